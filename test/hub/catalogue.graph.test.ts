// A new list needs no code: an operator adds an edition of the catalogue, and what is delivered by it is found at every
// door.
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { addEdition } from '../../src/domains/rule/rule.actions.ts';
import { readLibrary } from '../../src/domains/rule/rule.store.ts';
import { openRules, shippedFile } from '../../src/rules/read-rules.ts';
import { refuseBroken } from '../../src/rules/rulebook.ts';
import { codeOf } from '../fixtures/town.ts';
import { ask, askAndFail } from '../kit/ask.ts';
import { startTestHub, type TestHub } from '../kit/start-hub.ts';

const now = () => new Date('2026-11-30T04:00:00.000Z');
const later = () => new Date('2026-11-30T08:00:00.000Z');
const code = codeOf('qinghe1');
const operator = { by: 'wang', clock: now };

/** A list that no release knows, with a column of each type and one about a person. */
const item = {
  id: 'NOISE_LIST',
  name: '夜间施工扰民名单',
  class: '行政管理信息',
  legalBasis: '示例市噪声污染防治条例第三十条',
  scope: 'PUBLIC',
  form: {
    kind: 'LIST_ENTRY',
    columns: [
      { key: 'dwmc', heading: '施工单位', slot: 'party.name' },
      { key: 'dwdm', heading: '施工单位代码', slot: 'party.uscc' },
      { key: 'rdbh', heading: '扰民认定编号', slot: 'documentNumber' },
      { key: 'rdrq', heading: '扰民认定日期', slot: 'decidedOn' },
      { key: 'rdjg', heading: '扰民认定机关', slot: 'authorityName' },
      { key: 'gdmc', heading: '工地名称' },
      { key: 'fbs', heading: '分贝数', aliases: ['噪声值'] },
      { key: 'tgrq', heading: '停工日期', type: 'DATE' },
      { key: 'bzj', heading: '保证金（元）', type: 'AMOUNT' },
      { key: 'lxr', heading: '工地联系人', privacy: 'PERSONAL' },
      { key: 'ly', heading: '扰民事由', detail: 'reason' },
    ],
  },
};
const file = (decibel: string): string =>
  `施工单位,施工单位代码,扰民认定编号,扰民认定日期,扰民认定机关,工地名称,噪声值,停工日期,保证金（元）,工地联系人,扰民事由
示例市青禾有限公司,${code},示扰〔2026〕1号,2026-10-01,示例市城市管理局,一号工地,${decibel},2026-10-09,50000,某人,夜间浇筑
示例市青禾有限公司,${code},示扰〔2026〕2号,,示例市城市管理局,二号工地,70,改日,0,某人,夜间切割
`;

let hub: TestHub;
let clerk: string;
const rules = async () => (await readLibrary(hub.graph, refuseBroken)).on('2026-11-30');

beforeAll(async () => {
  hub = await startTestHub({ clock: later });
  clerk = await hub.token('CLERK');
});
afterAll(() => hub.stop());

interface Told {
  // whom nothing public is told of is not there for the public
  readonly subject: {
    readonly records: {
      readonly nodes: readonly {
        readonly title: string;
        readonly scope: string;
        readonly item: { readonly code: string; readonly name: string } | null;
        readonly publicity: { readonly from: string | null };
        readonly details: readonly { name: string; heading: string; values: readonly string[] }[];
      }[];
    };
  } | null;
}
const told = (token?: string) =>
  ask<Told>(
    hub,
    `{ subject(key: { uscc: "${code}" }) { ... on Enterprise { records(first: 10) { nodes {
      title scope item { code name } publicity { from } details { name heading values } } } } } }`,
    {},
    token,
  ).then(({ subject }) => subject?.records.nodes ?? []);

test('before the edition the file is no table that the hub knows, and after it its rows are records', async () => {
  await expect(hub.settle({ 'noise.csv': file('91') }, { clock: now })).rejects.toThrow(
    'No table is known by this header',
  );
  const catalogue = JSON.parse(openRules(shippedFile('catalogue')).text) as {
    edition: string;
    items: unknown[];
  };
  catalogue.edition = '2024 with the city supplement';
  catalogue.items.push(item);
  const text = { file: 'catalogue-city.json', text: JSON.stringify(catalogue) };
  await addEdition(hub.graph, operator, { name: 'catalogue', from: '2026-11-01', text });
  await hub.refreshRules();

  const { counts, files } = await hub.settle(
    { 'noise.csv': file('91') },
    { clock: now, rules: await rules() },
  );
  // its amount was converted from yuan, which is told
  expect(counts).toMatchObject({ read: 2, corrected: 1, rejected: 1 });
  expect(files[0]?.unknownColumns).toEqual([]);
  const [record, ...others] = await told(clerk);
  expect(others).toEqual([]);
  expect(record).toMatchObject({
    title: '夜间施工扰民名单',
    scope: 'PUBLIC',
    item: { code: 'NOISE_LIST', name: '夜间施工扰民名单' },
    // a list that the rules of publicity do not name is shown to no public
    publicity: { from: null },
  });
  expect(record?.details).toEqual([
    { name: 'listName', heading: '名单名称', values: ['夜间施工扰民名单'] },
    { name: 'reason', heading: '列入原因', values: ['夜间浇筑'] },
    { name: 'gdmc', heading: '工地名称', values: ['一号工地'] },
    { name: 'fbs', heading: '分贝数', values: ['91'] },
    { name: 'tgrq', heading: '停工日期', values: ['2026-10-09'] },
    { name: 'bzj', heading: '保证金（元）', values: ['5'] },
  ]);
  expect(await told()).toEqual([]);
});

test('the same file changes nothing, and one that says otherwise corrects', async () => {
  const again = await hub.settle({ 'again.csv': file('91') }, { clock: now, rules: await rules() });
  expect(again.counts).toMatchObject({ stored: 0, unchanged: 1, corrected: 0 });
  const other = await hub.settle({ 'other.csv': file('93') }, { clock: now, rules: await rules() });
  expect(other.counts).toMatchObject({ corrected: 1 });
  const [record] = await told(clerk);
  expect(record?.details.find(({ name }) => name === 'fbs')?.values).toEqual(['93']);
});

test('its report tells it by its own headings', async () => {
  const { subject } = await ask<{ subject: { id: string } }>(
    hub,
    `{ subject(key: { uscc: "${code}" }) { id } }`,
    {},
    clerk,
  );
  const { creditReport } = await ask<{ creditReport: { url: string } }>(
    hub,
    'query ($subject: ID!) { creditReport(subject: $subject, purpose: SUPERVISION) { url: documentUrl(format: HTML) } }',
    { subject: subject.id },
    clerk,
  );
  const page = await fetch(creditReport.url);
  const text = await page.text();
  for (const word of ['夜间施工扰民名单', '工地名称', '一号工地', '停工日期'])
    expect(text).toContain(word);
  expect(text).not.toContain('某人');
});

test('the catalogue is open to everybody: by page, class, kind and scope, with the columns to deliver', async () => {
  interface Items {
    readonly catalogue: {
      readonly totalCount: number;
      readonly nodes: readonly {
        readonly code: string;
        readonly edition: string;
        readonly template: string | null;
        readonly columns: readonly object[];
      }[];
      readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
    };
  }
  const page = (input: string) =>
    ask<Items>(
      hub,
      `{ catalogue(${input}) { totalCount nodes { code edition template columns { key heading slot isKept isRequired } } pageInfo { hasNextPage endCursor } } }`,
    );
  const { catalogue } = await page('filter: { codes: ["NOISE_LIST"] }');
  expect(catalogue.nodes[0]).toMatchObject({
    edition: '2024 with the city supplement',
    template: item.form.columns.map(({ heading }) => heading).join(','),
  });
  expect(catalogue.nodes[0]?.columns).toEqual(
    expect.arrayContaining([
      { key: 'lxr', heading: '工地联系人', slot: null, isKept: false, isRequired: false },
      { key: 'rdrq', heading: '扰民认定日期', slot: 'decidedOn', isKept: true, isRequired: true },
    ]),
  );
  const codes: string[] = [];
  for (let after = ''; ;) {
    const { catalogue: one } = await page(
      after === '' ? 'first: 4' : `first: 4, after: "${after}"`,
    );
    codes.push(...one.nodes.map((node) => node.code));
    if (!one.pageInfo.hasNextPage) break;
    after = one.pageInfo.endCursor ?? '';
  }
  const { catalogue: all } = await page('first: 100');
  expect(codes).toEqual(all.nodes.map((node) => node.code));
  expect(all.totalCount).toBe(codes.length);
  const { catalogue: honours } = await page('filter: { kinds: [HONOUR], scopes: [PUBLIC] }');
  expect(honours.nodes.map((node) => node.code)).toEqual(['HONOUR', 'AEO', 'TAX_GRADE_A']);
  for (const input of ['first: 0', 'first: 101', 'after: "x"', 'filter: { codes: [] }'])
    expect(await askAndFail(hub, `{ catalogue(${input}) { totalCount } }`)).toEqual([
      'BAD_USER_INPUT',
    ]);
});
