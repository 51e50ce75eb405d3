/** What outlives a request, what one request brings, and the domains that others are composed of. */
import type { Materials } from '../access/materials.ts';
import type { NumberVault } from '../access/personal-number.ts';
import type { ReportKeys } from '../access/report-keys.ts';
import type { Viewer } from '../access/viewer.ts';
import type { ControlStore } from '../domains/control/control.store.ts';
import type { ProvenanceStore } from '../domains/provenance/provenance.store.ts';
import type { RecordStore } from '../domains/record/record.store.ts';
import type { RelationStore } from '../domains/relation/relation.store.ts';
import type { ReportIssuer } from '../domains/report/report-issuer.actions.ts';
import type { ScreeningJobs } from '../domains/screening/jobs.actions.ts';
import type { SubjectStore } from '../domains/subject/subject.store.ts';
import type { Spend } from '../graph/batch.ts';
import type { Graph } from '../graph/graph.ts';
import type { LiveRules } from './rules.ts';
import type { Turn } from '../graph/in-turns.ts';

type Clock = () => Date;

/** What outlives a request. */
export interface Hub {
  readonly graph: Graph;
  readonly vault: NumberVault;
  readonly clock: Clock;
  readonly materials: Pick<Materials, 'has' | 'hasOf'>;
  readonly reports: {
    readonly issuer: ReportIssuer;
    /** Name of the centre that issues reports. */
    readonly centre: string;
    /** RATE_LIMITED when this caller had too many issued. */
    readonly checkRate: (caller: string) => Promise<void>;
  };
  /** RATE_LIMITED when this user looked too many persons up by number. */
  readonly checkPersonLookUps: (user: string) => Promise<void>;
  readonly screenings: ScreeningJobs;
  readonly rules: LiveRules;
  /** Seals what a caller keeps for the hub. */
  readonly seals: Pick<ReportKeys, 'seal' | 'open'>;
  /** Turns at the database, for reading and for deciding. */
  readonly turnsOf: (caller: Pick<Request, 'viewer' | 'caller'>) => {
    readonly read: Turn;
    readonly write: Turn;
  };
  /** Milliseconds that one statement of a request may take. */
  readonly statementLimit: number;
}

export interface Request {
  readonly viewer: Viewer;
  readonly id: string;
  /** Whom limits count by: whoever a token names, else an address. */
  readonly caller: string;
  readonly signal: AbortSignal;
  /** Fires when a subscription is over. */
  readonly completed?: AbortSignal;
  /** What the answer's reads are charged to. */
  readonly spend?: Spend;
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
