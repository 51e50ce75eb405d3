import type { Resolvers } from '../../generated/schema.ts';

export const ruleResolvers: Pick<Resolvers, 'Query' | 'RuleStanding'> = {
  Query: {
    ruleEditions: (_, { on }, { rule }) => rule.editions(on),
    ruleStandings: (_, { on }, { rule }) => rule.standings(on),
  },
  RuleStanding: {
    rule: ({ name }) => name,
    confirmedAt: ({ confirmation }) => confirmation?.at ?? null,
    confirmedOn: ({ confirmation }) => confirmation?.text ?? null,
    isExample: ({ confirmation }) => confirmation?.isExample ?? false,
  },
};
