/** The HTTP server itself: how long a caller may take to say what it wants, and how many may be about to say it. */
import { createServer, type RequestListener, type Server } from 'node:http';
import type { Socket } from 'node:net';
import { limits } from '../words/limits.ts';
import { networkOf } from './address.ts';

interface Patience {
  /** Milliseconds within which the head of a request must have come. */
  readonly head: number;
  /** Milliseconds within which all of it must have come. */
  readonly whole: number;
}

const usual: Patience = { head: 10_000, whole: 20_000 };

/** Ends connections of an address that has opened many and asked nothing on them yet. */
function boundSilent(http: Server): void {
  const silent = new Map<string, Set<Socket>>();
  http.on('connection', (socket) => {
    const address = networkOf(socket.remoteAddress ?? '');
    const held = silent.get(address) ?? new Set();
    if (held.size >= limits.silentConnections) {
      socket.destroy();
      return;
    }
    silent.set(address, held.add(socket));
    socket.once('close', () => {
      forget(address, socket);
    });
  });
  const forget = (address: string, socket: Socket): void => {
    const held = silent.get(address);
    held?.delete(socket);
    if (held?.size === 0) silent.delete(address);
  };
  const asked = ({ socket }: { readonly socket: Socket }): void => {
    forget(networkOf(socket.remoteAddress ?? ''), socket);
  };
  http.on('request', asked);
  http.on('upgrade', asked);
}

/** A server for the application; it does not listen yet. */
export function createListener(app: RequestListener, { head, whole }: Patience = usual): Server {
  const http = createServer(
    { headersTimeout: head, requestTimeout: whole, connectionsCheckingInterval: head / 10 },
    app,
  );
  boundSilent(http);
  return http;
}
