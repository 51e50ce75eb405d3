import type { Resolvers } from '../../generated/schema.ts';
import { resolveAsOf } from '../../words/as-of.ts';
import { inLanguage, type Bilingual } from '../../words/bilingual.ts';

const sentence = (
  row: { readonly sentence: Bilingual },
  asked: { readonly language?: 'ZH' | 'EN' | null },
): string => inLanguage(row.sentence, asked, 'ZH');

export const groupResolvers: Pick<
  Resolvers,
  | 'Query'
  | 'RelatedGroup'
  | 'GroupMember'
  | 'GroupReason'
  | 'GroupHub'
  | 'RiskNearby'
  | 'RiskCarrier'
> = {
  Query: {
    relatedGroup: (_, { subject: id, asOf }, { group, now }) =>
      group.around(id, resolveAsOf(asOf, now)),
  },
  RelatedGroup: {
    centre: ({ centreId, asOf }, _, { subject }) => subject.required('subject', centreId, asOf),
    risk: (row, _, { group }) => group.risk(row),
    edition: ({ edition }, asked) => inLanguage(edition, asked),
  },
  RiskNearby: { edition: ({ edition }, asked) => inLanguage(edition, asked) },
  RiskCarrier: {
    node: (row) => row,
  },
  GroupMember: { node: (row) => row },
  GroupReason: { explanation: sentence },
  GroupHub: {
    subject: ({ id, asOf }, _, { subject }) => subject.required('hub', id, asOf),
    explanation: sentence,
  },
};
