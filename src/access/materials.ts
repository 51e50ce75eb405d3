/**
 * Files handed in with applications: they may show anything of a person, so they lie outside the graph, named by their
 * digest alone, readable to the hub's user only.
 */
import { createHash, randomUUID } from 'node:crypto';
import {
  createReadStream,
  createWriteStream,
  existsSync,
  mkdirSync,
  type ReadStream,
} from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { HubError } from '../errors.ts';

export interface Materials {
  /** Whether a file of this SHA-256 (hexadecimal) was stored. */
  readonly has: (digest: string) => boolean;
  /** Stores a file; the same file again is the same. BAD_USER_INPUT when it is empty or larger than `most` bytes. */
  readonly store: (body: Readable, most: number) => Promise<{ digest: string; size: number }>;
  readonly open: (digest: string) => ReadStream;
}

const form = /^[0-9a-f]{64}$/;

/** The files in `<dataDir>/materials`. */
export function createMaterials(dataDir: string): Materials {
  const folder = join(dataDir, 'materials');
  const pathOf = (digest: string): string => join(folder, digest);
  return {
    has: (digest) => form.test(digest) && existsSync(pathOf(digest)),
    open: (digest) => createReadStream(pathOf(digest)),
    store: async (body, most) => {
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      const draft = join(folder, `.${randomUUID()}`);
      const hash = createHash('sha256');
      let size = 0;
      try {
        await pipeline(
          body,
          async function* (chunks: AsyncIterable<Buffer>) {
            for await (const chunk of chunks) {
              size += chunk.length;
              if (size > most)
                throw new HubError('BAD_USER_INPUT', `The file is larger than ${most} bytes.`);
              hash.update(chunk);
              yield chunk;
            }
          },
          createWriteStream(draft, { mode: 0o600, flags: 'wx' }),
        );
        if (size === 0) throw new HubError('BAD_USER_INPUT', 'The file is empty.');
        const digest = hash.digest('hex');
        await rename(draft, pathOf(digest));
        return { digest, size };
      } finally {
        await rm(draft, { force: true });
      }
    },
  };
}
