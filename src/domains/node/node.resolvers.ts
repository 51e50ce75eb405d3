import type { Resolvers } from '../../generated/schema.ts';
import { resolveAsOf } from '../../words/as-of.ts';

export const nodeResolvers: Pick<Resolvers, 'Query' | 'Node'> = {
  Query: {
    node: (_, { id, asOf }, { node, now }) => node.byId(id, resolveAsOf(asOf, now)),
    nodes: (_, { ids, asOf }, { node, now }) => node.byIds(ids, resolveAsOf(asOf, now)),
    viewer: (_, __, { viewer, sight }) => ({
      ...viewer,
      scopes: sight.scopes,
      seesPersonNames: sight.official,
    }),
  },
  Node: { __resolveType: (row, { typeOf }) => typeOf(row) },
};
