/** Makes the picture of a view: asks the hub for each step, or takes what it said before. */
import { numberAlike } from './alike.ts';
import type { ExplorerMapQueryVariables } from '../../../generated/explorer.ts';
import type { MapAnswer } from './answers.ts';
import type { AskOnTerms } from './ask-on-terms.ts';
import { today } from './days.ts';
import { addPaths } from './findings.ts';
import { fold } from './fold.ts';
import { type Redirects, notingRedirects } from './redirects.ts';
import { analyse, isNotFound, type ViewResult } from './analysis.ts';
import { addMap, edgeOf, emptyPicture, isAt, type Picture, slotKey } from './picture.ts';
import { mapQuestion, pathsQuestion, signalsQuestion } from './questions.ts';
import { withoutTodays } from './signals.ts';
import type { SlotStep, Step, View } from './view.ts';

/** Neighbours of one subject, kind and direction at first, and for each "more". */
const firstPage = { 1: 30, 2: 8, 3: 5 } as const;
const nextPage = 50;
/** Subjects that one answer brings at most, and whose signals one question counts. */
const mostNodes = 1000;
const mostSignals = 50;

type Part = Pick<ViewResult, 'picture' | 'finding'>;

const first = (hops: number): number => firstPage[hops === 2 || hops === 3 ? hops : 1];

const askMap = async (
  ask: AskOnTerms,
  variables: Omit<ExplorerMapQueryVariables, 'limit' | 'asOf'>,
): Promise<MapAnswer> => (await ask(mapQuestion, { limit: mostNodes, ...variables })).creditMap;

/** The part of an answer that one slot of its centre brought. */
function partOf(answer: MapAnswer, { id, direction }: SlotStep): MapAnswer {
  if (direction === undefined) return answer;
  const edges = answer.edges.filter((edge) => isAt(edgeOf(edge), direction, id));
  const wanted = new Set([id, ...edges.flatMap(({ from, to }) => [from.id, to.id])]);
  const nodes = answer.nodes.filter(({ subject }) => wanted.has(subject.id));
  return { ...answer, nodes, edges };
}

async function expand(picture: Picture, step: SlotStep, ask: AskOnTerms): Promise<Picture> {
  const { id, kind, direction } = step;
  const slot = kind && direction ? { node: id, kind, direction } : undefined;
  const cursor =
    slot && step.act === 'more' ? picture.totals.get(slotKey(slot))?.cursor : undefined;
  const answer = await askMap(ask, {
    centre: id,
    hops: 1,
    relations: kind ? [kind] : null,
    perNode: step.act === 'more' ? nextPage : first(1),
    after: cursor ?? null,
  });
  const only = cursor != null && slot ? { only: slot } : {};
  return addMap(picture, partOf(answer, step), { hops: 1, ...only });
}

async function take({ picture, finding }: Part, step: Step, ask: AskOnTerms): Promise<Part> {
  if (step.act === 'fold') {
    const { id: node, kind, direction } = step;
    return { picture: fold(picture, { node, kind, direction }), finding };
  }
  if (step.act === 'path') {
    const ends = { from: step.id, to: step.to };
    const { paths } = await ask(pathsQuestion, ends);
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

/** Counts the signals of subjects that came without, 50 at a time. */
async function withSignals(picture: Picture, ask: AskOnTerms): Promise<Picture> {
  const bare = [...picture.nodes.values()].filter(({ signals }) => signals === null);
  if (bare.length === 0) return picture;
  const anchor = picture.nodes.keys().next().value ?? '';
  const nodes = new Map(picture.nodes);
  for (let at = 0; at < bare.length; at += mostSignals) {
    const ids = bare.slice(at, at + mostSignals).map(({ id }) => id);
    // it takes at least two
    const subjects = ids.length > 1 ? ids : [...new Set([...ids, anchor])];
    if (subjects.length < 2) break;
    const { groupRelations } = await ask(signalsQuestion, { subjects });
    for (const { subject, hidden, signals } of groupRelations.nodes) {
      const node = nodes.get(subject.id);
      if (node) nodes.set(subject.id, { ...node, hidden, signals });
    }
  }
  return { ...picture, nodes };
}

async function takeAll(steps: readonly Step[], ask: AskOnTerms): Promise<ViewResult> {
  let part: Part = { picture: emptyPicture, finding: null };
  const missed: string[] = [];
  for (const step of steps)
    try {
      part = await take(part, step, ask);
    } catch (error) {
      if (!isNotFound(error)) throw error;
      missed.push(step.id);
    }
  return { ...part, missed };
}

/** A map of an earlier day, or as it was known earlier, wears nothing of today. */
function asOfItsDay(picture: Picture, isOfNow: boolean): Picture {
  const { asOf, nodes } = picture;
  if (asOf === null || (isOfNow && asOf.validAt >= today())) return picture;
  const worn = [...nodes].map(
    ([id, node]) =>
      [id, node.signals ? { ...node, signals: withoutTodays(node.signals) } : node] as const,
  );
  return { ...picture, nodes: new Map(worn) };
}

/** A picture, and whose ids redirects to somebody else. */
export interface Replayed extends ViewResult {
  readonly redirects: Redirects;
}

/** Takes all steps in their order, or asks what is asked instead. What is not there on this day is missed, not fatal. */
export async function replayView(
  view: Pick<View, 'steps' | 'mode' | 'picked' | 'validAt' | 'knownAt'>,
  plain: AskOnTerms,
): Promise<Replayed> {
  const redirects = new Map<string, string>();
  const ask = notingRedirects(plain, redirects);
  const made = view.mode.is === 'map' ? await takeAll(view.steps, ask) : await analyse(view, ask);
  return {
    ...made,
    redirects,
    picture: numberAlike(asOfItsDay(await withSignals(made.picture, ask), view.knownAt === null)),
  };
}
