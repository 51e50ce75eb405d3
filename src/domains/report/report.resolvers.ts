import type { Resolvers } from '../../generated/schema.ts';
import { resolveAsOf } from '../../words/as-of.ts';

export const reportResolvers: Pick<Resolvers, 'Query' | 'CreditReport' | 'LinkedParty'> = {
  Query: {
    creditReport: (_, { subject: id, purpose, asOf }, { report, now }) =>
      report.make(id, purpose, resolveAsOf(asOf, now)),
  },
  CreditReport: {
    summary: ({ subject, asOf }, _, { report }) => report.summary(subject.id, asOf),
  },
  LinkedParty: {
    subject: ({ subjectId, asOf }, _, { subject }) => subject.required('party', subjectId, asOf),
    summary: ({ subjectId, asOf }, _, { report }) => report.summary(subjectId, asOf),
  },
};
