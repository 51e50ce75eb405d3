import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  adverseIds,
  covers,
  evaluate,
  type EvaluatedSubject,
  improvementsOf,
} from '../../../src/domains/evaluation/evaluation.ts';
import type { CreditFact } from '../../../src/domains/evaluation/scoring.ts';
import type { Enforceable } from '../../../src/rules/certainty.ts';
import { readSchemes, type Scheme } from '../../../src/rules/schemes.ts';
import { confirmed } from '../../kit/confirmed.ts';
import { addMonths } from '../../../src/words/calendar-date.ts';
import { compareDecimals, sumDecimals } from '../../../src/words/decimal.ts';

const today = '2026-06-30';

const fact = (id: string, more: Partial<CreditFact> = {}): CreditFact => ({
  id,
  kind: 'PENALTY',
  class: 'GENERAL',
  decidedOn: today,
  amount: null,
  list: null,
  item: null,
  state: null,
  scope: 'PUBLIC',
  earliestRepair: null,
  endsOn: null,
  ...more,
});

const firm = (facts: readonly CreditFact[]): EvaluatedSubject => ({
  kind: 'ENTERPRISE',
  registered: true,
  status: '存续',
  establishedOn: '2010-01-01',
  facts,
});

const schemes = readSchemes().map((one) => confirmed(one));
const named = (id: string): Enforceable<Scheme> => {
  const found = schemes.find((scheme) => scheme.id === id);
  if (!found) throw new Error(`No scheme ${id}.`);
  return found;
};

const national = named('HOUSE-4');
const jining = named('SHANDONG-JINING-1000');

const adverseFact = fc.record({
  kind: fc.constantFrom('PENALTY', 'LIST_ENTRY', 'JUDGMENT_DEFAULT', 'COMMITMENT', 'SANCTION'),
  class: fc.constantFrom('MINOR', 'GENERAL', 'SERIOUS', null),
  months: fc.integer({ min: 0, max: 60 }),
  amount: fc.constantFrom(null, '0.2', '10', '99.999999', '100', '2500'),
  item: fc.constantFrom('ABNORMAL_OPERATION', 'SERIOUS_BREACH', 'TAX_BREACH'),
  scope: fc.constantFrom('PUBLIC', 'SHARED', 'AUTHORISED'),
});
const goodFact = fc.record({
  kind: fc.constantFrom('HONOUR', 'COMMITMENT', 'INCENTIVE'),
  list: fc.constantFrom('纳税信用A级', '守合同重信用企业', '文明单位'),
  months: fc.integer({ min: 0, max: 60 }),
});

const facts = fc
  .tuple(fc.array(adverseFact, { maxLength: 12 }), fc.array(goodFact, { maxLength: 6 }))
  .map(([adverse, good]) => [
    ...adverse.map(({ months, kind, ...one }, index) =>
      fact(`bad${index}`, {
        ...one,
        kind,
        decidedOn: addMonths(today, -months),
        state: kind === 'COMMITMENT' ? 'BROKEN' : null,
      }),
    ),
    ...good.map(({ months, kind, list }, index) =>
      fact(`good${index}`, {
        kind,
        list,
        class: null,
        decidedOn: addMonths(today, -months),
        state: kind === 'COMMITMENT' ? 'KEPT' : null,
      }),
    ),
  ]);
const scheme = fc.constantFrom(...schemes);

describe('for every scheme and any facts', () => {
  test('taking an adverse record away never lowers score or grade', () => {
    fc.assert(
      fc.property(scheme, facts, fc.nat(), (one, all, at) => {
        const bad = all.filter(({ id }) => id.startsWith('bad'));
        const gone = bad[at % Math.max(1, bad.length)];
        const before = evaluate(one, firm(all), today);
        const after = evaluate(one, firm(all.filter((each) => each !== gone)), today);
        expect(compareDecimals(after.score, before.score)).toBeGreaterThanOrEqual(0);
        expect(after.rank).toBeLessThanOrEqual(before.rank);
      }),
    );
  });

  test('the order of the records changes nothing', () => {
    fc.assert(
      fc.property(
        scheme,
        facts.chain((all) =>
          fc.tuple(
            fc.constant(all),
            fc.shuffledSubarray(all, { minLength: all.length, maxLength: all.length }),
          ),
        ),
        (one, [all, shuffled]) => {
          expect(evaluate(one, firm(shuffled), today)).toEqual(evaluate(one, firm(all), today));
        },
      ),
    );
  });

  test('no item brings or takes more than its cap, and no indicator leaves its bounds', () => {
    fc.assert(
      fc.property(scheme, facts, (one, all) => {
        const { items, score } = evaluate(one, firm(all), today);
        for (const { tally, points } of items) {
          const { measure } = tally.item;
          const cap = 'cap' in measure && measure.cap !== null ? measure.cap : '1000000';
          expect(compareDecimals(points.replace('-', ''), cap)).toBeLessThanOrEqual(0);
        }
        expect(compareDecimals(score, one.indicators[0]?.least ?? '')).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  test('what an improvement promises is what comes when its record is gone', () => {
    fc.assert(
      fc.property(scheme, facts, (one, all) => {
        const before = evaluate(one, firm(all), today);
        const improvements = improvementsOf(before);
        for (const { fact: gone, score, gain, rank } of improvements) {
          const after = evaluate(one, firm(all.filter(({ id }) => id !== gone.id)), today);
          expect([after.score, after.rank]).toEqual([score, rank]);
          expect(sumDecimals([before.score, gain])).toBe(score);
        }
        expect(adverseIds(before)).toEqual(
          expect.arrayContaining(improvements.map(({ fact: { id } }) => id)),
        );
      }),
    );
  });

  test('records whose scope the scheme does not count change nothing', () => {
    fc.assert(
      fc.property(scheme, facts, (one, all) => {
        const counted = all.filter(({ scope }) => scope !== 'AUTHORISED');
        expect(evaluate(one, firm(all), today)).toEqual(evaluate(one, firm(counted), today));
      }),
    );
  });
});

test('what is left of a penalty with age agrees with the months counted one by one', () => {
  const item = national.indicators[0]?.items.find(({ id }) => id === 'GENERAL');
  if (item?.measure.by !== 'FACTS' || item.measure.decay?.by !== 'LINEAR')
    throw new Error('The item has another measure.');
  const { months, floor } = item.measure.decay;
  const weight = Number(item.measure.points);
  fc.assert(
    fc.property(
      fc.date({
        min: new Date('2020-01-01T00:00:00Z'),
        max: new Date('2026-06-30T00:00:00Z'),
        noInvalidDate: true,
      }),
      (date) => {
        const decidedOn = date.toISOString().slice(0, 10);
        let passed = 0;
        while (addMonths(decidedOn, passed + 1) <= today) passed += 1;
        const left = Math.max(Number(floor), 1 - passed / months);
        const { items } = evaluate(national, firm([fact('one', { decidedOn })]), today);
        const points = items.find(({ tally }) => tally.item.id === 'GENERAL')?.points;
        expect(Number(points)).toBeCloseTo(weight * left, 1);
        expect(Math.abs(Number(points) - weight * left)).toBeLessThanOrEqual(0.005 + 1e-9);
      },
    ),
  );
});

test('the arithmetic of several indicators ends with the score', () => {
  const { score, arithmetic } = evaluate(named('GUANGZHOU-5'), firm([fact('one')]), today);
  expect(arithmetic).toMatch(/^\(\d+ × .+\) ÷ \(.+\) = [\d.]+$/);
  expect(arithmetic.split(' = ')[1]).toBe(score);
});

describe('the thousand points', () => {
  const scored = (all: readonly CreditFact[]) => evaluate(jining, firm(all), today);

  test('a firm without any record stands at 1015: 10 for a clean sheet, 5 for its years', () => {
    const { score, grade, arithmetic } = scored([]);
    expect([score, grade.value]).toEqual(['1015', 'A']);
    expect(arithmetic).toBe('1000 + 5 + 10, within its bounds = 1015');
  });

  test('a penalty of the general class costs 20 and the clean sheet, half after a year', () => {
    expect(scored([fact('one')]).score).toBe('985');
    expect(scored([fact('one', { decidedOn: '2025-07-01' })]).score).toBe('985');
    expect(scored([fact('one', { decidedOn: '2025-06-30' })]).score).toBe('995');
  });

  test('a serious-breach listing bounds the grade whatever else is said, and its end is what helps', () => {
    const listed = fact('list', { kind: 'LIST_ENTRY', class: 'SERIOUS', item: 'SERIOUS_BREACH' });
    const evaluation = scored([listed]);
    expect([evaluation.score, evaluation.grade.value]).toEqual(['705', 'D']);
    expect(evaluation.ceilings.map(({ id }) => id)).toEqual(['LISTED']);
    expect(evaluation.category.keySupervision).toBe(true);
    expect(improvementsOf(evaluation).map(({ gain, grade }) => [gain, grade.value])).toEqual([
      ['310', 'A'],
    ]);
  });

  test.each([
    ['1020', 'A+'],
    ['1019.99', 'A'],
    ['960', 'A'],
    ['959.99', 'B'],
    ['700', 'C-'],
    ['699.99', 'D'],
    ['499.99', 'D-'],
  ])('a score of %s is graded %s: a band holds its lower bound', (base, value) => {
    const [indicator] = jining.indicators;
    if (!indicator) throw new Error('The scheme has no indicator.');
    const bare = confirmed<Scheme>({
      ...jining,
      indicators: [{ ...indicator, base, items: indicator.items.slice(0, 1) }],
    });
    expect(evaluate(bare, firm([]), today).grade.value).toBe(value);
  });

  test('fines of 10 and of 100 are counted as large and huge from exactly there', () => {
    const found = (amount: string) =>
      scored([fact('one', { amount })])
        .items.map(({ tally }) => tally.item.id)
        .filter((id) => id === 'SUB-5' || id === 'SUB-6');
    expect(found('9.999999')).toEqual([]);
    expect(found('10')).toEqual(['SUB-5']);
    expect(found('99.999999')).toEqual(['SUB-5']);
    expect(found('100')).toEqual(['SUB-6']);
  });
});

describe('a scheme covers', () => {
  test('only the kinds it names and only those who stand in the register', () => {
    const of = (kind: EvaluatedSubject['kind'], status: string | null, registered = true) =>
      covers(jining, { kind, registered, status });
    expect(of('ENTERPRISE', '存续')).toBe(true);
    expect(of('ENTERPRISE', null)).toBe(true);
    // whom others only name
    expect(of('ENTERPRISE', null, false)).toBe(false);
    expect(of('ENTERPRISE', '吊销，未注销')).toBe(false);
    expect(of('INDIVIDUAL_BUSINESS', '存续')).toBe(false);
    expect(of('PERSON', null)).toBe(false);
  });
});

test('a promise kept among none counts as the scheme says, and never divides by zero', () => {
  const share = (all: readonly CreditFact[]) =>
    evaluate(national, firm(all), today).items.find(
      ({ tally }) => tally.item.id === 'PROMISES-KEPT',
    )?.points;
  const promise = (id: string, state: string) =>
    fact(id, { kind: 'COMMITMENT', class: null, state });
  expect(share([])).toBeUndefined();
  expect(share([promise('a', 'KEPT')])).toBe('5');
  expect(share([promise('a', 'KEPT'), promise('b', 'BROKEN'), promise('c', 'BROKEN')])).toBe(
    '1.67',
  );
  expect(share([promise('b', 'BROKEN')])).toBe('0');
});

test('a scheme made by hand whose weights are zero is refused by the sum itself', () => {
  const [indicator] = national.indicators;
  if (!indicator) throw new Error('The scheme has no indicator.');
  const zero = confirmed<Scheme>({
    ...national,
    indicators: [{ ...indicator, weight: '0' }],
  });
  expect(() => evaluate(zero, firm([]), today)).toThrow(RangeError);
});

test('a sanction that stands on one record ends with it: the gain is of both; one that stands on two stays', () => {
  const sanction = (id: string, grounds: readonly string[]) =>
    fact(id, { kind: 'SANCTION', class: null, scope: 'SHARED', grounds });
  const evaluation = evaluate(
    jining,
    firm([fact('a'), fact('b'), sanction('alone', ['a']), sanction('shared', ['a', 'b'])]),
    today,
  );
  const gains = improvementsOf(evaluation).map((one) => [one.fact.id, one.gain]);
  expect(gains).toEqual([
    ['a', '30'],
    ['b', '20'],
    ['alone', '10'],
    ['shared', '10'],
  ]);
  expect(adverseIds(evaluation)).toEqual(['a', 'b']);
});
