import { GraphQLScalarType, Kind } from 'graphql';
import { HubError } from '../errors.ts';

/** A scalar that travels as text and is checked where its meaning is known (words/as-of.ts, words/decimal.ts). */
const text = (name: string, description: string): GraphQLScalarType<string, string> =>
  new GraphQLScalarType<string, string>({
    name,
    description,
    serialize: (value) => String(value),
    parseValue: (value) => {
      if (typeof value === 'string') return value;
      throw new HubError('BAD_USER_INPUT', `${name} must be a string.`);
    },
    parseLiteral: (node) => {
      if (node.kind === Kind.STRING) return node.value;
      throw new HubError('BAD_USER_INPUT', `${name} must be a string.`);
    },
  });

/** The scalars of schema/base.graphql. */
export const scalars = {
  Date: text('Date', 'A calendar day in China, `YYYY-MM-DD`.'),
  DateTime: text('DateTime', 'An instant, RFC 3339 in UTC.'),
  Decimal: text(
    'Decimal',
    "An exact decimal number, as a string; its unit stands in the field's description.",
  ),
};
