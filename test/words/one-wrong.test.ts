import { expect, test } from '@jest/globals';
import { meant, pairsOf } from '../../src/words/one-wrong.ts';

const names = ['云澜远帆商贸有限公司', '云澜青鸾科技有限公司'];

test.each([
  ['远帆商茂', '远帆商贸'],
  ['远帆商贸有公司', '远帆商贸有限公司'],
  ['云澜青青鸾科技', '云澜青鸾科技'],
  ['青鸾科枝', '青鸾科技'],
])('%s is meant as %s', (text, part) => {
  expect(meant(text, names)).toBe(part);
});

test.each(['远方商茂', '远帆', '某某某', ''])('%s is too far, or too short', (text) => {
  expect(meant(text, names)).toBeUndefined();
});

test('the pairs of a text leave out what is neither letter nor digit', () => {
  expect(pairsOf('云澜(集)')).toEqual(['云澜', '澜集']);
});
