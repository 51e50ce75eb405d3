// Whose names the register publishes. A city that keeps some closed adds an edition of its own.
import { z } from 'zod';
import type { RelationKind } from '../words/relation-kinds.ts';
import { origin } from './certainty.ts';
import { ofKinds } from './of-kinds.ts';
import { readRules, type RuleFile, shippedFile } from './read-rules.ts';

/** Relations of persons to firms that the register holds. */
const registered = [
  'LEGAL_REPRESENTATIVE',
  'SHAREHOLDER',
  'EXECUTIVE',
] as const satisfies readonly RelationKind[];

const schema = z.strictObject({
  edition: z.string().min(1),
  names: ofKinds(
    registered,
    z.strictObject({
      published: z.boolean(),
      ...origin,
    }),
  ),
});

/** Kinds of relation in which the register publishes the name of a person, in the answers about the firm. */
export type PublishedNames = readonly RelationKind[];

/** Reads which names are published; a rule that was only recalled publishes none. */
export function readPublishedNames(file: RuleFile = shippedFile('disclosure')): PublishedNames {
  const { names } = readRules(file, schema);
  return registered.filter((kind) => names[kind].published && names[kind].certainty !== 'RECALLED');
}
