import { expect, test } from '@jest/globals';
import { isEnumType } from 'graphql';
import { readNoticeWords } from '../../src/rules/notice-words.ts';
import { detailLabel, detailLabels, detailValue } from '../../src/words/record-details.ts';
import { schema } from '../explorer/fake-hub.ts';

const chinese = /[㐀-鿿]/;

// that intake stores a detail under no other name is held by its type: RecordFact.details takes DetailName alone
test('every detail has a label in both languages, and one that nobody knows stands for itself', () => {
  for (const name of Object.keys(detailLabels)) {
    const { zh, en } = detailLabel(name);
    expect(zh).toMatch(chinese);
    expect(en).not.toMatch(chinese);
    expect(en).not.toBe(name);
  }
  expect(detailLabel('fineAmount')).toEqual({ zh: '罚款金额（万元）', en: 'Fine (10,000 yuan)' });
  expect(detailLabel('somethingNew').zh).toBe('somethingNew');
});

const valuesOf = (type: string): readonly string[] => {
  const found = schema.getType(type);
  return isEnumType(found) ? found.getValues().map(({ name }) => name) : [];
};

test('every coded value has words in both languages, the source’s own words stay', () => {
  const { penaltyKinds, licenceKinds } = readNoticeWords();
  const coded = {
    commitmentKind: valuesOf('CommitmentKind'),
    performance: valuesOf('CommitmentState'),
    penaltyKinds: [...penaltyKinds.values()].map(({ means }) => means),
    licenceKind: [...licenceKinds.values()].map(({ means }) => means),
    simpleProcedure: ['true', 'false'],
  };
  for (const [name, values] of Object.entries(coded)) {
    expect(values.length).toBeGreaterThan(1);
    for (const value of values) {
      const { zh, en } = detailValue(name, value);
      expect(zh).toMatch(chinese);
      expect(en).not.toMatch(chinese);
      expect(en).not.toBe(value);
    }
  }
  expect(detailValue('performance', '全部未履行')).toEqual({ zh: '全部未履行', en: '全部未履行' });
});
