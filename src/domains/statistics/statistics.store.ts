/** Reads the figures that batch runs have kept; nothing is counted for a request. */
import { requireRight } from '../../access/rights.ts';
import type { Viewer } from '../../access/viewer.ts';
import { HubError } from '../../errors.ts';
import { one, type Reader } from '../../graph/batch.ts';
import { gradeRank, type Scheme } from '../../rules/schemes.ts';
import { type AsOfInput, type ResolvedAsOf, resolveAsOf } from '../../words/as-of.ts';
import { lastChange, statisticsAt } from './statistics.cypher.ts';
import type { CityFigures, GradeFigures } from './statistics.ts';
import { cityTopic, gradesTopic } from './topics.ts';

interface Question {
  readonly region?: string | null | undefined;
  readonly asOf?: AsOfInput | null | undefined;
}

interface Made {
  readonly region: string;
  readonly madeAt: string;
  readonly cutOff: string;
  readonly asOf: ResolvedAsOf;
}

export type CityRow = CityFigures & Made;
export type DistributionRow = GradeFigures & Made & { readonly scheme: Scheme };

const regionForm = /^\d{2}(\d{2}){0,2}$/;

/** Reads figures for one viewer: they are told to officials, who see what is counted in them. */
export function createStatisticsStore({
  reader,
  viewer,
  now,
  schemes,
}: {
  readonly reader: Reader;
  readonly viewer: Viewer;
  readonly now: ResolvedAsOf;
  readonly schemes: readonly Scheme[];
}) {
  const load = one(reader, statisticsAt);

  function checked({ region, asOf }: Question): { region: string; asOf: ResolvedAsOf } {
    requireRight(viewer, 'READ_STATISTICS');
    if (region != null && !regionForm.test(region))
      throw new HubError('BAD_USER_INPUT', 'region must be 2, 4 or 6 digits of a place code.');
    return { region: region ?? '', asOf: resolveAsOf(asOf, now) };
  }

  async function read<Figures>(topic: string, region: string, asOf: ResolvedAsOf) {
    const { knownAt, validAt } = asOf;
    const found = await load(topic, { region, knownAt, validAt });
    if (found?.body == null) return null;
    const { at: madeAt, cutOff, body } = found;
    // written by keepStatistics, which was handed Figures
    return { ...(JSON.parse(body) as Figures), region, madeAt, cutOff, asOf };
  }

  async function city(question: Question): Promise<CityRow> {
    const { region, asOf } = checked(question);
    const found = await read<CityFigures>(cityTopic, region, asOf);
    if (found) return found;
    throw new HubError(
      'NOT_FOUND',
      'There are no figures of that place at these clocks; `hub evaluate` makes those of today.',
    );
  }

  async function spread(scheme: Scheme, region: string, asOf: ResolvedAsOf) {
    const found = await read<GradeFigures>(gradesTopic(scheme.id), region, asOf);
    if (!found) return null;
    const rankOf = ({ value }: { readonly value: string }): number => gradeRank(scheme, value);
    return { ...found, grades: found.grades.toSorted((a, b) => rankOf(a) - rankOf(b)), scheme };
  }

  async function distribution(
    question: Question & { readonly scheme?: string | null | undefined },
  ): Promise<DistributionRow | null> {
    const { region, asOf } = checked(question);
    const wanted = question.scheme ?? schemes[0]?.id;
    const scheme = schemes.find(({ id }) => id === wanted);
    if (scheme) return spread(scheme, region, asOf);
    const known = schemes.map(({ id }) => id).join(', ');
    throw new HubError('BAD_USER_INPUT', `scheme: this hub evaluates by ${known}.`);
  }

  async function distributions({ region, asOf }: Made): Promise<DistributionRow[]> {
    const all = await Promise.all(schemes.map((scheme) => spread(scheme, region, asOf)));
    return all.filter((each) => each !== null);
  }

  /** When the hub last learnt of anything; null where it never did. */
  async function changedAt(): Promise<string | null> {
    const [last] = await reader.read(lastChange, {});
    return last?.at ?? null;
  }

  return { city, changedAt, distribution, distributions };
}

export type StatisticsStore = ReturnType<typeof createStatisticsStore>;
