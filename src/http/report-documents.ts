// Documents of issued reports: `/reports/<number>.<language>.<format>`. The address opens for a quarter of an hour by
// itself, later with a token; a report is never kept by a browser or a proxy, and its HTML may load and run nothing.
import express, { type Request, type Router } from 'express';
import type { Viewer } from '../access/viewer.ts';
import {
  type Address,
  contentTypes,
  type DocumentName,
  readDocumentName,
} from '../domains/report/report-documents.ts';
import { HubError } from '../errors.ts';
import { visitOf } from './door.ts';

// a browser's own viewer of PDFs does not work in a sandbox
const policies: Readonly<Record<DocumentName['format'], string>> = {
  html: "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; sandbox",
  pdf: "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
};

/** What reports need of the hub. */
export interface ReportPageOptions {
  /** The bytes of a document; refuses with FORBIDDEN, NOT_FOUND or GONE. */
  readonly fetch: (viewer: Viewer | null, name: DocumentName, address: Address) => Promise<Buffer>;
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

async function bytesOf(
  request: Request<{ name: string }>,
  { fetch }: ReportPageOptions,
): Promise<{ name: DocumentName; bytes: Buffer }> {
  const { viewer, hasToken } = visitOf(request);
  const name = readDocumentName(request.params.name);
  if (!name) throw new HubError('NOT_FOUND', 'There is no document of this name.');
  const { by, until, code } = request.query;
  const address = { by: text(by), until: text(until), code: text(code) };
  return { name, bytes: await fetch(hasToken ? viewer : null, name, address) };
}

/** Serves documents of issued reports. */
export function createReportPage(options: ReportPageOptions): Router {
  const router = express.Router();
  router.get('/reports/:name', async (request, response) => {
    const { name, bytes } = await bytesOf(request, options);
    response
      .type(contentTypes[name.format])
      .set('Content-Security-Policy', policies[name.format])
      .set('Content-Disposition', `inline; filename="${request.params.name}"`)
      .send(bytes);
  });
  return router;
}
