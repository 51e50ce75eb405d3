import { readFileSync } from 'node:fs';
import { z } from 'zod';

const share = z.number().gt(0).lte(1);
const schema = z.strictObject({
  edition: z.string(),
  source: z.string(),
  strength: z.strictObject({ LEGAL_REPRESENTATIVE: share, EXECUTIVE: share, BRANCH: share }),
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

/** The rules of src/rules/paths.json, checked when the program starts. */
export const pathRules: PathRules = schema.parse(
  JSON.parse(readFileSync(new URL('../../src/rules/paths.json', import.meta.url), 'utf8')),
);
