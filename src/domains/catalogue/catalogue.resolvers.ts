import type { Resolvers } from '../../generated/schema.ts';
import { connection, connectionEdge } from '../../words/page.ts';

export const catalogueResolvers: Pick<
  Resolvers,
  'Query' | 'CatalogueItemConnection' | 'CatalogueItemEdge'
> = {
  Query: {
    catalogue: (_, input, { catalogue }) => catalogue.page(input),
  },
  CatalogueItemConnection: connection,
  CatalogueItemEdge: connectionEdge,
};
