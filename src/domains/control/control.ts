// The five rules of control over one graph of holdings: no database, no clock. Every rule is a dated list of limbs
// (src/rules/control.json); they are tried in turn and the first that finds somebody answers.
import { HubError } from '../../errors.ts';
import {
  type ControlLimb,
  type ControlRuleName,
  controlRules,
  type ControlRules,
  editionOn,
} from '../../rules/control.ts';
import { withSource } from '../../rules/both.ts';
import { memoize } from '../../words/memoize.ts';
import { compare, type Ratio, ratioOf, toNumber } from '../../words/ratio.ts';
import { joined, type Bilingual, bilingual, same } from '../../words/bilingual.ts';
import { byText, type HoldingGraph, holdingsBelow, upwardClosure } from './holding-graph.ts';
import { answerLimb } from './limbs.ts';
import type { ControlProof } from './proof.ts';
import type { Found, LimbAnswer, LimbQuestion } from './question.ts';
import { type ControlWarning, graphWarnings, type Label, noNaturalPerson } from './warnings.ts';

/** Somebody who controls, or is controlled: `ratio` 0..1 (null when there is none), `exact` the same as a fraction (null when none or not exact). */
export interface ControlFinding {
  subjectId: string;
  ratio: number | null;
  exact: string | null;
  basis: Bilingual;
  /** Worked out when it is first read: in a deep chain the proofs of all are as long as the chain, squared. */
  readonly proof: ControlProof;
}

/** The day (YYYY-MM-DD) that chooses the wording, the least share for EFFECTIVE_OWNERSHIP (0..1, 0.25 if left out), and how to call subjects in texts (by id if left out). */
export interface ControlOptions {
  validAt: string;
  threshold?: number;
  label?: Label;
}

/** Who controls a subject, largest share first, ties by id. */
export interface ControllersFound {
  rule: ControlRuleName;
  /** The law whose wording was applied, by its name alone. */
  law: Bilingual;
  edition: Bilingual;
  controllers: ControlFinding[];
  warnings: ControlWarning[];
}

/** What a subject controls, largest share first, ties by id. */
export interface ControlledFound {
  rule: ControlRuleName;
  edition: Bilingual;
  controlled: ControlFinding[];
  warnings: ControlWarning[];
}

type Query = Omit<LimbQuestion, 'limb'>;
type Decided = Found & { limb: ControlLimb };

/** The threshold of the contract when the caller gives none. */
const defaultThreshold = 0.25;

const checkedThreshold = (rule: ControlRuleName, threshold: number): Ratio => {
  if (rule !== 'EFFECTIVE_OWNERSHIP' && threshold !== defaultThreshold) {
    const message = `The threshold of ${rule} is fixed by law: only EFFECTIVE_OWNERSHIP takes another one.`;
    throw new HubError('BAD_USER_INPUT', message);
  }
  if (!(threshold >= 0 && threshold <= 1)) {
    throw new HubError('BAD_USER_INPUT', 'The threshold must be from 0 to 1.');
  }
  return ratioOf(threshold);
};

const hasSomebody = ({ found }: LimbAnswer, limb: ControlLimb): boolean =>
  limb.test === 'MANAGEMENT' ? found.length > 0 : found.some(({ share }) => share !== null);

const inTurn = (query: Query, limbs: readonly ControlLimb[]) => {
  const warnings: ControlWarning[] = [];
  let undecided: Decided[] = [];
  for (const limb of limbs) {
    const answer = answerLimb({ ...query, limb });
    warnings.push(...answer.warnings);
    const found = answer.found.map((one) => ({ ...one, limb }));
    if (hasSomebody(answer, limb)) return { found, warnings };
    if (undecided.length === 0) undecided = found;
  }
  return { found: undecided, warnings };
};

// A later limb counts only where no earlier one finds anybody: a question about all holders of the firm, not about
// this one, so those firms are asked from their own side.
const controlledInTurn = (query: Query, [first, ...later]: readonly ControlLimb[]) => {
  if (!first) return { found: [], warnings: [] };
  const { found, warnings } = answerLimb({ ...query, limb: first });
  const known = found.map((one) => ({ ...one, limb: first }));
  if (later.length === 0) return { found: known, warnings };
  const decided = known.filter(({ share }) => share !== null);
  const open = new Set(known.filter(({ share }) => share === null).map(({ id }) => id));
  for (const limb of later) for (const { id } of answerLimb({ ...query, limb }).found) open.add(id);
  for (const { id } of decided) open.delete(id);
  const others = [...open].flatMap((id) => {
    const graph = upwardClosure(query.graph, id);
    const asked: Query = { ...query, graph, subjectId: id, direction: 'CONTROLLERS' };
    const mine = inTurn(asked, [first, ...later]).found.filter((one) => one.id === query.subjectId);
    return mine.map((one) => ({ ...one, id }));
  });
  return { found: [...decided, ...others], warnings };
};

const recalled = bilingual('（条文按记忆转述，未经核对）', ' (wording recalled, not read)');
const endless = bilingual(
  '；份额没有有限值，见警示',
  '; the share has no finite value, see the warnings',
);
const bound = bilingual(
  '；至少为此份额：有的持股比例不明',
  '; at least this share: some ratios are unknown',
);

const basisOf = ({ limb, share, atLeast }: Decided): Bilingual => {
  const isEndless = share === null && limb.test === 'MULTIPLIED';
  const added = [
    ...(limb.certainty === 'TEXT' ? [] : [recalled]),
    ...(isEndless ? [endless] : []),
    ...(atLeast && share !== null ? [bound] : []),
  ];
  const wording = joined([limb.name, limb.text], bilingual('：', ': '));
  return joined([wording, ...added], same(''));
};

const findingOf = (found: Decided): ControlFinding => {
  const { id, share, isExact, prove } = found;
  const proof = memoize(prove);
  return {
    subjectId: id,
    ratio: share && toNumber(share),
    exact: share && isExact ? `${share.n}/${share.d}` : null,
    basis: basisOf(found),
    get proof() {
      return proof();
    },
  };
};

// what has no share stands behind whatever has one
const behindAll = ratioOf(-1);

const largestFirst = (found: readonly Decided[]): ControlFinding[] =>
  found
    .toSorted((a, b) => compare(b.share ?? behindAll, a.share ?? behindAll) || byText(a.id, b.id))
    .map(findingOf);

const begin = (rule: ControlRuleName, options: ControlOptions, rules: ControlRules) => {
  const { validAt, threshold = defaultThreshold, label = (id: string) => id } = options;
  const { law, wording, source, limbs } = editionOn(rules, rule, validAt);
  const isDirect = limbs.every(({ test }) => test === 'DIRECT');
  const noted = { label, tolerance: rules.sumTolerance.value };
  const least = checkedThreshold(rule, threshold);
  return {
    limbs,
    isDirect,
    noted,
    asked: { label, threshold: least },
    law,
    edition: withSource(joined([law, wording], bilingual('：', ': ')), source),
  };
};

/** Who controls a subject under a rule. The graph must hold every current holding on every chain up from it. Throws BAD_USER_INPUT for a threshold that the law fixes or that is not a share. */
export const findControllers = (
  graph: HoldingGraph,
  subjectId: string,
  rule: ControlRuleName,
  options: ControlOptions,
  rules: ControlRules = controlRules,
): ControllersFound => {
  const { limbs, isDirect, noted, asked, law, edition } = begin(rule, options, rules);
  const closed = upwardClosure(graph, subjectId);
  const query: Query = { ...asked, graph: closed, subjectId, direction: 'CONTROLLERS' };
  const { found, warnings } = inTurn(query, limbs);
  const seen = isDirect
    ? { ...closed, edges: closed.edges.filter(({ to }) => to === subjectId) }
    : closed;
  const kinds = new Map(closed.parties.map(({ id, kind }) => [id, kind]));
  const isPerson = ({ id, limb }: Decided) =>
    kinds.get(id) === 'PERSON' && limb.test !== 'MANAGEMENT';
  const nobody = isDirect || found.some(isPerson) ? [] : [noNaturalPerson(closed, noted.label)];
  const doubts = [...graphWarnings(seen, noted), ...warnings, ...nobody];
  return { rule, law, edition, controllers: largestFirst(found), warnings: doubts };
};

/**
 * What a subject controls under a rule. The graph must hold every holding on every chain down from it and all holders
 * of each firm there; for ACTUAL_CONTROLLER also every chain up from the subject, for BENEFICIAL_OWNER also every chain
 * up from those firms (and their representatives with `firmId`), because there somebody else may stand before it.
 * Throws as `findControllers`.
 */
export const findControlled = (
  graph: HoldingGraph,
  subjectId: string,
  rule: ControlRuleName,
  options: ControlOptions,
  rules: ControlRules = controlRules,
): ControlledFound => {
  const { limbs, isDirect, noted, asked, edition } = begin(rule, options, rules);
  const isPerson = graph.parties.some(({ id, kind }) => id === subjectId && kind === 'PERSON');
  const mine = limbs.every(({ parties }) => parties === 'ANY') || isPerson ? limbs : [];
  const query: Query = { ...asked, graph, subjectId, direction: 'CONTROLLED' };
  const { found, warnings } = controlledInTurn(query, mine);
  const seen = holdingsBelow(graph, subjectId, isDirect);
  return {
    rule,
    edition,
    controlled: largestFirst(found),
    warnings: [...graphWarnings(seen, noted), ...warnings],
  };
};
