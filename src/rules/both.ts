import { z } from 'zod';
import { joined, type Said, same } from '../words/said.ts';

const text = z.string().min(1);

/** A text of a rule in both languages. */
export const both = z.strictObject({ zh: text, en: text });

/** Which wording was applied, with its source behind it. */
export const withSource = (edition: Said, source: Said): Said =>
  joined([joined([edition, source], same(' [')), same(']')], same(''));
