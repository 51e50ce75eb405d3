/** Rows of the register of persons: millions, each a node of its own, written without keeping any of them. */
import type { ReadRow, SubjectFact } from '../facts.ts';
import { birthKey, identifiedBy, keysOf } from '../identity.ts';
import { contentHash } from '../content-hash.ts';
import { idsOf, type ImportContext } from '../write/chunk.ts';
import { type Properties, type SubjectNode, subjectLabels } from '../write/graph-rows.ts';
import { statedAttributes } from '../write/plan-subject.ts';
import { isRejected } from '../write/write-delivery.ts';
import { remarkOn } from '../remarked.ts';
import { takeFindings } from './bound-findings.ts';
import type { BulkResult, BulkSettings } from './bulk-file.ts';
import { type CsvTable, listDelimiter } from './csv-table.ts';
import { type PersonSet } from './person-set.ts';

const labels = subjectLabels('PERSON').join(listDelimiter);

interface Documented {
  readonly fact: SubjectFact;
  readonly idNumber: string;
}

function documented(row: ReadRow): Documented | undefined {
  const [fact, second] = row.facts;
  if (fact?.type !== 'subject' || second || fact.party.kind !== 'PERSON') return undefined;
  const { idNumber, foreignId } = fact.party;
  return idNumber && !foreignId ? { fact, idNumber } : undefined;
}

function nodeOf(
  { fact, idNumber }: Documented,
  origin: Pick<SubjectNode, 'sourceRow' | 'department' | 'recordedAt'>,
  context: ImportContext,
): Properties & { readonly id: string; readonly idHash: string; readonly hash: string } {
  const keys = keysOf(fact.party, '', context.vault);
  const stated = statedAttributes(fact);
  // the literal first: a spread before so many properties costs fifty times as much (19 µs a person)
  const node = {
    id: idsOf(context.idSecret)('SUBJECT', birthKey(keys)),
    kind: fact.party.kind,
    nameKey: keys.nameKey,
    identifiedBy: identifiedBy(keys),
    idType: fact.party.idType,
    idHash: keys.idHash ?? '',
    idSealed: context.vault.seal(idNumber),
    validFrom: fact.validFrom,
    hash: contentHash(stated),
    firstRecordedAt: origin.recordedAt,
    sourceRow: origin.sourceRow,
    department: origin.department,
    recordedAt: origin.recordedAt,
  };
  return Object.assign(node, stated);
}

/** The 16 bytes that a person is told apart by. */
export const personBytes = (idHash: string): Buffer => Buffer.from(idHash, 'base64url');

function note({ number, findings }: ReadRow, result: BulkResult): void {
  remarkOn(result.remarked, findings);
  takeFindings(
    result,
    findings.map((finding) => ({ ...finding, row: number })),
  );
}

/** Writes the persons of a portion to `table`; what the set knows already is unchanged, or deferred when it differs. */
export function takePersons(
  rows: readonly ReadRow[],
  result: BulkResult,
  into: { readonly table: CsvTable; readonly known: PersonSet },
  context: ImportContext,
  { department, recordedAt }: BulkSettings,
): void {
  for (const row of rows) {
    if (isRejected(row)) {
      result.verdicts.rejected += 1;
      note(row, result);
      continue;
    }
    const person = documented(row);
    const sourceRow = `${result.batch}:${String(row.number)}`;
    const node = person && nodeOf(person, { sourceRow, department, recordedAt }, context);
    const known = node && into.known.add(personBytes(node.idHash), personBytes(node.hash));
    if (!node || known === 'OTHER') {
      // the online writer notes its findings with it
      result.deferred.push(row);
      continue;
    }
    note(row, result);
    if (known === 'SAME') {
      result.verdicts.unchanged += 1;
    } else {
      into.table.add({ ':ID': node.id, ':LABEL': labels }, node);
      const cleaned = row.findings.some(({ severity }) => severity === 'CLEANED');
      result.verdicts[cleaned ? 'corrected' : 'stored'] += 1;
    }
  }
}
