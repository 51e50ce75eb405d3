/** The fields that tell which decisions wait for their second person. */
import type { Context } from '../../hub/context.ts';
import type { Resolvers } from '../../generated/schema.ts';
import { connection, connectionEdge } from '../../words/page.ts';

const proposed = ({ id }: { readonly id: string }, _: unknown, { proposedDecision }: Context) =>
  proposedDecision.on(id);

const proposedIn = (
  { proposedOn }: { readonly proposedOn?: string | null },
  _: unknown,
  { proposedDecision }: Context,
) => (proposedOn == null ? null : proposedDecision.on(proposedOn));

export const proposedDecisionResolvers: Pick<
  Resolvers,
  | 'Query'
  | 'Repair'
  | 'Dispute'
  | 'SanctionPayload'
  | 'MergePayload'
  | 'ProposedDecision'
  | 'ProposedDecisionConnection'
  | 'ProposedDecisionEdge'
> = {
  Query: { proposedDecisions: (_, input, { proposedDecision }) => proposedDecision.page(input) },
  Repair: { proposed },
  Dispute: { proposed },
  SanctionPayload: { proposed: proposedIn },
  MergePayload: { proposed: proposedIn },
  ProposedDecision: {
    proposedAt: ({ at }) => at,
    target: ({ targetId }, _, { node, now }) => node.byId(targetId, now),
  },
  ProposedDecisionConnection: connection,
  ProposedDecisionEdge: connectionEdge,
};
