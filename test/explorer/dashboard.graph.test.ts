// The dashboard as npm run build left it, driven by a real browser before a hub that gives made-up figures.
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import express from 'express';
import { parse, validate } from 'graphql';
import type { Browser, Page } from 'playwright-core';
import { createPage } from '../../src/http/pages.ts';
import { artefacts, openBrowser } from './browser.ts';
import { schema } from './fake-hub.ts';

const figures = {
  region: null,
  madeAt: '2026-06-30T01:00:00.000Z',
  cutOff: '2026-06-30',
  persons: 4_990,
  subjects: [
    { kind: 'ENTERPRISE', status: '存续', count: 812 },
    { kind: 'INDIVIDUAL_BUSINESS', status: '存续', count: 150 },
  ],
  records: [
    { kind: 'PENALTY', month: '2026-05', person: false, count: 41 },
    { kind: 'PENALTY', month: '2026-06', person: false, count: 17 },
    { kind: 'PENALTY', month: '2026-06', person: true, count: null },
    { kind: 'LICENCE', month: '2026-06', person: false, count: 230 },
  ],
  repairs: [{ state: 'ACCEPTED', inTime: 6, overdue: 2 }],
  disputes: [],
  sanctions: [
    { measure: 'PROCUREMENT_BAN', effect: 'PUNISHMENT', person: false, count: 31 },
    { measure: 'CONSUMPTION_LIMIT', effect: 'PUNISHMENT', person: false, count: 7 },
    { measure: 'CONSUMPTION_LIMIT', effect: 'PUNISHMENT', person: true, count: 20 },
    { measure: 'GREEN_CHANNEL', effect: 'REWARD', person: false, count: 116 },
  ],
  commitments: [
    { kind: 'NOTICE_AND_PROMISE', state: 'MADE', overdue: false, person: false, count: 63 },
    { kind: 'NOTICE_AND_PROMISE', state: 'KEPT', overdue: false, person: false, count: 128 },
    { kind: 'NOTICE_AND_PROMISE', state: 'BROKEN', overdue: false, person: false, count: 4 },
    { kind: 'DEFERRED_MATERIALS', state: 'MADE', overdue: true, person: false, count: 5 },
    { kind: 'DEFERRED_MATERIALS', state: 'KEPT', overdue: false, person: true, count: null },
  ],
  grades: [
    {
      scheme: {
        id: 'HOUSE-4',
        title: '本中心四等评价（优、良、中、差，分值自定）',
        grades: ['优', '良', '中', '差'].map((value) => ({ value, name: value })),
      },
      total: 900,
      grades: [
        { value: '优', count: 300 },
        { value: '良', count: 555 },
        { value: '差', count: 45 },
      ],
      industries: [
        { industry: 'C', value: '优', count: 300 },
        { industry: 'F', value: '良', count: 555 },
        { industry: '', value: '差', count: 45 },
      ],
    },
    {
      scheme: {
        id: 'THOUSAND',
        title: '千分制',
        grades: ['A', 'D'].map((value) => ({ value, name: value })),
      },
      total: 812,
      grades: [{ value: 'D', count: 777 }],
      industries: [],
    },
  ],
  reporting: [
    {
      department: '示例市市场监督管理局',
      deliveries: 3,
      read: 1_000,
      accepted: 995,
      rejected: 5,
      complianceRate: 0.995,
      judged: 200,
      late: 120,
      lateRate: 0.6,
      backlog: 700,
    },
  ],
};

const measures = [
  { id: 'PROCUREMENT_BAN', name: '限制参加政府采购活动' },
  { id: 'CONSUMPTION_LIMIT', name: '限制高消费及有关消费' },
  { id: 'GREEN_CHANNEL', name: '绿色通道与容缺受理' },
];

const asked: { authorization: string | undefined; region: string | null }[] = [];
let server: Server;
let browser: Browser;
let page: Page;
let url: string;
const faults: string[] = [];
const origins = new Set<string>();

function answerTo(query: string, authorization: string | undefined, region: string | null): object {
  if (authorization === undefined)
    return { errors: [{ message: 'no', extensions: { code: 'UNAUTHENTICATED' } }] };
  if (query.includes('viewer')) {
    const role = authorization.includes('lender') ? 'LENDER' : 'DEPARTMENT';
    return { data: { viewer: { role } } };
  }
  if (region === '98') return { errors: [{ message: 'no', extensions: { code: 'NOT_FOUND' } }] };
  return { data: { cityStatistics: { ...figures, region }, measures } };
}

beforeAll(async () => {
  const app = express();
  app.use(createPage({ examples: () => Promise.resolve([]) }));
  app.post('/graphql', express.json(), (request, response) => {
    const { query, variables } = request.body as {
      query: string;
      variables: { region?: string | null };
    };
    expect(validate(schema, parse(query))).toEqual([]);
    const { authorization } = request.headers;
    asked.push({ authorization, region: variables.region ?? null });
    response.json(answerTo(query, authorization, variables.region ?? null));
  });
  server = createServer(app);
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/dashboard`;
  browser = await openBrowser();
  page = await browser.newPage({ viewport: { width: 1280, height: 900 }, locale: 'zh-CN' });
  page.on('console', (line) => {
    if (['error', 'warning'].includes(line.type())) faults.push(line.text());
  });
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('request', (request) => origins.add(new URL(request.url()).origin));
  await page.goto(url);
});
afterAll(async () => {
  await browser.close();
  server.close();
});

const shot = (name: string) =>
  page.screenshot({ path: join(artefacts, `dashboard-${name}.png`), fullPage: true });

test('without a token the page says whom the figures are for, and shows none', async () => {
  await page.getByRole('alert').getByText('请附令牌').waitFor();
  expect(await page.locator('.tile').count()).toBe(0);
  // nothing is asked that would be refused: a browser writes each refusal into its console
  expect(asked).toEqual([]);
  await shot('denied');
});

test('a token of somebody who is no official is told apart, and asks for no figures', async () => {
  await page.getByLabel('访问令牌').fill('aaa.lender.ccc');
  await page.getByRole('button', { name: '使用' }).click();
  await page.getByRole('alert').getByText('不属于政府部门或信用中心').waitFor();
  expect(asked).toHaveLength(1);
});

test('with a token it shows the figures, the grades of each scheme and who reports late', async () => {
  await page.getByLabel('访问令牌').fill('Bearer aaa.bbb.ccc');
  await page.getByRole('button', { name: '使用' }).click();
  await page.getByText('数据截止 2026-06-30').waitFor();
  const tiles = await page.locator('.tile').allInnerTexts();
  expect(tiles.map((text) => text.split('\n')[1])).toEqual([
    '962',
    '4,990',
    '288',
    '8',
    '0',
    '99.5%',
    '60%',
  ]);
  await page.locator('.chart svg text', { hasText: '555' }).first().waitFor();
  await page.locator('tr.warned', { hasText: '示例市市场监督管理局' }).waitFor();
  await page.getByLabel('评价方案').selectOption('THOUSAND');
  await page.locator('.chart svg text', { hasText: '777' }).first().waitFor();
  expect(asked.at(-1)?.authorization).toBe('Bearer aaa.bbb.ccc');
  expect(page.url()).toBe(url);
});

/** The figures of a chart as its table has them, row by row. */
async function tableOf(title: string): Promise<readonly string[]> {
  const sheet = page.locator('.sheet', { has: page.getByRole('heading', { name: title }) });
  await sheet.getByText('数据表').click();
  const rows = await sheet.getByRole('row').allInnerTexts();
  await sheet.getByText('数据表').click();
  return rows.map((row) => row.trim().split(/\s+/).join(' '));
}

test('measures in force and commitments are drawn, and can be read as tables like all charts', async () => {
  await page.locator('.chart svg text', { hasText: '绿色通道与容缺受理' }).first().waitFor();
  expect(await tableOf('在用的联合奖惩措施')).toEqual([
    '惩戒 激励',
    '绿色通道与容缺受理 0 116',
    '限制参加政府采购活动 31 0',
    '限制高消费及有关消费 27 0',
  ]);
  expect(await tableOf('信用承诺履行情况')).toEqual([
    '履行中 逾期未反馈 已履行 违诺',
    '告知承诺 63 0 128 4',
    '容缺受理 0 5 0 0',
  ]);
  expect(await tableOf('市场主体类别')).toContain('企业 812');
  await shot('zh');
});

test('a place is asked for by its code; one without figures says what makes them', async () => {
  await page.getByLabel('行政区划代码').fill('98');
  await page.getByRole('button', { name: '显示' }).click();
  await page.getByRole('alert').getByText('hub evaluate').waitFor();
  expect(asked.at(-1)?.region).toBe('98');
  await page.getByLabel('行政区划代码').fill('');
  await page.getByRole('button', { name: '显示' }).click();
  await page.getByText('数据截止').waitFor();
});

test('every word turns to English, nothing leaves the origin and nothing is complained of', async () => {
  await page.getByRole('button', { name: 'Switch to English' }).click();
  await page.getByRole('heading', { name: 'City credit monitor' }).waitFor();
  await page.getByText('Records by month of decision').waitFor();
  expect(await page.locator('html').getAttribute('lang')).toBe('en');
  const body = await page.locator('.tiles').innerText();
  expect(body).not.toMatch(/[\u4e00-\u9fff]/u);
  expect([...origins]).toEqual([new URL(url).origin]);
  expect(faults).toEqual([]);
  await page.locator('.chart svg text', { hasText: 'Public procurement' }).first().waitFor();
  await shot('en');
});
