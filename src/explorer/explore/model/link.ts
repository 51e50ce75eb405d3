/**
 * The view as the part of the address behind `#`, which no server sees. Ids, kinds, days and figures only: a name or
 * a token never stands in an address.
 */
import {
  type Direction,
  directions,
  type RelationKind,
  relationKindNames,
} from '../../../words/relation-kinds.ts';
import { signals } from './signals.ts';
import {
  controlRules,
  emptyView,
  type Filter,
  layouts,
  type Mode,
  mostPicked,
  noFilter,
  type Step,
  type View,
} from './view.ts';

const letters = { expand: 'e', more: 'm', fold: 'f' } as const;
const acts = { e: 'expand', m: 'more', f: 'fold' } as const;

const idForm = /^(sub|rel)_[\w-]{1,64}$/;
const dayForm = /^\d{4}-\d{2}-\d{2}$/;
const instantForm = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;

/** Steps that a link may hold: a longer one was not made by hand. */
const mostSteps = 200;

function writeStep(step: Step): string {
  if (step.act === 'open') return `o.${step.id}.${step.hops}`;
  if (step.act === 'path') return `p.${step.id}.${step.to}`;
  return [letters[step.act], step.id, ...(step.kind ? [step.kind, step.direction ?? ''] : [])].join(
    '.',
  );
}

const isKind = (text: string): text is RelationKind =>
  relationKindNames.some((kind) => kind === text);
const isDirection = (text: string): text is Direction => directions.some((one) => one === text);

function readStep(text: string): Step | undefined {
  const [letter = '', id = '', third = '', fourth = ''] = text.split('.');
  if (!idForm.test(id)) return undefined;
  if (letter === 'o') {
    const hops = Number(third);
    return [1, 2, 3].includes(hops) ? { act: 'open', id, hops } : undefined;
  }
  if (letter === 'p') return idForm.test(third) ? { act: 'path', id, to: third } : undefined;
  if (!(letter === 'e' || letter === 'm' || letter === 'f')) return undefined;
  const act = acts[letter];
  if (third === '') return { act, id };
  if (!isKind(third)) return undefined;
  return { act, id, kind: third, ...(isDirection(fourth) ? { direction: fourth } : {}) };
}

function writeFilter(filter: Filter, to: URLSearchParams): void {
  if (filter.without.length > 0) to.set('x', filter.without.join('.'));
  if (filter.leastRatio > 0) to.set('r', String(filter.leastRatio));
  if (filter.since !== null) to.set('b', filter.since);
  if (filter.signals.length > 0) to.set('g', filter.signals.join('.'));
}

function readFilter(from: URLSearchParams): Filter {
  const ratio = Number(from.get('r') ?? 0);
  const since = from.get('b') ?? '';
  const asked = (from.get('g') ?? '').split('.');
  return {
    without: (from.get('x') ?? '').split('.').filter(isKind),
    leastRatio: ratio >= 0 && ratio <= 1 ? ratio : noFilter.leastRatio,
    since: dayForm.test(since) ? since : null,
    signals: signals.map(({ key }) => key).filter((key) => asked.includes(key)),
  };
}

function writeMode({ mode, focus }: View, to: URLSearchParams): void {
  if (mode.is === 'control') to.set('m', `c.${mode.id}.${mode.rule}`);
  if (mode.is === 'group') to.set('m', `g.${mode.id}`);
  if (mode.is === 'suspicion') to.set('m', `s.${mode.id}`);
  if (mode.is === 'diff') to.set('m', `d.${mode.id}.${mode.other}`);
  if (mode.is === 'together') to.set('m', 't');
  if (focus !== null) to.set('f', String(focus));
}

function readMode(from: URLSearchParams): Pick<View, 'mode' | 'focus'> {
  const [letter, id = '', named] = (from.get('m') ?? '').split('.');
  const rule = controlRules.find((one) => one === named);
  const focus = /^\d{1,3}$/.test(from.get('f') ?? '') ? Number(from.get('f')) : null;
  const modes: Readonly<Record<string, Mode>> = {
    ...(rule ? { c: { is: 'control', id, rule } } : {}),
    ...(dayForm.test(named ?? '') ? { d: { is: 'diff', id, other: named ?? '' } } : {}),
    g: { is: 'group', id },
    s: { is: 'suspicion', id },
  };
  if (letter === 't') return { mode: { is: 'together' }, focus };
  const mode = idForm.test(id) ? modes[letter ?? ''] : undefined;
  return { mode: mode ?? emptyView.mode, focus };
}

/** The text behind `#`; empty for the empty view. */
export function writeLink(view: View): string {
  if (view.steps.length === 0) return '';
  const link = new URLSearchParams();
  link.set('s', view.steps.map(writeStep).join('~'));
  if (view.validAt !== null) link.set('t', view.validAt);
  if (view.knownAt !== null) link.set('n', view.knownAt);
  if (view.layout !== emptyView.layout) link.set('l', view.layout);
  if (view.selected !== null) link.set('c', view.selected);
  if (view.picked.length > 0) link.set('k', view.picked.join('.'));
  writeMode(view, link);
  writeFilter(view.filter, link);
  return link.toString();
}

/** The view that a link names; whatever does not read as one of ours is left out, never shown or asked. */
export function readLink(hash: string): View {
  const link = new URLSearchParams(hash.replace(/^#/, ''));
  const steps = (link.get('s') ?? '')
    .split('~')
    .slice(0, mostSteps)
    .flatMap((text) => {
      const step = readStep(text);
      return step ? [step] : [];
    });
  if (steps[0]?.act !== 'open') return emptyView;
  const day = link.get('t') ?? '';
  const instant = link.get('n') ?? '';
  const selected = link.get('c') ?? '';
  const picked = (link.get('k') ?? '').split('.').filter((id) => idForm.test(id));
  return {
    steps,
    validAt: dayForm.test(day) ? day : null,
    knownAt: instantForm.test(instant) ? instant : null,
    layout: layouts.find((layout) => layout === link.get('l')) ?? emptyView.layout,
    selected: idForm.test(selected) ? selected : null,
    picked: [...new Set(picked)].slice(0, mostPicked),
    ...readMode(link),
    filter: readFilter(link),
  };
}
