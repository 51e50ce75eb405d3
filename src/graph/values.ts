import neo4j from 'neo4j-driver';

/** Whole numbers go to the database as integers: the driver would send every JavaScript number as a float, which LIMIT refuses. */
export function toParameters(value: unknown): unknown {
  if (typeof value === 'number') return Number.isInteger(value) ? neo4j.int(value) : value;
  if (Array.isArray(value)) return value.map(toParameters);
  if (value !== null && typeof value === 'object')
    return Object.fromEntries(
      Object.entries(value).map(([name, item]) => [name, toParameters(item)]),
    );
  return value;
}
