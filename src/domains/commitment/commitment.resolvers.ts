import type { Resolvers } from '../../generated/schema.ts';

export const commitmentResolvers: Pick<
  Resolvers,
  'Query' | 'Mutation' | 'CreditRecord' | 'CommitmentPayload'
> = {
  Query: { commitments: (_, input, { commitment }) => commitment.toFollow(input) },
  Mutation: {
    makeCommitment: (_, { input }, { commitment }) => commitment.make(input),
    recordCommitmentOutcome: (_, { input }, { commitment }) => commitment.conclude(input),
  },
  CreditRecord: { commitment: (row, _, { commitment }) => commitment.of(row) },
  CommitmentPayload: {
    commitment: ({ recordId, at }, _, { commitment }) => commitment.decided(recordId, at),
  },
};
