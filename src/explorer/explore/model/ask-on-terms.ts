/** Questions of one view: asked as of its clocks and in its language, and asked once. */
import type { Ask, Question } from '../../hub/ask.ts';
import type { AsOf } from './answers.ts';

/** Asks on terms that are set; a question that compares days brings its own clocks. */
export type AskOnTerms = <Data, Variables>(
  question: Question<Data, Variables>,
  variables: Omit<Variables, 'asOf' | 'language'> & { readonly asOf?: AsOf | null | undefined },
) => Promise<Data>;

/** Answers that were given, by their question; forgotten with the token that they were given to. */
export type Answers = Map<string, Promise<unknown>>;

/** As of when, and in which language the hub is to write. */
interface Terms {
  readonly asOf: AsOf | null;
  readonly language: 'zh' | 'en';
}

/** The same question on the same terms by the same caller is asked once. */
export const remembering =
  (ask: Ask, answers: Answers, { asOf, language }: Terms): AskOnTerms =>
  <Data, Variables>(question: Question<Data, Variables>, own: object) => {
    const variables = {
      asOf,
      ...own,
      ...(question.includes('$language') ? { language: language.toUpperCase() } : {}),
    };
    const key = `${question} ${JSON.stringify(variables)}`;
    const known = answers.get(key);
    if (known) return known as Promise<Data>;
    // what the question takes beside its terms is what the caller gave
    const asked = ask(question, variables as Variables);
    answers.set(key, asked);
    asked.catch(() => answers.delete(key));
    return asked;
  };
