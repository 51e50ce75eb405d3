// Beneficial Ownership Data Standard 0.4. Every statement is a row. A first pass learns which record id is a person and
// which an entity, because relationships only name ids; the second makes the facts.
import { hash } from 'node:crypto';
import { basename } from 'node:path';
import { HubError } from '../../errors.ts';
import { readDate } from '../../words/calendar-date.ts';
import type { DeliveredFile, Fact, Finding, Party, ReadRow } from '../facts.ts';
import { tooLong } from '../lengths.ts';
import { findingOf } from '../remarks.ts';
import { present } from '../tables/table.ts';
import { interestFacts, possibleKeys } from './bods-interests.ts';
import { createPartyDirectory, partyOf, shownName, type PartyDirectory } from './bods-parties.ts';
import {
  olderStatement,
  statementSchema,
  type EntityStatement,
  type PersonStatement,
  type RelationshipStatement,
  type Statement,
} from './bods-statement.ts';
import { readObjects, type JsonObject } from './statements.ts';

/** What is known while a file is read: its parties, and which facts of a relationship record are open. */
interface Reading {
  readonly parties: PartyDirectory;
  readonly open: Map<string, ReadonlySet<string>>;
}

function createDayReader(findings: Finding[]) {
  return (column: string, text: string | undefined): string | undefined => {
    if (text === undefined) return undefined;
    const reading = readDate(text);
    if (!reading) findings.push(findingOf('DATE_UNREADABLE', column, text));
    return reading && 'date' in reading ? reading.date : undefined;
  };
}

function subjectFacts(
  statement: EntityStatement | PersonStatement,
  { parties }: Reading,
  findings: Finding[],
): readonly Fact[] {
  const party = partyOf(statement, parties.keyOf(statement));
  const { name, known } = shownName(statement);
  if (!known) findings.push(findingOf('PARTY_UNSPECIFIED', 'recordDetails', name));
  if (statement.recordStatus === 'closed')
    findings.push(findingOf('RECORD_CLOSED', 'recordStatus', 'closed'));
  const day = createDayReader(findings);
  const validFrom =
    statement.recordStatus === 'new' ? undefined : day('statementDate', statement.statementDate);
  const details = statement.recordType === 'entity' ? statement.recordDetails : undefined;
  const attributes = present({
    name,
    legalForm: details?.entityType?.subtype ?? details?.entityType?.type,
    establishedOn: day('foundingDate', details?.foundingDate),
    address: details?.addresses?.[0]?.address?.trim(),
    checkDigitValid: party.uscc === undefined ? undefined : true,
  });
  return [{ type: 'subject', party, attributes, ...present({ validFrom }) }];
}

/** The party under `subject` or `interestedParty`; undefined when the source gives a reason instead of a record. */
function partyNamed(
  statement: RelationshipStatement,
  key: 'subject' | 'interestedParty',
  { parties }: Reading,
  findings: Finding[],
): Party | undefined {
  const recordId = statement.recordDetails[key];
  if (typeof recordId !== 'string' || recordId === '') {
    findings.push(findingOf('PARTY_UNSPECIFIED', key, reasonOf(recordId)));
    return undefined;
  }
  const party = parties.find(statement, recordId);
  if (party) return party;
  findings.push(findingOf('KIND_INFERRED', key, recordId));
  return { kind: 'ENTERPRISE', foreignId: parties.keyOf(statement, recordId) };
}

const reasonOf = (party: unknown): string => {
  const reason =
    typeof party === 'object' && party !== null && 'reason' in party ? party.reason : undefined;
  return typeof reason === 'string' ? reason : 'no reason given';
};

function closings(
  keys: Iterable<string>,
  validTo: (key: string) => string | undefined,
  findings: Finding[],
): Fact[] {
  return [...keys].flatMap((sourceKey): Fact[] => {
    const end = validTo(sourceKey);
    if (end !== undefined) return [{ type: 'closing', sourceKey, validTo: end }];
    findings.push(findingOf('REQUIRED_MISSING', 'statementDate', ''));
    return [];
  });
}

function relationshipFacts(
  statement: RelationshipStatement,
  reading: Reading,
  findings: Finding[],
): readonly Fact[] {
  const [to, from] = [
    partyNamed(statement, 'subject', reading, findings),
    partyNamed(statement, 'interestedParty', reading, findings),
  ];
  const interests = statement.recordDetails.interests ?? [];
  if (!to || !from) return [];
  const notMapped = (what: string) => {
    findings.push(findingOf('INTEREST_NOT_MAPPED', 'interests', what));
  };
  const outOfRange = (share: string) => {
    findings.push(findingOf('RATIO_OUT_OF_RANGE', 'interests.share', share));
  };
  if (interests.length === 0) notMapped('none stated');
  const readDay = createDayReader(findings);
  const key = reading.parties.keyOf(statement);
  const stated = readDay('statementDate', statement.statementDate);
  const facts = interestFacts(
    { key, from, to, validFrom: stated, readDay, notMapped, outOfRange },
    interests,
  );
  const said = new Set(facts.map(({ sourceKey }) => sourceKey));
  const before = reading.open.get(key);
  if (statement.recordStatus === 'closed') {
    reading.open.delete(key);
    const ends = new Map(facts.map(({ sourceKey, validTo }) => [sourceKey, validTo]));
    const known = new Set([...(before ?? []), ...said]);
    return closings(
      known.size > 0 ? known : possibleKeys(key),
      (one) => ends.get(one) ?? stated,
      findings,
    );
  }
  reading.open.set(key, said);
  if (statement.recordStatus === 'new') return facts;
  // an update that no longer states an interest ends it; of a record first stated in another file all are possible
  const dropped = [...(before ?? possibleKeys(key))].filter((one) => !said.has(one));
  return [...facts, ...closings(dropped, () => stated, findings)];
}

function statementFacts(
  statement: Statement,
  reading: Reading,
  findings: Finding[],
): readonly Fact[] {
  return statement.recordType === 'relationship'
    ? relationshipFacts(statement, reading, findings)
    : subjectFacts(statement, reading, findings);
}

function cellsOf(value: unknown): Record<string, string> {
  if (typeof value !== 'object' || value === null) return {};
  const text = (part: unknown) => (typeof part === 'string' ? part : JSON.stringify(part));
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, text(part)]));
}

function rowOf(object: JsonObject, number: number, reading: Reading): ReadRow {
  const findings: Finding[] = [];
  const parsed = object.fault ? undefined : statementSchema.safeParse(object.value);
  const place = parsed?.error?.issues[0]?.path.join('.') ?? '';
  if (!parsed?.success) findings.push(findingOf(object.fault ?? 'STATEMENT_UNREADABLE', place, ''));
  const facts = parsed?.success ? statementFacts(parsed.data, reading, findings) : [];
  const long = tooLong(facts);
  if (long) findings.push(long);
  const rejected = findings.some(({ severity }) => severity === 'REJECTED');
  return {
    number,
    line: object.line,
    table: 'bods',
    facts: rejected ? [] : facts,
    findings,
    digest: hash('sha256', object.text, 'base64url'),
    cells: parsed ? cellsOf(object.value) : { statement: object.text },
  };
}

async function* rowsOf(path: string, parties: PartyDirectory): AsyncGenerator<ReadRow> {
  const reading: Reading = { parties, open: new Map() };
  let number = 0;
  for await (const object of readObjects(path)) yield rowOf(object, (number += 1), reading);
}

/** The edition of a statement written before BODS 0.4, which named its statements otherwise; undefined for all else. */
function olderVersion(value: unknown): string | undefined {
  const known = olderStatement.safeParse(value);
  if (!known.success) return undefined;
  return known.data.publicationDetails?.bodsVersion ?? 'before 0.4';
}

/**
 * Opens a BODS 0.4 package, a JSON array or JSON Lines; `publisher` stands in where the package names none. Throws
 * BAD_USER_INPUT when not one statement is of BODS 0.4.
 */
export async function openBods(path: string, publisher: string): Promise<DeliveredFile> {
  const parties = createPartyDirectory(publisher);
  let known = false;
  let older: string | undefined;
  for await (const { value } of readObjects(path)) {
    older ??= olderVersion(value);
    const parsed = statementSchema.safeParse(value);
    if (!parsed.success) continue;
    known = true;
    parties.add(parsed.data);
  }
  if (!known) {
    throw new HubError(
      'BAD_USER_INPUT',
      older === undefined
        ? 'This is JSON without a statement of BODS 0.4: see standard.openownership.org.'
        : `These are statements of BODS ${older}, and the hub reads 0.4 alone (仅支持 BODS 0.4): publish them again as 0.4, whose migration guide stands at standard.openownership.org.`,
    );
  }
  return {
    table: 'bods',
    fileName: basename(path),
    unknownColumns: [],
    rows: rowsOf(path, parties),
  };
}
