import '../explore/tokens.css';
import './dashboard.css';
import { useCallback, useEffect, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { type Fault, faultOf } from '../explore/model/ask.ts';
import { createAsk } from '../explore/page/hub.ts';
import { type Language, languages } from '../explore/words/texts.ts';
import { keepToken, readToken } from '../token.ts';
import { Board } from './board.tsx';
import { type Answer, type Figures, question } from './figures.ts';
import { texts, type TextKey } from './texts.ts';

const languageKey = 'hub-language';
const ask = createAsk(readToken);

const firstLanguage = (): Language =>
  languages.find((language) => language === localStorage.getItem(languageKey)) ??
  (navigator.language.startsWith('zh') ? 'zh' : 'en');

type State =
  | { readonly is: 'LOADING' }
  | { readonly is: 'READY'; readonly figures: Figures }
  | { readonly is: 'FAULT'; readonly fault: Fault };

/** Reads the figures of a place; `again` asks anew, as whoever the token says then. */
function useFigures(region: string) {
  const [state, setState] = useState<State>({ is: 'LOADING' });
  const [round, setRound] = useState(0);
  useEffect(() => {
    const leaving = new AbortController();
    setState({ is: 'LOADING' });
    ask<Answer>(question, { region: region === '' ? null : region }, leaving.signal).then(
      ({ cityStatistics }) => {
        setState({ is: 'READY', figures: cityStatistics });
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

const saidOf: Readonly<Record<string, TextKey>> = {
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
            {say(saidOf[state.fault.code] ?? 'failed')}
            {saidOf[state.fault.code] === undefined && ` (${state.fault.code})`}
          </p>
        )}
        {state.is === 'READY' && <Board figures={state.figures} language={language} />}
      </main>
    </>
  );
}

const page = document.getElementById('page');
if (page === null) throw new Error('dashboard.html has no #page');
createRoot(page).render(<App />);
