// Every person here is made up: GB/T 2260 assigns no place code 990101.
import { describe, expect, test } from '@jest/globals';
import { deliverRow, said } from '../../kit/deliver.ts';

const uscc = '91520000214433792D';
const authority = '11230500001755309F';

const penalty = {
  CF_XDR_MC: '云澜远帆商贸有限公司',
  CF_XDR_LB: '法人及非法人组织',
  CF_XDR_SHXYM: uscc,
  CF_XDR_ZZJG: '',
  CF_FRDB: '陈云舟',
  CF_FR_ZJHM: '990101198001010014',
  CF_XDR_ZJLX: '',
  CF_XDR_ZJHM: '',
  CF_WSH: '云市监处罚〔2022〕7号',
  CF_WFXW: '销售不合格产品',
  CF_SY: '抽检不合格',
  CF_YJ: '产品质量法第四十九条',
  CF_CFLB: '罚款;没收违法所得、没收非法财物',
  CF_NR: '罚款2000元，没收违法所得500元',
  CF_NR_FK: '0.2',
  CF_NR_WFFF: '0.05',
  CF_NR_ZKDX: '',
  CF_JDRQ: '2022/03/16',
  CF_YXQ: '2099/12/31',
  CF_GSJZQ: '2023/03/16',
  CF_CFJG: '云澜市市场监督管理局',
  CF_CFJGDM: authority,
};

describe('penalty of the current generation', () => {
  test('is a record with details by the names of the schema and the window of its regime', async () => {
    const row = await deliverRow(penalty);
    expect(row.findings).toEqual([]);
    expect(row.facts).toEqual([
      {
        type: 'record',
        kind: 'PENALTY',
        party: { kind: 'ENTERPRISE', name: '云澜远帆商贸有限公司', uscc },
        title: '销售不合格产品',
        documentNumber: '云市监处罚〔2022〕7号',
        decidedOn: '2022-03-16',
        authorityName: '云澜市市场监督管理局',
        authorityCode: authority,
        details: {
          penaltyKinds: ['罚款', '没收违法所得、没收非法财物'],
          illegalAct: '销售不合格产品',
          fact: '抽检不合格',
          basis: '产品质量法第四十九条',
          content: '罚款2000元，没收违法所得500元',
          fineAmount: '0.2',
          confiscatedAmount: '0.05',
          statedPublicUntil: '2023-03-16',
        },
        scope: 'PUBLIC',
        catalogueItem: 'PENALTY',
        publicFrom: '2022-03-16',
        publicTo: '2023-03-16',
        earliestRepair: '2022-06-16',
        publicityClass: 'GENERAL',
        publicityRegime: 'NDRC-2019-527',
      },
    ]);
  });

  test('the legal representative named in it is in no fact', async () => {
    const { facts, cells } = await deliverRow(penalty);
    expect(JSON.stringify(facts)).not.toMatch(/陈云舟|990101198001010014/);
    expect(cells['CF_FRDB']).toBe('陈云舟');
  });

  test('a stated end of publicity that the rule does not give is flagged, and the rule is followed', async () => {
    const row = await deliverRow({ ...penalty, CF_GSJZQ: '2025/03/16' });
    expect(said(row)).toEqual(['FLAGGED PUBLICITY_END_DIFFERS CF_GSJZQ']);
    expect(row.facts[0]).toMatchObject({
      publicTo: '2023-03-16',
      details: { statedPublicUntil: '2025-03-16' },
    });
  });

  test('its field is told by all its columns, and flagged where they leave it in doubt', async () => {
    const fined = { ...penalty, CF_JDRQ: '2024/03/16', CF_GSJZQ: '' };
    const law = await deliverRow({ ...fined, CF_YJ: '《食品安全法》第一百二十五条' });
    expect(law.facts[0]).toMatchObject({ earliestRepair: '2025-03-16' });
    const fact = await deliverRow({ ...fined, CF_SY: '销售假药', CF_YJ: '' });
    expect(fact.facts[0]).toMatchObject({ earliestRepair: '2025-03-16' });
    const doubt = await deliverRow({ ...fined, CF_SY: '超过保质期', CF_YJ: '条例第一条' });
    expect(said(doubt)).toEqual(['FLAGGED FIELD_IN_DOUBT CF_YJ']);
    expect(doubt.facts[0]).toMatchObject({ earliestRepair: '2024-06-16' });
  });

  test('the last day of publicity is as good as the first day after it', async () => {
    expect(said(await deliverRow({ ...penalty, CF_GSJZQ: '2023/03/15' }))).toEqual([]);
  });

  test('what is never published has no window', async () => {
    const { facts } = await deliverRow({
      ...penalty,
      CF_CFLB: '警告',
      CF_JDRQ: '2024/03/16',
      CF_GSJZQ: '',
    });
    expect(facts[0]).not.toHaveProperty('publicFrom');
    expect(facts[0]).toMatchObject({ publicityRegime: 'NDRC-ORDER-58' });
  });

  test.each(['CF_XDR_MC', 'CF_XDR_LB', 'CF_WSH', 'CF_JDRQ', 'CF_CFJG'] as const)(
    '%s is part of the key: without it the row is rejected',
    async (column) => {
      const row = await deliverRow({ ...penalty, [column]: '' });
      expect(said(row)).toEqual([`REJECTED REQUIRED_MISSING ${column}`]);
      expect(row.findings[0]?.remedy).toMatch(/Fill in/);
      expect(row.facts).toEqual([]);
    },
  );

  test.each([
    ['CF_XDR_LB', '外星人', 'FLAGGED PARTY_KIND_NOT_USED'],
    ['CF_JDRQ', '2022-02-30', 'REJECTED DATE_UNREADABLE'],
    ['CF_JDRQ', '2027-01-01', 'REJECTED DATE_IN_FUTURE'],
    ['CF_XDR_LB', '法人', 'CLEANED WORD_WRITING'],
    ['CF_XDR_LB', '个体工商户', 'FLAGGED KIND_CONTRADICTS_CODE'],
    ['CF_CFLB', '罚款;训诫', 'FLAGGED WORD_UNKNOWN'],
    ['CF_NR_FK', '', 'FLAGGED EXPECTED_MISSING'],
    ['CF_YJ', '', 'FLAGGED EXPECTED_MISSING'],
    ['CF_CFJGDM', '云市监', 'FLAGGED CODE_UNREADABLE'],
  ])('%s written %s: %s', async (column, value, verdict) => {
    const remarks = said(await deliverRow({ ...penalty, [column]: value }));
    expect(remarks.map((remark) => remark.replace(/ [A-Z_]+$/, ''))).toContain(verdict);
  });

  test('a word for the kind that nobody knows rejects the row where no valid code tells it', async () => {
    const row = { ...penalty, CF_XDR_LB: '外星人', CF_XDR_SHXYM: '' };
    expect(said(await deliverRow(row))).toContain('REJECTED PARTY_KIND_UNKNOWN CF_XDR_LB');
  });

  test('a natural person is known by the document and needs it', async () => {
    const person = {
      ...penalty,
      CF_XDR_MC: '林清和',
      CF_XDR_LB: '自然人',
      CF_XDR_SHXYM: '',
      CF_FRDB: '',
    };
    const named = await deliverRow({
      ...person,
      CF_XDR_ZJLX: '身份证',
      CF_XDR_ZJHM: '990101198001010014',
    });
    expect(named.facts[0]).toMatchObject({
      party: { kind: 'PERSON', name: '林清和', idType: '身份证', idNumber: '990101198001010014' },
    });
    const nameless = await deliverRow({ ...person, CF_XDR_MC: '林\t清和' });
    expect(said(nameless)).toEqual([
      'CLEANED NAME_WRITING CF_XDR_MC',
      'REJECTED REQUIRED_MISSING CF_XDR_ZJHM',
    ]);
    expect(nameless.findings[0]?.value).not.toContain('清和');
  });
});

describe('licence of the current generation', () => {
  const licence = {
    XK_XDR_MC: '云澜远帆商贸有限公司',
    XK_XDR_LB: '法人及非法人组织',
    XK_XDR_SHXYM: uscc,
    XK_FRDB: '陈云舟',
    XK_XKWS: '食品经营许可决定书',
    XK_WSH: '云食许〔2024〕11号',
    XK_XKLB: '普通',
    XK_XKZS: '食品经营许可证',
    XK_XKBH: 'JY1990100000011',
    XK_NR: '预包装食品销售',
    XK_JDRQ: '2024/05/06',
    XK_YXQZ: '2024/05/06',
    XK_YXQZI: '2029/05/05',
    XK_XKJG: '云澜市行政审批局',
    XK_XKJGDM: authority,
    XK_ZT: '1',
  };

  test('YXQZ is the beginning and YXQZI the end; it is shown through its last day', async () => {
    const { facts, findings } = await deliverRow(licence);
    expect(findings).toEqual([]);
    expect(facts).toMatchObject([
      {
        kind: 'LICENCE',
        title: '食品经营许可决定书',
        validFrom: '2024-05-06',
        validTo: '2029-05-05',
        publicTo: '2029-05-06',
        details: {
          licenceKind: '普通',
          licenceName: '食品经营许可证',
          licenceNumber: 'JY1990100000011',
          content: '预包装食品销售',
          state: '有效',
        },
      },
    ]);
  });

  test('an open end is no end and no remark', async () => {
    const { facts, findings } = await deliverRow({ ...licence, XK_YXQZI: '2099/12/31' });
    expect(findings).toEqual([]);
    expect(facts[0]).not.toHaveProperty('validTo');
    expect(facts[0]).not.toHaveProperty('publicTo');
  });
});

describe('the 2016 generation', () => {
  test('a licence: the older columns are the current ones, a state outside 0..3 is folded to 0', async () => {
    const row = await deliverRow({
      XK_WSH: '云许〔2017〕3号',
      XK_XMMC: '烟草零售',
      XK_SPLB: '普通',
      XK_NR: '烟草制品零售',
      XK_XDR: '云澜远帆商贸有限公司',
      XK_XDR_SHXYM: uscc,
      XK_XDR_ZDM: '',
      XK_XDR_GSDJ: '520000000000017',
      XK_XDR_SFZ: '',
      XK_FR: '陈云舟',
      XK_JDRQ: '2017/02/01',
      XK_JZQ: '2022/01/31',
      XK_XZJG: '云澜市烟草专卖局',
      XK_ZT: '9',
      DFBM: '990100',
      SJC: '2017/02/03 10:00:00',
    });
    expect(said(row)).toEqual(['CLEANED WORD_WRITING XK_ZT']);
    expect(row.facts).toMatchObject([
      {
        kind: 'LICENCE',
        party: { kind: 'ENTERPRISE', uscc, registrationNumber: '520000000000017' },
        title: '烟草零售',
        authorityName: '云澜市烟草专卖局',
        validTo: '2022-01-31',
        details: { licenceKind: '普通', content: '烟草制品零售', state: '正常' },
      },
    ]);
  });

  test('a penalty: its field is told though the column of the kind of act is missing', async () => {
    const row = await deliverRow({
      CF_WSH: '云食药监罚〔2024〕5号',
      CF_AJMC: '经营不合格糕点案',
      CF_CFLB1: '罚款',
      CF_SY: '经营标签不合格的糕点',
      CF_YJ: '《中华人民共和国食品安全法》第一百二十五条',
      CF_XDR: '云澜远帆商贸有限公司',
      CF_XDR_SHXYM: uscc,
      CF_JG: '罚款5000元',
      CF_JDRQ: '2024/02/01',
      CF_XZJG: '云澜市市场监督管理局',
      CF_ZT: '1',
    });
    expect(row.facts).toMatchObject([
      { publicityRegime: 'NDRC-ORDER-58', earliestRepair: '2025-02-01', publicTo: '2027-02-01' },
    ]);
  });

  test('a penalty: two columns of kinds, and a person where only an ID number is given', async () => {
    const row = await deliverRow({
      CF_WSH: '云城管罚〔2018〕5号',
      CF_AJMC: '占道经营案',
      CF_CFLB1: '警告',
      CF_CFLB2: '罚款',
      CF_SY: '占道',
      CF_YJ: '市容条例',
      CF_XDR: '林清和',
      CF_XDR_SHXYM: '',
      CF_XDR_SFZ: '990101198001010014',
      CF_JG: '罚款200元',
      CF_JDRQ: '2018/02/01',
      CF_XZJG: '云澜市城市管理局',
      CF_ZT: '1',
    });
    expect(row.facts).toMatchObject([
      {
        party: { kind: 'PERSON', name: '林清和' },
        title: '占道经营案',
        details: { penaltyKinds: ['警告', '罚款'], content: '罚款200元', state: '撤销' },
      },
    ]);
  });
});
