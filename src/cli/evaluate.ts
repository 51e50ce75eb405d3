/** `hub evaluate`: grades the whole city and counts it; run it as often as the schemes say, from cron or by hand. */
import { resolve } from 'node:path';
import { Command } from 'commander';
import { readConfig } from '../config.ts';
import {
  type CityGrading,
  gradeCity,
  type GradeCityOptions,
} from '../domains/evaluation/grade-city.actions.ts';
import { keepGrades, makeStatistics } from '../domains/statistics/statistics.actions.ts';
import { HubError } from '../errors.ts';
import type { Graph } from '../graph/graph.ts';
import { refuseHalfLoaded } from '../intake/bulk/marker.ts';
import type { Scheme } from '../rules/schemes.ts';
import { rulesOf } from './rules-of.ts';
import { withGraph } from './with-graph.ts';

interface Options {
  readonly data?: string;
  readonly scheme?: string;
  readonly json?: true;
}

/** Grades the city, keeps how the grades are spread, and counts the city. */
export async function evaluateCity(
  graph: Graph,
  options: Partial<GradeCityOptions> = {},
): Promise<CityGrading> {
  const rules = await rulesOf(graph);
  const { schemes = rules.schemes, clock = () => new Date() } = options;
  const done = await gradeCity(graph, { ...options, clock, schemes });
  const ids = schemes.map(({ id }) => id);
  await keepGrades(graph, ids, done.cells, clock());
  await makeStatistics(graph, clock(), rules.statistics);
  return done;
}

function schemesOf(known: readonly Scheme[], id: string | undefined): readonly Scheme[] {
  if (id === undefined) return known;
  const found = known.filter((scheme) => scheme.id === id);
  if (found.length > 0) return found;
  const ids = known.map((scheme) => scheme.id).join(', ');
  throw new HubError('BAD_USER_INPUT', `There is no scheme ${id}; this hub knows ${ids}.`);
}

/** Counts by scheme and grade, in the order of the scheme. */
const spreadOf = (schemes: readonly Scheme[], { cells }: CityGrading) =>
  schemes.map(({ id, title, grades }) => ({
    scheme: id,
    title,
    grades: grades.map(({ value }) => ({
      value,
      count: cells
        .filter((cell) => cell.scheme === id && cell.value === value)
        .reduce((total, { count }) => total + count, 0),
    })),
  }));

function report(schemes: readonly Scheme[], done: CityGrading, seconds: number): void {
  for (const { scheme, title, grades } of spreadOf(schemes, done)) {
    const total = grades.reduce((sum, { count }) => sum + count, 0);
    console.log(`${scheme} ${title}: ${total} graded`);
    for (const { value, count } of grades) {
      const share = total === 0 ? '–' : `${((count / total) * 100).toFixed(2)} %`;
      console.log(`  ${value.padEnd(3)} ${String(count).padStart(9)}  ${share}`);
    }
  }
  console.log(
    `${done.subjects} subjects, ${done.graded} gradings, ${done.written} new grades written, in ${seconds.toFixed(1)} s.`,
  );
}

async function run({ data, scheme, json }: Options): Promise<void> {
  const dataDir = resolve(data ?? readConfig().dataDir);
  refuseHalfLoaded(dataDir);
  const say = (text: string): void => {
    if (process.stderr.isTTY) console.error(text);
  };
  const begun = performance.now();
  const { schemes, done } = await withGraph(dataDir, say, async (graph) => {
    const wanted = schemesOf((await rulesOf(graph)).schemes, scheme);
    const onProgress = (subjects: number): void => {
      if (process.stderr.isTTY) process.stderr.write(`\r\u001B[K${subjects} subjects`);
    };
    return { schemes: wanted, done: await evaluateCity(graph, { schemes: wanted, onProgress }) };
  });
  say('');
  const seconds = (performance.now() - begun) / 1_000;
  const { subjects, graded, written } = done;
  if (json)
    console.log(
      JSON.stringify({ subjects, graded, written, seconds, schemes: spreadOf(schemes, done) }),
    );
  else report(schemes, done, seconds);
}

/** `hub evaluate`: exit 0 when the whole city was graded; a run that was stopped is simply run again. */
export const evaluateCommand = (): Command =>
  new Command('evaluate')
    .description('grade the whole city and count its figures; unchanged grades write nothing')
    .option('--data <dir>', 'folder of everything the hub keeps (or HUB_DATA, ./data)')
    .option('--scheme <id>', 'only this scheme (default: every one)')
    .option('--json', 'answer as JSON')
    .action(run);
