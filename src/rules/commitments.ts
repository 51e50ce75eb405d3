// Kinds of commitment, and by when one is to be kept where nobody says.
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { HubError } from '../errors.ts';

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
        certainty: z.enum(['TEXT', 'RECALLED']),
      }),
    )
    .refine(
      (all) => kinds.every((kind) => all.filter((one) => one.kind === kind).length === 1),
      'each kind of commitment needs one rule',
    ),
});

/** Kinds of commitment, each with the working days within which it is to be kept where no day was set. */
export type CommitmentRules = Readonly<z.infer<typeof schema>>;

/** 承诺类型. */
export type CommitmentKind = CommitmentRules['kinds'][number]['kind'];

/** Reads and checks the rules; throws INTERNAL_SERVER_ERROR with the cause when the file breaks a rule of its form. */
export function readCommitmentRules(
  file: URL | string = new URL('../../src/rules/commitments.json', import.meta.url),
): CommitmentRules {
  try {
    return schema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch (cause) {
    throw new HubError('INTERNAL_SERVER_ERROR', 'The rules of commitments cannot be read.', {
      cause,
    });
  }
}
