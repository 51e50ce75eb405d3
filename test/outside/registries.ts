/** Brings packages from the registries by their ordinary clients, each version once. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Something that this machine lacks or no registry gives: its suite is skipped and counted. */
export class NotToBeHad extends Error {}

/** How a command ended, with all that it said. */
export interface Ended {
  readonly status: number | null;
  readonly output: string;
}

interface CommandOptions {
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly seconds: number;
}

/** Runs a command to its end without a shell; NotToBeHad where this machine has no such program. */
export async function run(
  command: string,
  given: readonly string[],
  { cwd, env = {}, seconds }: CommandOptions,
): Promise<Ended> {
  const child = spawn(command, given, {
    cwd,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: seconds * 1000,
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (text) => (output += String(text)));
  try {
    const [status] = (await once(child, 'close')) as [number | null];
    return { status, output };
  } catch (cause) {
    throw new NotToBeHad(`this machine has no ${command}`, { cause });
  }
}

/** Brings something, or says in one line why it is not to be had. */
async function bring(
  command: string,
  given: readonly string[],
  { folder, what }: { readonly folder: string; readonly what: string },
): Promise<void> {
  const { status, output } = await run(command, given, { cwd: folder, seconds: 300 });
  if (status === 0) return;
  const last = output.trim().split('\n').at(-1) ?? '';
  throw new NotToBeHad(`${what} could not be brought: ${last}`);
}

/** The folder of an npm package of exactly this version. */
export async function npmPackage(folder: string, name: string, version: string): Promise<string> {
  const home = join(folder, 'node_modules', name);
  const manifest = join(home, 'package.json');
  const present = (): string | undefined =>
    existsSync(manifest)
      ? (JSON.parse(readFileSync(manifest, 'utf8')) as { readonly version: string }).version
      : undefined;
  if (present() === version) return home;
  const what = `${name} ${version}`;
  const quiet = ['--no-save', '--ignore-scripts', '--no-audit', '--no-fund'];
  await bring('npm', ['install', '--prefix', folder, ...quiet, `${name}@${version}`], {
    folder,
    what,
  });
  return home;
}

/** The `bin` folder of a virtual environment of Python that holds what a list of requirements names. */
export async function pythonPackages(folder: string, requirements: string): Promise<string> {
  const home = join(folder, 'venv');
  const brought = join(home, 'requirements.txt');
  const wanted = readFileSync(requirements, 'utf8');
  if (existsSync(brought) && readFileSync(brought, 'utf8') === wanted) return join(home, 'bin');
  rmSync(home, { recursive: true, force: true });
  await bring('python3', ['-m', 'venv', home], { folder, what: 'a virtual environment' });
  const pip = join(home, 'bin', 'pip');
  await bring(pip, ['install', '--quiet', '--requirement', requirements], {
    folder,
    what: requirements.split('/').at(-1) ?? requirements,
  });
  writeFileSync(brought, wanted);
  return join(home, 'bin');
}
