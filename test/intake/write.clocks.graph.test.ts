import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { cypher } from '../../src/graph/cypher.ts';
import type { Graph } from '../../src/graph/graph.ts';
import type { Fact, Party, RecordFact, RelationFact, SubjectFact } from '../../src/intake/facts.ts';
import { deliver, emptyGraph } from './importer.ts';

const company: Party = { kind: 'ENTERPRISE', name: '甲乙丙有限公司', uscc: '91990000MA0000001A' };
const person = (idNumber: string, name = '张某某'): Party => ({
  kind: 'PERSON',
  name,
  idType: '身份证',
  idNumber,
});
const [one, two] = [person('990000199001010018'), person('990000199001010026', '李某某')];
type Stated = Pick<RelationFact, 'from' | 'validFrom' | 'validTo' | 'discriminator' | 'sourceKey'>;
const share = (ratio: number, more: Partial<Stated> = {}): RelationFact => ({
  type: 'relation',
  kind: 'SHAREHOLDER',
  from: one,
  to: company,
  ratio,
  ...more,
});
const represents = (from: Party, more: Partial<Stated> = {}): RelationFact => ({
  type: 'relation',
  kind: 'LEGAL_REPRESENTATIVE',
  from,
  to: company,
  ...more,
});

const clocks = { validAt: '2026-06-01', knownAt: '2027-01-01T00:00:00.000Z' };
interface Edge {
  readonly ratio: number | null;
  readonly name: string;
  readonly type: string;
  readonly validTo: string | null;
}
const holding = cypher<typeof clocks, { edge: Edge }>`
  MATCH (from:Subject)-[edge:HOLDS_SHARES_IN|HOLDS_SHARES_IN_DATED|LEGAL_REPRESENTATIVE_OF|LEGAL_REPRESENTATIVE_OF_DATED]->(:Enterprise)
  WHERE edge.recordedAt <= $knownAt AND (edge.retractedAt IS NULL OR edge.retractedAt > $knownAt)
    AND (edge.validFrom IS NULL OR edge.validFrom <= $validAt)
    AND (edge.validTo IS NULL OR edge.validTo > $validAt) AND edge.shown IS NULL
  RETURN {ratio: edge.ratio, name: from.name, type: type(edge), validTo: edge.validTo} AS edge
`;
const count = cypher<object, { edges: number; ranks: number; ids: number }>`
  MATCH (:Subject)-[edge]->(:Enterprise)
  RETURN count(edge) AS edges, count(DISTINCT edge.rank) AS ranks, count(DISTINCT edge.id) AS ids
`;

let graph: Graph;
const at = async (asked: Partial<typeof clocks> = {}): Promise<readonly Edge[]> =>
  (await graph.read(holding, { ...clocks, ...asked })).map(({ edge }) => edge);
const on = (day: string) => () => new Date(`${day}T04:00:00.000Z`);
const send = (facts: readonly Fact[], day: string, department = '登记机关') =>
  deliver(graph, [{ facts }, { facts: [], remarks: day === '' ? [] : [] }], {
    clock: on(day),
    department,
  });

beforeEach(async () => {
  graph = await emptyGraph();
});
afterEach(() => graph.close());

describe('relations', () => {
  test('the same fact in another delivery changes nothing', async () => {
    await send([share(0.4, { validFrom: '2020-01-01' })], '2026-01-01');
    const { counts } = await deliver(graph, [{ facts: [share(0.4)] }], { clock: on('2026-02-01') });
    expect(counts).toMatchObject({ unchanged: 1, stored: 0 });
    expect(await graph.read(count, {})).toEqual([{ edges: 1, ranks: 1, ids: 1 }]);
  });

  test('a later beginning ends the former version, and both stay answerable', async () => {
    await send([share(0.4, { validFrom: '2020-01-01' })], '2026-01-01');
    await send([share(0.7, { validFrom: '2025-05-01' })], '2026-02-01');
    expect(await at()).toMatchObject([{ ratio: 0.7, type: 'HOLDS_SHARES_IN' }]);
    expect(await at({ validAt: '2024-01-01' })).toMatchObject([
      { ratio: 0.4, validTo: '2025-05-01', type: 'HOLDS_SHARES_IN_DATED' },
    ]);
    expect(await at({ knownAt: '2026-01-15T00:00:00.000Z' })).toMatchObject([
      { ratio: 0.4, validTo: null },
    ]);
    expect(await graph.read(count, {})).toEqual([{ edges: 3, ranks: 3, ids: 3 }]);
  });

  test('another value for the same time is a correction: what was known before stays known', async () => {
    await send([share(0.4)], '2026-01-01');
    await send([share(0.5)], '2026-02-01');
    expect(await at()).toMatchObject([{ ratio: 0.5 }]);
    expect(await at({ knownAt: '2026-01-15T00:00:00.000Z' })).toMatchObject([{ ratio: 0.4 }]);
  });

  test('an end that arrives closes the version and keeps what it said', async () => {
    await send([share(0.4, { validFrom: '2020-01-01' })], '2026-01-01');
    await send([share(0.4, { validFrom: '2020-01-01', validTo: '2026-01-20' })], '2026-02-01');
    expect(await at()).toEqual([]);
    expect(await at({ validAt: '2026-01-19' })).toMatchObject([{ ratio: 0.4 }]);
  });

  test('a fact of the past is put before what follows it', async () => {
    await send([share(0.7, { validFrom: '2025-05-01' })], '2026-01-01');
    await send([share(0.4, { validFrom: '2020-01-01' })], '2026-02-01');
    expect(await at()).toMatchObject([{ ratio: 0.7 }]);
    expect(await at({ validAt: '2024-01-01' })).toMatchObject([{ ratio: 0.4 }]);
  });

  test('two values in one delivery are a conflict: both kept, the first shown', async () => {
    const lines = [{ facts: [share(0.4)] }, { facts: [share(0.6)] }, { facts: [share(0.4)] }];
    const { counts } = await deliver(graph, lines);
    expect(counts).toMatchObject({ read: 3, stored: 1, conflict: 1, unchanged: 1 });
    expect(await at()).toMatchObject([{ ratio: 0.4 }]);
    expect(await graph.read(count, {})).toMatchObject([{ edges: 2 }]);
  });

  test('of two departments that disagree the one of higher authority shows, whoever came first', async () => {
    await send([share(0.4)], '2026-01-01', '别的部门');
    await send([share(0.6)], '2026-02-01', '登记机关');
    expect(await at()).toMatchObject([{ ratio: 0.6 }]);
    expect(await at({ knownAt: '2026-01-15T00:00:00.000Z' })).toMatchObject([{ ratio: 0.4 }]);
    const { counts } = await deliver(graph, [{ facts: [share(0.4)] }], { department: '别的部门' });
    expect(counts.unchanged).toBe(1);
    expect(await at()).toMatchObject([{ ratio: 0.6 }]);
  });

  test('a source that revises its statement within one delivery is followed from date to date', async () => {
    const stated = (ratio: number, validFrom: string): readonly Fact[] => [
      share(ratio, { validFrom, sourceKey: 'r1' }),
    ];
    const closing: Fact = { type: 'closing', sourceKey: 'r1', validTo: '2023-03-03' };
    const lines = [
      stated(1, '2002-03-09'),
      stated(0.4, '2021-09-24'),
      stated(0.3, '2022-09-21'),
      [closing],
    ];
    const { counts } = await deliver(
      graph,
      lines.map((facts) => ({ facts })),
      { table: 'bods', chunkSize: 2 },
    );
    expect(counts).toMatchObject({ read: 4, stored: 4 });
    const days = ['2002-03-08', '2019-01-20', '2021-09-25', '2022-09-25', '2023-03-03'];
    const answers = await Promise.all(
      days.map(async (validAt) => (await at({ validAt })).map(({ ratio }) => ratio)),
    );
    expect(answers).toEqual([[], [1], [0.4], [0.3], []]);
  });
});

describe('legal representatives', () => {
  test('a new one from the same source ends the former on the day the new one began, or else of delivery', async () => {
    await send([represents(one)], '2026-01-01');
    await send([represents(two)], '2026-02-01');
    expect(await at()).toMatchObject([{ name: '李某某' }]);
    expect(await at({ validAt: '2026-01-15' })).toContainEqual(
      expect.objectContaining({ name: '张某某', validTo: '2026-02-01' }),
    );
    await send([represents(one, { validFrom: '2026-03-01' })], '2026-04-01');
    expect(await at()).toMatchObject([{ name: '张某某' }]);
    expect(await at({ validAt: '2026-02-15' })).toContainEqual(
      expect.objectContaining({ name: '李某某', validTo: '2026-03-01' }),
    );
  });

  test('two in one delivery are a conflict, and one shows', async () => {
    const { counts } = await deliver(graph, [
      { facts: [represents(one)] },
      { facts: [represents(two)] },
    ]);
    expect(counts).toMatchObject({ stored: 1, conflict: 1 });
    expect(await at()).toMatchObject([{ name: '张某某' }]);
  });
});

describe('subjects and records', () => {
  const state = (status: string, name = company.name ?? ''): SubjectFact => ({
    type: 'subject',
    party: { ...company, name },
    attributes: { name, status },
  });
  const subject = cypher<
    object,
    { status: string; formerNames: string[] | null; versions: object[] }
  >`
    MATCH (subject:Enterprise)
    RETURN subject.status AS status, subject.formerNames AS formerNames,
      [(subject)-[:HAD_VERSION]->(version) | version {.name, .status, .shown, retracted: version.retractedAt IS NOT NULL}] AS versions
  `;

  test('former attributes become a version, and a former name stays findable', async () => {
    await send([state('存续')], '2026-01-01');
    await send([state('存续', '甲乙丙新名有限公司')], '2026-02-01');
    expect(await graph.read(subject, {})).toEqual([
      {
        status: '存续',
        formerNames: ['甲乙丙有限公司'],
        versions: [{ name: '甲乙丙有限公司', status: '存续', shown: true, retracted: true }],
      },
    ]);
  });

  test('a department of lower authority is kept beside and not shown; its claim again changes nothing', async () => {
    await send([state('存续')], '2026-01-01');
    const claim = { department: '别的部门', clock: on('2026-02-01') };
    const first = await deliver(graph, [{ facts: [state('注销')] }], claim);
    const again = await deliver(graph, [{ facts: [state('注销')] }, {}], claim);
    expect([first.counts.conflict, again.counts.conflict]).toEqual([1, 0]);
    expect(await graph.read(subject, {})).toMatchObject([
      { status: '存续', versions: [{ status: '注销', shown: false, retracted: false }] },
    ]);
  });

  const penalty = (more: Partial<RecordFact> = {}): RecordFact => ({
    type: 'record',
    kind: 'PENALTY',
    party: company,
    title: '行政处罚决定书',
    documentNumber: '示例罚〔2026〕1号',
    decidedOn: '2026-01-05',
    authorityName: '示例市市场监督管理局',
    details: { penaltyKinds: ['罚款'], fineAmount: '0.2' },
    scope: 'PUBLIC',
    catalogueItem: 'PENALTY',
    publicFrom: '2026-01-05',
    ...more,
  });
  const records = cypher<object, { fine: string; versions: number; batches: number; by: string }>`
    MATCH (record:CreditRecord:Penalty)-[:DECIDED_BY]->(department:Department)
    RETURN record.fineAmount AS fine, department.name AS by,
      COUNT { (record)-[:HAD_VERSION]->() } AS versions, COUNT { (record)-[:FROM]->(:Batch) } AS batches
  `;

  test('a record is known by party, document number, authority and day; a new wording keeps the old as a version', async () => {
    await send([penalty()], '2026-01-10');
    const same = await deliver(graph, [{ facts: [penalty()] }], { table: 'penalty' });
    expect(same.counts.unchanged).toBe(1);
    await send([penalty({ details: { penaltyKinds: ['罚款'], fineAmount: '0.3' } })], '2026-02-10');
    await send([penalty({ decidedOn: '2026-01-06' })], '2026-02-10');
    expect(await graph.read(records, {})).toEqual(
      expect.arrayContaining([
        { fine: '0.3', versions: 1, batches: 2, by: '示例市市场监督管理局' },
        { fine: '0.2', versions: 0, batches: 1, by: '示例市市场监督管理局' },
      ]),
    );
  });
});
