import { describe, expect, test } from '@jest/globals';
import { authorityRank, catalogueItem, readCatalogue } from '../../src/rules/catalogue.ts';
import { readNoticeWords } from '../../src/rules/notice-words.ts';

describe('the catalogue', () => {
  const catalogue = readCatalogue();

  test('every item says its class, legal basis and scope', () => {
    expect(catalogueItem(catalogue, 'PENALTY')).toMatchObject({
      class: '行政管理信息',
      scope: 'PUBLIC',
    });
    expect(catalogueItem(catalogue, 'PERSON_BASIC').scope).toBe('SHARED');
  });

  test('under an item that the edition does not have nothing is taken in', () => {
    expect(() => catalogueItem(catalogue, 'GOSSIP')).toThrow(RangeError);
  });

  test('the authority of a table comes before others, and those not named are equal', () => {
    const rank = (department: string) => authorityRank(catalogue, 'enterprise', department);
    expect(rank('云澜市市场监督管理局')).toBeLessThan(rank('云澜市民政局'));
    expect(rank('云澜市民政局')).toBeLessThan(rank('云澜市水务局'));
    expect(rank('云澜市水务局')).toBe(rank('云澜市教育局'));
  });
});

describe('the words of the notice standard', () => {
  test('other spellings mean a word of the standard and are told apart from it', () => {
    const { partyKinds, idTypes } = readNoticeWords();
    expect(partyKinds.get('自然人')).toEqual({ means: 'PERSON', standard: true });
    expect(idTypes.get('居民身份证')).toEqual({ means: '身份证', standard: false });
    expect(partyKinds.get('外星人')).toBeUndefined();
  });
});
