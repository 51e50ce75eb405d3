/** What GraphQL's errors become: masked, with a code of the one table, for requests and subscriptions alike. */
import { unwrapResolverError } from '@apollo/server/errors';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { HubError, statusOf } from '../errors.ts';
import { quiet } from '../guard/quiet.ts';

/** A refusal of the hub as GraphQL carries it. */
const asGraphQLError = (error: HubError): GraphQLError =>
  new GraphQLError(error.message, {
    extensions: { code: error.code, http: { status: statusOf(error.code) } },
    originalError: error,
  });

/** Variables that do not fit are first met here; thrown as it is, graphql-js' error would count as a fault of ours. */
export const asRefusal = (error: unknown): unknown => {
  if (error instanceof HubError) return asGraphQLError(error);
  if (!(error instanceof GraphQLError)) return error;
  return asGraphQLError(new HubError('BAD_USER_INPUT', quiet(error.message)));
};

/** The hub's own error inside what GraphQL made of it. */
export const hubErrorIn = (error: unknown): HubError | undefined => {
  const inner = unwrapResolverError(error);
  if (inner instanceof HubError) return inner;
  const original = error instanceof GraphQLError ? error.originalError : undefined;
  return original instanceof HubError ? original : undefined;
};

/** Only masks; decides nothing. A fault of ours is named by the request's id, not by its text. */
export const formatError = (
  formatted: GraphQLFormattedError,
  error: unknown,
): GraphQLFormattedError => {
  const { locations, path } = formatted;
  const place = { ...(locations ? { locations } : {}), ...(path ? { path } : {}) };
  const known = hubErrorIn(error);
  if (known) return { message: known.message, ...place, extensions: { code: known.code } };
  const code = formatted.extensions?.['code'];
  if (code === 'INTERNAL_SERVER_ERROR')
    return { message: 'The hub failed to answer.', ...place, extensions: { code } };
  return { message: quiet(formatted.message), ...place, extensions: { code } };
};

/** The same for what Apollo does not see: what is no refusal of a document is a fault of ours. */
export const maskSubscription = (error: GraphQLError): GraphQLFormattedError => {
  const code = error.originalError ? 'INTERNAL_SERVER_ERROR' : 'GRAPHQL_VALIDATION_FAILED';
  return formatError({ ...error.toJSON(), extensions: { code, ...error.extensions } }, error);
};

/** Faults after which graphql-js stops looking. */
const mostFaults = 100;

/** One error instead of a flood: a document with this many faults is not mended by a list of them. */
export const withoutFlood = <E extends GraphQLFormattedError>(
  errors: readonly E[],
): readonly (E | GraphQLFormattedError)[] => {
  const [first] = errors;
  if (!first || errors.length <= mostFaults) return errors;
  if (errors.some(({ extensions }) => extensions?.['code'] !== 'GRAPHQL_VALIDATION_FAILED'))
    return errors;
  const message = `The document has more than ${mostFaults} faults. The first: ${first.message}`;
  return [{ ...first, message }];
};

/** The code that an error is answered with. */
export const codeOf = (error: unknown): string => {
  const code = error instanceof GraphQLError ? error.extensions['code'] : undefined;
  return hubErrorIn(error)?.code ?? (typeof code === 'string' ? code : 'INTERNAL_SERVER_ERROR');
};
