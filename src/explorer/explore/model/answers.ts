/** What the hub answers to the explorer's questions, as far as it asks. */
// Said again here and not taken from the generated types, which lead to the whole server; a test compares them.
export type RelationKind = 'LEGAL_REPRESENTATIVE' | 'SHAREHOLDER' | 'EXECUTIVE' | 'BRANCH';
export type SubjectKind = 'ENTERPRISE' | 'INDIVIDUAL_BUSINESS' | 'ORGANIZATION' | 'PERSON';
export type Direction = 'OUT' | 'IN';
export type IdentifierScheme =
  'USCC' | 'REGISTRATION_NUMBER' | 'ORGANIZATION_CODE' | 'PERSONAL_DOCUMENT';

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
  readonly brokenCommitments: number;
  readonly honours: number;
  readonly sanctions: number;
  readonly repairs: number;
  /** As the scheme names it, e.g. 优; null where there is none. */
  readonly grade: string | null;
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

/** How several subjects hang together. */
export interface TogetherAnswer extends MapAnswer {
  readonly complete: boolean;
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
  /** As the hub calls it; a kind unknown here is shown under that name. */
  readonly kind: string;
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
    readonly basis: string;
  };
  readonly provenance: readonly ProvenanceAnswer[];
}

export interface RecordPage {
  readonly totalCount: number;
  readonly nodes: readonly RecordAnswer[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

/** 主体合并: told to whom it concerns. */
export interface MergeAnswer {
  readonly id: string;
  readonly absorbedId: string;
  readonly absorbedName: string;
  readonly kept: Pick<SubjectAnswer, 'id' | 'name'>;
  readonly evidence: string;
  readonly decidedAt: string;
  /** Null while it stands. */
  readonly undoneAt: string | null;
  readonly reason: string | null;
  readonly disputed: boolean;
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
  readonly merges: readonly MergeAnswer[];
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

export interface MeasureAnswer {
  readonly id: string;
  readonly effect: 'PUNISHMENT' | 'REWARD';
  readonly measureId: string;
  /** Null when the catalogue of today does not have it any more. */
  readonly measure: { readonly name: string } | null;
  readonly basis: string;
  readonly from: string;
  readonly to: string | null;
  readonly applier: { readonly name: string | null } | null;
}

/** 公共信用综合评价 as of today. */
export interface EvaluationAnswer {
  readonly score: string;
  readonly grade: { readonly value: string; readonly name: string };
  readonly scheme: { readonly title: string; readonly edition: string };
  readonly cutOff: string;
  readonly items: readonly {
    readonly id: string;
    readonly name: string;
    readonly points: string;
  }[];
  readonly ceilings: readonly { readonly name: string; readonly grade: string }[];
  readonly improvements: {
    readonly nodes: readonly {
      readonly record: Pick<RecordAnswer, 'id' | 'title' | 'decidedOn'> | null;
      readonly repairableFrom: string | null;
      readonly endsOn: string | null;
      readonly gain: string;
      readonly scoreAfter: string;
      readonly gradeAfter: string;
    }[];
  };
}

/** What is imposed on a subject, and how it is graded where the viewer may see that. */
export interface StandingAnswer {
  readonly sanctions: {
    readonly totalCount: number;
    readonly nodes: readonly MeasureAnswer[];
  };
  readonly evaluation: EvaluationAnswer | null;
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

/** A relation with both ends by name, as proofs and paths bring it. */
export interface NamedEdge extends Omit<EdgeAnswer, 'from' | 'to'> {
  readonly from: SubjectAnswer;
  readonly to: SubjectAnswer;
}

export interface PathAnswer {
  readonly weight: number;
  readonly explanation: string;
  readonly nodes: readonly SubjectAnswer[];
  readonly edges: readonly NamedEdge[];
}

export interface PathsAnswer {
  readonly paths: readonly PathAnswer[];
  readonly complete: boolean;
  readonly explored: number;
  readonly asOf: ClocksAnswer;
}

/** A field that says something else on the later day. */
export interface FieldChangeAnswer {
  readonly name: string;
  readonly before: string | null;
  readonly after: string | null;
}

/** What is on one of two maps alone. */
export interface DiffPartAnswer {
  readonly nodes: readonly MapNodeAnswer[];
  readonly edges: readonly NamedEdge[];
}

export interface DiffAnswer {
  readonly appeared: DiffPartAnswer;
  readonly gone: DiffPartAnswer;
  readonly changedEdges: readonly {
    readonly before: NamedEdge;
    readonly after: NamedEdge;
    readonly fields: readonly FieldChangeAnswer[];
  }[];
  readonly changedSubjects: readonly {
    readonly after: SubjectAnswer;
    readonly fields: readonly FieldChangeAnswer[];
  }[];
  readonly complete: boolean;
  readonly from: ClocksAnswer;
  readonly to: ClocksAnswer;
}

/** What was decided between two days. */
export interface DecidedAnswer {
  readonly nodes: readonly (Pick<RecordAnswer, 'id' | 'kind' | 'title' | 'decidedOn'> & {
    readonly subject: SubjectAnswer;
  })[];
  readonly complete: boolean;
}

export interface EvidenceAnswer {
  readonly kind: string;
  readonly sharedBy: number;
  readonly isExact: boolean;
  readonly strength: number;
  /** Ids of the relations that it rests on. */
  readonly relations: readonly string[];
  readonly explanation: string;
}

export interface SuspectedLinkAnswer {
  readonly subject: SubjectAnswer & Pick<CardAnswer, 'identifiers'>;
  readonly hard: readonly EvidenceAnswer[];
  readonly soft: readonly EvidenceAnswer[];
  readonly strength: number;
}

export interface SuspicionAnswer {
  readonly links: readonly SuspectedLinkAnswer[];
  readonly complete: boolean;
  readonly edition: string;
  readonly asOf: ClocksAnswer;
}

export interface ControllerAnswer {
  readonly subject: SubjectAnswer;
  readonly ratio: number | null;
  readonly basis: string;
  readonly proof: {
    readonly arithmetic: string;
    readonly edges: readonly NamedEdge[];
    readonly paths: readonly {
      readonly product: number | null;
      readonly nodes: readonly { readonly id: string; readonly name: string }[];
      readonly edges: readonly { readonly id: string; readonly ratio: number | null }[];
    }[];
  };
}

export interface ControlAnswer {
  readonly edition: string;
  readonly controllers: readonly ControllerAnswer[];
  readonly filed: readonly ControllerAnswer[];
  readonly warnings: readonly {
    readonly code: string;
    readonly message: string;
    readonly edges: readonly NamedEdge[];
  }[];
  readonly asOf: ClocksAnswer;
}

export interface MemberAnswer {
  readonly node: MapNodeAnswer;
  readonly community: number;
  readonly reasons: readonly { readonly kind: string; readonly explanation: string }[];
}

export interface GroupAnswer {
  readonly centre: SubjectAnswer;
  readonly members: readonly MemberAnswer[];
  readonly people: readonly MemberAnswer[];
  readonly edges: readonly EdgeAnswer[];
  readonly hubs: readonly { readonly subject: SubjectAnswer; readonly explanation: string }[];
  readonly risk: {
    readonly score: number;
    readonly arithmetic: string;
    readonly carriers: readonly {
      readonly node: MapNodeAnswer;
      readonly edges: readonly { readonly id: string }[];
      readonly contribution: number;
      readonly arithmetic: string;
    }[];
  };
  readonly truncated: readonly TruncationAnswer[];
  readonly complete: boolean;
  readonly edition: string;
  readonly asOf: ClocksAnswer;
}
