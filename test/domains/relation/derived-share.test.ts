/** A share that the source does not state is derived from all holders or from none. */
import { expect, test } from '@jest/globals';
import { publicViewer } from '../../../src/access/viewer.ts';
import { sightOf } from '../../../src/access/visibility.ts';
import { createRelationStore } from '../../../src/domains/relation/relation.store.ts';
import type { RelationRow } from '../../../src/domains/relation/relation.ts';
import { createReader } from '../../../src/graph/batch.ts';
import type { Graph } from '../../../src/graph/graph.ts';
import { limits } from '../../../src/words/limits.ts';
import { type StatedOrNull, statementNames } from '../../../src/words/relation-statement.ts';

const now = { validAt: '2026-06-30', knownAt: '2026-06-30T04:00:00.000Z' };
const unstated = Object.fromEntries(
  statementNames.map((name) => [name, null]),
) as unknown as StatedOrNull;
const holding = (more: Partial<RelationRow> = {}): RelationRow => ({
  id: `rel_${'a'.repeat(22)}`,
  kind: 'SHAREHOLDER',
  fromId: 'sub_from',
  toId: 'sub_to',
  thirdId: null,
  scope: null,
  rank: '',
  ...unstated,
  subscribed: '10',
  identifiedBy: null,
  validFrom: null,
  validTo: null,
  recordedAt: now.knownAt,
  retractedAt: null,
  disputed: null,
  sourceRow: null,
  department: null,
  asOf: now,
  ...more,
});

/** What is told of a holding in a firm whose holders subscribed these amounts. */
async function told(capital: readonly (string | null)[], row = holding()) {
  const graph = {
    read: (_: unknown, { most }: { most: number }) =>
      Promise.resolve([{ key: row.toId, value: capital.slice(0, most) }]),
    write: () => Promise.reject(new Error('nothing is written')),
    close: () => Promise.resolve(),
  } as unknown as Graph;
  const store = createRelationStore({
    reader: createReader(graph, { request: 'test' }),
    now,
    sight: sightOf(publicViewer, now),
  });
  return [await store.ratio(row), await store.ratioSource(row)];
}

test('it is a part of what all of them subscribed', async () => {
  expect(await told(['10', '30'])).toEqual([0.25, 'DERIVED_FROM_CAPITAL']);
  expect(await told(['10', null])).toEqual([null, null]);
  expect(await told(['10', '30'], holding({ ratio: 0.5 }))).toEqual([0.5, 'DECLARED']);
});

test('up to the limit of holders; beyond it is unknown and says why, not reckoned from the first ones', async () => {
  const most = Array.from({ length: limits.controlEdges }, () => '10');
  expect(await told(most)).toEqual([1 / limits.controlEdges, 'DERIVED_FROM_CAPITAL']);
  expect(await told([...most, '10'])).toEqual([null, 'TOO_MANY_HOLDERS']);
});
