// Every person here is made up: GB/T 2260 assigns no place code 990101.
import { describe, expect, test } from '@jest/globals';
import { deliverRow, said } from '../../kit/deliver.ts';

const uscc = '91520000214433792D';
const party = { uniscid: uscc, entname: '云澜远帆商贸有限公司' };

const judgment = {
  bzxrmc: '云澜远帆商贸有限公司',
  sfzhm: '',
  zzjgdm: uscc,
  fddbr: '陈云舟',
  zxfy: '云澜市中级人民法院',
  zxyjwh: '（2024）云99民初1号',
  larq: '2025-01-10',
  ah: '（2025）云99执1号',
  zczxyjdw: '云澜市中级人民法院',
  sxflwsqdyw: '偿还借款',
  bzxrlxqk: '全部未履行',
  fbrq: '2025-02-20',
  sxbzxrxwqk: '有履行能力而拒不履行',
};

describe('失信被执行人', () => {
  test('is a judgment default whose publicity runs from publication', async () => {
    const { facts, findings } = await deliverRow(judgment);
    expect(findings).toEqual([]);
    expect(facts).toMatchObject([
      {
        kind: 'JUDGMENT_DEFAULT',
        party: { kind: 'ENTERPRISE', uscc },
        documentNumber: '（2025）云99执1号',
        decidedOn: '2025-01-10',
        authorityName: '云澜市中级人民法院',
        details: {
          caseNumber: '（2025）云99执1号',
          court: '云澜市中级人民法院',
          obligation: '偿还借款',
          performance: '全部未履行',
        },
        catalogueItem: 'JUDGMENT_DEFAULT',
        publicFrom: '2025-02-20',
        publicTo: '2027-02-20',
      },
    ]);
    expect(JSON.stringify(facts)).not.toContain('陈云舟');
  });

  test('a person is known by the document; without it the row is rejected', async () => {
    const person = { ...judgment, bzxrmc: '林清和', zzjgdm: '', sfzhm: '990101198001010014' };
    expect((await deliverRow(person)).facts[0]).toMatchObject({
      party: { kind: 'PERSON', name: '林清和' },
    });
    expect(said(await deliverRow({ ...person, sfzhm: '' }))).toEqual([
      'REJECTED REQUIRED_MISSING sfzhm',
    ]);
  });

  test('an organisation code where the credit code belongs is moved to its place', async () => {
    const row = await deliverRow({ ...judgment, zzjgdm: '21443379-2' });
    expect(row.facts[0]).toMatchObject({ party: { organizationCode: '214433792' } });
    expect(said(row)).toContain('CLEANED CODE_IN_WRONG_COLUMN zzjgdm');
  });
});

test.each([
  [
    '经营异常名录',
    {
      ...party,
      busexclist: 'YC1',
      abntime: '2024-07-01',
      specause_cn: '未按期公示年度报告',
      decorg_cn: '云澜市市场监督管理局',
      remdate: '2025-01-05',
      remexcpres_cn: '已补报',
    },
    {
      kind: 'LIST_ENTRY',
      documentNumber: 'YC1',
      publicTo: '2025-01-05',
      details: {
        listName: '经营异常名录',
        reason: '未按期公示年度报告',
        removedOn: '2025-01-05',
        removalReason: '已补报',
      },
    },
  ],
  [
    '严重违法失信名单',
    {
      ...party,
      illid: 'YZ1',
      abntime: '2024-07-01',
      serillrea_cn: '列入异常名录届满3年',
      decorg_cn: '云澜市市场监督管理局',
    },
    {
      kind: 'LIST_ENTRY',
      catalogueItem: 'SERIOUS_BREACH',
      publicTo: '2027-07-01',
      details: { listName: '严重违法失信名单' },
    },
  ],
  [
    '重大税收违法失信主体',
    {
      nsrmc: party.entname,
      nsrsbh: uscc,
      wsh: '税失1',
      qdrq: '2024-07-01',
      gbrq: '2024-08-01',
      swjg: '国家税务总局云澜市税务局',
      ajxz: '偷税',
    },
    {
      kind: 'LIST_ENTRY',
      decidedOn: '2024-07-01',
      publicFrom: '2024-08-01',
      details: { listName: '重大税收违法失信主体', reason: '偷税' },
    },
  ],
  [
    '红名单',
    {
      ...party,
      DATA_CATEGORY: '纳税信用A级纳税人',
      IDENTIFICATION_NO: '税信1',
      IDENTIFICATION_DATE: '2025-04-01',
      IDENTIFICATION_DEPT: '国家税务总局云澜市税务局',
      COMMENT_YEAR: '2024',
      EXPIRATION_DATE: '2026-03-31',
    },
    {
      kind: 'HONOUR',
      title: '纳税信用A级纳税人',
      validTo: '2026-03-31',
      publicTo: '2026-04-01',
      details: { listName: '纳税信用A级纳税人', year: '2024' },
    },
  ],
])('%s is told by its columns', async (_, cells, fact) => {
  const row = await deliverRow(cells);
  expect(row.table).toBe('listEntry');
  expect(row.findings).toEqual([]);
  expect(row.facts).toMatchObject([fact]);
});
