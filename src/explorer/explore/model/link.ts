/**
 * The view as the part of the address behind `#`, which no server sees. Ids, kinds, days and figures only: a name or
 * a token never stands in an address.
 */
import type { Direction, RelationKind } from './answers.ts';
import { relationKinds } from './kinds.ts';
import { signals } from './signals.ts';
import { emptyView, type Filter, layouts, noFilter, type Step, type View } from './view.ts';

const letters = { open: 'o', expand: 'e', more: 'm', fold: 'f' } as const;
const acts = { e: 'expand', m: 'more', f: 'fold' } as const;

const idForm = /^(sub|rel)_[\w-]{1,64}$/;
const dayForm = /^\d{4}-\d{2}-\d{2}$/;

/** Steps that a link may hold: a longer one was not made by hand. */
const mostSteps = 200;

const writeStep = (step: Step): string =>
  step.act === 'open'
    ? `o.${step.id}.${step.hops}`
    : [letters[step.act], step.id, ...(step.kind ? [step.kind, step.direction ?? ''] : [])].join(
        '.',
      );

const isKind = (text: string): text is RelationKind => relationKinds.some((kind) => kind === text);
const isDirection = (text: string): text is Direction => text === 'OUT' || text === 'IN';

function readStep(text: string): Step | undefined {
  const [letter = '', id = '', third = '', fourth = ''] = text.split('.');
  if (!idForm.test(id)) return undefined;
  if (letter === 'o') {
    const hops = Number(third);
    return [1, 2, 3].includes(hops) ? { act: 'open', id, hops } : undefined;
  }
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

/** The text behind `#`; empty for the empty view. */
export function writeLink(view: View): string {
  if (view.steps.length === 0) return '';
  const link = new URLSearchParams();
  link.set('s', view.steps.map(writeStep).join('~'));
  if (view.validAt !== null) link.set('t', view.validAt);
  if (view.layout !== emptyView.layout) link.set('l', view.layout);
  if (view.selected !== null) link.set('c', view.selected);
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
  const selected = link.get('c') ?? '';
  return {
    steps,
    validAt: dayForm.test(day) ? day : null,
    layout: layouts.find((layout) => layout === link.get('l')) ?? emptyView.layout,
    selected: idForm.test(selected) ? selected : null,
    filter: readFilter(link),
  };
}
