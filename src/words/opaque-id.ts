import { createHmac } from 'node:crypto';

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
  SCREENING_LIST: 'lst',
} as const;

export type IdKind = keyof typeof idPrefixes;

const kinds = Object.entries(idPrefixes) as readonly (readonly [IdKind, string])[];
const form = /^([a-z]{3})_[A-Za-z0-9_-]{22}$/;

/** The id of a thing by its natural key: the same key gives the same id, and without the hub's secret no id can be turned back. */
export function opaqueId(secret: string, kind: IdKind, naturalKey: string): string {
  const digest = createHmac('sha256', secret).update(`${kind}\u0000${naturalKey}`).digest();
  return `${idPrefixes[kind]}_${digest.subarray(0, 16).toString('base64url')}`;
}

/** The kind an id claims to name, or undefined when the text is no id of this hub. */
export function kindOfId(id: string): IdKind | undefined {
  const prefix = form.exec(id)?.[1];
  return kinds.find(([, text]) => text === prefix)?.[0];
}
