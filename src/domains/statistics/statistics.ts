// The city's figures: what they are made of and how they are told. Pure.
import type { CommitmentKind } from '../../rules/commitments.ts';
import type { StatisticsRules } from '../../rules/statistics.ts';
import { addMonths, compareDates } from '../../words/calendar-date.ts';
import type { RecordKind } from '../../words/record-kinds.ts';
import type { SubjectKind } from '../../words/subject-kinds.ts';

export interface SubjectCount {
  readonly kind: SubjectKind;
  readonly status: string | null;
  readonly count: number;
}

/** `count` is null where so few persons are counted that they could be told apart. */
export interface RecordCount {
  readonly kind: RecordKind;
  /** `YYYY-MM`; null for all months before the span that is told by month. */
  readonly month: string | null;
  readonly person: boolean;
  readonly count: number | null;
}

/** Repairs or disputes of one state; only what is due has a day to miss. */
export interface CaseCount {
  readonly state: string;
  readonly inTime: number;
  readonly overdue: number;
}

/** Commitments of one kind that stand so; of persons they count in the whole city only, and told like persons. */
export interface CommitmentCount {
  readonly kind: CommitmentKind;
  readonly state: 'MADE' | 'KEPT' | 'BROKEN';
  /** MADE, and the day passed without an outcome. */
  readonly overdue: boolean;
  readonly person: boolean;
  readonly count: number | null;
}

/** Measures in force; of persons they count in the whole city only, and told like persons. */
export interface SanctionCount {
  readonly measure: string;
  readonly effect: 'PUNISHMENT' | 'REWARD';
  readonly person: boolean;
  readonly count: number | null;
}

export interface Reporting {
  readonly department: string;
  readonly deliveries: number;
  readonly read: number;
  readonly accepted: number;
  readonly corrected: number;
  readonly rejected: number;
  /** Rows whose time of arrival can be judged, and those of them that came late. */
  readonly judged: number;
  readonly late: number;
  /** Rows decided before the department first delivered, which could not have been in time. */
  readonly backlog: number;
}

/** Figures of the city, or of a place in it. */
export interface CityFigures {
  readonly subjects: readonly SubjectCount[];
  readonly persons: number | null;
  readonly records: readonly RecordCount[];
  readonly repairs: readonly CaseCount[];
  readonly disputes: readonly CaseCount[];
  readonly sanctions: readonly SanctionCount[];
  /** Absent in figures that were made before commitments were counted. */
  readonly commitments?: readonly CommitmentCount[];
  readonly reporting: readonly Reporting[];
}

export interface GradeCount {
  readonly value: string;
  readonly count: number;
}

/** How the grades of one scheme are spread over a place. */
export interface GradeFigures {
  readonly grades: readonly GradeCount[];
  readonly industries: readonly (GradeCount & { readonly industry: string })[];
  readonly regions: readonly (GradeCount & { readonly region: string })[];
}

/** A number of persons as it may be told: null when they are few, else rounded down, so that differences tell nobody. */
export function tellPersons(count: number, { persons: { least } }: StatisticsRules): number | null {
  return count < least ? null : count - (count % least);
}

/** The month of a decision as it is told; null when it lies before the span told by month. */
export function toldMonth(month: string, today: string, rules: StatisticsRules): string | null {
  const first = addMonths(`${today.slice(0, 7)}-01`, 1 - rules.recordMonths.months).slice(0, 7);
  return month < first ? null : month;
}

export type Timeliness = 'TIMELY' | 'LATE' | 'BACKLOG';

/**
 * Whether a row came in time: at most so many working days after the decision. What was decided before the department
 * first delivered cannot be judged.
 */
export function timeliness(
  row: { readonly decidedOn: string; readonly arrivedOn: string; readonly firstDelivery: string },
  rules: StatisticsRules,
): Timeliness {
  const { decidedOn, arrivedOn, firstDelivery } = row;
  if (compareDates(decidedOn, firstDelivery) < 0) return 'BACKLOG';
  const days = rules.calendar.between(decidedOn, arrivedOn);
  return days > rules.lateAfterWorkingDays.days ? 'LATE' : 'TIMELY';
}

/** A share with four decimals; null where nothing was counted. */
export const rateOf = (part: number, whole: number): number | null =>
  whole === 0 ? null : Math.round((part / whole) * 10_000) / 10_000;
