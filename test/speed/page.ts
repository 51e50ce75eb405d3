/**
 * The explorer in the test browser, beside the bare renderer on the same graph in the same run: judge by the ratio of
 * frame rates, not by frames. Neither asks a database; the graph is made up here and answered at once.
 *
 * A frame is one in which the map was drawn. The browser also ends frames in which nothing changed, most of them while
 * it waits for the next move of the mouse: to count those says how long the page sat idle, and they are told beside.
 */
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import express from 'express';
import type { Browser, Page } from 'playwright-core';
import { build } from 'vite';
import { createPage } from '../../src/http/pages.ts';
import { openBrowser } from '../explorer/browser.ts';
import { madeUpMap } from './made-up-map.ts';
import { quantile } from './measure.ts';
import { type Goal, least, most } from './report.ts';

const bounds = {
  thousand: 1_000,
  tenThousand: 4_000,
  frames: 0.7,
  block: 100,
  script: 400,
} as const;
/** Runs of each page; their middle is told. */
const rounds = 3;
const built = new URL('../../dist/explorer/', import.meta.url);

interface Site {
  readonly url: string;
  readonly close: () => void;
}

/** The built pages before a hub that knows one map, and the bare renderer beside them. */
async function openSite(size: () => number): Promise<Site> {
  const folder = mkdtempSync(join(tmpdir(), 'hub-speed-page-'));
  await build({
    root: fileURLToPath(new URL('bare-page/', import.meta.url)),
    logLevel: 'error',
    build: { outDir: folder, emptyOutDir: true },
  });
  const app = express();
  app.use(createPage({ examples: () => Promise.resolve([]) }));
  app.use('/bare', express.static(folder));
  app.use('/assets', express.static(join(folder, 'assets')));
  app.get('/map.json', (_request, response) => {
    response.json(madeUpMap(size()));
  });
  app.post('/graphql', express.json(), (request, response) => {
    const { query } = request.body as { query: string };
    const viewer = { role: 'ANALYST', seesPersonNames: true };
    if (query.includes('creditMap(')) response.json({ data: { creditMap: madeUpMap(size()) } });
    else response.json({ data: { viewer, subject: null } });
  });
  const server = createServer(app).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => {
      server.closeAllConnections();
      server.close();
      rmSync(folder, { recursive: true });
    },
  };
}

/** Notes, before anything of the page runs, every time that the page was blocked, and whether a frame drew the map. */
const watch = `
  globalThis.blocks = [];
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries()) globalThis.blocks.push([startTime, duration]);
  }).observe({ type: 'longtask', buffered: true });
  globalThis.hasDrawn = false;
  for (const name of ['drawArrays', 'drawArraysInstanced']) {
    const draw = WebGL2RenderingContext.prototype[name];
    WebGL2RenderingContext.prototype[name] = function (...what) {
      globalThis.hasDrawn = true;
      draw.apply(this, what);
    };
  }`;

const drawn = `performance.getEntriesByName('explorer:drawn').at(0)?.startTime`;
const arrived = `Math.max(...performance.getEntriesByType('resource')
  .filter(({ name, encodedBodySize }) => /graphql|map.json/.test(name) && encodedBodySize > 100_000)
  .map(({ responseEnd }) => responseEnd))`;

/** In a second: frames that drew the map, and all. */
interface Frames {
  readonly drawn: number;
  readonly all: number;
}

/** Frames while the map is dragged to and fro. */
async function frameRate(page: Page, seconds: number): Promise<Frames> {
  await page.mouse.move(500, 350);
  await page.mouse.down();
  await page.evaluate(`globalThis.frames = { drawn: 0, all: 0 }; (function count() {
    frames.all += 1; frames.drawn += Number(hasDrawn); hasDrawn = false;
    globalThis.counting = requestAnimationFrame(count); })()`);
  const began = performance.now();
  for (let step = 0; performance.now() - began < seconds * 1_000; step += 1)
    await page.mouse.move(500 + 120 * Math.sin(step / 6), 350 + 80 * Math.cos(step / 5));
  const took = (performance.now() - began) / 1_000;
  const frames: Frames = await page.evaluate('cancelAnimationFrame(counting), frames');
  await page.mouse.up();
  return { drawn: frames.drawn / took, all: frames.all / took };
}

interface Drawn {
  readonly toFirst: number;
  readonly longestBlock: number;
  /** Of the blocks that began once the map was drawn: layout and whatever else the page does by itself. */
  readonly laterBlock: number;
  readonly frames: Frames;
}

async function look(browser: Browser, address: string, settle: number): Promise<Drawn> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 720 } });
  const page = await context.newPage();
  await page.addInitScript(watch);
  await page.goto(address);
  await page.waitForFunction(
    () => performance.getEntriesByName('explorer:drawn').length > 0,
    undefined,
    { timeout: 120_000 },
  );
  const toFirst = Number(await page.evaluate(`${drawn} - ${arrived}`));
  // the force layout comes to rest beside the page; what it reports is drawn by the page and counts as its block
  await page.waitForTimeout(settle);
  const longestSince = async (moment: string): Promise<number> =>
    Number(
      await page.evaluate(
        `Math.max(0, ...blocks.filter(([at]) => at >= ${moment}).map(([, long]) => long))`,
      ),
    );
  const [longestBlock, laterBlock] = [await longestSince(arrived), await longestSince(drawn)];
  const frames = await frameRate(page, 4);
  await context.close();
  return { toFirst, longestBlock, laterBlock, frames };
}

const middle = (values: readonly number[]): number =>
  quantile(
    values.toSorted((a, b) => a - b),
    0.5,
  );

/** Bare and ours in turn, so that both meet the same neighbours on the machine; the middle of what each run said. */
async function compare(browser: Browser, url: string, nodes: number): Promise<Goal[]> {
  const runs: { readonly bare: Drawn; readonly ours: Drawn }[] = [];
  for (let run = 0; run < rounds; run += 1) {
    const bare = await look(browser, `${url}/bare/`, 1_000);
    runs.push({ bare, ours: await look(browser, `${url}/explore#s=o.sub_0.1`, 8_000) });
  }
  const of = (pick: (run: (typeof runs)[number]) => number): number => middle(runs.map(pick));
  const told = [
    of(({ ours }) => ours.frames.drawn),
    of(({ bare }) => bare.frames.drawn),
    of(({ ours }) => ours.frames.all),
    of(({ bare }) => bare.frames.all),
  ].map((rate) => rate.toFixed(1));
  return [
    most(
      `${nodes} subjects drawn after arrival, ms`,
      of(({ ours }) => ours.toFirst),
      nodes > 1_000 ? bounds.tenThousand : bounds.thousand,
    ),
    most(
      `${nodes} subjects: longest block, ms (bare ${of(({ bare }) => bare.longestBlock)})`,
      of(({ ours }) => ours.longestBlock),
      bounds.block,
    ),
    most(
      `${nodes} subjects: longest block once drawn, ms (bare ${of(({ bare }) => bare.laterBlock)})`,
      of(({ ours }) => ours.laterBlock),
      bounds.block,
    ),
    least(
      `${nodes} subjects: frames/s by bare (${told[0]} by ${told[1]}; with idle ones ${told[2]} by ${told[3]})`,
      of(({ ours, bare }) => ours.frames.drawn / bare.frames.drawn),
      bounds.frames,
    ),
  ];
}

/** Kilobytes of the explorer's own script as it travels. */
function scriptSize(): number {
  const page = readFileSync(new URL('explore.html', built), 'utf8');
  const named = readdirSync(new URL('assets/', built)).filter(
    (name) => name.endsWith('.js') && (page.includes(name) || name.startsWith('layout-worker')),
  );
  const bytes = named.map(
    (name) => gzipSync(readFileSync(new URL(`assets/${name}`, built))).length,
  );
  return bytes.reduce((all, one) => all + one, 0) / 1_000;
}

/** Draws maps of 1,000 and 10,000 subjects and holds what was seen to the goals. */
export async function measurePage(): Promise<Goal[]> {
  let size = 0;
  const site = await openSite(() => size);
  const browser = await openBrowser();
  const goals: Goal[] = [most('script of /explore, kB compressed', scriptSize(), bounds.script)];
  try {
    for (const nodes of [1_000, 10_000]) {
      size = nodes;
      console.error(`Measuring: the page with ${nodes} subjects`);
      goals.push(...(await compare(browser, site.url, nodes)));
    }
  } finally {
    await browser.close();
    site.close();
  }
  return goals;
}
