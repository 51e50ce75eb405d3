/** What one request holds: the viewer, the clocks, and one entry for each domain. Built anew for every request. */
import { seesPerson } from './access/masking.ts';
import type { NumberVault } from './access/personal-number.ts';
import { sightOf, type Sight } from './access/visibility.ts';
import type { Viewer } from './access/viewer.ts';
import { createControlStore, type ControlStore } from './domains/control/control.store.ts';
import { createMapStore } from './domains/map/map.store.ts';
import { createNodeStore } from './domains/node/node.store.ts';
import {
  createProvenanceStore,
  type ProvenanceStore,
} from './domains/provenance/provenance.store.ts';
import type { RecordRow } from './domains/record/record.ts';
import { createRecordStore, type RecordStore } from './domains/record/record.store.ts';
import { branchesOf, type RelationRow } from './domains/relation/relation.ts';
import {
  createRelationStore,
  relationCursor,
  relationPlace,
  type RelationStore,
} from './domains/relation/relation.store.ts';
import { createReportStore } from './domains/report/report.store.ts';
import { type SubjectRow, typeOfKind } from './domains/subject/subject.ts';
import { createSubjectStore, type SubjectStore } from './domains/subject/subject.store.ts';
import { createReader, type Reader } from './graph/batch.ts';
import type { Graph } from './graph/graph.ts';
import { asOfNow, type ResolvedAsOf } from './words/as-of.ts';
import type { Page } from './words/page.ts';

export type SubjectPage = Page<SubjectRow>;
export type RelationPage = Page<RelationRow>;
export type RecordPage = Page<RecordRow>;
export type SubjectEdgeRow = SubjectPage['rows'][number];
export type RelationEdgeRow = RelationPage['rows'][number];
export type RecordEdgeRow = RecordPage['rows'][number];
export type NodeRow = SubjectRow | RelationRow | RecordRow;
export type CreditMapRow = Awaited<ReturnType<ReturnType<typeof mapOf>['around']>>;
export type CreditMapNodeRow = CreditMapRow['nodes'][number];
export type TruncationRow = CreditMapRow['truncated'][number];
export type ReportRow = Awaited<ReturnType<ReturnType<typeof reportOf>['make']>>;
export type LinkedPartyRow = ReportRow['controllers'][number];

/** What outlives a request. */
export interface Hub {
  readonly graph: Graph;
  readonly vault: NumberVault;
  readonly clock: () => Date;
}

export interface Request {
  readonly viewer: Viewer;
  readonly id: string;
  readonly signal: AbortSignal;
  /** Milliseconds that one statement may take. */
  readonly timeout: number;
}

interface Domains {
  readonly subject: SubjectStore;
  readonly relation: RelationStore;
  readonly record: RecordStore;
  readonly control: ControlStore;
}

const mapOf = ({ subject, relation }: Pick<Domains, 'subject' | 'relation'>) =>
  createMapStore({
    centre: (id, asOf) => subject.required('centre', id, asOf),
    wanted: (kinds: Parameters<typeof branchesOf>[0]) => branchesOf(kinds, null),
    walk: relation.walk,
    totals: relation.totals,
    cursor: relationCursor,
    place: relationPlace,
  });

const reportOf = ({ subject, relation, record, control }: Domains, clock: () => Date) =>
  createReportStore(
    {
      subject: (id, asOf) => subject.required('subject', id, asOf),
      representative: (id, asOf) => relation.single(id, 'LEGAL_REPRESENTATIVE_IN', asOf),
      controllers: (row, rule, asOf) => control.controllers(row, { rule }, asOf),
      counts: record.counts,
    },
    clock,
  );

const typeOf = (
  row: NodeRow,
): 'Relation' | 'CreditRecord' | (typeof typeOfKind)[keyof typeof typeOfKind] => {
  if ('fromId' in row) return 'Relation';
  return 'documentNumber' in row ? 'CreditRecord' : typeOfKind[row.kind];
};

export interface Context extends Domains {
  readonly viewer: Viewer;
  readonly sight: Sight;
  readonly now: ResolvedAsOf;
  readonly reader: Reader;
  readonly map: ReturnType<typeof mapOf>;
  readonly report: ReturnType<typeof reportOf>;
  readonly provenance: ProvenanceStore;
  readonly node: {
    readonly byId: (id: string, asOf: ResolvedAsOf) => Promise<NodeRow | null>;
    readonly byIds: (ids: readonly string[], asOf: ResolvedAsOf) => Promise<(NodeRow | null)[]>;
  };
  readonly typeOf: (row: NodeRow) => ReturnType<typeof typeOf>;
  /** Whether a node is shown as a masked outline only. */
  readonly isOutline: (id: string, kind: string) => boolean;
}

/** The context of one request. */
export function createContext({ graph, vault, clock }: Hub, request: Request): Context {
  const { viewer } = request;
  const now = asOfNow(clock());
  const sight = sightOf(viewer, now);
  const reader = createReader(graph, {
    request: request.id,
    timeout: request.timeout,
    signal: request.signal,
  });
  const domains: Domains = {
    subject: createSubjectStore({ reader, viewer, vault }),
    relation: createRelationStore({ reader, now }),
    record: createRecordStore({ reader, sight }),
    control: createControlStore({ reader, viewer }),
  };
  return {
    ...domains,
    viewer,
    sight,
    now,
    reader,
    map: mapOf(domains),
    report: reportOf(domains, clock),
    provenance: createProvenanceStore({ reader }),
    node: createNodeStore<SubjectRow, RelationRow, RecordRow>({
      SUBJECT: domains.subject.byId,
      RELATION: domains.relation.byId,
      RECORD: domains.record.byId,
    }),
    typeOf,
    isOutline: (id, kind) => kind === 'PERSON' && !seesPerson(viewer, id),
  };
}
