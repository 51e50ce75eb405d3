/** Makes the picture of a view: asks the hub for each step, or takes what it said before. */
import type {
  ControlAnswer,
  GroupAnswer,
  MapAnswer,
  MapNodeAnswer,
  PathsAnswer,
} from './answers.ts';
import { type Ask, AskError } from './ask.ts';
import { addPaths, controlPicture, type Finding, groupPicture } from './findings.ts';
import { fold } from './fold.ts';
import { addMap, branchKey, emptyPicture, type Picture, type PictureNode } from './picture.ts';
import {
  controlQuestion,
  groupQuestion,
  mapQuestion,
  pathsQuestion,
  signalsQuestion,
} from './questions.ts';
import type { BranchStep, Mode, Step, View } from './view.ts';

/** Neighbours of one subject, kind and direction at first, and for each "more". */
const firstLook = { 1: 30, 2: 8, 3: 5 } as const;
const nextLook = 50;
/** Subjects that one answer brings at most, and whose signals one question counts. */
const mostNodes = 1000;
const mostSignals = 50;

export interface Replayed {
  readonly picture: Picture;
  /** Steps that could not be taken: their subject was not there on this day. */
  readonly missed: readonly Step[];
  readonly finding: Finding | null;
}

/** Answers that were given, by their question; forgotten with the token that they were given to. */
export type Answers = Map<string, Promise<unknown>>;

type Part = Pick<Replayed, 'picture' | 'finding'>;

const first = (hops: number): number => firstLook[hops === 2 || hops === 3 ? hops : 1];

const askMap = async (ask: Ask, variables: Readonly<Record<string, unknown>>): Promise<MapAnswer> =>
  (await ask<{ creditMap: MapAnswer }>(mapQuestion, { limit: mostNodes, ...variables })).creditMap;

/** The part of an answer that one branch of its centre brought. */
function partOf(answer: MapAnswer, { id, direction }: BranchStep): MapAnswer {
  if (direction === undefined) return answer;
  const edges = answer.edges.filter(
    ({ from, to }) => (direction === 'OUT' ? from.id : to.id) === id,
  );
  const wanted = new Set([id, ...edges.flatMap(({ from, to }) => [from.id, to.id])]);
  const nodes = answer.nodes.filter(({ subject }) => wanted.has(subject.id));
  return { ...answer, nodes, edges };
}

async function expand(picture: Picture, step: BranchStep, ask: Ask): Promise<Picture> {
  const { id, kind, direction } = step;
  const branch = kind && direction ? { node: id, kind, direction } : undefined;
  const cursor =
    branch && step.act === 'more' ? picture.totals.get(branchKey(branch))?.cursor : undefined;
  const answer = await askMap(ask, {
    centre: id,
    hops: 1,
    relations: kind ? [kind] : null,
    perNode: step.act === 'more' ? nextLook : first(1),
    after: cursor ?? null,
  });
  const only = cursor != null && branch ? { only: branch } : {};
  return addMap(picture, partOf(answer, step), { hops: 1, ...only });
}

async function take({ picture, finding }: Part, step: Step, ask: Ask): Promise<Part> {
  if (step.act === 'fold') {
    const { id: node, kind, direction } = step;
    return { picture: fold(picture, { node, kind, direction }), finding };
  }
  if (step.act === 'path') {
    const ends = { from: step.id, to: step.to };
    const { paths } = await ask<{ paths: PathsAnswer }>(pathsQuestion, ends);
    return {
      picture: addPaths(picture, paths, [ends.from, ends.to]),
      finding: { is: 'paths', ...ends, answer: paths },
    };
  }
  if (step.act !== 'open') return { picture: await expand(picture, step, ask), finding };
  const { id, hops } = step;
  const perNode = first(hops);
  const answer = await askMap(ask, { centre: id, hops, relations: null, perNode, after: null });
  return { picture: addMap(picture, answer, { hops, anchor: id }), finding: null };
}

/** A subject as the map shows it, alone. */
async function alone(id: string, ask: Ask): Promise<PictureNode> {
  const asked = { centre: id, hops: 1, relations: null, perNode: 1, limit: 1, after: null };
  const { nodes } = await askMap(ask, asked);
  const [node] = nodes;
  if (!node) throw new AskError({ code: 'NOT_FOUND', message: 'There is no such subject.' });
  return { ...node.subject, hidden: node.hidden, signals: node.signals };
}

async function look(mode: Exclude<Mode, { is: 'map' }>, ask: Ask): Promise<Part> {
  const { id } = mode;
  const subject = await alone(id, ask);
  if (mode.is === 'control') {
    const asked = { subject: id, rule: mode.rule };
    const { controllers } = await ask<{ controllers: ControlAnswer }>(controlQuestion, asked);
    return {
      picture: controlPicture(subject, controllers),
      finding: { is: 'control', id, answer: controllers },
    };
  }
  const { relatedGroup } = await ask<{ relatedGroup: GroupAnswer }>(groupQuestion, { subject: id });
  return {
    picture: groupPicture(relatedGroup, subject),
    finding: { is: 'group', id, answer: relatedGroup },
  };
}

/** Counts the signals of subjects that came without, 50 at a time. */
async function withSignals(picture: Picture, ask: Ask): Promise<Picture> {
  const bare = [...picture.nodes.values()].filter(({ signals }) => signals === null);
  if (bare.length === 0) return picture;
  const anchor = picture.nodes.keys().next().value ?? '';
  const nodes = new Map(picture.nodes);
  for (let at = 0; at < bare.length; at += mostSignals) {
    const ids = bare.slice(at, at + mostSignals).map(({ id }) => id);
    // it takes at least two
    const subjects = ids.length > 1 ? ids : [...new Set([...ids, anchor])];
    if (subjects.length < 2) break;
    const { groupRelations } = await ask<{
      groupRelations: { nodes: readonly Pick<MapNodeAnswer, 'hidden' | 'signals' | 'subject'>[] };
    }>(signalsQuestion, { subjects });
    for (const { subject, hidden, signals } of groupRelations.nodes) {
      const node = nodes.get(subject.id);
      if (node) nodes.set(subject.id, { ...node, hidden, signals });
    }
  }
  return { ...picture, nodes };
}

/** As of when, and in which language the hub is to write. */
interface Terms {
  readonly validAt: string | null;
  readonly language: 'zh' | 'en';
}

/** The same question on the same terms by the same caller is asked once. */
export const remembering =
  (ask: Ask, answers: Answers, { validAt, language }: Terms): Ask =>
  <Data>(question: string, part: Readonly<Record<string, unknown>>, signal?: AbortSignal) => {
    const variables = {
      ...part,
      asOf: validAt === null ? null : { validAt },
      ...(question.includes('$language') ? { language: language.toUpperCase() } : {}),
    };
    const key = `${question} ${JSON.stringify(variables)}`;
    const known = answers.get(key);
    if (known) return known as Promise<Data>;
    const asked = ask<Data>(question, variables, signal);
    answers.set(key, asked);
    asked.catch(() => answers.delete(key));
    return asked;
  };

async function takeAll(steps: readonly Step[], ask: Ask): Promise<Replayed> {
  let part: Part = { picture: emptyPicture, finding: null };
  const missed: Step[] = [];
  for (const step of steps)
    try {
      part = await take(part, step, ask);
    } catch (error) {
      if (!(error instanceof AskError) || error.fault.code !== 'NOT_FOUND') throw error;
      missed.push(step);
    }
  return { ...part, missed };
}

/** Takes all steps in their order. What is not there on this day is missed, not fatal; other faults are thrown. */
export async function replayView(
  { steps, mode }: Pick<View, 'steps' | 'mode'>,
  ask: Ask,
): Promise<Replayed> {
  const made =
    mode.is === 'map' ? await takeAll(steps, ask) : { ...(await look(mode, ask)), missed: [] };
  return { ...made, picture: await withSignals(made.picture, ask) };
}
