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

/** The same for English, where the hub's own sentence about each case follows. */
export const warningTitles: Readonly<Record<string, string>> = {
  CYCLE: 'Holdings run in a circle; solved exactly.',
  SELF_HOLDING: 'A firm holds shares in itself.',
  UNKNOWN_RATIO: 'Some shares are unknown; figures on them are lower bounds.',
  SUM_NOT_ONE: 'The known shares of a firm do not add up to 100 %.',
  NO_NATURAL_PERSON: 'No natural person was found under this rule.',
  DISPUTED_EDGE: 'An objection is open against a relation used here.',
  TRUNCATED: 'There are more holdings than were read.',
  NUMERIC: 'A circle has no finite solution, or is solved in floating point.',
};

/** Sentences that the hub writes about one case of a doubt, and lines of its arithmetic, each as a whole. */
const sentences: readonly (readonly [RegExp, string])[] = [
  [/^Holdings run in a circle through (.*) and others\.$/, '持股构成循环，经由$1等。'],
  [/^Holdings run in a circle through (.*)\.$/, '持股构成循环，经由$1。'],
  [/^(.*) holds shares in itself: .*$/, '$1持有自身股权，这部分不计表决权。'],
  [
    /^(\d+) holdings in (.*) have no known ratio \((\d+) counted by their lower bound\): .*$/,
    '$2有$1笔持股比例不明，其中$3笔按下限计。',
  ],
  [/^The known ratios in (.*) sum to (.*)\.$/, '$1已知持股比例之和为$2。'],
  [/^No natural person .* in a state body: (.*)\.$/, '没有找到自然人：链条止于国有主体$1。'],
  [/^No natural person was found under this rule\..*$/, '按此规则没有找到自然人。'],
  [/^(\d+) of these holdings are disputed\.$/, '其中$1笔持股有异议待处理。'],
  [/^There are more holdings than could be read: .*$/, '持股关系多于可读取的上限。'],
  [
    /^A circle of holdings that nobody outside owns .*$/,
    '有一个循环没有外部所有者，没有有限的所有权。',
  ],
  [/^The circles or the ratios are too large .*$/, '循环或比例过大，以浮点数求解。'],
  [
    /^x\(S\) is the share of (.*) that S holds; walks back to (.*) are not counted\.$/,
    'x(S) 为 S 在$1中的份额；回到$2的路径不计。',
  ],
  [/^… and (\d+) more equations, .*$/, '… 另有$1个方程，其余股东各一个'],
  [/^No share is stated: .*$/, '不给出份额：该循环整体没有有限的所有权。'],
  [/^More simple paths exist than are listed; .*$/, '未列出的路径也都计入方程。'],
  [
    /^(.*) is in charge of daily management; no share is computed\.$/,
    '$1负责日常经营管理；不计算份额。',
  ],
  [/^由企业自行申报, 未经计算\. .*$/, '由企业自行申报，未经计算。'],
];

/** Words inside a line of arithmetic; names stand between them and stay as they are. */
const phrases: readonly (readonly [RegExp, string])[] = [
  [/ \((\d+) more paths\)/g, '（另$1条路径）'],
  [/^Solution in floating point: /, '解（浮点）：'],
  [/^Solution: /, '解：'],
  [/= no finite value/g, '= 无有限值'],
];

/** One step of a cascade or a direct holding: what is counted of which firm, and that it is controlled by it. */
function stepInChinese(step: string): string {
  const whole = step.startsWith('in all ') ? '合计 ' : '';
  const [counted = '', controlled] = step.replace(/^in all /, '').split(' → controls ');
  const end = controlled === undefined ? '' : ` → 控制${controlled}`;
  return `${whole}${counted.replace(/^(.*?\d) of (.+)$/, '$1（占$2）')}${end}`;
}

function lineInChinese(line: string): string {
  const sentence = sentences.find(([known]) => known.test(line));
  if (sentence) return line.replace(...sentence);
  const phrased = phrases.reduce((text, [known, words]) => text.replace(known, words), line);
  const isOfSteps = /\d of /.test(phrased);
  return isOfSteps ? phrased.split('; ').map(stepInChinese).join('；') : phrased;
}

/** Arithmetic or a doubt in Chinese; a line that is not known here stays as the hub gives it. */
export const controlInChinese = (text: string): string =>
  text.split('\n').map(lineInChinese).join('\n');

/** The English half of what the hub says in both languages at once. */
export const controlInEnglish = (text: string): string =>
  text.replace(/^由企业自行申报, 未经计算\. /, '');

/** Wordings of the rules by the beginning of an edition, and where they come from. */
const editions: Readonly<Record<string, string>> = {
  'Company Law 2018, art. 216(2)':
    '《公司法》（2018）第二百一十六条第二项：持股百分之五十以上（含本数）',
  'Company Law 2023, art. 265(2)':
    '《公司法》（2023）第二百六十五条第二项：持股超过百分之五十，2024年7月1日起施行',
  'Company Law 2018, art. 216(3)':
    '《公司法》（2018）第二百一十六条第三项：虽不是股东但能够实际支配公司行为的人；按控制级联计算',
  'Company Law 2023, art. 265(3)':
    '《公司法》（2023）第二百六十五条第三项：通过投资关系、协议或者其他安排能够实际支配公司行为的人，2024年7月1日起施行；按控制级联计算',
  'PBoC and SAMR order 2024 no. 3':
    '《受益所有人信息管理办法》（中国人民银行、国家市场监督管理总局令〔2024〕第3号），2024年11月1日起施行：百分之二十五以上',
  'Control cascade':
    '控制级联：单独或连同所控制者持有超过百分之五十（意大利央行公开的企业控制定义）',
  'Effective ownership': '穿透持股：股权沿路径相乘、各路径相加，达到或超过给定阈值',
};

/** House rules of the credit centre by a part of their source, in Chinese. */
const houseRules: readonly (readonly [string, string])[] = [
  [
    'a family of firms',
    '信用中心内部规则：企业族群由控制关系（50% 级联）、任职或持有一定比例的人、总分支机构维系；仅因同受国家控股不视为关联（《公司法》（2023）第二百六十五条第四项）',
  ],
  [
    'what registrations have in common',
    '信用中心内部规则：登记信息的相同只提示、不证明关联；众多企业共用同一地址或号码（如代办机构）说明不了什么',
  ],
];

/** Which wording was applied, in Chinese; one that is not known here stays as the hub gives it. */
export function editionInChinese(edition: string): string {
  const house = houseRules.find(([part]) => edition.includes(part));
  if (house) return `${edition.split(' [')[0] ?? ''} ${house[1]}`;
  const name = Object.keys(editions).find((one) => edition.startsWith(one));
  return name === undefined ? edition : (editions[name] ?? edition);
}

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
