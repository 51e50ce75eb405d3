/** Assembles the API: schema, resolvers, guards, form of errors. It does not listen. */
import { randomUUID } from 'node:crypto';
import type { Server as HttpServer } from 'node:http';
import { ApolloServer, type ApolloServerPlugin } from '@apollo/server';
import { unwrapResolverError } from '@apollo/server/errors';
import { ApolloServerPluginCacheControlDisabled } from '@apollo/server/plugin/disabled';
import { expressMiddleware } from '@as-integrations/express5';
import express, { type Express, type Router } from 'express';
import { OperationTypeNode } from 'graphql';
import type { Viewer } from '../access/viewer.ts';
import { HubError } from '../errors.ts';
import { checkDocument, costLimitOf } from '../guard/document.ts';
import { type Context, createContext } from '../hub/context.ts';
import type { Hub, Request } from '../hub/request.ts';
import { limits } from '../words/limits.ts';
import {
  asGraphQLError,
  asRefusal,
  codeOf,
  formatError,
  hubErrorIn,
  maskSubscription,
  statusOf,
} from './graphql-errors.ts';
import { causeName, type Log } from './log.ts';
import { masked, onlyPost, refuseAddress, refuseBody, unknown } from './refusals.ts';
import { servedSchema } from './schema.ts';
import { serveSubscriptions } from './subscriptions.ts';

/** What a line of the request log says; never variables, never names. */
export interface RequestLine {
  readonly request: string;
  readonly operation: string | null;
  readonly role: string;
  readonly milliseconds: number;
  readonly statements: number;
  readonly codes: readonly string[];
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
            costLimit: costLimitOf(contextValue.viewer),
          });
        } catch (error) {
          throw asRefusal(error);
        }
        return Promise.resolve();
      },
    }),
};

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

/** The express application, ready to be listened with. Stop the returned server before closing the graph. */
export async function createServer(
  options: ServerOptions,
): Promise<{ app: Express; listen: (http: HttpServer) => void; stop: () => Promise<void> }> {
  const schema = servedSchema();
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
            viewer,
            id: requestId,
            caller: req.ip ?? '',
            signal: leaving.signal,
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
