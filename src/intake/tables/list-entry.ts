// Lists come in as many tables as there are authorities. Each is one line of a form: who, which list, which act put
// the party on it, and when it left.
import { readDate } from '../../words/calendar-date.ts';
import type { DetailName } from '../../words/record-details.ts';
import type { RecordKind } from '../../words/record-kinds.ts';
import {
  amountCell,
  dateCell,
  expected,
  labelOf,
  proseCell,
  remark,
  required,
  statedEndCell,
  textCell,
  type CellReader,
} from '../clean.ts';
import type { Fact, ItemField, RecordFact } from '../facts.ts';
import { authorityCode } from './notice-party.ts';
import { listedParty } from './listed-party.ts';
import { notInFuture, recordFact } from './record.ts';
import {
  present,
  type Column,
  type ColumnIndex,
  type IntakeContext,
  type Row,
  type Table,
} from './table.ts';

/** What one kind of list calls its columns; the rest of the reading is the same for all of them. */
export interface ListForm {
  readonly kind: Extract<RecordKind, 'LIST_ENTRY' | 'JUDGMENT_DEFAULT' | 'HONOUR'>;
  readonly title: string;
  readonly catalogueItem: string;
  readonly columns: readonly Column[];
  readonly required: Table['required'];
  readonly party: {
    readonly name: string;
    readonly uscc: string;
    readonly registration?: string;
    readonly organization?: string;
    readonly idType?: string;
    readonly idNumber?: string;
  };
  readonly documentNumber: string;
  /** Where acts come without a number: the column that, with the day, tells one from another. */
  readonly numberFrom?: string;
  readonly decidedOn: string;
  /** Where the clock of publicity starts at publication and not with the decision. */
  readonly publishedOn?: string;
  readonly authorityName: string;
  readonly authorityCode?: string;
  readonly removedOn?: string;
  /** HONOUR: the last day of validity. */
  readonly validTo?: string;
  /** The column that names the list, where one table carries several. */
  readonly listName?: string;
  /** Names of details and the keys of the columns they come from. */
  readonly details: Readonly<Partial<Record<DetailName, string>>>;
  /** Columns that the glossary has no name for: they stand with the record under their own headings. */
  readonly fields: readonly {
    readonly key: string;
    readonly heading: string;
    readonly type: 'TEXT' | 'DATE' | 'AMOUNT';
  }[];
}

const fieldCells = { TEXT: proseCell, DATE: statedEndCell, AMOUNT: amountCell } as const;

/** What the item's own columns say, in its order. */
function createFields(
  { fields }: ListForm,
  index: ColumnIndex,
): (row: Row) => readonly ItemField[] {
  const cells = fields.map(({ key, heading, type }) => ({
    key,
    heading,
    read: fieldCells[type](index, key),
  }));
  return (row) =>
    cells.flatMap(({ key, heading, read }) => {
      const value = read(row);
      return value === undefined ? [] : [{ key, heading, value }];
    });
}

// the keys of a form are the names of its type: it is written out in full
const entriesOf = (details: ListForm['details']): readonly (readonly [DetailName, string])[] =>
  Object.entries(details) as [DetailName, string][];

function createDetails(
  form: ListForm,
  index: ColumnIndex,
): (row: Row, listName: string, removedOn: string | undefined) => RecordFact['details'] {
  const cells = entriesOf(form.details).map(([name, key]): [DetailName, CellReader] => [
    name,
    name === 'reason' ? expected(index, key, proseCell(index, key)) : proseCell(index, key),
  ]);
  return (row, listName, removedOn) => {
    const details: Partial<Record<DetailName, string>> = { listName, ...present({ removedOn }) };
    for (const [name, read] of cells) {
      const value = read(row);
      if (value !== undefined) details[name] = value;
    }
    return details;
  };
}

/** The number of the act; of an act without one, what takes its place, which says that it is none. */
function numberCell(form: ListForm, index: ColumnIndex): CellReader {
  const read = textCell(index, form.documentNumber);
  if (form.numberFrom === undefined) return required(index, form.documentNumber, read);
  const from = textCell(index, form.numberFrom);
  const needed = required(index, form.documentNumber, read);
  const label = labelOf(index, form.documentNumber);
  const dayAt = index.get(form.decidedOn)?.at ?? -1;
  return (row) => {
    const [number, instead] = [read(row), from(row)];
    if (number !== undefined) return number;
    const day = readDate(row.values[dayAt] ?? '');
    if (instead === undefined || !day || !('date' in day)) return needed(row);
    remark(row, 'DOCUMENT_NUMBER_DERIVED', label, instead);
    return `（无文号）${instead}·${day.date}`;
  };
}

function keyCells(form: ListForm, index: ColumnIndex, context: IntakeContext) {
  const day = (key: string | undefined, until = false) => dateCell(index, key ?? '', until);
  const decided = notInFuture(
    labelOf(index, form.decidedOn),
    dateCell(index, form.decidedOn),
    context.today,
  );
  return {
    party: listedParty(index, form.party, context),
    documentNumber: numberCell(form, index),
    decidedOn: required(index, form.decidedOn, decided),
    publishedOn: day(form.publishedOn),
    authorityName: required(index, form.authorityName, textCell(index, form.authorityName)),
    authorityCode: authorityCode(index, form.authorityCode ?? ''),
    listName: textCell(index, form.listName ?? ''),
    removedOn: day(form.removedOn, true),
    validTo: day(form.validTo, true),
  };
}

/** The table of one kind of list. */
export function listTable(form: ListForm): Table {
  return {
    name: 'listEntry',
    title: form.title,
    columns: form.columns,
    required: form.required,
    createReader: (index, context) => {
      const cells = keyCells(form, index, context);
      const details = createDetails(form, index);
      const ownFields = createFields(form, index);
      return (row): readonly Fact[] => {
        const [party, documentNumber, decidedOn] = [
          cells.party(row),
          cells.documentNumber(row),
          cells.decidedOn(row),
        ];
        const [authorityName, authorityCode, publishedOn] = [
          cells.authorityName(row),
          cells.authorityCode(row),
          cells.publishedOn(row),
        ];
        const [list, removedOn, validTo] = [
          cells.listName(row) ?? form.title,
          cells.removedOn(row),
          cells.validTo(row),
        ];
        const said = details(row, list, removedOn);
        const fields = ownFields(row);
        if (
          !party ||
          documentNumber === undefined ||
          decidedOn === undefined ||
          authorityName === undefined
        )
          return [];
        const until = removedOn ?? validTo;
        const performed = typeof said.performance === 'string' ? said.performance : undefined;
        const record = {
          kind: form.kind,
          party,
          documentNumber,
          decidedOn,
          authorityName,
          title: list,
          details: publishedOn === undefined ? said : { ...said, publishedOn },
          fields,
          ...present({ authorityCode, validTo: until }),
        } as const;
        const question = {
          kind: form.kind,
          decidedOn: publishedOn ?? decidedOn,
          list,
          ...present({ until, performed }),
        };
        return [recordFact(record, form.catalogueItem, question, context).fact];
      };
    },
  };
}
