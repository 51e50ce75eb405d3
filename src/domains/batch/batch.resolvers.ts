import type { Resolvers } from '../../generated/schema.ts';
import { inLanguage } from '../../words/bilingual.ts';
import { connection, connectionEdge } from '../../words/page.ts';
import { remarkOf } from '../../words/row-remarks.ts';

export const batchResolvers: Pick<
  Resolvers,
  | 'Query'
  | 'Batch'
  | 'BatchConnection'
  | 'BatchEdge'
  | 'BatchFinding'
  | 'BatchFindingConnection'
  | 'BatchFindingEdge'
> = {
  Query: {
    batch: (_, { id }, { batch }) => batch.byId(id),
    batches: (_, input, { batch }) => batch.page(input),
  },
  Batch: {
    counts: (row) => row,
    findingsComplete: ({ findings, findingsMade }) => (findingsMade ?? findings) <= findings,
    findings: (row, input, { batch }) => batch.findings(row, input),
  },
  BatchConnection: connection,
  BatchEdge: connectionEdge,
  BatchFinding: {
    // a rule that this release no longer knows keeps the remedy of its day
    remedy: ({ rule, remedy }, input) => {
      const known = remarkOf(rule);
      return known ? inLanguage(known.remedy, input) : remedy;
    },
  },
  BatchFindingConnection: connection,
  BatchFindingEdge: connectionEdge,
};
