// The table in which an item of the catalogue is delivered, as data: a list that differs from others in its columns
// alone needs no code. What a column feeds is named by slot or detail; what neither names stands with the record in the
// item's own order.
import { z } from 'zod';
import { plainHeading } from '../words/plain-heading.ts';
import { type DetailName, detailLabels } from '../words/record-details.ts';

const text = z.string().min(1).max(200);
const key = z.string().regex(/^[A-Za-z][A-Za-z0-9_]{0,39}$/);

/** What the hub reckons with, and which column says it. */
const slots = [
  'party.name',
  'party.uscc',
  'party.registration',
  'party.organization',
  'party.idType',
  'party.idNumber',
  'documentNumber',
  'decidedOn',
  'publishedOn',
  'authorityName',
  'authorityCode',
  'removedOn',
  'validTo',
  'listName',
] as const;

/** A part of a record that a column of an item can feed. */
export type Slot = (typeof slots)[number];

const details = Object.keys(detailLabels) as readonly DetailName[];

const column = z.strictObject({
  key,
  heading: text,
  aliases: z.array(text).max(40).optional(),
  slot: z.enum(slots).optional(),
  /** The glossary's name of the detail that it is; without one it keeps its own heading. */
  detail: z.enum(details).optional(),
  type: z.enum(['TEXT', 'DATE', 'AMOUNT']).optional(),
  /** What is about a person is read past until it can be kept sealed. */
  privacy: z.enum(['GENERAL', 'PERSONAL', 'SENSITIVE']).optional(),
  /** False: the column is known and nothing is kept of it. */
  isKept: z.boolean().optional(),
});

/** One column of an item. */
export type ItemColumn = Readonly<z.infer<typeof column>>;

const shape = z.strictObject({
  kind: z.enum(['LIST_ENTRY', 'JUDGMENT_DEFAULT', 'HONOUR']),
  columns: z.array(column).min(4).max(200),
  /** Where acts come without a number: the column that, with the day, tells one from another. */
  numberFrom: key.optional(),
});

type Shape = z.infer<typeof shape>;

/** Without these nobody could say whom a row is about, who decided it, when, and which decision it was. */
const needed: readonly Slot[] = ['party.name', 'decidedOn', 'authorityName', 'documentNumber'];

const wordsOf = ({ key: own, heading, aliases = [] }: ItemColumn): readonly string[] => [
  ...new Set([own, heading, ...aliases].map(plainHeading)),
];

const twice = (words: readonly string[]): readonly string[] => [
  ...new Set(words.filter((word, at) => words.indexOf(word) !== at)),
];

/** What is wrong with a form, in words; nothing where its parts fit together. */
function faultsIn({ columns, numberFrom }: Shape): readonly string[] {
  const has = (slot: Slot): boolean => columns.some((one) => one.slot === slot);
  const stands = (what: string, words: readonly string[]): readonly string[] =>
    twice(words).map((word) => `${what} ${word} stands twice`);
  return [
    ...needed.filter((slot) => !has(slot)).map((slot) => `no column is the slot ${slot}`),
    ...stands('the heading', columns.flatMap(wordsOf)),
    ...stands(
      'the slot',
      columns.flatMap(({ slot }) => slot ?? []),
    ),
    ...stands(
      'the detail',
      columns.flatMap(({ detail }) => detail ?? []),
    ),
    ...(numberFrom !== undefined && columns.every((one) => one.key !== numberFrom)
      ? [`numberFrom names ${numberFrom}, which is no column`]
      : []),
  ];
}

/** The form of an item; refused, with what does not fit, when a row of it could not be made a record. */
export const itemForm = shape.superRefine((form, context) => {
  for (const message of faultsIn(form)) context.addIssue({ code: 'custom', message });
});

/** How an item is delivered and what its columns mean. */
export type ItemForm = Readonly<z.infer<typeof itemForm>>;

/** The headings of a form as one text: two items of the same headings could not be told apart. */
export const headingsOf = ({ columns }: ItemForm): string =>
  columns
    .map(({ heading }) => plainHeading(heading))
    .toSorted()
    .join('|');

/** Whether the values of a column are kept: what is about a person is read past until it can be kept sealed. */
export const isKeptColumn = ({ privacy = 'GENERAL', isKept = true }: ItemColumn): boolean =>
  privacy === 'GENERAL' && isKept;

/** Whether a file must have the column, or one that can stand for it. */
export const isRequiredColumn = (
  { numberFrom }: ItemForm,
  { key: own, slot }: ItemColumn,
): boolean => own === numberFrom || (slot !== undefined && needed.includes(slot));
