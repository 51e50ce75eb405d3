import type { FactMatch, SchemeItem } from '../../rules/scheme-items.ts';
import type { Scheme } from '../../rules/schemes.ts';

const matchesOf = (measure: SchemeItem['measure']): readonly FactMatch[] => {
  switch (measure.by) {
    case 'YEARS':
      return [];
    case 'SHARE':
      return [measure.match, measure.among];
    case 'FACTS':
    case 'CLEAN':
      return [measure.match];
  }
};

/** Kinds of fact that any of the schemes counts: the rest need not leave the database. */
export const kindsOf = (schemes: readonly Scheme[]): readonly string[] => [
  ...new Set(
    schemes.flatMap(({ indicators, ceilings }) => [
      ...indicators
        .flatMap(({ items }) => items.flatMap(({ measure }) => matchesOf(measure)))
        .flatMap(({ kinds }) => kinds),
      ...ceilings.flatMap(({ match }) => match.kinds),
    ]),
  ),
];
