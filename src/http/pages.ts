// The pages: files that vite wrote, served under a policy that lets nothing leave this origin.
import { existsSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { fileURLToPath } from 'node:url';
import express, { type RequestHandler, type Response, type Router } from 'express';
import type { Example } from './examples.ts';
import { commonHeaders } from './headers.ts';

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
  "frame-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

/** The policy with who may frame: nobody, or this origin and those that are configured. */
const policyFor = (framers: readonly string[]): string =>
  `${policy}; frame-ancestors ${framers.join(' ') || "'none'"}`;

const notBuilt =
  '页面尚未构建，请运行 npm run build。\nThe page was not built: run npm run build.\n';

// on the assets too: a worker stands under the policy of its own file
const setGuards = (response: ServerResponse, framers: readonly string[] = []) => {
  for (const [name, value] of Object.entries(commonHeaders)) response.setHeader(name, value);
  response.setHeader('Content-Security-Policy', policyFor(framers));
};

/** What the page needs of the hub. */
export interface PageOptions {
  /** The saved questions, asked for at each load of the page; empty when no example city is loaded. */
  readonly examples: () => Promise<readonly Example[]>;
  /** Origins whose pages may frame the map and load its element; none unless said. */
  readonly embedOrigins?: readonly string[];
  /** Where the built page lies; `dist/explorer` unless said. */
  readonly folder?: URL;
}

/** The page at each address, by the name of its file. */
const pages = {
  '/': 'index.html',
  '/explore': 'explore.html',
  '/dashboard': 'dashboard.html',
  '/embed/sample': 'embed-sample.html',
} as const;

const send = (response: Response, root: string, file: string): void => {
  response.set('Cache-Control', 'no-cache');
  if (existsSync(`${root}/${file}`)) response.sendFile(file, { root, cacheControl: false });
  else response.status(503).type('text/plain').send(notBuilt);
};

const sendPage =
  (root: string, file: string, framers: readonly string[] = []): RequestHandler =>
  (_request, response) => {
    setGuards(response, framers);
    send(response, root, file);
  };

/** The element runs in pages of other origins, which load modules by CORS; it holds no data. */
const sendElement =
  (root: string, origins: readonly string[]): RequestHandler =>
  (request, response) => {
    setGuards(response);
    const { origin } = request.headers;
    response.set('Vary', 'Origin');
    if (origin !== undefined && origins.includes(origin))
      response.set('Access-Control-Allow-Origin', origin);
    send(response, root, 'embed/credit-map.js');
  };

/** Serves the pages and the saved questions; a page that was not built answers 503 with what to do. */
export function createPage({ examples, embedOrigins = [], folder }: PageOptions): Router {
  // the same place from src/ and from dist/
  const built = fileURLToPath(folder ?? new URL('../../dist/explorer/', import.meta.url));
  const router = express.Router();
  for (const [path, file] of Object.entries(pages)) router.get(path, sendPage(built, file));
  router.get('/embed', sendPage(built, 'embed.html', ["'self'", ...embedOrigins]));
  router.get('/embed/credit-map.js', sendElement(built, embedOrigins));
  router.get('/examples.json', async (_request, response) => {
    setGuards(response);
    response.json(await examples());
  });
  // vite puts a digest of the content into the name of every asset, so none ever changes
  const setHeaders = (response: ServerResponse): void => {
    setGuards(response);
    response.setHeader('Cache-Control', 'public, max-age=31536000, immutable');
  };
  const forEver = { cacheControl: false, setHeaders };
  router.use('/assets', express.static(`${built}/assets`, forEver));
  return router;
}
