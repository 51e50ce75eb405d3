/** What kinds, signals and labels are called, in one language at a time. */
import type { IdentifierScheme, RelationKind, SubjectKind } from '../model/answers.ts';
import type { SignalKey } from '../model/signals.ts';
import type { ControlRule } from '../model/view.ts';
import { type Language, t, type Text, type Word, texts } from './texts.ts';

const subjectKinds: Readonly<Record<SubjectKind, Text>> = {
  ENTERPRISE: t('企业', 'Enterprise'),
  INDIVIDUAL_BUSINESS: t('个体工商户', 'Individual business'),
  ORGANIZATION: t('其他组织', 'Organisation'),
  PERSON: t('自然人', 'Person'),
};

const relationKindWords: Readonly<Record<RelationKind, Text>> = {
  LEGAL_REPRESENTATIVE: t('法定代表人', 'Legal representative'),
  SHAREHOLDER: t('股东', 'Shareholder'),
  EXECUTIVE: t('主要人员', 'Executive'),
  BRANCH: t('分支机构', 'Branch'),
};

const branches: Readonly<Record<string, Text>> = {
  'LEGAL_REPRESENTATIVE IN': t('法定代表人', 'Legal representative'),
  'LEGAL_REPRESENTATIVE OUT': t('任法定代表人', 'Represents'),
  'SHAREHOLDER IN': t('股东', 'Shareholders'),
  'SHAREHOLDER OUT': t('对外投资', 'Holdings'),
  'EXECUTIVE IN': t('主要人员', 'Executives'),
  'EXECUTIVE OUT': t('任职', 'Offices'),
  'BRANCH IN': t('分支机构', 'Branches'),
  'BRANCH OUT': t('隶属企业', 'Head office'),
};

const signalWords: Readonly<Record<SignalKey, Text>> = {
  penalties: t('行政处罚', 'Penalties'),
  listEntries: t('名单与失信被执行人', 'List entries'),
  sanctions: t('惩戒与激励措施', 'Measures'),
  repairs: t('信用修复', 'Repairs'),
  honours: t('荣誉', 'Honours'),
  grade: t('综合评价等级', 'Grade'),
};

const recordKinds: Readonly<Record<string, Text>> = {
  LICENCE: t('行政许可', 'Licence'),
  PENALTY: t('行政处罚', 'Penalty'),
  LIST_ENTRY: t('名单', 'List entry'),
  JUDGMENT_DEFAULT: t('失信被执行人', 'Judgment default'),
  HONOUR: t('荣誉', 'Honour'),
  COMMITMENT: t('信用承诺', 'Commitment'),
};

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

/** All words of one language. */
export interface Words {
  readonly language: Language;
  readonly say: (word: Word) => string;
  readonly subjectKind: (kind: SubjectKind) => string;
  readonly relationKind: (kind: RelationKind) => string;
  /** The relations of a subject, seen from it. */
  readonly branch: (kind: RelationKind, direction: 'IN' | 'OUT') => string;
  readonly signal: (key: SignalKey) => string;
  /** A kind that is not known here yet is shown as the hub calls it. */
  readonly recordKind: (kind: string) => string;
  readonly rule: (rule: ControlRule) => string;
  readonly scheme: (scheme: IdentifierScheme) => string;
}

export const wordsOf = (language: Language): Words => ({
  language,
  say: (word) => texts[word][language],
  subjectKind: (kind) => subjectKinds[kind][language],
  relationKind: (kind) => relationKindWords[kind][language],
  branch: (kind, direction) => branches[`${kind} ${direction}`]?.[language] ?? kind,
  signal: (key) => signalWords[key][language],
  recordKind: (kind) => recordKinds[kind]?.[language] ?? kind,
  rule: (rule) => rules[rule][language],
  scheme: (scheme) => schemes[scheme][language],
});
