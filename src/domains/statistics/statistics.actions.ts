/** Makes the city's figures and keeps them with their day; a second run of a day takes the place of the first. */
import type { Graph } from '../../graph/graph.ts';
import type { StatisticsRules } from '../../rules/statistics.ts';
import { today } from '../../words/calendar-date.ts';
import { countCity } from './count-city.actions.ts';
import { type GradeCell, gradeFigures } from './grade-figures.ts';
import { keepStatistics, type StatisticsProperties } from './statistics.cypher.ts';
import { cityTopic, gradesTopic } from './topics.ts';

const limit = 60_000;

async function keep(
  graph: Graph,
  topic: string,
  places: ReadonlyMap<string, object>,
  now: Date,
): Promise<void> {
  const cutOff = today(() => now);
  const rows = [...places].map(([region, figures]): StatisticsProperties => ({
    id: `${topic}|${region}|${cutOff}`,
    topic,
    region,
    at: now.toISOString(),
    cutOff,
    body: JSON.stringify(figures),
  }));
  await graph.write('statistics', (tx) => tx.run(keepStatistics, { rows }), { timeout: limit });
}

/** Keeps how the grades of these schemes are spread, as a batch run has found them. */
export async function keepGrades(
  graph: Graph,
  schemes: readonly string[],
  cells: readonly GradeCell[],
  now: Date,
): Promise<void> {
  for (const scheme of schemes) {
    const places = new Map(gradeFigures(cells.filter((cell) => cell.scheme === scheme)));
    if (!places.has('')) places.set('', { grades: [], industries: [], regions: [] });
    await keep(graph, gradesTopic(scheme), places, now);
  }
}

/** Counts the city and keeps the figures. */
export async function makeStatistics(
  graph: Graph,
  now: Date,
  rules: StatisticsRules,
): Promise<void> {
  await keep(graph, cityTopic, await countCity(graph, now, rules), now);
}
