/** Reads what operators have added to the rules of the release. */
import type { Graph } from '../../graph/graph.ts';
import {
  type Additions,
  createRuleLibrary,
  type Rulebook,
  type RuleLibrary,
} from '../../rules/rulebook.ts';
import { checkedDate } from '../../words/as-of.ts';
import { confirmableRules } from './rule.ts';
import { addedEditions, confirmationsMade, rulesChangedSince } from './rule.cypher.ts';

/** All editions, and the confirmations that stand. */
export async function readAdditions(graph: Pick<Graph, 'read'>): Promise<Additions> {
  const [editions, confirmations] = await Promise.all([
    graph.read(addedEditions, {}),
    graph.read(confirmationsMade, {}),
  ]);
  return {
    editions: editions.map(({ edition }) => edition),
    confirmations: confirmations.flatMap(({ confirmation }) =>
      confirmation.takenBackAt == null ? [confirmation] : [],
    ),
  };
}

/** The rules of a graph: those of the release with what was added there. */
export const readLibrary = async (
  graph: Pick<Graph, 'read'>,
  onBroken: (message: string) => void,
): Promise<RuleLibrary> => createRuleLibrary(await readAdditions(graph), onBroken);

/** Whether rules changed since a place in the outbox, and the place to ask from next. */
export async function rulesChanged(
  graph: Pick<Graph, 'read'>,
  after: number,
): Promise<{ readonly seq: number; readonly changed: boolean }> {
  const [found] = await graph.read(rulesChangedSince, { after });
  return found ?? { seq: after, changed: false };
}

/** What anybody may ask of the rules: which editions hold on a day, and how each rule that burdens stands. */
export const createRuleStore = (on: (day: string) => Rulebook, today: string) => {
  const bookOn = (day: string | null | undefined): Rulebook =>
    on(day == null ? today : checkedDate('on', day));
  return {
    editions: (day: string | null | undefined) => bookOn(day).editions,
    standings: (day: string | null | undefined) => confirmableRules(bookOn(day)),
  };
};

export type RuleStore = ReturnType<typeof createRuleStore>;
