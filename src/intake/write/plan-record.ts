/** What a delivered record changes: its natural key says which record it is, its digest whether it says anything new. */
import { documentNumberKey } from '../../words/document-number.ts';
import { nameKey } from '../../words/party-name.ts';
import { contentHash } from '../content-hash.ts';
import type { DetailName } from '../../words/record-details.ts';
import type { RecordKind } from '../../words/record-kinds.ts';
import type { RecordFact } from '../facts.ts';
import type { RecordNode } from './graph-rows.ts';
import { type FactOrigin, isOfBatch, type Outcome, without } from './outcome.ts';
import type { VersionRow } from './plan-subject.ts';

export interface RecordPlan {
  readonly outcome: Outcome;
  readonly record: RecordNode;
  readonly versions: readonly VersionRow[];
}

/** The natural key of domain rules, section 2: party, document number, authority and day of the decision. */
export const recordKey = (fact: RecordFact, partyId: string): string =>
  [
    partyId,
    documentNumberKey(fact.documentNumber),
    fact.authorityCode ?? nameKey(fact.authorityName),
    fact.decidedOn,
  ].join('|');

/** By which details two acts of one decision are told apart; amounts and texts of one act only contradict one another. */
const actDetails = {
  PENALTY: ['illegalAct', 'penaltyKinds'],
  LICENCE: ['licenceNumber', 'content'],
  LIST_ENTRY: ['listName'],
  JUDGMENT_DEFAULT: [],
  HONOUR: ['content'],
  COMMITMENT: ['matter'],
} as const satisfies Readonly<Record<RecordKind, readonly DetailName[]>>;

const actOf = (kind: RecordKind, details: Readonly<Record<string, unknown>>): string =>
  JSON.stringify(actDetails[kind].map((name) => details[name] ?? null));

/**
 * The key of a fact that is another act of its decision: it stands beside the first under a key of its own. Only the
 * digest of the act goes into it, because texts are long.
 */
export const actKey = (fact: RecordFact, key: string): string =>
  `${key}|${contentHash({ act: actOf(fact.kind, fact.details) })}`;

/**
 * Whether a fact is another act of the decision that `known` tells: one delivery states both, and they differ in what
 * tells acts apart. A later delivery of the same department that says otherwise corrects.
 */
export const isOtherAct = (fact: RecordFact, known: RecordNode, batch: string): boolean =>
  known.kind === fact.kind &&
  isOfBatch(known.sourceRow, batch) &&
  actOf(fact.kind, fact.details) !== actOf(known.kind, known);

/** What the item has beside, as one text: no statement ever names a field of an item. */
const fieldsText = ({ fields = [] }: RecordFact): { readonly fields?: string } =>
  fields.length === 0
    ? {}
    : { fields: JSON.stringify(fields.map(({ key, heading, value }) => [key, heading, value])) };

/** The properties of a record as first stored. */
export function recordNode(
  fact: RecordFact,
  id: string,
  key: string,
  origin: Omit<FactOrigin, 'batch' | 'day' | 'prevailsOver' | 'phoneKey'>,
): RecordNode {
  const { sourceRow, department, recordedAt } = origin;
  // what a kind adds never replaces what every record has
  const stated = Object.assign(
    {},
    fact.details,
    without(fact, 'type', 'party', 'details', 'fields'),
    fieldsText(fact),
  );
  const own = {
    id,
    key,
    hash: contentHash(stated),
    sourceRow,
    department,
    recordedAt,
    firstRecordedAt: recordedAt,
  };
  return Object.assign(stated, own);
}

const versionOf = (record: RecordNode, more: Partial<RecordNode>): VersionRow => {
  const kept = without<RecordNode, string>(record, 'id', 'firstRecordedAt');
  return { ownerId: record.id, properties: { ...kept, ...more } };
};

/** What people decided of a record outlives what is delivered of it. */
const decidedOf = (record: RecordNode): Partial<RecordNode> =>
  Object.fromEntries(
    ['closedAt', 'closedBy', 'disputed', 'unrepairable']
      .filter((name) => record[name] !== undefined)
      .map((name) => [name, record[name]]),
  );

/** What `next` does to the record known under the same key; `claims` are digests that lost a conflict before. */
export function planRecord(
  known: RecordNode | undefined,
  next: RecordNode,
  origin: FactOrigin,
  claims: ReadonlySet<string>,
): RecordPlan {
  if (!known) return { outcome: 'stored', record: next, versions: [] };
  if (known.hash === next.hash || claims.has(next.hash)) {
    return { outcome: 'unchanged', record: known, versions: [] };
  }
  const replacing = { ...next, ...decidedOf(known), firstRecordedAt: known.firstRecordedAt };
  const former = versionOf(known, { retractedAt: origin.recordedAt, shown: true });
  const corrects =
    known.department === next.department && !isOfBatch(known.sourceRow, origin.batch);
  if (corrects) return { outcome: 'stored', record: replacing, versions: [former] };
  if (origin.prevailsOver(known.department ?? '')) {
    const versions = [former, versionOf(known, { shown: false })];
    return { outcome: 'conflict', record: replacing, versions };
  }
  return { outcome: 'conflict', record: known, versions: [versionOf(next, { shown: false })] };
}
