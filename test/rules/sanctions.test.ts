import { describe, expect, test } from '@jest/globals';
import { readCatalogue } from '../../src/rules/catalogue.ts';
import { groundedBy, readSanctionRules } from '../../src/rules/groundings.ts';
import { levelOf, matterOn, readMatters } from '../../src/rules/matters.ts';
import { inForce, readMeasures } from '../../src/rules/measures.ts';
import { confirmedRules } from '../kit/confirmed.ts';
import { readNoticeWords } from '../../src/rules/notice-words.ts';
import type { SubjectKind } from '../../src/words/subject-kinds.ts';
import { withFile } from '../kit/deliver.ts';

const { sanctions: rules, matters } = confirmedRules;
const today = '2026-06-30';
const record = (values: object) => ({
  kind: 'LIST_ENTRY' as const,
  catalogueItem: null,
  title: '',
  ...values,
});
const measuresOf = (
  values: object,
  kind: SubjectKind = 'ENTERPRISE',
  on = today,
): readonly string[] =>
  groundedBy(rules, record(values), kind, on).map(({ measure }) => measure.id);

describe('the catalogue of measures', () => {
  test('every measure has an item, a basis and somebody whom it reaches', () => {
    for (const { item, bases, subjects } of readMeasures())
      expect([item.length, bases.length, subjects.length].every((size) => size > 0)).toBe(true);
  });

  test('the fourteen items of the national list are there, in its three kinds', () => {
    const punishing = readMeasures().filter(({ effect }) => effect === 'PUNISHMENT');
    expect(new Set(punishing.map(({ kind }) => kind))).toEqual(
      new Set(['RIGHTS_BY_LAW', 'MANAGEMENT', 'OTHERS_OWN']),
    );
    expect(punishing.length).toBe(14);
  });

  test('a measure out of its dates is not in force', () => {
    expect(inForce({ firstDay: '2026-01-01', lastDay: '2026-06-30' }, '2026-06-30')).toBe(true);
    expect(inForce({ firstDay: '2026-01-01', lastDay: '2026-06-30' }, '2026-07-01')).toBe(false);
    expect(inForce({ firstDay: '2026-01-01', lastDay: null }, '2025-12-31')).toBe(false);
  });

  test('a file that breaks its form is refused', async () => {
    const faults = [
      ['{}', 'edition: Invalid input'],
      ['no json', 'delivery.csv: no JSON at '],
      ['{"edition":"1","source":"x","measures":[{"id":"X"}]}', 'measures[0].name'],
    ] as const;
    for (const [text, told] of faults)
      await withFile(text, (path) => {
        expect(() => readMeasures(path)).toThrow(told);
        return Promise.resolve();
      });
  });
});

describe('what grounds what', () => {
  test('a serious tax breach bars from public procurement, by a rule that imposes by itself', () => {
    const found = groundedBy(rules, record({ catalogueItem: 'TAX_BREACH' }), 'ENTERPRISE', today);
    expect(found).toContainEqual(
      expect.objectContaining({
        measure: expect.objectContaining({ id: 'PROCUREMENT_BAN' }),
        rule: expect.objectContaining({ mode: 'AUTOMATIC' }),
      }),
    );
  });

  test('a measure for persons alone is not grounded on a firm', () => {
    const entry = { kind: 'JUDGMENT_DEFAULT', catalogueItem: 'JUDGMENT_DEFAULT' };
    expect(measuresOf(entry)).not.toContain('OFFICE_LIMIT');
    expect(measuresOf(entry, 'PERSON')).toContain('OFFICE_LIMIT');
  });

  test('the kind of a penalty decides; a warning and a licence ground nothing', () => {
    const penalty = (penaltyKinds: string | readonly string[]) =>
      measuresOf({ kind: 'PENALTY', penaltyKinds });
    expect(penalty(['罚款', '责令停产停业'])).toContain('PROCUREMENT_BAN');
    expect(penalty('罚款')).toEqual(['KEY_SUPERVISION']);
    expect(penalty('警告')).toEqual([]);
    expect(measuresOf({ kind: 'LICENCE' })).toEqual([]);
  });

  test('an honour grounds rewards alone', () => {
    const found = groundedBy(
      rules,
      record({ kind: 'HONOUR', title: '纳税信用A级' }),
      'ENTERPRISE',
      today,
    );
    expect(found.length).toBeGreaterThan(0);
    expect(found.every(({ measure }) => measure.effect === 'REWARD')).toBe(true);
  });

  test('every rule names items of the catalogue and kinds of penalty that records can have', () => {
    const items = readCatalogue().items.map(({ id }) => id);
    const { penaltyKinds } = readNoticeWords();
    for (const { record: wanted } of rules.groundings) {
      for (const item of wanted.catalogueItems ?? []) expect(items).toContain(item);
      for (const kind of wanted.penaltyKinds ?? []) expect(penaltyKinds.has(kind)).toBe(true);
    }
  });

  test('every rule and matter names matters that there are', () => {
    const known = matters.map(({ id }) => id);
    for (const { matters: named } of rules.groundings)
      for (const id of named ?? []) expect(known).toContain(id);
  });

  test('a rule that names no measure of the catalogue is refused', () => {
    expect(() => readSanctionRules(undefined, [])).toThrow(
      'src/rules/groundings.json: rule TAX-PROCUREMENT: no such measure: PROCUREMENT_BAN.',
    );
    expect(() => readMatters(undefined, [])).toThrow(
      'src/rules/matters.json: matter SUBSIDY: no such measure: PUBLIC_FUNDS_LIMIT.',
    );
  });
});

test('a matter says what bars, what warns and what favours', () => {
  const matter = matterOn(matters, 'SUBSIDY', today);
  if (!matter) throw new Error('There is no such matter.');
  expect(
    ['PUBLIC_FUNDS_LIMIT', 'KEY_SUPERVISION', 'PRIORITY_FUNDS', 'EXIT_LIMIT'].map((id) =>
      levelOf(matter, id),
    ),
  ).toEqual(['BLOCK', 'WARN', 'FAVOUR', undefined]);
  expect(matterOn(matters, 'NOTHING', today)).toBeUndefined();
});
