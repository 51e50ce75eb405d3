// What is not in the catalogue is no public credit information: each record names the item it belongs to, and the
// item says on what law and to whom it is open.
import { z } from 'zod';
import { headingsOf, type ItemForm, itemForm } from './item-form.ts';
import { readRules, type RuleFile, shippedFile } from './read-rules.ts';

const text = z.string().min(1);

const item = z.strictObject({
  id: text,
  name: text,
  class: text,
  legalBasis: text,
  /** 公开, 政务共享 or 授权查询. */
  scope: z.enum(['PUBLIC', 'SHARED', 'AUTHORISED']),
  /** The table in which it is delivered; an item without one has a table of its own in src/intake/tables, or none. */
  form: itemForm.optional(),
});

/** Items whose tables nobody could tell apart, by name. */
function alike(items: readonly { readonly name: string; readonly form?: ItemForm | undefined }[]) {
  const names = new Map<string, string>();
  for (const { name, form } of items) {
    if (!form) continue;
    const headings = headingsOf(form);
    const known = names.get(headings);
    if (known !== undefined) return [known, name];
    names.set(headings, name);
  }
  return [];
}

const catalogue = z.strictObject({
  edition: text,
  source: text,
  items: z
    .array(item)
    .refine(
      (items) => new Set(items.map(({ id }) => id)).size === items.length,
      'an id stands twice',
    )
    .superRefine((items, context) => {
      const [one, other] = alike(items);
      if (one !== undefined)
        context.addIssue({
          code: 'custom',
          message: `${one} and ${other ?? ''} have the same headings: no file could be told to be of one of them`,
        });
    }),
  /** Per table, words of the names of departments, those first whose word counts most when two sources disagree. */
  authorityOrder: z.record(text, z.array(text)),
});

/** One item of the catalogue: its class, legal basis and sharing scope. */
export type CatalogueItem = Readonly<z.infer<typeof item>>;

/** The catalogue of public credit information with its edition and source. */
export type Catalogue = Readonly<z.infer<typeof catalogue>>;

/** Reads and checks the catalogue. */
export const readCatalogue = (file: RuleFile = shippedFile('catalogue')): Catalogue =>
  readRules(file, catalogue);

/** The item with this id; throws RangeError when the edition has none, since then nothing may be taken in under it. */
export function catalogueItem({ items, edition }: Catalogue, id: string): CatalogueItem {
  const found = items.find((candidate) => candidate.id === id);
  if (!found) throw new RangeError(`The catalogue of ${edition} has no item ${id}.`);
  return found;
}

/**
 * How much a department's word counts for a table when two sources disagree: 0 most, larger less; departments that the
 * catalogue does not name come last and are equal.
 */
export function authorityRank(
  { authorityOrder }: Catalogue,
  table: string,
  department: string,
): number {
  const order = authorityOrder[table] ?? [];
  const rank = order.findIndex((word) => department.includes(word));
  return rank < 0 ? order.length : rank;
}
