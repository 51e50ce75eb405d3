import { useEffect, useRef, type KeyboardEvent } from 'react';
import { createRenderer, type Renderer } from '../canvas/renderer.ts';
import { focusOfFinding, namedByFinding } from '../model/findings.ts';
import { layoutOf } from '../model/view.ts';
import { useExplorer } from './use-explorer.ts';

const directions: Readonly<Record<string, number>> = {
  ArrowRight: 0,
  ArrowDown: 90,
  ArrowLeft: 180,
  ArrowUp: 270,
};

/** The canvas. Everything on it can also be done by keys, and is said to a screen reader below it. */
export function MapView({ onReady }: { readonly onReady: (renderer: Renderer | null) => void }) {
  const { explorer, state, words } = useExplorer();
  const { drawn, finding, view } = state;
  const container = useRef<HTMLDivElement>(null);
  const renderer = useRef<Renderer | null>(null);
  useEffect(() => {
    if (!container.current) return;
    const made = createRenderer(container.current, {
      onNode: (id) => {
        explorer.look({ selected: id }, false);
      },
      onOpen: (id) => {
        explorer.step({ act: 'expand', id });
      },
      onPick: (id) => {
        explorer.pick(id);
      },
      onLine: (line) => {
        explorer.readLine(line);
      },
      onStage: () => {
        explorer.look({ selected: null }, false);
      },
    });
    renderer.current = made;
    onReady(made);
    return () => {
      made.end();
      onReady(null);
    };
  }, [explorer, onReady]);
  const { language } = words;
  useEffect(() => {
    const focus = focusOfFinding(finding, view.focus);
    const named = namedByFinding(finding);
    renderer.current?.show({ picture: drawn, layout: layoutOf(view), words, focus, named });
    renderer.current?.choose(view.selected, view.picked);
    // words are a new object each time; the language stands for them
  }, [drawn, view.layout, view.mode, view.focus, finding, language]);
  useEffect(() => {
    renderer.current?.choose(view.selected, view.picked);
  }, [view.selected, view.picked]);

  const onKeyDown = (event: KeyboardEvent): void => {
    const { selected } = view;
    const degrees = directions[event.key];
    const at = selected !== null && drawn.nodes.has(selected) ? selected : '';
    if (degrees !== undefined) {
      const next = renderer.current?.towards(at, degrees);
      if (next !== undefined) explorer.look({ selected: next }, false);
    } else if (event.key === 'Enter' && at !== '') explorer.step({ act: 'expand', id: at });
    else if (event.key === 'Backspace' && at !== '') explorer.step({ act: 'fold', id: at });
    else if (event.key.toLowerCase() === 'p' && at !== '') explorer.pick(at);
    else if (event.key === 'Escape') explorer.look({ selected: null }, false);
    else if (event.key === '+' || event.key === '=') renderer.current?.zoom('in');
    else if (event.key === '-') renderer.current?.zoom('out');
    else if (event.key === '0') renderer.current?.zoom('fit');
    else return;
    event.preventDefault();
  };
  const chosen = view.selected === null ? undefined : drawn.nodes.get(view.selected);
  return (
    <>
      <div
        ref={container}
        className="canvas"
        role="application"
        tabIndex={0}
        aria-label={words.say('mapRegion')}
        aria-describedby="map-keys"
        onKeyDown={onKeyDown}
      />
      <p id="map-keys" className="unseen">
        {words.say('mapKeys')}
      </p>
      <p className="unseen" role="status">
        {chosen
          ? `${chosen.name}, ${words.subjectKind(chosen.kind)}${view.picked.includes(chosen.id) ? `, ${words.say('together')}` : ''}`
          : ''}
      </p>
    </>
  );
}
