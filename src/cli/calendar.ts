/** `hub calendar`: the years of the working-day calendar, each as a file of the notice that announced it. */
import { resolve } from 'node:path';
import { Command } from 'commander';
import { readConfig } from '../config.ts';
import { addCalendarYear } from '../domains/rule/rule.actions.ts';
import { readLibrary } from '../domains/rule/rule.store.ts';
import { shippedYears } from '../rules/calendars.ts';
import { openRules } from '../rules/read-rules.ts';
import { withGraph } from './with-graph.ts';

interface Options {
  readonly data?: string;
  readonly by: string;
  readonly replace?: true;
}

const quiet = (text: string): void => {
  if (process.stderr.isTTY) console.error(text);
};

const folder = ({ data }: Pick<Options, 'data'>): string => resolve(data ?? readConfig().dataDir);

async function importYear(file: string, options: Options): Promise<void> {
  const text = openRules(resolve(file));
  const done = await withGraph(folder(options), quiet, (graph) =>
    addCalendarYear(graph, { by: options.by, clock: () => new Date() }, text, {
      replaces: options.replace ?? false,
    }),
  );
  if (!done.added) console.log(`The calendar of ${done.year} is this one already.`);
  else if (done.differing.length === 0) console.log(`The calendar of ${done.year} is taken in.`);
  else
    console.log(
      `The calendar of ${done.year} is replaced; other than before: ${done.differing.join(', ')}.`,
    );
}

async function list(options: Pick<Options, 'data'>): Promise<void> {
  const { years } = await withGraph(folder(options), quiet, (graph) =>
    readLibrary(graph, (message) => {
      console.error(message);
    }),
  );
  const added = new Set(years.map(({ year }) => year));
  const shipped = shippedYears.map(({ year }) => year).filter((year) => !added.has(year));
  console.log(`with the release: ${shipped.join(' ')}`);
  for (const { year, source, publishedOn } of years)
    console.log(`${year}: ${source}, published on ${publishedOn}`);
}

/** `hub calendar import | list`. */
export const calendarCommand = (): Command =>
  new Command('calendar')
    .description('years of the working-day calendar; a year that is not announced is reckoned')
    .addCommand(
      new Command('import')
        .description('take in the calendar of a year, as the State Council has announced it')
        .argument('<file>', 'JSON: year, source, publishedOn, daysOff, workedWeekends')
        .requiredOption('--by <name>', 'who takes it in')
        .option('--replace', 'a later notice that changes a year already known')
        .option('--data <dir>', 'folder of everything the hub keeps (or HUB_DATA, ./data)')
        .action(importYear),
    )
    .addCommand(
      new Command('list')
        .description('which years are announced, and by which notice')
        .option('--data <dir>', 'folder of everything the hub keeps (or HUB_DATA, ./data)')
        .action(list),
    );
