// Everything that a driver sends comes in small pieces: without noDelay each waits for the one before it, 40 ms long.
import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';

/** A line to the database that a test can cut, leave dead and mend. */
export interface Proxy {
  readonly port: number;
  /** Breaks all connections and refuses new ones. */
  readonly cut: () => Promise<void>;
  /** Lets everything stand, and nothing through, as a pulled cable does. */
  readonly freeze: () => void;
  /** Takes connections again, on the same port. */
  readonly mend: () => Promise<void>;
}

/** Opens a proxy before `target`; with `port` on that port. */
export async function openProxy(target: URL, port = 0): Promise<Proxy> {
  const sockets = new Set<Socket>();
  let frozen = false;
  const join = (near: Socket): void => {
    const far = connect({ port: Number(target.port), host: target.hostname, noDelay: true });
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(from);
      from.on('data', (chunk) => {
        if (!frozen) to.write(chunk);
      });
      from.on('close', () => {
        sockets.delete(from);
        to.destroy();
      });
      // a broken connection is what this test is about; its close event follows
      from.on('error', () => from.destroy());
    }
  };
  const listen = async (on: number): Promise<Server> => {
    const server = createServer({ noDelay: true }, join).listen(on, '127.0.0.1');
    await once(server, 'listening');
    return server;
  };
  let server = await listen(port);
  const address = server.address();
  const own = address !== null && typeof address === 'object' ? address.port : port;
  return {
    port: own,
    cut: async () => {
      const closed = once(server, 'close');
      server.close();
      for (const socket of sockets) socket.destroy();
      await closed;
    },
    freeze: () => {
      frozen = true;
    },
    mend: async () => {
      frozen = false;
      if (!server.listening) server = await listen(own);
    },
  };
}
