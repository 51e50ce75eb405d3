// What an item of the catalogue must say of its table before a row of it is taken in.
import { describe, expect, test } from '@jest/globals';
import { readCatalogue } from '../../src/rules/catalogue.ts';
import { openRules, shippedFile } from '../../src/rules/read-rules.ts';

interface Item {
  id: string;
  name: string;
  form?: { columns: Record<string, unknown>[]; [part: string]: unknown };
}

/** The catalogue of the release with one item changed or added, as an operator would hand it in. */
function changed(change: (items: Item[]) => void): () => unknown {
  const { text } = openRules(shippedFile('catalogue'));
  const catalogue = JSON.parse(text) as { items: Item[] };
  change(catalogue.items);
  return () => readCatalogue({ file: 'mine.json', text: JSON.stringify(catalogue) });
}

const columnsOf = (items: Item[], id: string): Record<string, unknown>[] =>
  items.find((item) => item.id === id)?.form?.columns ?? [];

describe('an item is refused, with what does not fit,', () => {
  test.each<[string, (items: Item[]) => void, RegExp]>([
    [
      'without the day of the decision',
      (items) => {
        columnsOf(items, 'AEO').forEach((one) => one['slot'] === 'decidedOn' && delete one['slot']);
      },
      /mine\.json: items\[\d+\]\.form.*no column is the slot decidedOn/,
    ],
    [
      'with a heading that is another column’s alias',
      (items) => columnsOf(items, 'AEO').push({ key: 'more', heading: '企业 中文名称' }),
      /the heading 企业中文名称 stands twice/,
    ],
    [
      'with two columns for one slot',
      (items) => columnsOf(items, 'AEO').push({ key: 'more', heading: '别的', slot: 'decidedOn' }),
      /the slot decidedOn stands twice/,
    ],
    [
      'with a detail that the glossary has not',
      (items) => columnsOf(items, 'AEO').push({ key: 'more', heading: '别的', detail: 'gossip' }),
      /detail/,
    ],
    [
      'with a number made from a column that is none',
      (items) =>
        Object.assign(items.find(({ id }) => id === 'AEO')?.form ?? {}, { numberFrom: 'nowhere' }),
      /numberFrom names nowhere, which is no column/,
    ],
    [
      'with a check that nobody knows',
      (items) => columnsOf(items, 'AEO').push({ key: 'more', heading: '别的', check: '1 + 1' }),
      /check/,
    ],
    [
      'with a thousand columns',
      (items) =>
        columnsOf(items, 'AEO').push(
          ...Array.from({ length: 1_000 }, (_, at) => ({ key: `f${at}`, heading: `栏${at}` })),
        ),
      /form\.columns/,
    ],
    [
      'with the headings of another item',
      (items) =>
        items.push({
          ...structuredClone(items.find(({ id }) => id === 'AEO') ?? items[0]),
          id: 'AEO_2',
          name: '再来一次',
        }),
      /海关高级认证企业 and 再来一次 have the same headings/,
    ],
  ])('%s', (_, change, said) => {
    expect(changed(change)).toThrow(said);
  });
});

test('every list of the release has the columns that make a row a record', () => {
  const { items } = readCatalogue();
  const forms = items.flatMap(({ id, form }) => (form ? [id] : []));
  expect(forms).toEqual(
    expect.arrayContaining(['JUDGMENT_DEFAULT', 'ABNORMAL_OPERATION', 'WAGE_ARREARS', 'AEO']),
  );
});
