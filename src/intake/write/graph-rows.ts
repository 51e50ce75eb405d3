/** What the writers put into the graph, property by property: the table in src/README.md as types. */
import type { StoredKind } from '../../words/relation-kinds.ts';
import type { RelationStatement } from '../../words/relation-statement.ts';
import type { SubjectAttributes } from '../facts.ts';
import { type RecordKind, recordKinds } from '../../words/record-kinds.ts';
import { type SubjectKind, subjectKinds } from '../../words/subject-kinds.ts';

/** What a property can hold. */
export type Value = string | number | boolean | readonly string[];
export type Properties = Record<string, Value | undefined>;

type Mutable<T> = { -readonly [K in keyof T]: T[K] | undefined };

/** Where a version comes from, and its known time. */
export interface Origin {
  sourceRow?: string | undefined;
  department?: string | undefined;
  recordedAt: string;
}

export interface SubjectNode extends Partial<Mutable<Omit<SubjectAttributes, 'phone'>>>, Origin {
  id: string;
  kind: SubjectKind;
  nameKey?: string | undefined;
  /** Full pinyin and initials of the name; never of a person, who is not found by search. */
  pinyinKey?: string | undefined;
  /** Comparable forms; a person's telephone number only as `#` and its keyed hash. */
  addressKey?: string | undefined;
  phoneKey?: string | undefined;
  uscc?: string | undefined;
  registrationNumber?: string | undefined;
  organizationCode?: string | undefined;
  foreignId?: string | undefined;
  identifiedBy?: string | undefined;
  idType?: string | undefined;
  idHash?: string | undefined;
  idSealed?: string | undefined;
  formerNames?: readonly string[] | undefined;
  validFrom?: string | undefined;
  firstRecordedAt: string;
  /** Digest of the attributes that a register stated; absent while the subject has only been mentioned. */
  hash?: string | undefined;
  /** Id of the subject that this one is merged into; what its rows say holds of that one. */
  mergedInto?: string | undefined;
  everMerged?: boolean | undefined;
}

/** One version of a relation. */
export interface RelationVersion extends Origin, RelationStatement {
  id: string;
  key: string;
  kind: StoredKind;
  fromId: string;
  toId: string;
  /** Whom the row names at this end, where that subject is merged into the one that stands there. */
  fromMerged?: string | undefined;
  toMerged?: string | undefined;
  /** The third end of a kind that has one. */
  thirdId?: string | undefined;
  thirdMerged?: string | undefined;
  /** Whom it is open to, where its kind is not public. */
  scope?: string | undefined;
  rank: string;
  identifiedBy?: string | undefined;
  rule?: string | undefined;
  basis?: string | undefined;
  validFrom?: string | undefined;
  validTo?: string | undefined;
  retractedAt?: string | undefined;
  /** False for a claim that lost a conflict; else absent. */
  shown?: false | undefined;
  hash: string;
}

export interface RecordNode extends Origin {
  id: string;
  key: string;
  kind: RecordKind;
  decidedOn: string;
  documentNumber: string;
  firstRecordedAt: string;
  hash: string;
  publicFrom?: string;
  publicTo?: string;
  closedAt?: string;
  [detail: string]: Value | undefined;
}

/** Labels of a subject. */
export function subjectLabels(kind: SubjectKind): readonly string[] {
  const { type, isOrganised } = subjectKinds[kind];
  return isOrganised ? ['Subject', 'MarketSubject', type] : ['Subject', type];
}

/** Labels of a record. */
export const labelsOfRecord = (kind: RecordKind): readonly string[] => [
  'CreditRecord',
  recordKinds[kind].type,
];
