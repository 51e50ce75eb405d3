/** 核验: what a verdict is made of. Pure: facts of a party in, findings out. */
import {
  endOfGround,
  groundedBy,
  type GroundingRecord,
  imposable,
  type SanctionRules,
} from '../../rules/groundings.ts';
import { type Certain, enforceable } from '../../rules/certainty.ts';
import { levelOf, type Matter } from '../../rules/matters.ts';
import { inForce } from '../../rules/measures.ts';
import type { ResolvedAsOf } from '../../words/as-of.ts';
import type { Bilingual } from '../../words/bilingual.ts';
import type { SubjectKind } from '../../words/subject-kinds.ts';

export type Level = 'BLOCK' | 'WARN' | 'FAVOUR';
export type Verdict = 'CLEAR' | 'UNEXAMINED' | 'WARN' | 'BLOCK' | 'UNKNOWN_PARTY' | 'HOMONYM';
export type PartyRole = 'PARTY' | 'LEGAL_REPRESENTATIVE' | 'CONTROLLER';

/** A record in force that any rule may look at, with the measures that were lifted from it. */
export interface FactRecord extends GroundingRecord {
  readonly id: string;
  readonly decidedOn: string;
  readonly publicTo: string | null;
  readonly lifted: readonly string[];
}

/** A measure in force. */
export interface FactSanction {
  readonly id: string;
  readonly measure: string;
  readonly basis: string;
  readonly rule: string;
  readonly to: string | null;
  readonly grounds: readonly string[];
}

/** What is known against, or for, one party; a party of whom nothing is known has no facts. */
export interface PartyFacts {
  readonly id: string;
  readonly kind: SubjectKind;
  readonly records: readonly FactRecord[];
  readonly sanctions: readonly FactSanction[];
}

/** How a party is linked to the one that is screened. */
export interface Link {
  readonly role: PartyRole;
  readonly partyId: string;
  readonly relationIds: readonly string[];
  readonly ratio: number | null;
  /** The arithmetic of control, for a controller, in English. */
  readonly arithmetic: string | null;
  /** The same in Chinese; null also where a list was screened before both were kept. */
  readonly arithmeticZh: string | null;
}

/** Who controls a firm, as the domain of control answers it. */
export interface ControllerAnswer {
  readonly subjectId: string;
  readonly ratio: number | null;
  readonly relationIds: readonly string[];
  readonly arithmetic: Bilingual;
}

/** One reason of a verdict, and the record it stands on: when the record is no longer open, the reason falls. */
export interface Finding extends Link {
  readonly level: Level;
  readonly measure: string;
  readonly basis: string;
  readonly rule: string;
  readonly recordId: string;
  readonly sanctionId: string | null;
  /** First day on which it no longer counts; null when only the record's own window ends it. */
  readonly to: string | null;
}

/** Whether a matter bars anybody: it was read in its text, or somebody has confirmed it. */
export const mayBar = (matter: Certain): boolean => enforceable(matter) !== null;

type OwnFinding = Omit<Finding, keyof Link>;

const weightOf: Readonly<Record<Level, number>> = { BLOCK: 2, WARN: 1, FAVOUR: 0 };

/** Findings by measures that somebody imposed. */
function bySanction(
  { measures }: SanctionRules,
  matter: Matter,
  { records, sanctions }: PartyFacts,
  on: string,
): OwnFinding[] {
  const open = new Set(records.map(({ id }) => id));
  return sanctions.flatMap(({ id, measure, basis, rule, to, grounds }) => {
    const level = levelOf(matter, measure);
    const known = measures.some((one) => one.id === measure && inForce(one, on));
    if (level === undefined || !known) return [];
    return grounds
      .filter((recordId) => open.has(recordId))
      .map((recordId) => ({ level, measure, basis, rule, recordId, sanctionId: id, to }));
  });
}

/**
 * Findings by rule: one that imposes by itself weighs as the matter says; one that waits for a person, or for an operator
 * who confirms it, only warns.
 */
function byRule(
  rules: SanctionRules,
  matter: Matter,
  { kind, records }: PartyFacts,
  on: string,
): OwnFinding[] {
  return records.flatMap((record) =>
    groundedBy(rules, record, kind, on).flatMap((grounded) => {
      const { rule, measure } = grounded;
      const level = levelOf(matter, measure.id);
      const applies = rule.matters === null || rule.matters.includes(matter.id);
      const to = endOfGround(record, grounded);
      if (level === undefined || !applies || record.lifted.includes(measure.id)) return [];
      if (to !== null && to <= on) return [];
      const bars = rule.mode === 'AUTOMATIC' && imposable(grounded) !== null;
      const weighs = level === 'BLOCK' && !bars ? 'WARN' : level;
      return [
        {
          level: weighs,
          measure: measure.id,
          basis: rule.source,
          rule: rule.id,
          recordId: record.id,
          sanctionId: null,
          to,
        },
      ];
    }),
  );
}

const roleOrder = ['PARTY', 'LEGAL_REPRESENTATIVE', 'CONTROLLER'];

/** An order that hangs on what was found alone, so that two files of one list can be compared line by line. */
function compare(one: Finding, other: Finding): number {
  const place = ({ role, measure, recordId, partyId }: Finding): string =>
    [roleOrder.indexOf(role), measure, recordId, partyId].join('|');
  const [a, b] = [place(one), place(other)];
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** The heaviest finding for each party, record and measure; what somebody imposed says more than what might be. */
export function strongest(findings: readonly Finding[]): Finding[] {
  const best = new Map<string, Finding>();
  const heavier = (one: Finding, other: Finding): boolean =>
    weightOf[one.level] === weightOf[other.level]
      ? one.sanctionId !== null && other.sanctionId === null
      : weightOf[one.level] > weightOf[other.level];
  for (const finding of findings) {
    const key = [finding.role, finding.partyId, finding.recordId, finding.measure].join('|');
    const known = best.get(key);
    if (!known || heavier(finding, known)) best.set(key, finding);
  }
  return [...best.values()].sort((a, b) => weightOf[b.level] - weightOf[a.level] || compare(a, b));
}

/** What a party's own facts say in a matter. */
export const weigh = (
  rules: SanctionRules,
  matter: Matter,
  facts: PartyFacts,
  on: string,
): OwnFinding[] => [...bySanction(rules, matter, facts, on), ...byRule(rules, matter, facts, on)];

/** The findings of a linked party, as heavy as the matter lets them be; what speaks for it does not speak for another. */
export function asLinked(
  findings: readonly OwnFinding[],
  link: Link,
  weight: 'SAME' | 'WARN' | 'NONE',
): Finding[] {
  if (weight === 'NONE') return [];
  const linked = link.role !== 'PARTY';
  return findings
    .filter(({ level }) => !linked || level !== 'FAVOUR')
    .map((finding) => ({
      ...finding,
      ...link,
      level: linked && weight === 'WARN' && finding.level === 'BLOCK' ? 'WARN' : finding.level,
    }));
}

/** What the findings that are left come to; nobody is clear of whom something that counts was not examined. */
export function verdictOf(
  findings: readonly Pick<Finding, 'level'>[],
  unexamined: readonly PartyRole[],
): Verdict {
  if (findings.some(({ level }) => level === 'BLOCK')) return 'BLOCK';
  if (findings.some(({ level }) => level === 'WARN')) return 'WARN';
  return unexamined.length > 0 ? 'UNEXAMINED' : 'CLEAR';
}

/** What can be wrong with a row by itself; told when its number or code leads to nobody. */
export type RowFault = 'UNREADABLE' | 'NOTHING_NAMED' | 'CHECK_DIGIT';
/** How a row led to a subject. */
export type MatchedBy =
  'ID' | 'USCC' | 'ORGANIZATION_CODE' | 'REGISTRATION_NUMBER' | 'NAME' | 'PERSON';
export type RowNote = 'NAME_DIFFERS' | 'CODE_DIFFERS' | RowFault;

/** What one row of a list names, as the graph keeps it: no number of a person, only its hashes. */
export interface RowInput {
  readonly number: number;
  readonly givenId?: string | null;
  readonly name?: string | null;
  readonly nameKey?: string | null;
  readonly code?: string | null;
  readonly uscc?: string | null;
  readonly organizationCode?: string | null;
  readonly registrationNumber?: string | null;
  readonly idHashes?: readonly string[] | null;
  readonly fault?: RowFault | null;
}

/** What was found of a row. */
export interface RowResult {
  readonly number: number;
  readonly verdict: Verdict;
  readonly subjectId: string | null;
  readonly matchedBy: MatchedBy | null;
  readonly note: RowNote | null;
  /** The subject is only named by records, so whether it may be seen can change with them. */
  readonly weak: boolean;
  /** Whose records count and are not open to whoever screens. */
  readonly unexamined: readonly PartyRole[];
  readonly findings: readonly Finding[];
}

export type ScreeningState = 'RUNNING' | 'FINISHED' | 'FAILED';

/** Who started it. */
export interface Owner {
  readonly role: string;
  readonly department: string;
  readonly user: string;
}

/** What the graph holds of one screening. */
export interface ScreeningProperties extends Owner {
  readonly id: string;
  readonly listId: string;
  readonly matter: string;
  readonly purpose: string;
  readonly state: ScreeningState;
  readonly total: number;
  readonly done: number;
  readonly startedAt: string;
  readonly finishedAt?: string | null;
  readonly previousId?: string | null;
  /** The last change of the outbox that the screening is sure to have seen. */
  readonly seenSeq: number;
  readonly kept: number;
  readonly rules: string;
}

export interface ScreeningRow extends ScreeningProperties {
  readonly asOf: ResolvedAsOf;
}
