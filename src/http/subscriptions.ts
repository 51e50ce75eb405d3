// Subscriptions: the same schema and the same limits as a request's, over a WebSocket. A socket lives for an hour at
// most, so that no token is believed for longer than that after it was read.
import { randomUUID } from 'node:crypto';
import type { IncomingMessage, Server as HttpServer } from 'node:http';
import {
  getOperationAST,
  GraphQLError,
  type GraphQLFormattedError,
  type GraphQLSchema,
  OperationTypeNode,
  parse,
  validate,
} from 'graphql';
import { useServer } from 'graphql-ws/use/ws';
import { WebSocketServer } from 'ws';
import type { Viewer } from '../access/viewer.ts';
import { HubError } from '../errors.ts';
import { checkDocument, costLimitOf } from '../guard/document.ts';
import { limits } from '../words/limits.ts';
import { admit, type Doorkeeper, type Visit } from './door.ts';

export interface SubscriptionOptions extends Doorkeeper {
  readonly schema: GraphQLSchema;
  /** Notes the errors of one message, and makes of them what the caller may be told. */
  readonly refused: (request: string, errors: readonly GraphQLError[]) => GraphQLFormattedError[];
  readonly contextOf: (visit: Pick<Visit, 'viewer' | 'caller' | 'signal'>) => object;
}

/** What a socket is known by once it has shown its token. */
interface Session {
  viewer?: Viewer;
  /** Finds the socket in the log. */
  readonly id: string;
  readonly request: IncomingMessage;
  /** Fires when the socket is closed, so that nothing is looked up for somebody who has left. */
  readonly leaving: AbortController;
}

/** Close code of the protocol for a socket that has to be opened anew. */
const openAnew = 4403;

const asError = (error: unknown): GraphQLError => {
  if (error instanceof GraphQLError) return error;
  const message = error instanceof Error ? error.message : 'The hub failed to answer.';
  return new GraphQLError(message, { originalError: error instanceof Error ? error : null });
};

const addressOf = ({ request }: Session): string => request.socket.remoteAddress ?? '';

/** The operation when it is one subscription within the limits; else why not. */
function checked(
  schema: GraphQLSchema,
  query: string,
  variables: Record<string, unknown>,
  operationName: string | null | undefined,
  viewer: Viewer,
) {
  const document = parse(query, { maxTokens: limits.tokens });
  const faults = validate(schema, document);
  if (faults.length > 0) return faults;
  const operation = getOperationAST(document, operationName);
  if (operation?.operation !== OperationTypeNode.SUBSCRIPTION)
    throw new HubError(
      'BAD_USER_INPUT',
      'A socket takes subscriptions; questions and decisions go by POST.',
    );
  const costLimit = costLimitOf(viewer);
  checkDocument({ schema, document, operation, variables, costLimit });
  return document;
}

/** Serves subscriptions at `/graphql` of the listening server; the answer closes every socket. */
export function serveSubscriptions(
  http: HttpServer,
  { schema, refused, contextOf, ...keeper }: SubscriptionOptions,
): () => Promise<void> {
  const sockets = new WebSocketServer({ server: http, path: '/graphql', maxPayload: limits.body });
  sockets.on('connection', (socket) => {
    const timer = setTimeout(() => {
      socket.close(openAnew, 'open anew');
    }, limits.socketLife);
    socket.once('close', () => {
      clearTimeout(timer);
    });
  });
  const told = (session: Session | undefined, errors: readonly unknown[]) =>
    refused(session?.id ?? '', errors.map(asError));
  const server = useServer<{ authorization?: unknown }, { session?: Session }>(
    {
      schema,
      connectionInitWaitTimeout: 3_000,
      onConnect: async (connection) => {
        const { request } = connection.extra;
        const session: Session = { id: randomUUID(), request, leaving: new AbortController() };
        request.socket.once('close', () => {
          session.leaving.abort();
        });
        const authorization = connection.connectionParams?.authorization;
        try {
          session.viewer = await admit(
            keeper,
            addressOf(session),
            typeof authorization === 'string' ? authorization : undefined,
          );
        } catch (error) {
          refused(session.id, [asError(error)]);
          // the protocol closes the socket as Forbidden, and says no more
          return false;
        }
        connection.extra.session = session;
        return true;
      },
      onSubscribe: async (connection, _id, { query, variables, operationName }) => {
        const { session } = connection.extra;
        const viewer = session?.viewer;
        try {
          if (!session || !viewer) throw new HubError('UNAUTHENTICATED', 'Say who you are first.');
          await keeper.checkRate(addressOf(session));
          if (Object.keys(connection.subscriptions).length > limits.socketSubscriptions)
            throw new HubError(
              'RATE_LIMITED',
              `A socket holds at most ${limits.socketSubscriptions} subscriptions.`,
            );
          const values = variables ?? {};
          const document = checked(schema, query, values, operationName, viewer);
          if (Array.isArray(document)) return document as readonly GraphQLError[];
          return {
            schema,
            document: document as ReturnType<typeof parse>,
            variableValues: values,
            operationName: operationName ?? null,
            contextValue: contextOf({
              viewer,
              caller: addressOf(session),
              signal: session.leaving.signal,
            }),
          };
        } catch (error) {
          return [asError(error)];
        }
      },
      onError: ({ extra }, _id, _payload, errors) => told(extra.session, errors),
      onNext: ({ extra }, _id, _payload, _args, result) => {
        const { errors, data = null } = result;
        if (errors) return { data, errors: told(extra.session, errors) };
        return undefined;
      },
    },
    sockets,
  );
  return async () => {
    await server.dispose();
  };
}
