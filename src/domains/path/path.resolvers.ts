import type { Resolvers } from '../../generated/schema.ts';
import { resolveAsOf } from '../../words/as-of.ts';
import { inLanguage } from '../../words/bilingual.ts';

export const pathResolvers: Pick<Resolvers, 'Query' | 'SubjectPath'> = {
  Query: {
    paths: (_, { asOf, ...input }, { path, now }) => path.between(input, resolveAsOf(asOf, now)),
  },
  SubjectPath: {
    nodes: ({ nodeIds, asOf }, _, { subject }) =>
      Promise.all(nodeIds.map((id) => subject.required('node', id, asOf))),
    explanation: ({ explanation }, asked) => inLanguage(explanation, asked, 'ZH'),
  },
};
