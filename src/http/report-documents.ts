// Documents of issued reports: `/reports/<number>.<language>.<format>`. The address opens for a quarter of an hour by
// itself, later with a token; a report is never kept by a browser or a proxy, and its HTML may load and run nothing.
import express, { type ErrorRequestHandler, type Request, type Router } from 'express';
import type { Viewer } from '../access/viewer.ts';
import {
  type Address,
  contentTypes,
  type DocumentName,
  readDocumentName,
} from '../domains/report/report-documents.ts';
import { errorTable, HubError } from '../errors.ts';

// a browser's own viewer of PDFs does not work in a sandbox
const policies: Readonly<Record<DocumentName['format'], string>> = {
  html: "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; sandbox",
  pdf: "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
};

/** What the doors of reports need of the hub. */
export interface ReportPageOptions {
  readonly readViewer: (authorization: string | undefined) => Promise<Viewer>;
  readonly checkRate: (caller: string) => Promise<void>;
  /** The bytes of a document; refuses with FORBIDDEN, NOT_FOUND or GONE. */
  readonly fetch: (viewer: Viewer | null, name: DocumentName, address: Address) => Promise<Buffer>;
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/** Refuses in JSON, in the words and with the status of the table; NOT_FOUND is 404 where the address itself is asked for. */
const refuse: ErrorRequestHandler = (error: unknown, _request, response, next) => {
  if (!(error instanceof HubError) || response.headersSent) {
    next(error);
    return;
  }
  const { status } = errorTable[error.code];
  response
    .status(error.code === 'NOT_FOUND' ? 404 : status)
    .json({ errors: [{ message: error.message, extensions: { code: error.code } }] });
};

async function bytesOf(
  request: Request<{ name: string }>,
  { readViewer, checkRate, fetch }: ReportPageOptions,
): Promise<{ name: DocumentName; bytes: Buffer }> {
  await checkRate(request.ip ?? '');
  const { authorization } = request.headers;
  const viewer = authorization === undefined ? null : await readViewer(authorization);
  const name = readDocumentName(request.params.name);
  if (!name) throw new HubError('NOT_FOUND', 'There is no document of this name.');
  const { by, until, code } = request.query;
  const address = { by: text(by), until: text(until), code: text(code) };
  return { name, bytes: await fetch(viewer, name, address) };
}

/** Serves documents of issued reports. */
export function createReportPage(options: ReportPageOptions): Router {
  const router = express.Router();
  router.get('/reports/:name', async (request, response) => {
    response.set({
      'Cache-Control': 'no-store',
      'Referrer-Policy': 'no-referrer',
      'X-Content-Type-Options': 'nosniff',
      'X-Robots-Tag': 'noindex',
    });
    const { name, bytes } = await bytesOf(request, options);
    response
      .type(contentTypes[name.format])
      .set('Content-Security-Policy', policies[name.format])
      .set('Content-Disposition', `inline; filename="${request.params.name}"`)
      .send(bytes);
  });
  router.use('/reports', refuse);
  return router;
}
