/**
 * Readings that only a place or a surname has: 乐 is le in 乐山 and yue in 乐清, 单 is dan but shan as a surname and in
 * 单县. Listed are those that the library, which goes by common words, reads otherwise.
 */

const listed = (text: string): ReadonlyMap<string, readonly string[]> =>
  new Map(
    text.split(';').map((entry) => {
      const [written = '', ...syllables] = entry.trim().split(' ');
      return [written, syllables];
    }),
  );

/** Names of places, county and below, with a syllable for each character. */
const places = listed(
  '乐清 yue qing;闵行 min hang;单县 shan xian;单父 shan fu;大埔 da bu;涡阳 guo yang;歙县 she xian;浚县 xun xian;' +
    '洪洞 hong tong;繁峙 fan shi;尉犁 yu li;尉氏 wei shi;乐亭 lao ting;乐陵 lao ling;乐都 le du;蔚县 yu xian;' +
    '珲春 hun chun;莘庄 xin zhuang;莘县 shen xian;泌阳 bi yang;黄陂 huang pi;六合 lu he;六安 lu an;' +
    '浒墅关 xu shu guan;浒浦 xu pu;郫都 pi du;郫县 pi xian;筠连 jun lian;什邡 shi fang;吴堡 wu bu;宕昌 tan chang;' +
    '大栅栏 da shi lan;都匀 du yun;解州 hai zhou;会稽 kuai ji;铅山 yan shan;大城 dai cheng;长子 zhang zi',
);

/** Surnames whose first character is read otherwise in words. */
const surnames = listed(
  '单 shan;解 xie;仇 qiu;区 ou;曾 zeng;任 ren;查 zha;盖 ge;尉迟 yu chi;万俟 mo qi;朴 piao;乐 yue;缪 miao;折 she;' +
    '员 yun;召 shao;能 nai;繁 po;薄 bo;种 chong;黑 he;秘 bi;冼 xian;澹台 tan tai;长孙 zhang sun',
);

const longestPlace = Math.max(...[...places.keys()].map((place) => place.length));

/** The syllables of a text as places and a surname in front are read; undefined where the common reading is the only one. */
export function otherReading(
  characters: readonly string[],
  common: readonly string[],
): readonly string[] | undefined {
  // letters and digits may stand together in one syllable: then no character tells its own
  if (characters.length !== common.length) return undefined;
  const other = [...common];
  const write = (at: number, syllables: readonly string[]): void => {
    other.splice(at, syllables.length, ...syllables);
  };
  const surname = [2, 1]
    .map((length) => surnames.get(characters.slice(0, length).join('')))
    .find((syllables) => syllables !== undefined);
  if (surname) write(0, surname);
  for (let at = 0; at < characters.length; at += 1)
    for (let length = 2; length <= longestPlace; length += 1) {
      const place = places.get(characters.slice(at, at + length).join(''));
      if (place) write(at, place);
    }
  return other.every((syllable, at) => syllable === common[at]) ? undefined : other;
}
