// The pages: files that vite wrote, served under a policy that lets nothing leave this origin.
import { existsSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { fileURLToPath } from 'node:url';
import express, { type RequestHandler, type Router } from 'express';
import type { Example } from './examples.ts';

/**
 * Monaco writes <style> elements and style attributes while it runs, so styles cannot be held to files; it and
 * GraphiQL keep their fonts and a few icons as data: URLs. Scripts, workers and requests are this origin's own.
 */
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "worker-src 'self'",
  "connect-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self' data:",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const notBuilt =
  '页面尚未构建，请运行 npm run build。\nThe page was not built: run npm run build.\n';

// on the assets too: a worker stands under the policy of its own file
const setGuards = (response: ServerResponse) => {
  response.setHeader('Content-Security-Policy', policy);
  response.setHeader('Referrer-Policy', 'no-referrer');
  response.setHeader('X-Content-Type-Options', 'nosniff');
};

/** What the page needs of the hub. */
export interface PageOptions {
  /** The saved questions, asked for at each load of the page; empty when no example city is loaded. */
  readonly examples: () => Promise<readonly Example[]>;
  /** Where the built page lies; `dist/explorer` unless said. */
  readonly folder?: URL;
}

/** The page at each address, by the name of its file. */
const pages = {
  '/': 'index.html',
  '/explore': 'explore.html',
  '/dashboard': 'dashboard.html',
} as const;

const sendPage =
  (root: string, file: string): RequestHandler =>
  (_request, response) => {
    setGuards(response);
    response.set('Cache-Control', 'no-cache');
    if (existsSync(`${root}/${file}`)) {
      response.sendFile(file, { root, cacheControl: false });
    } else {
      response.status(503).type('text/plain').send(notBuilt);
    }
  };

/** Serves the pages and the saved questions; a page that was not built answers 503 with what to do. */
export function createPage({ examples, folder }: PageOptions): Router {
  // the same place from src/ and from dist/
  const built = fileURLToPath(folder ?? new URL('../dist/explorer/', import.meta.url));
  const router = express.Router();
  for (const [path, file] of Object.entries(pages)) router.get(path, sendPage(built, file));
  router.get('/examples.json', async (_request, response) => {
    setGuards(response);
    response.set('Cache-Control', 'no-store').json(await examples());
  });
  // vite puts a digest of the content into the name of every asset, so none ever changes
  const forEver = { maxAge: '1y', immutable: true, setHeaders: setGuards };
  router.use('/assets', express.static(`${built}/assets`, forEver));
  return router;
}
