// The page in the frame: the map without search and token field; who frames it says what to show.
import '../explore/tokens.css';
import '../explore/map.css';
import '../explore/card.css';
// last: it holds what narrow screens change of the others
import '../explore/explore.css';
import { createRoot } from 'react-dom/client';
import type { EmbedSubjectQuery, EmbedSubjectQueryVariables } from '../../generated/explorer.ts';
import { faultOf, type Question } from '../hub/ask.ts';
import { emptyView } from '../explore/model/view.ts';
import { App } from '../explore/page/app.tsx';
import { createExplorer, isDenied } from '../explore/page/explorer.ts';
import { createAsk } from '../hub/client.ts';
import { ExplorerContext } from '../explore/page/use-explorer.ts';
import { languages } from '../explore/words/texts.ts';
import { type FrameMessage, readShow, type ShowMessage } from './messages.ts';

// in memory only: storage of a framed page is not always its own
let token = '';
let host = '*';
const ask = createAsk(() => token);
const explorer = createExplorer(
  ask,
  {
    readToken: () => token,
    keepToken: (given) => {
      token = given;
    },
    readLink: () => location.hash,
    keepLink: () => undefined,
    keepLanguage: () => undefined,
  },
  'zh',
);

const tell = (message: FrameMessage): void => {
  // only ids are told, and only to who frames; who may frame is the policy of this page
  if (window.parent !== window) window.parent.postMessage(message, host);
};

const idQuestion: Question<EmbedSubjectQuery, EmbedSubjectQueryVariables> =
  /* question */ `query EmbedSubject($uscc: String!) {
  subject(key: { uscc: $uscc }) { id }
}`;

async function idOf({ subject, uscc }: ShowMessage): Promise<string> {
  if (subject !== '' || uscc === '') return subject;
  const found = await ask(idQuestion, { uscc });
  // an id that names nothing: the page says that nobody is there
  return found.subject?.id ?? `sub_${'0'.repeat(22)}`;
}

async function show(message: ShowMessage): Promise<void> {
  if (message.token !== token) explorer.setToken(message.token);
  const language = languages.find((one) => one === message.language);
  if (language) explorer.setLanguage(language);
  try {
    const id = await idOf(message);
    if (id !== '')
      explorer.changeView({
        ...emptyView,
        steps: [{ act: 'open', id, hops: 2 }],
        validAt: /^\d{4}-\d{2}-\d{2}$/.test(message.validAt) ? message.validAt : null,
      });
  } catch (error) {
    explorer.fail(faultOf(error));
  }
}

let told = { selected: '', denied: false };
explorer.subscribe(() => {
  const { view, fault } = explorer.get();
  const selected = view.selected ?? '';
  const denied = fault !== null && isDenied(fault);
  if (selected !== told.selected && selected.startsWith('sub_'))
    tell({ type: 'credit-map:select', subject: selected });
  if (denied && !told.denied) tell({ type: 'credit-map:token-needed' });
  told = { selected, denied };
});

window.addEventListener('message', ({ source, origin, data }: MessageEvent) => {
  const message = source === window.parent ? readShow(data) : undefined;
  if (!message) return;
  host = origin;
  void show(message);
});

const page = document.getElementById('page');
if (page === null) throw new Error('embed.html has no #page');
createRoot(page).render(
  <ExplorerContext value={explorer}>
    <App isFramed />
  </ExplorerContext>,
);
explorer.start();
tell({ type: 'credit-map:ready' });
