/** The fields of the schema that tell grades, how they came about, and what would be under other facts. */
import type { Context } from '../../hub/context.ts';
import type { Resolvers } from '../../generated/schema.ts';
import type { ResolvedAsOf } from '../../words/as-of.ts';
import { connection, connectionEdge } from '../../words/page.ts';
import { isRecordKind } from '../../words/record-kinds.ts';
import { type EvaluatedSubject, mayGrade } from './evaluation.ts';
import type { CreditFact } from './scoring.ts';
import {
  bandsOf,
  contributionPage,
  gradeNow,
  improvementPage,
  itemRows,
  meaningOf,
} from './evaluation-rows.ts';

const evaluation = (
  party: {
    readonly id: string;
    readonly kind: EvaluatedSubject['kind'];
    readonly asOf: ResolvedAsOf;
  },
  _: unknown,
  context: Context,
) => context.evaluation.ofRow(party);

const recordOf = (
  { fact, now }: { readonly fact: { readonly id: string }; readonly now: Context['now'] },
  _: unknown,
  { record }: Context,
) => record.byId(fact.id, now);

const measureOf = ({ fact }: { readonly fact: CreditFact }, _: unknown, { sanction }: Context) =>
  fact.grounds === undefined ? null : sanction.measure(fact.list ?? '');

export const evaluationResolvers: Pick<
  Resolvers,
  | 'Query'
  | 'Enterprise'
  | 'IndividualBusiness'
  | 'Organization'
  | 'Person'
  | 'EvaluationScheme'
  | 'CreditEvaluation'
  | 'CreditGrade'
  | 'EvaluationItem'
  | 'Contribution'
  | 'Improvement'
  | 'ContributionConnection'
  | 'ContributionEdge'
  | 'ImprovementConnection'
  | 'ImprovementEdge'
  | 'CreditGradeConnection'
  | 'CreditGradeEdge'
> = {
  Query: {
    evaluation: (_, { subject, scheme }, context) => context.evaluation.asked(subject, scheme),
    evaluationSchemes: (_, _arguments, context) => context.evaluation.schemes,
  },
  Enterprise: { evaluation },
  IndividualBusiness: { evaluation },
  Organization: { evaluation },
  Person: { evaluation },
  EvaluationScheme: {
    kinds: ({ subjects }) => subjects.kinds,
    excludedStatuses: ({ subjects }) => subjects.excludedStatuses,
    grades: bandsOf,
    isEnforceable: mayGrade,
  },
  CreditEvaluation: {
    subject: ({ party, now }, _, { subject }) => subject.required('subject', party.id, now),
    grade: gradeNow,
    items: itemRows,
    improvements: improvementPage,
    cutOff: ({ now }) => now.validAt,
    history: ({ party, scheme }, input, context) =>
      context.evaluation.history(party, scheme.id, input),
  },
  CreditGrade: {
    name: (grade, _, context) => meaningOf(context.evaluation.schemes, grade),
  },
  EvaluationItem: {
    id: ({ tally }) => tally.item.id,
    name: ({ tally }) => tally.item.name,
    cap: ({ tally: { item } }) => ('cap' in item.measure ? item.measure.cap : null),
    source: ({ tally }) => tally.item.source,
    certainty: ({ tally }) => tally.item.certainty,
    contributions: contributionPage,
  },
  Contribution: { record: recordOf, measure: measureOf },
  Improvement: {
    record: recordOf,
    measure: measureOf,
    repairableFrom: ({ fact }, _, { repair }) =>
      isRecordKind(fact.kind)
        ? repair.opensOn({
            ...fact,
            kind: fact.kind,
            title: fact.list ?? '',
            performance: fact.state,
          })
        : null,
    endsOn: ({ fact }) => fact.endsOn,
    scoreAfter: ({ score }) => score,
    gradeAfter: ({ grade }) => grade.value,
  },
  ContributionConnection: connection,
  ContributionEdge: connectionEdge,
  ImprovementConnection: connection,
  ImprovementEdge: connectionEdge,
  CreditGradeConnection: connection,
  CreditGradeEdge: connectionEdge,
};
