// For how long a record may be shown to the public is a dated rule: the regime in force on the day of the document
// decides, whatever came later. The numbers are data (src/rules/publicity.json); here is only how they are applied.
import { HubError } from '../errors.ts';
import { addDays, addMonths, compareDates, readDate } from './calendar-date.ts';
import { type PenaltyTexts, readFields } from './penalty-field.ts';
import type {
  CommitmentRule,
  JudgmentRule,
  ListRule,
  Performance,
  PublicityClass,
  PublicityRegime,
  PublicityRules,
  RuleOrigin,
  ValidityRule,
} from './publicity-rules.ts';
import type { RecordKind } from './record-kinds.ts';

export interface PublicityQuestion {
  readonly kind: RecordKind;
  /** The date of the document; for lists whose clock starts at publication, the date of publication. */
  readonly decidedOn: string;
  readonly penaltyKinds?: readonly string[];
  readonly simpleProcedure?: boolean;
  /** PENALTY: all that tells its field of regulation. */
  readonly texts?: PenaltyTexts;
  /** LIST_ENTRY: the list's name. */
  readonly list?: string;
  /** LICENCE, HONOUR: last day of validity. Lists: the day of removal. Absent or 2099-12-31 = no end. */
  readonly until?: string;
  /** COMMITMENT: how it stands, and the day on which that was found. */
  readonly performance?: Performance;
  readonly outcomeOn?: string;
  /** JUDGMENT_DEFAULT: 履行情况 in the words of the court. */
  readonly performed?: string;
}

/**
 * When a record may be shown: from `from` (inclusive) to `to` (**exclusive**: the first day on which it is no longer
 * shown; null = no end). What is never published has no `from`, but an end like all others: on that day officials lose
 * it, too. `earliestRepair` is the first day on which the shortest period is over (null = no early end).
 */
export interface PublicityWindow {
  readonly published: boolean;
  readonly from: string | null;
  readonly to: string | null;
  readonly earliestRepair: string | null;
  readonly class: PublicityClass;
  /** The id of the rule that was applied. */
  readonly regime: string;
  readonly basis: string;
  /** Fields of a longer shortest period that the penalty may be of; the shorter one was taken. */
  readonly fieldsInDoubt?: readonly string[];
}

type Ruling = Pick<PublicityWindow, 'class' | 'regime' | 'basis'>;

const hidden = (
  ruling: Ruling,
  window: { readonly to: string; readonly earliestRepair: string | null },
): PublicityWindow => ({ published: false, from: null, ...window, ...ruling });

const shown = (
  ruling: Ruling,
  window: Pick<PublicityWindow, 'from' | 'to' | 'earliestRepair'>,
): PublicityWindow => ({ published: true, ...window, ...ruling });

const plainName = (text: string): string => text.normalize('NFKC').replace(/\s+/g, '');

const covers = (rule: { firstDay: string | null; lastDay: string | null }, on: string): boolean =>
  (rule.firstDay === null || rule.firstDay <= on) && (rule.lastDay === null || on <= rule.lastDay);

const origin = ({ source, certainty }: RuleOrigin): string =>
  certainty === 'TEXT' ? source : `${source} (to be confirmed)`;

const regimeOn = (rules: PublicityRules, on: string): PublicityRegime => {
  const regime = rules.regimes.find((candidate) => covers(candidate, on));
  if (!regime) throw new RangeError('The publicity regimes do not cover every day.');
  return regime;
};

const isNeverPublished = (regime: PublicityRegime, question: PublicityQuestion): boolean => {
  const { simpleProcedure, penaltyKinds } = regime.neverPublished;
  const kinds = (question.penaltyKinds ?? []).map(plainName);
  const onlySuchKinds = kinds.length > 0 && kinds.every((kind) => penaltyKinds.includes(kind));
  return (simpleProcedure && question.simpleProcedure === true) || onlySuchKinds;
};

type Grading = RuleOrigin & { readonly class: PublicityClass };

const gradingOf = (regime: PublicityRegime, kind: string, on: string): Grading =>
  regime.penaltyKinds.find((rule) => covers(rule, on) && rule.names.includes(plainName(kind))) ??
  regime.otherwise;

const heaviest = (regime: PublicityRegime, gradings: readonly Grading[]): Grading => {
  const weight = (grading: Grading) =>
    regime.classes.findIndex((candidate) => candidate.class === grading.class);
  return gradings.reduce((best, next) => (weight(next) > weight(best) ? next : best));
};

/** What is not shown ends with the longest period of its class; whoever has done the duty may apply at any time. */
const unpublished = (
  ruling: Ruling,
  { maxMonths }: PublicityRegime['classes'][number],
  on: string,
): PublicityWindow => hidden(ruling, { to: addMonths(on, maxMonths), earliestRepair: on });

const noTexts: PenaltyTexts = { authority: '', basis: '', said: [] };

const penaltyWindow = (regime: PublicityRegime, question: PublicityQuestion): PublicityWindow => {
  const on = question.decidedOn;
  const kinds = question.penaltyKinds ?? [];
  const grading =
    kinds.length > 0
      ? heaviest(
          regime,
          kinds.map((kind) => gradingOf(regime, kind, on)),
        )
      : regime.otherwise;
  const rule = regime.classes.find((candidate) => candidate.class === grading.class);
  if (!rule) throw new RangeError('A penalty kind names a class its regime does not have.');
  const ruling = { class: rule.class, regime: regime.id };
  const [lightest] = regime.classes;
  if (lightest && isNeverPublished(regime, question)) {
    const basis = `${regime.title}: 不予公示; ${origin(regime.neverPublished)}`;
    return unpublished({ ...ruling, class: lightest.class, basis }, lightest, on);
  }
  const basis = `${regime.title}: ${rule.nameZh}; ${origin(grading)}`;
  if (!rule.published) return unpublished({ ...ruling, basis }, rule, on);
  const { minMonths } = regime.fieldMinimums;
  const { certain, inDoubt } = readFields(regime.fieldMinimums, question.texts ?? noTexts);
  const isDoubtful = certain.length === 0 && inDoubt.length > 0;
  const shortest = certain.length > 0 ? Math.max(minMonths, rule.minMonths) : rule.minMonths;
  const doubt = isDoubtful ? `; 领域存疑: ${inDoubt.join('、')}` : '';
  return {
    ...shown(
      { ...ruling, basis: `${basis}${doubt}` },
      { from: on, to: addMonths(on, rule.maxMonths), earliestRepair: addMonths(on, shortest) },
    ),
    ...(isDoubtful && { fieldsInDoubt: inDoubt }),
  };
};

const lastDayOf = (until: string | undefined): string | undefined => {
  if (until === undefined) return undefined;
  const reading = readDate(until);
  // an unreadable end must not become "shown for ever"
  if (!reading) throw new HubError('BAD_USER_INPUT', 'The end of validity is not a real date.');
  return 'date' in reading ? reading.date : undefined;
};

const validityWindow = (rule: ValidityRule, question: PublicityQuestion): PublicityWindow => {
  const from = question.decidedOn;
  const last = lastDayOf(question.until);
  const ruling = {
    class: null,
    regime: rule.id,
    basis: `${rule.title}: 有效期内公示; ${origin(rule)}`,
  };
  if (last !== undefined && compareDates(last, from) < 0)
    return hidden(ruling, { to: addDays(last, 1), earliestRepair: null });
  return shown(ruling, {
    from,
    to: last === undefined ? null : addDays(last, 1),
    earliestRepair: null,
  });
};

const listWindow = (rule: ListRule, question: PublicityQuestion): PublicityWindow => {
  const from = question.decidedOn;
  const ruling = {
    class: rule.class,
    regime: rule.id,
    basis: `${rule.names[0] ?? rule.id}; ${origin(rule)}`,
  };
  const ends = [
    lastDayOf(question.until),
    rule.maxMonths === null ? undefined : addMonths(from, rule.maxMonths),
  ].filter((end) => end !== undefined);
  const to = ends.sort(compareDates)[0] ?? null;
  const earliestRepair = rule.minMonths === null ? null : addMonths(from, rule.minMonths);
  if (to !== null && compareDates(to, from) <= 0) return hidden(ruling, { to, earliestRepair });
  return shown(ruling, { from, to, earliestRepair });
};

/** Whoever has performed a judgment leaves the list: there is nothing to be shown, nor to rest a measure on. */
const judgmentWindow = (
  { performed, ...rule }: JudgmentRule,
  question: PublicityQuestion,
): PublicityWindow => {
  const isPerformed = performed.words.includes(plainName(question.performed ?? ''));
  if (!isPerformed) return listWindow(rule, question);
  const ended = listWindow(rule, { ...question, until: question.decidedOn });
  return { ...ended, basis: `${rule.names[0] ?? rule.id}: 全部履行; ${origin(performed)}` };
};

/** In doubt a list ends as soon as the longest period of its day. */
const unknownList = (rules: PublicityRules, { decidedOn }: PublicityQuestion): PublicityWindow => {
  const longest = Math.max(...regimeOn(rules, decidedOn).classes.map((one) => one.maxMonths));
  return hidden(
    { class: null, regime: 'LIST-UNKNOWN', basis: '名单不在规则表内, 不予公示' },
    { to: addMonths(decidedOn, longest), earliestRepair: decidedOn },
  );
};

const commitmentWindow = (
  { states, ...rule }: CommitmentRule,
  { decidedOn, performance, outcomeOn }: PublicityQuestion,
): PublicityWindow => {
  const state = states.find((one) => one.performance === (performance ?? 'MADE'));
  if (!state) throw new RangeError('The publicity rules do not know this state of a commitment.');
  const clock = state.clockStart === 'OUTCOME_DATE' ? (outcomeOn ?? decidedOn) : decidedOn;
  const after = (months: number | null): string | null =>
    months === null ? null : addMonths(clock, months);
  const ruling = {
    class: state.class,
    regime: rule.id,
    basis: `${rule.title}: ${state.nameZh}; ${origin(rule)}`,
  };
  return shown(ruling, {
    from: decidedOn,
    to: after(state.maxMonths),
    earliestRepair: after(state.minMonths),
  });
};

/**
 * The publicity window of a record, under the rule in force on the day of its document. Several kinds of penalty: the
 * longest counts. A list that the rules do not name is not published: a list needs a law. Throws BAD_USER_INPUT for an
 * unreal date.
 */
export const publicityWindow = (
  rules: PublicityRules,
  question: PublicityQuestion,
): PublicityWindow => {
  switch (question.kind) {
    case 'PENALTY':
      return penaltyWindow(regimeOn(rules, question.decidedOn), question);
    case 'JUDGMENT_DEFAULT':
      return judgmentWindow(rules.judgmentDefault, question);
    case 'LIST_ENTRY': {
      const name = plainName(question.list ?? '');
      if (rules.judgmentDefault.names.includes(name))
        return judgmentWindow(rules.judgmentDefault, question);
      const rule = rules.lists.find((list) => list.names.includes(name));
      return rule ? listWindow(rule, question) : unknownList(rules, question);
    }
    case 'COMMITMENT':
      return commitmentWindow(rules.commitment, question);
    case 'LICENCE':
    case 'HONOUR': {
      const rule = rules.validity.find((candidate) => candidate.kind === question.kind);
      if (!rule) throw new RangeError('The publicity rules do not know this kind of record.');
      return validityWindow(rule, question);
    }
  }
};

/** What of a record says whether it is shown. */
export interface Shown {
  readonly publicFrom?: string | null | undefined;
  readonly publicTo?: string | null | undefined;
  readonly closedAt?: string | null | undefined;
}

const isOver = ({ publicTo, closedAt }: Shown, day: string): boolean =>
  closedAt != null || (publicTo != null && publicTo <= day);

/**
 * What a change does to those who hold a copy: WITHDRAWN where it ends, on `day`, what was still shown, to officials or
 * to all. What had ended before was withdrawn then.
 */
export function changeOf(former: Shown, next: Shown, day: string): 'CHANGED' | 'WITHDRAWN' {
  if (isOver(former, day)) return 'CHANGED';
  const unpublished = former.publicFrom != null && next.publicFrom == null;
  return isOver(next, day) || unpublished ? 'WITHDRAWN' : 'CHANGED';
}
