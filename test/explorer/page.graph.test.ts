// The page as npm run build left it, driven by a real browser before a hub that answers with the question's name.
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { examples } from '../../src/http/examples.ts';
import { openBrowser } from './browser.ts';
import { landmark, startFakeHub, type FakeHub } from './fake-hub.ts';

let hub: FakeHub;
let browser: Browser;
let page: Page;
let faults: string[];
let origins: Set<string>;

beforeAll(async () => {
  [hub, browser] = await Promise.all([startFakeHub(), openBrowser()]);
});
afterAll(async () => {
  await browser.close();
  hub.close();
});
beforeEach(async () => {
  faults = [];
  origins = new Set();
  hub.asked.length = 0;
  page = await browser.newPage({ viewport: { width: 1280, height: 720 } });
  page.on('console', (line) => {
    if (['error', 'warning'].includes(line.type())) faults.push(line.text());
  });
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('request', (request) => origins.add(new URL(request.url()).origin));
  await page.goto(hub.url);
  await page.locator('.graphiql-query-editor .view-line').first().waitFor();
});

afterEach(() => page.close());

const run = () => page.getByRole('button', { name: 'Execute query' }).click();
const result = () => page.locator('section.result-window');
const questions = () => hub.asked.filter(({ operation }) => operation !== 'IntrospectionQuery');

test('each example that is chosen and run shows its own answer', async () => {
  for (const { title, titleZh, variables } of examples(landmark)) {
    await page.getByRole('button', { name: `${titleZh} ${title}` }).click();
    await run();
    await result().getByText('answerTo').waitFor();
    const last = questions().at(-1);
    expect(last?.variables).toEqual(variables);
    await result()
      .getByText(`"${last?.operation ?? ''}"`)
      .waitFor();
  }
  expect(new Set(questions().map(({ operation }) => operation)).size).toBe(6);
  expect(faults).toEqual([]);
});

test('the first example stands ready to run, and nothing leaves the origin', async () => {
  await run();
  await result().getByText('"LegalPersonReport"').waitFor();
  await page.getByRole('button', { name: 'Show Documentation Explorer' }).click();
  await page.getByRole('link', { name: 'CreditReport', exact: true }).waitFor();
  expect([...origins]).toEqual([new URL(hub.url).origin]);
  expect(faults).toEqual([]);
});

test('a question with an unknown field is marked in the editor, so the worker runs under the policy', async () => {
  await page.getByRole('button', { name: 'New tab' }).click();
  await page.locator('.graphiql-query-editor .view-lines').click();
  await page.keyboard.type('{ nothing');
  await page.locator('.graphiql-query-editor .squiggly-error').first().waitFor();
  expect(faults).toEqual([]);
});

test('a pasted token goes with the next question only as a header, survives a reload and can be cleared', async () => {
  await page.getByLabel('访问令牌').fill(' Bearer aaa.bbb\n.ccc ');
  await page.getByRole('button', { name: '使用' }).click();
  await page.getByText('已附令牌').waitFor();
  await run();
  await result().getByText('answerTo').waitFor();
  await page.reload();
  await page.getByText('已附令牌').waitFor();
  expect(questions().map(({ authorization }) => authorization)).toEqual(['Bearer aaa.bbb.ccc']);
  expect(page.url()).toBe(hub.url);
  await page.getByRole('button', { name: '清除' }).click();
  await run();
  await result().getByText('answerTo').waitFor();
  expect(questions().at(-1)?.authorization).toBeUndefined();
});

test('a hub that cannot give examples still gives the page, and says so', async () => {
  await page.route('**/examples.json', (route) => route.fulfill({ status: 503 }));
  await page.reload();
  await page.getByText('HTTP 503').waitFor();
  await page.getByRole('button', { name: 'Execute query' }).waitFor();
});
