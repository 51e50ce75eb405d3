// What the API shows of an evaluation: only facts that the viewer may see are named.
import type { ResolvedAsOf } from '../../words/as-of.ts';
import type { Scheme } from '../../rules/schemes.ts';
import { type PageInput, pageOfList } from '../../words/list-page.ts';
import type { Page } from '../../words/page.ts';
import {
  type Evaluation,
  type Improvement,
  improvementsOf,
  type ItemResult,
} from './evaluation.ts';
import { type CreditFact, plain } from './scoring.ts';

interface Shown {
  /** The facts that the viewer may see, each with the records behind it that are open to the viewer. */
  readonly visible: ReadonlyMap<string, readonly string[]>;
  readonly now: ResolvedAsOf;
}

export interface ContributionRow {
  readonly fact: CreditFact;
  readonly points: string;
  readonly arithmetic: string;
  readonly now: ResolvedAsOf;
}

export type ImprovementRow = Improvement & { readonly now: ResolvedAsOf };
export type ItemRow = ItemResult & Shown & { readonly digits: number };

/** Items with what their own fields need. */
export const itemRows = ({ items, scheme, visible, now }: Evaluation & Shown): ItemRow[] =>
  items.map((item) => ({ ...item, visible, now, digits: scheme.digits }));

/** A page of what one item counted. */
export const contributionPage = (
  { tally, visible, now, digits }: ItemRow,
  input: PageInput,
): Page<ContributionRow> =>
  pageOfList(
    `contributions ${tally.item.id}`,
    tally.contributions
      .filter(({ fact }) => visible.has(fact.id))
      .map(({ fact, points, arithmetic }) => ({
        fact,
        points: plain(points, digits),
        arithmetic: arithmetic === '' ? 'counted' : arithmetic,
        now,
      })),
    input,
  );

/** A page of what would raise score or grade. */
export const improvementPage = (
  evaluation: Evaluation & Shown,
  input: PageInput,
): Page<ImprovementRow> =>
  pageOfList(
    'improvements',
    improvementsOf(evaluation)
      .filter(({ fact }) => evaluation.visible.has(fact.id))
      .map((one) => ({ ...one, now: evaluation.now })),
    input,
  );

export interface GradeRow {
  readonly scheme: string;
  readonly edition: string;
  readonly value: string;
  readonly rank: number;
  readonly score: string;
  readonly gradedAt: string;
  readonly cutOff: string;
}

/** The grade of an evaluation that is made now. */
export const gradeNow = ({ scheme, grade, rank, score, now }: Evaluation & Shown): GradeRow => ({
  scheme: scheme.id,
  edition: scheme.edition,
  value: grade.value,
  rank,
  score,
  gradedAt: now.knownAt,
  cutOff: now.validAt,
});

/** What a grade means; the value itself where the present edition has no such grade any more. */
export const meaningOf = (schemes: readonly Scheme[], { scheme, value }: GradeRow): string =>
  schemes.find(({ id }) => id === scheme)?.grades.find((grade) => grade.value === value)?.name ??
  value;

/** The bands of a scheme with what each means for supervision. */
export const bandsOf = ({ grades, categories }: Scheme) =>
  grades.flatMap((grade) => {
    const category = categories.find(({ id }) => id === grade.category);
    return category ? [{ ...grade, category }] : [];
  });
