/** The fields of the schema that tell a subject's records. */
import type { Context } from '../../hub/context.ts';
import type { Resolvers } from '../../generated/schema.ts';
import { type AsOfInput, type ResolvedAsOf, resolveAsOf } from '../../words/as-of.ts';
import { connectionEdge, openConnection } from '../../words/page.ts';
import { detailLabel } from '../../words/record-details.ts';
import type { RecordKind } from '../../words/record-kinds.ts';
import type { SubjectKind } from '../../words/subject-kinds.ts';
import { repairable } from './record.ts';

const records = async (
  party: { readonly id: string; readonly kind: SubjectKind; readonly asOf: ResolvedAsOf },
  input: {
    readonly kinds?: readonly RecordKind[] | null;
    readonly asOf?: AsOfInput | null;
    readonly first?: number | null;
    readonly after?: string | null;
  },
  { record, notOpen }: Context,
) => ({
  ...(await record.page(party.id, input, resolveAsOf(input.asOf, party.asOf))),
  notOpen: notOpen.records(party),
});

export const recordResolvers: Pick<
  Resolvers,
  | 'Enterprise'
  | 'IndividualBusiness'
  | 'Organization'
  | 'Person'
  | 'CreditRecord'
  | 'RecordDetail'
  | 'Query'
  | 'RecordChange'
  | 'RecordConnection'
  | 'RecordEdge'
> = {
  Enterprise: { records },
  IndividualBusiness: { records },
  Organization: { records },
  Person: { records },
  CreditRecord: {
    authority: ({ departmentId, authorityCode, authorityName }) => ({
      id: departmentId ?? '',
      uscc: authorityCode,
      name: authorityName,
    }),
    publicity: (row, _, { record, repair }) => ({
      from: row.publicFrom ?? null,
      to: row.publicTo ?? null,
      earliestRepair: repair.opensOn(repairable(row)),
      class: row.publicityClass ?? null,
      regime: row.publicityRegime ?? null,
      basis: record.basisOf(row),
      endedAt: row.closedAt ?? null,
      endedBy: row.closedBy ?? null,
    }),
    subject: ({ subjectId, asOf }, _, { subject }) => subject.required('subject', subjectId, asOf),
    item: ({ catalogueItem }, _, { catalogue }) => catalogue.item(catalogueItem),
    provenance: (row, _, { provenance }) => provenance.of(row),
  },
  RecordDetail: {
    heading: ({ name, heading }) => heading ?? detailLabel(name).zh,
  },
  Query: {
    recordFeed: (_, input, { feed }) => feed.next(input),
    decidedRecords: (_, { from, to, ...input }, { record, now }) =>
      record.decided(input, resolveAsOf(from, now), resolveAsOf(to, now)),
  },
  RecordChange: {
    record: ({ what, recordId }, _, { record, now }) =>
      what === 'WITHDRAWN' ? null : record.byId(recordId, now),
  },
  RecordConnection: openConnection,
  RecordEdge: connectionEdge,
};
