/** Hands PDFs to a process of their own, started when the first is asked for and ended when none was asked for a while. */
import { type ChildProcess, fork } from 'node:child_process';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { HubError } from '../../errors.ts';
import { limits } from '../../words/limits.ts';
import type { PdfResult } from './pdf-process.ts';
import type { Layout } from './report-layout.ts';

/** Sets PDFs; UNAVAILABLE when too many wait, INTERNAL_SERVER_ERROR when one cannot be set. */
export interface PdfSetter {
  readonly set: (layout: Layout) => Promise<Buffer>;
  readonly stop: () => void;
}

interface Waiting {
  readonly resolve: (pdf: Buffer) => void;
  readonly reject: (error: Error) => void;
}

/** Milliseconds without work after which the process, some 150 MB, is ended. */
const idle = 60_000;

/** Milliseconds within which one document must be set; the largest that the limits allow takes a few seconds. */
const patience = 30_000;

/** Seconds after which a full queue has moved on: a document takes about half a second. */
const queueWait = 10;

const failed = (what: string): HubError =>
  new HubError('INTERNAL_SERVER_ERROR', `A PDF could not be set: ${what}.`);

function startProcess(): ChildProcess {
  // the same file under its source's and its built name
  const script = new URL(
    `./pdf-process${extname(fileURLToPath(import.meta.url))}`,
    import.meta.url,
  );
  const child = fork(script, { serialization: 'advanced', execArgv: process.execArgv });
  child.unref();
  child.channel?.unref();
  return child;
}

export function createPdfSetter(): PdfSetter {
  const waiting = new Map<number, Waiting>();
  let child: ChildProcess | undefined;
  let next = 0;
  let timer: NodeJS.Timeout | undefined;

  const stop = (): void => {
    clearTimeout(timer);
    child?.disconnect();
    child = undefined;
  };
  const watch = (): void => {
    clearTimeout(timer);
    if (waiting.size > 0) {
      timer = setTimeout(() => child?.kill('SIGKILL'), patience);
      return;
    }
    child?.channel?.unref();
    timer = setTimeout(stop, idle).unref();
  };
  const receive = (result: PdfResult): void => {
    const one = waiting.get(result.id);
    waiting.delete(result.id);
    if ('pdf' in result) one?.resolve(Buffer.from(result.pdf));
    else one?.reject(failed(result.failure));
    watch();
  };
  function running(): ChildProcess {
    if (child) return child;
    const started = startProcess();
    started.on('message', (message) => {
      receive(message as PdfResult);
    });
    const lose = (): void => {
      if (child !== started) return;
      child = undefined;
      for (const { reject } of waiting.values()) reject(failed('its process ended'));
      waiting.clear();
    };
    started.once('error', lose);
    started.once('disconnect', lose);
    child = started;
    return started;
  }

  return {
    stop,
    set: (layout) => {
      if (waiting.size >= limits.reportQueue)
        return Promise.reject(
          new HubError(
            'UNAVAILABLE',
            `${limits.reportQueue} documents are being made already; come back in ${queueWait} seconds.`,
            { retryAfter: queueWait },
          ),
        );
      const id = (next += 1);
      return new Promise((resolve, reject) => {
        waiting.set(id, { resolve, reject });
        if (waiting.size === 1) watch();
        const to = running();
        // only while somebody waits does the process keep the hub alive
        to.channel?.ref();
        to.send({ id, layout });
      });
    },
  };
}
