import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { codes, firmNames, ordinaryTown, persons } from '../fixtures/ordinary-town.ts';
import { ask } from '../kit/ask.ts';
import type { TestHub } from '../kit/start-hub.ts';
import { deliveries, startOrdinaryHub } from './ordinary-hub.ts';

/** The day on which the fine of 青禾食品 is corrected from 0.5 to 0.7. */
const corrected = '2026-03-01';
const after = (day: string) => ({ knownAt: `${day}T12:00:00+08:00` });
const before = (day: string) => ({ knownAt: `${day}T11:59:59+08:00` });

let hub: TestHub;
let official: string;
beforeAll(async () => {
  hub = await startOrdinaryHub({ hidden: false });
  official = await hub.token('DEPARTMENT', { department: '119900000000000001' });
  const correction = (ordinaryTown['penalty.csv'] ?? '').replace(',0.5,', ',0.7,');
  await hub.settle(
    { 'correction.csv': correction },
    { clock: () => new Date(`${corrected}T04:00:00.000Z`) },
  );
});
afterAll(() => hub.stop());

const named = `query ($uscc: String!, $asOf: AsOf) { subject(key: { uscc: $uscc }, asOf: $asOf) { name ... on Enterprise { formerNames status } } }`;
const nameOf = async (uscc: string, asOf?: object) =>
  (await ask<{ subject: object | null }>(hub, named, { uscc, asOf })).subject;

describe('what the hub knew', () => {
  test('a firm has the name by which it was known then, and no former name yet', async () => {
    expect(await nameOf(codes.qinghe)).toEqual({
      name: firmNames.qinghe,
      formerNames: [firmNames.formerly],
      status: '存续',
    });
    expect(await nameOf(codes.qinghe, before(deliveries.town))).toEqual({
      name: firmNames.formerly,
      formerNames: [],
      status: '存续',
    });
  });

  test('who was not known then is not there: not by key, not in the list, not in its total', async () => {
    expect(await nameOf(codes.yuanshan, before(deliveries.town))).toBeNull();
    expect(await nameOf(codes.qinghe, before(deliveries.earlier))).toBeNull();
    const query = '{ subjects(asOf: $asOf) { totalCount nodes { name } } }';
    const list = (asOf: object) => ask(hub, `query ($asOf: AsOf) ${query}`, { asOf });
    expect(await list(before(deliveries.town))).toEqual({
      subjects: { totalCount: 1, nodes: [{ name: firmNames.formerly }] },
    });
    expect(await list(before(deliveries.earlier))).toEqual({
      subjects: { totalCount: 0, nodes: [] },
    });
  });

  test('the outline of a subject says of it what the whole says, at any clock and to anybody', async () => {
    const query = `query ($centre: ID!, $asOf: AsOf) { creditMap(centre: $centre, hops: 3, asOf: $asOf) {
      nodes { outline: subject { id kind name } whole: subject { id kind name identifiers { scheme } } } } }`;
    interface Party {
      readonly name: string;
    }
    const found = await ask<{ subject: { id: string } }>(
      hub,
      'query ($uscc: String!) { subject(key: { uscc: $uscc }) { id } }',
      { uscc: codes.qinghe },
    );
    const seen: string[] = [];
    for (const token of [undefined, official])
      for (const asOf of [{}, after(deliveries.town), before(deliveries.town)]) {
        const variables = { centre: found.subject.id, asOf };
        const { creditMap } = await ask<{
          creditMap: { nodes: { outline: Party; whole: Party }[] };
        }>(hub, query, variables, token);
        for (const { outline, whole } of creditMap.nodes) {
          expect(whole).toMatchObject(outline);
          seen.push(outline.name);
        }
      }
    expect(seen).toEqual(
      expect.arrayContaining([firmNames.qinghe, firmNames.formerly, persons.meng]),
    );
  });

  test('a firm is found by its former name', async () => {
    const query =
      'query ($search: String) { subjects(search: $search) { totalCount nodes { name } } }';
    const found = { subjects: { totalCount: 1, nodes: [{ name: firmNames.qinghe }] } };
    expect(await ask(hub, query, { search: firmNames.formerly })).toEqual(found);
    expect(await ask(hub, query, { search: '青苗' })).toEqual(found);
  });

  const fined = `query ($uscc: String!, $asOf: AsOf) { subject(key: { uscc: $uscc }) { id
    records(kinds: [PENALTY], asOf: $asOf) { totalCount nodes { id details { name values } } } } }`;
  interface Fined {
    readonly subject: {
      readonly id: string;
      readonly records: {
        readonly totalCount: number;
        readonly nodes: readonly {
          id: string;
          details: readonly { name: string; values: string[] }[];
        }[];
      };
    };
  }
  const fine = async (asOf?: object) => {
    const { subject } = await ask<Fined>(hub, fined, { uscc: codes.qinghe, asOf });
    const [node] = subject.records.nodes;
    const amount = node?.details.find(({ name }) => name === 'fineAmount')?.values[0];
    return { subject: subject.id, record: node?.id, amount, total: subject.records.totalCount };
  };

  test('a corrected record says what it said then, under the id it has now; its report adds up what was known', async () => {
    const [now, then] = [await fine(), await fine(before(corrected))];
    expect([now.amount, then.amount]).toEqual(['0.7', '0.5']);
    expect(then.record).toBe(now.record);
    const report = `query ($id: ID!, $asOf: AsOf) { creditReport(subject: $id, purpose: DUE_DILIGENCE, asOf: $asOf) { summary { penalties fines } } }`;
    const summary = (asOf?: object) => ask(hub, report, { id: now.subject, asOf });
    expect(await summary()).toEqual({ creditReport: { summary: { penalties: 1, fines: '0.7' } } });
    expect(await summary(before(corrected))).toEqual({
      creditReport: { summary: { penalties: 1, fines: '0.5' } },
    });
    expect(await summary(after(corrected))).toEqual({
      creditReport: { summary: { penalties: 1, fines: '0.7' } },
    });
  });

  test('a record that was not known then is neither listed nor counted', async () => {
    expect(await fine(before(deliveries.town))).toMatchObject({ record: undefined, total: 0 });
  });

  test('a relation that was not known then is neither listed nor counted', async () => {
    const query = `query ($uscc: String!, $asOf: AsOf) { subject(key: { uscc: $uscc }, asOf: $asOf) { ... on Enterprise {
      shareholders { totalCount nodes { ratio } } legalRepresentative { id } } } }`;
    const held = (asOf: object) => ask(hub, query, { uscc: codes.qinghe, asOf });
    expect(await held(before(deliveries.town))).toEqual({
      subject: { shareholders: { totalCount: 0, nodes: [] }, legalRepresentative: null },
    });
    expect(await held(after(deliveries.town))).toMatchObject({
      subject: { shareholders: { totalCount: 2, nodes: [{ ratio: 0.6 }, { ratio: 0.4 }] } },
    });
  });
});

describe('what held in the world', () => {
  const query = `query ($uscc: String!, $asOf: AsOf) { subject(key: { uscc: $uscc }) { ... on Enterprise {
    legalRepresentative(asOf: $asOf) { from { name } validFrom validTo }
    relations(kinds: [LEGAL_REPRESENTATIVE], direction: IN, asOf: $asOf) { totalCount } } } }`;
  const head = (validAt?: string) =>
    ask(hub, query, { uscc: codes.qinghe, asOf: { validAt } }, official);
  const answer = (name: string, validFrom: string, validTo: string | null) => ({
    subject: {
      legalRepresentative: { from: { name }, validFrom, validTo },
      relations: { totalCount: 1 },
    },
  });

  test('the legal representative of a day is who it was on that day; the last day is the eve of the next one’s', async () => {
    expect(await head()).toEqual(answer(persons.meng, '2025-01-01', null));
    expect(await head('2025-01-01')).toEqual(answer(persons.meng, '2025-01-01', null));
    expect(await head('2024-12-31')).toEqual(answer(persons.sima, '2020-01-01', '2025-01-01'));
    expect(await head('2019-12-31')).toEqual({
      subject: { legalRepresentative: null, relations: { totalCount: 0 } },
    });
  });

  test('a decision of a later day is not there yet', async () => {
    const records = `query ($uscc: String!, $asOf: AsOf) { subject(key: { uscc: $uscc }) { records(asOf: $asOf) { totalCount } } }`;
    const total = (validAt: string) => ask(hub, records, { uscc: codes.qinghe, asOf: { validAt } });
    expect(await total('2016-06-01')).toEqual({ subject: { records: { totalCount: 1 } } });
    expect(await total('2016-05-31')).toEqual({ subject: { records: { totalCount: 0 } } });
  });
});

test('the clocks of a question hold for everything below it', async () => {
  const query = `query ($uscc: String!) { subject(key: { uscc: $uscc }, asOf: { validAt: "2024-12-31" }) { asOf { validAt }
    ... on Enterprise { legalRepresentative { from { name asOf { validAt } } } } } }`;
  expect(await ask(hub, query, { uscc: codes.qinghe }, official)).toEqual({
    subject: {
      asOf: { validAt: '2024-12-31' },
      legalRepresentative: { from: { name: persons.sima, asOf: { validAt: '2024-12-31' } } },
    },
  });
});
