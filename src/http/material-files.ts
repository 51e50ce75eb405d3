// Files beside the API: what applicants hand in. A body of a GraphQL request is bounded far below a scanned document.
import { pipeline } from 'node:stream/promises';
import express, { type RequestHandler, type Response, type Router } from 'express';
import type { Materials } from '../access/materials.ts';
import { requireRight } from '../access/rights.ts';
import { ownerOf, type Viewer } from '../access/viewer.ts';
import { type ErrorCode, errorTable, HubError } from '../errors.ts';
import { limits } from '../words/limits.ts';

export interface FilesOptions {
  readonly materials: Materials;
  readonly readViewer: (authorization: string | undefined) => Promise<Viewer>;
  readonly checkRate: (caller: string) => Promise<void>;
  /** Whether the viewer handles a case to which the file was handed in. */
  readonly mayRead: (viewer: Viewer, digest: string) => Promise<boolean>;
}

/** A file is there or not: what the API says with status 200, because other fields may be answered, is said by status here. */
const statusOf = (code: ErrorCode): number =>
  ({ NOT_FOUND: 404, CONFLICT: 409 })[code as string] ?? errorTable[code].status;

const refuse = (response: Response, { code, message }: HubError): void => {
  response.status(statusOf(code)).json({ errors: [{ message, extensions: { code } }] });
};

/** Answers what the hub throws on purpose in the form of the API; anything else goes on to the server's mask. */
export const answering =
  (work: RequestHandler): RequestHandler =>
  async (request, response, next) => {
    response.set({ 'Cache-Control': 'no-store', 'X-Content-Type-Options': 'nosniff' });
    try {
      await work(request, response, next);
    } catch (error) {
      // nobody is left to be told, and nothing went wrong here
      if (response.destroyed && !response.writableFinished) return;
      if (!(error instanceof HubError) || response.headersSent) throw error;
      refuse(response, error);
    }
  };

/** `POST /materials` stores a file and answers its digest; `GET /materials/<digest>` gives it to those who handle it. */
export function createFiles({ materials, readViewer, checkRate, mayRead }: FilesOptions): Router {
  const router = express.Router();
  router.post(
    '/materials',
    answering(async (request, response) => {
      await checkRate(request.ip ?? '');
      const viewer = await readViewer(request.get('Authorization'));
      requireRight(viewer, 'STORE_MATERIAL');
      response.status(201).json(await materials.store(ownerOf(viewer), request, limits.material));
    }),
  );
  router.get(
    '/materials/:digest',
    answering(async (request, response) => {
      await checkRate(request.ip ?? '');
      const viewer = await readViewer(request.get('Authorization'));
      const { digest } = request.params;
      if (
        typeof digest !== 'string' ||
        !(await mayRead(viewer, digest)) ||
        !materials.has(digest)
      ) {
        const message = 'There is no such file that you handle.';
        response.status(404).json({ errors: [{ message, extensions: { code: 'NOT_FOUND' } }] });
        return;
      }
      // never shown inside a page of the hub: the file is the applicant's, not ours
      response.set({
        'Content-Type': 'application/octet-stream',
        'Content-Disposition': 'attachment',
      });
      await pipeline(materials.open(digest), response);
    }),
  );
  return router;
}
