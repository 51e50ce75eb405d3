import { expect, test } from '@jest/globals';
import {
  type Edge,
  holdingsConflict,
  merged,
  parted,
} from '../../../src/domains/merge/relocate.ts';
import { relationType } from '../../../src/words/relation-type.ts';

const day = '2026-06-30';
const at = '2026-06-30T04:00:00.000Z';
let made = 0;
const newId = () => `rel_${(made += 1)}`;
const edge = (kind: Edge['kind'], fromId: string, toId: string, more: object = {}): Edge => ({
  id: newId(),
  key: `${kind}|${fromId}|${toId}`,
  kind,
  fromId,
  toId,
  ...more,
});
const homes = new Map([['absorbed', 'kept']]);
const join = (edges: readonly Edge[], kept: readonly Edge[] = []) =>
  merged(edges, kept, { homes, merge: 'mrg_1', at, newId }).map(({ next }) => next);

test('a version goes to the kept one under its own key, and knows whom its row names', () => {
  const [next] = join([edge('SHAREHOLDER', 'absorbed', 'firm', { ratio: 0.2 })]);
  expect(next).toMatchObject({
    key: 'SHAREHOLDER|absorbed|firm',
    fromId: 'kept',
    fromMerged: 'absorbed',
    toId: 'firm',
    recordedAt: at,
  });
  expect(next?.toMerged).toBeUndefined();
  expect(next?.['rank']).toContain(next?.id);
});

test('what the kept one says already is a claim that is not shown, and is shown again when parted', () => {
  const office = edge('EXECUTIVE', 'absorbed', 'firm', { position: '监事' });
  const same = edge('EXECUTIVE', 'kept', 'firm', { position: '监事' });
  const [told] = join([office], [same]);
  expect(told).toMatchObject({ shown: false, hiddenBy: 'mrg_1' });
  expect(relationType(told ?? office, day)).toBe('EXECUTIVE_OF_DATED');
  const [other] = join([office], [{ ...same, position: '董事' }]);
  expect(other?.shown).toBeUndefined();
  const apart = new Map([['absorbed', 'absorbed']]);
  const again = parted(told ? [told] : [], { homes: apart, merge: 'mrg_1', at, newId })[0]?.next;
  expect(again).toMatchObject({ fromId: 'absorbed', position: '监事' });
  expect([again?.shown, again?.hiddenBy, again?.fromMerged]).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
});

test('only a period that the kept one’s covers is told already', () => {
  const office = (validFrom?: string, validTo?: string, who = 'absorbed') =>
    edge('EXECUTIVE', who, 'firm', { position: '监事', validFrom, validTo });
  const kept = [office('2015-01-01', undefined, 'kept')];
  expect(join([office('2016-01-01', '2017-01-01')], kept)[0]?.shown).toBe(false);
  expect(join([office('2014-01-01', '2017-01-01')], kept)[0]?.shown).toBeUndefined();
  expect(join([office()], kept)[0]?.shown).toBeUndefined();
});

test('a firm has one legal representative: the kept one’s', () => {
  const [told] = join(
    [edge('LEGAL_REPRESENTATIVE', 'one', 'absorbed')],
    [edge('LEGAL_REPRESENTATIVE', 'another', 'kept')],
  );
  expect(told).toMatchObject({ fromId: 'one', toId: 'kept', toMerged: 'absorbed', shown: false });
});

test('holdings of both in one firm are in conflict while their periods meet', () => {
  const id = { kept: 'kept', absorbed: 'absorbed' };
  const sold = edge('SHAREHOLDER', 'absorbed', 'firm', { validTo: '2015-01-01' });
  const bought = edge('SHAREHOLDER', 'kept', 'firm', { validFrom: '2015-01-01' });
  expect(holdingsConflict({ kept: [bought], absorbed: [sold] }, id)).toBe(false);
  const open = { ...sold, validTo: undefined };
  expect(holdingsConflict({ kept: [bought], absorbed: [open] }, id)).toBe(true);
  expect(holdingsConflict({ kept: [bought], absorbed: [{ ...open, shown: false }] }, id)).toBe(
    false,
  );
});
