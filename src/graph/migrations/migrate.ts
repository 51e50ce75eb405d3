/**
 * Brings a graph to the structure this version of the hub needs. Each step is idempotent by itself, because a schema
 * statement cannot share a transaction with the note that it was applied.
 */
import { cypher } from '../cypher.ts';
import type { Graph } from '../graph.ts';
import { identity } from './001-identity.ts';
import { lookUp } from './002-look-up.ts';
import { relations } from './003-relations.ts';
import { names } from './004-names.ts';
import { lists } from './005-lists.ts';
import { evaluation } from './006-evaluation.ts';
import { decisions } from './007-decisions.ts';
import { screening } from './008-screening.ts';
import { contacts } from './009-contacts.ts';
import { reports } from './010-reports.ts';
import { commitments } from './011-commitments.ts';
import { pinyinKeys } from './012-pinyin.ts';
import { feed } from './013-feed.ts';
import { merges } from './014-merges.ts';
import { rules } from './015-rules.ts';
import { secrets } from './016-secrets.ts';
import { batches } from './017-batches.ts';
import { twoPeople } from './018-two-people.ts';
import { guarantees } from './019-guarantees.ts';

const migrations = [
  { number: 1, name: 'identity', statements: identity },
  { number: 2, name: 'look-up', statements: lookUp },
  { number: 3, name: 'relations', statements: relations },
  { number: 4, name: 'names', statements: names },
  { number: 5, name: 'lists', statements: lists },
  { number: 6, name: 'evaluation', statements: evaluation },
  { number: 7, name: 'decisions', statements: decisions },
  { number: 8, name: 'screening', statements: screening },
  { number: 9, name: 'contacts', statements: contacts },
  { number: 10, name: 'reports', statements: reports },
  { number: 11, name: 'commitments', statements: commitments },
  { number: 12, name: 'pinyin', statements: pinyinKeys },
  { number: 13, name: 'feed', statements: feed },
  { number: 14, name: 'merges', statements: merges },
  { number: 15, name: 'rules', statements: rules },
  { number: 16, name: 'secrets', statements: secrets },
  { number: 17, name: 'batches', statements: batches },
  { number: 18, name: 'two-people', statements: twoPeople },
  { number: 19, name: 'guarantees', statements: guarantees },
] as const;

/** Enough for five million names on two cores (measured: under two minutes). */
const indexLimit = 600_000;

const applied = cypher<object, { number: number }>`
  MATCH (done:Migration)
  RETURN done.number AS number
`;

const note = cypher<{ number: number; name: string; at: string }>`
  MERGE (done:Migration {number: toInteger($number)})
  ON CREATE SET done.name = $name, done.appliedAt = $at
`;

const awaitIndexes = cypher<{ seconds: number }>`CALL db.awaitIndexes(toInteger($seconds))`;

/** Applies what is not applied yet, in order, and waits until every index answers; returns the numbers applied. */
export async function migrate(graph: Graph): Promise<readonly number[]> {
  const done = new Set((await graph.read(applied, {})).map(({ number }) => number));
  const due = migrations.filter(({ number }) => !done.has(number));
  for (const { number, name, statements } of due) {
    for (const statement of statements) {
      await graph.write(`migration ${String(number)}`, (tx) => tx.run(statement, {}));
    }
    await graph.write(`migration ${String(number)}`, (tx) =>
      tx.run(note, { number, name, at: new Date().toISOString() }),
    );
  }
  await graph.read(awaitIndexes, { seconds: indexLimit / 1_000 }, { timeout: indexLimit });
  return due.map(({ number }) => number);
}
