/** The rows behind the types of the schema, as the domains answer them and as codegen.yml names them. */
import { seesPerson } from '../access/masking.ts';
import type { Viewer } from '../access/viewer.ts';
import type { CatalogueRow } from '../domains/catalogue/catalogue.store.ts';
import type { BatchRow, BatchFindingRow } from '../domains/batch/batch.ts';
import type { DisputeRow } from '../domains/dispute/dispute.ts';
import type {
  ContributionRow,
  GradeRow,
  ImprovementRow,
} from '../domains/evaluation/evaluation-rows.ts';
import type { EvaluationStore } from '../domains/evaluation/evaluation.store.ts';
import type { MergeRow } from '../domains/merge/merge.ts';
import type { RecordRow } from '../domains/record/record.ts';
import type { RelationRow } from '../domains/relation/relation.ts';
import type { ProposedDecision } from '../cases/two-people.ts';
import type { RepairRow } from '../domains/repair/repair.ts';
import type { SanctionRow } from '../domains/sanction/sanction.ts';
import type { createSanctionStore } from '../domains/sanction/sanction.store.ts';
import type { ScreeningRow } from '../domains/screening/screening.ts';
import type { createScreeningStore } from '../domains/screening/screening.store.ts';
import type { SubjectRow } from '../domains/subject/subject.ts';
import type { SubjectsPage } from '../domains/subject/search.store.ts';
import type { createSuspicionStore } from '../domains/suspicion/suspicion.store.ts';
import type { ResolvedAsOf } from '../words/as-of.ts';
import { HubError } from '../errors.ts';
import { type IdKind, kindOfId } from '../words/opaque-id.ts';
import type { Page } from '../words/page.ts';
import { type SubjectKind, subjectKinds } from '../words/subject-kinds.ts';
import type { groupOf, mapOf, pathOf } from './compositions.ts';
import type { reportOf } from './report-sources.ts';

type SanctionStore = ReturnType<typeof createSanctionStore>;
type SuspicionStore = ReturnType<typeof createSuspicionStore>;

export type SubjectPage = SubjectsPage;
export type RelationPage = Page<RelationRow>;
export type RecordPage = Page<RecordRow>;
export type SubjectEdgeRow = SubjectPage['rows'][number];
export type RelationEdgeRow = RelationPage['rows'][number];
export type RecordEdgeRow = RecordPage['rows'][number];
export type CataloguePage = Page<CatalogueRow>;
export type CatalogueEdgeRow = CataloguePage['rows'][number];
export type BatchPage = Page<BatchRow>;
export type BatchEdgeRow = BatchPage['rows'][number];
export type FindingPage = Page<BatchFindingRow>;
export type FindingEdgeRow = FindingPage['rows'][number];
export type DisputePage = Page<DisputeRow>;
export type DisputeEdgeRow = DisputePage['rows'][number];
export type ProposedDecisionPage = Page<ProposedDecision>;
export type ProposedDecisionEdgeRow = ProposedDecisionPage['rows'][number];
export type RepairPage = Page<RepairRow>;
export type RepairEdgeRow = RepairPage['rows'][number];
export type SanctionPage = Page<SanctionRow>;
export type SanctionEdgeRow = SanctionPage['rows'][number];
export type ProposalPage = Awaited<ReturnType<SanctionStore['proposals']>>;
export type ProposalEdgeRow = ProposalPage['rows'][number];
export type ScreenedPage = Awaited<ReturnType<ReturnType<typeof createScreeningStore>['rows']>>;
export type ScreenedEdgeRow = ScreenedPage['rows'][number];
export type NodeRow =
  | SubjectRow
  | RelationRow
  | RecordRow
  | RepairRow
  | DisputeRow
  | SanctionRow
  | ScreeningRow
  | MergeRow;
export type CreditMapRow = Awaited<ReturnType<ReturnType<typeof mapOf>['around']>>;
export type CreditMapNodeRow = CreditMapRow['nodes'][number];
export interface CreditSignalsRow {
  readonly id: string;
  readonly kind: SubjectKind;
  /** Null where records are not open to the viewer; so are the two below. */
  readonly penalties: number | null;
  readonly listEntries: number | null;
  readonly honours: number | null;
  readonly asOf: ResolvedAsOf;
}
export type TruncationRow = Awaited<ReturnType<CreditMapRow['leftOut']>>['truncated'][number];
export type CreditMapDiffRow = Awaited<ReturnType<ReturnType<typeof mapOf>['difference']>>;
export type PathSearchRow = Awaited<ReturnType<ReturnType<typeof pathOf>['between']>>;
export type SubjectPathRow = PathSearchRow['paths'][number];
export type RelatedGroupRow = Awaited<ReturnType<ReturnType<typeof groupOf>['around']>>;
export type GroupMemberRow = RelatedGroupRow['members'][number];
export type GroupReasonRow = GroupMemberRow['reasons'][number];
export type GroupHubRow = RelatedGroupRow['hubs'][number];
export type RiskNearbyRow = Awaited<ReturnType<ReturnType<typeof groupOf>['risk']>>;
export type RiskCarrierRow = RiskNearbyRow['carriers'][number];
export type SuspectedLinksRow = Awaited<ReturnType<SuspicionStore['around']>>;
export type SuspectedLinkRow = SuspectedLinksRow['links'][number];
export type SuspectedEvidenceRow = SuspectedLinkRow['hard'][number];
export type ReportRow = Awaited<ReturnType<ReturnType<typeof reportOf>['make']>>;
export type LinkedPartyRow = ReportRow['controllers'][number];
export type EvaluationRow = NonNullable<Awaited<ReturnType<EvaluationStore['of']>>>;
export type ContributionPage = Page<ContributionRow>;
export type ContributionEdgeRow = ContributionPage['rows'][number];
export type ImprovementPage = Page<ImprovementRow>;
export type ImprovementEdgeRow = ImprovementPage['rows'][number];
export type GradePage = Page<GradeRow>;
export type GradeEdgeRow = GradePage['rows'][number];
export type IssuedReportRow = Awaited<ReturnType<ReturnType<typeof reportOf>['issued']>>;

/** Whether the viewer sees no more of a subject than its masked outline. */
export const isOutline =
  (viewer: Viewer) =>
  (id: string, kind: SubjectKind): boolean =>
    kind === 'PERSON' && !seesPerson(viewer, id);

/** What each kind of id that is no subject's names in the schema; a kind that no node has is told apart by the compiler. */
const nodeTypes = {
  RELATION: 'Relation',
  RECORD: 'CreditRecord',
  REPAIR: 'Repair',
  DISPUTE: 'Dispute',
  SANCTION: 'Sanction',
  SCREENING: 'Screening',
  MERGE: 'Merge',
} as const satisfies Partial<Record<Exclude<IdKind, 'SUBJECT'>, string>>;

const isSubject = (row: NodeRow): row is SubjectRow => kindOfId(row.id) === 'SUBJECT';

/** The type of the schema that a node is answered as: its id tells it, whatever else the row carries. */
export function typeOf(
  row: NodeRow,
): (typeof nodeTypes)[keyof typeof nodeTypes] | (typeof subjectKinds)[SubjectKind]['type'] {
  if (isSubject(row)) return subjectKinds[row.kind].type;
  const kind = kindOfId(row.id);
  if (kind !== undefined && kind in nodeTypes) return nodeTypes[kind as keyof typeof nodeTypes];
  throw new HubError(
    'INTERNAL_SERVER_ERROR',
    'A row without the id of a node was answered as one.',
  );
}
