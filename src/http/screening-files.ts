// Lists in and results out, beside the API: both are larger than one request or answer of it may be. Addresses carry ids
// alone; whom a list names stands in bodies.
import { createWriteStream } from 'node:fs';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { stringify } from 'csv-stringify';
import express, { type RequestHandler, type Response, type Router } from 'express';
import type { Viewer } from '../access/viewer.ts';
import { HubError } from '../errors.ts';
import { readListed } from '../intake/listed/listed-file.ts';
import { spreadsheetText } from '../words/spreadsheet-text.ts';
import { limits } from '../words/limits.ts';
import { visitOf } from './door.ts';

/** What a result file says: its title line, headings, and lines that come as they are asked for. */
export interface ResultFile {
  readonly title: string;
  readonly headings: readonly string[];
  readonly lines: AsyncIterable<readonly string[]>;
}

export interface ScreeningFilesOptions {
  readonly dataDir: string;
  readonly mayScreen: (viewer: Viewer) => void;
  readonly take: (
    viewer: Viewer,
    parties: ReturnType<typeof readListed>,
  ) => Promise<{ readonly upload: string; readonly rows: number }>;
  /** NOT_FOUND unless the screening is the viewer's. */
  readonly result: (viewer: Viewer, id: string) => Promise<ResultFile>;
}

/** The body as a file that is gone when `use` has ended: it may hold numbers of persons. */
async function withBody<T>(
  dataDir: string,
  body: Readable,
  use: (path: string) => Promise<T>,
): Promise<T> {
  await mkdir(join(dataDir, 'lists'), { recursive: true, mode: 0o700 });
  const folder = await mkdtemp(join(dataDir, 'lists', 'list-'));
  try {
    const path = join(folder, 'list');
    let size = 0;
    await pipeline(
      body,
      async function* (chunks: AsyncIterable<Buffer>) {
        for await (const chunk of chunks) {
          size += chunk.length;
          if (size > limits.listBytes)
            throw new HubError(
              'BAD_USER_INPUT',
              `The list is larger than ${limits.listBytes} bytes; divide it.`,
            );
          yield chunk;
        }
      },
      createWriteStream(path, { mode: 0o600, flags: 'wx' }),
    );
    return await use(path);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const attachment = (response: Response, type: string, name: string): void => {
  response.set({ 'Content-Type': type, 'Content-Disposition': `attachment; filename="${name}"` });
};

/** UTF-8 with byte order mark, as spreadsheets in China expect it; a cell that looks like a formula is kept from being one. */
async function sendCsv({ headings, lines }: ResultFile, response: Response): Promise<void> {
  attachment(response, 'text/csv; charset=utf-8', 'result.csv');
  const all = async function* () {
    yield headings;
    yield* lines;
  };
  await pipeline(
    Readable.from(all()),
    stringify({ bom: true, escape_formulas: true, record_delimiter: 'windows' }),
    response,
  );
}

/** Every cell is text, so none can be a formula and no long number is rounded. */
async function sendXlsx({ title, headings, lines }: ResultFile, response: Response): Promise<void> {
  attachment(
    response,
    'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    'result.xlsx',
  );
  // it loads for half a second, which every start of the hub would pay for
  const { default: exceljs } = await import('exceljs');
  const book = new exceljs.stream.xlsx.WorkbookWriter({
    stream: response,
    useSharedStrings: false,
  });
  const sheet = book.addWorksheet('核验结果');
  sheet.addRow([spreadsheetText(title)]).commit();
  sheet.addRow([...headings]).commit();
  for await (const line of lines) {
    // whoever leaves stops the reading, too
    if (response.destroyed) break;
    sheet.addRow(line.map(spreadsheetText)).commit();
  }
  sheet.commit();
  await book.commit();
}

/** `POST /screenings/files` takes a list in; `GET /screenings/<id>/result.csv` and `.xlsx` give what stands now. */
export function createScreeningFiles(options: ScreeningFilesOptions): Router {
  const { dataDir, mayScreen, take, result } = options;
  const router = express.Router();
  const post: RequestHandler = async (request, response) => {
    const { viewer } = visitOf(request);
    // before a byte of the list is kept
    mayScreen(viewer);
    const taken = await withBody(dataDir, request, (path) => take(viewer, readListed(path)));
    response.status(201).json(taken);
  };
  const get =
    (send: typeof sendCsv): RequestHandler =>
    async (request, response) => {
      const { viewer } = visitOf(request);
      await send(await result(viewer, String(request.params['id'])), response);
    };
  router.post('/screenings/files', post);
  router.get('/screenings/:id/result.csv', get(sendCsv));
  router.get('/screenings/:id/result.xlsx', get(sendXlsx));
  return router;
}
