// What the page says while there is nothing to draw, or when something went wrong.
import type { Word } from '../words/texts.ts';
import { isDenied } from './explorer.ts';
import { useExplorer } from './use-explorer.ts';

/** What the canvas says while there is nothing to draw. */
export function EmptyState({ isFramed }: { readonly isFramed: boolean }) {
  const { words } = useExplorer();
  return (
    <section className="state">
      <svg viewBox="0 0 120 64" width="120" height="64" aria-hidden="true">
        <path
          d="M60 14v18M60 32 24 50M60 32l36 18M60 32v18"
          stroke="#b8c2cd"
          strokeWidth="2"
          fill="none"
        />
        <circle cx="60" cy="11" r="7" fill="#b0803c" />
        <rect x="52" y="24" width="16" height="16" fill="#2d5f8b" />
        <rect x="18" y="44" width="12" height="12" fill="#8fa9c0" />
        <rect x="54" y="48" width="12" height="12" fill="#8fa9c0" />
        <path d="M96 43l7 7-7 7-7-7z" fill="#5d6470" />
      </svg>
      <h2>{words.say(isFramed ? 'framedTitle' : 'emptyTitle')}</h2>
      <p>{words.say(isFramed ? 'framedText' : 'emptyText')}</p>
    </section>
  );
}

/** The subject that the map was opened on is not there. */
export function GoneState() {
  const { explorer, state, words } = useExplorer();
  const { say } = words;
  return (
    <section className="state" role="alert">
      <h2>{say('goneTitle')}</h2>
      <p>{say('goneText')}</p>
      <div className="row">
        {state.view.validAt !== null && (
          <button
            type="button"
            onClick={() => {
              explorer.changeView({ validAt: null });
            }}
          >
            {say('toToday')}
          </button>
        )}
        <button type="button" className="plain" onClick={explorer.reset}>
          {say('startOver')}
        </button>
      </div>
    </section>
  );
}

/** Faults of the question itself: asking again changes nothing. */
const refusals: Readonly<Record<string, Word>> = {
  QUERY_TOO_EXPENSIVE: 'dearTitle',
  BAD_USER_INPUT: 'refusedTitle',
};

/** Why there is no answer, and what can be done; a banner over what is drawn, the whole canvas when nothing is. */
export function FaultState({ isBanner }: { readonly isBanner: boolean }) {
  const { explorer, state, words } = useExplorer();
  const { fault } = state;
  const { say } = words;
  if (!fault) return null;
  const denied = isDenied(fault);
  const refused = refusals[fault.code];
  const title = denied ? 'deniedTitle' : (refused ?? 'faultTitle');
  return (
    <section className={isBanner ? 'banner' : 'state'} role="alert">
      <h2>{say(title)}</h2>
      {refused === undefined && <p>{say(denied ? 'deniedText' : 'faultText')}</p>}
      <p className="small">
        <code>{fault.code}</code> {fault.message}
      </p>
      <div className="row">
        {denied && explorer.hasToken() ? (
          <button
            type="button"
            onClick={() => {
              explorer.setToken('');
            }}
          >
            {say('goPublic')}
          </button>
        ) : (
          <button type="button" onClick={explorer.retry}>
            {say('retry')}
          </button>
        )}
        {state.past.length > 0 && (
          <button type="button" className="plain" onClick={explorer.undo}>
            {say('undo')}
          </button>
        )}
      </div>
    </section>
  );
}

/** Thin and moving, so that it is seen without covering what is drawn. */
export function Loading() {
  const { words } = useExplorer();
  return (
    <div className="loading" role="status">
      <span>{words.say('loading')}</span>
    </div>
  );
}

/** Says whom the view names that was merged into somebody who is drawn, and how much of it is not there on this day. */
export function ViewNote() {
  const { state, words } = useExplorer();
  const { redirects, missed, picture } = state;
  const kept = [...new Set(redirects.values())].flatMap((id) => picture.nodes.get(id)?.name ?? []);
  if (missed.length === 0 && kept.length === 0) return null;
  return (
    <p className="note" role="status">
      {kept
        .map((name) => `${words.say('redirectedTo')} ${name}${words.say('redirectedToEnd')}`)
        .join(' ')}{' '}
      {missed.length > 0 && `${missed.length} ${words.say('goneSome')}`}
    </p>
  );
}
