/** Reads the dated wordings of the five rules of control; which limbs a rule has is data. */
import { z } from 'zod';
import { joined, bilingual, same } from '../words/bilingual.ts';
import { both } from './both.ts';
import { certainties } from './certainty.ts';
import { readRules, type RuleFile, shippedFile } from './read-rules.ts';

const day = z.iso.date().nullable();
const certainty = z.enum(certainties);
const share = z.string().regex(/^[01](\.\d+)?$/);

const limb = z.strictObject({
  name: both,
  text: both,
  certainty,
  test: z.enum(['DIRECT', 'LAST_IN_CASCADE', 'CASCADE', 'MULTIPLIED', 'MANAGEMENT']),
  parties: z.enum(['ANY', 'PERSON']),
  measure: z.enum(['EQUITY', 'VOTES', 'HIGHER']),
  comparison: z.enum(['GT', 'GTE']),
  threshold: share.nullable(),
});
const edition = z.strictObject({
  law: both,
  wording: both,
  source: both,
  certainty,
  from: day,
  to: day,
  limbs: z.array(limb).min(1),
});
const editions = z.array(edition).min(1);
const schema = z.strictObject({
  sumTolerance: z.strictObject({ value: share, source: z.string() }),
  rules: z.strictObject({
    CONTROLLING_SHAREHOLDER: editions,
    ACTUAL_CONTROLLER: editions,
    BENEFICIAL_OWNER: editions,
    CONTROL_CASCADE: editions,
    EFFECTIVE_OWNERSHIP: editions,
  }),
});

/** One way of qualifying under a rule; the limbs of an edition are tried in turn until one finds somebody. */
export type ControlLimb = z.infer<typeof limb>;
/** One dated wording of a rule; `from` and `to` are both inside it, null is open. */
export type ControlEdition = z.infer<typeof edition>;
/** All dated wordings, and the rounding (a share of 1) that a firm's declared percentages may be off. */
export type ControlRules = z.infer<typeof schema>;
/** The five rules of control, by the names of the contract. */
export type ControlRuleName = keyof ControlRules['rules'];

/** Reads and checks the rules of control. */
const readControlRules = (file: RuleFile = shippedFile('control')): ControlRules =>
  readRules(file, schema);

/** The rules of src/rules/control.json, checked when the program starts. */
export const controlRules: ControlRules = readControlRules();

/** The wording in force on a day (YYYY-MM-DD); for a day before the first wording that first one, and its text says so. */
export const editionOn = (
  rules: ControlRules,
  rule: ControlRuleName,
  validAt: string,
): ControlEdition => {
  const dated = rules.rules[rule];
  const inForce = dated.find(
    ({ from, to }) => (from === null || from <= validAt) && (to === null || validAt <= to),
  );
  if (inForce) return inForce;
  const [first] = dated as [ControlEdition, ...ControlEdition[]];
  const since = bilingual(
    `（自${String(first.from)}起施行，适用于更早的日期）`,
    ` (in force since ${String(first.from)}, applied to an earlier day)`,
  );
  return { ...first, wording: joined([first.wording, since], same('')) };
};
