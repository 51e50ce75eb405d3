/** The fields of the schema that tell a screening, its progress and its rows. */
import type { Context } from '../../hub/context.ts';
import type { Resolvers } from '../../generated/schema.ts';
import { mayBar, type ScreeningRow } from './screening.ts';
import { connection, connectionEdge } from '../../words/page.ts';
import { inLanguage } from '../../words/bilingual.ts';

const measures = (ids: readonly string[], { sanction }: Context) =>
  ids.flatMap((id) => sanction.measure(id) ?? []);

export const screeningResolvers: Pick<
  Resolvers,
  | 'Query'
  | 'Mutation'
  | 'Subscription'
  | 'Matter'
  | 'Screening'
  | 'ScreenedRow'
  | 'ScreenedRowConnection'
  | 'ScreenedRowEdge'
  | 'ScreeningFinding'
> = {
  Query: {
    screening: (_, { id }, { screening }) => screening.byId(id),
    matters: (_, { on }, { screening }) => screening.matters(on),
  },
  Mutation: {
    startScreening: async (_, { input }, { screening }) =>
      screening.required(await screening.start(input)),
  },
  Subscription: {
    screeningProgress: {
      subscribe: (_, { id }, { screening }) => screening.progress(id),
      resolve: (row: ScreeningRow) => row,
    },
  },
  Matter: {
    block: ({ block }, _, context) => measures(block, context),
    warn: ({ warn }, _, context) => measures(warn, context),
    favour: ({ favour }, _, context) => measures(favour, context),
    legalRepresentative: ({ linked }) => linked.legalRepresentative,
    controllers: ({ linked }) => linked.controllers,
    isEnforceable: mayBar,
  },
  Screening: {
    matter: ({ matter }, _, { screening }) => screening.matter(matter),
    previous: ({ previousId }) => previousId ?? null,
    counts: (row, _, { screening }) => screening.counts(row),
    rows: (row, input, { screening }) => screening.rows(row, input),
    resultPath: ({ id }, { format }) => `/screenings/${id}/result.${format.toLowerCase()}`,
  },
  ScreenedRow: {
    subject: ({ subjectId, asOf }, _, { subject }) =>
      subjectId === null ? null : subject.byId(subjectId, asOf),
    candidates: async (row, _, { screening, subject }) =>
      (
        await Promise.all((await screening.candidates(row)).map((id) => subject.byId(id, row.asOf)))
      ).filter((one) => one !== null),
    unexamined: ({ unexamined }) => unexamined.map((role) => ({ role, reason: 'PERSON' as const })),
    duplicateOf: ({ number, firstNumber }) => (firstNumber < number ? firstNumber : null),
  },
  ScreenedRowConnection: connection,
  ScreenedRowEdge: connectionEdge,
  ScreeningFinding: {
    arithmetic: ({ arithmetic, arithmeticZh }, asked) =>
      arithmetic && inLanguage({ zh: arithmeticZh ?? arithmetic, en: arithmetic }, asked),
    measure: ({ measure }, _, { sanction }) => sanction.measure(measure),
    certainty: ({ rule }, _, { sanction }) => sanction.certaintyOf(rule),
    record: ({ recordId, asOf }, _, { record }) => record.byId(recordId, asOf),
    sanction: ({ sanctionId, asOf }, _, { sanction }) =>
      sanctionId == null ? null : sanction.byId(sanctionId, asOf),
    party: ({ partyId, asOf }, _, { subject }) => subject.byId(partyId, asOf),
    relations: async ({ relationIds, asOf }, _, { relation }) =>
      (await Promise.all(relationIds.map((id) => relation.byId(id, asOf)))).filter(
        (one) => one !== null,
      ),
  },
};
