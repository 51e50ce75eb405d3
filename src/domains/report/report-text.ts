/** How a report writes texts, days and numbers in one of its languages. */
import { timeAt } from '../../words/calendar-date.ts';
import { limits } from '../../words/limits.ts';
import type { Count, Fact, Language, Value, Words } from './report-model.ts';

/** A label and a value as they are drawn. */
export interface Pair {
  readonly label: string;
  readonly value: string;
}

/** Writes in one language. */
export interface Pen {
  readonly language: Language;
  readonly say: (value: Value) => string;
  readonly pair: (fact: Fact) => Pair;
  /** Several texts in a row, as the language parts them. */
  readonly list: (texts: readonly string[], mark: 'comma' | 'semicolon') => string;
  /** `label: value`. */
  readonly line: (fact: Fact) => string;
  readonly total: (count: Pick<Count, 'total' | 'more'>) => string;
  readonly day: (day: string) => string;
  readonly time: (instant: string) => string;
  /** The n-th part, and the n-th heading of a part. */
  readonly part: (n: number, text: Words) => string;
  readonly heading: (n: number, text: Words) => string;
}

const numerals = Array.from('一二三四五六七八九十');

const numeral = (n: number): string =>
  n <= 10 ? String(numerals[n - 1]) : `十${n === 20 ? '' : String(numerals[n - 11])}`;

/** Invisible characters could turn the direction of what follows, or hide what is there. */
const plain = (text: string): string =>
  text.replace(/[\p{Cf}\p{Cc}]/gu, (character) => (character === '\n' ? character : ''));

/** A text that is longer than the limit is cut, and says by how much. */
function cut(text: string, language: Language): string {
  if (text.length <= limits.reportText) return text;
  const characters = Array.from(text);
  const left = characters.length - limits.reportText;
  if (left <= 0) return text;
  const note = language === 'zh' ? `……（其余 ${left} 字未列出）` : ` … (${left} more characters)`;
  return `${characters.slice(0, limits.reportText).join('')}${note}`;
}

const marks = { comma: { zh: '、', en: ', ' }, semicolon: { zh: '；', en: '; ' } } as const;

export function createPen(language: Language): Pen {
  const isChinese = language === 'zh';
  const say = (value: Value): string =>
    cut(plain(typeof value === 'string' ? value : value[language]), language);
  const day = (text: string): string =>
    isChinese ? text.replace(/^(\d+)-(\d+)-(\d+)$/, '$1年$2月$3日') : text;
  return {
    language,
    say,
    day,
    pair: ({ label, value }) => ({ label: say(label), value: say(value) }),
    list: (texts, mark) => texts.join(marks[mark][language]),
    line: ({ label, value }) => `${say(label)}${isChinese ? '：' : ': '}${say(value)}`,
    total: ({ total, more }) => `${more ? '≥ ' : ''}${total}`,
    time: (instant) => {
      const [on = '', clock = ''] = timeAt(instant).split(' ');
      return `${day(on)} ${clock}${isChinese ? '' : ' (UTC+8)'}`;
    },
    part: (n, text) => (isChinese ? `${numeral(n)}、${text.zh}` : `Part ${n}. ${text.en}`),
    heading: (n, text) => (isChinese ? `（${numeral(n)}）${text.zh}` : `${n}. ${text.en}`),
  };
}
