import type { GraphiQLProps } from 'graphiql';
import type { ExecutionResult } from 'graphql';
import { postQuestion } from '../hub/post.ts';
import { readToken } from '../hub/token.ts';

/** Asks the hub that served the page, as whoever the token of this browser tab says. */
export const fetcher: GraphiQLProps['fetcher'] = async (question) => {
  const response = await postQuestion(readToken(), JSON.stringify(question));
  return (await response.json()) as ExecutionResult;
};
