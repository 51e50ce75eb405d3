// What licences, penalties and list entries have in common: the catalogue item they belong to and the window in which
// they may be shown.
import {
  publicityWindow,
  type PublicityQuestion,
  type PublicityWindow,
} from '../../words/publicity-window.ts';
import { catalogueItem } from '../../rules/catalogue.ts';
import { remark, type CellReader } from '../clean.ts';
import type { RecordFact } from '../facts.ts';
import { present, type IntakeContext, type Row } from './table.ts';

/** The same day cell; a decision of a day that has not come yet rejects the row. */
export function notInFuture(label: string, read: CellReader, today: string): CellReader {
  return (row: Row) => {
    const day = read(row);
    if (day === undefined || day <= today) return day;
    remark(row, 'DATE_IN_FUTURE', label, day);
    return undefined;
  };
}

/** A record with its catalogue item, scope and publicity window; a record that is never published has no publicFrom. */
export function recordFact(
  record: Omit<RecordFact, 'type' | 'scope' | 'catalogueItem'>,
  itemId: string,
  question: PublicityQuestion,
  context: IntakeContext,
): { readonly fact: RecordFact; readonly window: PublicityWindow } {
  const item = catalogueItem(context.catalogue, itemId);
  const window = publicityWindow(context.publicity, question);
  const shown = present({
    publicFrom: window.from ?? undefined,
    publicTo: window.to ?? undefined,
    earliestRepair: window.earliestRepair ?? undefined,
    publicityClass: window.class ?? undefined,
  });
  return {
    fact: {
      ...record,
      type: 'record',
      scope: item.scope,
      catalogueItem: item.id,
      ...shown,
      publicityRegime: window.regime,
    },
    window,
  };
}
