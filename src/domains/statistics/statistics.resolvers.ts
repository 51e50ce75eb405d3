import type { Resolvers } from '../../generated/schema.ts';
import { rateOf } from './statistics.ts';

export const statisticsResolvers: Pick<
  Resolvers,
  'Query' | 'CityStatistics' | 'EvaluationDistribution' | 'ReportingFigures'
> = {
  Query: {
    cityStatistics: (_, question, { statistics }) => statistics.city(question),
    evaluationDistribution: (_, question, { statistics }) => statistics.distribution(question),
  },
  CityStatistics: {
    region: ({ region }) => region || null,
    changedAt: (_figures, _args, { statistics }) => statistics.changedAt(),
    commitments: ({ commitments }) => commitments ?? [],
    grades: (figures, _, { statistics }) => statistics.distributions(figures),
  },
  EvaluationDistribution: {
    region: ({ region }) => region || null,
    total: ({ grades }) => grades.reduce((total, { count }) => total + count, 0),
  },
  ReportingFigures: {
    complianceRate: ({ accepted, read }) => rateOf(accepted, read),
    lateRate: ({ late, judged }) => rateOf(late, judged),
  },
};
