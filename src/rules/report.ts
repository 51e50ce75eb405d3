// The parts of a credit report by the national standard, as data with its edition: which forms there are, what their
// sections are called, and which items of the catalogue belong into which.
import { z } from 'zod';
import { both } from './both.ts';
import type { SubjectKind } from '../words/subject-kinds.ts';
import { certainties } from './certainty.ts';
import { readRules, type RuleFile, shippedFile } from './read-rules.ts';

const text = z.string().min(1);
const certainty = z.enum(certainties);
const form = z.strictObject({
  form: z.enum(['LEGAL_PERSON', 'INDIVIDUAL']),
  source: text,
  certainty,
  title: both,
  sections: z
    .array(z.strictObject({ id: text, zh: text, en: text, items: z.array(text) }))
    .refine((all) => new Set(all.map(({ id }) => id)).size === all.length, 'a section stands twice')
    .refine(
      (all) => all.at(-1)?.id === 'OTHER',
      'OTHER takes what no section names, so it is last',
    ),
});
const schema = z.strictObject({
  edition: text,
  source: text,
  certainty,
  forms: z.tuple([
    form.extend({ form: z.literal('LEGAL_PERSON') }),
    form.extend({ form: z.literal('INDIVIDUAL') }),
  ]),
  explanation: z.array(both).min(1),
});

/** A form of the standard: its title and its sections in order, each with the catalogue items that belong into it. */
export type ReportForm = Readonly<z.infer<typeof form>>;

/** What the standard of credit reports says. */
export type ReportStandard = Readonly<z.infer<typeof schema>>;

/** Reads and checks the report standard. */
const readReportStandard = (file: RuleFile = shippedFile('report')): ReportStandard =>
  readRules(file, schema);

/** The report standard of src/rules/report.json, checked when the program starts. */
export const reportStandard: ReportStandard = readReportStandard();

/** The form for a kind of subject: natural persons have one of their own. */
export const reportForm = (kind: SubjectKind): ReportForm =>
  reportStandard.forms[kind === 'PERSON' ? 1 : 0];
