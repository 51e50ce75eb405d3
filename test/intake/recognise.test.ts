import { describe, expect, test } from '@jest/globals';
import { explainHeader, fitHeader, tablesOf } from '../../src/intake/recognise.ts';
import { readCatalogue } from '../../src/rules/catalogue.ts';
import { plainHeading } from '../../src/words/plain-heading.ts';

const tables = tablesOf(readCatalogue());
const fitOf = (headings: readonly string[]) => fitHeader(headings, tables).fit;

const currentPenalty =
  'CF_XDR_MC CF_XDR_LB CF_XDR_SHXYM CF_XDR_GSZC CF_XDR_ZZJG CF_XDR_SWDJ CF_XDR_SYDW CF_XDR_SHZZ CF_FRDB CF_FR_ZJLX CF_FR_ZJHM CF_XDR_ZJLX CF_XDR_ZJHM ' +
  'CF_WSH CF_WFXW CF_SY CF_YJ CF_CFLB CF_NR CF_NR_FK CF_NR_WFFF CF_NR_ZKDX CF_JDRQ CF_YXQ CF_GSJZQ CF_CFJG CF_CFJGDM CF_SJLY CF_SJLYDM BZ';
const currentLicence =
  'XK_XDR_MC XK_XDR_LB XK_XDR_SHXYM XK_XDR_GSZC XK_XDR_ZZJG XK_XDR_SWDJ XK_XDR_SYDW XK_XDR_SHZZ XK_FRDB XK_FR_ZJLX XK_FR_ZJHM XK_XDR_ZJLX XK_XDR_ZJHM ' +
  'XK_XKWS XK_WSH XK_XKLB XK_XKZS XK_XKBH XK_NR XK_JDRQ XK_YXQZ XK_YXQZI XK_XKJG XK_XKJGDM XK_ZT XK_LYDW XK_LYDWDM BZ';
const licence2016 =
  'XK_WSH XK_XMMC XK_SPLB XK_NR XK_XDR XK_XDR_SHXYM XK_XDR_ZDM XK_XDR_GSDJ XK_XDR_SWDJ XK_XDR_SFZ XK_FR XK_JDRQ XK_JZQ XK_XZJG XK_ZT DFBM SJC BZ XK_SYFW';
const penalty2016 =
  'CF_WSH CF_CFMC CF_CFLB1 CF_CFLB2 CF_SY CF_YJ CF_XDR CF_XDR_SHXYM CF_XDR_ZDM CF_XDR_GSDJ CF_XDR_SWDJ CF_XDR_SFZ CF_FR CF_JG CF_JDRQ CF_XZJG CF_ZT DFBM SJC BZ GSQX CF_SYFW';

describe('a table is known by its header', () => {
  test.each([
    ['licence', currentLicence, 28],
    ['penalty', currentPenalty, 30],
    ['licence', licence2016, 19],
    ['penalty', penalty2016, 22],
  ])('%s with every column known', (name, header, count) => {
    const fit = fitOf(header.split(' '));
    expect(fit?.table.name).toBe(name);
    expect(fit?.columns.size).toBe(count);
    expect(fit?.unknown).toEqual([]);
    expect(fit?.missing).toEqual([]);
  });

  test.each(tables.map((table) => [table.title, table] as const))(
    '%s by its keys and by its Chinese headings',
    (_, table) => {
      for (const words of [
        table.columns.map(({ key }) => key),
        table.columns.map(({ heading }) => heading),
      ]) {
        const fit = fitOf(words);
        expect(fit?.table).toBe(table);
        expect(fit?.unknown).toEqual([]);
      }
    },
  );

  test.each([
    ['政处罚决定文书号', 'CF_WSH'],
    ['行政处罚文书号', 'CF_WSH'],
    ['行政处罚决定文号', 'CF_WSH'],
    ['出发事由', 'CF_SY'],
    ['处罚是由', 'CF_SY'],
    ['罚款事由', 'CF_SY'],
    ['行政行对人名称', 'CF_XDR_MC'],
    ['政行对人名称：', 'CF_XDR_MC'],
    ['罚类别', 'CF_CFLB'],
    ['行统一社会信用代码', 'CF_XDR_SHXYM'],
    ['行政相对人代码/1（统一社会信用代码）', 'CF_XDR_SHXYM'],
    ['* 处罚决定日期 ：', 'CF_JDRQ'],
  ])('the spelling %s is understood as %s', (spelling, key) => {
    const others = currentPenalty.split(' ').filter((other) => other !== key);
    const fit = fitOf([...others, spelling]);
    expect(fit?.table.name).toBe('penalty');
    expect(fit?.columns.get(key)?.label).toBe(spelling);
  });

  test('a second column of one meaning is named as unknown', () => {
    expect(fitOf(['企业名称', '注册号', '名称'])?.unknown).toEqual(['名称']);
  });

  test('a unit behind a heading is no part of its name: the cell is read in it', () => {
    const fit = fitOf(['企业名称', '注册号', '注册资本（元）']);
    expect(fit?.columns.get('regcap')?.label).toBe('注册资本（元）');
  });

  test('notes behind a heading and the key beside it are understood, where both agree', () => {
    const fit = fitOf([
      '行政处罚决定书文号（必填）',
      '行政相对人名称(CF_XDR_MC)',
      '处罚决定日期【必填】',
      '处罚机关(CF_CFJG)',
    ]);
    expect([...(fit?.columns.keys() ?? [])]).toEqual(['CF_WSH', 'CF_XDR_MC', 'CF_JDRQ', 'CF_CFJG']);
    expect(fitOf(['企业名称', '注册号', '住所(regno)'])?.unknown).toEqual(['住所(regno)']);
  });

  test.each([
    ['uniscid entname item period value unit', '4 of its 6 headings are unknown to it'],
    ['案号 企业名称 统一社会信用代码 法定代表人 执行法院 立案日期', 'headings of a record'],
    [
      '企业名称 统一社会信用代码 法定代表人 行政处罚决定书文号 处罚决定日期',
      'headings of a record',
    ],
  ])('a register is not seen in a file that says more: %s', (header, doubt) => {
    expect(fitHeader(header.split(' '), tables).doubt).toContain(doubt);
  });

  test('each heading is told with what it was taken for; what looks like a cell is not printed', () => {
    const fit = fitOf(['企业名称', '注册号', '备注甲', '990106198505050054']);
    expect(fit && explainHeader(fit)).toEqual([
      '企业名称 → entname (企业名称)',
      '注册号 → regno (注册号)',
      '备注甲 → unknown 未识别',
      '… → unknown 未识别',
    ]);
  });

  test('width, case, blanks, brackets and the required mark do not matter', () => {
    expect(plainHeading(' *企业 名称（ＡＢ）： ')).toBe(plainHeading('企业名称(ab)'));
  });

  test('no two columns of one table answer to one word', () => {
    for (const { columns } of tables) {
      const words = columns.flatMap(({ key, heading, aliases = [] }) => [
        ...new Set([key, heading, ...aliases].map(plainHeading)),
      ]);
      expect(words.filter((word, at) => words.indexOf(word) !== at)).toEqual([]);
    }
  });
});
