/** The catalogue of the day as it is asked for: which items there are, and in which columns they are delivered. */
import { stringify } from 'csv-stringify/sync';
import { HubError } from '../../errors.ts';
import type { Catalogue, CatalogueItem } from '../../rules/catalogue.ts';
import { isKeptColumn, isRequiredColumn, type ItemForm } from '../../rules/item-form.ts';
import { readCursor, writeCursor } from '../../words/cursor.ts';
import { within } from '../../words/limits.ts';
import { type Page, pageOf } from '../../words/page.ts';
import type { RecordKind } from '../../words/record-kinds.ts';

interface CatalogueColumnRow {
  readonly key: string;
  readonly heading: string;
  readonly aliases: readonly string[];
  readonly slot: string | null;
  readonly isKept: boolean;
  readonly isRequired: boolean;
}

/** An item with the edition that it stands in. */
export interface CatalogueRow extends Omit<CatalogueItem, 'id' | 'form'> {
  readonly code: string;
  readonly edition: string;
  readonly source: string;
  readonly kind: RecordKind | null;
  /** Made where they are asked for: every record of a list names its item. */
  readonly columns: () => readonly CatalogueColumnRow[];
  /** Headings as a line of CSV. */
  readonly template: () => string | null;
}

const columnsOf = (form: ItemForm): readonly CatalogueColumnRow[] =>
  form.columns.map((column) => ({
    key: column.key,
    heading: column.heading,
    aliases: column.aliases ?? [],
    slot: column.slot ?? column.detail ?? null,
    isKept: isKeptColumn(column),
    isRequired: isRequiredColumn(form, column),
  }));

interface Filter {
  readonly codes?: readonly string[] | null | undefined;
  readonly class?: string | null | undefined;
  readonly kinds?: readonly RecordKind[] | null | undefined;
  readonly scopes?: readonly CatalogueItem['scope'][] | null | undefined;
}

interface Input {
  readonly filter?: Filter | null | undefined;
  readonly first?: number | null | undefined;
  readonly after?: string | null | undefined;
}

const admits = <Value>(wanted: readonly Value[] | null | undefined, value: Value): boolean =>
  wanted == null || wanted.includes(value);

const isWanted = (item: CatalogueItem, filter: Filter): boolean =>
  admits(filter.codes, item.id) &&
  admits(filter.scopes, item.scope) &&
  (filter.class == null || filter.class === item.class) &&
  (filter.kinds == null || (item.form !== undefined && filter.kinds.includes(item.form.kind)));

/** Reads the catalogue of a day. */
export function createCatalogueStore({ edition, source, items }: Catalogue) {
  const rowOf = ({ id, form, ...item }: CatalogueItem): CatalogueRow => ({
    ...item,
    code: id,
    edition,
    source,
    kind: form?.kind ?? null,
    columns: () => (form ? columnsOf(form) : []),
    template: () =>
      form ? stringify([form.columns.map(({ heading }) => heading)]).trimEnd() : null,
  });
  return {
    /** The item of this code; null where the catalogue of the day has none. */
    item: (code: string | null): CatalogueRow | null => {
      const item = items.find(({ id }) => id === code);
      return item ? rowOf(item) : null;
    },
    page: ({ filter, ...input }: Input): Page<CatalogueRow> => {
      const first = within('page', 'first', input.first ?? 50);
      if (filter?.codes != null) within('page', 'filter.codes', filter.codes.length);
      const wanted = items.filter((item) => isWanted(item, filter ?? {}));
      const [after] = input.after == null ? [] : readCursor('catalogue', 1, input.after);
      const place = wanted.findIndex(({ id }) => id === after);
      if (after !== undefined && place < 0)
        throw new HubError(
          'BAD_USER_INPUT',
          '`after` is the place of an item that this list has not; begin anew without it.',
        );
      return pageOf(
        wanted.slice(place + 1, place + 2 + first),
        first,
        input.after,
        { cursor: ({ id }) => writeCursor('catalogue', [id]), row: rowOf },
        () => Promise.resolve(wanted.length),
      );
    },
  };
}
