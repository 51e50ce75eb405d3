// Every person here is made up: GB/T 2260 assigns no place code 990101.
import { describe, expect, test } from '@jest/globals';
import { deliver, deliverRow, said } from '../../kit/deliver.ts';

const uscc = '91520000214433792D';
const idNumber = '990101198001010014';
const company = { kind: 'ENTERPRISE', uscc, name: '云澜远帆商贸有限公司' };

describe('enterprise', () => {
  const cells = {
    uniscid: uscc,
    entname: company.name,
    enttype: '有限责任公司',
    name: '陈云舟',
    certype: '身份证',
    cerno: idNumber,
    regcap: '1,000.50',
    estdate: '20200316',
    opto: '2099/12/31',
    regstate: '存续',
    dom: '暂无',
  };

  test('states the subject with its attributes and who represents it', async () => {
    const row = await deliverRow(cells);
    expect(row.facts).toEqual([
      {
        type: 'subject',
        party: company,
        attributes: {
          name: company.name,
          legalForm: '有限责任公司',
          status: '存续',
          regionCode: '520000',
          registeredCapital: '1000.5',
          establishedOn: '2020-03-16',
          checkDigitValid: true,
        },
      },
      {
        type: 'relation',
        kind: 'LEGAL_REPRESENTATIVE',
        from: { kind: 'PERSON', name: '陈云舟', idType: '身份证', idNumber },
        to: company,
      },
    ]);
    expect(said(row)).toEqual([
      'CLEANED NO_TEXT dom',
      'CLEANED NUMBER_WRITING regcap',
      'CLEANED DATE_WRITING estdate',
    ]);
  });

  test('a representative without a number is known within the enterprise only', async () => {
    const { facts } = await deliverRow({ ...cells, cerno: '' });
    expect(facts[1]).toMatchObject({ from: { kind: 'PERSON', name: '陈云舟', within: company } });
  });

  test('a firm that represents a partnership is no person', async () => {
    const { facts } = await deliverRow({ ...cells, name: '青屿投资管理有限公司', cerno: '' });
    expect(facts[1]).toMatchObject({ from: { kind: 'ENTERPRISE', name: '青屿投资管理有限公司' } });
  });

  test('the prefix of the code tells individual businesses and organisations', async () => {
    const kindOf = async (code: string) => {
      const { facts } = await deliverRow({ ...cells, uniscid: code });
      return facts[0]?.type === 'subject' && facts[0].party.kind;
    };
    expect(await kindOf('92990000MA00000000')).toBe('INDIVIDUAL_BUSINESS');
    expect(await kindOf('11230500001755309F')).toBe('ORGANIZATION');
  });

  test('stock codes of boards are registration numbers', async () => {
    const { facts } = await deliverRow({ regno: '600616', entname: '金枫酒业' });
    expect(facts).toMatchObject([
      { party: { kind: 'ENTERPRISE', registrationNumber: '600616', name: '金枫酒业' } },
    ]);
  });

  test('without code and number the row is rejected', async () => {
    const row = await deliverRow({ ...cells, uniscid: '00000000000000000X' });
    expect(row.facts).toEqual([]);
    expect(said(row)).toEqual(
      expect.arrayContaining([
        'CLEANED CODE_PLACEHOLDER uniscid',
        'REJECTED REQUIRED_MISSING uniscid',
      ]),
    );
  });
});

describe('person', () => {
  test('is known by the document', async () => {
    const { facts, findings } = await deliverRow({
      姓名: '陈云舟',
      证件类型: '居民身份证',
      证件号码: idNumber,
      所在地区代码: '990101',
    });
    expect(facts).toEqual([
      {
        type: 'subject',
        party: { kind: 'PERSON', name: '陈云舟', idType: '身份证', idNumber },
        attributes: { name: '陈云舟', regionCode: '990101', checkDigitValid: expect.any(Boolean) },
      },
    ]);
    expect(findings.map(({ rule }) => rule)).toContain('WORD_WRITING');
  });

  test('a part of a number tells nobody: the row is rejected, the number masked', async () => {
    const row = await deliverRow({
      personname: '陈云舟',
      certype: '身份证',
      cerno: idNumber.slice(0, 17),
    });
    expect(row.facts).toEqual([]);
    expect(row.findings).toMatchObject([
      { rule: 'ID_NUMBER_UNREADABLE', value: '990**************' },
    ]);
  });
});

describe('key person', () => {
  const cells = {
    uniscid: uscc,
    personname: '林清和',
    position: '董事',
    lerepsign: '1',
    startdate: '2021-05-01',
    enddate: '2024-05-01',
  };

  test('holds an office, and represents the enterprise where the sign says so', async () => {
    const dates = { validFrom: '2021-05-01', validTo: '2024-05-01' };
    const to = { kind: 'ENTERPRISE', uscc };
    const from = { kind: 'PERSON', name: '林清和', within: to };
    const { facts } = await deliverRow(cells);
    expect(facts).toEqual([
      {
        type: 'relation',
        kind: 'EXECUTIVE',
        from,
        to,
        ...dates,
        position: '董事',
        discriminator: '董事',
      },
      { type: 'relation', kind: 'LEGAL_REPRESENTATIVE', from, to, ...dates },
    ]);
  });

  test('gender and age are kept with the row and named as unknown columns', async () => {
    const file = await deliver(
      'regno,entname,personname,position,gender,age\n600616,金枫酒业,林清和,董事,女,43\n',
    );
    expect(file.unknownColumns).toEqual(['gender', 'age']);
    expect(file.rows[0]?.cells).toMatchObject({ gender: '女', age: '43' });
  });

  test('an end before the start is flagged and not used', async () => {
    const row = await deliverRow({ ...cells, enddate: '2020-01-01' });
    expect(said(row)).toEqual(['FLAGGED PERIOD_REVERSED enddate']);
    expect(row.facts[0]).not.toHaveProperty('validTo');
  });

  test('a number that is not whole leaves the person known within the enterprise', async () => {
    const row = await deliverRow({ ...cells, cerno: '99010119800101' });
    expect(said(row)).toEqual(['FLAGGED ID_NUMBER_NOT_USED cerno']);
    expect(row.facts[0]).toMatchObject({ from: { within: { uscc } } });
  });
});

describe('shareholder', () => {
  const cells = {
    uniscid: uscc,
    inv: '陈云舟',
    invtype: '自然人股东',
    cerno: idNumber,
    subconam: '30',
    acconam: '10.50',
    conprop: '33.3',
    condate: '2021-05-01',
  };

  test('a percentage becomes the nearest number to its hundredth', async () => {
    const { facts } = await deliverRow(cells);
    expect(facts).toMatchObject([
      {
        kind: 'SHAREHOLDER',
        ratio: 0.333,
        subscribed: '30',
        paid: '10.5',
        validFrom: '2021-05-01',
        discriminator: '2021-05-01',
      },
    ]);
  });

  test.each([
    ['100%', 1, 'CLEANED NUMBER_WRITING conprop'],
    ['约三成', undefined, 'FLAGGED NUMBER_UNREADABLE conprop'],
    ['120', undefined, 'FLAGGED RATIO_OUT_OF_RANGE conprop'],
  ])('a ratio written %s', async (conprop, ratio, remark) => {
    const row = await deliverRow({ ...cells, conprop });
    expect(said(row)).toEqual([remark]);
    expect(row.facts[0]?.type === 'relation' && row.facts[0].ratio).toBe(ratio);
  });

  test.each([
    [
      { invtype: '企业法人', inv: '青屿投资有限公司', blicno: '913600001583122317', cerno: '' },
      { kind: 'ENTERPRISE', uscc: '913600001583122317' },
    ],
    [
      { invtype: '机关法人', inv: '云澜市国有资产监督管理委员会', cerno: '' },
      { kind: 'ORGANIZATION' },
    ],
    [
      { invtype: '', inv: '陈云舟' },
      { kind: 'PERSON', idNumber },
    ],
  ])('the kind of holder follows type, code and document: %j', async (change, party) => {
    const { facts } = await deliverRow({ ...cells, ...change });
    expect(facts[0]).toMatchObject({ from: party });
  });

  test('a kind told by the name alone is flagged', async () => {
    const row = await deliverRow({ ...cells, invtype: '', inv: '白石实业有限公司', cerno: '' });
    expect(said(row)).toEqual(['FLAGGED KIND_INFERRED invtype']);
    expect(row.facts[0]).toMatchObject({ from: { kind: 'ENTERPRISE' } });
  });

  test('a day of leaving ends the holding', async () => {
    const { facts } = await deliverRow({ ...cells, enddate: '2023-01-01' });
    expect(facts[0]).toMatchObject({ validTo: '2023-01-01' });
  });
});

test('a branch belongs to its head office', async () => {
  const { facts } = await deliverRow({
    uniscid: '916200002243725832',
    brname: '云澜远帆商贸有限公司青屿分公司',
    lv_uniscid: uscc,
  });
  expect(facts).toEqual([
    {
      type: 'relation',
      kind: 'BRANCH',
      from: {
        kind: 'ENTERPRISE',
        uscc: '916200002243725832',
        name: '云澜远帆商贸有限公司青屿分公司',
      },
      to: { kind: 'ENTERPRISE', uscc },
    },
  ]);
});
