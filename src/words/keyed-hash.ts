/**
 * HMAC (RFC 2104) by Node's one-shot hash: the same bytes as `createHmac` gives, in less than half the time, which
 * counts where millions of persons are told apart.
 */
import { createHmac, hash } from 'node:crypto';

/** The keyed hash of a text, as text in this encoding. */
export type KeyedHash = (text: string, encoding: 'base64url' | 'binary') => string;

const blockLength = 64;
/** Most bytes of a text that the quick way takes. */
const room = 1_024;

const xored = (key: Uint8Array, with_: number): Buffer =>
  Buffer.alloc(blockLength, with_).map((byte, at) => byte ^ (key[at] ?? 0)) as Buffer;

/** The keyed hash under one key; the algorithm's block must have 64 bytes, as those of SHA-256 and SM3 have. */
export function createKeyedHash(algorithm: 'sha256' | 'sm3', key: Uint8Array): KeyedHash {
  const digestLength = 32;
  const short = key.length > blockLength ? hash(algorithm, key, 'buffer') : key;
  const inner = Buffer.concat([xored(short, 0x36), Buffer.alloc(room)]);
  const outer = Buffer.concat([xored(short, 0x5c), Buffer.alloc(digestLength)]);
  return (text, encoding) => {
    // a character has at most three bytes for each of its UTF-16 units
    if (text.length * 3 > room) return createHmac(algorithm, key).update(text).digest(encoding);
    const length = inner.write(text, blockLength);
    outer.write(
      hash(algorithm, inner.subarray(0, blockLength + length), 'binary'),
      blockLength,
      'latin1',
    );
    return hash(algorithm, outer, encoding);
  };
}
