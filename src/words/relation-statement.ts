/** What a source can state of a relation beside its ends and its dates; one table for readers, writers, answers and pages. */
import { type Bilingual, bilingual } from './bilingual.ts';

export interface RelationStatement {
  /** 0..1. */
  readonly ratio?: number | undefined;
  readonly ratioMin?: number | undefined;
  readonly ratioMax?: number | undefined;
  /** Part of the votes, 0..1, where it is not that of the capital. */
  readonly votes?: number | undefined;
  /** 认缴 and 实缴, 万元. */
  readonly subscribed?: string | undefined;
  readonly paid?: string | undefined;
  readonly position?: string | undefined;
  /** 万元. */
  readonly amount?: string | undefined;
  /** 主债权种类 and 保证方式 of a guarantee. */
  readonly debtKind?: string | undefined;
  readonly guaranteeWay?: string | undefined;
}

interface StatementRow {
  readonly label: Bilingual;
  /** Whether it is a part of a whole, written in percent. */
  readonly isShare: boolean;
}

const share = (zh: string, en: string): StatementRow => ({
  label: bilingual(zh, en),
  isShare: true,
});

const text = (zh: string, en: string): StatementRow => ({
  label: bilingual(zh, en),
  isShare: false,
});

const statements = {
  ratio: share('持股比例', 'Share'),
  ratioMin: share('持股比例下限', 'Share at least'),
  ratioMax: share('持股比例上限', 'Share at most'),
  votes: share('表决权', 'Votes'),
  subscribed: text('认缴出资额（万元）', 'Subscribed (10,000)'),
  paid: text('实缴出资额（万元）', 'Paid (10,000)'),
  position: text('职务', 'Office'),
  amount: text('数额（万元）', 'Amount (10,000)'),
  debtKind: text('主债权种类', 'Kind of debt'),
  guaranteeWay: text('保证方式', 'Kind of guarantee'),
} as const satisfies Readonly<Record<keyof RelationStatement, StatementRow>>;

export type StatementName = keyof typeof statements;

/** Each of them with its label. */
export const relationStatements: Readonly<Record<StatementName, StatementRow>> = statements;

/** The names of all that can be stated. */
export const statementNames = Object.keys(statements) as readonly StatementName[];

type Stated = { readonly [Name in StatementName]: RelationStatement[Name] | undefined };

/** What is stated, without all else that the source holds. */
export const statementOf = (source: RelationStatement): Stated =>
  Object.fromEntries(statementNames.map((name) => [name, source[name]])) as Stated;

/** The same as an answer holds it: null where nothing is said. */
export type StatedOrNull = {
  readonly [Name in StatementName]: Exclude<RelationStatement[Name], undefined> | null;
};
