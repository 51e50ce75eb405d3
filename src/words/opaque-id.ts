import { createKeyedHash } from './keyed-hash.ts';

/** What an id can name: its three-letter prefix tells the kind, the rest is a keyed hash that carries no number. */
export const idPrefixes = {
  SUBJECT: 'sub',
  RELATION: 'rel',
  RECORD: 'rec',
  BATCH: 'bat',
  DEPARTMENT: 'dep',
  VERSION: 'ver',
  GRADE: 'gra',
  REPAIR: 'rpr',
  DISPUTE: 'dsp',
  SANCTION: 'san',
  SCREENING: 'scr',
  MERGE: 'mrg',
  PROPOSED_DECISION: 'pdc',
  SCREENING_LIST: 'lst',
} as const;

export type IdKind = keyof typeof idPrefixes;

const kinds = Object.entries(idPrefixes) as readonly (readonly [IdKind, string])[];
const form = /^([a-z]{3})_[A-Za-z0-9_-]{22}$/;

/** Ids of things by their natural keys: the same key gives the same id, and without the hub's secret no id can be turned back. */
export function opaqueIds(secret: string): (kind: IdKind, naturalKey: string) => string {
  const keyed = createKeyedHash('sha256', Buffer.from(secret));
  return (kind, naturalKey) => {
    const digest = keyed(`${kind}\u0000${naturalKey}`, 'binary');
    return `${idPrefixes[kind]}_${Buffer.from(digest.slice(0, 16), 'latin1').toString('base64url')}`;
  };
}

/** One such id. */
export const opaqueId = (secret: string, kind: IdKind, naturalKey: string): string =>
  opaqueIds(secret)(kind, naturalKey);

/** The kind an id claims to name, or undefined when the text is no id of this hub. */
export function kindOfId(id: string): IdKind | undefined {
  const prefix = form.exec(id)?.[1];
  return kinds.find(([, text]) => text === prefix)?.[0];
}
