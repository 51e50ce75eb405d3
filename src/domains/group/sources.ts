/** What the group of a subject is put together from; other domains are handed in, so none is imported. */
import type { ResolvedAsOf } from '../../words/as-of.ts';
import type { EdgeSlot } from '../../words/relation-kinds.ts';
import type { SubjectKind } from '../../words/subject-kinds.ts';
import type { GroupEdge } from './group.ts';
import type { RiskCounts } from './risk.ts';

/** A subject of a family. */
export interface Party {
  readonly id: string;
  readonly kind: SubjectKind;
  readonly name: string;
  readonly uscc: string | null;
}

/** Branches that the family is read along; the relation domain knows them all. */
export type GroupBranch = EdgeSlot;

export interface GroupStep {
  readonly key: string;
  readonly branch: GroupBranch;
  readonly edge: GroupEdge & { readonly rank: string };
  readonly other: { readonly id: string; readonly kind: SubjectKind };
}

/** One who controls, or is controlled, by the 50 % cascade. */
export interface InControl {
  readonly subjectId: string;
  readonly ratio: number | null;
  readonly proof: () => { readonly edges: readonly { readonly id: string }[] };
}

/** An answer of the control domain; `isWhole` is false when it was cut. */
export interface ControlFound {
  readonly found: readonly InControl[];
  readonly isWhole: boolean;
}

/** What a family needs of the other domains. */
export interface GroupSources<Step extends GroupStep> {
  readonly subject: (argument: string, id: string, asOf: ResolvedAsOf) => Promise<Party>;
  readonly walk: (
    keys: readonly string[],
    walk: {
      readonly wanted: readonly GroupBranch[];
      readonly after: undefined;
      readonly perBranch: number;
      readonly most: number;
      readonly asOf: ResolvedAsOf;
    },
  ) => Promise<readonly Step[]>;
  readonly totals: (
    id: string,
    asOf: ResolvedAsOf,
  ) => Promise<Readonly<Record<GroupBranch, number>> | null>;
  readonly controllers: (party: Party, asOf: ResolvedAsOf) => Promise<ControlFound>;
  readonly controlled: (party: Party, most: number, asOf: ResolvedAsOf) => Promise<ControlFound>;
  /** Whether records of a member are open to the viewer; it follows from the kind of member alone. */
  readonly recordsOpen: (member: Pick<Party, 'id' | 'kind'>) => boolean;
  /** Records, and measures in force, that are a risk to those nearby, as far as the viewer may see them. */
  readonly riskCounts: (id: string, asOf: ResolvedAsOf) => Promise<RiskCounts>;
  /** A cursor with which a map around the node goes on behind that rank. */
  readonly cursor: (node: string, branch: GroupBranch, rank: string) => string;
}
