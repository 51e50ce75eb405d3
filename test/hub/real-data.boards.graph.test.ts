import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { cypher } from '../../src/graph/cypher.ts';
import type { ImportReport } from '../../src/intake/import-files.ts';
import { ask } from '../kit/ask.ts';
import { startTestHub, type TestHub } from '../kit/start-hub.ts';
import { onRealData, realFile } from './real-data.ts';

const persons = cypher<object, { persons: number; firms: number; shared: number }>`
  MATCH (person:Person)
  WITH person, COUNT { (person)-[:EXECUTIVE_OF]->() } AS offices,
       size(COLLECT { MATCH (person)-[:EXECUTIVE_OF|EXECUTIVE_OF_DATED]->(firm) RETURN DISTINCT firm.id }) AS firms
  RETURN count(*) AS persons, sum(firms) AS firms, sum(CASE WHEN firms > 1 THEN 1 ELSE 0 END) AS shared
`;

/** Cells of a file without quoted commas, by column. */
const rowsOf = (text: string): readonly Readonly<Record<string, string>>[] => {
  const [header = '', ...lines] = text.trim().split(/\r?\n/);
  const columns = header.split(',');
  return lines.map((line) => {
    const cells = line.split(',');
    return Object.fromEntries(columns.map((column, at) => [column, cells[at] ?? '']));
  });
};

onRealData('the boards of 3,188 listed firms', () => {
  let hub: TestHub;
  let report: ImportReport;
  const names = ['enterprises.csv', 'keypersons.csv'];

  beforeAll(async () => {
    hub = await startTestHub();
    report = await hub.settle(
      Object.fromEntries(names.map((name) => [name, realFile(`boards/${name}`)])),
    );
  }, 600_000);
  afterAll(() => hub.stop());

  test('the verdicts add up to the rows read, and columns nobody knows are named', () => {
    expect(report.files.map(({ counts }) => counts.read)).toEqual([3_188, 24_775]);
    for (const { counts } of report.files) {
      const { read, ...verdicts } = counts;
      expect(Object.values(verdicts).reduce((sum, count) => sum + count, 0)).toBe(read);
      expect([counts.rejected, counts.conflict]).toEqual([0, 0]);
    }
    expect(report.files[1]?.unknownColumns).toEqual(['gender', 'age']);
  });

  test('homonyms stay apart: one person for each firm and name, none in two firms', async () => {
    const pairs = new Set(
      rowsOf(realFile('boards/keypersons.csv')).map(
        ({ regno = '', personname = '' }) => `${regno} ${personname}`,
      ),
    );
    const [found] = await hub.graph.read(persons, {});
    expect(found).toEqual({ persons: pairs.size, firms: pairs.size, shared: 0 });
  });

  test('the firm of a stock code answers with its whole board', async () => {
    const board = rowsOf(realFile('boards/keypersons.csv')).filter(
      ({ regno }) => regno === '601058',
    );
    const { subject } = await ask<{
      subject: { name: string; executives: { totalCount: number; nodes: { position: string }[] } };
    }>(
      hub,
      `query ($regno: String!) { subject(key: { registrationNumber: $regno }) {
        name ... on Enterprise { executives(first: 100) { totalCount nodes { position } } }
      } }`,
      { regno: '601058' },
    );
    expect(subject.name).toBe('赛轮金宇');
    const offices = new Set(
      board.map(({ personname, position }) => `${personname ?? ''} ${position ?? ''}`),
    );
    expect(subject.executives.totalCount).toBe(offices.size);
    expect(subject.executives.nodes.map(({ position }) => position).sort()).toEqual(
      board.map(({ position }) => position).sort(),
    );
  });
});
