/** Times two ways of asking the same in turn, so that whatever else the machine does falls on both alike. */

/** Asks the question at this place in the list of questions. */
export type Ask = (question: number) => Promise<void>;

export interface Timing {
  /** Milliseconds. */
  readonly p50: number;
  readonly p95: number;
  readonly perSecond: number;
  readonly asked: number;
}

/** The value below which this share of a sorted list lies. */
export const quantile = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;

function timingOf(times: readonly number[], seconds: number): Timing {
  const sorted = [...times].sort((a, b) => a - b);
  return {
    p50: quantile(sorted, 0.5),
    p95: quantile(sorted, 0.95),
    perSecond: times.length / seconds,
    asked: times.length,
  };
}

const sum = (times: readonly number[]): number => times.reduce((all, time) => all + time, 0);

/** One caller: each question to every way, then the next question; every other time the ways come in reverse. */
export async function oneCaller(ways: readonly Ask[], seconds: number): Promise<Timing[]> {
  const times = ways.map((): number[] => []);
  const end = performance.now() + seconds * 1_000;
  for (let question = 0; performance.now() < end || question < 30; question += 1) {
    for (let turn = 0; turn < ways.length; turn += 1) {
      const way = question % 2 === 0 ? turn : ways.length - 1 - turn;
      const began = performance.now();
      await ways[way]?.(question);
      times[way]?.push(performance.now() - began);
    }
  }
  return times.map((all) => timingOf(all, sum(all) / 1_000));
}

async function crowd(ask: Ask, callers: number, first: number, milliseconds: number) {
  const times: number[] = [];
  const began = performance.now();
  let question = first;
  const caller = async (): Promise<void> => {
    while (performance.now() < began + milliseconds) {
      const start = performance.now();
      await ask(question++);
      times.push(performance.now() - start);
    }
  };
  await Promise.all(Array.from({ length: callers }, caller));
  return { times, seconds: (performance.now() - began) / 1_000, next: question };
}

/** Many callers: turns of one second, way after way; `seconds` is the time that each way gets. */
export async function manyCallers(
  ways: readonly Ask[],
  callers: number,
  seconds: number,
  betweenTurns: () => void,
): Promise<Timing[]> {
  const all = ways.map(() => ({ times: [] as number[], seconds: 0, next: 0 }));
  for (let turn = 0; turn < Math.max(1, Math.round(seconds)); turn += 1) {
    for (const [place, ask] of ways.entries()) {
      const sofar = all[place];
      if (!sofar) continue;
      const done = await crowd(ask, callers, sofar.next, 1_000);
      sofar.times.push(...done.times);
      sofar.seconds += done.seconds;
      sofar.next = done.next;
      betweenTurns();
    }
  }
  return all.map(({ times, seconds: took }) => timingOf(times, took));
}
