import { z } from 'zod';
import { both } from './both.ts';
import { certainties } from './certainty.ts';
import { readRules, type RuleFile, shippedFile } from './read-rules.ts';

const evidence = z.strictObject({ strength: z.number().gt(0).lt(1), isHard: z.boolean() });
const schema = z.strictObject({
  edition: z.string(),
  source: both,
  certainty: z.enum(certainties),
  /** How strongly each kind suggests a link, 0..1, and whether it can be hard evidence. */
  evidence: z.strictObject({
    ADDRESS: evidence,
    PHONE: evidence,
    SAME_PEOPLE: evidence,
    MAIL_DOMAIN: evidence,
    ADJACENT_NUMBER: evidence,
  }),
  /** Discounted below this, it is soft evidence, whatever its kind. */
  hardFrom: z.number().gt(0).lt(1),
  /** So many may share it without a discount; then (free / sharers) ^ exponent is left. */
  crowd: z.strictObject({ free: z.number().int().positive(), exponent: z.number().positive() }),
  /** Least number of persons in common, and the relations above which a person counts for nobody. */
  people: z.strictObject({
    least: z.number().int().positive(),
    crowded: z.number().int().positive().max(99),
  }),
  /** Mailbox providers that anybody uses. */
  publicMailDomains: z.array(z.string()),
});

/** What suggests a link between two subjects, and how strongly. */
export type SuspicionRules = z.infer<typeof schema>;

/** A kind of thing that two subjects can have in common. */
export type EvidenceKind = keyof SuspicionRules['evidence'];

/** Reads and checks the rules of suspected links. */
const readSuspicionRules = (file: RuleFile = shippedFile('suspicion')): SuspicionRules =>
  readRules(file, schema);

/** The rules of src/rules/suspicion.json, checked when the program starts. */
export const suspicionRules: SuspicionRules = readSuspicionRules();
