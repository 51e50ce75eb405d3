/** Whether the process lives, and whether it can answer: two questions, so that a database away restarts no hub. */
import express, { type RequestHandler, type Router } from 'express';
import { HubError } from '../errors.ts';
import type { FaultLog } from './fault-log.ts';
import { idOf } from './headers.ts';

/** What a hub needs to answer, and to write. */
export interface Readiness {
  /** Whether the database answers, whoever asks it how much. */
  readonly ready: () => Promise<boolean>;
  /** Whether there is room on the disk to write. */
  readonly hasRoom: () => boolean;
}

/**
 * `GET /health/live` asks nobody; `GET /health/ready`, and `GET /health` for it, asks the database. A full disk is told
 * there, too, and takes nobody away: reading goes on.
 */
export function createHealth({ ready, hasRoom }: Readiness, faults: FaultLog): Router {
  const tellReady: RequestHandler = async (_request, response) => {
    const answers = await ready();
    const disk = hasRoom() ? 'ROOM' : 'FULL';
    if (answers) faults.answered();
    else
      faults.told(idOf(response), [new HubError('UNAVAILABLE', 'The database does not answer.')]);
    response.status(answers ? 200 : 503).json({ database: answers ? 'UP' : 'DOWN', disk });
  };
  const router = express.Router();
  router.get('/health/live', (_request, response) => {
    response.json({ hub: 'UP' });
  });
  router.get('/health/ready', tellReady);
  router.get('/health', tellReady);
  return router;
}
