import { describe, expect, test } from '@jest/globals';
import { pinyinKey } from '../../src/words/pinyin-key.ts';

describe('the pinyin of a name', () => {
  test.each([
    ['云澜远帆', 'yunlanyuanfan|ylyf'],
    // characters of two readings, by the word they stand in
    ['重庆银行长安支行', 'chongqingyinhangchanganzhihang|cqyhcazh'],
    ['绿城会计师事务所', 'lvchengkuaijishishiwusuo|lckjssws'],
    ['雲瀾貿易(集團)', 'yunlanmaoyijituan|ylmyjt'],
    ['华为abc2号', 'huaweiabc2hao|hwabc2h'],
    ['第三〇一厂', 'disanlingyichang|dslyc'],
    ['ice shadow ltd', 'iceshadowltd|iceshadowltd'],
    ['·（）', '|'],
    // places and surnames that are read otherwise than words are
    ['乐清市', 'leqingshi|lqs|yueqingshi|yqs'],
    ['闵行商贸', 'minxingshangmao|mxsm|minhangshangmao|mhsm'],
    ['云澜单县分店', 'yunlandanxianfendian|yldxfd|yunlanshanxianfendian|ylsxfd'],
    ['单记面馆', 'danjimianguan|djmg|shanjimianguan|sjmg'],
    ['尉迟酒坊', 'weichijiufang|wcjf|yuchijiufang|ycjf'],
  ])('%s: %s', (name, key) => {
    expect(pinyinKey(name)).toBe(key);
  });

  test('knows no letter but a to z and digits, whatever the name', () => {
    for (const name of ['𠮷野家', 'ＡＢＣ株式会社', '<b>厂</b>', 'Ünïcode 呣嗯', '𰻝𰻝面'])
      expect(pinyinKey(name)).toMatch(/^[a-z0-9]*(\|[a-z0-9]*)+$/);
  });
});
