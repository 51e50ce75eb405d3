/** The fields of the schema that tell sanctions and proposals, and the decisions on them. */
import type { Context } from '../../hub/context.ts';
import type { Resolvers } from '../../generated/schema.ts';
import { type ResolvedAsOf } from '../../words/as-of.ts';
import { connection, connectionEdge, openConnection } from '../../words/page.ts';
import type { SubjectKind } from '../../words/subject-kinds.ts';
import { isConfirmed, mayImpose } from './sanction.ts';

const sanctions = async (
  party: { readonly id: string; readonly kind: SubjectKind; readonly asOf: ResolvedAsOf },
  input: {
    readonly active?: boolean | null;
    readonly first?: number | null;
    readonly after?: string | null;
  },
  { sanction, notOpen }: Context,
) => ({
  ...(await sanction.page(party.id, input, party.asOf)),
  notOpen: notOpen.records(party),
});

/** Without a total: to count proposals would be to work all of them out. */
const pages = {
  edges: connection.edges,
  nodes: connection.nodes,
  pageInfo: connection.pageInfo,
};

export const sanctionResolvers: Pick<
  Resolvers,
  | 'Query'
  | 'Mutation'
  | 'Enterprise'
  | 'IndividualBusiness'
  | 'Organization'
  | 'Person'
  | 'Sanction'
  | 'Measure'
  | 'SanctionConnection'
  | 'SanctionEdge'
  | 'SanctionProposal'
  | 'SanctionProposalConnection'
  | 'SanctionProposalEdge'
  | 'SanctionFeedbackCount'
  | 'SanctionPayload'
> = {
  Query: {
    measures: (_, { effect, on }, { sanction }) => sanction.measures(effect, on),
    sanctionProposals: (_, input, { sanction, now }) => sanction.proposals(input, now),
    sanctionFeedback: (_, input, { sanction }) => sanction.feedback(input),
  },
  Mutation: {
    imposeSanction: (_, { input }, { sanction }) => sanction.impose(input),
    liftSanction: (_, { input }, { sanction }) => sanction.lift(input),
    reportSanctionFeedback: (_, { input }, { sanction }) => sanction.reportFeedback(input),
  },
  Enterprise: { sanctions },
  IndividualBusiness: { sanctions },
  Organization: { sanctions },
  Person: { sanctions },
  Sanction: {
    measure: ({ measure }, _, { sanction }) => sanction.measure(measure),
    measureId: ({ measure }) => measure,
    certainty: ({ rule }, _, { sanction }) => sanction.certaintyOf(rule),
    subject: ({ subjectId, asOf }, _, { subject }) => subject.required('subject', subjectId, asOf),
    active: (row, _, { sanction }) => sanction.isActive(row, row.asOf),
    applier: ({ applierId, applierCode, applierName }) =>
      applierCode == null
        ? null
        : { id: applierId ?? '', uscc: applierCode, name: applierName ?? null },
    imposedBy: ({ imposedBy }, _, { sight }) => (sight.official ? imposedBy : null),
    // a reason may name a person
    liftReason: ({ liftReason, subjectId }, _, { sight }) =>
      sight.official || sight.own === subjectId ? (liftReason ?? null) : null,
    grounds: async ({ groundIds, asOf }, _, { record }) =>
      (await Promise.all(groundIds.map((id) => record.byId(id, asOf)))).filter(
        (one) => one !== null,
      ),
    steps: (row, _, { sanction }) => sanction.steps(row),
  },
  Measure: { isEnforceable: isConfirmed },
  SanctionConnection: openConnection,
  SanctionEdge: connectionEdge,
  SanctionProposal: {
    subject: ({ subjectId, asOf }, _, { subject }) => subject.required('subject', subjectId, asOf),
    record: ({ recordId, asOf }, _, { record }) => record.required(recordId, asOf),
    measures: ({ measures, ends }) =>
      measures.map(({ measure, rule }) => ({
        measure,
        rule: rule.id,
        source: rule.source,
        certainty: rule.certainty,
        isEnforceable: mayImpose({ measure, rule }),
        automatic: rule.mode === 'AUTOMATIC',
        matters: rule.matters,
        to: ends.get(measure.id) ?? null,
      })),
  },
  SanctionProposalConnection: pages,
  SanctionProposalEdge: connectionEdge,
  SanctionFeedbackCount: {
    measure: ({ measureId }, _, { sanction }) => sanction.measure(measureId),
    pushed: ({ counts }) => counts['PUSHED'] ?? 0,
    compared: ({ counts }) => counts['COMPARED'] ?? 0,
    intercepted: ({ counts }) => counts['INTERCEPTED'] ?? 0,
    supervised: ({ counts }) => counts['SUPERVISED'] ?? 0,
    fedBack: ({ counts }) => counts['FED_BACK'] ?? 0,
  },
  SanctionPayload: {
    sanction: ({ sanctionId, at }, _, { sanction }) =>
      sanctionId === null ? null : sanction.decided(sanctionId, at),
  },
};
