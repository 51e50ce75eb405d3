/** What makes an answer about control uncertain: told beside it, because a share that may be wrong must say so. */
import { add, compare, one, type Ratio, ratioOf, subtract, zero } from '../../words/ratio.ts';
import { joined, type Bilingual, bilingual, same } from '../../words/bilingual.ts';
import { groupBy } from '../../words/group.ts';
import { components } from './components.ts';
import {
  byFirm,
  byText,
  deriveRatios,
  type HoldingEdge,
  type HoldingGraph,
} from './holding-graph.ts';
import { inWriting } from './proof.ts';

/** Kinds of doubt about an answer; NUMERIC is a circle without a finite sum, or one too large for exact work. */
export type WarningCode =
  | 'CYCLE'
  | 'SELF_HOLDING'
  | 'UNKNOWN_RATIO'
  | 'SUM_NOT_ONE'
  | 'NO_NATURAL_PERSON'
  | 'DISPUTED_EDGE'
  | 'TRUNCATED'
  | 'NUMERIC';

/** One doubt, in words, with the edges concerned. */
export interface ControlWarning {
  code: WarningCode;
  message: Bilingual;
  edgeIds: string[];
}

/** How subjects are called in texts. */
export type Label = (id: string) => string;

/** A warning with its edges in the order of their ids. */
export const warning = (
  code: WarningCode,
  message: Bilingual,
  edges: readonly { id: string }[],
): ControlWarning => ({ code, message, edgeIds: edges.map(({ id }) => id).toSorted(byText) });

const cycles = ({ parties, edges }: HoldingGraph, label: Label): ControlWarning[] => {
  const ids = parties.map(({ id }) => id).toSorted(byText);
  const number = new Map(ids.map((id, index) => [id, index]));
  const out = ids.map((): number[] => []);
  for (const { from, to } of edges) out[number.get(from) ?? -1]?.push(number.get(to) ?? -1);
  const part = new Map<string, readonly number[]>();
  const circles = components(ids.length, (node) => out[node] ?? []).filter(
    ({ length }) => length > 1,
  );
  for (const circle of circles) for (const member of circle) part.set(ids[member] ?? '', circle);
  const inside = groupBy(
    edges.filter(
      ({ from, to }) => from !== to && part.has(from) && part.get(from) === part.get(to),
    ),
    ({ from }) => part.get(from),
  );
  return [...inside].map(([circle, holdings]) => {
    const names = (circle ?? []).slice(0, 10).map((member) => label(ids[member] ?? ''));
    const isMore = (circle?.length ?? 0) > names.length;
    const message = bilingual(
      `持股构成循环，经由${names.join('、')}${isMore ? '等' : ''}。`,
      `Holdings run in a circle through ${names.join(', ')}${isMore ? ' and others' : ''}.`,
    );
    return warning('CYCLE', message, holdings);
  });
};

const sumOf = (ratios: readonly (Ratio | null)[]): Ratio =>
  ratios.reduce<Ratio>((sum, ratio) => (ratio === null ? sum : add(sum, ratio)), zero);

interface Known {
  ratios: ReturnType<typeof deriveRatios>;
  tolerance: Ratio;
  label: Label;
}

const aboutFirm = (
  [id, holders]: readonly [string, readonly HoldingEdge[]],
  { ratios, tolerance, label }: Known,
): ControlWarning[] => {
  const found: ControlWarning[] = [];
  const firm = label(id);
  const own = holders.filter(({ from }) => from === id);
  if (own.length > 0) {
    const message = bilingual(
      `${firm}持有自身股权：所有权经由这部分归于其他股东，这部分不计表决权。`,
      `${firm} holds shares in itself: ownership passes through them to the other holders; they carry no vote.`,
    );
    found.push(warning('SELF_HOLDING', message, own));
  }
  const unknown = holders.filter(({ id }) => ratios.get(id)?.ratio === null);
  if (unknown.length > 0) {
    const bounded = unknown.filter(({ id }) => ratios.get(id)?.atLeast !== null).length;
    const message = bilingual(
      `有${unknown.length}笔对${firm}的持股比例不明（其中${bounded}笔按下限计）：据此得出的数字均为“至少”。`,
      `${unknown.length} holdings in ${firm} have no known ratio (${bounded} counted by their lower bound): what rests on them is "at least".`,
    );
    found.push(warning('UNKNOWN_RATIO', message, unknown));
  }
  const sum = sumOf(
    holders.map(({ id }) => ratios.get(id)?.ratio ?? ratios.get(id)?.atLeast ?? null),
  );
  const isAbove = compare(subtract(sum, one), tolerance) > 0;
  const isBelow = unknown.length === 0 && compare(subtract(one, sum), tolerance) > 0;
  if (isAbove || isBelow) {
    const total = inWriting(sum);
    const message = bilingual(
      `${firm}已知的持股比例之和为${total}。`,
      `The known ratios in ${firm} sum to ${total}.`,
    );
    found.push(warning('SUM_NOT_ONE', message, holders));
  }
  return found;
};

const firmWarnings = (graph: HoldingGraph, label: Label, tolerance: Ratio): ControlWarning[] => {
  const ratios = deriveRatios(graph);
  const firms = [...byFirm(graph.edges)].toSorted(([a], [b]) => byText(a, b));
  return firms.flatMap((firm) => aboutFirm(firm, { ratios, tolerance, label }));
};

const inDispute = (count: number): Bilingual =>
  bilingual(`其中${count}笔持股有异议待处理。`, `${count} of these holdings are disputed.`);
const cut = bilingual(
  '持股关系多于可读取的数量：结论只涵盖已读取的部分。',
  'There are more holdings than could be read: the answer covers those that were.',
);

/** What in a graph of holdings makes any answer from it uncertain; `tolerance` is what a firm's ratios may be off 1. */
export const graphWarnings = (
  graph: HoldingGraph,
  { label, tolerance }: { label: Label; tolerance: string },
): ControlWarning[] => {
  const disputed = graph.edges.filter((edge) => edge.disputed);
  return [
    ...cycles(graph, label),
    ...firmWarnings(graph, label, ratioOf(tolerance)),
    ...(disputed.length > 0
      ? [warning('DISPUTED_EDGE', inDispute(disputed.length), disputed)]
      : []),
    ...(graph.cut ? [warning('TRUNCATED', cut, [])] : []),
  ];
};

const nobody = bilingual(
  '按此规则没有找到自然人。',
  'No natural person was found under this rule.',
);

/** No natural person among the controllers: names the holdings at which the chains end in somebody nobody is known to hold. */
export const noNaturalPerson = (graph: HoldingGraph, label: Label): ControlWarning => {
  const held = new Set(graph.edges.map(({ to }) => to));
  const tops = graph.parties.filter(({ id, kind }) => kind !== 'PERSON' && !held.has(id));
  const ends = new Set(tops.map(({ id }) => id));
  const states = tops
    .filter(({ stateBody }) => stateBody === true)
    .map(({ id }) => label(id))
    .toSorted(byText);
  const state = bilingual(
    `链条止于国有主体：${states.join('、')}。`,
    ` The chain ends in a state body: ${states.join(', ')}.`,
  );
  const edges = graph.edges.filter(({ from }) => ends.has(from));
  const message = joined([nobody, ...(states.length > 0 ? [state] : [])], same(''));
  return warning('NO_NATURAL_PERSON', message, edges);
};
