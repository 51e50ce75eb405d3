// README and docs/ are true: their commands are run as they stand, all on one hub that `npm start` starts, and the
// answers compared.
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { builtHub } from '../kit/hub-process.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const run = promisify(execFile);

/** Every page that README leads to, in the order in which it does: what is imported last changes no earlier answer. */
const front = readFileSync(join(root, 'README.md'), 'utf8');
const pages = [
  ...new Set([
    'README.md',
    'README.zh.md',
    ...[...front.matchAll(/\]\(([\w./-]+\.md)\)/g)].map(([, page = '']) => page),
  ]),
].map((name) => ({ name, text: readFileSync(join(root, name), 'utf8') }));

interface Told {
  readonly page: string;
  readonly text: string;
  readonly answer: string | undefined;
}

function toldBy({ name, text }: { readonly name: string; readonly text: string }): Told[] {
  const blocks = [...text.matchAll(/```(sh|json)\n(.*?)```/gs)];
  return blocks.flatMap(([, kind, command = ''], index) => {
    const [, next, answer] = blocks[index + 1] ?? [];
    return kind === 'sh'
      ? [{ page: name, text: command, answer: next === 'json' ? answer : undefined }]
      : [];
  });
}

const commands = pages.flatMap(toldBy);
const setUp = ['npm ci && npm start\n', 'npm ci && npm test\n'];
/** What two pages tell alike is run once. */
const questions = [
  ...new Map(
    commands
      .filter(({ text }) => !setUp.includes(text))
      .map((told) => [JSON.stringify([told.text, told.answer]), told]),
  ).values(),
];
const addresses = [
  ...new Set(
    pages.flatMap(({ text }) => text.match(/(?<=http:\/\/localhost:4000)\/[\w./-]*/g) ?? []),
  ),
];

const folder = mkdtempSync(join(tmpdir(), 'credit-readme-'));
const data = join(folder, 'data');
let hub: ChildProcess;
let port = 0;
let lastLine = '';

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  return typeof address === 'object' && address ? address.port : 0;
}

const withoutIds = (text: string): unknown =>
  JSON.parse(text.replace(/(sub|rel|rec)_[\w-]{22}/g, '$1_…'));

/** npm takes longer to find the command than the command to run: it is asked once, see below. */
const npx = `npx() { shift; node ${builtHub()} "$@"; }\n`;

const shell = (text: string) =>
  run(
    'bash',
    [
      '-euo',
      'pipefail',
      '-c',
      npx + text.replaceAll('localhost:4000', `127.0.0.1:${port}`).replaceAll('data/', `${data}/`),
    ],
    { cwd: root, env: { ...process.env, HUB_DATA: data } },
  );

describe('README and docs/', () => {
  beforeAll(async () => {
    await run('mkdir', [data]);
    // the order of answers follows the ids, and these follow the secrets: the ones that README was written with
    writeFileSync(
      join(data, 'secrets.json'),
      JSON.stringify({
        numberHash: 'sha256',
        idSecret: 'a'.repeat(43),
        numberHashKey: 'b'.repeat(43),
        numberSealKey: 'c'.repeat(43),
      }),
      { mode: 0o600 },
    );
    port = await freePort();
    hub = spawn('npm', ['start', '--', '--port', String(port), '--data', data], {
      cwd: root,
      detached: true,
      // a machine that runs other tests beside is a slow one
      env: { ...process.env, HUB_STATEMENT_SECONDS: '30' },
    });
    const said: string[] = [];
    hub.stderr?.on('data', (chunk: Buffer) => said.push(chunk.toString()));
    await new Promise<void>((resolve, reject) => {
      hub.stdout?.on('data', (chunk: Buffer) => {
        if (!chunk.toString().includes('Ready.')) return;
        lastLine = chunk.toString().trim();
        resolve();
      });
      hub.once('exit', () => {
        reject(new Error(`npm start ended:\n${said.join('')}`));
      });
    });
  }, 280_000);

  afterAll(async () => {
    // as a terminal does on Ctrl-C: the whole group hears it
    if (hub.pid !== undefined) process.kill(-hub.pid, 'SIGINT');
    if (hub.exitCode === null) await once(hub, 'exit');
    rmSync(folder, { recursive: true, maxRetries: 5 });
  }, 60_000);

  it('names the commands that set everything up, and CI calls the same', () => {
    for (const { text } of pages.slice(0, 2))
      for (const command of setUp) expect(text).toContain(command);
    const ci = readFileSync(join(root, '.ci/run'), 'utf8');
    for (const command of ['npm ci', 'npm run check', 'npm test']) expect(ci).toContain(command);
  });

  it('finds the command that npx names', async () => {
    const { stdout } = await run('npx', ['hub', '--version'], { cwd: root });
    expect(stdout.trim()).toMatch(/^\d+\.\d+\.\d+$/);
  });

  it('is told by npm start where the API, the page and the log are', async () => {
    expect(lastLine).toContain(`http://127.0.0.1:${port}/graphql`);
    expect(readFileSync(/log (\S+)/.exec(lastLine)?.[1] ?? '', 'utf8')).toContain('started');
    const page = await fetch(`http://127.0.0.1:${port}/`);
    expect(page.status).toBe(200);
  });

  it.each(addresses)('names %s, and it opens', async (address) => {
    const response = await fetch(`http://127.0.0.1:${port}${address}`);
    await response.arrayBuffer();
    expect(response.status).toBe(200);
  });

  it.each(questions)('$page runs $text', async ({ text, answer }) => {
    const { stdout } = await shell(text);
    if (answer === undefined) expect(stdout).not.toBe('');
    else expect(withoutIds(stdout)).toEqual(withoutIds(answer));
  });
});
