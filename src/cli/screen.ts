/** `hub screen`: a list against a matter, through the same doors as any caller. */
import { constants, createReadStream, createWriteStream } from 'node:fs';
import { access } from 'node:fs/promises';
import { extname, resolve } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { Command } from 'commander';
import { z } from 'zod';
import { issueToken } from '../access/token.ts';
import { readConfig } from '../config.ts';
import { HubError } from '../errors.ts';
import { openLocalNeo4j } from '../graph/local/local-neo4j.ts';
import { findRunningNeo4j } from '../graph/local/server-state.ts';
import { refuseHalfLoaded } from '../intake/bulk/marker.ts';
import { startHub } from '../main.ts';

interface Options {
  readonly matter: string;
  readonly purpose: string;
  readonly department?: string;
  readonly out?: string;
  readonly data?: string;
  readonly json?: true;
}

interface Door {
  readonly url: string;
  readonly token: string;
}

const refusalForm = z.object({ errors: z.array(z.object({ message: z.string() })).min(1) });
const listForm = z.object({ upload: z.string(), rows: z.number() });
const stateForm = z.object({
  id: z.string(),
  state: z.string(),
  done: z.number(),
  total: z.number(),
  counts: z.record(z.string(), z.number()),
});

const fields = 'id state done total counts { clear unexamined warn block unknownParty homonym }';
const start = `mutation ($input: StartScreeningInput!) { screening: startScreening(input: $input) { ${fields} } }`;
const look = `query ($id: ID!) { screening(id: $id) { ${fields} } }`;

/** What the hub says in an error is safe to print: it never repeats a value. */
function checked<T>(form: z.ZodType<T>, said: unknown): T {
  const refused = refusalForm.safeParse(said);
  if (refused.success)
    throw new HubError(
      'BAD_USER_INPUT',
      refused.data.errors.map(({ message }) => message).join('\n'),
    );
  return form.parse(said);
}

async function send({ url, token }: Door, query: string, variables: object) {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ query, variables }),
  });
  const form = z.object({ data: z.object({ screening: stateForm }) });
  return checked(form, await response.json()).data.screening;
}

async function sendList({ url, token }: Door, file: string): Promise<string> {
  // fetch asks for `duplex` where a body is streamed; its type does not know it yet
  const request: RequestInit & { readonly duplex: 'half' } = {
    method: 'POST',
    headers: { authorization: `Bearer ${token}` },
    body: Readable.toWeb(createReadStream(file)) as ReadableStream,
    duplex: 'half',
  };
  const response = await fetch(`${url}/screenings/files`, request);
  return checked(listForm, await response.json()).upload;
}

async function saveResult({ url, token }: Door, id: string, out: string): Promise<void> {
  const format = extname(out).toLowerCase() === '.xlsx' ? 'xlsx' : 'csv';
  const response = await fetch(`${url}/screenings/${id}/result.${format}`, {
    headers: { authorization: `Bearer ${token}` },
  });
  if (!response.ok || !response.body)
    throw new HubError('INTERNAL_SERVER_ERROR', 'The result file could not be had.');
  const bytes: AsyncIterable<Uint8Array> = response.body;
  await pipeline(bytes, createWriteStream(out, { mode: 0o600 }));
}

async function screen(door: Door, file: string, options: Options) {
  const upload = await sendList(door, file);
  const { matter, purpose } = options;
  let screening = await send(door, start, { input: { upload, matter, purpose } });
  while (screening.state === 'RUNNING') {
    if (process.stderr.isTTY)
      process.stderr.write(`\r\u001B[K${screening.done} of ${screening.total} rows`);
    await pause(200);
    screening = await send(door, look, { id: screening.id });
  }
  if (process.stderr.isTTY) process.stderr.write('\r\u001B[K');
  if (screening.state !== 'FINISHED')
    throw new HubError('INTERNAL_SERVER_ERROR', 'The screening failed; the log says why.');
  if (options.out !== undefined) await saveResult(door, screening.id, options.out);
  return screening;
}

const say = (text: string): void => {
  if (process.stderr.isTTY) console.error(text);
};

async function run(file: string, options: Options): Promise<void> {
  // before a hub is started for it
  await access(file, constants.R_OK).catch(() => {
    throw new HubError('BAD_USER_INPUT', `${file} cannot be read; name a file that is there.`);
  });
  const config = readConfig();
  const dataDir = resolve(options.data ?? config.dataDir);
  refuseHalfLoaded(dataDir);
  const settings = { dataDir, production: config.production, outside: config.outsideIssuer };
  const token = await issueToken(settings, {
    role: 'CLERK',
    hours: 12,
    ...(options.department === undefined ? {} : { department: options.department }),
  });
  const running = config.neo4j ?? (await findRunningNeo4j(dataDir));
  const database = await openLocalNeo4j({ dataDir, ...running, onProgress: say });
  try {
    const hub = await startHub({
      config: { ...config, dataDir, host: '127.0.0.1', port: 0 },
      connection: database,
      onProgress: say,
    });
    try {
      const done = await screen({ url: hub.url, token }, file, options);
      if (options.json) console.log(JSON.stringify(done));
      else
        console.log(
          `${done.total} ${done.total === 1 ? 'row' : 'rows'}: ${done.counts['clear'] ?? 0} clear, ${done.counts['unexamined'] ?? 0} not examined, ${done.counts['warn'] ?? 0} warn, ` +
            `${done.counts['block'] ?? 0} block, ${done.counts['unknownParty'] ?? 0} unknown, ` +
            `${done.counts['homonym'] ?? 0} homonym · ${done.id}`,
        );
    } finally {
      await hub.stop();
    }
  } finally {
    await database.stop();
  }
}

/** `hub screen FILE --matter M --purpose P`: exit 0 when every row has a verdict. */
export const screenCommand = (): Command =>
  new Command('screen')
    .description('screen a list of parties (CSV or XLSX) against a matter of the application list')
    .argument('<file>', 'the list; a header names 名称, 统一社会信用代码, 证件号码 or id')
    .requiredOption('--matter <id>', 'the matter, such as SUBSIDY')
    .requiredOption('--purpose <purpose>', 'what for, such as SUBSIDY or PROCUREMENT')
    .option('--department <code>', 'credit code of the department that may read the screening')
    .option('--out <file>', 'where the result goes, .csv or .xlsx')
    .option('--data <dir>', 'folder of everything the hub keeps (or HUB_DATA, ./data)')
    .option('--json', 'answer as JSON')
    .action(run);
