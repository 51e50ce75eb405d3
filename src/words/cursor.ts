import { HubError } from '../errors.ts';

/** An opaque place in a list: the values that the list is ordered by, so that a page goes on there whatever was added. */
export function writeCursor(kind: string, values: readonly (string | number)[]): string {
  return Buffer.from(JSON.stringify([kind, ...values])).toString('base64url');
}

/** Reads a cursor of that kind with that many values; BAD_USER_INPUT for anything else. */
export function readCursor(kind: string, count: number, cursor: string): string[] {
  const values = decode(cursor);
  if (values?.[0] !== kind || values.length !== count + 1)
    throw new HubError(
      'BAD_USER_INPUT',
      'The cursor is not one of this list; take it from pageInfo.endCursor of the same question.',
    );
  return values.slice(1);
}

function decode(cursor: string): string[] | undefined {
  // a name of 1,000 characters, the longest taken in, makes a cursor of 4,000
  if (!/^[A-Za-z0-9_-]{1,8000}$/.test(cursor)) return undefined;
  try {
    const values: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    return Array.isArray(values) &&
      values.every((value) => ['string', 'number'].includes(typeof value))
      ? values.map(String)
      : undefined;
  } catch (error) {
    // JSON.parse throws nothing but SyntaxError; anything else must not be taken for a bad cursor
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
