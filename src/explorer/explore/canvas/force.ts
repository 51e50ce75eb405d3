/** Hands the force layout to its worker; a new task ends the one that runs. */
import type { Places } from '../model/places.ts';
import type { LayoutHold, LayoutReport, LayoutTask } from './layout-messages.ts';

export interface Force {
  /** Lays out from these places; `onPlaces` is told several times while it settles. Who is `fixed` stays where it is. */
  readonly run: (
    places: Places,
    pairs: readonly (readonly [string, string])[],
    onPlaces: (places: Places, done: boolean) => void,
    fixed?: ReadonlyMap<string, unknown>,
  ) => void;
  readonly stop: () => void;
  /** Keeps everything where it stands, and lets it go on. */
  readonly hold: (isHeld: boolean) => void;
  readonly end: () => void;
}

export function createForce(): Force {
  const worker = new Worker(new URL('./layout-worker.ts', import.meta.url), { type: 'module' });
  let task = 0;
  let told: ((report: LayoutReport) => void) | undefined;
  let held = false;
  /** What was on its way when it was held. */
  let late: LayoutReport | undefined;
  const tell = (report: LayoutReport): void => {
    if (report.task === task) told?.(report);
  };
  worker.addEventListener('message', ({ data }: MessageEvent<LayoutReport>) => {
    if (held) late = data;
    else tell(data);
  });
  const stop = () => {
    task += 1;
    told = undefined;
    worker.postMessage({
      task,
      places: new Float32Array(),
      fixed: new Uint8Array(),
      pairs: new Uint32Array(),
    } satisfies LayoutTask);
  };
  return {
    run: (places, pairs, onPlaces, fixed = new Map()) => {
      task += 1;
      const ids = [...places.keys()];
      const number = new Map(ids.map((id, at) => [id, at]));
      told = ({ places: found, done }) => {
        onPlaces(
          new Map(ids.map((id, at) => [id, { x: found[at * 2] ?? 0, y: found[at * 2 + 1] ?? 0 }])),
          done,
        );
      };
      const start = Float32Array.from([...places.values()].flatMap(({ x, y }) => [x, y]));
      const stays = Uint8Array.from(ids.map((id) => (fixed.has(id) ? 1 : 0)));
      const joined = Uint32Array.from(
        pairs.flatMap(([from, to]) => [number.get(from) ?? 0, number.get(to) ?? 0]),
      );
      worker.postMessage({ task, places: start, fixed: stays, pairs: joined } satisfies LayoutTask);
    },
    stop,
    hold: (isHeld) => {
      if (isHeld === held) return;
      held = isHeld;
      worker.postMessage({ isHeld } satisfies LayoutHold);
      if (!isHeld && late) tell(late);
      late = undefined;
    },
    end: () => {
      worker.terminate();
    },
  };
}
