// How components read the state of the page and wait for answers of the hub.
import { createContext, use, useEffect, useState, useSyncExternalStore } from 'react';
import { type Fault, faultOf, type Question } from '../../hub/ask.ts';
import { type Words, wordsOf } from '../words/words.ts';
import type { Explorer, State } from './explorer.ts';

/** The explorer of this page. */
export const ExplorerContext = createContext<Explorer | null>(null);

/** The explorer and its present state. */
export function useExplorer(): {
  readonly explorer: Explorer;
  readonly state: State;
  readonly words: Words;
} {
  const explorer = use(ExplorerContext);
  if (!explorer) throw new Error('There is no explorer around this component.');
  const state = useSyncExternalStore(explorer.subscribe, explorer.get);
  return { explorer, state, words: wordsOf(state.language) };
}

/** What is known of an answer that a panel waits for. */
export type Got<Data> =
  | { readonly is: 'loading' }
  | { readonly is: 'here'; readonly data: Data }
  | { readonly is: 'fault'; readonly fault: Fault };

/** Asks whenever the question, its variables or the caller change; a late answer to an earlier question is dropped. */
export function useAnswer<Data, Variables>(
  question: Question<Data, Variables>,
  variables: Variables | null,
): Got<Data> {
  const { explorer, state } = useExplorer();
  const key = variables && `${state.caller} ${JSON.stringify(variables)}`;
  const [answer, setAnswer] = useState<{ key: string; got: Got<Data> } | null>(null);
  useEffect(() => {
    if (key === null || variables === null) return;
    const leaving = new AbortController();
    explorer.ask(question, variables, leaving.signal).then(
      (data) => {
        if (!leaving.signal.aborted) setAnswer({ key, got: { is: 'here', data } });
      },
      (error: unknown) => {
        if (!leaving.signal.aborted)
          setAnswer({ key, got: { is: 'fault', fault: faultOf(error) } });
      },
    );
    return () => {
      leaving.abort();
    };
    // the key stands for the variables
  }, [explorer, question, key]);
  return answer !== null && answer.key === key ? answer.got : { is: 'loading' };
}

/** The value once it has rested for this many milliseconds. */
export function useRested<Value>(value: Value, milliseconds: number): Value {
  const [rested, setRested] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => {
      setRested(value);
    }, milliseconds);
    return () => {
      clearTimeout(timer);
    };
  }, [value, milliseconds]);
  return rested;
}
