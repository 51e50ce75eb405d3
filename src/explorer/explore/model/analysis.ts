/** Makes the picture of a question that is asked instead of the map. */
import type { ExplorerMapQueryVariables } from '../../../generated/explorer.ts';
import type { AsOf, DecidedAnswer, MapAnswer, TogetherAnswer } from './answers.ts';
import { AskError } from '../../hub/ask.ts';
import type { AskOnTerms } from './ask-on-terms.ts';
import { today } from './days.ts';
import { diffPicture } from './differences.ts';
import {
  controlPicture,
  type Finding,
  groupPicture,
  suspicionPicture,
  togetherPicture,
} from './findings.ts';
import { addMap, emptyPicture, type Picture, type PictureNode } from './picture.ts';
import {
  controlQuestion,
  decidedQuestion,
  diffQuestion,
  groupQuestion,
  mapQuestion,
  presentQuestion,
  suspicionQuestion,
  togetherQuestion,
} from './questions.ts';
import { clocksOf, mostPicked, type Mode, type View } from './view.ts';

/** What one question came to. */
export interface ViewResult {
  readonly picture: Picture;
  readonly finding: Finding | null;
  /** Subjects that are not there on this day. */
  readonly missed: readonly string[];
}

type ModeOf<Is extends Mode['is']> = Mode & { readonly is: Is };

const askMap = async (
  ask: AskOnTerms,
  variables: Omit<ExplorerMapQueryVariables, 'relations' | 'after'>,
): Promise<MapAnswer> =>
  (await ask(mapQuestion, { relations: null, after: null, ...variables })).creditMap;

/** Whether the hub knows nobody of that id, on this day or for this caller. */
export const isNotFound = (error: unknown): boolean =>
  error instanceof AskError && error.fault.code === 'NOT_FOUND';

/** A subject as the map shows it, alone. */
async function alone(id: string, ask: AskOnTerms): Promise<PictureNode> {
  const [node] = (await askMap(ask, { centre: id, hops: 1, perNode: 1, limit: 1 })).nodes;
  if (!node) throw new AskError({ code: 'NOT_FOUND', message: 'There is no such subject.' });
  return { ...node.subject, hidden: node.hidden, signals: node.signals };
}

async function control({ id, rule }: ModeOf<'control'>, ask: AskOnTerms): Promise<ViewResult> {
  const subject = await alone(id, ask);
  const asked = { subject: id, rule };
  const { controllers } = await ask(controlQuestion, asked);
  return {
    picture: controlPicture(subject, controllers),
    finding: { is: 'control', id, answer: controllers },
    missed: [],
  };
}

async function group({ id }: ModeOf<'group'>, ask: AskOnTerms): Promise<ViewResult> {
  const subject = await alone(id, ask);
  const { relatedGroup } = await ask(groupQuestion, { subject: id });
  return {
    picture: groupPicture(relatedGroup, subject),
    finding: { is: 'group', id, answer: relatedGroup },
    missed: [],
  };
}

const hangTogether = async (
  subjects: readonly string[],
  ask: AskOnTerms,
): Promise<TogetherAnswer> => (await ask(togetherQuestion, { subjects })).groupRelations;

async function suspicion({ id }: ModeOf<'suspicion'>, ask: AskOnTerms): Promise<ViewResult> {
  const subject = await alone(id, ask);
  const { suspectedLinks } = await ask(suspicionQuestion, {
    subject: id,
  });
  return {
    picture: suspicionPicture(subject, suspectedLinks),
    finding: { is: 'suspicion', id, answer: suspectedLinks },
    missed: [],
  };
}

/** Subjects that one question about decisions takes. */
const mostDecided = 1000;

/** What was decided between the two days about those who are drawn. */
async function decided(
  { nodes }: Picture,
  days: { readonly from: AsOf; readonly to: AsOf },
  ask: AskOnTerms,
): Promise<DecidedAnswer> {
  const subjects = [...nodes.keys()].slice(0, mostDecided);
  if (subjects.length === 0) return { nodes: [], complete: true };
  return (await ask(decidedQuestion, { subjects, ...days })).decidedRecords;
}

/** How far both maps are grown that are compared. */
const compared = { hops: 2, perNode: 30, limit: 500 } as const;

async function diff(
  { id, other }: ModeOf<'diff'>,
  { validAt, knownAt }: Pick<View, 'validAt' | 'knownAt'>,
  ask: AskOnTerms,
): Promise<ViewResult> {
  const shown = validAt ?? today();
  const [from, to] = other < shown ? [other, shown] : [shown, other];
  const grown = { centre: id, ...compared };
  const on = (day: string) => clocksOf({ validAt: day, knownAt }) ?? {};
  const days = { from: on(from), to: on(to) };
  const { creditMapDiff } = await ask(diffQuestion, {
    ...grown,
    ...days,
  });
  const later = await askMap(ask, { ...grown, asOf: days.to }).then(
    (map) => addMap(emptyPicture, map, { hops: compared.hops, anchor: id }),
    (error: unknown) => {
      // a centre that is there on the earlier day only has everything go
      if (isNotFound(error)) return { ...emptyPicture, anchors: new Set([id]) };
      throw error;
    },
  );
  const picture = diffPicture(later, creditMapDiff);
  const records = await decided(picture, days, ask);
  return {
    picture,
    finding: { is: 'diff', id, other, answer: creditMapDiff, decided: records },
    missed: [],
  };
}

async function present(ids: readonly string[], ask: AskOnTerms): Promise<readonly string[]> {
  const { nodes } = await ask(presentQuestion, { ids });
  // of two that were merged both ids lead to one
  return [...new Set(nodes.flatMap((node) => (node ? [node.id] : [])))];
}

async function together(picked: readonly string[], ask: AskOnTerms): Promise<ViewResult> {
  const ids = picked.length > 0 ? await present(picked.slice(0, mostPicked), ask) : [];
  const missed = picked.filter((id) => !ids.includes(id));
  const [only] = ids;
  if (only === undefined) return { picture: emptyPicture, finding: null, missed };
  if (ids.length === 1) {
    const nodes = new Map([[only, await alone(only, ask)]]);
    const picture = { ...emptyPicture, nodes, anchors: new Set(ids) };
    return { picture, finding: { is: 'together', ids, answer: null }, missed };
  }
  const answer = await hangTogether(ids, ask);
  return {
    picture: togetherPicture(answer, ids),
    finding: { is: 'together', ids, answer },
    missed,
  };
}

async function askFor(
  { mode, picked, ...clocks }: Pick<View, 'mode' | 'picked' | 'validAt' | 'knownAt'>,
  ask: AskOnTerms,
): Promise<ViewResult> {
  if (mode.is === 'control') return control(mode, ask);
  if (mode.is === 'suspicion') return suspicion(mode, ask);
  if (mode.is === 'diff') return diff(mode, clocks, ask);
  if (mode.is === 'group') return group(mode, ask);
  return together(picked, ask);
}

/** Asks what the view asks about. Whoever is asked about and is not there is missed; other faults are thrown. */
export async function analyse(
  view: Pick<View, 'mode' | 'picked' | 'validAt' | 'knownAt'>,
  ask: AskOnTerms,
): Promise<ViewResult> {
  try {
    return await askFor(view, ask);
  } catch (error) {
    if (!isNotFound(error) || !('id' in view.mode)) throw error;
    return { picture: emptyPicture, finding: null, missed: [view.mode.id] };
  }
}
