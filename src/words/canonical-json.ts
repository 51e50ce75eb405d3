/** One text for one value, so that what was said twice can be known to be the same. */
function canonical(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(canonical);
  if (value === null || typeof value !== 'object') return value;
  const entries = Object.entries(value).filter(([, item]) => item != null);
  return Object.fromEntries(
    entries.sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, item]) => [name, canonical(item)]),
  );
}

/** The same text for the same values, whatever the order of their names; what is null was not said, as if it were absent. */
export const canonicalJson = (value: unknown): string => JSON.stringify(canonical(value));
