import { expect, test } from '@jest/globals';
import type {
  DiffAnswer,
  NamedEdge,
  PathsAnswer,
} from '../../../../src/explorer/explore/model/answers.ts';
import { relationsCsv, subjectsCsv } from '../../../../src/explorer/explore/model/csv.ts';
import { monthsBack, monthsBetween, today } from '../../../../src/explorer/explore/model/days.ts';
import {
  addPaths,
  controlPicture,
  focusOfFinding,
  suspicionPicture,
  togetherPicture,
} from '../../../../src/explorer/explore/model/findings.ts';
import { diffPicture } from '../../../../src/explorer/explore/model/differences.ts';
import { filtered } from '../../../../src/explorer/explore/model/filter.ts';
import { islandsOf } from '../../../../src/explorer/explore/model/islands.ts';
import { linesOf, lineText } from '../../../../src/explorer/explore/model/lines.ts';
import { marksOf } from '../../../../src/explorer/explore/model/appearance.ts';
import { nameRows } from '../../../../src/explorer/explore/model/names.ts';
import { addMap, emptyPicture } from '../../../../src/explorer/explore/model/picture.ts';
import { ringPlaces } from '../../../../src/explorer/explore/model/places.ts';
import { pictureSvg } from '../../../../src/explorer/explore/model/svg.ts';
import { noFilter } from '../../../../src/explorer/explore/model/view.ts';
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
  complete: true,
  explored: 3,
  asOf,
};

const sheet = { title: '云江', foot: '', finding: [], focus: new Set<string>() };

test('a path is added to what is drawn, and both of its ends stay', () => {
  const picture = addPaths(emptyPicture, paths, ['a', 'c']);
  expect([...picture.nodes.keys()]).toEqual(['a', 'b', 'c']);
  expect(picture.anchors).toEqual(new Set(['a', 'c']));
  const finding = { is: 'paths', from: 'a', to: 'c', answer: paths } as const;
  expect(focusOfFinding(finding, 0)).toEqual(new Set(['rel_a_b', 'rel_b_c']));
  expect(focusOfFinding(finding, 7)).toEqual(new Set());
});

test('the control view holds the subject and everybody in a proof, also when nobody is found', () => {
  const [, , centre] = ['a', 'b', 'c'].map((id) => ({
    ...someNode(id, 0).subject,
    hidden: false,
    signals: null,
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

// x is new and holds a; b went; a holds c more than before
const diff: DiffAnswer = {
  appeared: { nodes: [someNode('x', 1)], edges: [named('x', 'a', 0.1)] },
  gone: { nodes: [someNode('b', 1)], edges: [named('a', 'b', 1)] },
  changedEdges: [
    {
      before: { ...named('a', 'c', 0.2), id: 'rel_former' },
      after: named('a', 'c', 0.3),
      fields: [{ name: 'ratio', before: '0.2', after: '0.3' }],
    },
  ],
  changedSubjects: [
    {
      after: someNode('a', 0).subject,
      fields: [{ name: 'status', before: '存续', after: '注销' }],
    },
  ],
  complete: true,
  from: { ...asOf, validAt: '2025-06-30' },
  to: asOf,
};
const later = addMap(
  emptyPicture,
  someMap(
    [someNode('a', 0), someNode('c', 1), someNode('x', 1)],
    [someHolding('a', 'c', 0.3), someHolding('x', 'a', 0.1)],
  ),
  { hops: 1, anchor: 'a' },
);

test('what differs between two days is drawn on the later map, told by line, tag and words', () => {
  const picture = diffPicture(later, diff);
  expect([...picture.nodes.keys()].sort()).toEqual(['a', 'b', 'c', 'x']);
  const lines = [...linesOf(picture).values()];
  expect(lines.map((line) => [line.style, lineText(line, zh)]).sort()).toEqual([
    ['appeared', '新增 10%'],
    ['changed', '变更 20% → 30%'],
    ['gone', '消失 100%'],
  ]);
  expect(marksOf(picture).get('b')?.change).toBe('gone');
  expect(marksOf(picture).get('c')?.change).toBeNull();
  const decided = { nodes: [], complete: true };
  const finding = { is: 'diff', id: 'a', other: '2025-06-30', answer: diff, decided } as const;
  expect(focusOfFinding(finding, null).size).toBe(6);
  expect(focusOfFinding(finding, 0)).toEqual(new Set(['x']));
  expect(relationsCsv(picture, new Map([['a', '91990000MA00000001']]), zh)).toMatch(
    /rel_a_b,.*,消失/,
  );
  const svg = pictureSvg(picture, ringPlaces(picture), zh, sheet);
  expect(svg).toContain('stroke-dasharray="8 6"');
  expect(svg).toContain('>消</text>');
});

test('what is suspected is a line without a relation, and no count or table of relations holds it', () => {
  const subject = { ...someNode('b', 0).subject, identifiers: [] };
  const link = { subject, hard: [], soft: [], strength: 0.6 };
  const answer = { links: [link], complete: true, edition: '', asOf };
  const centre = { ...someNode('a', 0).subject, hidden: false, signals: null };
  const picture = filtered(suspicionPicture(centre, answer), noFilter);
  expect([...picture.nodes.keys()]).toEqual(['a', 'b']);
  expect(picture.edges.size).toBe(0);
  const [line] = [...linesOf(picture).values()];
  expect(line && [line.style, line.relations, lineText(line, zh)]).toEqual([
    'suspected',
    [],
    '疑似 0.60',
  ]);
  expect(
    relationsCsv(picture, new Map([['a', '91990000MA00000001']]), zh)
      .trim()
      .split('\n'),
  ).toHaveLength(1);
  expect(focusOfFinding({ is: 'suspicion', id: 'a', answer }, 0)).toEqual(new Set(['a', 'b']));
  expect(ringPlaces(picture).size).toBe(2);
});

test('those who were picked stay, and fall into the parts that hang together', () => {
  const map = someMap(
    [someNode('a', 0), someNode('b', 0), someNode('c', 1), someNode('d', 0)],
    [someHolding('a', 'c'), someHolding('c', 'b')],
  );
  const picture = togetherPicture({ ...map, complete: true }, ['a', 'b', 'd']);
  expect(picture.anchors).toEqual(new Set(['a', 'b', 'd']));
  expect(islandsOf(picture, ['d', 'a', 'b'])).toEqual([['a', 'b'], ['d']]);
});

test('names with markup or formulas in them stay text in every export', () => {
  const node = someNode('a', 0);
  const evil = { ...node, subject: { ...node.subject, name: '=1+1<script>"&' } };
  const picture = addMap(emptyPicture, someMap([evil], [someHolding('a', 'a')]), { hops: 1 });
  const svg = pictureSvg(picture, ringPlaces(picture), zh, { ...sheet, foot: 'a & b' });
  expect(svg).toContain('=1+1&lt;script&gt;&quot;&amp;');
  expect(svg).not.toContain('<script');
  expect(subjectsCsv(picture, new Map(), zh)).toContain(`"'=1+1<script>""&"`);
  expect(relationsCsv(picture, new Map([['a', '91990000MA00000001']]), zh)).toMatch(/^\ufeffid,/);
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

test('tables carry credit codes, and a picture its title and the finding that was open', () => {
  const picture = addMap(
    emptyPicture,
    someMap([someNode('a', 0), someNode('b', 1)], [someHolding('a', 'b', 0.6)]),
    { hops: 1, anchor: 'a' },
  );
  const codes = new Map([['a', '91990000MA00000001']]);
  expect(subjectsCsv(picture, codes, zh)).toContain('a,91990000MA00000001,');
  expect(relationsCsv(picture, codes, zh)).toContain('a,91990000MA00000001,');
  const found = { ...sheet, title: '甲 <一>', finding: ['甲持有乙 60%'], focus: new Set(['b']) };
  const svg = pictureSvg(picture, ringPlaces(picture), zh, found);
  expect(svg).toContain('甲 &lt;一&gt;');
  expect(svg).toContain('甲持有乙 60%');
  expect(svg).toContain('#c9d1d9');
});
