import type { GraphiQLProps } from 'graphiql';
import type { ExecutionResult } from 'graphql';
import { readToken } from './token.ts';

/** Asks the hub that served the page, as whoever the token of this browser tab says. */
export const ask: GraphiQLProps['fetcher'] = async (question) => {
  const token = readToken();
  const response = await fetch('/graphql', {
    method: 'POST',
    headers: {
      accept: 'application/graphql-response+json, application/json',
      'content-type': 'application/json',
      ...(token === '' ? {} : { authorization: `Bearer ${token}` }),
    },
    body: JSON.stringify(question),
  });
  return (await response.json()) as ExecutionResult;
};
