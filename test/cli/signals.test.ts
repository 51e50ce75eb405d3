import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@jest/globals';

const projectRoot = fileURLToPath(new URL('../../', import.meta.url));

/** A process that ends on a signal in the way `end` says, once it is ready. */
async function started(end: string) {
  const script = `import { endOnSignal } from './src/cli/signals.ts';
    process.on('exit', () => console.log('exit'));
    ${end};
    setInterval(() => undefined, 1_000);
    console.log('ready');`;
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', '--input-type=module', '--eval', script],
    { cwd: projectRoot, stdio: ['ignore', 'pipe', 'inherit'] },
  );
  let said = '';
  const ready = once(child.stdout, 'data');
  child.stdout.on('data', (text) => (said += String(text)));
  const exit = once(child, 'exit');
  await ready;
  return {
    kill: (signal: NodeJS.Signals) => child.kill(signal),
    ended: async () => {
      const [code] = (await exit) as [number | null];
      return { code, said: said.trim().split('\n') };
    },
    child,
  };
}

test('a command that a signal ends says so by its code, and lets go of what it holds', async () => {
  const command = await started('endOnSignal()');
  command.kill('SIGTERM');
  expect(await command.ended()).toEqual({ code: 143, said: ['ready', 'exit'] });
});

test('a second signal, of whatever kind, neither stops twice nor cuts the end short', async () => {
  const command = await started(`endOnSignal(async (signal) => {
    console.log(signal);
    await new Promise((resolve) => setTimeout(resolve, 500));
    console.log('stopped');
    return 0;
  })`);
  const heard = once(command.child.stdout, 'data');
  command.kill('SIGINT');
  await heard;
  command.kill('SIGTERM');
  command.kill('SIGINT');
  expect(await command.ended()).toEqual({ code: 0, said: ['ready', 'SIGINT', 'stopped', 'exit'] });
});
