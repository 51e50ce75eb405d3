import type { Context } from '../../hub/context.ts';
import type { Resolvers } from '../../generated/schema.ts';
import type { ResolvedAsOf } from '../../words/as-of.ts';

const merges = (
  { id, asOf }: { readonly id: string; readonly asOf: ResolvedAsOf },
  _: unknown,
  { merge }: Context,
) => merge.of(id, asOf);

export const mergeResolvers: Pick<
  Resolvers,
  | 'Mutation'
  | 'Enterprise'
  | 'IndividualBusiness'
  | 'Organization'
  | 'Person'
  | 'Merge'
  | 'MergePayload'
> = {
  Mutation: {
    mergeSubjects: (_, { input }, { merge }) => merge.join(input),
    unmergeSubjects: (_, { input }, { merge }) => merge.part(input),
  },
  Enterprise: { merges },
  IndividualBusiness: { merges },
  Organization: { merges },
  Person: { merges },
  Merge: {
    decidedAt: ({ mergedAt }) => mergedAt,
    decidedBy: ({ mergedBy }) => mergedBy,
    kept: ({ keptId }, _, { subject, now }) => subject.required('kept', keptId, now),
  },
  MergePayload: {
    merge: ({ mergeId, at }, _, { merge }) => merge.decided(mergeId, at),
  },
};
