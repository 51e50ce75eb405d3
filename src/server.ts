/** Assembles the API: schema, resolvers, guards, form of errors. It does not listen. */
import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import type { Server as HttpServer } from 'node:http';
import { ApolloServer, type ApolloServerPlugin } from '@apollo/server';
import { unwrapResolverError } from '@apollo/server/errors';
import { ApolloServerPluginCacheControlDisabled } from '@apollo/server/plugin/disabled';
import { expressMiddleware } from '@as-integrations/express5';
import { makeExecutableSchema } from '@graphql-tools/schema';
import express, {
  type ErrorRequestHandler,
  type Express,
  type RequestHandler,
  type Router,
} from 'express';
import { GraphQLError, type GraphQLFormattedError, OperationTypeNode } from 'graphql';
import type { Viewer } from './access/viewer.ts';
import { type Context, createContext, type Hub, type Request } from './context.ts';
import { commitmentResolvers } from './domains/commitment/commitment.resolvers.ts';
import { controlResolvers } from './domains/control/control.resolvers.ts';
import { groupResolvers } from './domains/group/group.resolvers.ts';
import { evaluationResolvers } from './domains/evaluation/evaluation.resolvers.ts';
import { mapResolvers } from './domains/map/map.resolvers.ts';
import { nodeResolvers } from './domains/node/node.resolvers.ts';
import { mergeResolvers } from './domains/merge/merge.resolvers.ts';
import { pathResolvers } from './domains/path/path.resolvers.ts';
import { recordResolvers } from './domains/record/record.resolvers.ts';
import { relationResolvers } from './domains/relation/relation.resolvers.ts';
import { disputeResolvers } from './domains/dispute/dispute.resolvers.ts';
import { repairResolvers } from './domains/repair/repair.resolvers.ts';
import { reportResolvers } from './domains/report/report.resolvers.ts';
import { sanctionResolvers } from './domains/sanction/sanction.resolvers.ts';
import { statisticsResolvers } from './domains/statistics/statistics.resolvers.ts';
import { screeningResolvers } from './domains/screening/screening.resolvers.ts';
import { subjectResolvers } from './domains/subject/subject.resolvers.ts';
import { suspicionResolvers } from './domains/suspicion/suspicion.resolvers.ts';
import { errorTable, HubError } from './errors.ts';
import { checkDocument } from './guard/document.ts';
import { quiet } from './guard/quiet.ts';
import { serveSubscriptions } from './subscriptions.ts';
import { limits } from './words/limits.ts';
import { scalars } from './words/scalars.ts';

/** What a line of the request log says; never variables, never names. */
export interface RequestLine {
  readonly request: string;
  readonly operation: string | null;
  readonly role: string;
  readonly milliseconds: number;
  readonly statements: number;
  readonly codes: readonly string[];
}

export interface Log {
  readonly info: (line: object, message: string) => void;
  readonly warn: (line: object, message: string) => void;
  readonly error: (line: object, message: string) => void;
}

export interface ServerOptions extends Hub {
  readonly readViewer: (authorization: string | undefined) => Promise<Viewer>;
  readonly checkRate: (caller: string) => Promise<void>;
  readonly page: Router;
  /** Files that go beside the API. */
  readonly files: Router;
  readonly log: Log;
  /** Answers whether the database answers. */
  readonly ready: () => Promise<boolean>;
}

interface RequestContext extends Context {
  readonly requestId: string;
  readonly startedAt: number;
}

const schemaFolder = new URL('../schema/', import.meta.url);

const typeDefs = readdirSync(schemaFolder)
  // what was released last lies beside the contract and is no part of it
  .filter((name) => name.endsWith('.graphql') && name !== 'released.graphql')
  .map((name) => readFileSync(new URL(name, schemaFolder), 'utf8'));

const resolvers = [
  scalars,
  nodeResolvers,
  subjectResolvers,
  relationResolvers,
  recordResolvers,
  mapResolvers,
  controlResolvers,
  pathResolvers,
  groupResolvers,
  repairResolvers,
  suspicionResolvers,
  commitmentResolvers,
  disputeResolvers,
  mergeResolvers,
  reportResolvers,
  evaluationResolvers,
  sanctionResolvers,
  statisticsResolvers,
  screeningResolvers,
];

const asGraphQLError = (error: HubError): GraphQLError =>
  new GraphQLError(error.message, {
    extensions: { code: error.code, http: { status: errorTable[error.code].status } },
    originalError: error,
  });

/** Variables that do not fit are first met here; thrown as it is, graphql-js' error would count as a fault of ours. */
const asRefusal = (error: unknown): unknown => {
  if (error instanceof HubError) return asGraphQLError(error);
  if (!(error instanceof GraphQLError)) return error;
  return asGraphQLError(new HubError('BAD_USER_INPUT', quiet(error.message)));
};

const hubErrorIn = (error: unknown): HubError | undefined => {
  const inner = unwrapResolverError(error);
  if (inner instanceof HubError) return inner;
  const original = error instanceof GraphQLError ? error.originalError : undefined;
  return original instanceof HubError ? original : undefined;
};

/** Only masks; decides nothing. A fault of ours is named by the request's id, not by its text. */
const formatError = (formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError => {
  const { locations, path } = formatted;
  const place = { ...(locations ? { locations } : {}), ...(path ? { path } : {}) };
  const known = hubErrorIn(error);
  if (known) return { message: known.message, ...place, extensions: { code: known.code } };
  const code = formatted.extensions?.['code'];
  if (code === 'INTERNAL_SERVER_ERROR')
    return { message: 'The hub failed to answer.', ...place, extensions: { code } };
  return { message: quiet(formatted.message), ...place, extensions: { code } };
};

/** The same for what Apollo does not see: what is no refusal of a document is a fault of ours. */
const maskSubscription = (error: GraphQLError): GraphQLFormattedError => {
  const code = error.originalError ? 'INTERNAL_SERVER_ERROR' : 'GRAPHQL_VALIDATION_FAILED';
  return formatError({ ...error.toJSON(), extensions: { code, ...error.extensions } }, error);
};

const guardPlugin: ApolloServerPlugin<RequestContext> = {
  requestDidStart: () =>
    Promise.resolve({
      didResolveOperation: ({ schema, document, operation, request, contextValue }) => {
        if (!operation) return Promise.resolve();
        try {
          if (operation.operation === OperationTypeNode.SUBSCRIPTION)
            throw new HubError(
              'BAD_USER_INPUT',
              'Subscriptions go over a WebSocket at this address (graphql-transport-ws).',
            );
          checkDocument({
            schema,
            document,
            operation,
            variables: request.variables ?? {},
            costLimit: contextValue.viewer.role === 'PUBLIC' ? limits.publicCost : limits.cost,
          });
        } catch (error) {
          throw asRefusal(error);
        }
        return Promise.resolve();
      },
    }),
};

const codeOf = (error: unknown): string => {
  const code = error instanceof GraphQLError ? error.extensions['code'] : undefined;
  return hubErrorIn(error)?.code ?? (typeof code === 'string' ? code : 'INTERNAL_SERVER_ERROR');
};

const statusOf = (code: string): number | undefined =>
  code in errorTable ? errorTable[code as keyof typeof errorTable].status : undefined;

const answerPlugin = (log: Log): ApolloServerPlugin<RequestContext> => ({
  requestDidStart: () =>
    Promise.resolve({
      willSendResponse: ({ response, errors, contextValue, operationName }) => {
        const codes = (errors ?? []).map(codeOf);
        const { body } = response;
        const data = body.kind === 'single' ? body.singleResult.data : {};
        const failed = data == null || Object.values(data).every((value) => value === null);
        const status = failed && codes[0] !== undefined ? statusOf(codes[0]) : undefined;
        if (status !== undefined && response.http.status === undefined)
          response.http.status = status;
        const line: RequestLine = {
          request: contextValue.requestId,
          operation: operationName ?? null,
          role: contextValue.viewer.role,
          milliseconds: Math.round(performance.now() - contextValue.startedAt),
          statements: contextValue.reader.statements(),
          codes,
        };
        log.info(line, 'request');
        for (const error of errors ?? []) {
          const level = codeOf(error);
          const cause = hubErrorIn(error)?.cause ?? unwrapResolverError(error);
          if (level === 'INTERNAL_SERVER_ERROR' || level === 'UNAVAILABLE')
            log.error({ request: line.request, code: level, cause: causeName(cause) }, 'failed');
        }
        return Promise.resolve();
      },
    }),
});

/** Where a fault arose. A text of several lines stands at the head of the stack, so only frames are taken. */
const placesOf = ({ stack = '' }: Error): string =>
  (stack.match(/^ {4}at .*$/gm) ?? [])
    .slice(0, 3)
    .map((frame) => frame.trim())
    .join(' ');

/** The kind of a fault without its text: a driver's text can carry values. */
const causeName = (cause: unknown): string =>
  cause instanceof Error
    ? `${cause.name}${'code' in cause ? ` ${String(cause.code)}` : ''} ${placesOf(cause)}`
    : typeof cause;

/** What express itself refuses: a body that is no JSON, or too large. */
const refuseBody: ErrorRequestHandler = (error: unknown, _request, response, next) => {
  const status = error instanceof Error && 'status' in error ? Number(error.status) : 500;
  if (response.headersSent || status >= 500) {
    next(error);
    return;
  }
  const message =
    status === 413
      ? `The request is larger than ${limits.body} bytes.`
      : 'The request body must be JSON with a query.';
  response.status(status).json({ errors: [{ message, extensions: { code: 'BAD_REQUEST' } }] });
};

/** What express cannot read of an address. */
const refuseAddress: ErrorRequestHandler = (error: unknown, _request, response, next) => {
  if (!(error instanceof URIError) || response.headersSent) {
    next(error);
    return;
  }
  const message = 'The address holds a percent sign that begins no character.';
  response.status(400).json({ errors: [{ message, extensions: { code: 'BAD_REQUEST' } }] });
};

const masked =
  (log: Log): ErrorRequestHandler =>
  (error, _request, response, next) => {
    const code = 'INTERNAL_SERVER_ERROR';
    log.error({ code, cause: causeName(error) }, 'failed');
    if (response.headersSent) {
      next();
      return;
    }
    response
      .status(500)
      .json({ errors: [{ message: 'The hub failed to answer.', extensions: { code } }] });
  };

/** An address is kept by every proxy on the way, and a question may name a person: questions travel in bodies alone. */
const onlyPost: RequestHandler = (request, response, next) => {
  if (request.method === 'POST') {
    next();
    return;
  }
  const message = 'Questions are sent by POST, in the body.';
  response
    .status(405)
    .set('Allow', 'POST')
    .json({ errors: [{ message, extensions: { code: 'BAD_REQUEST' } }] });
};

/** The address is not repeated: a caller may have written a name into it. */
const unknown: RequestHandler = (_request, response) => {
  const message = 'Nothing is here. The API is at /graphql, the pages are at / and /explore.';
  response
    .status(404)
    .set('Content-Security-Policy', "default-src 'none'; frame-ancestors 'none'")
    .set('X-Content-Type-Options', 'nosniff')
    .json({ errors: [{ message, extensions: { code: 'NOT_FOUND' } }] });
};

/** The express application, ready to be listened with. Stop the returned server before closing the graph. */
export async function createServer(
  options: ServerOptions,
): Promise<{ app: Express; listen: (http: HttpServer) => void; stop: () => Promise<void> }> {
  const schema = makeExecutableSchema({ typeDefs, resolvers });
  const apollo = new ApolloServer<RequestContext>({
    schema,
    plugins: [
      guardPlugin,
      answerPlugin(options.log),
      // it looks at every field for a hint that this schema never gives; no answer is kept anywhere, see below
      ApolloServerPluginCacheControlDisabled(),
    ],
    formatError,
    parseOptions: { maxLexicalTokens: limits.tokens },
    allowBatchedHttpRequests: false,
    persistedQueries: false,
    includeStacktraceInErrorResponses: false,
    hideSchemaDetailsFromClientErrors: true,
    introspection: true,
    stopOnTerminationSignals: false,
  });
  await apollo.start();
  const contextOf = ({
    id = randomUUID(),
    idempotencyKey = null,
    ...request
  }: Pick<Request, 'viewer' | 'caller' | 'signal'> & Partial<Request>): RequestContext => ({
    ...createContext(options, { ...request, id, idempotencyKey, timeout: options.statementLimit }),
    requestId: id,
    startedAt: performance.now(),
  });
  const app = express();
  app.disable('x-powered-by');
  // answers are never asked for again by their digest: working one out is in vain
  app.disable('etag');
  app.get('/health', async (_request, response) => {
    const ready = await options.ready();
    response.status(ready ? 200 : 503).json({ database: ready ? 'UP' : 'DOWN' });
  });
  app.use(options.page);
  app.use(options.files);
  app.use(
    '/graphql',
    onlyPost,
    express.json({ limit: limits.body }),
    refuseBody,
    expressMiddleware(apollo, {
      context: async ({ req, res }): Promise<RequestContext> => {
        const requestId = randomUUID();
        const leaving = new AbortController();
        res.on('close', () => {
          if (!res.writableFinished) leaving.abort();
        });
        res.setHeader('X-Request-Id', requestId);
        res.setHeader('Cache-Control', 'no-store');
        try {
          await options.checkRate(req.ip ?? '');
          const viewer = await options.readViewer(req.headers.authorization);
          return contextOf({
            ...{ viewer, id: requestId, caller: req.ip ?? '', signal: leaving.signal },
            idempotencyKey: req.get('Idempotency-Key') ?? null,
          });
        } catch (error) {
          options.log.info({ request: requestId, codes: [codeOf(error)] }, 'refused');
          throw error instanceof HubError ? asGraphQLError(error) : error;
        }
      },
    }),
  );
  app.use(unknown);
  app.use(refuseAddress);
  app.use(masked(options.log));
  let closeSockets: () => Promise<void> = () => Promise.resolve();
  return {
    app,
    listen: (http) => {
      closeSockets = serveSubscriptions(http, {
        ...options,
        schema,
        mask: maskSubscription,
        contextOf: (viewer, caller, signal) => contextOf({ viewer, caller, signal }),
      });
    },
    stop: async () => {
      await closeSockets();
      await apollo.stop();
    },
  };
}
