import { z } from 'zod';
import { both } from './both.ts';
import { certainties } from './certainty.ts';
import { readRules, type RuleFile, shippedFile } from './read-rules.ts';

const schema = z.strictObject({
  edition: z.string(),
  source: both,
  certainty: z.enum(certainties),
  /** Least share, 0..1, with which a holder ties two firms together without controlling them. */
  holder: z.strictObject({ least: z.number().gt(0).lte(1), unknownCounts: z.boolean() }),
  /** A person or holder with more relations than this ties nothing together: a nominee, an agent. */
  crowded: z.number().int().positive().max(99),
  communities: z.strictObject({ seed: z.number().int(), resolution: z.number().positive() }),
});

/** What makes a family of firms. */
export type GroupRules = z.infer<typeof schema>;

/** Reads and checks the rules of families of firms. */
const readGroupRules = (file: RuleFile = shippedFile('groups')): GroupRules =>
  readRules(file, schema);

/** The rules of src/rules/groups.json, checked when the program starts. */
export const groupRules: GroupRules = readGroupRules();
