// Who may have which record repaired, with what and by when; the numbers are data, because order 36's own day counts
// were not readable when this was written.
import { z } from 'zod';
import { isRealDate } from '../words/calendar-date.ts';
import { performances } from '../words/publicity-rules.ts';
import { type RecordKind, recordKindNames } from '../words/record-kinds.ts';
import type { WorkingCalendar } from '../words/working-day.ts';
import { shippedCalendar } from './calendars.ts';
import { certainties } from './certainty.ts';
import { readRules, type RuleFile, shippedFile } from './read-rules.ts';

const text = z.string().min(1);
const day = z.string().refine(isRealDate, 'not a calendar date').nullable();
const days = z.number().int().min(0).max(250);
const certainty = z.enum(certainties);
const kind = z.enum(recordKindNames);

const edition = z.strictObject({
  id: text,
  title: text,
  firstDay: day,
  lastDay: day,
  source: text,
  certainty,
  kinds: z.array(kind),
  /** Of commitments only those that stand so. */
  performances: z.array(z.enum(performances)),
  /** From the application: `check` to accept or return it, `answer` to the answer. `service` from the decision. */
  workingDays: z.strictObject({ check: days, answer: days, service: days, close: days }),
  materials: z.array(
    z.strictObject({
      kind: z.enum(['PERFORMANCE', 'COMMITMENT', 'AUTHORITY', 'OTHER']),
      name: text,
    }),
  ),
  unrepairable: z.array(
    z.strictObject({ kind, titles: z.array(text).min(1), basis: text, certainty }),
  ),
});

const repairRules = z.strictObject({
  edition: text,
  editions: z
    .array(edition)
    .min(1)
    .refine((all) => all.at(-1)?.lastDay === null, 'the last edition must be open-ended'),
  dispute: z.strictObject({
    source: text,
    certainty,
    workingDays: z.strictObject({ resolution: days, close: days }),
  }),
});

/** The rules of one dated wording. */
type RepairEdition = Readonly<z.infer<typeof edition>>;

/** All dated wordings of the repair rules, and the deadline of disputes. */
export type RepairRules = Readonly<z.infer<typeof repairRules>> & {
  /** By which working days are counted. */
  readonly calendar: WorkingCalendar;
};

/** Reads and checks the repair rules. */
export const readRepairRules = (
  file: RuleFile = shippedFile('repair'),
  calendar: WorkingCalendar = shippedCalendar,
): RepairRules => ({ ...readRules(file, repairRules), calendar });

/** The wording in force on a day: an application follows the rules of the day it is made. */
export function repairEdition({ editions }: RepairRules, on: string): RepairEdition {
  const found = editions.find(
    ({ firstDay, lastDay }) =>
      (firstDay === null || firstDay <= on) && (lastDay === null || on <= lastDay),
  );
  if (!found) throw new RangeError('The repair rules do not cover every day.');
  return found;
}

/** What of a record says whether it can be repaired at all, and from when. */
export interface Repairable {
  readonly kind: RecordKind;
  readonly title: string;
  /** How a commitment stands; null for other kinds. */
  readonly performance: string | null;
  readonly earliestRepair: string | null;
}

/** Why repair is never open for a record, as long as it stands so; null when it is, or will be. */
export function neverRepaired(
  edition: RepairEdition,
  { kind: of, title, performance, earliestRepair }: Repairable,
): { readonly code: 'NOT_REPAIRABLE' | 'UNREPAIRABLE'; readonly message: string } | null {
  if (!edition.kinds.some((one) => one === of))
    return { code: 'NOT_REPAIRABLE', message: `Records of kind ${of} are not repaired.` };
  if (of === 'COMMITMENT' && !edition.performances.some((one) => one === performance))
    return {
      code: 'NOT_REPAIRABLE',
      message: `A commitment in state ${performance ?? 'MADE'} is no breach; there is nothing to repair.`,
    };
  const law = edition.unrepairable.find((one) => one.kind === of && one.titles.includes(title));
  if (law) return { code: 'UNREPAIRABLE', message: `Repair is not open: ${law.basis}.` };
  if (earliestRepair !== null) return null;
  return {
    code: 'UNREPAIRABLE',
    message: 'Repair is not open: the rule of its publicity knows no early end.',
  };
}

/** First day on which an application is taken; null where it never is. The one answer at every door. */
export const repairOpensOn = (rules: RepairRules, record: Repairable, on: string): string | null =>
  neverRepaired(repairEdition(rules, on), record) ? null : record.earliestRepair;
