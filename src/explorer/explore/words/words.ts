/** What kinds, signals and labels are called, in one language at a time. */
import type {
  ControlRule,
  IdentifierScheme,
  SignalsFragment,
} from '../../../generated/explorer.ts';
import { roleOf } from '../../../access/roles.ts';
import { detailLabel, detailValue } from '../../../words/record-details.ts';
import { type RecordKind, recordKinds } from '../../../words/record-kinds.ts';
import {
  type Direction,
  type RelationKind,
  relationKindRow,
  relationKinds,
  slotName,
} from '../../../words/relation-kinds.ts';
import { relationStatements, statementNames } from '../../../words/relation-statement.ts';
import { type SubjectKind, subjectKinds } from '../../../words/subject-kinds.ts';
import { type Language, t, type Text, type Word, texts } from './texts.ts';

type SignalKey = Exclude<keyof SignalsFragment, 'notOpen'>;

/** How something differs from the other of two days. */
export type Change = 'appeared' | 'gone' | 'changed';

const signalWords: Readonly<Record<SignalKey, Text>> = {
  penalties: t('行政处罚', 'Penalties'),
  listEntries: t('名单与失信被执行人', 'List entries'),
  sanctions: t('惩戒与激励措施', 'Measures'),
  repairs: t('信用修复', 'Repairs'),
  brokenCommitments: t('违背承诺', 'Broken commitments'),
  honours: t('荣誉', 'Honours'),
  grade: t('综合评价等级', 'Grade'),
};

/** What can count against a subject: its records, and measures that rest on them. */
const burdenWords = (kind: RecordKind | 'SANCTION'): Text =>
  kind === 'SANCTION' ? t('惩戒措施', 'Sanction') : recordKinds[kind].label;

const schemes: Readonly<Record<IdentifierScheme, Text>> = {
  USCC: t('统一社会信用代码', 'Credit code'),
  REGISTRATION_NUMBER: t('工商注册号', 'Registration no.'),
  ORGANIZATION_CODE: t('组织机构代码', 'Organisation code'),
  PERSONAL_DOCUMENT: t('证件号码', 'Identity document'),
};

const rules: Readonly<Record<ControlRule, Text>> = {
  BENEFICIAL_OWNER: t('受益所有人', 'Beneficial owners'),
  ACTUAL_CONTROLLER: t('实际控制人', 'Actual controllers'),
  CONTROLLING_SHAREHOLDER: t('控股股东', 'Controlling shareholders'),
  CONTROL_CASCADE: t('50% 级联', '50 % cascade'),
  EFFECTIVE_OWNERSHIP: t('穿透持股', 'Effective ownership'),
};

const changes: Readonly<Record<Change, Text>> = {
  appeared: t('新增', 'New'),
  gone: t('消失', 'Gone'),
  changed: t('变更', 'Changed'),
};

const changeLetters = {
  zh: { appeared: '新', gone: '消', changed: '变' },
  en: { appeared: 'N', gone: 'G', changed: 'C' },
} as const satisfies Readonly<Record<Language, Readonly<Record<Change, string>>>>;

/** Fields by which two days are compared. */
const fields: Readonly<Record<string, Text>> = {
  name: t('名称', 'Name'),
  status: texts.status,
  address: texts.address,
  legalForm: texts.legalForm,
  industryCode: t('行业代码', 'Industry'),
  regionCode: texts.region,
  registrationAuthority: texts.registrar,
  registeredCapital: texts.capital,
  capitalCurrency: t('币种', 'Currency'),
  establishedOn: texts.establishedOn,
  operatesFrom: t('营业期限自', 'Operates from'),
  operatesUntil: t('营业期限至', 'Operates until'),
  businessScope: texts.scope,
  formerNames: texts.formerNames,
  ...Object.fromEntries(statementNames.map((name) => [name, relationStatements[name].label])),
  validFrom: t('自', 'From'),
  validTo: t('至', 'Until'),
};

const evidences: Readonly<Record<string, Text>> = {
  ADDRESS: t('同一住所', 'Same address'),
  PHONE: t('同一电话', 'Same telephone'),
  SAME_PEOPLE: t('同一批人', 'Same people'),
  MAIL_DOMAIN: t('同一邮箱域名', 'Same mailbox domain'),
  ADJACENT_NUMBER: t('号码相邻', 'Adjacent numbers'),
};

/** What a kind of doubt about a control answer comes to; the hub's own sentence about each case stands below it. */
const warnings: Readonly<Record<string, Text>> = {
  CYCLE: t('存在循环持股；已按精确解计算。', 'Holdings run in a circle; solved exactly.'),
  SELF_HOLDING: t('企业持有自身股权。', 'A firm holds shares in itself.'),
  UNKNOWN_RATIO: t(
    '有持股比例不明，相关数字为下限。',
    'Some shares are unknown; figures on them are lower bounds.',
  ),
  SUM_NOT_ONE: t(
    '某企业已知持股比例之和不等于百分之百。',
    'The known shares of a firm do not add up to 100 %.',
  ),
  NO_NATURAL_PERSON: t('按此规则没有找到自然人。', 'No natural person was found under this rule.'),
  DISPUTED_EDGE: t(
    '所用的关系中有异议待处理。',
    'An objection is open against a relation used here.',
  ),
  TRUNCATED: t('持股关系多于已读取的部分。', 'There are more holdings than were read.'),
  NUMERIC: t(
    '循环持股无有限解，或以浮点数求解。',
    'A circle has no finite solution, or is solved in floating point.',
  ),
};

const publicityClasses: Readonly<Record<string, Text>> = {
  MINOR: t('轻微', 'Minor'),
  GENERAL: t('一般', 'General'),
  SERIOUS: t('严重', 'Serious'),
};

/** All words of one language. */
export interface Words {
  readonly language: Language;
  readonly say: (word: Word) => string;
  readonly subjectKind: (kind: SubjectKind) => string;
  readonly relationKind: (kind: RelationKind) => string;
  /** The relations of a subject, seen from it. */
  readonly edgeSlot: (kind: RelationKind, direction: Direction) => string;
  /** What the third end of a relation is in it; empty where the kind has none. */
  readonly thirdRole: (kind: RelationKind) => string;
  readonly signal: (key: SignalKey) => string;
  /** A kind that is not known here yet is shown as the hub calls it. */
  readonly recordKind: (kind: RecordKind | 'SANCTION') => string;
  readonly rule: (rule: ControlRule) => string;
  /** Who the hub takes the caller for. */
  readonly role: (role: string) => string;
  readonly scheme: (scheme: IdentifierScheme) => string;
  /** How something differs from another day, as a word and as one letter. */
  readonly change: (change: Change) => string;
  readonly changeLetters: Readonly<Record<Change, string>>;
  /** A field or evidence that is not known here yet is shown as the hub calls it. */
  readonly field: (name: string) => string;
  readonly evidence: (kind: string) => string;
  /** What a detail of a record is called, with its unit, and what it says. */
  readonly detail: (name: string, heading: string) => string;
  readonly detailValue: (name: string, values: readonly string[]) => string;
  /** How heavy a record is by the regime of its publicity. */
  readonly publicityClass: (weight: string) => string;
  /** A kind of doubt about a control answer. */
  readonly warning: (code: string) => string;
}

export const wordsOf = (language: Language): Words => ({
  language,
  say: (word) => texts[word][language],
  subjectKind: (kind) => subjectKinds[kind].label[language],
  relationKind: (kind) => relationKinds[kind].label[language],
  edgeSlot: (kind, direction) => slotName(kind, direction)[language],
  thirdRole: (kind) => relationKindRow(kind).THIRD?.role[language] ?? '',
  signal: (key) => signalWords[key][language],
  recordKind: (kind) => burdenWords(kind)[language],
  rule: (rule) => rules[rule][language],
  role: (role) => roleOf(role)?.short[language] ?? role,
  scheme: (scheme) => schemes[scheme][language],
  change: (change) => changes[change][language],
  changeLetters: changeLetters[language],
  field: (name) => fields[name]?.[language] ?? name,
  warning: (code) => warnings[code]?.[language] ?? code,
  evidence: (kind) => evidences[kind]?.[language] ?? kind,
  detail: (name, heading) => detailLabel(name, heading)[language],
  detailValue: (name, values) =>
    values.map((value) => detailValue(name, value)[language]).join(language === 'zh' ? '；' : '; '),
  publicityClass: (weight) => publicityClasses[weight]?.[language] ?? weight,
});
