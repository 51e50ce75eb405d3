/**
 * Millions of persons by their hash, in two flat arrays: 16 bytes of the hash and 8 of what the register said of them.
 * That two of ten million persons share 128 bits has a chance below 10^-24.
 */
export interface PersonSet {
  /** Adds the person and answers NEW, or whether what is known of the person is the same. */
  add(hash: Buffer, content: Buffer): 'NEW' | 'SAME' | 'OTHER';
  /** The keys alone, for another process to look persons up. */
  keys(): Uint32Array;
}

const firstCapacity = 1 << 16;
/** Beyond this load probes grow long. */
const fullAt = 0.6;

/** The slot of the key at `from` in `source`, or the free one where it belongs; one is free, for a set is never full. */
function slotOf(keys: Uint32Array, source: Uint32Array, from: number): number {
  const mask = keys.length / 4 - 1;
  const [a, b, c, d] = [source[from] ?? 0, source[from + 1], source[from + 2], source[from + 3]];
  for (let slot = a & mask; ; slot = (slot + 1) & mask) {
    const at = slot * 4;
    if (keys[at] === a && keys[at + 1] === b && keys[at + 2] === c && keys[at + 3] === d)
      return slot;
    if (isFree(keys, slot)) return slot;
  }
}

const isFree = (keys: Uint32Array, slot: number): boolean => {
  const at = slot * 4;
  return keys[at] === 0 && keys[at + 1] === 0 && keys[at + 2] === 0 && keys[at + 3] === 0;
};

function grown(keys: Uint32Array, contents: Uint32Array) {
  const next = { keys: new Uint32Array(keys.length * 2), contents: new Uint32Array(keys.length) };
  for (let slot = 0; slot * 4 < keys.length; slot += 1) {
    if (isFree(keys, slot)) continue;
    const to = slotOf(next.keys, keys, slot * 4);
    for (let word = 0; word < 4; word += 1) next.keys[to * 4 + word] = keys[slot * 4 + word] ?? 0;
    for (let word = 0; word < 2; word += 1)
      next.contents[to * 2 + word] = contents[slot * 2 + word] ?? 0;
  }
  return next;
}

const wordsOf = (hash: Buffer): Uint32Array =>
  Uint32Array.of(
    hash.readUInt32LE(0),
    hash.readUInt32LE(4),
    hash.readUInt32LE(8),
    hash.readUInt32LE(12),
  );

/** A look-up over the keys of a set. */
export const hasPerson = (keys: Uint32Array, hash: Buffer): boolean =>
  !isFree(keys, slotOf(keys, wordsOf(hash), 0));

/** An empty set. */
export function createPersonSet(): PersonSet {
  let keys = new Uint32Array(firstCapacity * 4);
  let contents = new Uint32Array(firstCapacity * 2);
  let size = 0;
  return {
    add: (hash, content) => {
      const [one, two] = [content.readUInt32LE(0), content.readUInt32LE(4)];
      const key = wordsOf(hash);
      const found = slotOf(keys, key, 0);
      if (!isFree(keys, found)) {
        return contents[found * 2] === one && contents[found * 2 + 1] === two ? 'SAME' : 'OTHER';
      }
      size += 1;
      if (size > (keys.length / 4) * fullAt) ({ keys, contents } = grown(keys, contents));
      const at = slotOf(keys, key, 0);
      keys.set(key, at * 4);
      [contents[at * 2], contents[at * 2 + 1]] = [one, two];
      return 'NEW';
    },
    keys: () => keys,
  };
}
