import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { cypher } from '../../src/graph/cypher.ts';
import { type Decision, decide, type Deciding } from '../../src/graph/decision.ts';
import { type Graph, openGraph } from '../../src/graph/graph.ts';
import { migrate } from '../../src/graph/migrations/migrate.ts';
import { openCommitCutter } from '../kit/commit-cutter.ts';
import { testConnection, wipe } from '../kit/start-graph.ts';

const count = cypher<{ name: string }, { count: number }>`
  MERGE (tally:Sequence {name: $name})
  SET tally.value = coalesce(tally.value, 0) + 1
  RETURN tally.value AS count`;
const tallyOf = cypher<{ name: string }, { value: number }>`
  MATCH (tally:Sequence {name: $name}) RETURN tally.value AS value`;
const changesOf = cypher<{ ref: string }, { seqs: readonly number[] }>`
  MATCH (change:Change) WHERE change.ref STARTS WITH $ref RETURN collect(change.seq) AS seqs`;

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
  // what is null was not said
  const unsaid = { b: 2, a: 1, c: null, d: undefined };
  expect(await run(decisionOf('k1', unsaid), 'keys')).toEqual(first);
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

test('200 commits that are cut, before and after they arrived, double no effect and lose none', async () => {
  const cuts = 200;
  const cutter = await openCommitCutter(new URL(testConnection().uri), cuts);
  const shaky = await openGraph({
    ...testConnection(),
    uri: `bolt://127.0.0.1:${String(cutter.port)}`,
  });
  let over = false;
  const decideUntilKnown = async (key: string): Promise<string> => {
    for (;;) {
      try {
        return (await decide(shaky, decisionOf(key), clock, tallyAs('cut'))).ref;
      } catch (error) {
        // not known whether it was done, or stopped in the queue of a slow machine: that is what the key is for
        expect(['UNAVAILABLE', 'TIMEOUT']).toContain((error as { code?: unknown }).code);
        if (over) throw error;
      }
    }
  };
  const decisions = cuts + 20;
  const keys = Array.from({ length: decisions }, (_, at) => `cut-${String(at)}`);
  const refs = new Map<string, string>();
  const work = async (): Promise<void> => {
    for (let key = keys.pop(); key !== undefined; key = keys.pop())
      refs.set(key, await decideUntilKnown(key));
  };
  try {
    await Promise.all(Array.from({ length: 24 }, work));
  } finally {
    over = true;
    await cutter.close();
    await shaky.close();
  }
  expect(cutter.cuts().all).toBe(cuts);
  expect(cutter.cuts().arrived).toBeGreaterThan(cuts / 4);
  expect(await valueOf('cut')).toBe(decisions);
  expect(new Set(refs.values()).size).toBe(decisions);
  const [{ seqs } = { seqs: [] }] = await graph.read(changesOf, { ref: 'cut-' });
  expect(seqs.length).toBe(decisions);
  expect(new Set(seqs).size).toBe(decisions);
});
