/** A model in one language as a row of blocks: what HTML and PDF both draw, so that they cannot say different things. */
import { limits } from '../../words/limits.ts';
import type { Count, Fact, Language, ReportModel, Section, Value, Words } from './report-model.ts';

export interface Pair {
  readonly label: string;
  readonly value: string;
}

/** One thing that is drawn; lines of pairs hold one or two of them. */
export type Block =
  | { readonly type: 'part' | 'heading'; readonly text: string }
  | { readonly type: 'paragraphs'; readonly items: readonly string[] }
  | { readonly type: 'note' | 'end'; readonly text: string }
  | {
      readonly type: 'pairs';
      readonly title: string | null;
      readonly mark: string | null;
      readonly lines: readonly (readonly Pair[])[];
    }
  | {
      readonly type: 'table';
      readonly head: readonly string[];
      /** Shares of the width, one for each column. */
      readonly widths: readonly number[];
      readonly rows: readonly (readonly string[])[];
    };

/** A laid out report. */
export interface Layout {
  readonly language: Language;
  readonly title: string;
  readonly standard: string;
  readonly name: string;
  readonly cover: readonly Pair[];
  readonly centre: string;
  readonly date: string;
  readonly issuedAt: string;
  readonly number: string;
  readonly verifyUrl: string;
  readonly verifyText: string;
  /** Who asked for what, on every page. */
  readonly watermark: string;
  readonly numberLabel: string;
  readonly blocks: readonly Block[];
}

/** Hours that China is ahead of UTC. */
const china = 8;

/** A value that fits beside another one on a line. */
const shortest = 18;

const numerals = Array.from('一二三四五六七八九十');

const numeral = (n: number): string =>
  n <= 10 ? String(numerals[n - 1]) : `十${n === 20 ? '' : String(numerals[n - 11])}`;

/** Invisible characters could turn the direction of what follows, or hide what is there. */
const plain = (text: string): string =>
  text.replace(/[\p{Cf}\p{Cc}]/gu, (c) => (c === '\n' ? c : ''));

/** A text that is longer is cut, and says by how much. */
const cutIn = (text: string, language: Language): string => {
  const characters = text.length > limits.reportText ? Array.from(text) : [];
  const left = characters.length - limits.reportText;
  if (left <= 0) return text;
  const note = language === 'zh' ? `……（其余 ${left} 字未列出）` : ` … (${left} more characters)`;
  return `${characters.slice(0, limits.reportText).join('')}${note}`;
};

const words = (zh: string, en: string): Words => ({ zh, en });

const fixed = {
  number: words('报告编号', 'Report number'),
  code: words('验证码', 'Verification code'),
  subject: words('信用主体', 'Subject'),
  kind: words('主体类型', 'Kind'),
  issuedAt: words('出具时间', 'Issued at'),
  validAt: words('事实日期', 'Facts as of'),
  knownAt: words('知悉时间', 'Known at'),
  purpose: words('查询目的', 'Purpose'),
  enquirer: words('查询人', 'Enquirer'),
  department: words('查询单位', 'Enquiring unit'),
  scan: words('扫描二维码核验真伪', 'Scan to verify'),
  explanation: words('报告说明', 'Explanation'),
  overview: words('概述', 'Overview'),
  details: words('信用信息详情', 'Details'),
  basics: words('基础信息', 'Registration'),
  summary: words('信用信息概要', 'Summary of credit information'),
  linked: words('关联主体信用概要', 'Linked parties and their summaries'),
  section: words('信息类别', 'Kind of information'),
  total: words('数量', 'Items'),
  role: words('关联关系', 'Link'),
  name: words('名称', 'Name'),
  ground: words('说明', 'Particulars'),
  counts: words('信用信息', 'Credit information'),
  none: words('未查询到相关信息。', 'None found.'),
  noCounts: words('未查询到', 'none found'),
  closed: words('不对本查询人开放', 'not open to this enquirer'),
  noLinked: words('未查询到关联主体。', 'No linked party found.'),
  outline: words(
    '该自然人的信用信息不对本查询人开放，本报告仅列出其公开登记中的关联关系。',
    'The credit information of this person is not open to this enquirer; the report lists only the links that public registers show.',
  ),
  end: words('— 报告结束 —', '— End of report —'),
};

const two = (value: number): string => String(value).padStart(2, '0');

function timeText(instant: string, language: Language): string {
  const at = new Date(Date.parse(instant) + china * 3_600_000);
  const [year, month, day] = [at.getUTCFullYear(), two(at.getUTCMonth() + 1), two(at.getUTCDate())];
  const clock = [at.getUTCHours(), at.getUTCMinutes(), at.getUTCSeconds()].map(two).join(':');
  return language === 'zh'
    ? `${year}年${month}月${day}日 ${clock}`
    : `${year}-${month}-${day} ${clock} (UTC+8)`;
}

const dayText = (day: string, language: Language): string =>
  language === 'zh' ? day.replace(/^(\d+)-(\d+)-(\d+)$/, '$1年$2月$3日') : day;

/** Draws a model; nothing but the model and the language decides what comes out. */
export function layoutOf(model: ReportModel, language: Language): Layout {
  const say = (value: Value): string =>
    cutIn(plain(typeof value === 'string' ? value : value[language]), language);
  const pair = (label: Words, value: Value): Pair => ({ label: say(label), value: say(value) });
  const isShort = ({ value }: Pair): boolean => value.length <= shortest && !value.includes('\n');

  function linesOf(facts: readonly Fact[]): Pair[][] {
    const lines: Pair[][] = [];
    for (const one of facts.map(({ label, value }) => pair(label, value))) {
      const last = lines.at(-1);
      if (last?.length === 1 && isShort(one) && last.every(isShort)) last.push(one);
      else lines.push([one]);
    }
    return lines;
  }
  const pairs = (facts: readonly Fact[], title: Value | null = null, mark?: Words): Block => ({
    type: 'pairs',
    title: title === null ? null : say(title),
    mark: mark ? say(mark) : null,
    lines: linesOf(facts),
  });
  const notes = (all: readonly Words[]): Block[] =>
    all.map((one) => ({ type: 'note', text: say(one) }));
  const total = ({ total: n, more }: Pick<Count, 'total' | 'more'>): string =>
    `${more ? '≥ ' : ''}${n}`;
  const heading = (n: number, text: Words): Block => ({
    type: 'heading',
    text: language === 'zh' ? `（${numeral(n)}）${text.zh}` : `${n}. ${text.en}`,
  });
  const part = (n: number, text: Words): Block => ({
    type: 'part',
    text: language === 'zh' ? `${numeral(n)}、${text.zh}` : `Part ${n}. ${text.en}`,
  });

  const { subject } = model;
  const issuedOn = timeText(model.issuedAt, 'en').slice(0, 10);
  const basics = [
    { label: fixed.subject, value: subject.name },
    { label: fixed.kind, value: subject.kind },
    ...subject.identifiers,
    ...subject.registration,
  ];
  const countsText = (counts: readonly Count[] | null): string => {
    if (counts === null) return say(fixed.closed);
    const texts = counts.map((one) => `${say(one.label)} ${total(one)}`);
    return texts.length === 0 ? say(fixed.noCounts) : texts.join(language === 'zh' ? '；' : '; ');
  };
  const linkedTable: Block = {
    type: 'table',
    head: [fixed.role, fixed.name, fixed.ground, fixed.counts].map(say),
    widths: [17, 23, 32, 28],
    rows: model.linked.map(({ roles, name, kind, facts, counts }) => [
      roles.map(say).join(language === 'zh' ? '、' : ', '),
      `${plain(name)}\n${say(kind)}`,
      facts
        .map(({ label, value }) => `${say(label)}${language === 'zh' ? '：' : ': '}${say(value)}`)
        .join('\n'),
      countsText(counts),
    ]),
  };
  const summaryTable: Block = {
    type: 'table',
    head: [fixed.section, fixed.total].map(say),
    widths: [80, 20],
    rows: model.sections.map((section) => [say(section.title), total(section)]),
  };
  const sectionBlocks = (section: Section, index: number): Block[] => [
    heading(index + 1, section.title),
    ...notes(section.notes),
    ...(section.entries.length === 0 && section.notes.length === 0 ? notes([fixed.none]) : []),
    ...section.entries.map(({ title, facts, mark }) => pairs(facts, title, mark)),
  ];
  const overview: Block[] = [
    part(2, fixed.overview),
    heading(1, fixed.basics),
    pairs(basics),
    ...notes(subject.notes),
    heading(2, fixed.summary),
    ...(subject.isOpen ? [summaryTable] : notes([fixed.outline])),
    heading(3, fixed.linked),
    ...(model.linked.length === 0 ? notes([fixed.noLinked]) : [linkedTable]),
    ...notes(model.warnings),
  ];
  const details: Block[] = subject.isOpen
    ? [part(3, fixed.details), ...model.sections.flatMap(sectionBlocks)]
    : [];
  const cover = [
    pair(fixed.subject, subject.name),
    ...subject.identifiers.slice(0, 1).map(({ label, value }) => pair(label, value)),
    pair(fixed.number, model.number),
    pair(fixed.code, model.code),
    pair(fixed.issuedAt, timeText(model.issuedAt, language)),
    pair(fixed.validAt, dayText(model.validAt, language)),
    pair(fixed.knownAt, timeText(model.knownAt, language)),
    pair(fixed.purpose, model.purpose),
    pair(fixed.enquirer, model.enquirer),
    ...(model.department === null ? [] : [pair(fixed.department, model.department)]),
  ];
  return {
    language,
    title: say(model.title),
    standard: plain(model.standard),
    name: plain(subject.name),
    cover,
    centre: plain(model.centre),
    date: dayText(issuedOn, language),
    issuedAt: model.issuedAt,
    number: model.number,
    numberLabel: say(fixed.number),
    verifyUrl: model.verifyUrl,
    verifyText: say(fixed.scan),
    watermark: [say(model.enquirer), say(model.purpose), issuedOn].join(' · '),
    blocks: [
      part(1, fixed.explanation),
      { type: 'paragraphs', items: model.explanation.map(say) },
      ...overview,
      ...details,
      { type: 'end', text: say(fixed.end) },
    ],
  };
}
