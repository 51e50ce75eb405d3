/** Fetches the holdings and offices that decide a question of control: all of them, up to the limit. */
import { createLoader, type Reader } from '../../graph/batch.ts';
import type { Statement } from '../../graph/cypher.ts';
import type { ControlRuleName } from '../../rules/control.ts';
import type { ResolvedAsOf } from '../../words/as-of.ts';
import { groupBy } from '../../words/group.ts';
import { limits } from '../../words/limits.ts';
import {
  type Found,
  holdingsDownwards,
  holdingsUpwards,
  representativesOf,
  representedBy,
} from './control.cypher.ts';
import type { Party } from './holding-graph.ts';

/** Holdings and offices as they were read; `cut` when there are more than were read. */
export interface Holdings {
  readonly found: readonly Found[];
  readonly representatives: readonly Found[];
  readonly cut: boolean;
}

interface Centre {
  readonly id: string;
  readonly kind: Party['kind'];
}

/** One more than the limit is read, so that it can be told whether there were more. */
const most = limits.controlEdges + 1;
const isCut = (found: readonly Found[]): boolean => found.length === most;

/** Only under this rule does being in charge of daily management count. */
const isByManagement = (rule: ControlRuleName): boolean => rule === 'BENEFICIAL_OWNER';

const distinct = (found: readonly Found[]): Found[] => [
  ...new Map(found.map((one) => [one.edge.id, one])).values(),
];

export function createHoldingsReader(reader: Reader) {
  const loaderOf = (
    statement: Statement<{ keys: readonly string[]; asOf: ResolvedAsOf; most: number }, Found>,
  ) =>
    createLoader<{ asOf: ResolvedAsOf }, readonly Found[]>(reader, async (keys, { asOf }) => {
      const found = groupBy(await reader.read(statement, { keys, asOf, most }), ({ key }) => key);
      return keys.map((key) => found.get(key) ?? []);
    });
  const loadUpwards = loaderOf(holdingsUpwards);
  const loadDownwards = loaderOf(holdingsDownwards);
  const loadRepresentatives = loaderOf(representativesOf);
  const loadRepresented = loaderOf(representedBy);

  /** What decides who controls a subject. */
  async function above(
    { id }: Centre,
    rule: ControlRuleName,
    asOf: ResolvedAsOf,
  ): Promise<Holdings> {
    const [found, representatives] = await Promise.all([
      loadUpwards(id, { asOf }),
      isByManagement(rule) ? loadRepresentatives(id, { asOf }) : [],
    ]);
    return { found, representatives, cut: isCut(found) };
  }

  /** What decides what a subject controls; a person may own a firm by representing it alone. */
  async function below(
    { id, kind }: Centre,
    rule: ControlRuleName,
    asOf: ResolvedAsOf,
  ): Promise<Holdings> {
    const [held, represented] = await Promise.all([
      loadDownwards(id, { asOf }),
      isByManagement(rule) && kind === 'PERSON' ? loadRepresented(id, { asOf }) : [],
    ]);
    const others = await Promise.all(
      represented.map(async ({ edge }) => loadUpwards(edge.toId, { asOf })),
    );
    const found = distinct([...held, ...others.flat()]);
    const firms = new Set([...found, ...represented].map(({ edge }) => edge.toId));
    const representatives = isByManagement(rule)
      ? await Promise.all([...firms].map(async (firm) => loadRepresentatives(firm, { asOf })))
      : [];
    return {
      found,
      representatives: distinct(representatives.flat()),
      cut: [held, ...others].some(isCut),
    };
  }

  return { above, below };
}
