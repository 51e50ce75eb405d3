import { resolve } from 'node:path';
import { Command } from 'commander';
import { openSecrets } from '../access/secrets.ts';
import { readConfig } from '../config.ts';
import { imposeByRule } from '../domains/sanction/automatic.actions.ts';
import type { Graph } from '../graph/graph.ts';
import { refuseHalfLoaded } from '../intake/bulk/marker.ts';
import { rulesOf } from './rules-of.ts';
import { withGraph } from './with-graph.ts';

interface Options {
  readonly data?: string;
  readonly json?: true;
}

/** Lets the rules impose what they impose by themselves, on everything delivered since they last did. */
export async function propose(graph: Graph, dataDir: string) {
  const { sanctions } = await rulesOf(graph);
  return imposeByRule(graph, {
    idSecret: openSecrets(dataDir).idSecret,
    rules: sanctions,
    clock: () => new Date(),
  });
}

async function run(options: Options): Promise<void> {
  const dataDir = resolve(options.data ?? readConfig().dataDir);
  refuseHalfLoaded(dataDir);
  const done = await withGraph(
    dataDir,
    (text) => {
      if (process.stderr.isTTY) console.error(text);
    },
    (graph) => propose(graph, dataDir),
  );
  if (options.json) console.log(JSON.stringify(done));
  else console.log(`${done.records} records looked at, ${done.imposed} measures imposed by rule.`);
}

/** `hub propose`: imposes the measures that rules impose by themselves (src/rules/groundings.json). */
export const proposeCommand = (): Command =>
  new Command('propose')
    .description('impose the measures that rules impose by themselves, on what was delivered since')
    .option('--data <dir>', 'folder of everything the hub keeps (or HUB_DATA, ./data)')
    .option('--json', 'answer as JSON')
    .action(run);
