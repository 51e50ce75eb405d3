import type { Context } from '../../hub/context.ts';
import type { Resolvers } from '../../generated/schema.ts';
import { connectionEdge, openConnection } from '../../words/page.ts';

const disputes = async (
  party: { readonly id: string },
  input: { readonly first?: number | null; readonly after?: string | null },
  { dispute, notOpen }: Context,
) => ({ ...(await dispute.page(party.id, input)), notOpen: notOpen.cases(party) });

export const disputeResolvers: Pick<
  Resolvers,
  | 'Query'
  | 'Mutation'
  | 'Enterprise'
  | 'IndividualBusiness'
  | 'Organization'
  | 'Person'
  | 'CreditRecord'
  | 'Dispute'
  | 'DisputePayload'
  | 'DisputeConnection'
  | 'DisputeEdge'
> = {
  Query: { disputes: (_, input, { dispute }) => dispute.toHandle(input) },
  Mutation: {
    fileDispute: (_, { input }, { dispute }) => dispute.file(input),
    resolveDispute: (_, { input }, { dispute }) => dispute.resolve(input),
    nameDisputeUnit: (_, { input }, { dispute }) => dispute.nameUnit(input),
    withdrawDispute: (_, { input }, { dispute }) => dispute.withdraw(input),
  },
  Enterprise: { disputes },
  IndividualBusiness: { disputes },
  Organization: { disputes },
  Person: { disputes },
  CreditRecord: { disputed: ({ disputed }) => disputed ?? false },
  Dispute: {
    subject: ({ subjectId }, _, { subject, now }) => subject.required('subject', subjectId, now),
    target: ({ targetId }, _, { node, now }) => node.byId(targetId, now),
  },
  DisputePayload: {
    dispute: ({ disputeId }, _, { dispute }) =>
      disputeId === null ? null : dispute.byId(disputeId),
  },
  DisputeConnection: openConnection,
  DisputeEdge: connectionEdge,
};
