import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import exceljs from 'exceljs';
import { type Client, createClient } from 'graphql-ws';
import iconv from 'iconv-lite';
import { WebSocket } from 'ws';
import { cypher } from '../../src/graph/cypher.ts';
import { codes, firmNames, numbers, persons, today } from '../fixtures/ordinary-town.ts';
import { ask, askAndFail, send } from '../kit/ask.ts';
import type { TestHub } from '../kit/start-hub.ts';
import { startOrdinaryHub } from './ordinary-hub.ts';

const treasury = '11990000000000011A';
const close = cypher<{ document: string; at: string }>`
  MATCH (record:CreditRecord { documentNumber: $document }) SET record.closedAt = $at`;
const setState = cypher<{ id: string; state: string }>`
  MATCH (screening:Screening { id: $id }) SET screening.state = $state`;
const leftRows = cypher<object, { count: number }>`
  MATCH (list:ScreeningList) WHERE list.id >= '' AND list.rows IS NULL RETURN count(list) AS count`;

let hub: TestHub;
let token: string;

beforeAll(async () => {
  hub = await startOrdinaryHub();
  token = await hub.token('DEPARTMENT', { department: treasury });
});
afterAll(() => hub.stop());

interface Sent {
  readonly status: number;
  readonly upload?: string;
  readonly rows?: number;
  readonly code?: string;
}
async function upload(body: string | Buffer, as: string | undefined = token): Promise<Sent> {
  const response = await fetch(`${hub.url}/screenings/files`, {
    method: 'POST',
    headers: as === '' ? {} : { authorization: `Bearer ${as}` },
    body: typeof body === 'string' ? body : new Uint8Array(body),
  });
  const said = (await response.json()) as {
    readonly upload?: string;
    readonly rows?: number;
    readonly errors?: readonly { readonly extensions: { readonly code: string } }[];
  };
  const code = said.errors?.[0]?.extensions.code;
  const { upload: id, rows } = said;
  return {
    status: response.status,
    ...(id !== undefined && { upload: id }),
    ...(rows !== undefined && { rows }),
    ...(code !== undefined && { code }),
  };
}
const start = `mutation ($input: StartScreeningInput!) { startScreening(input: $input) { id total } }`;
const inputOf = (more: object) => ({
  input: { key: randomUUID(), matter: 'SUBSIDY', purpose: 'SUBSIDY', ...more },
});
async function begin(more: object): Promise<string> {
  const found = await ask<{ startScreening: { id: string } }>(hub, start, inputOf(more), token);
  return found.startScreening.id;
}
const look = `query ($id: ID!) { screening(id: $id) { state total resultPath(format: XLSX)
  counts { clear unexamined warn block unknownParty homonym } } }`;
interface Looked {
  readonly state: string;
  readonly total: number;
  readonly resultPath: string;
  readonly counts: Readonly<Record<string, number>>;
}
async function ended(id: string): Promise<Looked> {
  for (;;) {
    const { screening } = await ask<{ screening: Looked }>(hub, look, { id }, token);
    if (screening.state !== 'RUNNING') return screening;
    await pause(50);
  }
}
const get = (path: string, as = token): Promise<Response> =>
  fetch(`${hub.url}${path}`, { headers: { authorization: `Bearer ${as}` } });

const list = `2026年第一批申报名单
企业名称,统一社会信用代码,身份证号码
${firmNames.qinghe},${codes.qinghe},
=1+1公司,,
${persons.liu},,${numbers.liu}
${firmNames.archive},,
_x0041_示例有限公司,,
`;

describe('a list as a file', () => {
  test('is taken in once, screened, and leaves no file behind', async () => {
    const sent = await upload(iconv.encode(list, 'gb18030'));
    expect(sent).toMatchObject({ status: 201, rows: 5 });
    const id = await begin({ upload: sent.upload });
    expect(await ended(id)).toMatchObject({
      state: 'FINISHED',
      counts: { clear: 1, unexamined: 0, warn: 0, block: 2, unknownParty: 2, homonym: 0 },
    });
    const again = inputOf({ upload: sent.upload });
    expect(await askAndFail(hub, start, again, token)).toEqual(['CONFLICT']);
    expect(readdirSync(join(hub.dataDir, 'lists'))).toEqual([]);
    expect(await ended(await begin({ previous: id }))).toMatchObject({ total: 5 });
  });

  test('is somebody’s own', async () => {
    const { upload: id } = await upload(list);
    const other = await hub.token('DEPARTMENT', { department: '11990000000000012B' });
    expect(await askAndFail(hub, start, inputOf({ upload: id }), other)).toEqual(['NOT_FOUND']);
  });

  test('with no rows, an unknown header or no token is refused, and nothing is left of it', async () => {
    expect(await upload('名称\n')).toEqual({ status: 400, code: 'BAD_USER_INPUT' });
    expect(await upload('甲,乙\n一,二\n')).toEqual({ status: 400, code: 'BAD_USER_INPUT' });
    expect(await upload(Buffer.from('504b0304', 'hex'))).toEqual({
      status: 400,
      code: 'BAD_USER_INPUT',
    });
    expect(await upload(list, '')).toEqual({ status: 401, code: 'UNAUTHENTICATED' });
    const self = await hub.token('SUBJECT', { subject: `sub_${'0'.repeat(22)}` });
    expect(await upload(list, self)).toEqual({ status: 403, code: 'FORBIDDEN' });
    expect(await hub.graph.read(leftRows, {})).toEqual([{ count: 0 }]);
    expect(readdirSync(join(hub.dataDir, 'lists'))).toEqual([]);
  });
});

describe('the result as a file', () => {
  let id: string;
  beforeAll(async () => {
    id = await begin({ upload: (await upload(list)).upload });
    await ended(id);
  });

  test('says what stands when it is written, safe for a spreadsheet', async () => {
    const response = await get(`/screenings/${id}/result.csv`);
    expect(response.headers.get('content-disposition')).toContain('attachment');
    const bytes = Buffer.from(await response.arrayBuffer());
    expect(bytes.subarray(0, 3).toString('hex')).toBe('efbbbf');
    // the first line is the header, and every line has its columns, so that any program reads it
    const lines: string[][] = parse(bytes, { bom: true });
    const [headings, first] = lines;
    const second = lines.find(([number]) => number === '2');
    expect(headings?.slice(0, 4)).toEqual(['序号', '申报名称', '申报代码', '核验结论']);
    expect(first?.slice(0, 6)).toEqual([
      ...['1', firmNames.qinghe, codes.qinghe, '限制', firmNames.qinghe, codes.qinghe],
    ]);
    expect(first?.join()).toContain('示例严〔2025〕1号');
    expect(second?.[1]).toBe("'=1+1公司");
    expect(first?.[6]).toBe('统一社会信用代码');
    // one line for each reason, and each line says how the row led to its subject
    const numbersOf = lines.slice(1).map(([number]) => number);
    expect(new Set(numbersOf)).toEqual(new Set(['1', '2', '3', '4', '5']));
    expect(numbersOf.filter((number) => number === '1').length).toBeGreaterThan(1);
    const at = (heading: string) => headings?.indexOf(heading) ?? -1;
    for (const line of lines.slice(1)) expect(line[at('匹配方式')]).not.toBe('');
    expect(lines.find(([number]) => number === '3')?.[at('匹配方式')]).toBe('证件号码和姓名');
    expect(second?.[at('匹配方式')]).toBe('未匹配到主体');
    for (const line of lines.filter(([number]) => number === '1'))
      expect(line[at('措施')]).toMatch(/^[^|；]+$/);
    expect(bytes.toString()).not.toContain(numbers.liu);
  });

  test('is a spreadsheet, too, in which every cell is text', async () => {
    const { screening } = await ask<{ screening: Looked }>(hub, look, { id }, token);
    const book = new exceljs.Workbook();
    await book.xlsx.load(await (await get(screening.resultPath)).arrayBuffer());
    const sheet = book.worksheets[0];
    expect(sheet?.getRow(1).getCell(1).value).toMatch(
      /财政资金与补贴 · 政府部门 \w{18} somebody DEPARTMENT \w{18} · 20\d\d-[-0-9 :]* \(UTC\+8\)$/,
    );
    expect(sheet?.getRow(3).getCell(6).value).toBe(codes.qinghe);
    const names: unknown[] = [];
    sheet?.eachRow((row) => names.push(row.getCell(2).value));
    expect(names).toContain('=1+1公司');
    // exceljs reads no escapes; by the format this cell says _x0041_示例有限公司, and unescaped it would say A示例有限公司
    expect(names.at(-1)).toBe('_x005F_x0041_示例有限公司');
  });

  test('is for those alone whose screening it is', async () => {
    const other = await hub.token('CLERK');
    for (const as of [other, await hub.token('LENDER')])
      expect((await get(`/screenings/${id}/result.csv`, as)).status).toBe(404);
    expect((await fetch(`${hub.url}/screenings/${id}/result.csv`)).status).toBe(404);
    expect((await get(`/screenings/scr_${'0'.repeat(22)}/result.csv`)).status).toBe(404);
  });

  test('is not to be had before every row has its verdict', async () => {
    for (const state of ['RUNNING', 'FAILED', 'FINISHED']) {
      await hub.graph.write('set', (tx) => tx.run(setState, { id, state }));
      for (const format of ['csv', 'xlsx'])
        expect((await get(`/screenings/${id}/result.${format}`)).status).toBe(
          state === 'FINISHED' ? 200 : 409,
        );
    }
  });

  test('no longer says what was closed', async () => {
    const document = '示例严〔2025〕1号';
    await hub.graph.write('close', (tx) => tx.run(close, { document, at: today().toISOString() }));
    const text = await (await get(`/screenings/${id}/result.csv`)).text();
    expect(text).not.toContain(document);
    expect(text).toContain(`${firmNames.qinghe},${codes.qinghe},通过`);
  });
});

describe('progress over a socket', () => {
  const document = `subscription ($id: ID!) { screeningProgress(id: $id) { state done total counts { clear } } }`;
  const socketUrl = () => `${hub.url.replace('http', 'ws')}/graphql`;
  const clients: Client[] = [];
  const connect = (as?: string): Client => {
    const client = createClient({
      url: socketUrl(),
      webSocketImpl: WebSocket,
      retryAttempts: 0,
      connectionParams: as === undefined ? {} : { authorization: `Bearer ${as}` },
    });
    clients.push(client);
    return client;
  };
  afterAll(async () => {
    for (const client of clients) await client.dispose();
  });
  const follow = async (query: string, variables: Record<string, unknown>, as?: string) => {
    const told: unknown[] = [];
    for await (const one of connect(as).iterate({ query, variables })) told.push(one);
    return told;
  };

  test('tells every portion until the screening ends', async () => {
    const subjects = Array.from({ length: 1200 }, () => ({ code: codes.archive }));
    const id = await begin({ subjects });
    const told = (await follow(document, { id }, token)) as {
      data: { screeningProgress: { state: string; done: number } };
    }[];
    const steps = told.map(({ data }) => data.screeningProgress);
    expect(steps.at(-1)).toEqual({
      state: 'FINISHED',
      done: 1200,
      total: 1200,
      counts: { clear: 1200 },
    });
    expect(steps.map(({ done }) => done)).toEqual(
      steps.map(({ done }) => done).sort((a, b) => a - b),
    );
  });

  test('is refused to others, to bad tokens, and for anything that is no subscription', async () => {
    const id = await begin({ subjects: [{ code: codes.archive }] });
    const codeOf = async (query: string, as?: string): Promise<string> => {
      const told = await follow(query, { id }, as).catch((error: unknown) => error);
      return JSON.stringify(told);
    };
    expect(await codeOf(document)).toContain('NOT_FOUND');
    expect(await codeOf(document, await hub.token('CLERK'))).toContain('NOT_FOUND');
    expect(await codeOf(`query ($id: ID!) { screening(id: $id) { id } }`, token)).toContain(
      'BAD_USER_INPUT',
    );
    expect(await codeOf('subscription { nothing }', token)).toContain('GRAPHQL_VALIDATION_FAILED');
    const closed = await follow(document, { id }, 'x.y.z').catch((error: unknown) => error);
    expect(closed).toMatchObject({ code: 4403 });
    const { errors } = await send(hub, document, { id }, token);
    expect(errors[0]?.extensions.code).toBe('BAD_USER_INPUT');
  });

  test('is forgotten with the client that leaves', async () => {
    const id = await begin({ subjects: [{ code: codes.archive }] });
    const socket = new WebSocket(socketUrl(), 'graphql-transport-ws');
    await once(socket, 'open');
    const payload = { authorization: `Bearer ${token}` };
    socket.send(JSON.stringify({ type: 'connection_init', payload }));
    await once(socket, 'message');
    socket.send(
      JSON.stringify({
        id: '1',
        type: 'subscribe',
        payload: { query: document, variables: { id } },
      }),
    );
    await once(socket, 'message');
    socket.terminate();
    await once(socket, 'close');
    expect(await ended(id)).toMatchObject({ state: 'FINISHED' });
    expect((await fetch(`${hub.url}/health`)).status).toBe(200);
  });
});
