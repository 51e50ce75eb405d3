// Names arrive with either kind of bracket, inner blanks, tabs and stand-ins for "nothing". Two things are made of
// them: a name fit to show, and a key under which the same registered name is found again. Persons are never joined
// by this key.
import { isNoText } from './no-text.ts';

/** A name fit to show (undefined when the cell says nothing) and what was done to it. */
export interface NameReading {
  readonly name: string | undefined;
  readonly cleanings: readonly (
    'NO_TEXT' | 'CONTROL_CHARACTERS' | 'PRIVATE_USE' | 'BLANKS' | 'BRACKETS'
  )[];
}

// Registered names must be in simplified characters, so this small map meets only what holders from Hong Kong, Macao
// and Taiwan write. Each left side has exactly one simplified form and is none itself (乾, 後, 瞭 are left out).
const traditionalPairs =
  '國国 華华 東东 業业 團团 實实 貿贸 產产 電电 車车 銀银 機机 場场 廠厂 廣广 農农 學学 會会 術术 與与 無无 興兴 龍龙 ' +
  '馬马 鋼钢 鐵铁 銅铜 義义 豐丰 寶宝 維维 網网 絡络 務务 員员 資资 質质 財财 貨货 運运 達达 進进 遠远 醫医 藥药 藝艺 ' +
  '衛卫 設设 計计 認认 證证 諮咨 護护 買买 賣卖 賽赛 軟软 輪轮 輸输 轉转 辦办 連连 郵邮 鄉乡 鎮镇 長长 門门 開开 間间 ' +
  '關关 陽阳 陸陆 際际 陳陈 雲云 韓韩 順顺 顧顾 風风 飛飞 飯饭 飲饮 館馆 驗验 魚鱼 鮮鲜 麗丽 黃黄 齊齐 島岛 嶺岭 幣币 ' +
  '師师 張张 強强 應应 慶庆 擔担 數数 時时 楊杨 極极 構构 標标 樓楼 樂乐 橋桥 檢检 歐欧 漢汉 潔洁 澤泽 濟济 灣湾 熱热 ' +
  '環环 畫画 療疗 監监 礦矿 種种 積积 穩稳 競竞 筆笔 節节 範范 築筑 糧粮 紅红 紙纸 級级 紡纺 純纯 細细 組组 結结 統统 ' +
  '絲丝 經经 綠绿 綜综 線线 編编 績绩 織织 續续 羅罗 聖圣 聯联 職职 臺台 舊旧 蓋盖 蘇苏 藍蓝 蘭兰 號号 裝装 製制 視视 ' +
  '規规 觀观 訊讯 貴贵 費费 賓宾 賢贤 趙赵 躍跃 輝辉 輔辅 選选 鄭郑 鄧邓 釀酿 鋁铝 錄录 錦锦 錢钱 鑽钻 鏡镜 鐘钟 閣阁 ' +
  '雙双 離离 難难 響响 項项 願愿 燈灯 營营 傳传 億亿 優优 勝胜 劉刘 動动 協协 區区 圖图 壓压 備备 價价 儀仪 創创';

const simplified = new Map(
  traditionalPairs.split(' ').map((pair): [string, string] => [pair.charAt(0), pair.charAt(1)]),
);

/** Whether the key is the name itself: millions of names are plain simplified characters, which NFKC leaves alone. */
const isOwnKey = (name: string): boolean => {
  for (let at = 0; at < name.length; at += 1) {
    const code = name.charCodeAt(at);
    if (code < 0x4e00 || code > 0x9fff) return false;
    const character = name.charAt(at);
    if (character === '零' || simplified.has(character)) return false;
  }
  return true;
};

const keyOf = (name: string): string =>
  name
    .normalize('NFKC')
    .replace(/[\s\p{Cf}\p{Cc}\p{Variation_Selector}]/gu, '')
    .replace(/[[{【〔〖〈]/g, '(')
    .replace(/[\]}】〕〗〉]/g, ')')
    .replace(/[•‧∙⋅・]/g, '·')
    .replace(/[零○◯]/g, '〇')
    .toLowerCase()
    .replace(/\p{Script=Han}/gu, (character) => simplified.get(character) ?? character);

/**
 * The key under which two writings of one registered name are equal: NFKC, one kind of bracket and of middle dot, no
 * blanks or invisible characters, 零 as 〇, case folded, common traditional characters simplified. Never shown.
 */
export const nameKey = (name: string): string => (isOwnKey(name) ? name : keyOf(name));

// GB 18030 of 2000 kept these characters in the private-use area until Unicode had them; each pair: where, and which
const formerly =
  'E816 20087 E817 20089 E818 200CC E81E 9FB4 E826 9FB5 E82B 9FB6 E82C 9FB7 E831 215D7 E832 9FB8 E83B 2298F E843 9FB9 E854 9FBA E855 241FE E85C 4D13 E85D 4D14 E85E 4D15 E85F 4D16 E860 4D17 E861 4D18 E862 4D19 E863 4DAE E864 9FBB'.split(
    ' ',
  );
const privateUse = new Map(
  formerly.flatMap((at, i): [string, string][] =>
    i % 2 === 0
      ? [
          [
            String.fromCodePoint(parseInt(at, 16)),
            String.fromCodePoint(parseInt(formerly[i + 1] ?? '', 16)),
          ],
        ]
      : [],
  ),
);
const lost = /[?？\uFFFD\p{Co}\p{Cn}]/u;

// the second line is what sums and remainders of a table are called
const nobody = new Set([
  ...['不详', '未知', '匿名', '某某', '无名', '空缺', '缺位'],
  ...['合计', '总计', '小计', '共计', '累计', '其他', '其他股东', '其余股东'],
]);

/** Whether a cell of a name names nobody: it says nothing, or is the heading of a sum or a remainder. */
export const isNoName = (text: string): boolean =>
  isNoText(text) || nobody.has(text.replace(/[\s:：]/gu, ''));

const longNumber =
  /(?:(?:居民)?身份证|公民身份|证件)?(?:号码?)?[:：]?\s*[0-9０-９]{3,}[0-9０-９*＊]{11,}[Xx]?/gu;

/** A name without the number of a document that was written into it: names are public, and none holds a number that long. */
export const withoutNumbers = (name: string): string =>
  name.search(longNumber) >= 0
    ? name
        .replace(longNumber, '')
        .replace(/[([（【]\s*[)\]）】]/gu, '')
        .replace(/[\s,，、:：;；/-]+$/u, '')
        .trim()
    : name;

/** Whether characters of a name were lost on its way (`?`, private use, unassigned): then it is shown and joins nothing. */
export const isDamagedName = (name: string): boolean => lost.test(name);

const characterByCharacter = /^\p{Script=Han}(?:\s+\p{Script=Han}){1,3}$/u;

/** Removes tabs and invisible characters, trims, collapses blanks, takes them out of names of two to four characters, and makes round brackets full width. */
export const cleanName = (text: string): NameReading => {
  if (isNoName(text)) return { name: undefined, cleanings: ['NO_TEXT'] };
  const steps = [
    ['CONTROL_CHARACTERS', (name: string) => name.replace(/\p{Cf}|(?![\r\n])\p{Cc}/gu, '')],
    [
      'PRIVATE_USE',
      (name: string) =>
        name.replace(/[\uE815-\uE864]/g, (character) => privateUse.get(character) ?? character),
    ],
    [
      'BLANKS',
      (name: string) => {
        const trimmed = name.trim();
        // names of two to four characters are set apart to fill a form: 王　明
        return trimmed.replace(/\s+/g, characterByCharacter.test(trimmed) ? '' : ' ');
      },
    ],
    ['BRACKETS', (name: string) => name.replace(/[(﹙]/g, '（').replace(/[)﹚]/g, '）')],
  ] as const;
  const cleanings: NameReading['cleanings'][number][] = [];
  let name = text;
  for (const [step, clean] of steps) {
    const cleaned = clean(name);
    if (cleaned !== name) cleanings.push(step);
    name = cleaned;
  }
  // what is left of a cell of invisible characters, or of a sentinel wrapped in them, says nothing either
  return isNoName(name) ? { name: undefined, cleanings: ['NO_TEXT'] } : { name, cleanings };
};

const compoundSurnames = new Set(
  '欧阳 司马 诸葛 上官 司徒 东方 独孤 南宫 夏侯 皇甫 尉迟 公孙 慕容 令狐 长孙 宇文 轩辕 端木 百里 呼延 东郭 南门 西门 申屠 公羊 澹台 公冶 宗政 濮阳 淳于 单于 太叔 钟离 闻人 赫连 拓跋 闾丘 左丘 亓官 司空 司寇 仲孙 万俟 歐陽 司馬 諸葛 東方'.split(
    ' ',
  ),
);

/** Shows the surname (one character, two of a compound one) and a `*` for each further character. */
export const maskPersonName = (name: string): string => {
  const characters = Array.from(name.trim());
  const compound = characters.length > 2 && compoundSurnames.has(characters.slice(0, 2).join(''));
  const shown = compound ? 2 : 1;
  return characters.map((character, i) => (i < shown ? character : '*')).join('');
};
