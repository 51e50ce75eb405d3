// Files beside the API: what applicants hand in. A body of a GraphQL request is bounded far below a scanned document.
import { pipeline } from 'node:stream/promises';
import express, { type Router } from 'express';
import type { Materials } from '../access/materials.ts';
import { requireRight } from '../access/rights.ts';
import { ownerOf, type Viewer } from '../access/viewer.ts';
import { HubError } from '../errors.ts';
import { limits } from '../words/limits.ts';
import { visitOf } from './door.ts';

export interface FilesOptions {
  readonly materials: Materials;
  /** Refuses a caller that handed in too much, or in whose name nothing is stored. */
  readonly checkStore: (viewer: Viewer, caller: string) => Promise<void>;
  /** Whether the viewer handles a case to which the file was handed in. */
  readonly mayRead: (viewer: Viewer, digest: string) => Promise<boolean>;
}

/** `POST /materials` stores a file and answers its digest; `GET /materials/<digest>` gives it to those who handle it. */
export function createFiles({ materials, mayRead, checkStore }: FilesOptions): Router {
  const router = express.Router();
  router.post('/materials', async (request, response) => {
    const { viewer, caller } = visitOf(request);
    requireRight(viewer, 'STORE_MATERIAL');
    await checkStore(viewer, caller);
    response.status(201).json(await materials.store(ownerOf(viewer), request, limits.material));
  });
  router.get('/materials/:digest', async (request, response) => {
    const { digest } = request.params;
    if (!(await mayRead(visitOf(request).viewer, digest)) || !materials.has(digest))
      throw new HubError('NOT_FOUND', 'There is no such file that you handle.');
    // never shown inside a page of the hub: the file is the applicant's, not ours
    response.set({
      'Content-Type': 'application/octet-stream',
      'Content-Disposition': 'attachment',
    });
    await pipeline(materials.open(digest), response);
  });
  return router;
}
