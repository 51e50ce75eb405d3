import './tokens.css';
import './map.css';
import './card.css';
// last: it holds what narrow screens change of the others
import './explore.css';
import { createRoot } from 'react-dom/client';
import { keepToken, readToken } from '../hub/token.ts';
import { App } from './page/app.tsx';
import { createExplorer } from './page/explorer.ts';
import { createAsk } from '../hub/client.ts';
import { ExplorerContext } from './page/use-explorer.ts';
import { type Language, languages } from './words/texts.ts';

const languageKey = 'hub-language';

const firstLanguage = (): Language =>
  languages.find((language) => language === localStorage.getItem(languageKey)) ??
  (navigator.language.startsWith('zh') || navigator.languages.some((one) => one.startsWith('zh'))
    ? 'zh'
    : 'en');

const page = document.getElementById('page');
if (page === null) throw new Error('explore.html has no #page');
const explorer = createExplorer(
  createAsk(readToken),
  {
    readToken,
    keepToken,
    readLink: () => location.hash,
    keepLink: (link) => {
      history.replaceState(null, '', link === '' ? location.pathname : `#${link}`);
    },
    keepLanguage: (language) => {
      localStorage.setItem(languageKey, language);
    },
  },
  firstLanguage(),
);
window.addEventListener('hashchange', explorer.follow);
createRoot(page).render(
  <ExplorerContext value={explorer}>
    <App />
  </ExplorerContext>,
);
explorer.start();
