import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { evaluateCity } from '../../src/cli/evaluate.ts';
import { regrade } from '../../src/domains/evaluation/evaluation.actions.ts';
import { gradeCity } from '../../src/domains/evaluation/grade-city.actions.ts';
import { makeStatistics } from '../../src/domains/statistics/statistics.actions.ts';
import { cypher } from '../../src/graph/cypher.ts';
import { confirmedRules } from '../kit/confirmed.ts';
import { codes, today } from '../fixtures/ordinary-town.ts';
import { ask, send } from '../kit/ask.ts';
import type { TestHub } from '../kit/start-hub.ts';
import { startOrdinaryHub } from './ordinary-hub.ts';

const grades = cypher<object, { count: number }>`MATCH (grade:Grade) RETURN count(grade) AS count`;
const gradeChanges = cypher<object, { count: number }>`
  MATCH (change:Change) WHERE change.kind = 'GRADE' RETURN count(change) AS count`;
const idByUscc = cypher<{ uscc: string }, { id: string }>`
  MATCH (party:MarketSubject { uscc: $uscc }) RETURN party.id AS id`;
const close = cypher<{ document: string; at: string | null }>`
  MATCH (record:CreditRecord { documentNumber: $document }) SET record.closedAt = $at`;
const addRepair = cypher<{ id: string; state: string; subjectId: string; dueOn: string }>`
  CREATE (repair:Repair { id: $id, state: $state, subjectId: $subjectId, dueOn: $dueOn })`;

const { schemes } = confirmedRules;
let hub: TestHub;
let department: string;
const count = async (statement: typeof grades) => (await hub.graph.read(statement, {}))[0]?.count;

beforeAll(async () => {
  hub = await startOrdinaryHub();
  department = await hub.token('DEPARTMENT', { department: '119900000000000001' });
});
afterAll(() => hub.stop());

const question = `query ($region: String, $asOf: AsOf) { cityStatistics(region: $region, asOf: $asOf) {
  region cutOff madeAt changedAt subjects { kind status count } persons
  records { kind month person count } repairs { state inTime overdue } disputes { state } sanctions { measure effect person count }
  commitments { kind state overdue person count }
  reporting { department read accepted rejected complianceRate judged late lateRate backlog }
  grades { scheme { id } total grades { value count } industries { industry value count } regions { region value count } } } }`;

interface Answer {
  readonly cityStatistics: {
    readonly cutOff: string;
    readonly madeAt: string;
    readonly changedAt: string | null;
    readonly persons: number | null;
    readonly subjects: readonly { kind: string; status: string | null; count: number }[];
    readonly records: readonly { kind: string; person: boolean; count: number | null }[];
    readonly repairs: readonly object[];
    readonly commitments: readonly object[];
    readonly reporting: readonly object[];
    readonly grades: readonly {
      scheme: { id: string };
      total: number;
      grades: readonly { value: string; count: number }[];
    }[];
  };
}
const city = async (variables: object = {}) =>
  (await ask<Answer>(hub, question, variables, department)).cityStatistics;

describe('before any run', () => {
  test('there are no figures, and the answer says what makes them', async () => {
    const { errors } = await send(hub, question, {}, department);
    expect([errors[0]?.extensions.code, errors[0]?.message]).toEqual([
      'NOT_FOUND',
      expect.stringContaining('hub evaluate'),
    ]);
  });
});

describe('the batch run', () => {
  test('grades every organised subject under every scheme that covers it, in pages of any size, and once', async () => {
    const first = await gradeCity(hub.graph, { schemes, clock: today, pageSize: 2 });
    // looked at: 青禾, 白鹭, 远山, the shop, 面馆, 档案馆, and two whom others only name, a firm and a bank
    expect([first.subjects, first.written === first.graded]).toEqual([8, true]);
    expect(await count(grades)).toBe(first.graded);
    const again = await gradeCity(hub.graph, { schemes, clock: today, pageSize: 3 });
    expect([again.graded, again.written, again.cells]).toEqual([first.graded, 0, first.cells]);
    expect(await count(grades)).toBe(first.graded);
    expect(await count(gradeChanges)).toBe(0);
  });

  test('writes what has changed and tells the outbox where the grade itself has', async () => {
    const [found] = await hub.graph.read(idByUscc, { uscc: codes.qinghe });
    const document = '示例严〔2025〕1号';
    await hub.graph.write('close', (tx) =>
      tx.run(close, { document, at: '2026-06-30T01:00:00.000Z' }),
    );
    const after = await gradeCity(hub.graph, {
      schemes,
      clock: () => new Date('2026-06-30T05:00:00.000Z'),
    });
    expect([after.written, await count(gradeChanges)]).toEqual([3, 3]);
    await hub.graph.write('open', async (tx) => {
      await tx.run(close, { document, at: null });
      await regrade(tx, [found?.id ?? ''], '2026-06-30T06:00:00.000Z', schemes);
    });
  });

  test('is one command from cities to figures, which asOf then finds by their moment', async () => {
    await evaluateCity(hub.graph, { clock: today });
    await expect(
      send(hub, question, { asOf: { knownAt: '2026-01-01T00:00:00Z' } }, department),
    ).resolves.toMatchObject({ errors: [{ extensions: { code: 'NOT_FOUND' } }] });
  });
});

describe('the figures', () => {
  beforeAll(async () => {
    const [found] = await hub.graph.read(idByUscc, { uscc: codes.qinghe });
    const subjectId = found?.id ?? '';
    for (const [id, state, dueOn] of [
      ['rpr_1', 'ACCEPTED', '2026-07-02'],
      ['rpr_2', 'ACCEPTED', '2026-06-29'],
    ] as const)
      await hub.graph.write('repair', (tx) => tx.run(addRepair, { id, state, subjectId, dueOn }));
    const promise = (what: string): string => `青禾,${codes.qinghe},${what},示例市行政审批局\n`;
    await hub.settle({
      'commitment.csv': `承诺主体名称,统一社会信用代码,承诺类型,承诺事由,承诺日期,履行期限,履行状态,履行日期,受理单位
${promise('主动承诺,诚信经营,2026-01-05,,未到期,')}${promise('容缺受理,补交,2026-06-01,2026-06-20,未到期,')}${promise('容缺受理,补交二,2026-06-01,2026-06-20,违诺,2026-06-21')}`,
    });
    await makeStatistics(hub.graph, today(), confirmedRules.statistics);
  });

  test('count commitments by kind and how they stand, and those past their day', async () => {
    const { commitments } = await city();
    const made = { person: false, count: 1, overdue: false };
    expect(commitments).toHaveLength(3);
    expect(commitments).toEqual(
      expect.arrayContaining([
        { ...made, kind: 'VOLUNTARY', state: 'MADE' },
        { ...made, kind: 'DEFERRED_MATERIALS', state: 'MADE', overdue: true },
        { ...made, kind: 'DEFERRED_MATERIALS', state: 'BROKEN' },
      ]),
    );
  });

  test('count registered subjects by kind and status, and persons not at all when they are few', async () => {
    const figures = await city();
    expect(figures.cutOff).toBe('2026-06-30');
    expect(figures.subjects).toEqual([
      { kind: 'ENTERPRISE', status: '存续', count: 3 },
      { kind: 'INDIVIDUAL_BUSINESS', status: '存续', count: 1 },
      { kind: 'ORGANIZATION', status: '存续', count: 1 },
    ]);
    expect(figures.persons).toBeNull();
    expect(figures.records.filter(({ person }) => person).map((one) => one.count)).toEqual([
      null,
      null,
    ]);
  });

  test('count only records that officials may see: none whose window is closed', async () => {
    const { records } = await city();
    const penalties = records.filter(({ kind, person }) => kind === 'PENALTY' && !person);
    // of 2025-03; in 2026-06 the simple-procedure fine, two warnings and the shared fine; not the one of 2020
    expect(penalties.map((one) => one.count)).toEqual([1, 4]);
  });

  test('say of deliveries what was read, taken in, rejected and late by working days', async () => {
    const { reporting } = await city();
    expect(reporting).toHaveLength(1);
    expect(reporting[0]).toMatchObject({
      rejected: 0,
      complianceRate: 1,
      // delivered on 2026-01-15: four of 2025 behind the first delivery, which was on 2025-01-15; on 2026-06-29: six
      late: 10,
    });
  });

  test('tell repairs in time from those overdue', async () => {
    expect((await city()).repairs).toEqual([{ state: 'ACCEPTED', inTime: 1, overdue: 1 }]);
  });

  test('add the spread of grades by industry and place, whose sums agree', async () => {
    const { grades: spread } = await city();
    expect(spread).toHaveLength(3);
    for (const { total, grades: values } of spread)
      expect(values.reduce((sum, one) => sum + one.count, 0)).toBe(total);
    // the best grade first, as the scheme has them
    for (const { scheme, grades: values } of spread) {
      const known = confirmedRules.schemes.find(({ id }) => id === scheme.id)?.grades ?? [];
      const told = values.map(({ value }) => value);
      expect(told).toEqual(known.map(({ value }) => value).filter((value) => told.includes(value)));
    }
  });

  test('are those of a place when a place is named', async () => {
    const whole = await city();
    const part = await city({ region: '99' });
    expect(part.subjects).toEqual(whole.subjects);
    expect([part.persons, part.reporting]).toEqual([null, []]);
    const { errors } = await send(hub, question, { region: '9' }, department);
    expect(errors[0]?.extensions.code).toBe('BAD_USER_INPUT');
  });

  test('are open to officials alone', async () => {
    for (const [token, code] of [
      [undefined, 'UNAUTHENTICATED'],
      [await hub.token('LENDER'), 'FORBIDDEN'],
    ] as const)
      expect((await send(hub, question, {}, token)).errors[0]?.extensions.code).toBe(code);
  });
});

test('what came after the count is not in it, and that something came is said', async () => {
  const later = new Date('2026-07-01T04:00:00.000Z');
  const promise = `青禾,${codes.qinghe},主动承诺,守时,2026-02-05,未到期,示例市行政审批局`;
  const file = `承诺主体名称,统一社会信用代码,承诺类型,承诺事由,承诺日期,履行状态,受理单位\n${promise}\n`;
  await hub.settle({ 'commitment-2.csv': file }, { clock: () => later });
  const { madeAt, changedAt } = await city();
  expect(changedAt).toBe(later.toISOString());
  expect(madeAt < later.toISOString()).toBe(true);
});
