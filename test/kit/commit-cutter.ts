import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** A way to the database that dies at commits: every other one, by turns before and after it arrived. */
export interface CommitCutter {
  readonly port: number;
  /** Commits that were cut, and how many of these had reached the database. */
  readonly cuts: () => { readonly all: number; readonly arrived: number };
  readonly close: () => Promise<void>;
}

/** COMMIT as one Bolt message: its length, the structure without fields, the end of the message. */
const commit = Buffer.from([0x00, 0x02, 0xb0, 0x12, 0x00, 0x00]);

/** Opens the way; it lets everything through once `most` commits have been cut. */
export async function openCommitCutter(to: URL, most: number): Promise<CommitCutter> {
  const sockets = new Set<Socket>();
  let [commits, all, arrived] = [0, 0, 0];
  // the driver writes in small pieces, and each would be held back until the one before it was acknowledged: 40 ms
  const server = createServer({ noDelay: true }, (near) => {
    const far = connect({ port: Number(to.port), host: to.hostname, noDelay: true });
    for (const socket of [near, far]) {
      sockets.add(socket);
      // a cut connection ends with errors on both sides, which is what it is for
      socket.on('error', () => socket.destroy());
      socket.on('close', () => {
        sockets.delete(socket);
        near.destroy();
        far.destroy();
      });
    }
    let deaf = false;
    far.on('data', (data) => {
      if (!deaf) near.write(data);
    });
    near.on('data', (data) => {
      if (!data.includes(commit) || all >= most || (commits += 1) % 2 !== 0) {
        far.write(data);
        return;
      }
      all += 1;
      if (all % 2 === 0) {
        near.destroy();
        return;
      }
      arrived += 1;
      deaf = true;
      far.write(data);
      far.once('data', () => near.destroy());
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    cuts: () => ({ all, arrived }),
    close: async () => {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}
