import { expect, test } from '@jest/globals';
import type { NamedEdge, PathsAnswer } from '../../../../src/explorer/explore/model/answers.ts';
import { relationsCsv, subjectsCsv } from '../../../../src/explorer/explore/model/csv.ts';
import { monthsBack, monthsBetween, today } from '../../../../src/explorer/explore/model/days.ts';
import {
  addPaths,
  controlPicture,
  focusEdges,
} from '../../../../src/explorer/explore/model/findings.ts';
import { linesOf, lineText } from '../../../../src/explorer/explore/model/lines.ts';
import { nameRows } from '../../../../src/explorer/explore/model/looks.ts';
import { addMap, emptyPicture } from '../../../../src/explorer/explore/model/picture.ts';
import { ringPlaces } from '../../../../src/explorer/explore/model/places.ts';
import { pictureSvg } from '../../../../src/explorer/explore/model/svg.ts';
import { wordsOf } from '../../../../src/explorer/explore/words/words.ts';
import { someHolding, someMap, someNode } from './some-map.ts';

const zh = wordsOf('zh');
const asOf = { validAt: '2026-06-30', knownAt: '2026-06-30T00:00:00.000Z' };
const named = (from: string, to: string, ratio: number | null): NamedEdge => ({
  ...someHolding(from, to, ratio),
  from: someNode(from, 0).subject,
  to: someNode(to, 0).subject,
});
const paths: PathsAnswer = {
  paths: [
    { weight: 1, explanation: '', nodes: [], edges: [named('a', 'b', 0.5), named('b', 'c', 1)] },
  ],
  ...{ complete: true, explored: 3, asOf },
};

test('a path is added to what is drawn, and both of its ends stay', () => {
  const picture = addPaths(emptyPicture, paths, ['a', 'c']);
  expect([...picture.nodes.keys()]).toEqual(['a', 'b', 'c']);
  expect(picture.anchors).toEqual(new Set(['a', 'c']));
  const finding = { is: 'paths', from: 'a', to: 'c', answer: paths } as const;
  expect(focusEdges(finding, 0)).toEqual(new Set(['rel_a_b', 'rel_b_c']));
  expect(focusEdges(finding, 7)).toEqual(new Set());
});

test('the control view holds the subject and everybody in a proof, also when nobody is found', () => {
  const [, , centre] = ['a', 'b', 'c'].map((id) => ({
    ...someNode(id, 0).subject,
    ...{ hidden: false, signals: null },
  }));
  if (!centre) throw new Error('There is a third.');
  const proof = { arithmetic: '', paths: [], edges: paths.paths[0]?.edges ?? [] };
  const owner = { subject: someNode('a', 0).subject, ratio: 0.5, basis: '', proof };
  const answer = { edition: '', controllers: [owner], filed: [], warnings: [], asOf };
  expect([...controlPicture(centre, answer).nodes.keys()]).toEqual(['c', 'a', 'b']);
  expect(controlPicture(centre, { ...answer, controllers: [] }).nodes.size).toBe(1);
});

test('relations between the same two run on one line, each different word once', () => {
  const both = someMap(
    [someNode('a', 0), someNode('b', 1)],
    [
      { ...someHolding('a', 'b'), id: 'rel_1', kind: 'EXECUTIVE', position: '董事' },
      { ...someHolding('a', 'b'), id: 'rel_2', kind: 'EXECUTIVE', position: '董事' },
      { ...someHolding('a', 'b', 2 / 3), id: 'rel_3' },
    ],
  );
  const lines = [...linesOf(addMap(emptyPicture, both, { hops: 1 })).values()];
  expect(lines.map((line) => lineText(line, zh))).toEqual(['66.67% · 董事']);
});

test('names with markup or formulas in them stay text in every export', () => {
  const node = someNode('a', 0);
  const evil = { ...node, subject: { ...node.subject, name: '=1+1<script>"&' } };
  const picture = addMap(emptyPicture, someMap([evil], [someHolding('a', 'a')]), { hops: 1 });
  const svg = pictureSvg(picture, ringPlaces(picture), zh, 'a & b');
  expect(svg).toContain('=1+1&lt;script&gt;&quot;&amp;');
  expect(svg).not.toContain('<script');
  expect(subjectsCsv(picture, zh)).toContain(`"'=1+1<script>""&"`);
  expect(relationsCsv(picture, zh)).toMatch(/^\ufeffid,/);
});

test('a long name breaks into two rows and ends with an ellipsis; rare characters are not cut', () => {
  expect(nameRows('云澜市公司')).toEqual(['云澜市公司']);
  expect(nameRows('一二三四五六七八九十一二三四五六七八九十又一')).toEqual([
    '一二三四五六七八九十',
    '一二三四五六七八九…',
  ]);
  expect(nameRows('𬭎'.repeat(11))).toEqual(['𬭎'.repeat(10), '𬭎']);
});

test('months are counted back from a day, shorter months included, and the day is a Chinese one', () => {
  expect(monthsBack('2026-03-31', 1)).toBe('2026-02-28');
  expect(monthsBack('2026-03-31', -1)).toBe('2026-04-30');
  expect(monthsBack('2026-01-15', 12)).toBe('2025-01-15');
  for (const months of [0, 1, 11, 12, 59])
    expect(monthsBetween(monthsBack('2026-03-31', months), '2026-03-31')).toBe(months);
  expect(today(new Date('2026-06-30T20:00:00Z'))).toBe('2026-07-01');
});
