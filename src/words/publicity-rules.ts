// What a publicity rule says, as data; src/rules/publicity.json holds the rules and src/words/publicity-window.ts applies them.

import type { PenaltyFields } from './penalty-field.ts';

/** Weight of a penalty for publicity: 轻微, 一般, 严重; null under a regime that does not grade. */
export type PublicityClass = 'MINOR' | 'GENERAL' | 'SERIOUS' | null;

/** Where a rule was read, and how surely (src/rules/certainty.ts). */
export interface RuleOrigin {
  readonly source: string;
  readonly certainty: 'TEXT' | 'CODE' | 'RECALLED' | 'HOUSE';
}

interface PublicityClassRule {
  readonly class: PublicityClass;
  readonly nameZh: string;
  readonly published: boolean;
  readonly minMonths: number;
  readonly maxMonths: number;
}

/** One row of the table from kinds of penalty to classes; its days narrow the regime's (both inclusive, null = no end). */
type PenaltyKindRule = RuleOrigin & {
  readonly names: readonly string[];
  readonly class: PublicityClass;
  readonly firstDay: string | null;
  readonly lastDay: string | null;
};

/** The rules for decisions made from firstDay to lastDay (both inclusive, null = no end). */
export type PublicityRegime = RuleOrigin & {
  readonly id: string;
  readonly title: string;
  readonly edition: string;
  readonly firstDay: string | null;
  readonly lastDay: string | null;
  /** The only start of the clock the regimes know; the draft's "from publication" did not become law. */
  readonly clockStart: 'DECISION_DATE';
  /** From the lightest to the heaviest: of several kinds in one decision the last one counts. */
  readonly classes: readonly PublicityClassRule[];
  readonly penaltyKinds: readonly PenaltyKindRule[];
  /** For kinds the table does not name, and decisions that name none. */
  readonly otherwise: RuleOrigin & { readonly class: PublicityClass };
  readonly neverPublished: RuleOrigin & {
    readonly simpleProcedure: boolean;
    readonly penaltyKinds: readonly string[];
  };
  readonly fieldMinimums: RuleOrigin & PenaltyFields & { readonly minMonths: number };
};

/** How long an entry of one kind of list is shown: until removed, at most maxMonths (null = no maximum). */
export type ListRule = RuleOrigin & {
  readonly id: string;
  readonly names: readonly string[];
  readonly edition: string;
  readonly class: PublicityClass;
  readonly clockStart: 'DECISION_DATE' | 'PUBLICATION_DATE';
  readonly minMonths: number | null;
  readonly maxMonths: number | null;
};

/** The list of judgment defaults, and the words by which a court says that a judgment was performed in full. */
export type JudgmentRule = ListRule & {
  readonly performed: RuleOrigin & { readonly words: readonly string[] };
};

/** A kind of record that is shown for as long as it is valid. */
export type ValidityRule = RuleOrigin & {
  readonly id: string;
  readonly kind: 'LICENCE' | 'HONOUR';
  readonly title: string;
  readonly edition: string;
};

/** How a commitment stands: 未到期, 已履行, 违诺. */
export type Performance = 'MADE' | 'KEPT' | 'BROKEN';

export const performances = ['MADE', 'KEPT', 'BROKEN'] as const satisfies Performance[];

export const isPerformance = (text: unknown): text is Performance =>
  performances.some((one) => one === text);

/** How long a commitment is shown, by how it stands; null months = no end, or no early end. */
export type CommitmentRule = RuleOrigin & {
  readonly id: string;
  readonly title: string;
  readonly edition: string;
  readonly states: readonly {
    readonly performance: Performance;
    readonly nameZh: string;
    readonly class: PublicityClass;
    readonly clockStart: 'DECISION_DATE' | 'OUTCOME_DATE';
    readonly minMonths: number | null;
    readonly maxMonths: number | null;
  }[];
};

export interface PublicityRules {
  readonly edition: string;
  readonly regimes: readonly PublicityRegime[];
  readonly lists: readonly ListRule[];
  readonly judgmentDefault: JudgmentRule;
  readonly validity: readonly ValidityRule[];
  readonly commitment: CommitmentRule;
}
