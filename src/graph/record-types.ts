/** What statements need of the kinds of records, as fixed text; it comes from the table of kinds alone. */
import { type RecordKind, recordKindNames, recordKinds } from '../words/record-kinds.ts';
import { cypher, joined, type Statement } from './cypher.ts';

const word = (text: string): Statement => {
  if (!/^[A-Za-z_]+$/.test(text)) throw new Error(`${text} is no name of a kind or a count.`);
  return { text };
};

const counted = { SEEN: cypher``, IN_FORCE: cypher` AND NOT one.over` } as const;

const countOf = (kind: RecordKind): Statement =>
  cypher`${word(recordKinds[kind].count)}: size([one IN seen WHERE one.kind = '${word(kind)}'${counted[recordKinds[kind].counts]}])`;

/** For each kind of record how many of the list `seen` count, as entries of a map; `over`: it is no longer in force. */
export const countOfEachKind: Statement = joined(recordKindNames.map(countOf), cypher`,`);
