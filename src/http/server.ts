/** Assembles the API: schema, resolvers, guards, form of errors. It does not listen. */
import { randomUUID } from 'node:crypto';
import type { Server as HttpServer } from 'node:http';
import { ApolloServer, type ApolloServerPlugin } from '@apollo/server';
import { ApolloServerPluginCacheControlDisabled } from '@apollo/server/plugin/disabled';
import { expressMiddleware } from '@as-integrations/express5';
import express, { type Express, type Router } from 'express';
import { OperationTypeNode } from 'graphql';
import { HubError, statusOf } from '../errors.ts';
import { checkDocument, costLimitOf } from '../guard/document.ts';
import { type Context, createContext } from '../hub/context.ts';
import type { Hub, Request } from '../hub/request.ts';
import { type Budget, createBudget } from '../words/cost.ts';
import { limits } from '../words/limits.ts';
import type { Trust } from './address.ts';
import { createDoor, type Doorkeeper, visitOf } from './door.ts';
import { createFaultLog, type FaultLog } from './fault-log.ts';
import {
  asRefusal,
  codeOf,
  formatError,
  hubErrorIn,
  maskSubscription,
  withoutFlood,
} from './graphql-errors.ts';
import { setHeaders, tellWhenToReturn } from './headers.ts';
import { createHealth, type Readiness } from './health.ts';
import { type Log, operationLabel } from './log.ts';
import { onlyJson, onlyPost, refuse, unknown } from './refusals.ts';
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

export interface ServerOptions extends Hub, Doorkeeper, Readiness {
  /** What is served to everybody alike. */
  readonly page: Router;
  /** Files that go beside the API, behind the same door. */
  readonly files: Router;
  readonly log: Log;
  /** Which proxies are believed about whose call they hand on: how many, or their addresses; none without it. */
  readonly trustProxy?: number | string | undefined;
}

/** Where a caller is counted and known by name before anything is read or answered. */
const behindDoor = ['/graphql', '/materials', '/screenings', '/reports'];

interface RequestContext extends Context {
  readonly requestId: string;
  readonly budget: Budget;
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
          const cost = checkDocument({
            schema,
            document,
            operation,
            variables: request.variables ?? {},
            costLimit: costLimitOf(contextValue.viewer),
          });
          contextValue.budget.fields(cost);
        } catch (error) {
          throw asRefusal(error);
        }
        return Promise.resolve();
      },
    }),
};

const answerPlugin = (log: Log, faults: FaultLog): ApolloServerPlugin<RequestContext> => ({
  requestDidStart: () =>
    Promise.resolve({
      willSendResponse: ({ response, errors, contextValue, operationName }) => {
        const codes = (errors ?? []).map(codeOf);
        const { body } = response;
        if (body.kind === 'single' && body.singleResult.errors)
          body.singleResult.errors = withoutFlood(body.singleResult.errors);
        const data = body.kind === 'single' ? body.singleResult.data : {};
        const failed = data == null || Object.values(data).every((value) => value === null);
        const status = failed && codes[0] !== undefined ? statusOf(codes[0]) : undefined;
        if (status !== undefined && response.http.status === undefined)
          response.http.status = status;
        tellWhenToReturn(response.http.headers, (errors ?? []).map(hubErrorIn));
        const line: RequestLine = {
          request: contextValue.requestId,
          operation: operationLabel(operationName ?? null),
          role: contextValue.viewer.role,
          milliseconds: Math.round(performance.now() - contextValue.startedAt),
          statements: contextValue.reader.statements(),
          // a thousand errors of one kind are one word
          codes: [...new Set(codes)],
        };
        log.info(line, 'request');
        if (line.statements > 0 && !codes.includes('UNAVAILABLE')) faults.answered();
        faults.told(line.request, errors ?? []);
        return Promise.resolve();
      },
    }),
});

/** The express application, ready to be listened with. Stop the returned server before closing the graph. */
export async function createServer(
  options: ServerOptions,
): Promise<{ app: Express; listen: (http: HttpServer) => void; stop: () => Promise<void> }> {
  const schema = servedSchema();
  const faults = createFaultLog(options.log);
  const apollo = new ApolloServer<RequestContext>({
    schema,
    plugins: [
      guardPlugin,
      answerPlugin(options.log, faults),
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
  }: Pick<Request, 'viewer' | 'caller' | 'signal'> & Partial<Request>): RequestContext => {
    const budget = createBudget(costLimitOf(request.viewer));
    const timeout = options.statementLimit;
    const asked = { ...request, id, idempotencyKey, timeout, spend: budget.spend };
    return {
      ...createContext(options, asked),
      budget,
      requestId: id,
      startedAt: performance.now(),
    };
  };
  const app = express();
  app.set('trust proxy', options.trustProxy ?? false);
  app.disable('x-powered-by');
  // answers are never asked for again by their digest: working one out is in vain
  app.disable('etag');
  app.use(setHeaders);
  app.use(createHealth(options, faults));
  app.use(options.page);
  app.use('/graphql', onlyPost);
  app.use(behindDoor, createDoor(options));
  app.use(options.files);
  app.use(
    '/graphql',
    onlyJson,
    express.json({ limit: limits.body }),
    expressMiddleware(apollo, {
      context: ({ req }) => {
        const visit = visitOf(req);
        return Promise.resolve(
          contextOf({
            viewer: visit.viewer,
            id: visit.id,
            caller: visit.caller,
            signal: visit.signal,
            idempotencyKey: req.get('Idempotency-Key') ?? null,
          }),
        );
      },
    }),
  );
  app.use(unknown);
  app.use(refuse(faults));
  let closeSockets: () => Promise<void> = () => Promise.resolve();
  return {
    app,
    listen: (http) => {
      closeSockets = serveSubscriptions(http, {
        ...options,
        schema,
        refused: (request, errors) => {
          faults.told(request, errors);
          return [...withoutFlood(errors.map(maskSubscription))];
        },
        contextOf: (visit) => contextOf(visit),
        trust: app.get('trust proxy fn') as Trust,
      });
    },
    stop: async () => {
      await closeSockets();
      await apollo.stop();
    },
  };
}
