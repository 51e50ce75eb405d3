import { hash } from 'node:crypto';

/** 22 characters that are equal exactly when the stated values are, whatever their order; absent values do not count. */
export function contentHash(values: Readonly<Record<string, unknown>>): string {
  const stated = Object.keys(values)
    .sort()
    .filter((name) => values[name] !== undefined)
    .map((name) => [name, values[name]]);
  return hash('sha256', JSON.stringify(stated), 'base64url').slice(0, 22);
}
