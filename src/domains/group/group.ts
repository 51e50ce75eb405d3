// What makes a family of firms: kinds of reasons, and the sentences that state them. No database, no clock.
import { type Bilingual, bilingual, joined } from '../../words/bilingual.ts';
import { percent } from '../../words/percent.ts';
import type { RelationKind } from '../../words/relation-kinds.ts';
import { type NameOf, relationSentence } from '../../words/relation-sentence.ts';

export interface GroupEdge {
  readonly id: string;
  readonly kind: RelationKind;
  readonly fromId: string;
  readonly toId: string;
  readonly ratio: number | null;
}

/** Why somebody belongs to a family. */
export type ReasonKind =
  'CONTROLS' | 'CONTROLLED' | 'SAME_CONTROLLER' | 'PEOPLE' | 'HOLDER' | 'BRANCH';

/** One reason with the relations that it rests on. */
export interface Reason<Edge extends GroupEdge> {
  readonly kind: ReasonKind;
  readonly edges: readonly Edge[];
  /** Who controls, whom, and with what share: for the reasons of control. */
  readonly control?: {
    readonly by: string;
    readonly of: string;
    readonly also: string | null;
    readonly ratio: number | null;
  };
}

/** How near one of these is: reasons and members are told in this order. */
export const reasonKinds: readonly ReasonKind[] = [
  'CONTROLS',
  'CONTROLLED',
  'SAME_CONTROLLER',
  'BRANCH',
  'PEOPLE',
  'HOLDER',
];

/** Relations that one sentence tells; all of them stand beside it. */
const told = 4;

/** The reason in one Chinese and one English sentence. */
export function sentenceOf({ edges, control }: Reason<GroupEdge>, name: NameOf): Bilingual {
  if (control) {
    const [by, of] = [name(control.by), name(control.of)];
    const share = control.ratio === null ? '' : percent(control.ratio);
    const alsoZh = control.also === null ? '' : `，也控制${name(control.also)}`;
    const alsoEn = control.also === null ? '' : `, and controls ${name(control.also)} too`;
    return {
      zh: `${by}直接或与其控制的企业共同持有${of}${share}的股份，控制${of}${alsoZh}。`,
      en: `${by}, alone or with controlled firms, holds ${share || 'most'} of ${of} and controls it${alsoEn}.`,
    };
  }
  const few = edges.slice(0, told).map((edge) => relationSentence(edge, name));
  const more = edges.length - few.length;
  const { zh, en } = joined(few, bilingual('；', '; '));
  return {
    zh: `${zh}${more > 0 ? `；另有${more}项关系` : ''}。`,
    en: `${en}${more > 0 ? `; and ${more} more relations` : ''}.`,
  };
}

/** Steps from a subject to all others over relations in both directions. */
export function hopsFrom(start: string, edges: Iterable<GroupEdge>): Map<string, number> {
  const near = new Map<string, string[]>();
  const link = (at: string, other: string): void => {
    const list = near.get(at) ?? [];
    near.set(at, list);
    list.push(other);
  };
  for (const { fromId, toId } of edges) {
    link(fromId, toId);
    link(toId, fromId);
  }
  const hops = new Map([[start, 0]]);
  // a Map may grow while it is walked, and yields what was added
  for (const [id, hop] of hops)
    for (const other of near.get(id) ?? []) if (!hops.has(other)) hops.set(other, hop + 1);
  return hops;
}
