// Puts the map into the page, and makes all of it reachable by keys.
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

/** Does it once the page has been laid out and drawn; both together would block it for long. Answers how to call it off. */
function afterFrame(act: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const frame = requestAnimationFrame(() => {
    timer = setTimeout(act);
  });
  return () => {
    cancelAnimationFrame(frame);
    clearTimeout(timer);
  };
}

/** The canvas. Everything on it can also be done by keys, and is said to a screen reader below it. */
export function MapView({
  renderer,
  onReady,
}: {
  /** What `onReady` told last. */
  readonly renderer: Renderer | null;
  readonly onReady: (renderer: Renderer | null) => void;
}) {
  const { explorer, state, words } = useExplorer();
  const { drawn, finding, view } = state;
  const container = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const { current } = container;
    if (!current) return;
    let made: Renderer | undefined;
    const callOff = afterFrame(() => {
      made = createRenderer(current, {
        onNode: (id) => {
          explorer.changeView({ selected: id }, false);
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
        onBackground: () => {
          explorer.changeView({ selected: null }, false);
        },
      });
      onReady(made);
    });
    return () => {
      callOff();
      made?.end();
      onReady(null);
    };
  }, [explorer, onReady]);
  const { language } = words;
  useEffect(() => {
    const focus = focusOfFinding(finding, view.focus);
    const named = namedByFinding(finding);
    renderer?.show({
      picture: drawn,
      whole: state.picture,
      layout: layoutOf(view),
      words,
      focus,
      named,
    });
    renderer?.choose(view.selected, view.picked);
    // words are a new object each time; the language stands for them
  }, [renderer, drawn, view.layout, view.mode, view.focus, finding, language]);
  useEffect(() => {
    renderer?.choose(view.selected, view.picked);
  }, [renderer, view.selected, view.picked]);

  const onKeyDown = (event: KeyboardEvent): void => {
    const { selected } = view;
    const degrees = directions[event.key];
    const at = selected !== null && drawn.nodes.has(selected) ? selected : '';
    if (degrees !== undefined) {
      const next = renderer?.towards(at, degrees);
      if (next !== undefined) explorer.changeView({ selected: next }, false);
    } else if (event.key === 'Enter' && at !== '') explorer.step({ act: 'expand', id: at });
    else if (event.key === 'Backspace' && at !== '') explorer.step({ act: 'fold', id: at });
    else if (event.key.toLowerCase() === 'p' && at !== '') explorer.pick(at);
    else if (event.key === 'Escape') explorer.changeView({ selected: null }, false);
    else if (event.key === '+' || event.key === '=') renderer?.zoom('in');
    else if (event.key === '-') renderer?.zoom('out');
    else if (event.key === '0') renderer?.zoom('fit');
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
