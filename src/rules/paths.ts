/** Reads how strongly relations tie, for the strength of paths: the credit centre's own weights. */
import { z } from 'zod';
import { kindsWeighedByKind, type RelationKind } from '../words/relation-kinds.ts';
import { ofKinds } from './of-kinds.ts';
import { readRules, type RuleFile, shippedFile } from './read-rules.ts';

const share = z.number().gt(0).lte(1);
const schema = z.strictObject({
  edition: z.string(),
  source: z.string(),
  strength: ofKinds(kindsWeighedByKind, share),
  shareholder: z.strictObject({
    least: share,
    unknown: share,
    controlling: z.strictObject({ above: share, strength: share }),
  }),
  hubs: z.array(
    z.strictObject({
      name: z.string(),
      labelZh: z.string(),
      labelEn: z.string(),
      factor: share,
      usccPrefixes: z.array(z.string()),
      nameContains: z.array(z.string()),
    }),
  ),
  degree: z.strictObject({ free: z.number().int().positive(), exponent: z.number().positive() }),
});

/** How much each kind of relation ties two subjects together (0..1), and which subjects tie nothing together. */
export type PathRules = z.infer<typeof schema>;

/** Reads and checks the rules of paths. */
const readPathRules = (file: RuleFile = shippedFile('paths')): PathRules => readRules(file, schema);

/** The rules of src/rules/paths.json, checked when the program starts. */
export const pathRules: PathRules = readPathRules();

/** A relation, as far as it ties its two ends. */
export interface Tie {
  readonly kind: RelationKind;
  /** 0..1, null when unknown. */
  readonly ratio: number | null;
}

/** How strongly a relation ties its two ends, 0..1. */
export function strengthOf({ kind, ratio }: Tie, rules: PathRules): number {
  if (kind !== 'SHAREHOLDER') return rules.strength[kind];
  const { least, unknown, controlling } = rules.shareholder;
  if (ratio === null) return unknown;
  return ratio > controlling.above ? controlling.strength : Math.max(least, ratio);
}

/** One entry of the list of subjects that tie nothing together. */
export type HubRule = PathRules['hubs'][number];

/** Which entry of the list of hubs a subject falls under, if any. */
export const hubOf = (
  { name, uscc }: { readonly name: string; readonly uscc: string | null },
  rules: PathRules,
): HubRule | undefined =>
  rules.hubs.find(
    ({ usccPrefixes, nameContains }) =>
      usccPrefixes.some((prefix) => uscc?.startsWith(prefix)) ||
      nameContains.some((part) => name.includes(part)),
  );
