// Every code of the table, through the real server over HTTP with a graph that fails in that way.
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { type ErrorCode, errorTable, HubError } from '../../src/errors.ts';
import { send } from '../kit/ask.ts';
import { startBareServer } from '../kit/bare-server.ts';

const codes = Object.keys(errorTable) as ErrorCode[];
const secret = 'MATCH (p:Person {name: "司马静"})\nRETURN p';

async function answerTo(failure: Error) {
  const server = await startBareServer(() => Promise.reject(failure));
  const answer = await send(server, '{ subjects { totalCount } }');
  const elsewhere = await fetch(`${server.url}/张三?name=张三`);
  const unknown = { status: elsewhere.status, text: await elsewhere.text() };
  await server.stop();
  return { ...answer, unknown, log: JSON.stringify(server.lines) };
}

test.each(codes)('%s is answered with its HTTP status', async (code) => {
  const cause = new Error(secret);
  const { status, errors } = await answerTo(new HubError(code, 'in so many words', { cause }));
  expect([status, errors[0]?.extensions.code]).toEqual([errorTable[code].status, code]);
});

test('a fault nobody foresaw is masked in the answer, and in the log says where and not what', async () => {
  const { status, text, log } = await answerTo(new Error(secret));
  expect([status, JSON.parse(text)]).toEqual([
    500,
    {
      errors: [
        {
          message: 'The hub failed to answer.',
          locations: [{ line: 1, column: 3 }],
          path: ['subjects'],
          extensions: { code: 'INTERNAL_SERVER_ERROR' },
        },
      ],
      data: null,
    },
  ]);
  for (const said of [text, log]) expect(said).not.toMatch(/司马静|MATCH|RETURN/);
  expect(log).toContain('error-codes.test.ts');
});

test('an address that the hub does not know is answered in JSON, and not repeated', async () => {
  const { unknown } = await answerTo(new Error(secret));
  expect([unknown.status, JSON.parse(unknown.text)]).toMatchObject([
    404,
    { errors: [{ extensions: { code: 'NOT_FOUND' } }] },
  ]);
  expect(unknown.text).not.toMatch(/张三|%E5|<html/);
});

test('every code of the table is thrown somewhere', () => {
  const folder = new URL('../../src/', import.meta.url);
  const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && name !== 'errors.ts')
    .map((name) => readFileSync(new URL(name, folder), 'utf8'))
    .join('\n');
  for (const code of codes) expect(sources).toContain(`'${code}'`);
});
