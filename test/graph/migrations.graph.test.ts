import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { cypher } from '../../src/graph/cypher.ts';
import { type Graph, openGraph } from '../../src/graph/graph.ts';
import { migrate } from '../../src/graph/migrations/migrate.ts';
import { testConnection, wipe } from '../kit/start-graph.ts';

let graph: Graph;
beforeAll(async () => {
  await wipe();
  graph = await openGraph(testConnection());
});
afterAll(() => graph.close());

const notes = cypher<object, { number: number }>`
  MATCH (done:Migration) RETURN done.number AS number ORDER BY number
`;
const indexes = cypher<object, { name: string; state: string }>`SHOW INDEXES YIELD name, state`;
const twice = cypher`CREATE (:Subject {id: 'sub_1'}), (:Subject {id: 'sub_1'})`;

test('each migration is applied once, in order, and noted', async () => {
  const applied = await migrate(graph);
  expect(applied).toEqual(applied.map((_, at) => at + 1));
  expect(await migrate(graph)).toEqual([]);
  expect((await graph.read(notes, {})).map(({ number }) => number)).toEqual(applied);
});

test('a migration that was stopped before it was noted is applied again without harm', async () => {
  await graph.write('test', (tx) =>
    tx.run(cypher`MATCH (done:Migration {number: 1}) DELETE done`, {}),
  );
  expect(await migrate(graph)).toEqual([1]);
});

test('afterwards every index answers, names have a trigram and a full-text one, and ids are unique', async () => {
  await migrate(graph);
  const found = await graph.read(indexes, {});
  expect(new Set(found.map(({ state }) => state))).toEqual(new Set(['ONLINE']));
  const names = found.map(({ name }) => name);
  expect(names).toEqual(
    expect.arrayContaining(['market_subject_name_text', 'subject_name_fulltext']),
  );
  await expect(graph.write('test', (tx) => tx.run(twice, {}))).rejects.toMatchObject({
    code: 'CONFLICT',
  });
});
