/** Reads of sanctions and of what the rules propose; proposals are worked out when asked for and stored nowhere. */
import { type Sight } from '../../access/visibility.ts';
import { requireRight } from '../../access/rights.ts';
import type { Viewer } from '../../access/viewer.ts';
import { HubError } from '../../errors.ts';
import { createLoader, one, type Reader } from '../../graph/batch.ts';
import {
  endOf,
  endOfGround,
  type Grounded,
  groundedBy,
  groundingKinds,
  type SanctionRules,
} from '../../rules/groundings.ts';
import { inForce, type Measure } from '../../rules/measures.ts';
import { checkedDate, type ResolvedAsOf } from '../../words/as-of.ts';
import { dayAt } from '../../words/calendar-date.ts';
import { readCursor, writeCursor } from '../../words/cursor.ts';
import { groupBy } from '../../words/group.ts';
import { limits, within } from '../../words/limits.ts';
import { type Page, pageOf } from '../../words/page.ts';
import {
  feedbackCounts,
  type FoundSanction,
  sanctionsById,
  sanctionsOn,
  sanctionTotals,
  stepsOf,
  type Weighed,
  weighedOfRecord,
  weighedOfSubject,
  weighedOfUnit,
} from './sanction.cypher.ts';
import { isActive, loopSteps, type SanctionRow } from './sanction.ts';

interface PageInput {
  readonly first?: number | null | undefined;
  readonly after?: string | null | undefined;
}

interface PageRest {
  readonly active: boolean | null;
  readonly after: { readonly at: string; readonly id: string };
  readonly first: number;
  readonly asOf: ResolvedAsOf;
}

/** What the rules let one record ground, as far as nobody has decided upon it. */
export interface ProposalRow {
  readonly subjectId: string;
  readonly recordId: string;
  readonly decidedOn: string;
  readonly measures: readonly Grounded[];
  /** Until when each would last, by the measure's id. */
  readonly ends: ReadonlyMap<string, string | null>;
  readonly asOf: ResolvedAsOf;
}

/** Counts of the loop for one unit and measure. */
export interface FeedbackRow {
  readonly unit: string | null;
  readonly measureId: string;
  readonly counts: Readonly<Record<string, number>>;
}

interface ProposalInput extends PageInput {
  readonly subject?: string | null | undefined;
  readonly record?: string | null | undefined;
  readonly department?: string | null | undefined;
}

const toRow = (found: FoundSanction, asOf: ResolvedAsOf): SanctionRow => ({
  ...found.properties,
  subjectId: found.subjectId,
  applierId: found.applierId,
  groundIds: found.groundIds,
  asOf,
});

/** What of a record's grounding is still open: rules that fit, without the measures that are settled. */
function outstanding(
  rules: SanctionRules,
  { record, subjectKind, settled }: Weighed,
  on: string,
): Grounded[] {
  const open = groundedBy(rules, record, subjectKind, on).filter(
    ({ measure }) => !settled.includes(measure.id),
  );
  // two rules may ground one measure; the one that imposes by itself says more
  const byMeasure = groupBy(open, ({ measure }) => measure.id);
  return [...byMeasure.values()].flatMap(
    (several) => several.find(({ rule }) => rule.mode === 'AUTOMATIC') ?? several.slice(0, 1),
  );
}

/** Reads sanctions and what the rules propose. A sanction shows where one of its grounds does. */
export function createSanctionStore({
  reader,
  viewer,
  sight,
  rules,
}: {
  readonly reader: Reader;
  readonly viewer: Viewer;
  readonly sight: Sight;
  readonly rules: SanctionRules;
}) {
  const loadById = one(reader, sanctionsById);
  const loadTotal = one(reader, sanctionTotals);
  const loadSteps = one(reader, stepsOf);
  const loadPage = createLoader<PageRest, readonly FoundSanction[]>(reader, async (keys, rest) => {
    const found = await reader.read(sanctionsOn, { ...rest, keys, sight });
    const byKey = new Map(found.map(({ key, values }) => [key, values]));
    return keys.map((key) => byKey.get(key) ?? []);
  });

  async function page(
    id: string,
    input: PageInput & { readonly active?: boolean | null | undefined },
    asOf: ResolvedAsOf,
  ): Promise<Page<SanctionRow>> {
    const first = within('page', 'first', input.first ?? 20);
    const active = input.active ?? null;
    const [at = '9999', after = ''] =
      input.after == null ? [] : readCursor('sanctions', 2, input.after);
    const found = await loadPage(id, { active, after: { at, id: after }, first: first + 1, asOf });
    return pageOf(
      found,
      first,
      input.after,
      {
        cursor: ({ properties }) => writeCursor('sanctions', [properties.imposedAt, properties.id]),
        row: (item) => toRow(item, asOf),
      },
      () => total(id, active, asOf),
    );
  }

  const total = async (id: string, active: boolean | null, asOf: ResolvedAsOf): Promise<number> =>
    (await loadTotal(id, { active, effect: null, sight, asOf })) ?? 0;

  /** How many measures of punishment are in force, as far as the viewer may see them. */
  const punishments = async (id: string, asOf: ResolvedAsOf): Promise<number> =>
    (await loadTotal(id, { active: true, effect: 'PUNISHMENT', sight, asOf })) ?? 0;

  async function byId(id: string, asOf: ResolvedAsOf): Promise<SanctionRow | null> {
    const found = await loadById(id, { sight, asOf });
    return found && toRow(found, asOf);
  }

  const measures = (
    effect: Measure['effect'] | null | undefined,
    on: string | null | undefined,
  ): readonly Measure[] => {
    const day = on == null ? sight.today : checkedDate('on', on);
    return rules.measures.filter(
      (one) => inForce(one, day) && (effect == null || one.effect === effect),
    );
  };

  function weigh(
    input: ProposalInput,
    place: { after: { decidedOn: string; id: string }; first: number },
  ): Promise<Weighed[]> {
    const params = { ...place, sight, today: sight.today, kinds: groundingKinds(rules) };
    if (input.subject != null)
      return reader.read(weighedOfSubject, { ...params, subject: input.subject });
    if (input.record != null)
      return reader.read(weighedOfRecord, { ...params, record: input.record });
    return reader.read(weighedOfUnit, { ...params, unit: input.department ?? '' });
  }

  const proposalOf = (weighed: Weighed, asOf: ResolvedAsOf): ProposalRow[] => {
    const measures = outstanding(rules, weighed, sight.today);
    if (measures.length === 0) return [];
    const ends = new Map(
      measures.map((grounded) => [
        grounded.measure.id,
        endOf([endOfGround(weighed.record, grounded)]),
      ]),
    );
    const { subjectId, record } = weighed;
    return [{ subjectId, recordId: record.id, decidedOn: record.decidedOn, measures, ends, asOf }];
  };

  /** Goes through records in portions until the page is full: which of them ground anything the rules alone can tell. */
  async function proposals(input: ProposalInput, asOf: ResolvedAsOf): Promise<Page<ProposalRow>> {
    requireRight(viewer, 'READ_PROPOSALS');
    const asked = [input.subject, input.record, input.department].filter((one) => one != null);
    if (asked.length !== 1)
      throw new HubError('BAD_USER_INPUT', 'Ask for one of subject, record and department.');
    const first = within('page', 'first', input.first ?? 20);
    const [decidedOn = '9999-12-31', id = ''] =
      input.after == null ? [] : readCursor('proposals', 2, input.after);
    let after = { decidedOn, id };
    const rows: ProposalRow[] = [];
    for (;;) {
      const weighed = await weigh(input, { after, first: limits.proposalPortion });
      rows.push(...weighed.flatMap((one) => proposalOf(one, asOf)));
      const last = weighed.at(-1)?.record;
      if (!last || weighed.length < limits.proposalPortion || rows.length > first) break;
      after = { decidedOn: last.decidedOn, id: last.id };
    }
    return pageOf(
      rows,
      first,
      input.after,
      {
        cursor: (row) => writeCursor('proposals', [row.decidedOn, row.recordId]),
        row: (row) => row,
      },
      () => Promise.resolve(rows.length),
    );
  }

  /** The loop's counts; every step of it for each unit and measure that has any. */
  async function feedback(input: {
    readonly from: string;
    readonly to: string;
    readonly measure?: string | null | undefined;
    readonly department?: string | null | undefined;
  }): Promise<FeedbackRow[]> {
    requireRight(viewer, 'READ_PROPOSALS');
    const found = await reader.read(feedbackCounts, {
      sight,
      // instants of the day in China, as text that sorts
      from: new Date(`${checkedDate('from', input.from)}T00:00:00+08:00`).toISOString(),
      to: new Date(`${checkedDate('to', input.to)}T00:00:00+08:00`).toISOString(),
      measure: input.measure ?? null,
      unit: input.department ?? null,
    });
    const groups = groupBy(found, ({ unit, measure }) => `${unit ?? ''}\u0000${measure}`);
    return [...groups.values()].flatMap(([head, ...rest]) => {
      if (!head) return [];
      const of = (kind: string): number =>
        [head, ...rest].find((one) => one.kind === kind)?.count ?? 0;
      const counts = Object.fromEntries(loopSteps.map((kind) => [kind, of(kind)]));
      return [{ unit: head.unit, measureId: head.measure, counts }];
    });
  }

  return {
    page,
    total,
    punishments,
    byId,
    /** A sanction as a decision left it. */
    decided: (id: string, at: string) => byId(id, { validAt: dayAt(at), knownAt: at }),
    measures,
    measure: (id: string): Measure | null => rules.measures.find((one) => one.id === id) ?? null,
    certaintyOf: (rule: string) =>
      rules.groundings.find(({ id }) => id === rule)?.certainty ?? null,
    proposals,
    feedback,
    isActive,
    steps: async ({ id, asOf }: SanctionRow) => {
      const found = (await loadSteps(id, { asOf })) ?? [];
      // who decided is the business of officials; a unit is not a person
      return sight.official ? found : found.map((step) => ({ ...step, by: null, note: null }));
    },
  };
}
