/** What a report is put together from, domain by domain; composed beside context.ts because it asks nearly all of them. */
import type { Domains, Hub, Request } from './context.ts';
import { createReportIssuing } from './domains/report/report.actions.ts';
import { type AddedSection, createGathering } from './domains/report/report-gathering.ts';
import type { RelationRow } from './domains/relation/relation.ts';
import type { SubjectRow } from './domains/subject/subject.ts';
import type { ResolvedAsOf } from './words/as-of.ts';

type SectionSource = (subject: SubjectRow, asOf: ResolvedAsOf) => Promise<AddedSection | null>;

/** Sections that other domains add to a report, one function each. */
const addedSections = (): SectionSource[] => [];

/** Issues reports of what the domains answer to this request's viewer. */
export function issuingOf(
  { subject, relation, record, provenance }: Domains,
  hub: Hub,
  { viewer, caller }: Request,
  isOutline: (id: string, kind: string) => boolean,
) {
  const gather = createGathering<SubjectRow>({
    identifiers: subject.identifiers,
    party: (id, asOf) => subject.required('party', id, asOf),
    isOutline,
    seen: record.seen,
    record: async (id, asOf) => {
      const row = await record.byId(id, asOf);
      if (!row) return null;
      const [origin] = await provenance.of(row);
      return { ...row, deliveredBy: origin?.department?.name ?? row.department };
    },
    added: addedSections(),
  });
  return createReportIssuing<SubjectRow, RelationRow>({
    viewer,
    desk: hub.reports.desk,
    centre: hub.reports.centre,
    checkRate: () => hub.reports.checkRate(caller),
    gather,
    relations: async (id, kind, direction, first, asOf) => {
      const { rows, more } = await relation.page(id, [kind], direction, { first }, asOf);
      return { rows: rows.map(({ row }) => row), more };
    },
    ratio: async (row) => (await relation.ratio(row))?.ratio ?? null,
  });
}
