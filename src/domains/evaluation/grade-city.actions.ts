/** The batch run: every subject of the city is graded, page by page, so that memory stays flat and writers come between. */
import { createChanges } from '../../graph/changes.cypher.ts';
import { takeMoment } from '../../graph/moment.ts';
import type { Graph, Writer } from '../../graph/graph.ts';
import type { Scheme } from '../../rules/schemes.ts';
import { gradeChanges, type Graded, regrade } from './evaluation.actions.ts';
import { personPage, subjectPage } from './grade-city.cypher.ts';

/** How many subjects of one place and industry have one grade. */
export interface GradeCell {
  readonly scheme: string;
  readonly region: string;
  readonly industry: string;
  readonly value: string;
  readonly count: number;
}

export interface CityGrading {
  readonly subjects: number;
  /** Gradings, one for each subject and scheme that covers it. */
  readonly graded: number;
  /** Grades that were new and therefore written. */
  readonly written: number;
  readonly cells: readonly GradeCell[];
}

export interface GradeCityOptions {
  readonly clock: () => Date;
  readonly schemes: readonly Scheme[];
  readonly pageSize?: number;
  readonly onProgress?: (subjects: number) => void;
}

/** Subjects of one transaction: more gain little and keep other writers waiting. */
const pageSize = 2_000;
const transactionLimit = 120_000;

async function announce(tx: Writer, graded: readonly Graded[], at: string): Promise<void> {
  const rows = gradeChanges(graded).map((change) => ({ ...change, at }));
  if (rows.length > 0) await tx.run(createChanges, { rows });
}

const gradePage = (
  graph: Graph,
  ids: readonly string[],
  clock: () => Date,
  schemes: readonly Scheme[],
): Promise<readonly Graded[]> =>
  graph.write(
    'evaluate',
    async (tx) => {
      // behind the lock, so that no repair lies between what is read here and what is written
      const at = await takeMoment(tx, clock);
      const graded = await regrade(tx, ids, at, schemes);
      await announce(tx, graded, at);
      return graded;
    },
    { timeout: transactionLimit },
  );

function createTally() {
  const counts = new Map<string, number>();
  return {
    add: ({ scheme, value, subject }: Graded): void => {
      const industry = subject.industryCode?.slice(0, 1) ?? '';
      const key = JSON.stringify([scheme, subject.regionCode ?? '', industry, value]);
      counts.set(key, (counts.get(key) ?? 0) + 1);
    },
    cells: (): GradeCell[] =>
      [...counts].map(([key, count]) => {
        const [scheme = '', region = '', industry = '', value = ''] = JSON.parse(key) as string[];
        return { scheme, region, industry, value, count };
      }),
  };
}

/** Grades all subjects that a scheme covers; an unchanged grade writes nothing, so a run that was stopped is run again. */
export async function gradeCity(graph: Graph, options: GradeCityOptions): Promise<CityGrading> {
  const { clock, schemes, onProgress } = options;
  const first = options.pageSize ?? pageSize;
  const kinds = new Set(schemes.flatMap(({ subjects }) => subjects.kinds));
  const pages = kinds.has('PERSON') ? [subjectPage, personPage] : [subjectPage];
  const tally = createTally();
  const total = { subjects: 0, graded: 0, written: 0 };
  for (const page of pages) {
    for (let after: string | undefined = ''; after !== undefined;) {
      const ids: string[] = (await graph.read(page, { after, first })).map(({ id }) => id);
      const graded = ids.length > 0 ? await gradePage(graph, ids, clock, schemes) : [];
      for (const one of graded) tally.add(one);
      total.subjects += ids.length;
      total.graded += graded.length;
      total.written += graded.filter(({ written }) => written).length;
      onProgress?.(total.subjects);
      after = ids.length < first ? undefined : ids.at(-1);
    }
  }
  return { ...total, cells: tally.cells() };
}
