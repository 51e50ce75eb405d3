import type { Resolvers } from '../../generated/schema.ts';
import { resolveAsOf } from '../../words/as-of.ts';
import { formatOf, languageOf } from './report-documents.ts';

export const reportResolvers: Pick<
  Resolvers,
  'Query' | 'CreditReport' | 'IssuedReport' | 'LinkedParty'
> = {
  Query: {
    creditReport: (_, { subject: id, purpose, asOf }, { report, now }) =>
      report.make(id, purpose, resolveAsOf(asOf, now)),
    issuedReport: (_, { number }, { report }) => report.issued(number),
  },
  CreditReport: {
    summary: ({ subject, asOf }, _, { report }) => report.summary(subject, asOf),
    documentUrl: (row, { format, language }, { report }) =>
      report.issue(row, formatOf[format], languageOf[language]),
  },
  IssuedReport: {
    documentUrl: (row, { format, language }, { report }) =>
      report.again(row, formatOf[format], languageOf[language]),
  },
  LinkedParty: {
    subject: ({ subjectId, asOf }, _, { subject }) => subject.required('party', subjectId, asOf),
    summary: async ({ subjectId, asOf }, _, { subject, report }) =>
      report.summary(await subject.required('party', subjectId, asOf), asOf),
  },
};
