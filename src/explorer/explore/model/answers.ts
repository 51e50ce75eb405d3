/** Names for what the hub answers to the explorer's questions; the types themselves are made by codegen. */
import type {
  ExplorerCardQuery,
  ExplorerControlQuery,
  ExplorerDecidedQuery,
  ExplorerDiffQuery,
  ExplorerGroupQuery,
  ExplorerPathsQuery,
  ExplorerRelationQuery,
  ExplorerResultsQuery,
  ExplorerSearchQuery,
  ExplorerCreditStatusQuery,
  ExplorerSuspicionQuery,
  ExplorerTogetherQuery,
} from '../../../generated/explorer.ts';

export type {
  AsOf,
  ClocksFragment as ClocksAnswer,
  ControllingFragment as ControllerAnswer,
  ControlRule,
  DiffPartFragment as DiffPartAnswer,
  Direction,
  EdgeFragment as EdgeAnswer,
  EvidenceFragment as EvidenceAnswer,
  FieldChangedFragment as FieldChangeAnswer,
  MapFragment as MapAnswer,
  MapNodeFragment as MapNodeAnswer,
  MemberFragment as MemberAnswer,
  NamedEdgeFragment as NamedEdge,
  NamedFragment as SubjectAnswer,
  SignalsFragment as SignalsAnswer,
  SourceFragment as ProvenanceAnswer,
  SubjectKind,
} from '../../../generated/explorer.ts';

/** A subject with all that the record panel shows; what only an enterprise has is on no other. */
export type CardAnswer = NonNullable<ExplorerCardQuery['subject']>;
export type RecordPage = CardAnswer['records'];
export type RecordAnswer = RecordPage['nodes'][number];
/** 主体合并: told to whom it concerns. */
export type MergeAnswer = CardAnswer['merges'][number];

/** What is imposed on a subject, and how it is graded where the viewer may see that. */
export type CreditStatusAnswer = NonNullable<ExplorerCreditStatusQuery['subject']>;
export type MeasureAnswer = CreditStatusAnswer['sanctions']['nodes'][number];
/** 公共信用综合评价 as of today. */
export type EvaluationAnswer = NonNullable<CreditStatusAnswer['evaluation']>;

/** A relation with all that the record panel shows. */
export type RelationAnswer = NonNullable<ExplorerRelationQuery['node']>;

/** Subjects that a search found, and how many there are in all. */
export type SearchAnswer = ExplorerSearchQuery['subjects'];
export type FoundAnswer = SearchAnswer['nodes'][number];
export type { ExplorerResultsQueryVariables as ResultsAsked } from '../../../generated/explorer.ts';
/** A page of all that a search found. */
export type ResultsPage = ExplorerResultsQuery['subjects'];

/** How several subjects hang together. */
export type TogetherAnswer = ExplorerTogetherQuery['groupRelations'];
export type PathsAnswer = ExplorerPathsQuery['paths'];
export type ControlAnswer = ExplorerControlQuery['controllers'];
export type GroupAnswer = ExplorerGroupQuery['relatedGroup'];
export type DiffAnswer = ExplorerDiffQuery['creditMapDiff'];
/** What was decided between two days. */
export type DecidedAnswer = ExplorerDecidedQuery['decidedRecords'];
export type SuspicionAnswer = ExplorerSuspicionQuery['suspectedLinks'];
export type SuspectedLinkAnswer = SuspicionAnswer['links'][number];
