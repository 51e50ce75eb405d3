import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { cypher } from '../../src/graph/cypher.ts';
import type { Graph } from '../../src/graph/graph.ts';
import type { Fact, Party, RelationFact } from '../../src/intake/facts.ts';
import { deliver, emptyGraph } from './importer.ts';

const uscc = '91990000MA0000001A';
const company: Party = { kind: 'ENTERPRISE', name: '甲乙丙有限公司', uscc };
const holding = (
  from: Party,
  to: Party = company,
): Extract<RelationFact, { kind: 'SHAREHOLDER' }> => ({
  type: 'relation',
  kind: 'SHAREHOLDER',
  from,
  to,
});
const registered = (party: Party, attributes: object = {}): Fact => ({
  type: 'subject',
  party,
  attributes: { name: party.name ?? '', ...attributes },
});

interface Node {
  readonly id: string;
  readonly name: string;
  readonly uscc: string | null;
  readonly identifiedBy: string;
  readonly labels: readonly string[];
}
const subjectsNamed = cypher<{ name: string }, { node: Node }>`
  MATCH (node:Subject {name: $name})
  RETURN node {.id, .name, .uscc, .identifiedBy, labels: labels(node)} AS node
`;
const findings = cypher<object, { rule: string; row: number }>`
  MATCH (:Batch)-[:HAS_FINDING]->(finding:RowFinding)
  RETURN finding.rule AS rule, finding.row AS row
`;

let graph: Graph;
const named = async (name: string): Promise<readonly Node[]> =>
  (await graph.read(subjectsNamed, { name })).map(({ node }) => node);

beforeEach(async () => {
  graph = await emptyGraph();
});
afterEach(() => graph.close());

describe('organised parties', () => {
  test('a party known by name gains the code that arrives for that name and keeps its id', async () => {
    const other: Party = { kind: 'ENTERPRISE', name: '丁戊（集团）有限公司' };
    await deliver(graph, [{ facts: [holding(other)] }], { table: 'shareholder' });
    const [before] = await named('丁戊（集团）有限公司');
    expect(before).toMatchObject({ uscc: null, identifiedBy: 'NAME' });
    const code = '91990000MA00000022';
    await deliver(graph, [
      { facts: [registered({ ...other, name: '丁戊(集团)有限公司', uscc: code })] },
    ]);
    const after = await named('丁戊(集团)有限公司');
    expect(after).toMatchObject([{ id: before?.id, uscc: code, identifiedBy: 'USCC' }]);
  });

  test('two mentions in one chunk, one by code and one by name, are one subject', async () => {
    await deliver(graph, [
      { facts: [registered(company)] },
      { facts: [holding({ kind: 'ENTERPRISE', name: company.name ?? '' })] },
    ]);
    expect(await named(company.name ?? '')).toHaveLength(1);
  });

  test('a name borne by several is nobody of them and says so', async () => {
    const lines = [
      { facts: [registered(company)] },
      { facts: [registered({ ...company, uscc: '91990000MA00000022' })] },
    ];
    await deliver(graph, lines);
    const mention = { facts: [holding({ kind: 'ENTERPRISE', name: company.name ?? '' })] };
    await deliver(graph, [mention], { table: 'shareholder' });
    await deliver(graph, [mention, {}], { table: 'shareholder' });
    const found = await named(company.name ?? '');
    expect(found.filter((node) => node.identifiedBy === 'NAME')).toHaveLength(1);
    expect(found).toHaveLength(3);
    expect(await graph.read(findings, {})).toContainEqual({ rule: 'HOMONYMS', row: 1 });
  });

  test('a registration number tells subjects of two authorities apart', async () => {
    const number = {
      kind: 'ENTERPRISE',
      registrationNumber: '990000000001',
      name: '己有限公司',
    } as const;
    await deliver(graph, [
      { facts: [registered(number, { registrationAuthority: '甲区' })] },
      { facts: [registered({ ...number, name: '庚有限公司' }, { registrationAuthority: '乙区' })] },
    ]);
    expect(await named('己有限公司')).toHaveLength(1);
    expect(await named('庚有限公司')).toHaveLength(1);
  });

  test('an organisation code finds the subject whose credit code contains it', async () => {
    await deliver(graph, [{ facts: [registered(company)] }]);
    const byCode: Party = { kind: 'ORGANIZATION', organizationCode: uscc.slice(8, 17) };
    const { counts } = await deliver(graph, [
      { facts: [holding({ kind: 'ENTERPRISE', name: '辛有限公司' }, byCode)] },
    ]);
    expect(counts.stored).toBe(1);
    expect(await named('')).toHaveLength(0);
    expect(await named(company.name ?? '')).toHaveLength(1);
  });
});

describe('persons', () => {
  const person = (name: string, more: Partial<Party> = {}): Party => ({
    kind: 'PERSON',
    name,
    within: company,
    ...more,
  });
  const document = { idType: '身份证', idNumber: '990000199001010018' };

  test('the same document is one person, whatever the enterprise', async () => {
    const elsewhere: Party = { kind: 'ENTERPRISE', name: '壬有限公司', uscc: '91990000MA00000022' };
    await deliver(graph, [
      { facts: [holding(person('张某某', document))] },
      { facts: [holding({ ...person('张某某', document), within: elsewhere }, elsewhere)] },
    ]);
    expect(await named('张某某')).toMatchObject([
      { identifiedBy: 'PERSONAL_DOCUMENT', labels: ['Subject', 'Person'] },
    ]);
  });

  test('persons without a number are one within an enterprise and another in the next', async () => {
    const elsewhere: Party = { kind: 'ENTERPRISE', name: '壬有限公司', uscc: '91990000MA00000022' };
    await deliver(graph, [
      { facts: [holding(person('李某某'))] },
      { facts: [{ ...holding(person('李某某')), kind: 'EXECUTIVE', position: '董事' }] },
      { facts: [holding({ ...person('李某某'), within: elsewhere }, elsewhere)] },
    ]);
    expect(await named('李某某')).toHaveLength(2);
  });

  test('a person with a number is never joined by name', async () => {
    await deliver(graph, [
      { facts: [holding(person('王某某'))] },
      { facts: [holding(person('王某某', document))] },
    ]);
    expect(await named('王某某')).toHaveLength(2);
  });

  test('no number is stored in clear', async () => {
    await deliver(graph, [{ facts: [holding(person('张某某', document))] }]);
    const all = cypher<object, { node: object }>`MATCH (node) RETURN properties(node) AS node`;
    expect(JSON.stringify(await graph.read(all, {}))).not.toContain(document.idNumber);
  });
});

test('importers that run at the same time make one subject of one code', async () => {
  const line = (name: string) =>
    Array.from({ length: 40 }, (_, i) => ({
      facts: [
        registered({
          kind: 'ENTERPRISE',
          name: `公司${i}`,
          uscc: `91990000MA${String(i).padStart(8, '0')}`,
        }),
        holding({ kind: 'ENTERPRISE', name }),
      ] as const,
    }));
  const results = await Promise.all(
    ['子有限公司', '丑有限公司', '寅有限公司'].map((name) => deliver(graph, line(name))),
  );
  expect(results.map(({ counts }) => counts.read)).toEqual([40, 40, 40]);
  for (let i = 0; i < 40; i += 1) expect(await named(`公司${i}`)).toHaveLength(1);
  const numbers = cypher<object, { seqs: number[] }>`
    MATCH (change:Change) WITH change.seq AS seq ORDER BY seq RETURN collect(seq) AS seqs
  `;
  const [row] = await graph.read(numbers, {});
  expect(row?.seqs).toEqual(Array.from({ length: row?.seqs.length ?? 0 }, (_, i) => i + 1));
});
