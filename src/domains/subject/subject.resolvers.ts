import type { Context } from '../../hub/context.ts';
import type { Resolvers } from '../../generated/schema.ts';
import { resolveAsOf } from '../../words/as-of.ts';
import { limits } from '../../words/limits.ts';
import { connection, connectionEdge } from '../../words/page.ts';
import { subjectKinds } from '../../words/subject-kinds.ts';
import type { SubjectRow } from './subject.ts';

const common = {
  identifiers: (row: SubjectRow, _: unknown, { subject }: Context) => subject.identifiers(row),
  provenance: (row: SubjectRow, _: unknown, { provenance }: Context) => provenance.of(row),
};

export const subjectResolvers: Pick<
  Resolvers,
  | 'Query'
  | 'Subject'
  | 'Enterprise'
  | 'IndividualBusiness'
  | 'Organization'
  | 'Person'
  | 'SubjectConnection'
  | 'SubjectEdge'
> = {
  Query: {
    subject: (_, { key, asOf }, { subject, now }) => subject.byKey(key, resolveAsOf(asOf, now)),
    subjects: (_, { asOf, ...input }, { subject, now }) =>
      subject.page(input, resolveAsOf(asOf, now)),
  },
  Subject: { __resolveType: ({ kind }) => subjectKinds[kind].type },
  Enterprise: { ...common, formerNames: ({ formerNames }) => formerNames ?? [] },
  IndividualBusiness: common,
  Organization: common,
  Person: common,
  SubjectConnection: {
    ...connection,
    totalCount: async ({ total }) => Math.min(await total(), limits.countedMatches),
    totalIsExact: async ({ total }) => (await total()) <= limits.countedMatches,
  },
  SubjectEdge: connectionEdge,
};
