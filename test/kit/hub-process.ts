/** The hub as a process of its own, as it is built for use. */
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export interface HubProcess {
  readonly url: string;
  /** Resident memory at this moment, MB. */
  readonly memory: () => number;
  readonly stop: () => Promise<void>;
}

const project = fileURLToPath(new URL('../../', import.meta.url));

/**
 * The command as it is built, which starts ten times faster than from sources; fails when a source is newer, so that a
 * test never judges a hub of yesterday.
 */
export function builtHub(): string {
  // the page is built last, and always anew; an unchanged module of the hub keeps its old file
  const last = statSync(join(project, 'dist/explorer/index.html'), { throwIfNoEntry: false });
  const builtAt = last?.mtimeMs ?? 0;
  const newer = readdirSync(join(project, 'src'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !name.startsWith('explorer'))
    .map((name) => join(project, 'src', name))
    .find((path) => statSync(path).mtimeMs > builtAt);
  if (newer !== undefined)
    throw new Error(`${newer} is newer than the hub in dist/: run npm run build first.`);
  return join(project, 'dist/cli/hub.js');
}

/** What `npm start` runs, without npm, so that the process that is measured is the hub itself. */
function startScript(): string {
  const { scripts } = JSON.parse(readFileSync(`${project}package.json`, 'utf8')) as {
    readonly scripts: { readonly start: string };
  };
  return `${scripts.start} "$@"`;
}

/**
 * Starts the built hub on a free port as `npm start` does, with these further arguments and settings; fails with what
 * it said when it does not come up.
 */
export async function startHubProcess(
  given: readonly string[],
  settings: Readonly<Record<string, string | undefined>>,
): Promise<HubProcess> {
  const child = spawn('sh', ['-c', startScript(), 'hub', '--port', '0', ...given], {
    cwd: project,
    env: { ...process.env, ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const kill = (): void => {
    child.kill();
  };
  process.once('exit', kill);
  let said = '';
  child.stderr.on('data', (text) => (said += String(text)));
  const exit = once(child, 'exit');
  const ready = (async () => {
    for await (const line of createInterface(child.stdout)) {
      const url = /API (\S+)\/graphql/.exec(line)?.[1];
      if (url !== undefined) return url;
    }
    throw new Error(`The hub did not start:\n${said}`);
  })();
  const url = await ready;
  return {
    url,
    memory: () =>
      Number(execFileSync('ps', ['-o', 'rss=', '-p', String(child.pid)], { encoding: 'utf8' })) /
      1024,
    stop: async () => {
      process.off('exit', kill);
      child.kill('SIGTERM');
      await exit;
    },
  };
}
