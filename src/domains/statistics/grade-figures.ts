// How the grades of a scheme are spread over the places of a city.
import { groupBy } from '../../words/group.ts';
import type { GradeFigures } from './statistics.ts';
import { createTally, placesOf } from './tally.ts';

/** How many subjects of one place and industry have one grade. */
export interface GradeCell {
  readonly scheme: string;
  readonly region: string;
  readonly industry: string;
  readonly value: string;
  readonly count: number;
}

/** Spread of one scheme's grades by place; '' is the whole city. */
export function gradeFigures(cells: readonly GradeCell[]): ReadonlyMap<string, GradeFigures> {
  const grades = createTally<[string, string]>();
  const industries = createTally<[string, string, string]>();
  const regions = createTally<[string, string, string]>();
  for (const { region, industry, value, count } of cells)
    for (const place of placesOf(region)) {
      grades.add([place, value], count);
      industries.add([place, industry, value], count);
      regions.add([place, region, value], count);
    }
  const [byGrade, byIndustry, byRegion] = [grades, industries, regions].map(({ cells: all }) =>
    groupBy<string, { readonly key: readonly string[]; readonly count: number }>(
      all(),
      ({ key: [place = ''] }) => place,
    ),
  );
  return new Map(
    [...(byGrade?.keys() ?? [])].map((place): [string, GradeFigures] => [
      place,
      {
        grades: (byGrade?.get(place) ?? []).map(({ key: [, value = ''], count }) => ({
          value,
          count,
        })),
        industries: (byIndustry?.get(place) ?? []).map(
          ({ key: [, industry = '', value = ''], count }) => ({ industry, value, count }),
        ),
        regions: (byRegion?.get(place) ?? []).map(
          ({ key: [, region = '', value = ''], count }) => ({ region, value, count }),
        ),
      },
    ]),
  );
}
