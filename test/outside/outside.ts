/**
 * `npm run outside`: runs what was written elsewhere (clients, suites, servers) against a hub, and counts what passed,
 * failed, and could not be had. With names of suites behind `--` it runs these alone.
 */
import { mkdirSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { openExampleHub } from './example-hub.ts';
import { NotToBeHad } from './registries.ts';
import type { Outcome, Suite, World } from './suite.ts';

const suitesAt = new URL('suites/', import.meta.url);
const folder = fileURLToPath(new URL('../../.outside/', import.meta.url));

async function findSuites(wanted: readonly string[]): Promise<readonly Suite[]> {
  const files = readdirSync(suitesAt).filter((file) => file.endsWith('.ts'));
  const modules = await Promise.all(
    files
      .toSorted()
      .map((file) => import(new URL(file, suitesAt).href) as Promise<{ readonly suite: Suite }>),
  );
  const suites = modules.map(({ suite }) => suite);
  const unknown = wanted.find((name) => !suites.some((suite) => suite.name === name));
  if (unknown !== undefined)
    throw new Error(
      `No suite is called ${unknown}; there are: ${suites.map(({ name }) => name).join(', ')}.`,
    );
  return suites.filter(({ name }) => wanted.length === 0 || wanted.includes(name));
}

/** What one suite came to; a suite that cannot be brought is skipped, one that breaks down has failed. */
async function outcomesOf({ name, run }: Suite, world: World): Promise<readonly Outcome[]> {
  try {
    return await run(world);
  } catch (error) {
    const words = error instanceof Error ? error.message : String(error);
    return [{ name, state: error instanceof NotToBeHad ? 'skipped' : 'failed', words }];
  }
}

const say = (text: string): void => {
  process.stdout.write(`${text}\n`);
};

async function runSuites(wanted: readonly string[]): Promise<readonly Outcome[]> {
  const suites = await findSuites(wanted);
  const hub = openExampleHub();
  const all: Outcome[] = [];
  try {
    for (const suite of suites) {
      const from = performance.now();
      mkdirSync(`${folder}${suite.name}`, { recursive: true });
      const outcomes = await outcomesOf(suite, {
        folder: `${folder}${suite.name}`,
        hub: hub.open,
      });
      say(`${suite.name}: ${((performance.now() - from) / 1000).toFixed(0)} s`);
      for (const { name, state, words } of outcomes)
        if (state !== 'passed')
          say(`  ${state}: ${name}${words === undefined ? '' : ` — ${words}`}`);
      all.push(...outcomes);
    }
  } finally {
    await hub.close();
  }
  return all;
}

const outcomes = await runSuites(process.argv.slice(2));
const count = (state: Outcome['state']): number =>
  outcomes.filter((one) => one.state === state).length;
// two words before the colon: the closing line of .ci/run alone is read as the count of a whole run
say(
  `From outside: ${count('passed')} passed, ${count('failed')} failed, ${count('skipped')} skipped`,
);
process.exitCode = count('failed') > 0 ? 1 : 0;
