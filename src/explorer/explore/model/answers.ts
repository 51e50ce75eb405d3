/** What the hub answers to the explorer's questions, as far as it asks. */
import type {
  Direction,
  IdentifierScheme,
  RecordKind,
  RelationKind,
  SubjectKind,
} from '../../../generated/schema.ts';

export type { Direction, IdentifierScheme, RelationKind, SubjectKind };

/** A subject as every answer names it. */
export interface SubjectAnswer {
  readonly id: string;
  readonly kind: SubjectKind;
  readonly name: string;
  readonly status: string | null;
}

/** Counts by signal, as the map gives them. */
export interface SignalsAnswer {
  readonly penalties: number;
  readonly listEntries: number;
  readonly honours: number;
}

export interface MapNodeAnswer {
  readonly hop: number;
  readonly hidden: boolean;
  readonly subject: SubjectAnswer;
  readonly signals: SignalsAnswer;
}

/** A relation as a line on the map. */
export interface EdgeAnswer {
  readonly id: string;
  readonly kind: RelationKind;
  readonly from: { readonly id: string };
  readonly to: { readonly id: string };
  /** Share of capital, 0..1; null when unknown. */
  readonly ratio: number | null;
  readonly ratioMin: number | null;
  readonly position: string | null;
  readonly validFrom: string | null;
  readonly validTo: string | null;
  readonly disputed: boolean;
}

export interface TruncationAnswer {
  readonly node: string;
  readonly kind: RelationKind;
  readonly direction: Direction;
  readonly total: number;
  readonly cursor: string;
}

/** The two clocks of an answer. */
export interface ClocksAnswer {
  readonly validAt: string;
  readonly knownAt: string;
}

export interface MapAnswer {
  readonly nodes: readonly MapNodeAnswer[];
  readonly edges: readonly EdgeAnswer[];
  readonly truncated: readonly TruncationAnswer[];
  readonly asOf: ClocksAnswer;
}

export interface ProvenanceAnswer {
  readonly department: { readonly name: string | null } | null;
  readonly fileName: string | null;
  readonly row: number | null;
  readonly catalogueItem: string | null;
  readonly document: string | null;
}

export interface RecordAnswer {
  readonly id: string;
  readonly kind: RecordKind;
  readonly title: string;
  readonly documentNumber: string;
  readonly decidedOn: string;
  readonly authority: { readonly name: string | null };
  readonly details: readonly { readonly name: string; readonly values: readonly string[] }[];
  readonly validFrom: string | null;
  readonly validTo: string | null;
  readonly publicity: {
    readonly from: string | null;
    readonly to: string | null;
    readonly earliestRepair: string | null;
    readonly class: string | null;
    readonly regime: string | null;
  };
  readonly provenance: readonly ProvenanceAnswer[];
}

export interface RecordPage {
  readonly totalCount: number;
  readonly nodes: readonly RecordAnswer[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

/** A subject with all that the record panel shows; what only an enterprise has is absent on others. */
export interface CardAnswer extends SubjectAnswer {
  readonly regionCode: string | null;
  readonly identifiers: readonly {
    readonly scheme: IdentifierScheme;
    readonly value: string;
    readonly checkDigitValid: boolean | null;
  }[];
  readonly provenance: readonly ProvenanceAnswer[];
  readonly records: RecordPage;
  readonly formerNames?: readonly string[];
  readonly legalForm?: string | null;
  readonly industryCode?: string | null;
  readonly establishedOn?: string | null;
  readonly registeredCapital?: string | null;
  readonly capitalCurrency?: string | null;
  readonly address?: string | null;
  readonly registrationAuthority?: string | null;
  readonly businessScope?: string | null;
}

/** A relation with all that the record panel shows. */
export interface RelationAnswer extends Omit<EdgeAnswer, 'from' | 'to'> {
  readonly from: SubjectAnswer;
  readonly to: SubjectAnswer;
  readonly ratioSource: 'DECLARED' | 'DERIVED_FROM_CAPITAL' | null;
  readonly subscribed: string | null;
  readonly paid: string | null;
  readonly identifiedBy: string | null;
  readonly recordedAt: string;
  readonly provenance: readonly ProvenanceAnswer[];
}
