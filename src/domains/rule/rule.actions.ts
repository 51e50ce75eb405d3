/** What an operator does with rules: adds editions and years of the calendar, confirms rules, takes confirmations back. */
import { HubError } from '../../errors.ts';
import { decide, type Deciding } from '../../graph/decision.ts';
import type { Graph } from '../../graph/graph.ts';
import { calendarFile, differingDays, shippedYears } from '../../rules/calendars.ts';
import { readRules, rulesDigest, type RuleText } from '../../rules/read-rules.ts';
import {
  type AddedEdition,
  createRuleLibrary,
  refuseBroken,
  type RuleSet,
} from '../../rules/rulebook.ts';
import {
  confirmationsMade,
  createConfirmations,
  createEdition,
  editionById,
  takeBackConfirmation,
} from './rule.cypher.ts';
import { readAdditions } from './rule.store.ts';
import type { ConfirmableRule } from './rule.ts';

/** Who works with the rules, and by which clock. */
export interface Operator {
  readonly by: string;
  readonly clock: () => Date;
}

/** What became of an addition; one that is there already is not added again. */
export interface Added {
  readonly id: string;
  readonly added: boolean;
}

const told = (tx: Deciding, ref: string, what: 'NEW' | 'WITHDRAWN' = 'NEW'): void => {
  tx.changed({ kind: 'RULE', what, subjectId: '', ref });
};

/** One transaction, done once for each key. */
const operate = <T extends object>(
  graph: Graph,
  { by, clock }: Operator,
  name: string,
  input: object,
  work: (tx: Deciding) => Promise<T>,
): Promise<T> => decide(graph, { name, caller: `operator ${by}`, key: null, input }, clock, work);

const add = (
  graph: Graph,
  operator: Operator,
  edition: Omit<AddedEdition, 'addedAt' | 'addedBy'>,
): Promise<Added> =>
  operate(graph, operator, 'addRules', edition, async (tx) => {
    const { id } = edition;
    const [known] = await tx.run(editionById, { id });
    if (known) return { id, added: false };
    await tx.run(createEdition, {
      edition: { ...edition, addedAt: tx.at, addedBy: operator.by },
    });
    told(tx, id);
    return { id, added: true };
  });

/** An edition of a rule file: whole, fit to the others, and beginning on a day. Refused with file and place otherwise. */
export async function addEdition(
  graph: Graph,
  operator: Operator,
  { name, from, text }: { readonly name: RuleSet; readonly from: string; readonly text: RuleText },
): Promise<Added> {
  const digest = rulesDigest(text.text);
  const edition = { id: `${name}|${from}|${digest}`, name, from, digest, body: text.text };
  const known = await readAdditions(graph);
  const at = operator.clock().toISOString();
  // the others are read again with it: what is broken among them is told by the running hub
  const others = known.editions.filter(({ id }) => id !== edition.id);
  const candidate = { ...edition, addedAt: at, addedBy: operator.by };
  createRuleLibrary({ editions: [...others, candidate], confirmations: [] }, (message) => {
    if (message.startsWith(`${name}.json as added by ${operator.by} at ${at}`))
      refuseBroken(message.replace(/^.*? on: /, `${text.file}: `));
  });
  return add(graph, operator, edition);
}

/**
 * A year of the working-day calendar. A notice that contradicts the one known for that year is refused with the days that
 * differ, unless it was published later and is said to replace it.
 */
export async function addCalendarYear(
  graph: Graph,
  operator: Operator,
  text: RuleText,
  { replaces }: { readonly replaces: boolean },
): Promise<Added & { readonly year: number; readonly differing: readonly string[] }> {
  const year = read(text);
  const { years } = createRuleLibrary(await readAdditions(graph), () => undefined);
  const added = years.find((one) => one.year === year.year);
  const known = added ?? shippedYears.find((one) => one.year === year.year);
  const differing = known ? differingDays(known, year) : [];
  if (added && differing.length > 0 && year.publishedOn <= added.publishedOn)
    throw new HubError(
      'CONFLICT',
      `${text.file}: the calendar of ${year.year} known by ${added.source}, published on ${added.publishedOn}, says otherwise of ${differing.join(', ')}. Only a notice published later replaces it.`,
    );
  if (differing.length > 0 && !replaces)
    throw new HubError(
      'CONFLICT',
      `${text.file}: another calendar of ${year.year} is known, which says otherwise of ${differing.join(', ')}. When this notice changes that year, import it again with --replace.`,
    );
  const digest = rulesDigest(text.text);
  const name = `calendar-${year.year}`;
  const from = year.publishedOn;
  const edition = { id: `${name}|${from}|${digest}`, name, from, digest, body: text.text };
  return { ...(await add(graph, operator, edition)), year: year.year, differing };
}

function read(text: RuleText) {
  try {
    return readRules(text, calendarFile);
  } catch (error) {
    if (error instanceof HubError)
      throw new HubError('BAD_USER_INPUT', error.message, { cause: error });
    throw error;
  }
}

/** Confirms rules by name, each on the text that the operator has read; one that stands confirmed is left alone. */
export function confirmRules(
  graph: Graph,
  operator: Operator,
  rules: readonly ConfirmableRule[],
  {
    text,
    isExample,
    onConfirmed,
  }: {
    readonly text: string;
    readonly isExample: boolean;
    /** What has to be looked at again in other domains, in the same transaction. */
    readonly onConfirmed: (tx: Deciding) => Promise<void>;
  },
): Promise<{ readonly confirmed: readonly string[] }> {
  const names = rules.map(({ name, digest }) => `${name} ${digest}`);
  return operate(graph, operator, 'confirmRules', { names, text }, async (tx) => {
    const made = await tx.run(confirmationsMade, {});
    const standing = new Set(
      made.flatMap(({ confirmation: { rule, digest, takenBackAt } }) =>
        takenBackAt == null ? [`${rule} ${digest}`] : [],
      ),
    );
    const rows = rules
      .filter(({ name, digest }) => !standing.has(`${name} ${digest}`))
      .map(({ name, digest }) => ({
        id: `${name}|${tx.at}`,
        rule: name,
        digest,
        text,
        isExample,
        by: operator.by,
        at: tx.at,
      }));
    if (rows.length === 0) return { confirmed: [] };
    await tx.run(createConfirmations, { rows });
    await onConfirmed(tx);
    for (const { id } of rows) told(tx, id);
    return { confirmed: rows.map(({ rule }) => rule) };
  });
}

/** What ends in other domains when a confirmation is taken back, in the same transaction. */
export type OnTakenBack = (tx: Deciding, rule: string, reason: string) => Promise<number>;

/** Takes the confirmation of a rule back; what stands on that rule ends in the same transaction. */
export function takeBack(
  graph: Graph,
  operator: Operator,
  { rule, reason }: { readonly rule: string; readonly reason: string },
  onTakenBack: OnTakenBack,
): Promise<{ readonly ended: number }> {
  return operate(graph, operator, 'takeBackRule', { rule, reason }, async (tx) => {
    const found = await tx.run(takeBackConfirmation, { rule, at: tx.at, by: operator.by, reason });
    if (found.length === 0)
      throw new HubError('NOT_FOUND', `Nobody has confirmed ${rule}: see \`hub rules list\`.`);
    const ended = await onTakenBack(tx, rule, reason);
    for (const { id } of found) told(tx, id, 'WITHDRAWN');
    return { ended };
  });
}
