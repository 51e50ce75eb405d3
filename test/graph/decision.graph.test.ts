import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { cypher } from '../../src/graph/cypher.ts';
import { type Decision, decide, type Deciding } from '../../src/graph/decision.ts';
import { type Graph, openGraph } from '../../src/graph/graph.ts';
import { migrate } from '../../src/graph/migrations/migrate.ts';
import { testConnection, wipe } from '../kit/start-graph.ts';

const count = cypher<{ name: string }, { count: number }>`
  MERGE (tally:Sequence {name: $name})
  SET tally.value = coalesce(tally.value, 0) + 1
  RETURN tally.value AS count`;
const tallyOf = cypher<{ name: string }, { value: number }>`
  MATCH (tally:Sequence {name: $name}) RETURN tally.value AS value`;

const clock = () => new Date('2026-06-30T04:00:00.000Z');
const decisionOf = (key: string | null, input: unknown = {}, caller = 'CLERK'): Decision => ({
  name: 'tally',
  caller,
  key,
  input,
});
const tallyAs = (name: string) => async (tx: Deciding) => {
  const [row] = await tx.run(count, { name });
  const ref = `${name}-${tx.newId('REPAIR')}`;
  tx.changed({ kind: 'REPAIR', what: 'NEW', subjectId: '', ref });
  return { count: row?.count ?? 0, ref };
};

let graph: Graph;
beforeAll(async () => {
  await wipe();
  graph = await openGraph(testConnection());
  await migrate(graph);
});
afterAll(async () => {
  await graph.close();
  await wipe();
});

const run = (decision: Decision, name: string) => decide(graph, decision, clock, tallyAs(name));
const valueOf = async (name: string): Promise<number> =>
  (await graph.read(tallyOf, { name }))[0]?.value ?? 0;

test('the same key answers the first outcome and does nothing twice; another key or caller is another decision', async () => {
  const first = await run(decisionOf('k1', { a: 1, b: 2 }), 'keys');
  expect(await run(decisionOf('k1', { b: 2, a: 1 }), 'keys')).toEqual(first);
  expect(await valueOf('keys')).toBe(1);
  const others = [
    await run(decisionOf('k2', { a: 1, b: 2 }), 'keys'),
    await run(decisionOf('k1', { a: 1, b: 2 }, 'DEPARTMENT'), 'keys'),
    await run(decisionOf(null, { a: 1, b: 2 }), 'keys'),
  ];
  expect(new Set([first, ...others].map(({ ref }) => ref)).size).toBe(4);
  expect(await valueOf('keys')).toBe(4);
});

test('one key sent many times at once is one decision', async () => {
  const answers = await Promise.all(
    Array.from({ length: 12 }, () => run(decisionOf('at-once'), 'at-once')),
  );
  expect(new Set(answers.map(({ ref }) => ref)).size).toBe(1);
  expect(await valueOf('at-once')).toBe(1);
});

test('a key that was used for another request is a conflict, and one of strange signs is refused', async () => {
  await run(decisionOf('used', { amount: 1 }), 'conflict');
  await expect(run(decisionOf('used', { amount: 2 }), 'conflict')).rejects.toMatchObject({
    code: 'CONFLICT',
  });
  for (const key of ['', ' ', '二', 'x'.repeat(101), 'a\nb'])
    await expect(run(decisionOf(key), 'conflict')).rejects.toMatchObject({
      code: 'BAD_USER_INPUT',
    });
  expect(await valueOf('conflict')).toBe(1);
});

test('work that fails leaves nothing, and its key is free', async () => {
  const failing = decide(graph, decisionOf('fails'), clock, async (tx) => {
    await tallyAs('fails')(tx);
    throw new Error('in the middle');
  });
  await expect(failing).rejects.toThrow();
  expect(await valueOf('fails')).toBe(0);
  expect((await run(decisionOf('fails'), 'fails')).count).toBe(1);
});
