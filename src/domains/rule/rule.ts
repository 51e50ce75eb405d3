/** How rules stand: what burdens somebody is listed with how surely it was read and who has confirmed it. */
import {
  type Certainty,
  type Confirmation,
  enforceable,
  ruleDigest,
} from '../../rules/certainty.ts';
import type { Rulebook } from '../../rules/rulebook.ts';

/** A rule that can be confirmed, with how it stands. */
export interface ConfirmableRule {
  /** `<set>/<id>`. */
  readonly name: string;
  readonly digest: string;
  readonly source: string;
  readonly certainty: Certainty;
  readonly isEnforceable: boolean;
  readonly confirmation: Confirmation | null;
}

/** All rules of a day that can be confirmed. */
export const confirmableRules = ({
  sanctions: { groundings, measures },
  matters,
  schemes,
}: Rulebook): readonly ConfirmableRule[] =>
  [
    ...groundings.map((rule) => ({ set: 'groundings', rule })),
    ...measures.map((rule) => ({ set: 'measures', rule })),
    ...matters.map((rule) => ({ set: 'matters', rule })),
    ...schemes.map((rule) => ({ set: 'schemes', rule })),
  ].map(({ set, rule }) => ({
    name: `${set}/${rule.id}`,
    digest: ruleDigest(rule),
    source: rule.source,
    certainty: rule.certainty,
    isEnforceable: enforceable(rule) !== null,
    confirmation: rule.confirmation ?? null,
  }));
