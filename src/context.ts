/** What one request holds: the viewer, the clocks, and one entry for each domain. Built anew for every request. */
import { createHash } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { seesPerson } from './access/masking.ts';
import type { Materials } from './access/materials.ts';
import type { NumberVault } from './access/personal-number.ts';
import { checkOwnReport, checkPurpose } from './access/purpose.ts';
import type { ReportKeys } from './access/report-keys.ts';
import { sightOf, type Sight } from './access/visibility.ts';
import { callerOf, hubItself, ownerOf, type Viewer } from './access/viewer.ts';
import { materialVisible } from './cases/case.cypher.ts';
import { createControlStore, type ControlStore } from './domains/control/control.store.ts';
import { createCommitmentActions } from './domains/commitment/commitment.actions.ts';
import { commitmentOf } from './domains/commitment/commitment.ts';
import { createCommitmentStore } from './domains/commitment/commitment.store.ts';
import { createDisputeActions } from './domains/dispute/dispute.actions.ts';
import type { DisputeRow } from './domains/dispute/dispute.ts';
import { createDisputeStore } from './domains/dispute/dispute.store.ts';
import { createGroupStore } from './domains/group/group.store.ts';
import { createBetweenStore } from './domains/map/between.store.ts';
import { createDiffStore } from './domains/map/diff.store.ts';
import { createMapStore, mapCursor } from './domains/map/map.store.ts';
import {
  createEvaluationStore,
  type EvaluationStore,
} from './domains/evaluation/evaluation.store.ts';
import type {
  ContributionRow,
  GradeRow,
  ImprovementRow,
} from './domains/evaluation/evaluation-rows.ts';
import { createMergeActions } from './domains/merge/merge.actions.ts';
import type { MergeRow } from './domains/merge/merge.ts';
import { createMergeStore } from './domains/merge/merge.store.ts';
import { createNodeStore } from './domains/node/node.store.ts';
import { createPathStore } from './domains/path/path.store.ts';
import {
  createProvenanceStore,
  type ProvenanceStore,
} from './domains/provenance/provenance.store.ts';
import type { RecordRow } from './domains/record/record.ts';
import { createFeedStore } from './domains/record/feed.store.ts';
import { createRecordStore, type RecordStore } from './domains/record/record.store.ts';
import { branchesOf, relationFields, type RelationRow } from './domains/relation/relation.ts';
import {
  createRelationStore,
  relationCursor,
  relationPlace,
  type RelationStore,
} from './domains/relation/relation.store.ts';
import { createRepairActions } from './domains/repair/repair.actions.ts';
import type { RepairRow } from './domains/repair/repair.ts';
import { createRepairStore } from './domains/repair/repair.store.ts';
import type { ReportDesk } from './domains/report/report-desk.actions.ts';
import { createReportStore } from './domains/report/report.store.ts';
import { createSanctionActions } from './domains/sanction/sanction.actions.ts';
import type { SanctionRow } from './domains/sanction/sanction.ts';
import { createSanctionStore } from './domains/sanction/sanction.store.ts';
import { createSuspicionStore } from './domains/suspicion/suspicion.store.ts';
import {
  createStatisticsStore,
  type StatisticsStore,
} from './domains/statistics/statistics.store.ts';
import { statedFields, type SubjectRow, typeOfKind } from './domains/subject/subject.ts';
import { takeList } from './domains/screening/list.actions.ts';
import { resultHeadings, resultLines } from './domains/screening/result.store.ts';
import { createScreeningActions } from './domains/screening/screening.actions.ts';
import { type ListedParty, onlyScreeners } from './domains/screening/listed-party.ts';
import { createScreeningJobs, type ScreeningJobs } from './domains/screening/jobs.actions.ts';
import { createScreeningStore } from './domains/screening/screening.store.ts';
import type { ControllerAnswer, ScreeningRow } from './domains/screening/screening.ts';
import { createSubjectStore, type SubjectStore } from './domains/subject/subject.store.ts';
import { closeEverywhere, commitmentEffects, contested, regrade } from './effects.ts';
import { createReader, type Reader } from './graph/batch.ts';
import { decide, type Deciding } from './graph/decision.ts';
import type { Graph } from './graph/graph.ts';
import { issuingOf, type SectionDomains } from './report-sources.ts';
import { readSanctionRules } from './rules/groundings.ts';
import { catalogueItem, readCatalogue } from './rules/catalogue.ts';
import { readCommitmentRules } from './rules/commitments.ts';
import { readMatters } from './rules/matters.ts';
import { readNoticeWords } from './rules/notice-words.ts';
import { readPublicityRules } from './rules/publicity.ts';
import { readRepairRules } from './rules/repair.ts';
import { asOfNow, type ResolvedAsOf } from './words/as-of.ts';
import { timeAt } from './words/calendar-date.ts';
import type { Page } from './words/page.ts';

export type SubjectPage = Page<SubjectRow>;
export type RelationPage = Page<RelationRow>;
export type RecordPage = Page<RecordRow>;
export type SubjectEdgeRow = SubjectPage['rows'][number];
export type RelationEdgeRow = RelationPage['rows'][number];
export type RecordEdgeRow = RecordPage['rows'][number];
export type DisputePage = Page<DisputeRow>;
export type DisputeEdgeRow = DisputePage['rows'][number];
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
  readonly penalties: number;
  readonly listEntries: number;
  readonly honours: number;
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

type Clock = () => Date;

/** What outlives a request. */
export interface Hub {
  readonly graph: Graph;
  readonly vault: NumberVault;
  readonly clock: Clock;
  readonly materials: Pick<Materials, 'has' | 'hasOf'>;
  readonly reports: {
    readonly desk: ReportDesk;
    /** Name of the centre that issues reports. */
    readonly centre: string;
    /** RATE_LIMITED when this caller had too many issued. */
    readonly checkRate: (caller: string) => Promise<void>;
  };
  readonly screenings: ScreeningJobs;
  /** Seals what a caller keeps for the hub. */
  readonly seals: Pick<ReportKeys, 'seal' | 'open'>;
  /** Milliseconds that one statement of a request may take. */
  readonly statementLimit: number;
}

export interface Request {
  readonly viewer: Viewer;
  readonly id: string;
  /** Whom limits of rate count by: an address. */
  readonly caller: string;
  readonly signal: AbortSignal;
  /** Milliseconds that one statement may take. */
  readonly timeout: number;
  /** The header `Idempotency-Key`; a decision's own `key` goes before it. */
  readonly idempotencyKey: string | null;
}

/** The domains that others are composed of. */
export interface Domains {
  readonly subject: SubjectStore;
  readonly relation: RelationStore;
  readonly record: RecordStore;
  readonly control: ControlStore;
  readonly provenance: ProvenanceStore;
}

function mapOf({ subject, relation }: Pick<Domains, 'subject' | 'relation'>) {
  const sources = {
    subject: subject.required,
    wanted: (kinds: Parameters<typeof branchesOf>[0]) => branchesOf(kinds, null),
    walk: relation.walk,
    totals: relation.totals,
    cursor: relationCursor,
    place: relationPlace,
  };
  const maps = createMapStore(sources);
  const difference = createDiffStore({
    around: maps.around,
    subject: subject.required,
    subjectFields: statedFields,
    edgeFields: relationFields,
  });
  return { ...maps, ...createBetweenStore(sources), ...difference };
}

const pathOf = ({ subject, relation }: Pick<Domains, 'subject' | 'relation'>) =>
  createPathStore({
    subject: subject.required,
    wanted: branchesOf,
    walk: relation.ties,
    relation: relation.byId,
    totals: relation.totals,
  });

const groupOf = (
  { subject, relation, control, record }: Domains,
  { punishments }: Pick<SanctionStore, 'punishments'>,
) =>
  createGroupStore({
    subject: subject.required,
    walk: relation.walk,
    totals: relation.totals,
    controllers: async (party, asOf) => {
      const { controllers, warnings } = await control.controllers(party, cascade, asOf);
      return { found: controllers, isWhole: isWhole(warnings) };
    },
    controlled: async (party, first, asOf) => {
      const page = await control.controlled(party, { ...cascade, first }, asOf);
      const found = page.rows.map(({ row }) => row);
      return { found, isWhole: isWhole(page.warnings) && !page.more };
    },
    riskCounts: async (id, asOf) => {
      const [records, sanctions] = await Promise.all([
        record.counts(id, asOf),
        punishments(id, asOf),
      ]);
      return {
        PENALTY: records.penalties,
        LIST_ENTRY: records.listEntries,
        JUDGMENT_DEFAULT: records.judgmentDefaults,
        SANCTION: sanctions,
      };
    },
    cursor: (node, branch, rank) => mapCursor(node, relationCursor(branch, rank)),
  });

function reportOf(domains: Domains, hub: Hub, request: Request, sections: SectionDomains) {
  const { subject, relation, record, control } = domains;
  const issuing = issuingOf(domains, hub, request, sections);
  const store = createReportStore(
    {
      subject: (id, asOf) => subject.required('subject', id, asOf),
      representative: (id, asOf) => relation.single(id, 'LEGAL_REPRESENTATIVE_IN', asOf),
      controllers: (row, rule, asOf) => control.controllers(row, { rule }, asOf),
      counts: record.counts,
    },
    { now: hub.clock, number: issuing.number },
  );
  return {
    ...store,
    ...issuing,
    make: (id: string, purpose: string, asOf: ResolvedAsOf) => {
      checkPurpose(request.viewer, purpose);
      checkOwnReport(request.viewer, purpose, id);
      return store.make(id, purpose, asOf);
    },
  };
}

type SuspicionStore = ReturnType<typeof createSuspicionStore>;
type SanctionStore = ReturnType<typeof createSanctionStore>;

/** The rule by which control holds a family together. */
const cascade = { rule: 'CONTROL_CASCADE' } as const;

const isWhole = (warnings: readonly { readonly code: string }[]): boolean =>
  warnings.every(({ code }) => code !== 'TRUNCATED');
/** Every decision runs through here: one transaction, done once for each key of this caller. */
const decideAs =
  ({ graph, clock }: Hub, { viewer, idempotencyKey }: Request, reader: Reader) =>
  async <T extends object>(
    name: string,
    input: { readonly key?: string | null | undefined },
    work: (tx: Deciding) => Promise<T>,
  ): Promise<T> => {
    const key = input.key ?? idempotencyKey;
    const outcome = await decide(
      graph,
      { name, caller: callerOf(viewer), key, input },
      clock,
      work,
    );
    reader.forget();
    return outcome;
  };

const { penaltyKinds } = readNoticeWords();
const publicityRules = readPublicityRules();
const repairRules = readRepairRules();
const commitmentRules = readCommitmentRules();
const commitmentItem = catalogueItem(readCatalogue(), 'COMMITMENT');
const sanctionRules = readSanctionRules();
const matters = readMatters();
const rulesDigest = createHash('sha256')
  .update(JSON.stringify([sanctionRules, matters]))
  .digest('base64url');

/** Whether the viewer sees no more of a subject than its masked outline. */
const isOutline =
  (viewer: Viewer) =>
  (id: string, kind: string): boolean =>
    kind === 'PERSON' && !seesPerson(viewer, id);

const typeOf = (
  row: NodeRow,
):
  | 'Relation'
  | 'CreditRecord'
  | 'Repair'
  | 'Sanction'
  | 'Dispute'
  | 'Screening'
  | 'Merge'
  | (typeof typeOfKind)[keyof typeof typeOfKind] => {
  // a record carries whatever its kind adds, so it is told first
  if ('documentNumber' in row) return 'CreditRecord';
  if ('fromId' in row) return 'Relation';
  if ('recordId' in row) return 'Repair';
  if ('targetId' in row) return 'Dispute';
  if ('measure' in row) return 'Sanction';
  if ('absorbedId' in row) return 'Merge';
  return 'matter' in row ? 'Screening' : typeOfKind[row.kind];
};

function commitmentsOf(
  hub: Hub,
  {
    record,
    reader,
    viewer,
    sight,
    now,
    decide,
  }: Pick<Context, 'record' | 'reader' | 'viewer' | 'sight' | 'now'> & {
    readonly decide: ReturnType<typeof decideAs>;
  },
) {
  return {
    ...createCommitmentStore({ reader, sight, record: (id) => record.required(id, now) }),
    ...createCommitmentActions({
      ...{ viewer, sight, decide, centre: hub.reports.centre },
      ...{ rules: commitmentRules, publicity: publicityRules, item: commitmentItem },
      ...commitmentEffects,
    }),
    of: (row: RecordRow) => commitmentOf(row, row.asOf.validAt),
    /** The record as it is known from the decision on. */
    decided: async (id: string | null, at: string) =>
      id === null ? null : record.byId(id, { ...now, knownAt: at }),
  };
}

export interface Context extends Domains {
  readonly viewer: Viewer;
  readonly sight: Sight;
  readonly now: ResolvedAsOf;
  readonly reader: Reader;
  readonly feed: ReturnType<typeof createFeedStore>;
  readonly map: ReturnType<typeof mapOf>;
  readonly path: ReturnType<typeof pathOf>;
  readonly group: ReturnType<typeof groupOf>;
  readonly suspicion: SuspicionStore;
  readonly report: ReturnType<typeof reportOf>;
  readonly repair: ReturnType<typeof createRepairStore> & ReturnType<typeof createRepairActions>;
  readonly sanction: SanctionStore & ReturnType<typeof createSanctionActions>;
  readonly dispute: ReturnType<typeof createDisputeStore> & ReturnType<typeof createDisputeActions>;
  readonly merge: ReturnType<typeof createMergeStore> & ReturnType<typeof createMergeActions>;
  readonly commitment: ReturnType<typeof commitmentsOf>;
  readonly screening: ReturnType<typeof createScreeningStore> &
    ReturnType<typeof createScreeningActions>;
  readonly evaluation: EvaluationStore;
  readonly statistics: StatisticsStore;
  readonly node: {
    readonly byId: (id: string, asOf: ResolvedAsOf) => Promise<NodeRow | null>;
    readonly byIds: (ids: readonly string[], asOf: ResolvedAsOf) => Promise<(NodeRow | null)[]>;
  };
  readonly typeOf: (row: NodeRow) => ReturnType<typeof typeOf>;
  /** Whether a node is shown as a masked outline only. */
  readonly isOutline: (id: string, kind: string) => boolean;
}

/** The context of one request. */
export function createContext(hub: Hub, request: Request): Context {
  const { graph, vault, clock } = hub;
  const { viewer } = request;
  const now = asOfNow(clock());
  const sight = sightOf(viewer, now);
  const reader = createReader(graph, {
    request: request.id,
    timeout: request.timeout,
    signal: request.signal,
  });
  const decide = decideAs(hub, request, reader);
  const sanctions = createSanctionStore({ reader, viewer, sight, rules: sanctionRules });
  const repairs = createRepairStore({ reader, sight, now, rules: repairRules });
  const disputes = createDisputeStore({ reader, sight, now, rules: repairRules });
  const deciding = {
    viewer,
    rules: repairRules,
    decide,
    // clerks read the files of every case anyway
    stored: (digest: string) =>
      viewer.role === 'CLERK'
        ? hub.materials.has(digest)
        : hub.materials.hasOf(ownerOf(viewer), digest),
  };
  const domains: Domains = {
    subject: createSubjectStore({ reader, viewer, sight, vault }),
    relation: createRelationStore({ reader, now }),
    record: createRecordStore({ reader, sight, rules: publicityRules }),
    control: createControlStore({ reader, viewer }),
    provenance: createProvenanceStore({ reader }),
  };
  const screenings = createScreeningStore({
    ...{ reader, viewer, sight, now, matters },
    jobs: hub.screenings,
    visible: async (id) => (await domains.subject.byId(id, now)) !== null,
  });
  const evaluation = createEvaluationStore({
    reader,
    viewer,
    sight,
    now,
    required: (id) => domains.subject.required('subject', id, now),
  });
  const merges = createMergeStore({ reader, viewer, sight, now });
  return {
    ...domains,
    viewer,
    sight,
    now,
    reader,
    feed: createFeedStore({ reader, viewer, sight, now, seals: hub.seals }),
    map: mapOf(domains),
    path: pathOf(domains),
    group: groupOf(domains, sanctions),
    suspicion: createSuspicionStore(
      { reader, sight },
      { subject: domains.subject.required, walk: domains.relation.walk },
    ),
    report: reportOf(domains, hub, request, {
      sanction: sanctions,
      repair: repairs,
      dispute: disputes,
      evaluation,
      // a measure that the catalogue names no more is called by its id
      measureOf: (id) => sanctions.measure(id) ?? { name: id, appliers: [] },
      now,
    }),
    repair: {
      ...repairs,
      ...createRepairActions({ ...deciding, sight, closeRecord: closeEverywhere }),
    },
    sanction: {
      ...sanctions,
      ...createSanctionActions({ viewer, sight, decide, matters, rules: sanctionRules }),
    },
    dispute: { ...disputes, ...createDisputeActions({ ...deciding, penaltyKinds, contested }) },
    merge: { ...merges, ...createMergeActions({ viewer, decide, regrade }) },
    commitment: commitmentsOf(hub, { record: domains.record, reader, viewer, sight, now, decide }),
    screening: {
      ...screenings,
      ...createScreeningActions({
        ...{ decide, viewer, sight, vault, matters, rulesDigest },
        jobs: hub.screenings,
      }),
    },
    evaluation,
    statistics: createStatisticsStore({ reader, viewer, now }),
    node: createNodeStore<NodeRow>({
      SUBJECT: domains.subject.byId,
      RELATION: domains.relation.byId,
      RECORD: domains.record.byId,
      REPAIR: repairs.byId,
      SANCTION: sanctions.byId,
      DISPUTE: disputes.byId,
      SCREENING: screenings.byId,
      MERGE: merges.byId,
    }),
    typeOf,
    isOutline: isOutline(viewer),
  };
}

/** Who controls a firm, with the relations that prove it, as a screening keeps it. */
const controllersBy =
  (control: ControlStore, asOf: ResolvedAsOf) =>
  async (party: Parameters<ControlStore['controllers']>[0]): Promise<ControllerAnswer[]> => {
    const { controllers } = await control.controllers(party, { rule: 'ACTUAL_CONTROLLER' }, asOf);
    return controllers.map(({ subjectId, ratio, proof }) => {
      const { edges, arithmetic } = proof();
      return { subjectId, ratio, arithmetic, relationIds: edges.map(({ id }) => id) };
    });
  };

/** The screenings of this process; each portion is examined with the eyes of whoever started the screening. */
export const createJobs = (
  { graph, clock }: Pick<Hub, 'graph' | 'clock'>,
  onFault: (id: string, cause: unknown) => void,
): ScreeningJobs =>
  createScreeningJobs({
    ...{ graph, clock, matters, rulesDigest, onFault },
    examination: (viewer) => {
      const now = asOfNow(clock());
      const reader = createReader(graph, { request: 'screening' });
      const control = createControlStore({ reader, viewer });
      return {
        ...{ reader, asOf: now, rules: sanctionRules, sight: sightOf(viewer, now) },
        controllers: controllersBy(control, now),
      };
    },
  });

/** What goes in and out beside the API for screenings: lists, and result files. */
export const screeningDesk = (hub: Hub) => ({
  mayScreen: onlyScreeners,
  take: (viewer: Viewer, parties: AsyncIterable<ListedParty>) =>
    takeList({ graph: hub.graph, vault: hub.vault, clock: hub.clock, viewer }, parties),
  result: async (viewer: Viewer, id: string) => {
    const contextNow = (): Context =>
      createContext(hub, {
        viewer,
        ...{ id: 'result', caller: '', signal: new AbortController().signal },
        ...{ timeout: hub.statementLimit, idempotencyKey: null },
      });
    const { screening, now } = contextNow();
    const { listId, purpose, matter } = await screening.finished(id);
    const named = [viewer.role, viewer.department, viewer.user].filter((one) => one !== null);
    const who = [...new Set<string>(named)].join(' ');
    return {
      title: `核验结果 ${screening.matter(matter)?.name ?? matter} · ${purpose} · ${who} · ${timeAt(now.knownAt)} (UTC+8)`,
      headings: resultHeadings,
      lines: resultLines(() => {
        const context = contextNow();
        return {
          rows: (after, first) => context.screening.standingRows(listId, after, first),
          candidates: context.screening.candidates,
          party: (party) => context.subject.byId(party, context.now),
          record: (record) => context.record.byId(record, context.now),
          measure: context.sanction.measure,
        };
      }),
    };
  },
});

/** Whether the viewer handles a case to which the file of this digest was handed in. */
export const mayReadMaterial =
  ({ graph, clock }: Hub) =>
  async (viewer: Viewer, digest: string): Promise<boolean> => {
    const sight = sightOf(viewer, asOfNow(clock()));
    const [found] = await graph.read(materialVisible, { digest, sight });
    return found?.visible ?? false;
  };

/** An id of the right form that names nothing. */
const nothing = `sub_${'0'.repeat(22)}`;

/** A database that the hub did not start keeps plans by how many keys a statement is given: up to 10, up to 100. */
const familySizes = [2, 20];

const nobodies = (count: number) =>
  Array.from({ length: count }, (_, at) => ({
    id: `sub_${String(at).padStart(22, '0')}`,
    ...{ kind: 'ENTERPRISE', hop: 1 },
  }));

/** Milliseconds that one statement may take while its plan is made. */
const planning = 60_000;

/**
 * Asks for the family of the first firm there is: what a family is worked out from is asked of those found in it, so a
 * question about nothing would stop at the first statement.
 */
async function warmUpFamily({ group, now }: Context, { rows }: Page<SubjectRow>): Promise<void> {
  for (const { row } of rows.slice(0, 1)) {
    const family = await group.around(row.id, now);
    for (const size of familySizes)
      await group.risk({ ...family, members: nobodies(size), people: [] });
  }
}

/** What a starting hub asks under. */
const warmUpRequest = {
  viewer: hubItself,
  ...{ id: 'warm-up', caller: '', timeout: planning, idempotencyKey: null },
} as const;

/** Portions of firms after which a database that has just started runs what a list asks as fast as it ever will. */
const rehearsals = 100;
const rehearsed = 100;

/** Rehearses a screening with a page of firms; tells where to go on, null at the end. */
async function rehearseWith(
  { screenings }: Hub,
  { rows, more }: Page<SubjectRow>,
): Promise<string | null> {
  await screenings.rehearse(rows.flatMap(({ row }) => row.uscc ?? []));
  return more ? (rows.at(-1)?.cursor ?? null) : null;
}

/** While somebody asks, a rehearsal rests this many times as long as it worked. */
const givingWay = 9;

/**
 * Goes on rehearsing screenings beside the first requests, behind the firms that the warm-up ended at: a database that
 * has just started takes twice as long for a list. Gives way while `isAsked`, and ends with the signal and when a list
 * comes that is no rehearsal.
 */
export async function rehearseScreenings(
  hub: Hub,
  from: string | null,
  { isAsked, signal }: { readonly isAsked: () => boolean; readonly signal: AbortSignal },
): Promise<void> {
  let after = from;
  for (let turn = 1; turn < rehearsals && after !== null; turn += 1) {
    const begun = performance.now();
    const { subject, now } = createContext(hub, { ...warmUpRequest, signal });
    after = await rehearseWith(hub, await subject.page({ first: rehearsed, after }, now));
    const rest = isAsked() ? givingWay * (performance.now() - begun) : 0;
    await pause(rest, undefined, { signal, ref: false }).catch(() => undefined);
    if (signal.aborted || hub.screenings.isBusy()) return;
  }
}

/**
 * Asks the common statements once about nothing, so that the database has planned them before the first caller comes:
 * on a cold start a plan takes longer than its answer by a thousand times. Tells behind which firm to go on rehearsing.
 */
export async function warmUp(hub: Hub): Promise<string | null> {
  const context = createContext(hub, { ...warmUpRequest, signal: new AbortController().signal });
  const { subject, relation, record, control, evaluation, now } = context;
  const { sanction, repair, dispute, provenance } = context;
  const nobody = { id: nothing, kind: 'ENTERPRISE', name: '' } as const;
  const page = await subject.page({ search: '公共信用', first: 1 }, now);
  const grades = await evaluation.history(nobody, evaluation.schemes[0]?.id ?? '', {});
  const listed = await subject.page({ first: rehearsed }, now);
  const walk = {
    ...{ wanted: branchesOf(null, null), after: undefined },
    ...{ perBranch: 1, most: 1, asOf: now },
  };
  await Promise.all([
    page.total(),
    listed.total(),
    subject.byId(nothing, now),
    subject.byKey({ uscc: '91000000MA00000000' }, now),
    relation.page(nothing, null, null, {}, now),
    relation.totals(nothing, now),
    relation.walk([nothing], walk),
    relation.ties([nothing], walk),
    record.page(nothing, {}, now),
    record.counts(nothing, now),
    record.seen(nothing, 1, now),
    record.byId(nothing, now),
    provenance.of({ sourceRow: `${nothing}:1`, department: nothing }),
    sanction.page(nothing, { active: true }, now),
    repair.page(nothing, {}),
    dispute.page(nothing, {}),
    control.controllers(nobody, { rule: 'BENEFICIAL_OWNER' }, now),
    control.controlled(nobody, { rule: 'CONTROL_CASCADE' }, now),
    control.filed(nothing, 'BENEFICIAL_OWNER', now),
    evaluation.of(nobody),
    grades.total(),
    warmUpFamily(context, listed),
  ]);
  return rehearseWith(hub, listed);
}
