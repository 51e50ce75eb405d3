/**
 * Finds or makes the subject of every party in a chunk, in the order of the rows. Two passes: persons without a number
 * are known by the enterprise that names them, so enterprises must be settled before such persons can be looked up.
 */
import type { Writer } from '../../graph/graph.ts';
import type { Party, ReadRow } from '../facts.ts';
import {
  birthKey,
  type IdentityKeys,
  identifiedBy,
  keysOf,
  namesAnother,
  pinyinOf,
  resolve,
} from '../identity.ts';
import { type Chunk, type ChunkState, idsOf, type ImportContext } from './chunk.ts';
import { subjectsById } from './chunk-state.cypher.ts';
import type { SubjectNode } from './graph-rows.ts';
import { isScoped, load, loadByKeys, type Mention, mentionsOf } from './load-parties.ts';

/** What resolving a party did to its subject, for the verdict on the row. */
export interface Resolved {
  readonly subject: SubjectNode;
  readonly keys: IdentityKeys;
  readonly gained: boolean;
  readonly homonyms: boolean;
}

export type Resolutions = ReadonlyMap<Party, Resolved>;

const gains = ['uscc', 'registrationNumber', 'organizationCode', 'foreignId', 'idHash'] as const;

/** Gives a known subject the identifiers that it lacks. */
function gain(
  subject: SubjectNode,
  keys: IdentityKeys,
  party: Party,
  context: ImportContext,
): boolean {
  const lacking = gains.filter((name) => subject[name] === undefined && keys[name] !== undefined);
  for (const name of lacking) subject[name] = keys[name];
  if (lacking.length > 0 && subject.identifiedBy === 'NAME')
    subject.identifiedBy = identifiedBy(keys);
  if (lacking.includes('idHash') && party.idNumber) {
    Object.assign(subject, { idType: party.idType, idSealed: context.vault.seal(party.idNumber) });
  }
  return lacking.length > 0;
}

/** Gives a subject that was loaded before there were pinyin keys its own; says whether it did. */
function givePinyin(subject: SubjectNode): boolean {
  if (subject.pinyinKey !== undefined) return false;
  subject.pinyinKey = pinyinOf(subject.kind, subject.nameKey);
  return subject.pinyinKey !== undefined;
}

function born(
  id: string,
  keys: IdentityKeys,
  party: Party,
  context: ImportContext,
  at: string,
): SubjectNode {
  return {
    id,
    kind: keys.kind,
    name: party.name,
    nameKey: keys.nameKey,
    pinyinKey: pinyinOf(keys.kind, keys.nameKey),
    uscc: keys.uscc,
    registrationNumber: keys.registrationNumber,
    registrationAuthority: keys.registrationAuthority,
    organizationCode: keys.organizationCode,
    foreignId: keys.foreignId,
    identifiedBy: identifiedBy(keys),
    idType: party.idNumber && party.idType,
    idHash: keys.idHash,
    idSealed: party.idNumber && context.vault.seal(party.idNumber),
    firstRecordedAt: at,
    recordedAt: at,
  };
}

/** Settles parties one after another; what a former one made or gave, a later one finds. */
function createSettler(state: ChunkState, chunk: Chunk, context: ImportContext, at: string) {
  const settled = new Map<Party, Resolved>();
  const newId = idsOf(context.idSecret);
  const scopeOf = ({ party, row }: Mention): string =>
    (party.within && settled.get(party.within)?.subject.id) ?? row.digest;
  const cache = new Map<Party, IdentityKeys>();
  const keys = (mention: Mention): IdentityKeys => {
    const found = cache.get(mention.party);
    if (found) return found;
    const made = keysOf(
      mention.party,
      scopeOf(mention),
      context.vault,
      mention.registrationAuthority,
    );
    cache.set(mention.party, made);
    return made;
  };
  const birthId = (key: IdentityKeys, row?: ReadRow): string =>
    newId('SUBJECT', row ? `${birthKey(key)}|${chunk.batch}:${String(row.number)}` : birthKey(key));

  const isAnother = (key: IdentityKeys, known: SubjectNode): boolean => {
    const kept =
      known.mergedInto === undefined ? undefined : state.directory.byId(known.mergedInto);
    return kept !== undefined && namesAnother(key, known, kept);
  };

  function settle(mention: Mention): void {
    const { party, row } = mention;
    const key = keys(mention);
    const { known, homonyms = false } = resolve(key, state.directory, () => birthId(key));
    if (known && !isAnother(key, known)) {
      const gained = gain(known, key, party, context);
      if (gained) state.directory.add(known);
      if ((givePinyin(known) || gained) && !state.newSubjects.has(known))
        state.changedSubjects.add(known);
      settled.set(party, { subject: known, keys: key, gained, homonyms });
      return;
    }
    // a subject keeps the id it was born with, so the id of this key may belong to one that has since become another
    const id = birthId(key);
    const free = state.directory.byId(id) ? birthId(key, row) : id;
    const subject = born(free, key, party, context, at);
    state.directory.add(subject);
    state.newSubjects.add(subject);
    settled.set(party, { subject, keys: key, gained: false, homonyms });
  }
  return { settled, settle, keys, birthId };
}

/** Resolves all parties of the chunk from what `state` holds alone; new and changed subjects are noted in it. */
export function settleParties(
  state: ChunkState,
  chunk: Chunk,
  context: ImportContext,
  at: string,
): Resolutions {
  const mentions = mentionsOf(chunk.rows);
  const { settled, settle } = createSettler(state, chunk, context, at);
  mentions.filter(({ party }) => !isScoped(party)).forEach(settle);
  mentions.filter(({ party }) => isScoped(party)).forEach(settle);
  return settled;
}

/** Resolves all parties of the chunk; new and changed subjects are noted in `state`. */
export async function resolveParties(
  tx: Writer,
  state: ChunkState,
  chunk: Chunk,
  context: ImportContext,
  at: string,
): Promise<Resolutions> {
  const mentions = mentionsOf(chunk.rows);
  const { settled, settle, keys, birthId } = createSettler(state, chunk, context, at);
  const own = mentions.filter(({ party }) => !isScoped(party));
  await loadByKeys(tx, state, own.map(keys), birthId);
  own.forEach(settle);
  const scoped = mentions.filter(({ party }) => isScoped(party));
  await load(
    tx,
    state,
    subjectsById,
    scoped.map((mention) => birthId(keys(mention))),
  );
  scoped.forEach(settle);
  return settled;
}
