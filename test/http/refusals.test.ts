// Whatever a route refuses is told in one form, with one set of headers.
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { commonHeaders } from '../../src/http/headers.ts';
import { startBareServer } from '../kit/bare-server.ts';

let server: Awaited<ReturnType<typeof startBareServer>>;

beforeAll(async () => {
  server = await startBareServer(() => Promise.resolve([]));
});
afterAll(() => server.stop());

const json = { 'content-type': 'application/json' };
const question = JSON.stringify({ query: '{ __typename }' });

const answers: readonly (readonly [string, string, RequestInit, number])[] = [
  ['a question', '/graphql', { method: 'POST', headers: json, body: question }, 200],
  ['a question by GET', '/graphql?query={__typename}', {}, 405],
  ['a body that is no JSON', '/graphql', { method: 'POST', headers: json, body: '{' }, 400],
  ['an address that is not there', '/nothing', {}, 404],
  ['whether the database answers', '/health', {}, 200],
  [
    'a body that is too large',
    '/graphql',
    { method: 'POST', headers: json, body: JSON.stringify({ query: ' '.repeat(3_000_000) }) },
    413,
  ],
];

test.each(answers)('%s carries the headers of all answers', async (_, path, request, expected) => {
  const { status, headers } = await fetch(`${server.url}${path}`, request);
  expect(status).toBe(expected);
  for (const [name, value] of Object.entries(commonHeaders)) expect(headers.get(name)).toBe(value);
  expect(headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
});

const posted = async (type: string) => {
  const response = await fetch(`${server.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': type },
    body: question,
  });
  return { status: response.status, text: await response.text() };
};

test.each([
  'application/json; charset=utf-8',
  'application/json; charset="UTF-8"',
  'application/json;charset=utf-8',
])('a question as %s is read', async (type) => {
  expect(await posted(type)).toMatchObject({ status: 200 });
});

test('a charset that is not read is named', async () => {
  const { status, text } = await posted('application/json; charset=gbk');
  expect(status).toBe(415);
  expect(text).toMatch(/charset gbk .*UTF-8/i);
});

test('a content type that is no question is named, and is no fault of the hub', async () => {
  const { status, text } = await posted('text/csv; charset=utf-8');
  expect(status).toBe(400);
  expect(text).toContain('application/json');
});

test('a flood of directives is one error', async () => {
  const response = await fetch(`${server.url}/graphql`, {
    method: 'POST',
    headers: json,
    body: JSON.stringify({ query: `{ __typename ${'@nothing '.repeat(500)} }` }),
  });
  const { errors } = (await response.json()) as { errors: { message: string }[] };
  expect(response.status).toBe(400);
  expect(errors).toHaveLength(1);
  expect(errors[0]?.message).toMatch(/more than 100/);
});
