import { z } from 'zod';
import { kindsWeighedByKind } from '../words/relation-kinds.ts';
import { both } from './both.ts';
import { ofKinds } from './of-kinds.ts';
import { certainties } from './certainty.ts';
import { readRules, type RuleFile, shippedFile } from './read-rules.ts';

const share = z.number().gt(0).lte(1);
const weight = z.number().min(0);
const schema = z.strictObject({
  edition: z.string(),
  source: both,
  certainty: z.enum(certainties),
  /** Points of one record of each kind, and of one measure of punishment in force. */
  records: z.strictObject({
    PENALTY: weight,
    LIST_ENTRY: weight,
    JUDGMENT_DEFAULT: weight,
    SANCTION: weight,
  }),
  /** More records of a kind than this count no further. */
  mostOfAKind: z.number().int().positive(),
  /** What is left of the points after one relation, whatever its kind, 0..1. */
  hop: share,
  /** The same by the kind of the relation. */
  relations: ofKinds(kindsWeighedByKind, share),
  shareholder: z.strictObject({
    controllingAbove: share,
    controlling: share,
    other: share,
    unknown: share,
  }),
});

/** What records weigh, and how their weight decays on the way to the subject asked about. */
export type RiskRules = z.infer<typeof schema>;

/** A kind of record that is a risk to those nearby. */
export type RiskKind = keyof RiskRules['records'];

/** Reads and checks the rules of risk nearby. */
const readRiskRules = (file: RuleFile = shippedFile('risk')): RiskRules => readRules(file, schema);

/** The rules of src/rules/risk.json, checked when the program starts. */
export const riskRules: RiskRules = readRiskRules();
