/** What one request holds: the viewer, the clocks, and one entry for each domain. Built anew for every request. */
import { casesNotOpen, recordsNotOpen } from '../access/not-open.ts';
import type { Viewer } from '../access/viewer.ts';
import { callerOf, ownerOf } from '../access/viewer.ts';
import { admits } from '../access/rights.ts';
import { sightOf, type Sight } from '../access/visibility.ts';
import { createBatchStore } from '../domains/batch/batch.store.ts';
import { createCatalogueStore } from '../domains/catalogue/catalogue.store.ts';
import { createProposedStore } from '../cases/two-people.store.ts';
import { createControlStore } from '../domains/control/control.store.ts';
import { createDisputeActions } from '../domains/dispute/dispute.actions.ts';
import { createDisputeStore } from '../domains/dispute/dispute.store.ts';
import {
  createEvaluationStore,
  type EvaluationStore,
} from '../domains/evaluation/evaluation.store.ts';
import { createMergeActions } from '../domains/merge/merge.actions.ts';
import { createMergeStore } from '../domains/merge/merge.store.ts';
import { createNodeStore } from '../domains/node/node.store.ts';
import { createProvenanceStore } from '../domains/provenance/provenance.store.ts';
import { createFeedStore } from '../domains/record/feed.store.ts';
import { createRecordStore } from '../domains/record/record.store.ts';
import { createRelationStore } from '../domains/relation/relation.store.ts';
import { createRepairActions } from '../domains/repair/repair.actions.ts';
import { createRepairStore } from '../domains/repair/repair.store.ts';
import { createRuleStore, type RuleStore } from '../domains/rule/rule.store.ts';
import { createSanctionActions } from '../domains/sanction/sanction.actions.ts';
import { createSanctionStore } from '../domains/sanction/sanction.store.ts';
import { createScreeningActions } from '../domains/screening/screening.actions.ts';
import { createScreeningStore } from '../domains/screening/screening.store.ts';
import {
  createStatisticsStore,
  type StatisticsStore,
} from '../domains/statistics/statistics.store.ts';
import { createSubjectStore } from '../domains/subject/subject.store.ts';
import { createSuspicionStore } from '../domains/suspicion/suspicion.store.ts';
import { createReader, type Reader } from '../graph/batch.ts';
import { inTurns } from '../graph/in-turns.ts';
import { asOfNow, type ResolvedAsOf } from '../words/as-of.ts';
import type { NotOpen } from '../words/not-open.ts';
import type { SubjectKind } from '../words/subject-kinds.ts';
import { commitmentsOf, groupOf, mapOf, pathOf } from './compositions.ts';
import { contestedBy } from './contested.ts';
import { decideAs } from './decide-as.ts';
import { consequencesOf } from './record-consequences.ts';
import { reportOf } from './report-sources.ts';
import type { Domains, Hub, Request } from './request.ts';
import { isOutline, type NodeRow, typeOf } from './rows.ts';

export interface Context extends Domains {
  readonly viewer: Viewer;
  readonly sight: Sight;
  readonly now: ResolvedAsOf;
  readonly reader: Reader;
  readonly feed: ReturnType<typeof createFeedStore>;
  readonly batch: ReturnType<typeof createBatchStore>;
  readonly catalogue: ReturnType<typeof createCatalogueStore>;
  readonly map: ReturnType<typeof mapOf>;
  readonly path: ReturnType<typeof pathOf>;
  readonly group: ReturnType<typeof groupOf>;
  readonly suspicion: ReturnType<typeof createSuspicionStore>;
  readonly report: ReturnType<typeof reportOf>;
  readonly repair: ReturnType<typeof createRepairStore> & ReturnType<typeof createRepairActions>;
  readonly sanction: ReturnType<typeof createSanctionStore> &
    ReturnType<typeof createSanctionActions>;
  readonly proposedDecision: ReturnType<typeof createProposedStore>;
  readonly dispute: ReturnType<typeof createDisputeStore> & ReturnType<typeof createDisputeActions>;
  readonly merge: ReturnType<typeof createMergeStore> & ReturnType<typeof createMergeActions>;
  readonly commitment: ReturnType<typeof commitmentsOf>;
  readonly screening: ReturnType<typeof createScreeningStore> &
    ReturnType<typeof createScreeningActions>;
  readonly evaluation: EvaluationStore;
  readonly rule: RuleStore;
  readonly statistics: StatisticsStore;
  readonly node: {
    readonly byId: (id: string, asOf: ResolvedAsOf) => Promise<NodeRow | null>;
    readonly byIds: (ids: readonly string[], asOf: ResolvedAsOf) => Promise<(NodeRow | null)[]>;
  };
  readonly typeOf: (row: NodeRow) => ReturnType<typeof typeOf>;
  /** Whether a node is shown as a masked outline only. */
  readonly isOutline: (id: string, kind: SubjectKind) => boolean;
  /** Why records of a party, or its repairs and objections, are not open to the viewer. */
  readonly notOpen: {
    readonly records: (party: Parameters<typeof recordsNotOpen>[1]) => NotOpen | null;
    readonly cases: (party: Parameters<typeof casesNotOpen>[1]) => NotOpen | null;
  };
}

/** The context of one request. */
export function createContext(whole: Hub, request: Request): Context {
  const graph = inTurns(whole.graph, whole.turnsOf(request));
  const hub: Hub = { ...whole, graph };
  const { vault, clock } = hub;
  const { viewer } = request;
  const now = asOfNow(clock());
  const { id, timeout, signal, spend } = request;
  const reader = createReader(graph, { request: id, timeout, signal }, spend);
  const decide = decideAs(hub, request, reader);
  // of today: each set says itself which of its rules held on a former day
  const rules = hub.rules.on(now.validAt);
  const sight = sightOf(viewer, now, rules.names);
  const { matters, publicity, repair, sanctions: measures, schemes } = rules;
  const consequences = consequencesOf(rules, viewer);
  const sanctions = createSanctionStore({ reader, viewer, sight, rules: measures });
  const repairs = createRepairStore({ reader, viewer, sight, now, rules: repair });
  const disputes = createDisputeStore({ reader, viewer, sight, now, rules: repair });
  const deciding = {
    viewer,
    rules: repair,
    decide,
    // clerks read the files of every case anyway
    stored: (digest: string) =>
      admits(viewer, 'USE_ANY_MATERIAL')
        ? hub.materials.has(digest)
        : hub.materials.hasOf(ownerOf(viewer), digest),
  };
  const domains: Domains = {
    subject: createSubjectStore({
      reader,
      viewer,
      sight,
      vault,
      checkLookUpRate: () => hub.checkPersonLookUps(callerOf(viewer)),
    }),
    relation: createRelationStore({ reader, sight, now }),
    record: createRecordStore({ reader, sight, rules: publicity }),
    control: createControlStore({ reader, viewer, sight }),
    provenance: createProvenanceStore({ reader }),
  };
  const screenings = createScreeningStore({
    reader,
    viewer,
    sight,
    now,
    matters,
    jobs: hub.screenings,
    completed: request.completed,
    visible: async (id) => (await domains.subject.byId(id, now)) !== null,
  });
  const evaluation = createEvaluationStore({
    reader,
    viewer,
    sight,
    now,
    required: (id) => domains.subject.required('subject', id, now),
    schemes,
  });
  const merges = createMergeStore({ reader, viewer, sight, now });
  return {
    ...domains,
    viewer,
    sight,
    now,
    reader,
    feed: createFeedStore({ reader, viewer, sight, now, seals: hub.seals }),
    batch: createBatchStore({ reader, viewer }),
    catalogue: createCatalogueStore(rules.catalogue),
    map: mapOf(domains),
    path: pathOf(domains),
    group: groupOf(domains, sanctions, viewer),
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
      ...createRepairActions({ ...deciding, sight, closeRecord: consequences.closeEverywhere }),
    },
    sanction: {
      ...sanctions,
      ...createSanctionActions({ viewer, sight, decide, matters, rules: measures }),
    },
    proposedDecision: createProposedStore({ reader, viewer, sight }),
    dispute: {
      ...disputes,
      ...createDisputeActions({
        ...deciding,
        penaltyKinds: rules.noticeWords.penaltyKinds,
        contested: contestedBy({ rules, consequences }),
      }),
    },
    merge: { ...merges, ...createMergeActions({ viewer, decide, regrade: consequences.regrade }) },
    commitment: commitmentsOf(hub, {
      record: domains.record,
      reader,
      viewer,
      sight,
      now,
      decide,
      rules,
      consequences,
    }),
    screening: {
      ...screenings,
      ...createScreeningActions({
        decide,
        viewer,
        sight,
        vault,
        matters,
        rulesDigest: rules.screeningDigest,
        jobs: hub.screenings,
      }),
    },
    evaluation,
    rule: createRuleStore(hub.rules.on, now.validAt),
    statistics: createStatisticsStore({ reader, viewer, now, schemes }),
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
    notOpen: {
      records: (party) => recordsNotOpen(viewer, party),
      cases: (party) => casesNotOpen(viewer, party),
    },
  };
}
