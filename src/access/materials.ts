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
  writeFileSync,
} from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { HubError } from '../errors.ts';

export interface Materials {
  /** Whether a file of this SHA-256 (hexadecimal) is there. */
  readonly has: (digest: string) => boolean;
  /** Whether this owner stored it: who only knows the digest of somebody else's file can do nothing with it. */
  readonly hasOf: (owner: string, digest: string) => boolean;
  /** Stores a file; the same file again is the same. BAD_USER_INPUT when it is empty or larger than `most` bytes. */
  readonly store: (
    owner: string,
    body: Readable,
    most: number,
  ) => Promise<{ digest: string; size: number }>;
  readonly open: (digest: string) => ReadStream;
}

const form = /^[0-9a-f]{64}$/;

/** The files in `<dataDir>/materials`. */
export function createMaterials(dataDir: string): Materials {
  const folder = join(dataDir, 'materials');
  const pathOf = (digest: string): string => join(folder, digest);
  const markOf = (owner: string, digest: string): string => {
    const mark = createHash('sha256').update(owner).digest('hex').slice(0, 32);
    return join(folder, `${digest}.${mark}`);
  };
  return {
    has: (digest) => form.test(digest) && existsSync(pathOf(digest)),
    open: (digest) => createReadStream(pathOf(digest)),
    hasOf: (owner, digest) => form.test(digest) && existsSync(markOf(owner, digest)),
    store: async (owner, body, most) => {
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
        writeFileSync(markOf(owner, digest), '', { mode: 0o600 });
        return { digest, size };
      } finally {
        await rm(draft, { force: true });
      }
    },
  };
}
