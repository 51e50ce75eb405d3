/** Writes grades. A grade that says and rests on the same as the one before is not written again. */
import { hash } from 'node:crypto';
import type { Change, Deciding } from '../../graph/decision.ts';
import type { Writer } from '../../graph/graph.ts';
import { enforceable } from '../../rules/certainty.ts';
import type { Scheme } from '../../rules/schemes.ts';
import { dayAt } from '../../words/calendar-date.ts';
import { opaqueId } from '../../words/opaque-id.ts';
import {
  createGrades,
  factsInForce,
  type FoundSubject,
  type GradeProperties,
  latestGrades,
} from './evaluation.cypher.ts';
import { adverseIds, covers, type Evaluation, evaluate, isInForce } from './evaluation.ts';
import { kindsOf } from './scheme-kinds.ts';

/** How one subject stands under one scheme after grading. */
export interface Graded {
  readonly subjectId: string;
  readonly scheme: string;
  readonly value: string;
  /** The value before; null when this is the first grade. */
  readonly before: string | null;
  /** Id of the grade, where one was written. */
  readonly gradeId: string;
  /** Whether a grade was written: something in it is new. */
  readonly written: boolean;
  readonly subject: FoundSubject;
}

/** Most subjects of one statement. */
const most = 2_000;

const digestOf = (evaluation: Evaluation, restsOn: readonly string[]): string =>
  hash(
    'sha256',
    JSON.stringify([
      ...[evaluation.scheme.id, evaluation.scheme.edition],
      ...[evaluation.grade.value, evaluation.score],
      evaluation.items.map(({ tally, points }) => [tally.item.id, points]),
      restsOn,
    ]),
    'base64url',
  ).slice(0, 22);

function gradeOf(subjectId: string, evaluation: Evaluation, gradedAt: string): GradeProperties {
  const { scheme, grade, rank, score } = evaluation;
  const restsOn = adverseIds(evaluation);
  const digest = digestOf(evaluation, restsOn);
  return {
    // the subject's own id is a keyed hash already, so this one needs no key of the hub's
    id: opaqueId(subjectId, 'GRADE', `${scheme.id}|${gradedAt}|${digest}`),
    scheme: scheme.id,
    edition: scheme.edition,
    value: grade.value,
    rank,
    score,
    gradedAt,
    cutOff: dayAt(gradedAt),
    digest,
    restsOn,
  };
}

interface Known {
  readonly digest: string;
  readonly value: string;
}

async function readLatest(
  tx: Writer,
  keys: readonly string[],
  schemes: readonly Scheme[],
): Promise<ReadonlyMap<string, Known>> {
  const found = await tx.run(latestGrades, { keys, schemes: schemes.map(({ id }) => id) });
  return new Map(found.map((one) => [`${one.key}|${one.scheme}`, one]));
}

async function gradeSome(
  tx: Writer,
  keys: readonly string[],
  at: string,
  schemes: readonly Scheme[],
): Promise<Graded[]> {
  const day = dayAt(at);
  const found = await tx.run(factsInForce, { keys, kinds: kindsOf(schemes), today: day });
  const latest = await readLatest(tx, keys, schemes);
  const rows: { subjectId: string; properties: GradeProperties }[] = [];
  const graded = found.flatMap(({ key: subjectId, value: subject }) =>
    schemes
      .flatMap((scheme) => enforceable(scheme) ?? [])
      .filter((scheme) => isInForce(scheme, day) && covers(scheme, subject))
      .map((scheme): Graded => {
        const properties = gradeOf(subjectId, evaluate(scheme, subject, day), at);
        const known = latest.get(`${subjectId}|${scheme.id}`);
        const written = known?.digest !== properties.digest;
        if (written) rows.push({ subjectId, properties });
        const { value } = properties;
        return {
          subjectId,
          scheme: scheme.id,
          value,
          before: known?.value ?? null,
          gradeId: properties.id,
          written,
          subject,
        };
      }),
  );
  if (rows.length > 0) await tx.run(createGrades, { rows });
  return graded;
}

/**
 * Grades subjects anew under every scheme that covers them, inside the caller's transaction: what that transaction has
 * changed counts, and the grades stand or fall with it. `at` is the instant of the decision. Running it again with nothing
 * changed writes nothing.
 */
export async function regrade(
  tx: Writer,
  subjectIds: readonly string[],
  at: string,
  schemes: readonly Scheme[],
): Promise<readonly Graded[]> {
  const keys = [...new Set(subjectIds)];
  const graded: Graded[] = [];
  for (let from = 0; from < keys.length; from += most)
    graded.push(...(await gradeSome(tx, keys.slice(from, from + most), at, schemes)));
  return graded;
}

/** What the outbox says of gradings: a grade that differs from the one before; a first grade is no news to anybody. */
export const gradeChanges = (graded: readonly Graded[]): readonly Change[] =>
  graded
    .filter(({ before, value }) => before !== null && before !== value)
    .map(({ subjectId, gradeId }) => ({ kind: 'GRADE', what: 'CHANGED', subjectId, ref: gradeId }));

/** Grades anew whom a decision touches, in the decision's transaction and with its outbox. */
export const regradeBy =
  (schemes: readonly Scheme[]) =>
  async (tx: Deciding, subjectIds: readonly string[]): Promise<void> => {
    for (const change of gradeChanges(await regrade(tx, subjectIds, tx.at, schemes)))
      tx.changed(change);
  };
