import { type Ask, AskError, type Question } from './ask.ts';
import { postQuestion } from './post.ts';
import { turn } from './turn.ts';

interface Answer {
  readonly data?: unknown;
  readonly errors?: readonly {
    readonly message: string;
    readonly extensions?: { readonly code?: string };
  }[];
}

/** Asks the hub that served the page, as whoever the token says at that moment. */
export const createAsk =
  (readToken: () => string): Ask =>
  async <Data, Variables>(
    question: Question<Data, Variables>,
    variables: Variables,
    signal?: AbortSignal,
  ): Promise<Data> => {
    const body = JSON.stringify({ query: question, variables });
    const response = await postQuestion(readToken(), body, signal).catch((cause: unknown) => {
      throw new AskError({ code: 'UNREACHABLE', message: 'The hub does not answer.' }, { cause });
    });
    const answer = (await response.json().catch((cause: unknown) => {
      throw new AskError({ code: 'UNREACHABLE', message: `HTTP ${response.status}` }, { cause });
    })) as Answer;
    // a large answer takes a while to read, and as long to make a picture of: each has a turn of its own
    await turn();
    const [error] = answer.errors ?? [];
    if (error)
      throw new AskError({ code: error.extensions?.code ?? 'UNKNOWN', message: error.message });
    return answer.data as Data;
  };
