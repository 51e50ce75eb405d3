/** `hub rules`: which editions of the rules hold, new ones, and who has confirmed what. */
import { resolve } from 'node:path';
import { Argument, Command } from 'commander';
import { readConfig } from '../config.ts';
import { addEdition, confirmRules, takeBack } from '../domains/rule/rule.actions.ts';
import { confirmableRules } from '../domains/rule/rule.ts';
import { lookAtAll } from '../domains/sanction/automatic.actions.ts';
import { endRule } from '../domains/sanction/ground-end.actions.ts';
import { HubError } from '../errors.ts';
import type { Graph } from '../graph/graph.ts';
import { openRules } from '../rules/read-rules.ts';
import { type RuleSet, ruleSets } from '../rules/rulebook.ts';
import { isRealDate } from '../words/calendar-date.ts';
import { rulesOf } from './rules-of.ts';
import { withGraph } from './with-graph.ts';

interface Place {
  readonly data?: string;
}

interface Deciding extends Place {
  readonly by: string;
}

const inGraph = <T>({ data }: Place, use: (graph: Graph) => Promise<T>): Promise<T> =>
  withGraph(
    resolve(data ?? readConfig().dataDir),
    (text) => {
      if (process.stderr.isTTY) console.error(text);
    },
    use,
  );

const operator = ({ by }: Deciding) => ({ by, clock: () => new Date() });

async function list(options: Place & { readonly json?: true }): Promise<void> {
  const rules = await inGraph(options, rulesOf);
  const confirmable = confirmableRules(rules);
  if (options.json) {
    console.log(JSON.stringify({ editions: rules.editions, rules: confirmable }));
    return;
  }
  for (const { name, edition, digest, from, addedBy } of rules.editions)
    console.log(
      `${name} ${edition} ${digest.slice(0, 12)} ${from === null ? 'with the release' : `from ${from}, added by ${addedBy ?? ''}`}`,
    );
  for (const { name, certainty, confirmation } of confirmable)
    console.log(
      `${name} ${certainty} ${confirmation ? `confirmed by ${confirmation.by} at ${confirmation.at} on ${confirmation.text}` : 'not confirmed'}`,
    );
}

async function add(
  name: RuleSet,
  file: string,
  options: Deciding & { readonly from: string },
): Promise<void> {
  const { from } = options;
  if (!isRealDate(from))
    throw new HubError(
      'BAD_USER_INPUT',
      '--from must be a real calendar date, written YYYY-MM-DD.',
    );
  const text = openRules(resolve(file));
  const { id, added } = await inGraph(options, (graph) =>
    addEdition(graph, operator(options), { name, from, text }),
  );
  console.log(added ? `Added ${id}.` : `${id} is there already.`);
}

async function confirm(
  names: readonly string[],
  options: Deciding & { readonly text: string },
): Promise<void> {
  const { confirmed } = await inGraph(options, async (graph) => {
    const known = confirmableRules(await rulesOf(graph));
    const wanted = names.map((name) => {
      const found = known.find((rule) => rule.name === name);
      if (found) return found;
      throw new HubError('BAD_USER_INPUT', `There is no rule ${name}: see \`hub rules list\`.`);
    });
    return confirmRules(graph, operator(options), wanted, {
      text: options.text,
      isExample: false,
      onConfirmed: lookAtAll,
    });
  });
  console.log(confirmed.length === 0 ? 'Confirmed already.' : `Confirmed ${confirmed.join(', ')}.`);
}

async function retract(
  rule: string,
  options: Deciding & { readonly reason: string },
): Promise<void> {
  const { reason } = options;
  const { ended } = await inGraph(options, (graph) =>
    takeBack(graph, operator(options), { rule, reason }, endRule),
  );
  console.log(`${rule} is confirmed no longer; ${ended} measures that stood on it are lifted.`);
}

const place = ['--data <dir>', 'folder of everything the hub keeps (or HUB_DATA, ./data)'] as const;

/** `hub rules list | add | confirm | retract`. */
export const rulesCommand = (): Command =>
  new Command('rules')
    .description('editions of the rules of law, and who has confirmed which rule')
    .addCommand(
      new Command('list')
        .description('which editions hold today, and which rules are confirmed')
        .option('--json', 'answer as JSON')
        .option(...place)
        .action(list),
    )
    .addCommand(
      new Command('add')
        .description('add an edition of a rule file; running hubs take it within seconds')
        .addArgument(new Argument('<name>', 'the rule file').choices(ruleSets))
        .argument('<file>', 'the edition, in the form of src/rules/<name>.json')
        .requiredOption('--from <day>', 'first day on which it holds')
        .requiredOption('--by <name>', 'who adds it')
        .option(...place)
        .action(add),
    )
    .addCommand(
      new Command('confirm')
        .description('confirm rules that were not read in their text')
        .argument('<rule...>', 'rules as `hub rules list` names them')
        .requiredOption('--text <text>', 'the text on which they are confirmed')
        .requiredOption('--by <name>', 'who confirms them')
        .option(...place)
        .action(confirm),
    )
    .addCommand(
      new Command('retract')
        .description('take the confirmation of a rule back; measures that stand on it are lifted')
        .argument('<rule>', 'the rule as `hub rules list` names it')
        .requiredOption('--reason <reason>', 'why')
        .requiredOption('--by <name>', 'who takes it back')
        .option(...place)
        .action(retract),
    );
