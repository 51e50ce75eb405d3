import type { Resolvers } from '../../generated/schema.ts';
import { resolveAsOf } from '../../words/as-of.ts';
import { inLanguage } from '../../words/bilingual.ts';

export const suspicionResolvers: Pick<
  Resolvers,
  'Query' | 'RelatedGroup' | 'SuspectedLinks' | 'SuspectedLink' | 'SuspectedEvidence'
> = {
  Query: {
    suspectedLinks: (_, { subject, asOf }, { suspicion, now }) =>
      suspicion.around('subject', subject, resolveAsOf(asOf, now)),
  },
  RelatedGroup: {
    suspected: ({ centreId, asOf }, _, { suspicion }) =>
      suspicion.around('subject', centreId, asOf),
  },
  SuspectedLinks: { edition: ({ edition }, asked) => inLanguage(edition, asked) },
  SuspectedLink: {
    subject: ({ id, asOf }, _, { subject }) => subject.required('suspected', id, asOf),
  },
  SuspectedEvidence: {
    relations: ({ edgeIds }) => edgeIds,
    explanation: ({ sentence }, asked) => inLanguage(sentence, asked, 'ZH'),
  },
};
