/** What a report is put together from, domain by domain; composed by itself because it asks nearly all of them. */
import { requireKnownSubject } from '../access/known-subject.ts';
import { casesNotOpen, recordsNotOpen } from '../access/not-open.ts';
import { checkOwnReport, checkPurpose } from '../access/purpose.ts';
import type { Viewer } from '../access/viewer.ts';
import { createReportStore } from '../domains/report/report.store.ts';
import { createReportIssuing } from '../domains/report/report.actions.ts';
import { type AddedSection, createGathering } from '../domains/report/report-gathering.ts';
import type { RelationRow } from '../domains/relation/relation.ts';
import type { SubjectRow } from '../domains/subject/subject.ts';
import type { createDisputeStore } from '../domains/dispute/dispute.store.ts';
import type { EvaluationStore } from '../domains/evaluation/evaluation.store.ts';
import { repairable } from '../domains/record/record.ts';
import type { RecordStore } from '../domains/record/record.store.ts';
import type { createRepairStore } from '../domains/repair/repair.store.ts';
import {
  closedSection,
  disputeSection,
  evaluationSection,
  ofToday,
  repairSection,
  sanctionSection,
} from '../domains/report/report-sections.ts';
import type { createSanctionStore } from '../domains/sanction/sanction.store.ts';
import type { ResolvedAsOf } from '../words/as-of.ts';
import { limits } from '../words/limits.ts';
import type { Page } from '../words/page.ts';
import type { Domains, Hub, Request } from './request.ts';
import { isOutline } from './rows.ts';

type SectionSource = (subject: SubjectRow, asOf: ResolvedAsOf) => Promise<AddedSection | null>;

/** The domains that add sections of their own. */
export interface SectionDomains {
  readonly sanction: Pick<ReturnType<typeof createSanctionStore>, 'page'>;
  readonly repair: Pick<ReturnType<typeof createRepairStore>, 'page' | 'opensOn'>;
  readonly dispute: Pick<ReturnType<typeof createDisputeStore>, 'page'>;
  readonly evaluation: EvaluationStore;
  /** A measure by its id in the catalogue of measures. */
  readonly measureOf: Parameters<typeof sanctionSection>[1];
  readonly now: ResolvedAsOf;
}

const first = limits.reportEntries;

const rowsOf = <Row>({ rows, more }: Page<Row>) => ({ rows: rows.map(({ row }) => row), more });

/** Sections that other domains add to a report, one function each. */
const addedSections = (
  { sanction, repair, dispute, evaluation, measureOf, now }: SectionDomains,
  record: RecordStore,
  viewer: Viewer,
): SectionSource[] => {
  const seen = (id: string) => record.byId(id, now);
  return [
    ofToday('SANCTION', now, async ({ id }) =>
      sanctionSection(
        rowsOf(await sanction.page(id, { active: true, first }, now)),
        measureOf,
        seen,
      ),
    ),
    ofToday('REPAIR', now, async (subject) =>
      casesNotOpen(viewer, subject)
        ? closedSection('REPAIR')
        : repairSection(rowsOf(await repair.page(subject.id, { first })), seen),
    ),
    ofToday('DISPUTE', now, async (subject) =>
      casesNotOpen(viewer, subject)
        ? closedSection('DISPUTE')
        : disputeSection(rowsOf(await dispute.page(subject.id, { first })), seen),
    ),
    ofToday('EVALUATION', now, async (subject) =>
      evaluation.notOpen(subject)
        ? closedSection('EVALUATION')
        : evaluationSection(await evaluation.of(subject), seen),
    ),
  ];
};

/** Issues reports of what the domains answer to this request's viewer. */
function issuingOf(
  { subject, relation, record, provenance }: Domains,
  hub: Hub,
  { viewer, caller }: Request,
  sections: SectionDomains,
) {
  const gather = createGathering<SubjectRow>({
    identifiers: subject.identifiers,
    party: (id, asOf) => subject.required('party', id, asOf),
    isOutline: isOutline(viewer),
    seen: record.seen,
    record: async (id, asOf) => {
      const row = await record.byId(id, asOf);
      if (!row) return null;
      const [origin] = await provenance.of(row);
      return {
        ...row,
        earliestRepair: sections.repair.opensOn(repairable(row)),
        deliveredBy: origin?.department?.name ?? row.department ?? null,
      };
    },
    added: addedSections(sections, record, viewer),
  });
  return createReportIssuing<SubjectRow, RelationRow>({
    viewer,
    issuer: hub.reports.issuer,
    centre: hub.reports.centre,
    checkRate: async () => {
      await requireKnownSubject(hub.graph, viewer);
      await hub.reports.checkRate(caller);
    },
    gather,
    relations: async (id, kind, direction, first, asOf) => {
      const { rows, more } = await relation.page(id, [kind], direction, { first }, asOf);
      return { rows: rows.map(({ row }) => row), more };
    },
    ratio: async (row) => relation.ratio(row),
    unit: async (code) => {
      const unit = await provenance.unit(code);
      return unit?.name == null ? code : `${unit.name} ${code}`;
    },
  });
}

/** Reports: what one says now, and those that were issued. */
export function reportOf(domains: Domains, hub: Hub, request: Request, sections: SectionDomains) {
  const { subject, relation, record, control } = domains;
  const issuing = issuingOf(domains, hub, request, sections);
  const store = createReportStore(
    {
      subject: (id, asOf) => subject.required('subject', id, asOf),
      representative: (id, asOf) => relation.single(id, 'LEGAL_REPRESENTATIVE_IN', asOf),
      controllers: (row, rule, asOf) => control.controllers(row, { rule }, asOf),
      counts: record.counts,
      notOpen: (row) => recordsNotOpen(request.viewer, row),
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
