// BODS lets a publisher choose record ids freely, and packages of different publishers, or of one publisher about
// different declarations, repeat them. So a record is known by publisher, declaration subject and record id, all of
// which a statement carries itself: the same package delivered again gives the same ids, in any order and any file.
import { hash } from 'node:crypto';
import { readCreditCode, subjectKindOfCode } from '../../words/credit-code.ts';
import type { Party } from '../facts.ts';
import type { EntityStatement, PersonStatement, Statement } from './bods-statement.ts';

/** The legal name of a person, or else the first one. */
const nameOf = ({ recordDetails: { names = [] } }: PersonStatement): string | undefined =>
  (names.find(({ type }) => type === 'legal') ?? names[0])?.fullName;

/** The name to show for an entity or person; of one that the source does not name, its type in brackets. */
export function shownName(statement: EntityStatement | PersonStatement): {
  name: string;
  known: boolean;
} {
  const entity = statement.recordType === 'entity';
  const name = entity ? statement.recordDetails.name : nameOf(statement);
  if (name !== undefined && name.trim() !== '') return { name: name.trim(), known: true };
  const type = entity
    ? statement.recordDetails.entityType?.type
    : statement.recordDetails.personType;
  return { name: `(${type ?? statement.recordType})`, known: false };
}

function entityParty(statement: EntityStatement, foreignId: string): Party {
  const { entityType, identifiers = [] } = statement.recordDetails;
  const codes = identifiers.map(({ id }) => readCreditCode(id ?? ''));
  const uscc = codes.find((code) => code?.checkDigitValid)?.value;
  const isCompany = entityType?.type === 'registeredEntity' || entityType?.type === 'legalEntity';
  const { name } = shownName(statement);
  if (uscc !== undefined) return { kind: subjectKindOfCode(uscc), name, uscc, foreignId };
  return { kind: isCompany ? 'ENTERPRISE' : 'ORGANIZATION', name, foreignId };
}

/** The party that an entity or person statement describes, under the id its record has within the hub. */
export function partyOf(statement: EntityStatement | PersonStatement, foreignId: string): Party {
  if (statement.recordType === 'entity') return entityParty(statement, foreignId);
  return { kind: 'PERSON', name: shownName(statement).name, foreignId };
}

/** The parties that a file describes, for the relationships that only name their record ids. */
export interface PartyDirectory {
  /** The id of a record within the hub: a digest of its scope and the publisher's own id. */
  keyOf(statement: Statement, recordId?: string): string;
  add(statement: Statement): void;
  /** The party of this record id: of the same declaration, else of the same publisher. */
  find(statement: Statement, recordId: string): Party | undefined;
}

/** An empty directory; it keeps some hundred bytes per entity and person. `deliverer` stands in for an unnamed publisher. */
export function createPartyDirectory(deliverer: string): PartyDirectory {
  const byRecord = new Map<string, Party>();
  const byPublisher = new Map<string, Party>();
  const publisherOf = (statement: Statement) =>
    statement.publicationDetails?.publisher?.name ?? deliverer;
  const publishersKey = (statement: Statement, recordId: string) =>
    `${publisherOf(statement)}\u001f${recordId}`;
  const keyOf = (statement: Statement, recordId = statement.recordId) => {
    const scope = `${publisherOf(statement)}\u001f${statement.declarationSubject ?? ''}`;
    return `bods:${hash('sha256', scope, 'base64url').slice(0, 22)}:${recordId}`;
  };
  return {
    keyOf,
    add: (statement) => {
      if (statement.recordType === 'relationship') return;
      const party = partyOf(statement, keyOf(statement));
      byRecord.set(keyOf(statement), party);
      const key = publishersKey(statement, statement.recordId);
      if (!byPublisher.has(key)) byPublisher.set(key, party);
    },
    find: (statement, recordId) =>
      byRecord.get(keyOf(statement, recordId)) ??
      byPublisher.get(publishersKey(statement, recordId)),
  };
}
