// Every person here is made up: GB/T 2260 assigns no place code 990101.
import { expect, test } from '@jest/globals';
import { deliverRow, said } from '../../kit/deliver.ts';

const row = {
  entname: '云澜远帆商贸有限公司',
  uniscid: '91520000214433792D',
  cnlx: '容缺受理',
  cnsy: '补交验资报告',
  cnrq: '2026-03-02',
  lyqx: '2026-03-20',
  lyzt: '',
  lyrq: '',
  sldw: '云澜市行政审批局',
  sldwdm: '',
};

test('a commitment is known by what was promised, and shown from the day it was made', async () => {
  const { facts, findings } = await deliverRow(row);
  expect(findings).toEqual([]);
  expect(facts).toMatchObject([
    {
      kind: 'COMMITMENT',
      catalogueItem: 'COMMITMENT',
      scope: 'PUBLIC',
      title: '信用承诺',
      decidedOn: '2026-03-02',
      authorityName: '云澜市行政审批局',
      publicFrom: '2026-03-02',
      publicityRegime: 'COMMITMENT',
      details: {
        commitmentKind: 'DEFERRED_MATERIALS',
        matter: '补交验资报告',
        performance: 'MADE',
        dueOn: '2026-03-20',
      },
    },
  ]);
  const [before, after] = [facts, (await deliverRow({ ...row, lyzt: '已履行' })).facts];
  const number = ([fact]: typeof facts) => fact?.type === 'record' && fact.documentNumber;
  expect(number(after)).toBe(number(before));
  expect(number((await deliverRow({ ...row, cnsy: '另一事由' })).facts)).not.toBe(number(before));
});

test('a promise without a day gets the day of its rule, as one that is made here does; where no rule sets one it has none', async () => {
  // 15 working days, of which 清明 takes one
  expect((await deliverRow({ ...row, lyqx: '' })).facts).toMatchObject([
    { details: { dueOn: '2026-03-23' } },
  ]);
  const [voluntary] = (await deliverRow({ ...row, lyqx: '', cnlx: '主动承诺' })).facts;
  expect(voluntary?.type === 'record' && 'dueOn' in voluntary.details).toBe(false);
});

test('a breach is shown for a year from its day; without one from the day it was due, which is remarked', async () => {
  const broken = { ...row, lyzt: '违诺', lyrq: '2026-04-01' };
  expect((await deliverRow(broken)).facts).toMatchObject([
    { publicTo: '2027-04-01', earliestRepair: '2026-07-01', publicityClass: 'GENERAL' },
  ]);
  const undated = await deliverRow({ ...broken, lyrq: '' });
  expect(undated.facts).toMatchObject([{ publicTo: '2027-03-20' }]);
  expect(said(undated)).toEqual(['FLAGGED EXPECTED_MISSING lyrq']);
});

test('other spellings are cleaned, unknown words rejected, and the delivering unit stands in for the receiving one', async () => {
  expect(
    said(await deliverRow({ ...row, cnlx: '审批替代型', lyzt: '履行完毕', lyrq: '2026-03-19' })),
  ).toEqual(['CLEANED WORD_WRITING cnlx', 'CLEANED WORD_WRITING lyzt']);
  expect(said(await deliverRow({ ...row, cnlx: '口头' }))).toEqual([
    'REJECTED COMMITMENT_KIND_UNKNOWN cnlx',
  ]);
  expect(said(await deliverRow({ ...row, lyzt: '不详' }))).toEqual([
    'REJECTED PERFORMANCE_UNKNOWN lyzt',
  ]);
  expect(said(await deliverRow({ ...row, sldw: '' }))).toEqual(['REJECTED REQUIRED_MISSING sldw']);
});
