import { z } from 'zod';
import { joined, type Bilingual, same } from '../words/bilingual.ts';

const text = z.string().min(1);

/** A text of a rule in both languages. */
export const both = z.strictObject({ zh: text, en: text });

/** Which wording was applied, with its source behind it. */
export const withSource = (edition: Bilingual, source: Bilingual): Bilingual =>
  joined([joined([edition, source], same(' [')), same(']')], same(''));
