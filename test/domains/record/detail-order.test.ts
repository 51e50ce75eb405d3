import { expect, test } from '@jest/globals';
import { detailOrder } from '../../../src/domains/record/detail-order.ts';
import { detailsOf } from '../../../src/domains/record/record.ts';
import { commitmentTable } from '../../../src/intake/tables/commitment.ts';
import { licenceTable } from '../../../src/intake/tables/licence.ts';
import { listTables } from '../../../src/intake/tables/lists.ts';
import { penaltyTable } from '../../../src/intake/tables/penalty.ts';
import type { Table } from '../../../src/intake/tables/table.ts';
import { readCatalogue } from '../../../src/rules/catalogue.ts';
import { detailLabels } from '../../../src/words/record-details.ts';
import type { RecordKind } from '../../../src/words/record-kinds.ts';

const listOf = (title: string): Table => {
  const found = listTables(readCatalogue()).find((table) => table.title.includes(title));
  if (!found) throw new Error(`There is no table ${title}.`);
  return found;
};

/** The column that each detail is read from. */
const columns: readonly (readonly [RecordKind, Table, Readonly<Record<string, string>>])[] = [
  [
    'LICENCE',
    licenceTable,
    {
      licenceKind: 'XK_XKLB',
      licenceName: 'XK_XKZS',
      licenceNumber: 'XK_XKBH',
      content: 'XK_NR',
      state: 'XK_ZT',
    },
  ],
  [
    'PENALTY',
    penaltyTable,
    {
      illegalAct: 'CF_WFXW',
      fact: 'CF_SY',
      basis: 'CF_YJ',
      penaltyKinds: 'CF_CFLB',
      content: 'CF_NR',
      fineAmount: 'CF_NR_FK',
      confiscatedAmount: 'CF_NR_WFFF',
      suspendedLicence: 'CF_NR_ZKDX',
      statedPublicUntil: 'CF_GSJZQ',
      state: 'CF_ZT',
      simpleProcedure: 'CF_CXLX',
    },
  ],
  [
    'JUDGMENT_DEFAULT',
    listOf('失信被执行人'),
    {
      court: 'zxfy',
      basisDocument: 'zxyjwh',
      caseNumber: 'ah',
      basisAuthority: 'zczxyjdw',
      obligation: 'sxflwsqdyw',
      performance: 'bzxrlxqk',
      publishedOn: 'fbrq',
      performedPart: 'ylxbf',
      unperformedPart: 'wlxbf',
      conduct: 'sxbzxrxwqk',
      removedOn: 'cxrq',
    },
  ],
  [
    'COMMITMENT',
    commitmentTable,
    {
      commitmentKind: 'cnlx',
      matter: 'cnsy',
      content: 'cnnr',
      dueOn: 'lyqx',
      performance: 'lyzt',
      outcomeOn: 'lyrq',
    },
  ],
];

test.each(columns)('details of %s come as the columns of its table', (kind, table, columnOf) => {
  const places = detailOrder[kind]
    .flatMap((name) => columnOf[name] ?? [])
    .map((column) => table.columns.findIndex(({ key }) => key === column));
  expect(places).toHaveLength(Object.keys(columnOf).length);
  expect(places).not.toContain(-1);
  expect(places).toEqual([...places].sort((one, other) => one - other));
});

test('every detail has its place in the order of some kind', () => {
  const placed = new Set(Object.values(detailOrder).flat());
  expect(Object.keys(detailLabels).filter((name) => !placed.has(name))).toEqual([]);
});

test('details come in that order, whatever their names, and one that no standard has comes last', () => {
  const details = detailsOf({
    kind: 'PENALTY',
    aNewOne: 'x',
    content: '罚款',
    fineAmount: '2',
    illegalAct: '无证经营',
  });
  expect(details.map(({ name }) => name)).toEqual([
    'illegalAct',
    'content',
    'fineAmount',
    'aNewOne',
  ]);
});
