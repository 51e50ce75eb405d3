/** Tables of what the catalogue says is delivered as a list: one for each item that has a form. */
import type { Catalogue, CatalogueItem } from '../../rules/catalogue.ts';
import { isKeptColumn, type ItemColumn, type ItemForm, type Slot } from '../../rules/item-form.ts';
import type { DetailName } from '../../words/record-details.ts';
import { listTable, type ListForm } from './list-entry.ts';
import { type Column, present, type Table } from './table.ts';

/** The key of the column that feeds a slot. */
const keyOf = ({ columns }: ItemForm, slot: Slot): string | undefined =>
  columns.find((one) => one.slot === slot)?.key;

const needed = (form: ItemForm, slot: Slot): string => {
  const key = keyOf(form, slot);
  if (key === undefined) throw new RangeError(`The form has no column for ${slot}.`);
  return key;
};

const columnOf = ({ key, heading, aliases = [] }: ItemColumn): Column => ({
  key,
  heading,
  aliases,
});

const isOwn = (column: ItemColumn): boolean =>
  column.slot === undefined && column.detail === undefined && isKeptColumn(column);

function listForm({ id, name }: CatalogueItem, form: ItemForm): ListForm {
  const { kind, columns, numberFrom } = form;
  const documentNumber = needed(form, 'documentNumber');
  const party = {
    name: needed(form, 'party.name'),
    uscc: keyOf(form, 'party.uscc') ?? '',
    ...present({
      registration: keyOf(form, 'party.registration'),
      organization: keyOf(form, 'party.organization'),
      idType: keyOf(form, 'party.idType'),
      idNumber: keyOf(form, 'party.idNumber'),
    }),
  };
  const [decidedOn, authorityName] = [needed(form, 'decidedOn'), needed(form, 'authorityName')];
  return {
    kind,
    title: name,
    catalogueItem: id,
    columns: columns.map(columnOf),
    required: [
      [party.name],
      numberFrom === undefined ? [documentNumber] : [numberFrom, documentNumber],
      [decidedOn],
      [authorityName],
    ],
    party,
    documentNumber,
    decidedOn,
    authorityName,
    details: Object.fromEntries(
      columns.flatMap(({ key, detail }): [DetailName, string][] =>
        detail === undefined ? [] : [[detail, key]],
      ),
    ),
    fields: columns
      .filter(isOwn)
      .map(({ key, heading, type = 'TEXT' }) => ({ key, heading, type })),
    ...present({
      numberFrom,
      publishedOn: keyOf(form, 'publishedOn'),
      authorityCode: keyOf(form, 'authorityCode'),
      removedOn: keyOf(form, 'removedOn'),
      validTo: keyOf(form, 'validTo'),
      listName: keyOf(form, 'listName'),
    }),
  };
}

/** The tables of the items of a catalogue that have a form. */
export const listTables = ({ items }: Catalogue): readonly Table[] =>
  items.flatMap((item) => (item.form ? [listTable(listForm(item, item.form))] : []));
