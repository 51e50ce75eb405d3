import { expect, test } from '@jest/globals';
import { connection, pageOf } from '../../src/words/page.ts';

const rows = { cursor: (item: number) => `c${item}`, row: (item: number) => item * 10 };
const total = () => Promise.resolve(7);

test('one more than asked for was read, and says that there is more', () => {
  const page = pageOf([1, 2, 3], 2, null, rows, total);
  expect(connection.nodes(page)).toEqual([10, 20]);
  expect(connection.pageInfo(page)).toEqual({
    hasNextPage: true,
    hasPreviousPage: false,
    startCursor: 'c1',
    endCursor: 'c2',
  });
});

test('a page behind a cursor has something before it; an empty page has no cursors', () => {
  expect(connection.pageInfo(pageOf([], 2, 'c9', rows, total))).toEqual({
    hasNextPage: false,
    hasPreviousPage: true,
    startCursor: null,
    endCursor: null,
  });
});

test('the total is counted when it is asked for, and once', async () => {
  let counted = 0;
  const page = pageOf([1], 2, null, rows, () => Promise.resolve((counted += 1)));
  expect(counted).toBe(0);
  expect([await connection.totalCount(page), await connection.totalCount(page)]).toEqual([1, 1]);
});
