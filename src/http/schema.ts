/** The schema as it is served: the texts of schema/, with what answers each field. */
import { readdirSync, readFileSync } from 'node:fs';
import { makeExecutableSchema } from '@graphql-tools/schema';
import { batchResolvers } from '../domains/batch/batch.resolvers.ts';
import { catalogueResolvers } from '../domains/catalogue/catalogue.resolvers.ts';
import { commitmentResolvers } from '../domains/commitment/commitment.resolvers.ts';
import { controlResolvers } from '../domains/control/control.resolvers.ts';
import { groupResolvers } from '../domains/group/group.resolvers.ts';
import { evaluationResolvers } from '../domains/evaluation/evaluation.resolvers.ts';
import { mapResolvers } from '../domains/map/map.resolvers.ts';
import { nodeResolvers } from '../domains/node/node.resolvers.ts';
import { mergeResolvers } from '../domains/merge/merge.resolvers.ts';
import { pathResolvers } from '../domains/path/path.resolvers.ts';
import { recordResolvers } from '../domains/record/record.resolvers.ts';
import { relationResolvers } from '../domains/relation/relation.resolvers.ts';
import { disputeResolvers } from '../domains/dispute/dispute.resolvers.ts';
import { proposedDecisionResolvers } from '../domains/proposed-decision/proposed-decision.resolvers.ts';
import { repairResolvers } from '../domains/repair/repair.resolvers.ts';
import { reportResolvers } from '../domains/report/report.resolvers.ts';
import { ruleResolvers } from '../domains/rule/rule.resolvers.ts';
import { sanctionResolvers } from '../domains/sanction/sanction.resolvers.ts';
import { statisticsResolvers } from '../domains/statistics/statistics.resolvers.ts';
import { screeningResolvers } from '../domains/screening/screening.resolvers.ts';
import { subjectResolvers } from '../domains/subject/subject.resolvers.ts';
import { suspicionResolvers } from '../domains/suspicion/suspicion.resolvers.ts';
import { scalars } from '../words/scalars.ts';

const schemaFolder = new URL('../../schema/', import.meta.url);

const typeDefs = readdirSync(schemaFolder)
  // what was released last lies beside the contract and is no part of it
  .filter((name) => name.endsWith('.graphql') && name !== 'released.graphql')
  .map((name) => readFileSync(new URL(name, schemaFolder), 'utf8'));

const resolvers = [
  scalars,
  nodeResolvers,
  subjectResolvers,
  relationResolvers,
  recordResolvers,
  mapResolvers,
  controlResolvers,
  pathResolvers,
  groupResolvers,
  proposedDecisionResolvers,
  repairResolvers,
  suspicionResolvers,
  batchResolvers,
  catalogueResolvers,
  commitmentResolvers,
  disputeResolvers,
  mergeResolvers,
  reportResolvers,
  evaluationResolvers,
  ruleResolvers,
  sanctionResolvers,
  statisticsResolvers,
  screeningResolvers,
];

/** The one schema, for requests and subscriptions. */
export const servedSchema = () => makeExecutableSchema({ typeDefs, resolvers });
