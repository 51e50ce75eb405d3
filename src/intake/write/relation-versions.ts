/**
 * What a statement of a relation changes. Nothing that the hub has known is overwritten: a version that no longer
 * stands is retracted and, where it still held for a while, recorded again with its end. A version made in the same
 * transaction has been known to nobody, so it may simply be changed.
 */
import { contentHash } from '../content-hash.ts';
import { rankOf } from '../../words/rank.ts';
import type { StoredKind } from '../../words/relation-kinds.ts';
import { statementOf } from '../../words/relation-statement.ts';
import type { RelationVersion } from './graph-rows.ts';
import type { FactOrigin } from './outcome.ts';

/** A version with what happens to it in this transaction. */
export interface Tracked {
  version: RelationVersion;
  readonly fresh: boolean;
  /** Known before and changed now: it has to be stored anew. */
  touched: boolean;
}

/** All versions under one natural key, in the order they were recorded. */
export type History = Tracked[];

/** The values that one fact states of a relation between two resolved subjects. */
export type Claim = Omit<RelationVersion, 'id' | 'rank' | 'hash' | keyof FactOrigin> & {
  /** The source replaces its own statement under this key, also within one delivery. */
  readonly replaces: boolean;
};

/** Makes the id of a version from its natural key. */
export type IdMaker = (key: string) => string;

/** Whether a version is known and shown at present. */
export const isLive = ({ version }: Tracked): boolean =>
  version.retractedAt === undefined && version.shown === undefined;

/** What a fact says of a relation, its dates aside. */
export const valuesOf = (claim: Claim | RelationVersion) => ({
  fromId: claim.fromId,
  toId: claim.toId,
  thirdId: claim.thirdId,
  scope: claim.scope,
  ...statementOf(claim),
  rule: claim.rule,
  basis: claim.basis,
});

/** What a fact says of a relation. */
export const statedOf = (claim: Claim | RelationVersion) => ({
  validFrom: claim.validFrom,
  validTo: claim.validTo,
  ...valuesOf(claim),
});

/** Records one more version; ids count the versions of a key, so that a repeated import gives the same. */
export function record(
  history: History,
  claim: Claim | RelationVersion,
  origin: FactOrigin,
  newId: IdMaker,
  shown?: false,
): RelationVersion {
  const { key, kind, identifiedBy, fromMerged, toMerged, thirdMerged } = claim;
  const id = newId(`${key}|${String(history.length)}`);
  const { sourceRow, department, recordedAt } = origin;
  const stated = statedOf(claim);
  const version: RelationVersion = {
    id,
    key,
    kind,
    identifiedBy,
    fromMerged,
    toMerged,
    thirdMerged,
    rank: rankOf(kind, claim.ratio, claim.validFrom, id),
    hash: contentHash({ kind, ...stated }),
    sourceRow,
    department,
    recordedAt,
    shown,
    ...stated,
  };
  history.push({ version, fresh: true, touched: false });
  return version;
}

/** Takes a version back; one of this transaction is changed in place instead, by `rest`. */
export function replace(
  history: History,
  tracked: Tracked,
  next: Claim,
  origin: FactOrigin,
  newId: IdMaker,
): void {
  if (tracked.fresh) {
    const { id, key, kind, recordedAt } = tracked.version;
    const { sourceRow, department } = origin;
    const stated = statedOf(next);
    tracked.version = {
      ...tracked.version,
      ...stated,
      id,
      key,
      kind,
      recordedAt,
      sourceRow,
      department,
      rank: rankOf(kind, next.ratio, next.validFrom, id),
      hash: contentHash({ kind, ...stated }),
    };
    return;
  }
  tracked.version = { ...tracked.version, retractedAt: origin.recordedAt };
  tracked.touched = true;
  record(history, next, origin, newId);
}

export const again = (version: RelationVersion, change: Partial<Claim>): Claim => ({
  ...version,
  ...change,
  replaces: false,
});

/** Gives a version an end, unless it ends earlier already; one that would end before it began is taken back. */
export function end(
  history: History,
  tracked: Tracked,
  validTo: string,
  origin: FactOrigin,
  newId: IdMaker,
): boolean {
  const { version } = tracked;
  if (version.validTo !== undefined && version.validTo <= validTo) return false;
  if (version.validFrom !== undefined && version.validFrom >= validTo) {
    tracked.version = { ...version, retractedAt: origin.recordedAt };
    tracked.touched = !tracked.fresh;
    return true;
  }
  // what the source said of it stays the source's: the end comes from the row that ends it
  const kept = {
    ...origin,
    sourceRow: version.sourceRow ?? origin.sourceRow,
    department: version.department ?? '',
  };
  replace(history, tracked, again(version, { validTo }), kept, newId);
  return true;
}

/** Keeps both claims and shows the one that the authority order prefers, or else the one that was there first. */
export function dispute(
  history: History,
  tracked: Tracked,
  claim: Claim,
  origin: FactOrigin,
  newId: IdMaker,
): void {
  if (!origin.prevailsOver(tracked.version.department ?? '')) {
    record(history, claim, origin, newId, false);
    return;
  }
  const { version } = tracked;
  const loser = {
    ...origin,
    sourceRow: version.sourceRow ?? '',
    department: version.department ?? '',
  };
  tracked.version = { ...version, retractedAt: origin.recordedAt };
  tracked.touched = !tracked.fresh;
  record(history, again(version, {}), loser, newId, false);
  record(history, claim, origin, newId);
}

/** The natural key of a relation: the source's own where it has one. */
export function relationKey(
  kind: StoredKind,
  ids: { readonly fromId: string; readonly toId: string; readonly thirdId?: string },
  { sourceKey, discriminator }: { readonly sourceKey?: string; readonly discriminator?: string },
): string {
  if (sourceKey !== undefined) return `SOURCE|${sourceKey}`;
  const { fromId, toId, thirdId } = ids;
  return [kind, fromId, toId, thirdId, discriminator]
    .filter((part) => part !== undefined)
    .join('|');
}
