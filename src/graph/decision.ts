/**
 * A decision of a person or application: one transaction, done once. The driver runs a transaction again when the
 * connection died at its commit, so the outcome is kept under the caller's key in that same transaction and found by
 * the second run.
 */
import { createHash, randomUUID } from 'node:crypto';
import { HubError } from '../errors.ts';
import { canonicalJson } from '../words/canonical-json.ts';
import { type IdKind, opaqueId } from '../words/opaque-id.ts';
import { createChanges } from './changes.cypher.ts';
import { keepOutcome, outcomeById } from './decision.cypher.ts';
import type { Graph, Writer } from './graph.ts';
import { takeMoment } from './moment.ts';

/** One line of the outbox. */
export interface Change {
  readonly kind:
    'SUBJECT' | 'RELATION' | 'RECORD' | 'REPAIR' | 'DISPUTE' | 'SANCTION' | 'GRADE' | 'RULE';
  readonly what: 'NEW' | 'CHANGED' | 'WITHDRAWN';
  readonly subjectId: string;
  readonly otherId?: string;
  /** Id of the thing that changed. */
  readonly ref: string;
}

/** What a decision's work is handed: its transaction, its moment, new ids and the outbox. */
export interface Deciding extends Writer {
  /** Instant of the decision, taken behind the lock, so that later decisions have later instants. */
  readonly at: string;
  /** The same id in every run of the same decision. */
  newId(kind: IdKind): string;
  changed(change: Change): void;
}

/** An input that may name its idempotency key. */
export interface Keyed {
  readonly key?: string | null | undefined;
}

/** How a domain takes its decisions: the caller and the header's key are known already. */
export type Decide = <T extends object>(
  name: string,
  input: Keyed,
  work: (tx: Deciding) => Promise<T>,
) => Promise<T>;

export interface Decision {
  /** The mutation's name. */
  readonly name: string;
  /** Who decides: a key means the same only for the same caller. */
  readonly caller: string;
  /** The caller's idempotency key; without one the decision is still done once, but cannot be repeated safely. */
  readonly key: string | null;
  readonly input: unknown;
}

/** Longest that a decision is tried, in milliseconds; the driver by itself would go on for minutes. */
const deadline = 15_000;

/** Longest that one run of it takes in the database, in milliseconds; a lock that others hold counts. */
const runLimit = 10_000;

const keyForm = /^[\x21-\x7e]{1,100}$/;

const digestOf = (...parts: readonly string[]): string =>
  createHash('sha256').update(JSON.stringify(parts)).digest('base64url');

function checkedKey(key: string | null): string {
  if (key === null) return randomUUID();
  if (keyForm.test(key)) return key;
  throw new HubError(
    'BAD_USER_INPUT',
    'The idempotency key must be 1 to 100 visible ASCII characters, such as a UUID.',
  );
}

async function firstOutcome<T>(tx: Writer, id: string, digest: string): Promise<T | undefined> {
  const [kept] = await tx.run(outcomeById, { id });
  if (!kept) return undefined;
  if (kept.digest === digest) return JSON.parse(kept.outcome) as T;
  throw new HubError(
    'CONFLICT',
    'This idempotency key was used for another request; take a new key for a new decision.',
  );
}

/**
 * Runs `work` once for each key of a caller and answers with its outcome; the same key with the same input answers the
 * first outcome again and writes nothing, with another input it is a CONFLICT. The outcome must be plain JSON without
 * personal data. UNAVAILABLE means that it is not known whether it was done: repeat it with the same key.
 */
export async function decide<T extends object>(
  graph: Graph,
  decision: Decision,
  clock: () => Date,
  work: (tx: Deciding) => Promise<T>,
): Promise<T> {
  const { name, caller, input } = decision;
  const id = digestOf(caller, name, checkedKey(decision.key));
  const digest = digestOf(canonicalJson(input));
  const giveUpAt = Date.now() + deadline;
  const run = async (tx: Writer): Promise<T> => {
    if (Date.now() > giveUpAt)
      throw new HubError(
        'UNAVAILABLE',
        'The database went away during the decision; send it again with the same key.',
      );
    const at = await takeMoment(tx, clock);
    const known = await firstOutcome<T>(tx, id, digest);
    if (known) return known;
    const changes: Change[] = [];
    let ids = 0;
    const outcome = await work({
      at,
      run: (statement, params) => tx.run(statement, params),
      newId: (kind) => opaqueId(id, kind, String((ids += 1))),
      changed: (change) => changes.push(change),
    });
    if (changes.length > 0)
      await tx.run(createChanges, { rows: changes.map((change) => ({ ...change, at })) });
    await tx.run(keepOutcome, { id, decision: name, digest, outcome: JSON.stringify(outcome), at });
    return outcome;
  };
  return graph.write(name, run, { timeout: runLimit });
}
