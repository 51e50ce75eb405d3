/**
 * What a statement of a subject's attributes changes. A register may say a little or much: values it does not state
 * stay as they are, so a row that says nothing new changes nothing.
 */
import { addressKey } from '../../words/contact.ts';
import { nameKey } from '../../words/party-name.ts';
import { contentHash } from '../content-hash.ts';
import type { SubjectFact } from '../facts.ts';
import { pinyinOf } from '../identity.ts';
import type { Properties, SubjectNode } from './graph-rows.ts';
import {
  contradicts,
  type FactOrigin,
  isLater,
  isOfBatch,
  type Outcome,
  says,
  without,
} from './outcome.ts';

/** A former or not shown version, to be hung on its owner. */
export interface VersionRow {
  readonly ownerId: string;
  readonly properties: Properties;
}

export interface SubjectPlan {
  readonly outcome: Outcome;
  readonly versions: readonly VersionRow[];
  /** In a conflict: what was known before. */
  readonly known?: Properties;
}

/** Identity and personal numbers stay with the node; a version is what can differ. */
function versionOf(subject: SubjectNode, more: Properties): VersionRow {
  const kept = without(
    subject,
    ...(['id', 'idHash', 'idSealed', 'firstRecordedAt', 'pinyinKey'] as const),
    ...(['mergedInto', 'everMerged'] as const),
  );
  return { ownerId: subject.id, properties: { ...kept, ...more } };
}

/** The attributes a fact states, by property. */
export const statedAttributes = ({ attributes, party }: SubjectFact): Properties => ({
  ...attributes,
  name: attributes.name ?? party.name,
});

/** The same with a telephone number in the form in which it is kept. */
function keptAttributes(fact: SubjectFact, { phoneKey }: FactOrigin): Properties {
  const stated = statedAttributes(fact);
  const { phone } = fact.attributes;
  return phone === undefined ? stated : { ...without(stated, 'phone'), phoneKey: phoneKey(phone) };
}

function apply(
  subject: SubjectNode,
  stated: Properties,
  fact: SubjectFact,
  origin: FactOrigin,
): void {
  const { sourceRow, department, recordedAt } = origin;
  const former = subject.hash === undefined ? undefined : subject.name;
  Object.assign(
    subject,
    Object.fromEntries(Object.entries(stated).filter(([, value]) => value !== undefined)),
  );
  if (former !== undefined && former !== subject.name) {
    subject.formerNames = [
      former,
      ...(subject.formerNames ?? []).filter((name) => name !== former),
    ];
  }
  const key = subject.name === undefined ? undefined : nameKey(subject.name);
  if (key !== subject.nameKey) subject.pinyinKey = pinyinOf(subject.kind, key);
  subject.nameKey = key;
  subject.addressKey = subject.address === undefined ? undefined : addressKey(subject.address);
  subject.validFrom = fact.validFrom ?? subject.validFrom;
  Object.assign(subject, { sourceRow, department, recordedAt, hash: contentHash(stated) });
}

const succeeds = (subject: SubjectNode, fact: SubjectFact, origin: FactOrigin): boolean =>
  subject.department === origin.department &&
  (isLater(fact.validFrom, subject.validFrom) || !isOfBatch(subject.sourceRow, origin.batch));

/**
 * Changes `subject` to what it is after the fact and returns the versions that this leaves. `claims` are the digests
 * of versions that lost a conflict before: the same claim again changes nothing.
 */
export function planSubject(
  subject: SubjectNode,
  fact: SubjectFact,
  origin: FactOrigin,
  claims: ReadonlySet<string>,
): SubjectPlan {
  const stated = keptAttributes(fact, origin);
  const { recordedAt, sourceRow, department } = origin;
  const known = { ...subject };
  const hash = contentHash(stated);
  if (subject.hash !== undefined && (says(known, stated) || claims.has(hash))) {
    return { outcome: 'unchanged', versions: [] };
  }
  const mentioned = subject.hash === undefined && !contradicts({ name: subject.name }, stated);
  const former = versionOf(subject, { retractedAt: recordedAt, shown: true });
  if (subject.hash === undefined || !contradicts(known, stated)) {
    apply(subject, stated, fact, origin);
    return { outcome: 'stored', versions: mentioned ? [] : [former] };
  }
  if (!succeeds(subject, fact, origin)) {
    if (!origin.prevailsOver(subject.department ?? '')) {
      const { validFrom } = fact;
      const claim = { ...stated, validFrom, hash, recordedAt, sourceRow, department, shown: false };
      return { outcome: 'conflict', versions: [{ ownerId: subject.id, properties: claim }], known };
    }
    const loser = versionOf(subject, { shown: false });
    apply(subject, stated, fact, origin);
    return { outcome: 'conflict', versions: [former, loser], known };
  }
  const ended = isLater(fact.validFrom, subject.validFrom)
    ? [versionOf(subject, { recordedAt, shown: true, validTo: fact.validFrom })]
    : [];
  apply(subject, stated, fact, origin);
  return { outcome: 'stored', versions: [former, ...ended] };
}
