/** Control answers in Chinese: the hub words its warnings and the limbs of its rules in English, under codes. */

/** By code; what the message names stands beside it as relations. */
export const warningWords: Readonly<Record<string, string>> = {
  CYCLE: '存在循环持股；已按精确解计算。',
  SELF_HOLDING: '企业持有自身股权：所有权穿透给其他股东，这部分不计表决权。',
  UNKNOWN_RATIO: '有持股比例不明，相关数字为下限。',
  SUM_NOT_ONE: '某企业已知持股比例之和不等于百分之百。',
  NO_NATURAL_PERSON: '按此规则没有找到自然人。',
  DISPUTED_EDGE: '所用的关系中有异议待处理。',
  TRUNCATED: '持股关系超过上限，结论只涵盖已读取的部分。',
  NUMERIC: '循环持股无有限解，或因规模过大以浮点数求解。',
};

/** Limbs of rules by the name that begins a basis. */
const limbs: Readonly<Record<string, string>> = {
  'art. 216(2)': '《公司法》（2018）第二百一十六条第二项：直接持有百分之五十以上的资本或表决权',
  'art. 265(2)': '《公司法》（2023）第二百六十五条第二项：直接持有超过百分之五十的资本或表决权',
  'art. 216(3)':
    '《公司法》（2018）第二百一十六条第三项：单独或连同所控制者持有过半数表决权的链条上的最后一个；按2024年7月1日前的措辞，其中本身是股东的称为控股股东',
  'art. 265(3)':
    '《公司法》（2023）第二百六十五条第三项：单独或连同所控制者持有过半数表决权的链条上的最后一个',
  'limb (i)':
    '第（一）项：直接或间接最终持有百分之二十五以上：股权与表决权取其高者，逐层相乘、各路径相加',
  'limb (iii)': '第（三）项：未达百分之二十五但能实际控制：单独或连同所控制者持有过半数表决权',
  'limb (iv)': '第（四）项：无人达到百分之二十五、也无人控制：负责日常经营管理的人',
  cascade: '级联：单独或连同所控制者持有过半数表决权；被控制企业的持股全额计入',
  ownership: '穿透：持有达到或超过阈值：股权沿路径相乘、各路径相加',
};

/** What the hub adds to a basis, by a part of its sentence. */
const additions: readonly (readonly [string, string])[] = [
  ['wording recalled, not read', '（条文按记忆转述，未经核对）'],
  ['no finite value', '；比例没有有限值，见“不确定之处”'],
  ['at least this share', '；至少为此比例：有的持股比例不明'],
];

/** A basis in Chinese; one that is not known here, such as an enterprise's own filing, as the hub gives it. */
export function basisInChinese(basis: string): string {
  const name = Object.keys(limbs).find((one) => basis.startsWith(`${one}: `));
  if (name === undefined) return basis;
  const added = additions.flatMap(([part, words]) => (basis.includes(part) ? [words] : []));
  return `${limbs[name] ?? ''}${added.join('')}`;
}
