/** The map on the screen: what it shows, which subject is chosen, where everything stands. */
import { MultiDirectedGraph } from 'graphology';
import type { Places } from '../model/places.ts';
import { wordsOf } from '../words/words.ts';
import { createForce } from './force.ts';
import { createLayouts } from './layouts.ts';
import { type Line, linesOf } from '../model/lines.ts';
import { focusOf, marksOf } from '../model/appearance.ts';
import { namesOf } from '../model/names.ts';
import { nearest, type Overlay } from './overlay.ts';
import { listenToPointer } from './pointing.ts';
import { atOnce, inSlices } from './slices.ts';
import { bring, placesOf, type Scene, styledLines, wordedLines } from './scene.ts';
import type { DrawnGraph, SigmaRenderer } from './drawn-graph.ts';
import { calm, createMover, smooth } from './mover.ts';
import { openSigma } from './sigma-renderer.ts';

/** What a click can do. */
export interface Handlers {
  readonly onNode: (id: string) => void;
  readonly onOpen: (id: string) => void;
  /** Clicked with the shift key. */
  readonly onPick: (id: string) => void;
  readonly onLine: (line: Line) => void;
  readonly onBackground: () => void;
}

export interface Renderer {
  readonly show: (scene: Scene) => void;
  /** Sets off the subject whose card is open, and those that were picked. */
  readonly choose: (id: string | null, picked: readonly string[]) => void;
  readonly zoom: (by: 'in' | 'out' | 'fit') => void;
  /** The drawn subject next to `id` in this direction, in degrees from east, clockwise. */
  readonly towards: (id: string, degrees: number) => string | undefined;
  readonly places: () => Places;
  readonly end: () => void;
}

const whole = { x: 0.5, y: 0.5, ratio: 1, angle: 0 };

const isWhole = ({ x, y, ratio, angle }: typeof whole): boolean =>
  x === whole.x && y === whole.y && ratio === whole.ratio && angle === whole.angle;

function zoom(sigma: SigmaRenderer, by: 'in' | 'out' | 'fit'): void {
  const camera = sigma.getCamera();
  const { ratio } = camera;
  const to = by === 'fit' ? whole : { ratio: by === 'in' ? ratio / 1.5 : ratio * 1.5 };
  // the way to where it stands is a dozen frames of the same picture
  if (by === 'fit' && isWhole(camera.getState())) return;
  // sigma divides by the duration, so none is no duration of zero
  if (calm()) camera.setState(to);
  else void camera.animate(to, { duration: 200 });
}

const blank: DrawnGraph = new MultiDirectedGraph();

/** Opens the map in a container. */
export function createRenderer(container: HTMLElement, handlers: Handlers): Renderer {
  const graph: DrawnGraph = new MultiDirectedGraph();
  const force = createForce();
  let scene: Scene | undefined;
  let laid: Scene | undefined;
  let overlay: Overlay = {
    names: [],
    marks: new Map(),
    lines: [],
    styled: [],
    isLayered: false,
    chosen: null,
    picked: [],
    pointed: null,
    language: 'zh',
    letters: wordsOf('zh').changeLetters,
  };
  let lines = new Map<string, Line>();
  // for whoever measures how long a picture took
  let isMarked = true;
  const { sigma, redraw, end } = openSigma(graph, container, {
    overlay: () => overlay,
    onDrawn: () => {
      if (isMarked || sigma.getGraph() !== graph) return;
      isMarked = true;
      performance.mark('explorer:drawn');
    },
  });
  listenToPointer(sigma, graph, {
    onSubject: (id, isShift) => {
      if (isShift) handlers.onPick(id);
      else handlers.onNode(id);
    },
    onTwice: handlers.onOpen,
    onLine: (key) => {
      const line = lines.get(key);
      if (line) handlers.onLine(line);
    },
    onNothing: handlers.onBackground,
    onRest: (pointed) => {
      if (pointed === overlay.pointed) return;
      overlay = { ...overlay, pointed };
      redraw();
    },
    // what moves by itself while it is dragged cannot be aimed at
    onHold: force.hold,
  });
  const mover = createMover(sigma, graph);
  const layouts = createLayouts(sigma, graph, mover, force);
  function* draw(next: Scene, isLarge: boolean): Generator<'part' | 'turn'> {
    const { picture, words } = next;
    lines = linesOf(picture);
    const focus = focusOf(picture, next.focus);
    // sigma hears of every node and line that is added; a large change is made while it looks away
    if (isLarge) {
      force.stop();
      sigma.setGraph(blank);
    }
    // a picture that differs is laid out anew below
    if (laid?.picture !== picture) mover.halt();
    layouts.begin(next);
    yield 'part';
    yield* bring(graph, picture, lines, { words, focus, known: layouts.known() });
    if (isLarge) yield 'turn';
    overlay = {
      ...overlay,
      names: namesOf(picture, focus, next.named),
      marks: marksOf(picture),
      lines: wordedLines(lines, words, focus),
      styled: styledLines(lines, words, focus),
      isLayered: next.layout === 'layers',
      language: words.language,
      letters: words.changeLetters,
    };
    isMarked = picture.nodes.size === 0;
    if (isLarge) {
      yield 'turn';
      sigma.setGraph(graph);
      yield 'turn';
    } else sigma.scheduleRender();
    const before = laid;
    laid = next;
    if (before?.picture !== next.picture || before.layout !== next.layout) layouts.lay(next);
    if (layouts.isNew()) zoom(sigma, 'fit');
  }
  return {
    show: (next) => {
      scene = next;
      // one that was not drawn to its end left sigma looking away
      const isLarge =
        sigma.getGraph() === blank || Math.abs(next.picture.nodes.size - graph.order) > smooth;
      const parts = draw(next, isLarge);
      if (isLarge) void inSlices(parts, () => scene !== next);
      else atOnce(parts);
    },
    choose: (id, picked) => {
      overlay = { ...overlay, chosen: id, picked };
      sigma.scheduleRender();
    },
    zoom: (by) => {
      if (by === 'fit') layouts.fit();
      zoom(sigma, by);
    },
    towards: (id, degrees) => nearest(sigma, graph.nodes(), id, degrees),
    places: () => placesOf(graph),
    end: () => {
      scene = undefined;
      mover.halt();
      force.end();
      end();
    },
  };
}
