// Files in the forms that departments really send, each standing for a kind: a person is never taken for a firm, a table
// is recognised and not guessed, what is damaged joins nothing, and what the law wants taken is taken.
import { describe, expect, test } from '@jest/globals';
import type { Fact, Party } from '../../src/intake/facts.ts';
import { idNumberCheckCharacter } from '../../src/words/id-number.ts';
import { explainDelivered } from '../../src/intake/open-file.ts';
import { deliver, deliverRow, said, withFile } from '../kit/deliver.ts';

const number = (first17: string) => `${first17}${idNumberCheckCharacter(first17)}`;
const somebody = number('99010619850505005');
const [day, court] = ['2025/11/15', '云澜市中级人民法院'];

const partyOf = (facts: readonly Fact[]): Party | undefined =>
  facts.map((fact) => ('party' in fact ? fact.party : undefined)).find(Boolean);

const notice = {
  行政处罚决定书文号: '云文罚〔2025〕1号',
  行政相对人名称: '水甲乙',
  处罚决定日期: day,
  处罚机关: '云澜市文化和旅游局',
};

describe('a person is never a firm', () => {
  test.each([
    '行政相对人代码_5(居民身份证号)',
    '行政相对人代码_5',
    '行政相对人代码_1',
    '行政相对人代码_2',
    '行政相对人代码_3(组织机构代码)',
    '行政相对人代码_4(税务登记号)',
  ])('a number with its right check digit is the document in the column %s', async (column) => {
    const { facts } = await deliverRow({ ...notice, [column]: somebody });
    expect(partyOf(facts)).toEqual({
      kind: 'PERSON',
      name: '水甲乙',
      idType: '身份证',
      idNumber: somebody,
    });
  });

  test.each(['身份证号码/组织机构代码', '身份证号码／组织机构代码'])(
    'a court has one column %s: the form tells which it is',
    async (column) => {
      const row = {
        失信被执行人姓名名称: '陈寅卯',
        执行法院: court,
        立案时间: day,
        案号: '（2025）云99执81号',
      };
      const person = await deliverRow({ ...row, [column]: somebody });
      expect(partyOf(person.facts)).toMatchObject({ kind: 'PERSON', idNumber: somebody });
      const firm = await deliverRow({
        ...row,
        失信被执行人姓名名称: '云澜甲商贸有限公司',
        [column]: 'MA0003056',
      });
      expect(partyOf(firm.facts)).toMatchObject({
        kind: 'ENTERPRISE',
        organizationCode: 'MA0003056',
      });
    },
  );

  test('a name that may be a person’s, without a code, is kept apart and is no firm', async () => {
    const { facts, findings } = await deliverRow({
      ...notice,
      行政相对人代码_1: '9901**********0054',
    });
    expect(partyOf(facts)).toEqual({ kind: 'PERSON', name: '水甲乙' });
    expect(said({ findings })).toContain('FLAGGED NAME_MAY_BE_PERSON 行政相对人名称');
    expect(JSON.stringify(findings)).not.toContain('水甲乙');
  });

  test.each([
    ['H12345678', '行政相对人代码_1'],
    ['M1234567801', '行政相对人代码_3(组织机构代码)'],
    ['E12345678', '统一社会信用代码'],
    ['EA1234567', '组织机构代码'],
    ['12345678', '行政相对人代码_2(工商注册号)'],
    ['H12345678', '行政相对人代码_2(工商注册号)'],
  ])('a travel document %s in the column %s makes nobody a firm', async (document, column) => {
    const { facts, findings } = await deliverRow({ ...notice, [column]: document });
    expect(partyOf(facts)).toEqual({ kind: 'PERSON', name: '水甲乙' });
    expect(said({ findings })).toContain('FLAGGED NAME_MAY_BE_PERSON 行政相对人名称');
    expect(JSON.stringify(findings)).not.toContain(document);
    const firm = { ...notice, 行政相对人名称: '云澜甲商贸有限公司', [column]: document };
    expect(partyOf((await deliverRow(firm)).facts)?.kind).toBe('ENTERPRISE');
  });

  test.each([
    `水甲乙（${somebody}）`,
    `水甲乙 身份证号：${somebody}`,
    `水甲乙${somebody}`,
    '水甲乙(9901**********0054)',
    '水甲乙（９９０１０６８５０５０５００５）',
  ])('a number written into a name is no part of it: %s', async (name) => {
    const { facts, findings } = await deliverRow({ ...notice, 行政相对人名称: name });
    expect(partyOf(facts)).toEqual({ kind: 'PERSON', name: '水甲乙' });
    expect(said({ findings })).toContain('CLEANED ID_NUMBER_IN_TEXT 行政相对人名称');
    expect(JSON.stringify({ facts, findings })).not.toMatch(/\d{6}|\*{6}|９/u);
  });

  test.each([somebody, '不详', '空缺', '合计', '小计：', '合 计', '其他股东'])(
    'nobody is called %s',
    async (inv) => {
      const row = { uniscid: '91990100MA00072172', entname: '云澜甲商贸有限公司', inv };
      const { facts, findings } = await deliverRow({ ...row, conprop: '40' });
      expect(facts).toEqual([]);
      expect(said({ findings })).toContain('REJECTED REQUIRED_MISSING inv');
    },
  );

  test('a code decides over a document: an individual business bears its record itself', async () => {
    const { facts } = await deliverRow({
      CF_WSH: '云市监罚〔2026〕7006号',
      CF_XDR_MC: '冯记面馆',
      CF_JDRQ: '2026/03/15',
      CF_CFJG: '云澜市市场监督管理局',
      CF_XDR_SHXYM: '92990100MA00007795',
      CF_XDR_SFZ: somebody,
    });
    expect(partyOf(facts)).toMatchObject({
      kind: 'INDIVIDUAL_BUSINESS',
      uscc: '92990100MA00007795',
    });
  });
});

describe('identifiers are checked before they join', () => {
  const registered = async (regno: string) => {
    const { facts, findings } = await deliverRow({ regno, entname: '云澜某商贸有限公司' });
    return [partyOf(facts)?.registrationNumber, ...said({ findings })];
  };

  test.each([
    ["'990100000005563", ['990100000005563', 'CLEANED CELL_WRITING regno']],
    ['９９０１０００００００５５７１', ['990100000005571', 'CLEANED CODE_WRITING regno']],
    ['\u001f990100000003129', ['990100000003129', 'CLEANED CELL_WRITING regno']],
    ['9.901E+14', [undefined, 'FLAGGED CODE_UNREADABLE regno', 'REJECTED REQUIRED_MISSING regno']],
    [
      '000000000000000',
      [undefined, 'CLEANED CODE_PLACEHOLDER regno', 'REJECTED REQUIRED_MISSING regno'],
    ],
    ['/', [undefined, 'CLEANED NO_TEXT regno', 'REJECTED REQUIRED_MISSING regno']],
    ['待补充', [undefined, 'CLEANED NO_TEXT regno', 'REJECTED REQUIRED_MISSING regno']],
  ])('注册号 %s', async (regno, expected) => {
    expect(await registered(regno)).toEqual(expected);
  });

  test('a formula that kept a number a text is taken off', async () => {
    const { rows } = await deliver('regno,entname\n"=""990100000005555""",云澜公式商贸有限公司\n');
    expect(rows[0] && partyOf(rows[0].facts)?.registrationNumber).toBe('990100000005555');
  });

  test('the numbering of 2016 is told from that of 2018 by the form of the values', async () => {
    const { facts } = await deliverRow({
      ...notice,
      行政相对人名称: '云澜旧制五号商贸有限公司',
      行政相对人代码_2: 'MA0003056',
      行政相对人代码_3: '990100000003052',
    });
    expect(partyOf(facts)).toMatchObject({
      organizationCode: 'MA0003056',
      registrationNumber: '990100000003052',
    });
  });

  test.each(['/', '1111', 'E1234000', '990106198505050000'.slice(0, 15) + '000'])(
    'another document that says %s joins nobody',
    async (cerno) => {
      const { facts } = await deliverRow({
        uniscid: '91990100MA00072172',
        personname: '毛一一',
        certype: '其他',
        cerno,
        position: '董事',
      });
      const [office] = facts;
      const from = office?.type === 'relation' ? office.from : undefined;
      expect(from?.idNumber === undefined || cerno === 'E1234000').toBe(true);
    },
  );

  test('the code of a kind of document means what its name means', async () => {
    const { facts } = await deliverRow({ personname: '毛一一', certype: '111', cerno: somebody });
    expect(partyOf(facts)).toMatchObject({ idType: '身份证', idNumber: somebody });
  });

  test('a name whose characters were lost is shown, told and joins nothing', async () => {
    const { facts, findings } = await deliverRow({
      uniscid: '91990100MA001103X9',
      entname: '云澜??文化有限公司',
    });
    expect(partyOf(facts)?.name).toBe('云澜??文化有限公司');
    expect(said({ findings })).toContain('FLAGGED NAME_DAMAGED entname');
  });

  test('a character of the private-use area and blanks in a short name are mended', async () => {
    const firm = await deliverRow({ ...notice, 行政相对人名称: '云澜\uE863记商贸有限公司' });
    expect(partyOf(firm.facts)?.name).toBe('云澜䶮记商贸有限公司');
    const { rows } = await deliver('uniscid,personname,position\n91990100MA00110564,王　明,董事\n');
    const office = rows[0]?.facts[0];
    expect(office?.type === 'relation' ? office.from.name : undefined).toBe('王明');
  });
});

describe('rows the law wants taken are taken', () => {
  const licence = {
    XK_WSH: '云市监许〔2025〕1号',
    XK_XDR_MC: '云澜试许商贸有限公司',
    XK_JDRQ: '2025/05/21',
    XK_XKJG: '云澜市市场监督管理局',
  };

  test.each(['长期有效', '永久有效', '无固定期限', '/', '——'])('%s is an open end', async (end) => {
    const { facts, findings } = await deliverRow({ ...licence, XK_YXQZI: end });
    expect(facts).toHaveLength(1);
    expect(facts[0]).not.toHaveProperty('validTo');
    expect(said({ findings })).toContain('CLEANED OPEN_END_WRITING XK_YXQZI');
  });

  test('the number of the licence stands in for that of the decision', async () => {
    const { facts } = await deliverRow({ ...licence, XK_WSH: '', XK_XKBH: 'YL-14-1' });
    expect(facts[0]).toMatchObject({ documentNumber: 'YL-14-1' });
  });

  test('an end of publicity that cannot be read is flagged, and the rule gives the window', async () => {
    const { facts, findings } = await deliverRow({ ...notice, 公示截止期: '1年' });
    expect(facts).toHaveLength(1);
    expect(said({ findings })).toContain('FLAGGED DATE_NOT_USED 公示截止期');
  });

  test('an honour without a number is stored under one made of what it says', async () => {
    const { facts, findings } = await deliverRow({
      企业名称: '云澜红名单商贸有限公司',
      统一社会信用代码: '91990100MA0013019P',
      红名单类别: '纳税信用A级',
      认定文号: '',
      认定日期: '2026-05-14',
      认定部门: '云澜市税务局',
    });
    expect(facts[0]).toMatchObject({ documentNumber: '（无文号）纳税信用A级·2026-05-14' });
    expect(said({ findings })).toContain('FLAGGED DOCUMENT_NUMBER_DERIVED 认定文号');
  });

  test('a word for the kind of party that nobody knows does not lose a row with a valid code', async () => {
    const { facts, findings } = await deliverRow({
      ...notice,
      行政相对人名称: '云澜甲商贸有限公司',
      行政相对人类别: '企业',
      行政相对人代码_1: '91990100MA0013019P',
    });
    expect(facts).toHaveLength(1);
    expect(said({ findings })).toContain('FLAGGED PARTY_KIND_NOT_USED 行政相对人类别');
  });
});

describe('amounts and shares that cannot be are told', () => {
  const penalty = { ...notice, 行政相对人名称: '云澜试罚商贸有限公司' };
  const fine = async (cells: Readonly<Record<string, string>>) => {
    const { facts, findings } = await deliverRow({ ...penalty, ...cells });
    const [fact] = facts;
    return [fact?.type === 'record' ? fact.details.fineAmount : undefined, ...said({ findings })];
  };

  test('2000 beside 罚款人民币2000元 is no fine of 2000 万元', async () => {
    const [amount, ...findings] = await fine({
      处罚内容: '罚款人民币2000元',
      '罚款金额（万元）': '2000',
    });
    expect(amount).toBeUndefined();
    expect(findings).toContain('FLAGGED AMOUNT_IMPLAUSIBLE 罚款金额（万元）');
  });

  test('the same sum in two units is no doubt', async () => {
    const [amount] = await fine({ 处罚内容: '罚款人民币20000元', '罚款金额（万元）': '2' });
    expect(amount).toBe('2');
  });

  test('an amount below zero is refused, one in 元 converted', async () => {
    const [negative, ...findings] = await fine({ '罚款金额（万元）': '-2' });
    expect(negative).toBeUndefined();
    expect(findings).toContain('FLAGGED AMOUNT_NEGATIVE 罚款金额（万元）');
    const [converted, ...told] = await fine({ '罚款金额（元）': '2000' });
    expect(converted).toBe('0.2');
    expect(told).toContain('CLEANED UNIT_CONVERTED 罚款金额（元）');
  });

  test('a share of at most 1 may be a fraction, unless a sign says percent', async () => {
    const share = async (heading: string, value: string) => {
      const { facts, findings } = await deliverRow({
        uniscid: '91990100MA000901X9',
        inv: '云澜甲股东有限公司',
        invtype: '企业法人',
        [heading]: value,
      });
      const [fact] = facts;
      const ratio = fact?.type === 'relation' ? fact.ratio : undefined;
      return [ratio, said({ findings }).some((one) => one.includes('RATIO_AMBIGUOUS'))];
    };
    expect(await share('conprop', '0.4')).toEqual([undefined, true]);
    expect(await share('conprop', '0.4%')).toEqual([0.004, false]);
    expect(await share('出资比例(%)', '0.4')).toEqual([0.004, false]);
    expect(await share('conprop', '40')).toEqual([0.4, false]);
  });
});

describe('what a file is taken for', () => {
  test('is told heading by heading before anything is read', async () => {
    expect(
      await withFile('CF_WSH,行政相对人名称(CF_XDR_MC),CF_JDRQ,CF_CFJG,经办人\n', explainDelivered),
    ).toEqual([
      'penalty (行政处罚)',
      'CF_WSH → CF_WSH (行政处罚决定书文号)',
      '行政相对人名称(CF_XDR_MC) → CF_XDR_MC (行政相对人名称)',
      'CF_JDRQ → CF_JDRQ (处罚决定日期)',
      'CF_CFJG → CF_CFJG (处罚机关)',
      '经办人 → unknown 未识别',
    ]);
  });

  test('a file that is taken for nothing is told in the same words', async () => {
    await expect(
      withFile('案号,企业名称,统一社会信用代码,执行法院,立案日期\n', explainDelivered),
    ).rejects.toThrow('企业名称 → unknown 未识别');
  });
});

describe('forms of files', () => {
  test('a header below many lines is found; the header once more is no row', async () => {
    const { rows } = await deliver(
      `${'填表说明\n'.repeat(6)}personname,certype,cerno\n姓名,证件类型,证件号码\n毛一一,身份证,${somebody}\n`,
    );
    expect(rows.map((row) => said(row))).toEqual([['REJECTED HEADING_REPEATED '], []]);
  });

  test('headings that a form numbers are known', async () => {
    const { table, rows } = await deliver(
      `(1)姓名,2、证件类型,③证件号码,（四）所在地区代码\n毛一一,身份证,${somebody},990100\n`,
    );
    expect(table).toBe('person');
    expect(rows.map((row) => said(row))).toEqual([[]]);
  });

  test('a header of two rows, the lower of which divides the upper, is one header', async () => {
    const { rows } = await deliver(
      `行政处罚决定书文号,行政相对人,,处罚决定日期,处罚机关
,行政相对人名称,统一社会信用代码,,
云文罚〔2025〕1号,云澜甲商贸有限公司,91990100MA0013019P,${day},云澜市文化和旅游局
`,
    );
    expect(rows.map((row) => [partyOf(row.facts)?.uscc, ...said(row)])).toEqual([
      ['91990100MA0013019P'],
    ]);
  });

  test.each([
    [
      'UTF-16 without a mark',
      Buffer.from('uniscid,entname\n91990100MA0013019P,云澜甲商贸有限公司\n', 'utf16le'),
      'UTF-16',
    ],
    [
      'lines ended by CR alone',
      'uniscid,entname\r91990100MA0013019P,云澜甲商贸有限公司\r',
      'CR alone',
    ],
    [
      'BODS 0.3',
      '[{"statementID":"a","statementType":"entityStatement","publicationDetails":{"bodsVersion":"0.3"}}]',
      'BODS 0.3',
    ],
  ])('%s is named', async (_, content, told) => {
    await expect(deliver(content)).rejects.toThrow(told);
  });

  test('characters written as two halves are read, half of one is refused with its line', async () => {
    const line = (middle: Buffer) =>
      Buffer.concat([
        Buffer.from('uniscid,entname\n91990100MA0015022H,云澜'),
        middle,
        Buffer.from('商贸有限公司\n'),
      ]);
    const whole = await deliver(line(Buffer.from('eda1b2edbd8e', 'hex')));
    expect(whole.rows[0] && partyOf(whole.rows[0].facts)?.name).toBe('云澜\u{2CB4E}商贸有限公司');
    const half = await deliver(line(Buffer.from('eda1b2', 'hex')));
    expect(half.rows.map((row) => said(row))).toEqual([['REJECTED ENCODING ']]);
  });
});
