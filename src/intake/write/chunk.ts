/** A chunk of rows and what one transaction makes of it. */
import type { NumberVault } from '../../access/personal-number.ts';
import { type IdKind, opaqueIds } from '../../words/opaque-id.ts';
import type { WritableDirectory } from '../directory.ts';
import type { ReadRow } from '../facts.ts';
import type { RecordNode, SubjectNode } from './graph-rows.ts';
import type { History } from './relation-versions.ts';

/** What every batch of one import shares. */
export interface ImportContext {
  readonly idSecret: string;
  readonly vault: Pick<NumberVault, 'hash' | 'seal'>;
  /** Name or credit code of the department that delivers; empty when nobody says. */
  readonly department: string;
  /** Rank of a department's word on a table: lower prevails. */
  readonly authorityRank: (table: string, department: string) => number;
  readonly clock: () => Date;
}

/** Rows of one batch that are written together. */
export interface Chunk {
  readonly batch: string;
  readonly rows: readonly ReadRow[];
}

/** What the graph knows of whatever the chunk names; planning changes it to what it should be afterwards. */
export interface ChunkState {
  readonly directory: WritableDirectory<SubjectNode>;
  /** Subjects that the chunk makes, and known ones that it changes. */
  readonly newSubjects: Set<SubjectNode>;
  readonly changedSubjects: Set<SubjectNode>;
  readonly relabelled: Set<SubjectNode>;
  readonly histories: Map<string, History>;
  /** Natural keys of the legal representatives of an enterprise at present. */
  readonly representatives: Map<string, Set<string>>;
  readonly records: Map<string, RecordNode>;
  /** Digests of claims that lost a conflict, by subject or record. */
  readonly claims: Map<string, Set<string>>;
}

/** What makes the ids of a hub, once for each secret: it is asked for with every row. */
const makers = new Map<string, ReturnType<typeof opaqueIds>>();

/** Ids of one hub. */
export function idsOf(idSecret: string): (kind: IdKind, naturalKey: string) => string {
  const known = makers.get(idSecret) ?? opaqueIds(idSecret);
  makers.set(idSecret, known);
  return known;
}

/** Adds to a map of sets. */
export function collect<Key extends string>(
  map: Map<Key, Set<string>>,
  key: Key,
  value: string,
): void {
  const found = map.get(key);
  if (found) found.add(value);
  else map.set(key, new Set([value]));
}
