import type { Resolvers } from '../../generated/schema.ts';
import { resolveAsOf } from '../../words/as-of.ts';
import { partsOfSlot } from '../../words/relation-kinds.ts';

export const mapResolvers: Pick<
  Resolvers,
  'Query' | 'CreditMapDiff' | 'CreditMap' | 'CreditMapNode' | 'CreditSignals' | 'Truncation'
> = {
  Query: {
    creditMap: (_, { asOf, ...input }, { map, now }) => map.around(input, resolveAsOf(asOf, now)),
    groupRelations: (_, { asOf, ...input }, { map, now }) =>
      map.between(input, resolveAsOf(asOf, now)),
    creditMapDiff: (_, { from, to, ...input }, { map, now }) =>
      map.difference(input, resolveAsOf(from, now), resolveAsOf(to, now)),
  },
  CreditMapDiff: {
    centre: ({ centreId, centreAsOf }, _, { subject }) =>
      subject.required('centre', centreId, centreAsOf),
  },
  CreditMap: {
    centre: ({ centreId, asOf }, _, { subject }) =>
      centreId === null ? null : subject.byId(centreId, asOf),
    nodes: ({ nodes, asOf }, _, { subject }, info) =>
      subject.ready(nodes, asOf, info, ['subject']).then(() => nodes),
    edges: ({ nodes, edges, asOf }, _, { subject }, info) =>
      subject.ready(nodes, asOf, info, ['from', 'to']).then(() => edges),
    truncated: async ({ leftOut }) => (await leftOut()).truncated,
    complete: async ({ leftOut }) => (await leftOut()).complete,
  },
  CreditMapNode: {
    subject: ({ id, asOf }, _, { subject }, info) => subject.atHand('node', id, asOf, info),
    hidden: ({ id, kind }, _, { isOutline }) => isOutline(id, kind),
    signals: async ({ id, asOf }, _, { record }) => {
      const { penalties, listEntries, judgmentDefaults, honours } = await record.counts(id, asOf);
      return { penalties, listEntries: listEntries + judgmentDefaults, honours, id, asOf };
    },
  },
  CreditSignals: {
    // counted with the others, so it takes no statement of its own
    brokenCommitments: async ({ id, asOf }, _, { record }) =>
      (await record.counts(id, asOf)).brokenCommitments,
    sanctions: ({ id, asOf }, _, { sanction }) => sanction.total(id, true, asOf),
    repairs: ({ id }, _, { repair }) => repair.total(id),
    grade: async ({ id, asOf }, _, { subject, evaluation }) =>
      (await evaluation.of(await subject.required('node', id, asOf)))?.grade.value ?? null,
  },
  Truncation: {
    kind: ({ branch }) => partsOfSlot(branch).kind,
    direction: ({ branch }) => partsOfSlot(branch).direction,
  },
};
