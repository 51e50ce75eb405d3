// The page as a whole: which part stands where.
import { useEffect, useState } from 'react';
import type { Renderer } from '../canvas/renderer.ts';
import { ExportMenu } from './export-menu.tsx';
import { FilterMenu } from './filter-menu.tsx';
import { FindingPanel } from './finding-panel.tsx';
import { Icon } from './icons.tsx';
import { Legend } from './legend.tsx';
import { MapView } from './map-view.tsx';
import { ModeTabs } from './mode-tabs.tsx';
import { RelationCard } from './relation-card.tsx';
import { SearchBox } from './search-box.tsx';
import { SearchResults } from './search-results.tsx';
import { EmptyState, FaultState, GoneState, Loading, ViewNote } from './states.tsx';
import { SubjectCard } from './subject-card.tsx';
import { TableView } from './table-view.tsx';
import { TimeBar } from './time-bar.tsx';
import { TokenMenu } from './token-menu.tsx';
import { ToolBar } from './tool-bar.tsx';
import { useExplorer } from './use-explorer.ts';

function TopBar({ onAll }: { readonly onAll: (search: string) => void }) {
  const { explorer, words } = useExplorer();
  const { say, language } = words;
  return (
    <header className="top">
      <h1>{say('brand')}</h1>
      <SearchBox
        label={say('search')}
        onAll={onAll}
        onPick={({ id }) => {
          explorer.step({ act: 'open', id, hops: 2 });
        }}
      />
      <div className="top-end">
        <button
          type="button"
          className="quiet"
          aria-label={say('switchLanguage')}
          onClick={() => {
            explorer.setLanguage(language === 'zh' ? 'en' : 'zh');
          }}
        >
          {say('otherLanguage')}
        </button>
        <TokenMenu />
      </div>
    </header>
  );
}

/** How much is drawn, as of when, and what is not. */
function StatusLine({
  isTable,
  onTable,
}: {
  readonly isTable: boolean;
  readonly onTable: () => void;
}) {
  const { state, words } = useExplorer();
  const { say } = words;
  const { drawn } = state;
  return (
    <div className="status">
      <span>
        {drawn.nodes.size} {say('subjects')} · {drawn.edges.size} {say('relations')}
      </span>
      <button type="button" className="small plain" aria-pressed={isTable} onClick={onTable}>
        <Icon name="table" /> {say('table')}
      </button>
    </div>
  );
}

/** What is asked about, what of it is shown, and the way out. */
function Choices({ renderer }: { readonly renderer: Renderer | null }) {
  return (
    <div className="choices">
      <ModeTabs />
      <FilterMenu />
      <ExportMenu renderer={renderer} />
    </div>
  );
}

/** The card of what is chosen, else what the last question found. */
function Side() {
  const { explorer, state, words } = useExplorer();
  const { finding } = state;
  const { selected } = state.view;
  return (
    <aside className="side" aria-label={words.say('details')}>
      {selected !== null && finding !== null && (
        <button
          type="button"
          className="quiet back"
          onClick={() => {
            explorer.changeView({ selected: null }, false);
          }}
        >
          ‹ {words.say('back')} {words.say(finding.is)}
        </button>
      )}
      {selected === null && finding !== null ? (
        <FindingPanel />
      ) : selected === null ? (
        <p className="muted card">{words.say('nothingSelected')}</p>
      ) : selected.startsWith('rel_') ? (
        <RelationCard id={selected} />
      ) : (
        <SubjectCard id={selected} />
      )}
    </aside>
  );
}

/** What covers the canvas: a state, a banner, or nothing. */
function Over({ isFramed }: { readonly isFramed: boolean }) {
  const { state } = useExplorer();
  const { view, picture, fault, busy, missed } = state;
  const hasPicture = picture.nodes.size > 0;
  if (fault) return <FaultState isBanner={hasPicture} />;
  if (busy) return <Loading />;
  if (view.steps.length === 0) return <EmptyState isFramed={isFramed} />;
  if (!hasPicture && missed.length > 0) return <GoneState />;
  return <ViewNote />;
}

/** Ctrl+Z and Ctrl+Shift+Z wherever no text is being written. */
function useUndoKeys(): void {
  const { explorer } = useExplorer();
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 'z') return;
      if (event.target instanceof HTMLInputElement) return;
      event.preventDefault();
      if (event.shiftKey) explorer.redo();
      else explorer.undo();
    };
    window.addEventListener('keydown', onKey);
    return () => {
      window.removeEventListener('keydown', onKey);
    };
  }, [explorer]);
}

/** Pixels of height below which the map needs the room of the legend. */
const leastForLegend = 640;

/** The whole page; framed by another it has no search and no place for a token. */
export function App({ isFramed = false }: { readonly isFramed?: boolean }) {
  const { state, words } = useExplorer();
  const [renderer, setRenderer] = useState<Renderer | null>(null);
  const [isTable, setTable] = useState(false);
  const [search, setSearch] = useState('');
  useUndoKeys();
  useEffect(() => {
    document.documentElement.lang = words.language === 'zh' ? 'zh-CN' : 'en';
    document.title = words.say('brand');
  }, [words.language]);
  const isOpen = state.view.steps.length > 0;
  return (
    <div
      className={['explorer', !isOpen && 'explorer-empty', isFramed && 'explorer-framed']
        .filter(Boolean)
        .join(' ')}
    >
      {!isFramed && <TopBar onAll={setSearch} />}
      <main className="map-area" aria-busy={state.busy}>
        <div className="picture">
          <MapView renderer={renderer} onReady={setRenderer} />
          {isTable && <TableView />}
          {search !== '' && (
            <SearchResults
              key={search}
              search={search}
              onClose={() => {
                setSearch('');
              }}
            />
          )}
          <Over isFramed={isFramed} />
          {isOpen && <ToolBar renderer={renderer} />}
          {isOpen && <Choices renderer={renderer} />}
        </div>
        {isOpen && (
          <>
            <Legend isFirstOpen={!isFramed && innerHeight >= leastForLegend} />
            <TimeBar />
            <StatusLine
              isTable={isTable}
              onTable={() => {
                setTable(!isTable);
              }}
            />
          </>
        )}
      </main>
      {isOpen && <Side />}
    </div>
  );
}
