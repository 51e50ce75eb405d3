/**
 * The explorer in the test browser, beside the bare renderer on the same graph in the same run: judge by the ratio of
 * frame rates, not by frames. Neither asks a database; the graph is made up here and answered at once.
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
import { createPage } from '../../src/page.ts';
import { openBrowser } from '../explorer/browser.ts';
import { madeUpMap } from './made-up-map.ts';
import { type Goal, least, most } from './report.ts';

const bounds = {
  thousand: 1_000,
  tenThousand: 4_000,
  frames: 0.7,
  block: 100,
  script: 400,
} as const;
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

/** Notes every time that the page was blocked, in milliseconds, before anything of the page runs. */
const watchBlocks = `
  globalThis.blocks = [];
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries()) globalThis.blocks.push([startTime, duration]);
  }).observe({ type: 'longtask', buffered: true });`;

const drawn = `performance.getEntriesByName('explorer:drawn').at(-1)?.startTime`;
const arrived = `Math.max(...performance.getEntriesByType('resource')
  .filter(({ name, encodedBodySize }) => /graphql|map.json/.test(name) && encodedBodySize > 100_000)
  .map(({ responseEnd }) => responseEnd))`;

/** Frames a second while the map is dragged to and fro. */
async function frameRate(page: Page, seconds: number): Promise<number> {
  await page.mouse.move(500, 350);
  await page.mouse.down();
  await page.evaluate(`globalThis.frames = 0; (function count() {
    globalThis.frames += 1; globalThis.counting = requestAnimationFrame(count); })()`);
  const began = performance.now();
  for (let step = 0; performance.now() - began < seconds * 1_000; step += 1)
    await page.mouse.move(500 + 120 * Math.sin(step / 6), 350 + 80 * Math.cos(step / 5));
  const took = (performance.now() - began) / 1_000;
  const frames = Number(await page.evaluate('cancelAnimationFrame(counting), frames'));
  await page.mouse.up();
  return frames / took;
}

interface Drawn {
  readonly toFirst: number;
  readonly longestBlock: number;
  readonly frames: number;
}

async function look(browser: Browser, address: string, settle: number): Promise<Drawn> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 720 } });
  const page = await context.newPage();
  await page.addInitScript(watchBlocks);
  await page.goto(address);
  await page.waitForFunction(drawn, undefined, { timeout: 120_000 });
  const toFirst = Number(await page.evaluate(`${drawn} - ${arrived}`));
  // the force layout comes to rest beside the page; what it reports is drawn by the page and counts as its block
  await page.waitForTimeout(settle);
  const longestBlock = Number(
    await page.evaluate(
      `Math.max(0, ...blocks.filter(([at]) => at >= ${arrived}).map(([, long]) => long))`,
    ),
  );
  const frames = await frameRate(page, 4);
  await context.close();
  return { toFirst, longestBlock, frames };
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
    for (const [nodes, limit] of [
      [1_000, bounds.thousand],
      [10_000, bounds.tenThousand],
    ] as const) {
      size = nodes;
      console.error(`Measuring: the page with ${nodes} subjects`);
      const bare = await look(browser, `${site.url}/bare/`, 1_000);
      const ours = await look(browser, `${site.url}/explore#s=o.sub_0.1`, 8_000);
      goals.push(
        most(`${nodes} subjects drawn after arrival, ms`, ours.toFirst, limit),
        most(
          `${nodes} subjects: longest block, ms (bare ${bare.longestBlock})`,
          ours.longestBlock,
          bounds.block,
        ),
        least(
          `${nodes} subjects: frames/s by bare (${ours.frames.toFixed(1)} by ${bare.frames.toFixed(1)})`,
          ours.frames / bare.frames,
          bounds.frames,
        ),
      );
    }
  } finally {
    await browser.close();
    site.close();
  }
  return goals;
}
