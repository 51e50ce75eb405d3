/** Counts by a key of several parts. */
export interface Tally<Key extends readonly (string | null)[]> {
  readonly add: (key: Key, count: number) => void;
  readonly cells: () => readonly { readonly key: Key; readonly count: number }[];
}

/** An empty tally; its cells come in the order of their keys. */
export function createTally<Key extends readonly (string | null)[]>(): Tally<Key> {
  const counts = new Map<string, number>();
  return {
    add: (key, count) => {
      const name = JSON.stringify(key);
      counts.set(name, (counts.get(name) ?? 0) + count);
    },
    cells: () =>
      [...counts]
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([name, count]) => ({ key: JSON.parse(name) as Key, count })),
  };
}

/** The places that a place code lies in: the city, and its first 2, 4 and 6 digits. */
export const placesOf = (region: string | null): readonly string[] =>
  region === null || !/^\d{6}$/.test(region)
    ? ['']
    : ['', region.slice(0, 2), region.slice(0, 4), region];
