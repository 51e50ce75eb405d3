import { type RelationKind, relationKindRow, type Stated } from './relation-kinds.ts';
import type { Bilingual } from './bilingual.ts';

/** A relation, as far as a sentence says it. */
export interface SaidRelation extends Stated {
  readonly kind: RelationKind;
  readonly fromId: string;
  readonly toId: string;
}

/** How a subject is called in a sentence. */
export type NameOf = (id: string) => string;

/** The relation in both languages, without a full stop. */
export const relationSentence = (edge: SaidRelation, name: NameOf): Bilingual =>
  relationKindRow(edge.kind).sentence(name(edge.fromId), name(edge.toId), edge);
