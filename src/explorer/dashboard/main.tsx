// The page of the city’s figures: who may see them, for which place, and what went wrong.
import '../explore/tokens.css';
import './dashboard.css';
import { useCallback, useEffect, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { admits } from '../../access/rights.ts';
import { type Fault, faultOf } from '../hub/ask.ts';
import { createAsk } from '../hub/client.ts';
import { type Language, languages } from '../explore/words/texts.ts';
import { keepToken, readToken } from '../hub/token.ts';
import { Board } from './board.tsx';
import { type Answer, question, viewerQuestion } from './figures.ts';
import { texts, type TextKey } from './texts.ts';

const languageKey = 'hub-language';
const ask = createAsk(readToken);

const firstLanguage = (): Language =>
  languages.find((language) => language === localStorage.getItem(languageKey)) ??
  (navigator.language.startsWith('zh') ? 'zh' : 'en');

type State =
  | { readonly is: 'LOADING' }
  | { readonly is: 'READY'; readonly answer: Answer }
  | { readonly is: 'DENIED'; readonly why: 'needsToken' | 'wrongRole' }
  | { readonly is: 'FAULT'; readonly fault: Fault };

/** Asks for the figures where an answer can be hoped for: what is refused would stand as an error in the console. */
async function read(region: string, signal: AbortSignal): Promise<State> {
  if (readToken() === '') return { is: 'DENIED', why: 'needsToken' };
  const { viewer } = await ask(viewerQuestion, {}, signal);
  if (!admits(viewer, 'READ_STATISTICS')) return { is: 'DENIED', why: 'wrongRole' };
  const place = { region: region === '' ? null : region };
  return { is: 'READY', answer: await ask(question, place, signal) };
}

/** Reads the figures of a place; `again` asks anew, as whoever the token says then. */
function useFigures(region: string) {
  const [state, setState] = useState<State>({ is: 'LOADING' });
  const [round, setRound] = useState(0);
  useEffect(() => {
    const leaving = new AbortController();
    setState({ is: 'LOADING' });
    read(region, leaving.signal).then(
      (made) => {
        if (!leaving.signal.aborted) setState(made);
      },
      (error: unknown) => {
        if (!leaving.signal.aborted) setState({ is: 'FAULT', fault: faultOf(error) });
      },
    );
    return () => {
      leaving.abort();
    };
  }, [region, round]);
  const again = useCallback(() => {
    setRound((last) => last + 1);
  }, []);
  return { state, again };
}

const faultTexts: Readonly<Record<string, TextKey>> = {
  UNAUTHENTICATED: 'needsToken',
  FORBIDDEN: 'needsToken',
  NOT_FOUND: 'notMade',
};

/** A line with one box: a token or a place. */
function Asking({
  label,
  hint,
  secret,
  button,
  onGiven,
}: {
  readonly label: string;
  readonly hint: string;
  readonly secret: boolean;
  readonly button: string;
  readonly onGiven: (text: string) => void;
}) {
  const [text, setText] = useState('');
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        onGiven(text.trim());
        if (secret) setText('');
      }}
    >
      <label>
        {label}{' '}
        <input
          type={secret ? 'password' : 'text'}
          autoComplete="off"
          spellCheck={false}
          placeholder={hint}
          value={text}
          onChange={(event) => {
            setText(event.target.value);
          }}
        />
      </label>
      <button type="submit">{button}</button>
    </form>
  );
}

function App() {
  const [language, setLanguage] = useState(firstLanguage);
  const [region, setRegion] = useState('');
  const { state, again } = useFigures(region);
  const say = (key: TextKey): string => texts[key][language];
  const turn = (): void => {
    const next = language === 'zh' ? 'en' : 'zh';
    localStorage.setItem(languageKey, next);
    setLanguage(next);
  };
  useEffect(() => {
    document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
  }, [language]);
  return (
    <>
      <header className="top">
        <h1>{say('title')}</h1>
        <Asking
          label={say('region')}
          hint={say('regionHint')}
          secret={false}
          button={say('show')}
          onGiven={setRegion}
        />
        <Asking
          label={say('token')}
          hint={say('tokenHint')}
          secret
          button={say('use')}
          onGiven={(token) => {
            keepToken(token);
            again();
          }}
        />
        <a href="/explore">{say('toMap')}</a>
        <button type="button" aria-label={say('switchLanguage')} onClick={turn}>
          {say('otherLanguage')}
        </button>
      </header>
      <main>
        {state.is === 'LOADING' && <p role="status">{say('loading')}</p>}
        {state.is === 'FAULT' && (
          <p role="alert">
            {say(faultTexts[state.fault.code] ?? 'failed')}
            {faultTexts[state.fault.code] === undefined && ` (${state.fault.code})`}
          </p>
        )}
        {state.is === 'DENIED' && (
          <section className="denied" role="alert">
            <svg viewBox="0 0 48 48" width="48" height="48" aria-hidden="true">
              <path d="M15 22v-6a9 9 0 0 1 18 0v6" fill="none" stroke="#8593a3" strokeWidth="3" />
              <rect x="10" y="22" width="28" height="19" rx="3" fill="#8593a3" />
              <circle cx="24" cy="31" r="3" fill="#fff" />
            </svg>
            <h2>{say('deniedTitle')}</h2>
            <p>{say(state.why)}</p>
            <p>{say('deniedNext')}</p>
          </section>
        )}
        {state.is === 'READY' && <Board answer={state.answer} language={language} />}
      </main>
    </>
  );
}

const page = document.getElementById('page');
if (page === null) throw new Error('dashboard.html has no #page');
createRoot(page).render(<App />);
