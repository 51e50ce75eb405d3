// Subscriptions: the same schema and the same limits as a request's, over a WebSocket. A socket lives for an hour at
// most, so that no token is believed for longer than that after it was read.
import { randomUUID } from 'node:crypto';
import type { IncomingMessage, Server as HttpServer } from 'node:http';
import {
  type ExecutionResult,
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
import { callerAddress, type Trust } from './address.ts';
import { admit, type Doorkeeper, type Visit } from './door.ts';

export interface SubscriptionOptions extends Doorkeeper {
  readonly schema: GraphQLSchema;
  /** Notes the errors of one message, and makes of them what the caller may be told. */
  readonly refused: (request: string, errors: readonly GraphQLError[]) => GraphQLFormattedError[];
  /** `completed` fires when the subscription itself is over, whatever becomes of its socket. */
  readonly contextOf: (
    visit: Pick<Visit, 'viewer' | 'caller' | 'signal'> & { readonly completed: AbortSignal },
  ) => object;
  readonly trust: Trust;
}

/** What a socket is known by once it has shown its token. */
interface Session {
  viewer?: Viewer;
  /** Whom limits count by. */
  caller: string;
  /** Finds the socket in the log. */
  readonly id: string;
  readonly request: IncomingMessage;
  /** Of each subscription under way, what tells it that it is over. */
  readonly completing: Map<string, AbortController>;
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

/** How many sockets each caller holds. */
function createSocketCount() {
  const held = new Map<string, number>();
  const change = (caller: string, by: 1 | -1): number => {
    const now = (held.get(caller) ?? 0) + by;
    if (now > 0) held.set(caller, now);
    else held.delete(caller);
    return now;
  };
  return {
    /** RATE_LIMITED where the caller holds as many as it may; else it is counted until it is closed. */
    take: ({ caller, request }: Session): void => {
      if (change(caller, 1) <= limits.callerSockets) {
        request.socket.once('close', () => change(caller, -1));
        return;
      }
      change(caller, -1);
      throw new HubError(
        'RATE_LIMITED',
        `A caller holds at most ${limits.callerSockets} sockets; close one first.`,
      );
    },
  };
}

const tooMany = (): HubError =>
  new HubError(
    'RATE_LIMITED',
    `A socket holds at most ${limits.socketSubscriptions} subscriptions; complete one first.`,
  );

/**
 * The same answers, and word to the subscription when it is completed: a generator that waits hears of its end only with
 * the next answer, which may never come.
 */
function ending<T>(answers: AsyncGenerator<T>, completed: () => void): AsyncGenerator<T> {
  return Object.assign(Object.create(answers) as AsyncGenerator<T>, {
    next: () => answers.next(),
    return: (value: unknown) => {
      completed();
      return answers.return(value);
    },
    throw: (error: unknown) => {
      completed();
      return answers.throw(error);
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  });
}

const isGenerator = <T>(result: T): result is T & AsyncGenerator<ExecutionResult> =>
  typeof result === 'object' && result !== null && Symbol.asyncIterator in result;

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
  { schema, refused, contextOf, trust, ...keeper }: SubscriptionOptions,
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
  const held = createSocketCount();
  const told = (session: Session | undefined, errors: readonly unknown[]) =>
    refused(session?.id ?? '', errors.map(asError));
  const server = useServer<{ authorization?: unknown }, { session?: Session }>(
    {
      schema,
      connectionInitWaitTimeout: 3_000,
      onConnect: async (connection) => {
        const { request } = connection.extra;
        const address = callerAddress(request, trust);
        const session: Session = {
          id: randomUUID(),
          caller: address,
          request,
          leaving: new AbortController(),
          completing: new Map(),
        };
        request.socket.once('close', () => {
          session.leaving.abort();
        });
        const authorization = connection.connectionParams?.authorization;
        try {
          const admitted = await admit(
            keeper,
            address,
            typeof authorization === 'string' ? authorization : undefined,
          );
          Object.assign(session, admitted);
          held.take(session);
        } catch (error) {
          refused(session.id, [asError(error)]);
          // the protocol closes the socket as Forbidden, and says no more
          return false;
        }
        connection.extra.session = session;
        return true;
      },
      onSubscribe: async (connection, id, { query, variables, operationName }) => {
        const { session } = connection.extra;
        const viewer = session?.viewer;
        // before anything is awaited: of eleven that come at once the eleventh is one too many, and only it
        const isTooMany = Object.keys(connection.subscriptions).length > limits.socketSubscriptions;
        try {
          if (!session || !viewer) throw new HubError('UNAUTHENTICATED', 'Say who you are first.');
          await keeper.checkRate(session.caller);
          if (isTooMany) throw tooMany();
          const values = variables ?? {};
          const document = checked(schema, query, values, operationName, viewer);
          if (Array.isArray(document)) return document as readonly GraphQLError[];
          const completing = new AbortController();
          session.completing.set(id, completing);
          return {
            schema,
            document: document as ReturnType<typeof parse>,
            variableValues: values,
            operationName: operationName ?? null,
            contextValue: contextOf({
              viewer,
              caller: session.caller,
              signal: session.leaving.signal,
              completed: completing.signal,
            }),
          };
        } catch (error) {
          return [asError(error)];
        }
      },
      onOperation: ({ extra }, id, _payload, _args, result) =>
        isGenerator(result)
          ? ending(result, () => extra.session?.completing.get(id)?.abort())
          : result,
      onComplete: ({ extra }, id) => {
        extra.session?.completing.delete(id);
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
