import { createHash } from 'node:crypto';

/** 22 characters that are equal exactly when the stated values are, whatever their order; absent values do not count. */
export function contentHash(values: Readonly<Record<string, unknown>>): string {
  const stated = Object.entries(values)
    .filter(([, value]) => value !== undefined)
    .sort(([one], [other]) => (one < other ? -1 : 1));
  const digest = createHash('sha256').update(JSON.stringify(stated)).digest();
  return digest.subarray(0, 16).toString('base64url');
}
