/** What a source can state of a relation beside its two ends and its dates; one list for readers, writers and answers. */
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
}

const names: Readonly<Record<keyof RelationStatement, true>> = {
  ratio: true,
  ratioMin: true,
  ratioMax: true,
  votes: true,
  subscribed: true,
  paid: true,
  position: true,
};

/** The names of all that can be stated. */
export const statementNames = Object.keys(names) as readonly (keyof RelationStatement)[];

type Stated = { readonly [Name in keyof RelationStatement]-?: RelationStatement[Name] | undefined };

/** What is stated, without all else that the source holds. */
export const statementOf = (source: RelationStatement): Stated =>
  Object.fromEntries(statementNames.map((name) => [name, source[name]])) as Stated;

/** The same as an answer holds it: null where nothing is said. */
export type StatedOrNull = {
  readonly [Name in keyof RelationStatement]-?: Exclude<RelationStatement[Name], undefined> | null;
};
