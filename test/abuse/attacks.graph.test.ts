import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { getIntrospectionQuery } from 'graphql';
import { limits } from '../../src/words/limits.ts';
import { numbers, persons } from '../fixtures/ordinary-town.ts';
import { startOrdinaryHub } from '../hub/ordinary-hub.ts';
import { type Answer, ask, send } from '../kit/ask.ts';
import type { TestHub } from '../kit/start-hub.ts';
import { badDocuments, badInput, oddSearches, tooMuch } from './attacks.ts';

let hub: TestHub;
const said: string[] = [];
beforeAll(async () => {
  hub = await startOrdinaryHub();
});
afterAll(() => hub.stop());

const attack = async (query: string, variables: object = {}): Promise<Answer> => {
  const answer = await send(hub, query, variables);
  said.push(answer.text);
  return answer;
};
const codesOf = ({ errors }: Answer): readonly string[] =>
  errors.map(({ extensions }) => extensions.code);
const hasData = ({ data }: Answer): boolean =>
  data !== null && Object.values(data as object).some((value) => value !== null);

test.each(badInput)('%s: refused as bad input', async (...[, query, variables]) => {
  const answer = await attack(query, variables);
  expect([answer.status, new Set(codesOf(answer)), hasData(answer)]).toEqual([
    400,
    new Set(['BAD_USER_INPUT']),
    false,
  ]);
});

test.each(badDocuments)('%s: refused before anything runs', async (_, query) => {
  const answer = await attack(query);
  expect([answer.status, hasData(answer)]).toEqual([400, false]);
  expect(['GRAPHQL_PARSE_FAILED', 'GRAPHQL_VALIDATION_FAILED']).toContain(codesOf(answer)[0]);
});

test.each(tooMuch)('%s: refused as too expensive', async (...[, query, variables]) => {
  const answer = await attack(query, variables);
  expect([answer.status, codesOf(answer), hasData(answer)]).toEqual([
    400,
    ['QUERY_TOO_EXPENSIVE'],
    false,
  ]);
});

test.each(oddSearches)('a search for %s is a search for its words', async (search, total) => {
  const query =
    'query ($search: String) { subjects(search: $search) { totalCount nodes { name } } }';
  const { subjects } = await ask<{ subjects: { totalCount: number; nodes: unknown[] } }>(
    hub,
    query,
    { search },
  );
  expect([subjects.totalCount, subjects.nodes.length]).toEqual([total, total]);
});

test('what the page asks of the schema is answered', async () => {
  const query = getIntrospectionQuery({ inputValueDeprecation: true, specifiedByUrl: true });
  expect(Object.keys(await ask<object>(hub, query))).toEqual(['__schema']);
});

describe('requests that are no question', () => {
  const json = { 'content-type': 'application/json' };
  const query = '{ viewer { role } }';
  const question = JSON.stringify({ query });
  const requests: readonly (readonly [string, number, RequestInit])[] = [
    ['a body that is no JSON', 400, { headers: json, body: '{' }],
    ['a body that is a string', 400, { headers: json, body: '"x"' }],
    ['no body', 400, { headers: json }],
    ['a list of questions', 400, { headers: json, body: `[${question},${question}]` }],
    [
      'a question in plain text',
      400,
      { headers: { 'content-type': 'text/plain' }, body: question },
    ],
    [
      'a form',
      400,
      { headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: 'query=x' },
    ],
    [
      'a body above the limit',
      413,
      { headers: json, body: JSON.stringify({ query: query.padEnd(limits.body) }) },
    ],
    [
      'a body in a coding that does not exist',
      415,
      { headers: { ...json, 'content-encoding': 'x' }, body: question },
    ],
    [
      'variables that are a text',
      400,
      { headers: json, body: JSON.stringify({ query, variables: '{}' }) },
    ],
    [
      'an operation that is not there',
      400,
      { headers: json, body: JSON.stringify({ query, operationName: 'X' }) },
    ],
    ['a PUT', 405, { method: 'PUT', headers: json, body: question }],
  ];
  test.each(requests)('%s is answered with %i and no data', async (_, status, init) => {
    const response = await fetch(`${hub.url}/graphql`, { method: 'POST', ...init });
    const text = await response.text();
    said.push(text);
    expect(response.status).toBe(status);
    expect(JSON.parse(text)).toEqual({
      errors: [expect.objectContaining({ extensions: expect.anything() as unknown })],
    });
  });

  test('a question in the address is refused, for addresses are kept by every proxy on the way', async () => {
    const address = `${hub.url}/graphql?query=${encodeURIComponent(query)}`;
    const response = await fetch(address, { headers: { 'apollo-require-preflight': '1' } });
    expect([response.status, response.headers.get('allow')]).toEqual([405, 'POST']);
    expect(await response.text()).not.toContain('PUBLIC');
  });
});

test('no error shows a stack, a statement or a person, and the log none of them either', async () => {
  const log = await readFile(hub.logFile, 'utf8');
  const personal = [
    ...Object.values(persons),
    ...Object.values(numbers),
    numbers.sima.slice(0, 17),
  ];
  for (const text of [said.join('\n'), log]) {
    expect(text).toContain('BAD_USER_INPUT');
    for (const secret of personal) expect(text).not.toContain(secret);
    expect(text).not.toMatch(/MATCH \(|RETURN |Neo4jError|\$sight/);
  }
  expect(said.join('\n')).not.toMatch(/stacktrace|node_modules|\.ts:/);
  expect(log).not.toContain('"level":50');
});
