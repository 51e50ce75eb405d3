/**
 * Which subject a party is. Pure, and shared by the online writer and the bulk loader, so that both give the same
 * party the same node: what differs is only the directory they look known subjects up in.
 */
import type { NumberVault } from '../access/personal-number.ts';
import { isDamagedName, nameKey } from '../words/party-name.ts';
import { pinyinKey } from '../words/pinyin-key.ts';
import type { SubjectKind } from '../words/subject-kinds.ts';
import type { Party } from './facts.ts';

/** The identifiers that a row gives for one party; a number only as its hash. */
export interface IdentityKeys {
  readonly kind: SubjectKind;
  readonly uscc?: string | undefined;
  readonly registrationNumber?: string | undefined;
  readonly registrationAuthority?: string | undefined;
  readonly organizationCode?: string | undefined;
  readonly foreignId?: string | undefined;
  readonly idHash?: string | undefined;
  readonly nameKey?: string | undefined;
  /** The name as this row has it, also where it is damaged: it tells persons of one scope apart and is looked up nowhere. */
  readonly nameInScope?: string | undefined;
  /** Id of the enterprise whose row names a person without a number; else the digest of the row. */
  readonly scope: string;
}

/** A known subject, as far as identity goes. */
export interface Identified {
  readonly id: string;
  readonly kind: SubjectKind;
  readonly uscc?: string | undefined;
  readonly registrationNumber?: string | undefined;
  readonly registrationAuthority?: string | undefined;
  readonly organizationCode?: string | undefined;
  readonly foreignId?: string | undefined;
  readonly idHash?: string | undefined;
}

/** Known subjects by each identifier; organised ones and persons share only ids and foreign ids. */
export interface Directory<T extends Identified> {
  readonly byId: (id: string) => T | undefined;
  readonly byUscc: (uscc: string) => T | undefined;
  readonly byRegistrationNumber: (registrationNumber: string) => readonly T[];
  readonly byOrganizationCode: (organizationCode: string) => readonly T[];
  readonly byForeignId: (foreignId: string) => readonly T[];
  /** Organised subjects only: persons are never joined by name. */
  readonly byNameKey: (key: string) => readonly T[];
  readonly byIdHash: (idHash: string) => T | undefined;
}

/** What a party comes to: a known subject, or none yet; `homonyms` when its name alone does not tell which it is. */
export interface Resolution<T extends Identified> {
  readonly known?: T;
  readonly homonyms?: boolean;
}

/** What an organised party's name sounds like; nothing for a person. */
export const pinyinOf = (kind: SubjectKind, name: string | undefined): string | undefined =>
  kind === 'PERSON' || name === undefined ? undefined : pinyinKey(name);

/** GB 32100: characters 9 to 17 of a credit code are the organisation code. */
const organizationCodeOf = (uscc: string | undefined): string | undefined =>
  uscc?.length === 18 ? uscc.slice(8, 17) : undefined;

/** The keys of a party; `scope` tells persons without a number apart, see IdentityKeys. */
export function keysOf(
  party: Party,
  scope: string,
  vault: Pick<NumberVault, 'hash'>,
  registrationAuthority?: string,
): IdentityKeys {
  const { kind, uscc, registrationNumber, foreignId, name } = party;
  return {
    kind,
    scope,
    uscc,
    registrationNumber,
    registrationAuthority,
    organizationCode: party.organizationCode ?? organizationCodeOf(uscc),
    foreignId,
    idHash: party.idNumber && vault.hash(party.idType ?? '', party.idNumber),
    // what is left of a damaged name may be left of another one, too
    nameKey: name !== undefined && !isDamagedName(name) ? nameKey(name) : undefined,
    nameInScope: name && nameKey(name),
  };
}

type Codes = Pick<Identified, 'uscc' | 'registrationNumber' | 'organizationCode' | 'foreignId'>;

/** Whether an organised subject has any identifier but its name. */
const hasCode = ({ uscc, registrationNumber, organizationCode, foreignId }: Codes): boolean =>
  (uscc ?? registrationNumber ?? organizationCode ?? foreignId) !== undefined;

const differ = (one: string | undefined, other: string | undefined): boolean =>
  one !== undefined && other !== undefined && one !== other;

const registrationDiffers = (keys: IdentityKeys, subject: Identified): boolean =>
  differ(keys.registrationNumber, subject.registrationNumber) ||
  (keys.registrationNumber === subject.registrationNumber &&
    differ(keys.registrationAuthority, subject.registrationAuthority));

/** A weaker identifier cannot join what a stronger one keeps apart. */
const compatible = (keys: IdentityKeys, subject: Identified): boolean =>
  subject.kind !== 'PERSON' &&
  !differ(keys.uscc, subject.uscc) &&
  (keys.registrationNumber === undefined || !registrationDiffers(keys, subject));

const gained = ['uscc', 'registrationNumber', 'idHash'] as const;

/** Whether a row gives a merged subject an identifier that the one it is merged into has otherwise: it names a third. */
export const namesAnother = (keys: IdentityKeys, merged: Identified, kept: Identified): boolean =>
  gained.some((name) => merged[name] === undefined && differ(keys[name], kept[name]));

function onlyCompatible<T extends Identified>(
  keys: IdentityKeys,
  found: readonly T[],
): T | undefined {
  const fitting = found.filter((subject) => compatible(keys, subject));
  return fitting.length === 1 ? fitting[0] : undefined;
}

function byCodes<T extends Identified>(keys: IdentityKeys, known: Directory<T>): T | undefined {
  const { uscc, registrationNumber, organizationCode, foreignId } = keys;
  const only = (find: (value: string) => readonly T[], value: string | undefined): T | undefined =>
    value === undefined ? undefined : onlyCompatible(keys, find(value));
  return (
    (uscc === undefined ? undefined : known.byUscc(uscc)) ??
    only(known.byRegistrationNumber, registrationNumber) ??
    only(known.byOrganizationCode, organizationCode) ??
    only(known.byForeignId, foreignId)
  );
}

function byName<T extends Identified>(keys: IdentityKeys, known: Directory<T>): Resolution<T> {
  if (keys.nameKey === undefined) return {};
  const found = known.byNameKey(keys.nameKey);
  const nameless = found.filter((subject) => !hasCode(subject));
  if (hasCode(keys)) return nameless.length === 1 && nameless[0] ? { known: nameless[0] } : {};
  if (found.length === 1 && found[0]) return { known: found[0] };
  return { homonyms: found.length > 1, ...(nameless[0] && { known: nameless[0] }) };
}

function personOf<T extends Identified>(
  { idHash, foreignId }: IdentityKeys,
  known: Directory<T>,
  birthId: () => string,
): T | undefined {
  if (idHash === undefined && foreignId === undefined) return known.byId(birthId());
  const byDocument = idHash === undefined ? undefined : known.byIdHash(idHash);
  const fits = (one: T): boolean => one.kind === 'PERSON' && !differ(idHash, one.idHash);
  return (
    byDocument ?? (foreignId === undefined ? undefined : known.byForeignId(foreignId).find(fits))
  );
}

/** The natural key that a new subject's id is made of; see decision 1 in src/README.md. */
export function birthKey(keys: IdentityKeys): string {
  if (keys.kind === 'PERSON') {
    if (keys.idHash) return `PERSON|${keys.idHash}`;
    return keys.foreignId
      ? `FOREIGN|${keys.foreignId}`
      : `PERSON|${keys.scope}|${keys.nameInScope ?? ''}`;
  }
  if (keys.uscc) return `USCC|${keys.uscc}`;
  if (keys.registrationNumber) {
    return `REGISTRATION|${keys.registrationAuthority ?? ''}|${keys.registrationNumber}`;
  }
  if (keys.organizationCode) return `ORGANIZATION|${keys.organizationCode}`;
  return keys.foreignId ? `FOREIGN|${keys.foreignId}` : `NAME|${keys.nameKey ?? keys.scope}`;
}

/** The subject that these keys name; `birthId` is the id that their birth key gives. */
export function resolve<T extends Identified>(
  keys: IdentityKeys,
  known: Directory<T>,
  birthId: () => string,
): Resolution<T> {
  const isPerson = keys.kind === 'PERSON';
  const found = isPerson ? personOf(keys, known, birthId) : byCodes(keys, known);
  if (found) return { known: found };
  return isPerson ? {} : byName(keys, known);
}

/** What a subject of these keys is known by, for whoever has to judge how sure that is. */
export function identifiedBy(keys: IdentityKeys): string {
  if (keys.idHash) return 'PERSONAL_DOCUMENT';
  if (keys.uscc) return 'USCC';
  if (keys.registrationNumber) return 'REGISTRATION_NUMBER';
  if (keys.organizationCode) return 'ORGANIZATION_CODE';
  return keys.foreignId ? 'FOREIGN_ID' : 'NAME';
}
