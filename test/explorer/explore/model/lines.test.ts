import { describe, expect, test } from '@jest/globals';
import { isPaired, linesOf, shortText } from '../../../../src/explorer/explore/model/lines.ts';
import { emptyPicture, type PictureEdge } from '../../../../src/explorer/explore/model/picture.ts';
import { wordsOf } from '../../../../src/explorer/explore/words/words.ts';

const edge = (
  from: string,
  to: string,
  over: Partial<PictureEdge> = {},
): readonly [string, PictureEdge] => {
  const id = `${from}${to}${over.kind ?? ''}`;
  return [
    id,
    {
      id,
      from,
      to,
      kind: 'SHAREHOLDER',
      ratio: null,
      ratioMin: null,
      position: null,
      validFrom: null,
      validTo: null,
      ...over,
    } as PictureEdge,
  ];
};
const lines = linesOf({
  ...emptyPicture,
  edges: new Map([
    edge('a', 'b', { ratio: 0.7 }),
    edge('b', 'a', { ratio: 0.1 }),
    edge('p', 'a', { kind: 'LEGAL_REPRESENTATIVE' }),
    edge('p', 'a', { kind: 'SHAREHOLDER', ratio: 0.8 }),
    edge('q', 'a'),
  ]),
});
const line = (key: string) => {
  const found = lines.get(key);
  if (!found) throw new Error(`No line ${key}.`);
  return found;
};

describe('words on lines', () => {
  test('stand apart where two hold one another', () => {
    expect(['a>b fact', 'b>a fact', 'p>a fact'].map((key) => isPaired(line(key), lines))).toEqual([
      true,
      true,
      false,
    ]);
  });

  test('shrink to the share before they go', () => {
    expect(shortText(line('p>a fact'), wordsOf('zh'))).toBe('80%');
    expect(shortText(line('q>a fact'), wordsOf('zh'))).toBe('');
  });
});
