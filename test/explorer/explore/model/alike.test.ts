import { expect, test } from '@jest/globals';
import { numberAlike } from '../../../../src/explorer/explore/model/alike.ts';
import { emptyPicture, type PictureNode } from '../../../../src/explorer/explore/model/picture.ts';

const node = (id: string, kind: PictureNode['kind'], name: string): PictureNode => ({
  id,
  kind,
  name,
  status: null,
  hidden: kind === 'PERSON',
  signals: null,
});
const namesOf = (nodes: readonly PictureNode[]): readonly string[] =>
  [
    ...numberAlike({
      ...emptyPicture,
      nodes: new Map(nodes.map((one) => [one.id, one])),
    }).nodes.values(),
  ].map(({ name }) => name);

test('two outlines that read alike are told apart by a number of the map, in the order in which they came', () => {
  const map = [
    node('b', 'PERSON', '顾**'),
    node('f', 'ENTERPRISE', '顾记面馆'),
    node('a', 'PERSON', '顾**'),
    node('c', 'PERSON', '欧阳*'),
  ];
  expect(namesOf(map)).toEqual(['顾** 1', '顾记面馆', '顾** 2', '欧阳*']);
  expect(namesOf([...map, node('d', 'PERSON', '顾**')])).toEqual([
    '顾** 1',
    '顾记面馆',
    '顾** 2',
    '欧阳*',
    '顾** 3',
  ]);
});

test('names that are whole, and firms of one name, are left as they are', () => {
  const map = [
    node('a', 'PERSON', '顾一一'),
    node('b', 'PERSON', '顾一一'),
    node('c', 'ENTERPRISE', '一*'),
    node('d', 'ENTERPRISE', '一*'),
  ];
  expect(namesOf(map)).toEqual(['顾一一', '顾一一', '一*', '一*']);
});
