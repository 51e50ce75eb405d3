/** A model in one language as a row of blocks: what HTML and PDF both draw, so that they cannot say different things. */
import { dayAt } from '../../words/calendar-date.ts';
import { bilingual } from '../../words/bilingual.ts';
import type { Entry, Fact, Language, ReportModel, Section, Words } from './report-model.ts';
import { createPen, type Pair, type Pen } from './report-text.ts';

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
  /** How the model is drawn, see there. */
  readonly drawnAs: ReportModel['layout'];
  readonly language: Language;
  readonly title: string;
  readonly standard: string;
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
  /** What stands where the seal goes; null before layout 4. */
  readonly seal: string | null;
  readonly blocks: readonly Block[];
}

const fixed = {
  number: bilingual('报告编号', 'Report number'),
  code: bilingual('验证码', 'Verification code'),
  subject: bilingual('信用主体', 'Subject'),
  kind: bilingual('主体类型', 'Kind'),
  issuedAt: bilingual('出具时间', 'Issued at'),
  validAt: bilingual('事实日期', 'Facts as of'),
  knownAt: bilingual('知悉时间', 'Known at'),
  purpose: bilingual('查询目的', 'Purpose'),
  enquirer: bilingual('查询人', 'Enquirer'),
  department: bilingual('查询单位', 'Enquiring unit'),
  user: bilingual('查询人员', 'Person'),
  seal: bilingual('（盖章处）', '(Place for the seal)'),
  scan: bilingual('扫描二维码核验真伪', 'Scan to verify'),
  explanation: bilingual('报告说明', 'Explanation'),
  overview: bilingual('概述', 'Overview'),
  details: bilingual('信用信息详情', 'Details'),
  basics: bilingual('基础信息', 'Registration'),
  summary: bilingual('信用信息概要', 'Summary of credit information'),
  linked: bilingual('关联主体信用概要', 'Linked parties and their summaries'),
  linkedDetails: bilingual('关联主体信用信息详情', 'Details of linked parties'),
  section: bilingual('信息类别', 'Kind of information'),
  total: bilingual('数量', 'Items'),
  role: bilingual('关联关系', 'Link'),
  name: bilingual('名称', 'Name'),
  ground: bilingual('说明', 'Particulars'),
  counts: bilingual('信用信息', 'Credit information'),
  proofs: bilingual('控制关系的依据与算式', 'Grounds and arithmetic of control'),
  law: bilingual('规则', 'Rule'),
  basis: bilingual('适用', 'Applied'),
  arithmetic: bilingual('算式', 'Arithmetic'),
  none: bilingual('未查询到相关信息。', 'None found.'),
  noCounts: bilingual('未查询到', 'none found'),
  closed: bilingual('不对本查询人开放', 'not open to this enquirer'),
  noLinked: bilingual('未查询到关联主体。', 'No linked party found.'),
  outline: bilingual(
    '该自然人的信用信息不对本查询人开放，本报告仅列出其公开登记中的关联关系。',
    'The credit information of this person is not open to this enquirer; the report lists only the links that public registers show.',
  ),
  end: bilingual('— 报告结束 —', '— End of report —'),
};

/** A value that fits beside another one on a line. */
const shortest = 18;

const isShort = ({ value }: Pair): boolean => value.length <= shortest && !value.includes('\n');

/** Short values stand two on a line, long ones alone. */
function linesOf(facts: readonly Fact[], pen: Pen): Pair[][] {
  const lines: Pair[][] = [];
  for (const one of facts.map(pen.pair)) {
    const last = lines.at(-1);
    if (last?.length === 1 && isShort(one) && last.every(isShort)) last.push(one);
    else lines.push([one]);
  }
  return lines;
}

const notesOf = (notes: readonly Words[], pen: Pen): Block[] =>
  notes.map((note) => ({ type: 'note', text: pen.say(note) }));

const partOf = (n: number, text: Words, pen: Pen): Block => ({
  type: 'part',
  text: pen.part(n, text),
});

const headingOf = (n: number, text: Words, pen: Pen): Block => ({
  type: 'heading',
  text: pen.heading(n, text),
});

const basicsOf = ({ subject }: ReportModel, pen: Pen): Block => ({
  type: 'pairs',
  title: null,
  mark: null,
  lines: linesOf(
    [
      { label: fixed.subject, value: subject.name },
      { label: fixed.kind, value: subject.kind },
      ...subject.identifiers,
      ...subject.registration,
    ],
    pen,
  ),
});

const summaryOf = ({ sections }: ReportModel, pen: Pen): Block => ({
  type: 'table',
  head: [fixed.section, fixed.total].map(pen.say),
  widths: [80, 20],
  rows: sections.map((section) => [
    pen.say(section.title),
    section.closed ? pen.say(fixed.closed) : pen.total(section),
  ]),
});

function countsOf({ counts }: ReportModel['linked'][number], pen: Pen): string {
  if (counts === null) return pen.say(fixed.closed);
  if (counts.length === 0) return pen.say(fixed.noCounts);
  return pen.list(
    counts.map((one) => `${pen.say(one.label)} ${pen.total(one)}`),
    'semicolon',
  );
}

const linkedOf = ({ linked }: ReportModel, pen: Pen): Block => ({
  type: 'table',
  head: [fixed.role, fixed.name, fixed.ground, fixed.counts].map(pen.say),
  widths: [17, 23, 32, 28],
  rows: linked.map((party) => [
    pen.list(party.roles.map(pen.say), 'comma'),
    `${pen.say(party.name)}\n${pen.say(party.kind)}`,
    party.facts.map(pen.line).join('\n'),
    countsOf(party, pen),
  ]),
});

/** One block for each rule under which somebody controls the subject. */
const proofsOf = ({ linked }: ReportModel, pen: Pen): Block[] =>
  linked.flatMap(({ name, proofs = [] }) =>
    proofs.map(({ role, edition, basis, arithmetic }): Block => ({
      type: 'pairs',
      title: `${pen.say(role)} ${pen.say(name)}`,
      mark: null,
      lines: [
        { label: fixed.law, value: edition },
        { label: fixed.basis, value: basis },
        { label: fixed.arithmetic, value: arithmetic },
      ].map((one) => [pen.pair(one)]),
    })),
  );

const controlOf = (model: ReportModel, pen: Pen): Block[] => {
  const proofs = proofsOf(model, pen);
  return proofs.length === 0 ? [] : [headingOf(4, fixed.proofs, pen), ...proofs];
};

const overviewOf = (model: ReportModel, pen: Pen): Block[] => [
  partOf(2, fixed.overview, pen),
  headingOf(1, fixed.basics, pen),
  basicsOf(model, pen),
  ...notesOf(model.subject.notes, pen),
  headingOf(2, fixed.summary, pen),
  ...(model.subject.isOpen ? [summaryOf(model, pen)] : notesOf([fixed.outline], pen)),
  headingOf(3, fixed.linked, pen),
  ...(model.linked.length === 0 ? notesOf([fixed.noLinked], pen) : [linkedOf(model, pen)]),
  ...notesOf(model.warnings, pen),
  ...controlOf(model, pen),
];

const entriesOf = (entries: readonly Entry[], pen: Pen): Block[] =>
  entries.map((entry) => ({
    type: 'pairs',
    title: pen.say(entry.title),
    mark: entry.mark ? pen.say(entry.mark) : null,
    lines: linesOf(entry.facts, pen),
  }));

const sectionOf = ({ title, notes, entries }: Section, n: number, pen: Pen): Block[] => [
  headingOf(n, title, pen),
  ...notesOf(notes, pen),
  ...(entries.length === 0 && notes.length === 0 ? notesOf([fixed.none], pen) : []),
  ...entriesOf(entries, pen),
];

const detailsOf = ({ subject, sections }: ReportModel, pen: Pen): Block[] =>
  subject.isOpen
    ? [
        partOf(3, fixed.details, pen),
        ...sections.flatMap((section, index) => sectionOf(section, index + 1, pen)),
      ]
    : [];

/** What the counts of the linked parties are of; a party is called here as in their table. */
function linkedDetailsOf({ subject, linked }: ReportModel, pen: Pen): Block[] {
  const parties = linked.filter(({ sections = [] }) => sections.length > 0);
  if (parties.length === 0) return [];
  return [
    partOf(subject.isOpen ? 4 : 3, fixed.linkedDetails, pen),
    ...parties.flatMap(({ roles, name, sections = [] }, index) => [
      headingOf(index + 1, { zh: name, en: name }, pen),
      ...notesOf(roles, pen),
      ...sections.flatMap(({ title, notes, entries }) => [
        ...notesOf([title, ...notes], pen),
        ...entriesOf(entries, pen),
      ]),
    ]),
  ];
}

function coverOf(model: ReportModel, pen: Pen): Pair[] {
  const { subject, department, user = null } = model;
  const facts: Fact[] = [
    { label: fixed.subject, value: subject.name },
    ...subject.identifiers.slice(0, 1),
    { label: fixed.number, value: model.number },
    { label: fixed.code, value: model.code },
    { label: fixed.issuedAt, value: pen.time(model.issuedAt) },
    { label: fixed.validAt, value: pen.day(model.validAt) },
    { label: fixed.knownAt, value: pen.time(model.knownAt) },
    { label: fixed.purpose, value: model.purpose },
    { label: fixed.enquirer, value: model.enquirer },
    ...(department === null ? [] : [{ label: fixed.department, value: department }]),
    ...(user === null ? [] : [{ label: fixed.user, value: user }]),
  ];
  return facts.map(pen.pair);
}

/** Who asked for what, and when: since layout 4 with unit, person and time of day. */
function watermarkOf(model: ReportModel, pen: Pen): string {
  const { layout, enquirer, department, user = null, purpose, issuedAt } = model;
  const when = layout < 4 ? dayAt(issuedAt) : pen.time(issuedAt);
  const who = layout < 4 ? [] : [department, user].filter((one) => one !== null);
  return [pen.say(enquirer), ...who, pen.say(purpose), when].join(' · ');
}

/** Lays a model out; nothing but the model and the language decides what comes out. */
export function layoutOf(model: ReportModel, language: Language): Layout {
  const pen = createPen(language);
  const issuedOn = dayAt(model.issuedAt);
  return {
    drawnAs: model.layout,
    language,
    title: pen.say(model.title),
    standard: pen.say(model.standard),
    cover: coverOf(model, pen),
    centre: pen.say(model.centre),
    date: pen.day(issuedOn),
    issuedAt: model.issuedAt,
    number: model.number,
    numberLabel: pen.say(fixed.number),
    verifyUrl: model.verifyUrl,
    verifyText: pen.say(fixed.scan),
    watermark: watermarkOf(model, pen),
    seal: model.layout < 4 ? null : pen.say(fixed.seal),
    blocks: [
      partOf(1, fixed.explanation, pen),
      { type: 'paragraphs', items: model.explanation.map(pen.say) },
      ...overviewOf(model, pen),
      ...detailsOf(model, pen),
      ...linkedDetailsOf(model, pen),
      { type: 'end', text: pen.say(fixed.end) },
    ],
  };
}
