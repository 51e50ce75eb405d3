/** The one table of record kinds; whatever depends on the kind is derived from it or a `Record` over all kinds. */
import { type Bilingual, bilingual } from './bilingual.ts';

interface RecordKindRow {
  /** Label in the graph beside `CreditRecord`. */
  readonly type: string;
  /** Field of a summary that counts them. */
  readonly count: string;
  /** Whether it counts all that are seen, or those alone that are in force. */
  readonly counts: 'SEEN' | 'IN_FORCE';
  readonly label: Bilingual;
  /** What several are called, where figures are told. */
  readonly plural: Bilingual;
}

/** Record kinds. */
export const recordKinds = {
  LICENCE: {
    type: 'Licence',
    count: 'licences',
    counts: 'SEEN',
    label: bilingual('行政许可', 'Licence'),
    plural: bilingual('行政许可', 'Licences'),
  },
  PENALTY: {
    type: 'Penalty',
    count: 'penalties',
    counts: 'SEEN',
    label: bilingual('行政处罚', 'Penalty'),
    plural: bilingual('行政处罚', 'Penalties'),
  },
  LIST_ENTRY: {
    type: 'ListEntry',
    count: 'listEntries',
    counts: 'IN_FORCE',
    label: bilingual('名单', 'List entry'),
    plural: bilingual('名单', 'List entries'),
  },
  JUDGMENT_DEFAULT: {
    type: 'JudgmentDefault',
    count: 'judgmentDefaults',
    counts: 'IN_FORCE',
    label: bilingual('失信被执行人', 'Judgment default'),
    plural: bilingual('失信被执行人', 'Judgment defaults'),
  },
  HONOUR: {
    type: 'Honour',
    count: 'honours',
    counts: 'IN_FORCE',
    label: bilingual('荣誉', 'Honour'),
    plural: bilingual('荣誉', 'Honours'),
  },
  COMMITMENT: {
    type: 'Commitment',
    count: 'commitments',
    counts: 'SEEN',
    label: bilingual('信用承诺', 'Commitment'),
    plural: bilingual('信用承诺', 'Commitments'),
  },
} as const satisfies Readonly<Record<string, RecordKindRow>>;

export type RecordKind = keyof typeof recordKinds;

/** Fields of a summary that count the records of one kind. */
export type RecordCount = (typeof recordKinds)[RecordKind]['count'];

/** The names of all kinds. */
export const recordKindNames = Object.keys(recordKinds) as readonly RecordKind[];

export const isRecordKind = (text: unknown): text is RecordKind =>
  recordKindNames.some((name) => name === text);

/** A value for the count of each kind. */
export const countsOf = <Value>(make: (kind: RecordKind) => Value) =>
  Object.fromEntries(
    recordKindNames.map((kind) => [recordKinds[kind].count, make(kind)]),
  ) as Readonly<Record<RecordCount, Value>>;
