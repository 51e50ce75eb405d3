// The names on the map as a real browser writes them, before a hub that knows three made-up maps.
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import express from 'express';
import type { Browser, Page } from 'playwright-core';
import { createPage } from '../../src/http/pages.ts';
import { artefacts, openBrowser } from './browser.ts';
import { someHolding, someMap, someNode } from './explore/model/some-map.ts';

const centre = `sub_${'c'.repeat(22)}`;
const idOf = (at: number) => `sub_${String(at).padStart(22, '0')}`;

const named = (id: string, hop: number, name: string) => {
  const node = someNode(id, hop, { grade: '优' });
  return { ...node, subject: { ...node.subject, name } };
};

/** A centre with so many neighbours; every second one holds it. */
const mapOf = (count: number, nameOf: (at: number) => string) =>
  someMap(
    [
      named(centre, 0, '云江市中心（控股）有限公司'),
      ...Array.from({ length: count }, (_, at) => named(idOf(at), 1, nameOf(at))),
    ],
    Array.from({ length: count }, (_, at) =>
      at % 2 === 0 ? someHolding(centre, idOf(at)) : someHolding(idOf(at), centre, 0.1),
    ),
  );

const maps = [
  mapOf(12, (at) => `第${at}号示例商贸（集团）有限公司`),
  mapOf(40, (at) => `第${at}号示例`),
  mapOf(5, (at) => (at === 0 ? '长'.repeat(4_000) : `第${at}号示例`)),
];

let map = maps[0];
let server: Server;
let browser: Browser;
let page: Page;
let url: string;
const faults: string[] = [];
const filters: unknown[] = [];

beforeAll(async () => {
  const app = express();
  app.use(createPage({ examples: () => Promise.resolve([]) }));
  app.post('/graphql', express.json(), (request, response) => {
    const { query } = request.body as { query: string };
    const viewer = { role: 'ANALYST', seesPersonNames: true };
    const { filter } = (request.body as { variables: { filter?: { status?: string } } }).variables;
    filters.push(filter);
    const subjects = {
      totalCount: 1,
      totalIsExact: true,
      nodes: [{ ...named(centre, 0, '云江').subject, identifiers: [] }],
      pageInfo: { hasNextPage: false, endCursor: null },
    };
    if (query.includes('creditMap(')) response.json({ data: { creditMap: map } });
    else response.json({ data: { viewer, subject: null, subjects } });
  });
  server = createServer(app).listen(0, '127.0.0.1');
  await once(server, 'listening');
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/explore`;
  browser = await openBrowser();
});
afterAll(async () => {
  await browser.close();
  server.close();
});
beforeEach(async () => {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 720 },
    locale: 'zh-CN',
    reducedMotion: 'reduce',
  });
  page = await context.newPage();
  page.on('pageerror', (error) => faults.push(error.message));
  await page.addInitScript(() => {
    // what is written since the canvas was last cleared
    const words: [string, number, number][] = [];
    Object.assign(window, { words });
    const drawing: {
      readonly fillText: (this: CanvasRenderingContext2D, ...of: [string, number, number]) => void;
      readonly clearRect: (
        this: CanvasRenderingContext2D,
        ...box: [number, number, number, number]
      ) => void;
    } = CanvasRenderingContext2D.prototype;
    const { fillText, clearRect } = drawing;
    CanvasRenderingContext2D.prototype.fillText = function (text, x, y) {
      // badges are drawn on canvases that stand in no page
      if (this.canvas.isConnected) words.push([text, Math.round(x), Math.round(y)]);
      fillText.call(this, text, x, y);
    };
    CanvasRenderingContext2D.prototype.clearRect = function (...box) {
      if (this.canvas.className.includes('overlay')) words.length = 0;
      clearRect.apply(this, box);
    };
  });
});
afterEach(async () => {
  expect(faults).toEqual([]);
  await page.context().close();
});

type Written = [text: string, x: number, y: number][];

const words = (): Promise<Written> => page.evaluate('window.words.slice()');

/** What is written once nothing moves any more. */
async function settled(): Promise<Written> {
  for (let last = '', rest = 0; rest < 4;) {
    await page.waitForTimeout(400);
    const now = JSON.stringify(await words());
    rest = now === last && now !== '[]' ? rest + 1 : 0;
    last = now;
  }
  return words();
}

async function open(): Promise<Written> {
  await page.goto('about:blank');
  await page.goto(`${url}#s=o.${centre}.1`);
  return settled();
}

test('on three maps the centre and all its neighbours are named, and the same address draws the same', async () => {
  for (const [at, one] of maps.entries()) {
    map = one;
    const first = await open();
    await page.screenshot({ path: join(artefacts, `names-${at}.png`) });
    const texts = first.map(([text]) => text);
    for (const { subject } of one.nodes)
      expect(texts.some((text) => subject.name.startsWith(text.replace('…', '').slice(0, 5)))).toBe(
        true,
      );
    expect(texts.filter((text) => /^[）)]/.test(text))).toEqual([]);
    expect(await open()).toEqual(first);
  }
});

test('a filter takes some away and leaves the others where they are', async () => {
  map = maps[0];
  const before = await open();
  await page.evaluate((hash) => {
    location.hash = hash;
  }, `#s=o.${centre}.1&r=0.05`);
  await settled();
  await page.evaluate((hash) => {
    location.hash = hash;
  }, `#s=o.${centre}.1`);
  expect(await settled()).toEqual(before);
});

test('Enter while Chinese is composed selects nothing', async () => {
  map = maps[0];
  await page.goto(url);
  await page.getByRole('combobox').fill('云江');
  await page.getByRole('option').first().waitFor();
  await page.getByRole('combobox').evaluate((input) => {
    for (const how of [{ isComposing: true }, { keyCode: 229 }])
      input.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, ...how }));
  });
  await page.waitForTimeout(300);
  expect(new URL(page.url()).hash).toBe('');
  await page.getByRole('combobox').press('Enter');
  await page.waitForURL((to) => to.hash.includes(centre));
});

test('all that a search finds stands on a page with filters, and one of it opens', async () => {
  map = maps[0];
  await page.goto(url);
  await page.getByRole('combobox').fill('云江');
  await page.getByRole('button', { name: '全部结果与筛选' }).click();
  const results = page.getByRole('region', { name: '全部结果与筛选' });
  await results.getByRole('row').nth(1).waitFor();
  await results.getByLabel('类型').selectOption('ENTERPRISE');
  await results.getByLabel('状态').fill('存续');
  await results.getByLabel('区划代码').fill('9901');
  const asked = { kinds: ['ENTERPRISE'], status: '存续', regionCode: '9901' };
  // the page asks once nobody types any more, which is a matter of the machine
  for (let tried = 0; tried < 100 && !isDeepStrictEqual(filters.at(-1), asked); tried += 1)
    await page.waitForTimeout(100);
  expect(filters.at(-1)).toEqual(asked);
  await page.screenshot({ path: join(artefacts, 'results.png') });
  await results.getByRole('button', { name: '云江' }).click();
  await page.waitForURL((to) => to.hash.includes(centre));
});
