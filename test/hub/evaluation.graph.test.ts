import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { regrade } from '../../src/domains/evaluation/evaluation.actions.ts';
import { cypher } from '../../src/graph/cypher.ts';
import { firmNames, persons } from '../fixtures/ordinary-town.ts';
import { ask, send } from '../kit/ask.ts';
import { confirmedRules } from '../kit/confirmed.ts';
import type { TestHub } from '../kit/start-hub.ts';
import { startOrdinaryHub } from './ordinary-hub.ts';

const idByName = cypher<{ name: string }, { id: string }>`
  MATCH (party:Subject { name: $name }) RETURN party.id AS id`;
const endWindow = cypher<{ document: string; day: string | null }>`
  MATCH (record:CreditRecord { documentNumber: $document }) SET record.publicTo = $day`;
const gradeNodes = cypher<{ id: string }, { scheme: string; value: string }>`
  MATCH (:Subject { id: $id })-[:HAS_GRADE]->(grade:Grade)
  RETURN grade.scheme AS scheme, grade.value AS value ORDER BY grade.gradedAt, scheme`;

const { schemes } = confirmedRules;
let hub: TestHub;
const ids = { qinghe: '', bailu: '', yuanshan: '', noodles: '', sima: '' };
const token = { DEPARTMENT: '', LENDER: '', OWN: '', OTHER: '' };

beforeAll(async () => {
  hub = await startOrdinaryHub();
  const id = async (name: string) => (await hub.graph.read(idByName, { name }))[0]?.id ?? '';
  ids.qinghe = await id(firmNames.qinghe);
  ids.bailu = await id(firmNames.bailu);
  ids.yuanshan = await id(firmNames.yuanshan);
  ids.noodles = await id(firmNames.noodles);
  ids.sima = await id(persons.sima);
  token.DEPARTMENT = await hub.token('DEPARTMENT', { department: '119900000000000001' });
  token.LENDER = await hub.token('LENDER');
  token.OWN = await hub.token('SUBJECT', { subject: ids.qinghe });
  token.OTHER = await hub.token('SUBJECT', { subject: ids.bailu });
});
afterAll(() => hub.stop());

const question = `query ($id: ID!, $scheme: ID) { evaluation(subject: $id, scheme: $scheme) {
  subject { name } scheme { id } score grade { value name rank } category { keySupervision samplingRate }
  ceilings { name grade } arithmetic cutOff
  items { id points arithmetic contributions { totalCount nodes { points record { documentNumber } } } }
  improvements { totalCount nodes { measure { name } gain scoreAfter gradeAfter repairableFrom endsOn record { documentNumber } } }
  history { totalCount nodes { scheme value score cutOff } pageInfo { endCursor } } } }`;

const pastQuestion = `query ($id: ID!, $asOf: AsOf) {
  subject(key: { id: $id }, asOf: $asOf) { evaluation { score } }
  creditMap(centre: $id, limit: 1, asOf: $asOf) { nodes { signals { grade } } } }`;

interface Answer {
  readonly evaluation: {
    readonly score: string;
    readonly grade: { readonly value: string };
    readonly items: readonly { readonly id: string; readonly points: string }[];
    readonly history: { readonly totalCount: number; readonly nodes: readonly { value: string }[] };
  } | null;
}
const evaluated = async (id: string, scheme?: string, as = token.DEPARTMENT) =>
  (await ask<Answer>(hub, question, { id, scheme }, as)).evaluation;

describe('an evaluation', () => {
  test('names score, grade, every contributing record and what would raise it', async () => {
    const found = await evaluated(ids.qinghe, 'SHANDONG-JINING-1000');
    expect(found).toMatchObject({
      subject: { name: firmNames.qinghe },
      // 1000 + honour 10 + 16 years, at most 5 - general fine of 2025-03-01 (15 months: 20 × 0.5) - serious list 300
      score: '705',
      grade: { value: 'D', name: '严重失信', rank: 6 },
      category: { keySupervision: true, samplingRate: '0.3' },
      ceilings: [{ grade: 'D' }],
      arithmetic: '1000 + 10 + 5 − 10 − 300, within its bounds = 705',
      cutOff: '2026-06-30',
    });
    expect(found?.items).toEqual(
      expect.arrayContaining([
        {
          id: 'SUB-8',
          points: '-300',
          arithmetic: '1 × -300 with age = -300',
          contributions: {
            totalCount: 1,
            nodes: [{ points: '-300', record: { documentNumber: '示例严〔2025〕1号' } }],
          },
        },
      ]),
    );
    expect((found as { improvements?: unknown } | null)?.improvements).toMatchObject({
      totalCount: 2,
      nodes: [
        {
          gain: '300',
          scoreAfter: '1005',
          gradeAfter: 'A',
          repairableFrom: '2026-01-10',
          endsOn: '2028-01-10',
          record: { documentNumber: '示例严〔2025〕1号' },
        },
        { gain: '10', gradeAfter: 'D' },
      ],
    });
  });

  test('counts nothing whose window is closed and nothing that is never published', async () => {
    const found = await evaluated(ids.qinghe, 'HOUSE-4');
    const text = JSON.stringify(found);
    for (const hidden of ['示例罚〔2020〕2号', '示例罚〔2026〕3号', '示例异〔2021〕1号'])
      expect(text).not.toContain(hidden);
    expect(found?.items.map(({ id }) => id)).toEqual([
      ...['CLEAN', 'YEARS', 'HONOUR', 'GENERAL', 'SERIOUS-LIST'],
    ]);
  });

  test('covers only whom its scheme is for; another scheme is refused by name', async () => {
    expect(await evaluated(ids.noodles, 'SHANDONG-JINING-1000')).toBeNull();
    // 80 + 5 for a clean sheet + 5 for ten years
    expect((await evaluated(ids.noodles))?.grade.value).toBe('优');
    expect(await evaluated(ids.sima)).toBeNull();
    const { errors } = await send(
      hub,
      question,
      { id: ids.qinghe, scheme: 'NONE' },
      token.DEPARTMENT,
    );
    expect(errors[0]?.extensions.code).toBe('BAD_USER_INPUT');
    expect(errors[0]?.message).toContain('SHANDONG-JINING-1000');
  });
});

describe('who may see a grade', () => {
  const field = `query ($ids: [ID!]!) { nodes(ids: $ids) { ... on Subject { evaluation { score grade { value } } } } }`;
  const seen = async (as?: string) =>
    (
      await ask<{ nodes: readonly { evaluation: unknown }[] }>(
        hub,
        field,
        { ids: [ids.qinghe, ids.bailu, ids.sima] },
        as,
      )
    ).nodes.map(({ evaluation }) => evaluation !== null);

  test('departments see it, and the subject its own; the public, lenders and other subjects do not', async () => {
    expect(await seen(token.DEPARTMENT)).toEqual([true, true, false]);
    expect(await seen(token.OWN)).toEqual([true, false, false]);
    expect(await seen()).toEqual([false, false, false]);
    expect(await seen(token.LENDER)).toEqual([false, false, false]);
  });

  test('who asks without the right is told so before the subject is looked up', async () => {
    for (const [as, code] of [
      [undefined, 'UNAUTHENTICATED'],
      [token.LENDER, 'FORBIDDEN'],
      [token.OTHER, 'FORBIDDEN'],
    ] as const)
      for (const id of [ids.qinghe, `sub_${'0'.repeat(22)}`]) {
        const { errors } = await send(hub, question, { id }, as);
        expect(errors[0]?.extensions.code).toBe(code);
      }
  });

  test('the subject and a department are told the same', async () => {
    expect(await evaluated(ids.qinghe, undefined, token.OWN)).toEqual(
      await evaluated(ids.qinghe, undefined, token.DEPARTMENT),
    );
  });
});

describe('grades that are written', () => {
  const at = (time: string) => `2026-06-30T${time}:00.000Z`;
  const write = (time: string) =>
    hub.graph.write('grade', (tx) =>
      regrade(tx, [ids.qinghe, ids.qinghe, ids.sima], at(time), schemes),
    );

  test('stand under every scheme that covers the subject, and a second run writes nothing', async () => {
    const first = await write('01:00');
    expect(first.map(({ scheme, value, written }) => [scheme, value, written])).toEqual([
      ['HOUSE-4', '差', true],
      ['SHANDONG-JINING-1000', 'D', true],
      ['GUANGZHOU-5', 'D', true],
    ]);
    const again = await write('02:00');
    expect(again.filter(({ written }) => written)).toEqual([]);
    expect(await hub.graph.read(gradeNodes, { id: ids.qinghe })).toHaveLength(3);
  });

  test('follow the end of a window inside the same transaction; what stood on it is shown to the subject alone', async () => {
    const document = '示例严〔2025〕1号';
    const changed = await hub.graph.write('repair', async (tx) => {
      await tx.run(endWindow, { document, day: '2026-06-30' });
      return regrade(tx, [ids.qinghe], at('03:00'), schemes);
    });
    expect(changed.map(({ before, value }) => [before, value])).toEqual([
      ['差', '良'],
      ['D', 'A'],
      ['D', 'A'],
    ]);
    const official = await evaluated(ids.qinghe, 'SHANDONG-JINING-1000');
    expect(official?.grade.value).toBe('A');
    expect(official?.history.nodes.map(({ value }) => value)).toEqual(['A']);
    expect(official?.history.totalCount).toBe(1);
    // a past question is told what had been graded by then, as far as it is open, and never what counts today
    const past = (asOf: object, as = token.DEPARTMENT) =>
      ask(hub, pastQuestion, { id: ids.qinghe, asOf }, as);
    const graded = (grade: string | null) => ({
      subject: { evaluation: null },
      creditMap: { nodes: [{ signals: { grade } }] },
    });
    expect(await past({ knownAt: at('00:59') }, token.OWN)).toEqual(graded(null));
    expect(await past({ knownAt: at('02:30') }, token.OWN)).toEqual(graded('差'));
    expect(await past({ knownAt: at('02:30') })).toEqual(graded(null));
    expect(await past({ knownAt: at('03:00') })).toEqual(graded('良'));
    expect(await past({ validAt: '2026-06-29' }, token.OWN)).toEqual(graded(null));
    const own = await evaluated(ids.qinghe, 'SHANDONG-JINING-1000', token.OWN);
    expect(own?.history.nodes.map(({ value }) => value)).toEqual(['A', 'D']);
    await hub.graph.write('undo', (tx) => tx.run(endWindow, { document, day: '2028-01-10' }));
  });
});

test('the schemes are told with their source, and how sure it is', async () => {
  const { evaluationSchemes } = await ask<{
    evaluationSchemes: readonly { certainty: string; grades: readonly object[] }[];
  }>(
    hub,
    '{ evaluationSchemes { id title source certainty rhythm kinds grades { value from category { name samplingRate } } } }',
  );
  expect(evaluationSchemes.map(({ grades }) => grades.length)).toEqual([4, 7, 4]);
});
