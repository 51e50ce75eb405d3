/** What the rows of a chunk change, row by row; nothing is written here. */
import { isPersonalPhone } from '../../words/contact.ts';
import type { Finding, ReadRow, Verdict } from '../facts.ts';
import { type Remarked, remarkOn, unremarked } from '../remarked.ts';
import { findingOf } from '../remarks.ts';
import { type Chunk, type ChunkState, idsOf, type ImportContext } from './chunk.ts';
import type { Properties } from './graph-rows.ts';
import { partiesOf } from './load-parties.ts';
import type { FactOrigin, Outcome } from './outcome.ts';
import { type FactResult, planFact, type PlannedRecord, type Planning } from './plan-fact.ts';
import type { Resolutions } from './resolve-parties.ts';

export interface ChangeRow extends Properties {
  readonly kind: 'SUBJECT' | 'RELATION' | 'RECORD';
  readonly what: 'NEW' | 'CHANGED' | 'WITHDRAWN';
  readonly subjectId: string;
  readonly ref: string;
}

export interface RowFinding extends Finding {
  readonly row: number;
}

/** All that one transaction writes beside the subjects and relations in the state. */
export interface ChunkPlan {
  readonly verdicts: Readonly<Record<Verdict, number>>;
  readonly remarked: Remarked;
  readonly findings: readonly RowFinding[];
  readonly subjectVersions: readonly Properties[];
  readonly recordVersions: readonly Properties[];
  readonly records: ReadonlyMap<string, PlannedRecord>;
  readonly departments: ReadonlyMap<string, Properties>;
  /** Ids of relation versions that a source closed. */
  readonly closed: ReadonlySet<string>;
}

const homonymRemark = findingOf('HOMONYMS', '', '');

function verdictOf(row: ReadRow, outcomes: readonly Outcome[]): Verdict {
  if (row.findings.some(({ severity }) => severity === 'REJECTED')) return 'rejected';
  if (outcomes.includes('rejected')) return 'rejected';
  if (outcomes.includes('conflict')) return 'conflict';
  if (!outcomes.includes('stored')) return 'unchanged';
  return row.findings.some(({ severity }) => severity === 'CLEANED') ? 'corrected' : 'stored';
}

/** Resolving a party may already have said something new of it, or found that its name does not tell who it is. */
function planMentions(planning: Planning, row: ReadRow): FactResult {
  const resolved = row.facts.flatMap(partiesOf).map((party) => planning.resolutions.get(party));
  return {
    outcome: resolved.some((one) => one?.gained) ? 'stored' : 'unchanged',
    remarks: resolved.some((one) => one?.homonyms) ? [homonymRemark] : [],
  };
}

/** Plans all rows in order; `state` is changed to what the graph is to be. */
export function planChunk(
  chunk: Chunk,
  state: ChunkState,
  resolutions: Resolutions,
  context: ImportContext,
  clock: Pick<FactOrigin, 'recordedAt' | 'day'>,
): ChunkPlan {
  const planning: Planning = {
    state,
    resolutions,
    newId: idsOf(context.idSecret),
    subjectVersions: [],
    recordVersions: [],
    records: new Map(),
    departments: new Map(),
    closed: new Set(),
  };
  const verdicts = { stored: 0, unchanged: 0, corrected: 0, conflict: 0, rejected: 0 };
  const remarked = unremarked();
  const findings: RowFinding[] = [];
  for (const row of chunk.rows) {
    const origin = originOf(row, chunk, context, clock);
    const results = [
      planMentions(planning, row),
      ...row.facts.map((fact) => planFact(planning, fact, origin)),
    ];
    const verdict = verdictOf(
      row,
      results.map(({ outcome }) => outcome),
    );
    verdicts[verdict] += 1;
    const remarks = [...row.findings, ...results.flatMap((result) => result.remarks ?? [])];
    remarkOn(remarked, remarks);
    for (const finding of remarks) findings.push({ ...finding, row: row.number });
  }
  return { verdicts, remarked, findings, ...planning };
}

function originOf(
  row: ReadRow,
  { batch }: Chunk,
  { department, authorityRank, vault }: ImportContext,
  clock: Pick<FactOrigin, 'recordedAt' | 'day'>,
): FactOrigin {
  return {
    recordedAt: clock.recordedAt,
    day: clock.day,
    batch,
    department,
    sourceRow: `${batch}:${String(row.number)}`,
    prevailsOver: (other) =>
      other !== department &&
      authorityRank(row.table, department) < authorityRank(row.table, other),
    phoneKey: (digits) => (isPersonalPhone(digits) ? `#${vault.hash('PHONE', digits)}` : digits),
  };
}
