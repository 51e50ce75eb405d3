/** What the analyst did and how it is looked at. The picture is made anew from it, so undo and links are one value. */
import type { Direction, RelationKind } from '../../../words/relation-kinds.ts';
import type { AsOf, ControlRule } from './answers.ts';
import type { SignalKey } from './signals.ts';

/** Something done to the relations of a subject, or to those of one kind and direction. */
export interface SlotStep {
  readonly act: 'expand' | 'more' | 'fold';
  readonly id: string;
  readonly kind?: RelationKind | undefined;
  readonly direction?: Direction | undefined;
}

/** One thing done to the map. */
export type Step =
  | { readonly act: 'open'; readonly id: string; readonly hops: number }
  | { readonly act: 'path'; readonly id: string; readonly to: string }
  | SlotStep;

/** Rules of control, as the law names them. */
export const controlRules = [
  'BENEFICIAL_OWNER',
  'ACTUAL_CONTROLLER',
  'CONTROLLING_SHAREHOLDER',
  'CONTROL_CASCADE',
  'EFFECTIVE_OWNERSHIP',
] as const satisfies ControlRule[];

/**
 * What is asked about: the map that the steps make, who is behind one subject, its family of firms, what suggests
 * links that nobody stated, what differs on another day, or how the subjects that were picked hang together.
 */
export type Mode =
  | { readonly is: 'map' }
  | { readonly is: 'together' }
  | { readonly is: 'suspicion'; readonly id: string }
  | { readonly is: 'diff'; readonly id: string; readonly other: string }
  | { readonly is: 'control'; readonly id: string; readonly rule: ControlRule }
  | { readonly is: 'group'; readonly id: string };

export const layouts = ['force', 'layers', 'rings'] as const;
export type Layout = (typeof layouts)[number];

/** What is not faded; an empty filter fades nothing. */
export interface Filter {
  /** Kinds of relation that are left away. */
  readonly without: readonly RelationKind[];
  /** Holdings below this share are left away, 0..1; unknown ratios stay. */
  readonly leastRatio: number;
  /** Only relations that began on or after this day. */
  readonly since: string | null;
  /** Subjects with none of these signals are left away; empty lets all pass. */
  readonly signals: readonly SignalKey[];
}

export const noFilter: Filter = { without: [], leastRatio: 0, since: null, signals: [] };

export interface View {
  readonly steps: readonly Step[];
  /** The day in the world; null means today. */
  readonly validAt: string | null;
  /** The moment of knowledge; null means now. */
  readonly knownAt: string | null;
  readonly mode: Mode;
  /** Subjects that were picked to ask how they hang together. */
  readonly picked: readonly string[];
  /** Which path, controller or member is set off; a place in the list beside the map. */
  readonly focus: number | null;
  readonly layout: Layout;
  readonly filter: Filter;
  /** The subject or relation whose card is open. */
  readonly selected: string | null;
}

export const emptyView: View = {
  steps: [],
  validAt: null,
  knownAt: null,
  mode: { is: 'map' },
  picked: [],
  focus: null,
  layout: 'force',
  filter: noFilter,
  selected: null,
};

/** The two clocks of a question about the view; null asks as of now. */
export const clocksOf = ({ validAt, knownAt }: Pick<View, 'validAt' | 'knownAt'>): AsOf | null =>
  validAt === null && knownAt === null
    ? null
    : { ...(validAt !== null && { validAt }), ...(knownAt !== null && { knownAt }) };

/** Adds a step; the same subject opened again begins a new map. */
export const withStep = (view: View, step: Step): View => ({
  ...view,
  steps: step.act === 'open' ? [step] : [...view.steps, step],
  mode: emptyView.mode,
  focus: step.act === 'path' ? 0 : null,
  // a path is read in its own list
  selected: step.act === 'path' ? null : step.id,
});

/** Subjects that one question about several takes. */
export const mostPicked = 50;

/** Picks a subject, or takes it back; a pick too many is none. */
export const withPick = ({ picked }: Pick<View, 'picked'>, id: string): readonly string[] =>
  picked.includes(id)
    ? picked.filter((other) => other !== id)
    : [...picked, id].slice(0, mostPicked);

/** Who controls stands above: the control view is always drawn in layers. */
export const layoutOf = ({ mode, layout }: View): Layout =>
  mode.is === 'control' ? 'layers' : layout;
