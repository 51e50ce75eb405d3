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
    signals: async ({ id, kind, asOf }, _, { record, notOpen }) => {
      const party = { id, kind, asOf };
      if (notOpen.records(party))
        return { ...party, penalties: null, listEntries: null, honours: null };
      const { penalties, listEntries, judgmentDefaults, honours } = await record.counts(id, asOf);
      return { ...party, penalties, listEntries: listEntries + judgmentDefaults, honours };
    },
  },
  CreditSignals: {
    // counted with the others, so it takes no statement of its own
    brokenCommitments: async (party, _, { record, notOpen }) =>
      notOpen.records(party) ? null : (await record.counts(party.id, party.asOf)).brokenCommitments,
    sanctions: (party, _, { sanction, notOpen }) =>
      notOpen.records(party) ? null : sanction.total(party.id, true, party.asOf),
    repairs: (party, _, { repair, notOpen }) =>
      notOpen.cases(party) ? null : repair.total(party.id, party.asOf),
    grade: async ({ id, asOf }, _, { subject, evaluation }) =>
      evaluation.gradeAt(await subject.required('node', id, asOf), asOf),
    notOpen: (party, _, { notOpen, evaluation }) =>
      [notOpen.records(party), notOpen.cases(party), evaluation.notOpen(party)].filter(
        (one) => one !== null,
      ),
  },
  Truncation: {
    kind: ({ branch }) => partsOfSlot(branch).kind,
    direction: ({ branch }) => partsOfSlot(branch).direction,
  },
};
