// Kinds of commitment, and by when one is to be kept where nobody says.
import { z } from 'zod';
import { dueAfter } from '../words/deadline.ts';
import type { WorkingCalendar } from '../words/working-day.ts';
import { shippedCalendar } from './calendars.ts';
import { certainties } from './certainty.ts';
import { readRules, type RuleFile, shippedFile } from './read-rules.ts';

const text = z.string().min(1);
const kinds = [
  'DEFERRED_MATERIALS',
  'NOTICE_AND_PROMISE',
  'VOLUNTARY',
  'SELF_REGULATION',
  'REPAIR',
] as const;

const schema = z.strictObject({
  edition: text,
  kinds: z
    .array(
      z.strictObject({
        kind: z.enum(kinds),
        name: text,
        workingDays: z.number().int().min(1).max(250).nullable(),
        source: text,
        certainty: z.enum(certainties),
      }),
    )
    .refine(
      (all) => kinds.every((kind) => all.filter((one) => one.kind === kind).length === 1),
      'each kind of commitment needs one rule',
    ),
});

/** Kinds of commitment, each with the working days within which it is to be kept where no day was set. */
export type CommitmentRules = Readonly<z.infer<typeof schema>> & {
  /** By which working days are counted. */
  readonly calendar: WorkingCalendar;
};

/** 承诺类型. */
export type CommitmentKind = CommitmentRules['kinds'][number]['kind'];

/** Reads and checks the rules of commitments. */
export const readCommitmentRules = (
  file: RuleFile = shippedFile('commitments'),
  calendar: WorkingCalendar = shippedCalendar,
): CommitmentRules => ({ ...readRules(file, schema), calendar });

/** The day by which a commitment of this kind is to be kept where none was set; null where the rules set none. */
export function defaultDueOn(
  { calendar, kinds }: CommitmentRules,
  kind: CommitmentKind,
  madeOn: string,
): string | null {
  const days = kinds.find((one) => one.kind === kind)?.workingDays ?? null;
  return days === null ? null : dueAfter(calendar, madeOn, days);
}
