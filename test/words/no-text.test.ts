import { describe, expect, it } from '@jest/globals';
import { isNoText } from '../../src/words/no-text.ts';

describe('isNoText', () => {
  it.each(['', ' \t', '\\N', '暂无', '无', '-', '[]号', 'NULL', '空', '　'])(
    '%p says nothing',
    (text) => {
      expect(isNoText(text)).toBe(true);
    },
  );

  it.each(['0', '无锡', '--x', 'N', '号'])('%p says something', (text) => {
    expect(isNoText(text)).toBe(false);
  });
});
