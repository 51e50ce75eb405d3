import { describe, expect, test } from '@jest/globals';
import { readPublicityRules } from '../../src/rules/publicity.ts';
import { readFields } from '../../src/words/penalty-field.ts';

const order58 = readPublicityRules().regimes.find(({ id }) => id === 'NDRC-ORDER-58');
const read = (said: string, basis = '', authority = '示例市市场监督管理局') => {
  if (!order58) throw new Error('The rules have lost a regime.');
  const { certain, inDoubt } = readFields(order58.fieldMinimums, {
    authority,
    basis,
    said: [said],
  });
  return [certain.join(), inDoubt.join()];
};

describe('a penalty is of the field', () => {
  test.each([
    ['销售假药', '', '药品'],
    ['销售假药', '《中华人民共和国药品管理法》第一百一十六条', '药品'],
    ['经营标签不合格的糕点', '《中华人民共和国食品安全法》第一百二十五条', '食品'],
    ['未标明生产日期', '食品安全法第一百二十五条', '食品'],
    ['瞒报生产安全事故', '《生产安全事故报告和调查处理条例》第三十六条', '安全生产'],
    ['发生一般生产安全责任事故', '', '安全生产'],
    ['使用未经定期检验的电梯', '《特种设备安全法》第八十四条', '特种设备'],
    ['未按规定检验', '《锅炉安全技术规程》', '特种设备'],
    ['占用疏散通道', '《示例省消防条例》第六十条', '消防'],
    ['火灾隐患未整改', '', '消防'],
    // no matter how the row is spaced, or of which width its characters are
    ['销 售 假 药', '', '药品'],
    ['经营场所无许可', '〈旧〉《 食品安全法 》第一百二十二条', '食品'],
  ])('%s, by %s: %s', (said, basis, field) => {
    expect(read(said, basis)).toEqual([field, '']);
  });

  test('that one of three laws is of, and of each that several are of', () => {
    const three = '《行政处罚法》第二十八条、《广告法》第五十八条、《食品安全法》第一百四十条';
    expect(read('虚假宣传', three)).toEqual(['食品', '']);
    expect(read('违规', '《食品安全法》《药品管理法》《消防法》')).toEqual(['食品,药品,消防', '']);
  });
});

describe('a penalty is of no such field', () => {
  test.each([
    ['侵犯零食品牌的商标', '《中华人民共和国商标法》第六十条'],
    ['推广未经审定的农药品种', '《农药管理条例》'],
    ['采取消防护措施不当', '《传染病防治法》'],
    ['示例食品有限公司未按期公示年度报告', '《企业信息公示暂行条例》第十八条'],
    ['示例消防器材有限公司虚假宣传', '《反不正当竞争法》第二十条'],
    ['违反质量安全生产规定', ''],
    ['虚假宣传', '《广告法》《价格法》《商标法》'],
    ['', ''],
  ])('%s, by %s', (said, basis) => {
    expect(read(said, basis)).toEqual(['', '']);
  });

  test('because of its authority alone where it names another law', () => {
    const authority = '示例市食品药品监督管理局';
    expect(read('擅自生产', '《医疗器械监督管理条例》', authority)).toEqual(['', '']);
  });
});

describe('it is in doubt', () => {
  test.each([
    ['发布食品违法广告', '《广告法》第五十八条', '示例市市场监督管理局', '食品'],
    ['违反管理规定', '', '示例市消防救援支队', '消防'],
    ['违反管理规定', '《行政处罚法》', '示例市应急管理局', '安全生产'],
    ['超过保质期', '', '示例市市场监督管理局', '食品'],
    ['未按规定使用电梯', '', '示例市市场监督管理局', '特种设备'],
  ])('%s, by %s, of %s: %s', (said, basis, authority, field) => {
    expect(read(said, basis, authority)).toEqual(['', field]);
  });
});
