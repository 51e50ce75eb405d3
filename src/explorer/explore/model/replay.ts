/** Makes the picture of a view: asks the hub for each step, or takes what it said before. */
import type { MapAnswer } from './answers.ts';
import { type Ask, AskError } from './ask.ts';
import { fold } from './fold.ts';
import { addMap, branchKey, emptyPicture, type Picture } from './picture.ts';
import { mapQuestion } from './questions.ts';
import type { BranchStep, Step, View } from './view.ts';

/** Neighbours of one subject, kind and direction at first, and for each "more". */
const firstLook = { 1: 30, 2: 8, 3: 5 } as const;
const nextLook = 50;
/** Subjects that one answer brings at most. */
const mostNodes = 1000;

/** A step that could not be taken on this day: the subject was not there, or is not any more. */
export interface Missed {
  readonly step: Step;
}

export interface Replayed {
  readonly picture: Picture;
  readonly missed: readonly Missed[];
}

type Variables = Readonly<Record<string, unknown>>;

/** Answers that were given, by their question; forgotten with the token that they were given to. */
export type Answers = Map<string, Promise<MapAnswer>>;

const first = (hops: number): number => firstLook[hops === 2 || hops === 3 ? hops : 1];

interface Replay {
  readonly ask: (variables: Variables) => Promise<MapAnswer>;
}

async function expand(picture: Picture, step: BranchStep, { ask }: Replay) {
  const { id, kind, direction } = step;
  const only = kind && direction ? { node: id, kind, direction } : undefined;
  const known = only && step.act === 'more' ? picture.totals.get(branchKey(only)) : undefined;
  const answer = await ask({
    centre: id,
    hops: 1,
    relations: kind ? [kind] : null,
    perNode: step.act === 'more' ? nextLook : first(1),
    limit: mostNodes,
    after: known?.cursor ?? null,
  });
  const isWanted = (edge: MapAnswer['edges'][number]): boolean =>
    direction === undefined || (direction === 'OUT' ? edge.from.id : edge.to.id) === id;
  const edges = answer.edges.filter(isWanted);
  const wanted = new Set([id, ...edges.flatMap(({ from, to }) => [from.id, to.id])]);
  const part = {
    ...answer,
    nodes: answer.nodes.filter(({ subject }) => wanted.has(subject.id)),
    edges,
  };
  return addMap(picture, part, { hops: 1, ...(only && known?.cursor ? { only } : {}) });
}

async function take(picture: Picture, step: Step, replay: Replay): Promise<Picture> {
  if (step.act !== 'open') {
    const { id, kind, direction } = step;
    return step.act === 'fold'
      ? fold(picture, { node: id, kind, direction })
      : expand(picture, step, replay);
  }
  const { id, hops } = step;
  const answer = await replay.ask({
    ...{ centre: id, hops, relations: null, perNode: first(hops), limit: mostNodes },
    after: null,
  });
  return addMap(picture, answer, { hops, anchor: id });
}

/** Takes all steps in their order. What is not there on this day is missed, not fatal; other faults are thrown. */
export async function replayView(
  { steps, validAt }: Pick<View, 'steps' | 'validAt'>,
  ask: Ask,
  answers: Answers,
  signal?: AbortSignal,
): Promise<Replayed> {
  const asOf = validAt === null ? null : { validAt };
  const replay: Replay = {
    ask: (part) => {
      const variables = { ...part, asOf };
      const key = JSON.stringify(variables);
      const known = answers.get(key);
      if (known) return known;
      const asked = ask<{ creditMap: MapAnswer }>(mapQuestion, variables, signal).then(
        ({ creditMap }) => creditMap,
      );
      answers.set(key, asked);
      asked.catch(() => answers.delete(key));
      return asked;
    },
  };
  let picture = emptyPicture;
  const missed: Missed[] = [];
  for (const step of steps)
    try {
      picture = await take(picture, step, replay);
    } catch (error) {
      if (!(error instanceof AskError) || error.fault.code !== 'NOT_FOUND') throw error;
      missed.push({ step });
    }
  return { picture, missed };
}
