import { pathToFileURL } from 'node:url';
import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import express from 'express';
import { createPage } from '../../src/http/pages.ts';

const folder = mkdtempSync(join(tmpdir(), 'page-'));
const app = express();
app.use(
  createPage({
    examples: () => Promise.resolve([]),
    embedOrigins: ['https://lender.example'],
    folder: pathToFileURL(`${folder}/`),
  }),
);
const server = createServer(app);
let origin = '';

beforeAll(async () => {
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.close();
  rmSync(folder, { recursive: true });
});

test('a page that was not built answers 503 and says what to run', async () => {
  const response = await fetch(`${origin}/`);
  expect(response.status).toBe(503);
  expect(await response.text()).toContain('npm run build');
});

test('the page is asked for anew each time, its assets never again, and neither may load from elsewhere', async () => {
  mkdirSync(join(folder, 'assets'));
  writeFileSync(join(folder, 'index.html'), '<!doctype html>');
  writeFileSync(join(folder, 'assets', 'page-1a2b.js'), '');
  const page = await fetch(`${origin}/`);
  const asset = await fetch(`${origin}/assets/page-1a2b.js`);
  expect(page.headers.get('content-type')).toContain('text/html');
  expect(page.headers.get('cache-control')).toBe('no-cache');
  expect(asset.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
  for (const { headers } of [page, asset]) {
    expect(headers.get('content-security-policy')).toContain(
      "default-src 'none'; script-src 'self';",
    );
    expect(headers.get('x-content-type-options')).toBe('nosniff');
  }
});

test('the saved questions are handed out and never kept', async () => {
  const response = await fetch(`${origin}/examples.json`);
  expect(await response.json()).toEqual([]);
  expect(response.headers.get('cache-control')).toBe('no-store');
  expect(response.headers.get('x-content-type-options')).toBe('nosniff');
  expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
});

test('the explorer has an address of its own under the same policy', async () => {
  writeFileSync(join(folder, 'explore.html'), '<!doctype html>');
  const { status, headers } = await fetch(`${origin}/explore`);
  expect(status).toBe(200);
  expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
});

test('the map may be framed by this origin and the configured ones, and by no other; the other pages by nobody', async () => {
  writeFileSync(join(folder, 'embed.html'), '<!doctype html>');
  const framers = async (path: string) =>
    /frame-ancestors [^;]*/.exec(
      (await fetch(`${origin}${path}`)).headers.get('content-security-policy') ?? '',
    )?.[0];
  expect(await framers('/embed')).toBe("frame-ancestors 'self' https://lender.example");
  for (const path of ['/', '/explore', '/embed/sample', '/embed/credit-map.js'])
    expect(await framers(path)).toBe("frame-ancestors 'none'");
});

test('the element is loaded by the configured origins alone', async () => {
  mkdirSync(join(folder, 'embed'));
  writeFileSync(join(folder, 'embed', 'credit-map.js'), '');
  const allowed = async (from: string) =>
    (await fetch(`${origin}/embed/credit-map.js`, { headers: { origin: from } })).headers.get(
      'access-control-allow-origin',
    );
  expect(await allowed('https://lender.example')).toBe('https://lender.example');
  expect(await allowed('https://other.example')).toBeNull();
});
