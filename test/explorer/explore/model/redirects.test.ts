import { expect, test } from '@jest/globals';
import type { AskOnTerms } from '../../../../src/explorer/explore/model/ask-on-terms.ts';
import { withRedirects } from '../../../../src/explorer/explore/model/redirects.ts';
import * as questions from '../../../../src/explorer/explore/model/questions.ts';
import { replayView } from '../../../../src/explorer/explore/model/replay.ts';
import { emptyView, type View } from '../../../../src/explorer/explore/model/view.ts';
import { someHolding, someMap, someNode } from './some-map.ts';

const { asOf } = someMap([], []);
const kept = (id: unknown): string => (id === 'was' || id === 'too' ? 'is' : String(id));

/** A hub in which `was` and `too` are merged into `is`. */
const ask = ((question: string, variables: Record<string, unknown>) => {
  if (question === questions.presentQuestion)
    return Promise.resolve({
      nodes: (variables['ids'] as string[]).map((id) => (id === 'gone' ? null : { id: kept(id) })),
    });
  if (question === questions.pathsQuestion) {
    const ends = [someNode(kept(variables['from']), 0), someNode(kept(variables['to']), 1)];
    const path = { nodes: ends.map(({ subject }) => subject), edges: [], weight: 1 };
    return Promise.resolve({ paths: { paths: [path], complete: true, explored: 2, asOf } });
  }
  const [first] = (variables['subjects'] ?? []) as string[];
  const id = kept(variables['centre'] ?? variables['subject'] ?? first);
  const map = someMap([someNode(id, 0), someNode('firm', 1)], [someHolding(id, 'firm')]);
  return Promise.resolve(
    question === questions.mapQuestion
      ? { creditMap: map }
      : {
          groupRelations: { ...map, complete: true },
          controllers: { controllers: [], filed: [], warnings: [], asOf: map.asOf },
        },
  );
}) as AskOnTerms;

const redirectsOf = async (more: Partial<View>) => [
  ...(await replayView({ ...emptyView, ...more }, ask)).redirects,
];

test('whoever was merged is found out from the answers, whatever is asked', async () => {
  expect(await redirectsOf({ steps: [{ act: 'open', id: 'was', hops: 1 }] })).toEqual([
    ['was', 'is'],
  ]);
  expect(await redirectsOf({ steps: [{ act: 'open', id: 'is', hops: 1 }] })).toEqual([]);
  const path = { act: 'path', id: 'firm', to: 'was' } as const;
  expect(await redirectsOf({ steps: [path] })).toEqual([['was', 'is']]);
  const control = { is: 'control', id: 'was', rule: 'CONTROL_CASCADE' } as const;
  expect(await redirectsOf({ mode: control })).toEqual([['was', 'is']]);
  const picked = ['was', 'gone', 'firm'];
  expect(await redirectsOf({ mode: { is: 'together' }, picked })).toEqual([['was', 'is']]);
});

test('a view is rewritten as if it had named whoever stands for the others, once each', () => {
  const view: View = {
    ...emptyView,
    steps: [
      { act: 'open', id: 'was', hops: 2 },
      { act: 'path', id: 'firm', to: 'too' },
    ],
    mode: { is: 'group', id: 'too' },
    picked: ['was', 'firm', 'too'],
    selected: 'was',
  };
  const redirects = new Map([
    ['was', 'is'],
    ['too', 'is'],
  ]);
  expect(withRedirects(view, redirects)).toEqual({
    ...view,
    steps: [
      { act: 'open', id: 'is', hops: 2 },
      { act: 'path', id: 'firm', to: 'is' },
    ],
    mode: { is: 'group', id: 'is' },
    picked: ['is', 'firm'],
    selected: 'is',
  });
  expect(withRedirects(emptyView, redirects)).toEqual(emptyView);
});
