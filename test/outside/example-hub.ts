/** The hub that suites from outside talk to: the built one, over a database of its own, with the example city. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { issueToken } from '../../src/access/token.ts';
import { startHubProcess } from '../kit/hub-process.ts';
import type { ExampleHub } from './suite.ts';

/** Opens the hub when it is first asked for; `close` ends it with its database and removes its folder. */
export function openExampleHub(): {
  readonly open: () => Promise<ExampleHub>;
  readonly close: () => Promise<void>;
} {
  let opened: ReturnType<typeof start> | undefined;
  return {
    open: () => (opened ??= start()),
    close: async () => {
      // one that never came up has told its suite so, and leaves nothing to close
      await (await opened?.catch(() => undefined))?.close();
    },
  };
}

async function start(): Promise<ExampleHub & { readonly close: () => Promise<void> }> {
  const dataDir = mkdtempSync(join(tmpdir(), 'credit-hub-outside-'));
  const removeFolder = (): void => {
    rmSync(dataDir, { recursive: true, force: true });
  };
  try {
    const hub = await startHubProcess(['--data', dataDir], {
      HUB_RATE_PER_MINUTE: '0',
      // what is tried here is answers, not how fast they come on a machine that does other things beside
      HUB_STATEMENT_SECONDS: '60',
      // a database of its own, whatever this machine has
      NEO4J_URI: undefined,
    });
    return {
      url: hub.url,
      token: (role, as = {}) =>
        issueToken({ dataDir, production: false }, { role, hours: 1, ...as }),
      close: async () => {
        await hub.stop();
        removeFolder();
      },
    };
  } catch (error) {
    removeFolder();
    throw error;
  }
}
