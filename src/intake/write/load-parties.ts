/** Every party that a chunk names, and what the graph knows under the identifiers it gives. */
import type { Statement } from '../../graph/cypher.ts';
import type { Writer } from '../../graph/graph.ts';
import type { Fact, Party, ReadRow } from '../facts.ts';
import type { IdentityKeys } from '../identity.ts';
import type { ChunkState } from './chunk.ts';
import {
  personsByIdHash,
  subjectsByForeignId,
  subjectsById,
  subjectsByNameKey,
  subjectsByOrganizationCode,
  subjectsByRegistrationNumber,
  subjectsByUscc,
} from './chunk-state.cypher.ts';
import type { SubjectNode } from './graph-rows.ts';

/** A party with its keys; `within` only counts for persons who are known by nothing else. */
export interface Mention {
  readonly party: Party;
  readonly row: ReadRow;
  readonly registrationAuthority?: string;
}

/** Whether a person is known by name and enterprise alone. */
export const isScoped = (party: Party): boolean =>
  party.kind === 'PERSON' && !party.idNumber && !party.foreignId;

/** Whom a fact is about. */
export function partiesOf(fact: Fact): readonly Party[] {
  switch (fact.type) {
    case 'subject':
    case 'record':
      return [fact.party];
    case 'relation':
      return [fact.from, fact.to, ...(fact.third ? [fact.third] : [])];
    case 'filedController':
      return [fact.from, fact.to];
    case 'closing':
      return [];
  }
}

/** Every party of the rows, those first whose subject a later one is scoped by. */
export function mentionsOf(rows: readonly ReadRow[]): readonly Mention[] {
  const mentions: Mention[] = [];
  for (const row of rows) {
    for (const fact of row.facts) {
      const authority = fact.type === 'subject' ? fact.attributes.registrationAuthority : undefined;
      for (const party of partiesOf(fact)) {
        if (isScoped(party) && party.within) mentions.push({ party: party.within, row });
        mentions.push({ party, row, ...(authority && { registrationAuthority: authority }) });
      }
    }
  }
  return mentions;
}

/** Adds what a statement finds to the directory, and whom it is merged into. */
export async function load(
  tx: Pick<Writer, 'run'>,
  state: ChunkState,
  statement: Statement<{ values: readonly string[] }, { subject: SubjectNode }>,
  values: Iterable<string | undefined>,
): Promise<void> {
  const distinct = [...new Set(values)].filter((value) => value !== undefined);
  if (distinct.length === 0) return;
  const found = await tx.run(statement, { values: distinct });
  for (const { subject } of found) {
    if (!state.directory.byId(subject.id)) state.directory.add(subject);
  }
  const kept = found.map(({ subject }) => subject.mergedInto);
  await load(
    tx,
    state,
    subjectsById,
    kept.filter((id) => id !== undefined && !state.directory.byId(id)),
  );
}

/** Adds whatever any of the keys finds. */
export async function loadByKeys(
  tx: Writer,
  state: ChunkState,
  keys: readonly IdentityKeys[],
  newId: (key: IdentityKeys) => string,
): Promise<void> {
  const organised = keys.filter(({ kind }) => kind !== 'PERSON');
  await Promise.all([
    load(
      tx,
      state,
      subjectsByUscc,
      organised.map((key) => key.uscc),
    ),
    load(
      tx,
      state,
      subjectsByRegistrationNumber,
      organised.map((key) => key.registrationNumber),
    ),
    load(
      tx,
      state,
      subjectsByOrganizationCode,
      organised.map((key) => key.organizationCode),
    ),
    load(
      tx,
      state,
      subjectsByForeignId,
      keys.map((key) => key.foreignId),
    ),
    load(
      tx,
      state,
      subjectsByNameKey,
      organised.map((key) => key.nameKey),
    ),
    load(
      tx,
      state,
      personsByIdHash,
      keys.map((key) => key.idHash),
    ),
    // a name-only subject may have been renamed or given a code since it was born under this key
    load(tx, state, subjectsById, keys.map(newId)),
  ]);
}
