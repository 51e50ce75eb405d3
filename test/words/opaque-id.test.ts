import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type IdKind, idPrefixes, kindOfId, opaqueId } from '../../src/words/opaque-id.ts';

const kinds = Object.keys(idPrefixes) as IdKind[];

test('an id tells its kind and nothing of its key', () => {
  fc.assert(
    fc.property(fc.constantFrom(...kinds), fc.string({ minLength: 6 }), (kind, key) => {
      const id = opaqueId('secret', kind, key);
      expect(kindOfId(id)).toBe(kind);
      expect(id).not.toContain(key);
    }),
  );
});

test('key, kind and secret each make another id; the same three the same', () => {
  const ids = [
    opaqueId('s', 'SUBJECT', 'k'),
    opaqueId('t', 'SUBJECT', 'k'),
    opaqueId('s', 'RECORD', 'k'),
    opaqueId('s', 'SUBJECT', 'l'),
  ];
  expect(new Set(ids).size).toBe(4);
  expect(opaqueId('s', 'SUBJECT', 'k')).toBe(ids[0]);
});

test.each([
  '',
  'sub_',
  `sub_${'A'.repeat(21)}`,
  `sub_${'A'.repeat(23)}`,
  `SUB_${'A'.repeat(22)}`,
  `xyz_${'A'.repeat(22)}`,
  `sub_${'A'.repeat(22)}\n`,
])('%j is no id', (text) => {
  expect(kindOfId(text)).toBeUndefined();
});
