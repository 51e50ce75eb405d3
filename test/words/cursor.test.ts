import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { readCursor, writeCursor } from '../../src/words/cursor.ts';

const refusal = expect.objectContaining({ code: 'BAD_USER_INPUT' });

test('what is written is read, whatever the values are', () => {
  fc.assert(
    fc.property(
      fc.array(fc.string({ unit: 'grapheme', maxLength: 20 }), { minLength: 1, maxLength: 3 }),
      (values) => {
        expect(readCursor('a', values.length, writeCursor('a', values))).toEqual(values);
      },
    ),
  );
});

test('a cursor of another list, or of another form of this one, is refused', () => {
  expect(() => readCursor('b', 1, writeCursor('a', ['x']))).toThrow(refusal);
  expect(() => readCursor('a', 2, writeCursor('a', ['x']))).toThrow(refusal);
});

test('nothing that a caller makes up is more than a bad cursor', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.json().map((json) => Buffer.from(json).toString('base64url')),
      ),
      (text) => {
        expect(() => readCursor('a', 2, text)).toThrow(refusal);
      },
    ),
  );
});
