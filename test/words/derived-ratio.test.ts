import { expect, test } from '@jest/globals';
import { derivedRatio } from '../../src/words/derived-ratio.ts';
import { ratioOf } from '../../src/words/ratio.ts';

test('a share is the holder’s 认缴 over that of all, exactly', () => {
  expect(derivedRatio('1', ['1', '2'])).toEqual({ n: 1n, d: 3n });
  expect(derivedRatio('0.1', ['0.1', '0.2'])).toEqual({ n: 1n, d: 3n });
  expect(derivedRatio('0', ['0', '5'])).toEqual(ratioOf('0'));
});

test.each([
  ['the holder states nothing', null, [null, '2']],
  ['another holder states nothing', '1', ['1', null]],
  ['all state nought', '0', ['0', '0']],
  ['nobody is there', '1', []],
])('unknown stays unknown when %s', (_, own, all) => {
  expect(derivedRatio(own, all)).toBeNull();
});
