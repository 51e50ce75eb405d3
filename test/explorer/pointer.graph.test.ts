// The map under mouse and finger in a real browser, before a hub that knows one made-up map.
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import express from 'express';
import type { Browser, Page } from 'playwright-core';
import { createPage } from '../../src/http/pages.ts';
import { madeUpMap } from '../speed/made-up-map.ts';
import { artefacts, openBrowser } from './browser.ts';

let subjects = 1;
let server: Server;
let browser: Browser;
let page: Page;
let url: string;
const faults: string[] = [];

beforeAll(async () => {
  const app = express();
  app.use(createPage({ examples: () => Promise.resolve([]) }));
  app.post('/graphql', express.json(), (request, response) => {
    const { query } = request.body as { query: string };
    const viewer = { role: 'ANALYST', seesPersonNames: true };
    if (query.includes('creditMap(')) response.json({ data: { creditMap: madeUpMap(subjects) } });
    else response.json({ data: { viewer, subject: null } });
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
    hasTouch: true,
  });
  page = await context.newPage();
  page.on('console', (line) => {
    if (['error', 'warning'].includes(line.type())) faults.push(line.text());
  });
  page.on('pageerror', (error) => faults.push(error.message));
});
afterEach(async () => {
  expect(faults).toEqual([]);
  await page.context().close();
});

/** Opens a map of this many subjects; one alone stands in the middle, the line of two runs through it. */
async function open(count: number): Promise<{ readonly x: number; readonly y: number }> {
  subjects = count;
  // an address that differs behind # alone would not be loaded again
  await page.goto('about:blank');
  await page.goto(`${url}#s=o.sub_0.1`);
  await page.getByText(`${count} 个主体`).waitFor();
  // the layout comes to rest
  await page.waitForTimeout(1_000);
  const box = await page.getByRole('application').boundingBox();
  if (!box) throw new Error('There is no map.');
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

const chosen = (id: string | null) =>
  page.waitForFunction(
    (wanted) => new URLSearchParams(location.hash.slice(1)).get('c') === wanted,
    id,
  );

/** Long enough that the next click is not the second of two. */
const apart = () => page.waitForTimeout(400);

test('a click chooses a subject, one beside it lets it go, Shift picks it', async () => {
  const { x, y } = await open(1);
  await page.mouse.click(x, y);
  await chosen('sub_0');
  await apart();
  await page.mouse.click(x + 150, y);
  await chosen(null);
  await apart();
  await page.keyboard.down('Shift');
  await page.mouse.click(x, y);
  await page.waitForFunction(() => location.hash.includes('k=sub_0'));
  await page.keyboard.up('Shift');
  await chosen(null);
});

test('two clicks open a subject, and one on a line reads it', async () => {
  const { x, y } = await open(2);
  await page.mouse.click(x, y);
  await chosen('rel_0');
  const alone = await open(1);
  await page.mouse.dblclick(alone.x, alone.y);
  await page.waitForFunction(() => location.hash.includes('e.sub_0'));
});

test('a drag takes the map along and is no click; who is pointed at is named', async () => {
  const { x, y } = await open(1);
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + 120, y + 80, { steps: 12 });
  // a hand that rests before it lets go gives the map no swing
  await page.waitForTimeout(300);
  await page.mouse.up();
  await chosen(null);
  await page.mouse.move(x, y);
  await apart();
  const clip = { x, y, width: 240, height: 160 };
  const before = await page.screenshot({ clip });
  await page.mouse.move(x + 120, y + 80);
  await apart();
  expect((await page.screenshot({ clip })).equals(before)).toBe(false);
  await page.screenshot({ path: join(artefacts, '22-pointed.png') });
  await page.mouse.click(x + 120, y + 80);
  await chosen('sub_0');
});

test('a finger chooses, and opens by two taps', async () => {
  const { x, y } = await open(1);
  await page.touchscreen.tap(x, y);
  await chosen('sub_0');
  await page.touchscreen.tap(x, y);
  await page.waitForFunction(() => location.hash.includes('e.sub_0'));
});
