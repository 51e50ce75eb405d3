// No request ends the process: each statement of each question fails in turn, and each caller leaves at twenty moments.
// Jest counts a rejection that nobody handles as a failure of the test in which it arose.
import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { HubError } from '../../src/errors.ts';
import * as explorer from '../../src/explorer/explore/model/questions.ts';
import type { Graph } from '../../src/graph/graph.ts';
import { examples } from '../../src/http/examples.ts';
import { codes, firmNames } from '../fixtures/ordinary-town.ts';
import { ask, send } from '../kit/ask.ts';
import type { TestHub } from '../kit/start-hub.ts';
import { startOrdinaryHub } from './ordinary-hub.ts';

interface Asked {
  readonly query: string;
  readonly variables: object;
}

/** The ends of relations are subjects that the hub has at hand or asks for anew: once a dropped promise ended it here. */
const ends = `query Ends($id: ID!) { subject(key: { id: $id }) { relations(first: 3) { nodes { from { id name } to { id name } } } } }`;

/** Moments at which a caller leaves. */
const leavings = 20;

/** The questions of README and of the pages it leads to, asked of a firm of this town; decisions are no questions. */
function toldQuestions(id: string): Asked[] {
  const root = fileURLToPath(new URL('../../', import.meta.url));
  const front = readFileSync(`${root}README.md`, 'utf8');
  const pages = [
    'README.md',
    ...[...front.matchAll(/\]\((docs\/[\w-]+\.md)\)/g)].map(([, page]) => page ?? ''),
  ];
  const texts = pages.flatMap((page) =>
    [...readFileSync(root + page, 'utf8').matchAll(/"query":("(?:[^"\\]|\\.)*")/g)].map(
      ([, text = '']) => text,
    ),
  );
  const here = texts.map((text) =>
    (JSON.parse(text) as string)
      .replace(/(uscc: )"[^"]*"/g, `$1"${codes.qinghe}"`)
      .replace(/"'\$FIRM'"/g, `"${id}"`)
      .replace('云澜青鸾', firmNames.qinghe.slice(0, 2)),
  );
  return [...new Set(here)]
    .filter((query) => query.startsWith('{') && !query.includes("'$"))
    .map((query) => ({ query, variables: {} }));
}

/** What each of the explorer's questions needs to be told; those that are not named here need only who is asked about. */
const explorerVariables = (id: string, other: string, relation: string) => ({
  common: {
    id,
    centre: id,
    subject: id,
    subjects: [id, other],
    ids: [id, other],
    search: firmNames.qinghe.slice(0, 2),
    first: 10,
    hops: 2,
    perNode: 25,
    limit: 500,
    language: 'ZH',
    rule: 'CONTROL_CASCADE',
  },
  pathsQuestion: { from: id, to: other },
  relationQuestion: { id: relation },
  peopleQuestion: { ids: [relation] },
  diffQuestion: { from: { validAt: '2024-01-01' }, to: {} },
  decidedQuestion: { from: { validAt: '2020-01-01' }, to: {} },
});

let hub: TestHub;
let token: string;
let asked: Readonly<Record<string, Asked>>;
/** How many statements a question has asked, which of them fails, and whether it came to that. */
let count = 0;
let failing = -1;
let failed = false;
/** The request that is counted, and those before it: what they still ask after their answer is not counted. */
let counted: string | undefined;
const earlier = new Set<string>();

function begin(at: number): void {
  if (counted !== undefined) earlier.add(counted);
  counted = undefined;
  [count, failing, failed] = [0, at, false];
}

/** Counts what the hub asks of its database for one request, and fails one statement. */
function watchStatements(): void {
  const read = hub.graph.read.bind(hub.graph);
  const watched: Graph['read'] = async (statement, params, options) => {
    // a starting hub warms itself up beside the first requests
    const request = options?.request ?? '';
    if (!/^[\da-f-]{36}$/.test(request) || earlier.has(request))
      return read(statement, params, options);
    counted ??= request;
    if (request !== counted) return read(statement, params, options);
    const at = count;
    count += 1;
    if (at !== failing) return read(statement, params, options);
    failed = true;
    await pause(1);
    throw new HubError('UNAVAILABLE', 'This statement fails.');
  };
  Object.assign(hub.graph, { read: watched });
}

beforeAll(async () => {
  hub = await startOrdinaryHub();
  token = await hub.token('ANALYST');
  const { subject, other } = await ask<{
    subject: { id: string; relations: { nodes: { id: string }[] } };
    other: { id: string };
  }>(
    hub,
    `{ subject(key: { uscc: "${codes.qinghe}" }) { id relations(first: 1) { nodes { id } } } other: subject(key: { uscc: "${codes.yuanshan}" }) { id } }`,
  );
  const { id, relations } = subject;
  const told = explorerVariables(id, other.id, relations.nodes[0]?.id ?? '');
  const own = new Map<string, object>(Object.entries(told));
  asked = Object.fromEntries<Asked>([
    ['ends', { query: ends, variables: { id } }],
    ...Object.entries(explorer).map(([name, query]): [string, Asked] => [
      name,
      { query: String(query), variables: { ...told.common, ...own.get(name) } },
    ]),
    ...examples({ id, uscc: codes.qinghe, name: firmNames.qinghe }).map((one): [string, Asked] => [
      one.title,
      one,
    ]),
    ...toldQuestions(id).map((one): [string, Asked] => [one.query, one]),
  ]);
  watchStatements();
});
afterAll(() => hub.stop());

async function statementsOf({ query, variables }: Asked): Promise<number> {
  begin(-1);
  const { errors } = await send(hub, query, variables, token);
  expect([query, errors]).toEqual([query, []]);
  return count;
}

test('whichever statement fails, the answer says so and nobody is left waiting', async () => {
  let tried = 0;
  for (const [name, question] of Object.entries(asked)) {
    const statements = await statementsOf(question);
    for (let at = 0; at < statements; at += 1) {
      begin(at);
      const { errors } = await send(hub, question.query, question.variables, token);
      // what two turns ask in one statement or in two depends on which is answered first
      expect([name, at, errors.length > 0]).toEqual([name, at, failed]);
      tried += 1;
    }
  }
  failing = -1;
  await pause(50);
  expect(tried).toBeGreaterThan(2 * Object.keys(asked).length);
});

test('whenever a caller leaves, the next one is answered', async () => {
  for (const { query, variables } of Object.values(asked)) {
    const began = performance.now();
    await send(hub, query, variables, token);
    const took = performance.now() - began;
    const leave = async (_: unknown, at: number): Promise<void> => {
      const signal = AbortSignal.timeout(Math.max(1, Math.round((took * at) / leavings)));
      await fetch(`${hub.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
        body: JSON.stringify({ query, variables }),
        signal,
      }).then(
        (response) => response.body?.cancel(),
        () => undefined,
      );
    };
    await Promise.all(Array.from({ length: leavings }, leave));
  }
  await pause(200);
  expect(await ask(hub, '{ viewer { role } }')).toEqual({ viewer: { role: 'PUBLIC' } });
});
