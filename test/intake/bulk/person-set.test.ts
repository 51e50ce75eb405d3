import { createHash } from 'node:crypto';
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { createPersonSet, hasPerson } from '../../../src/intake/bulk/person-set.ts';

const bytes = (text: string): Buffer => createHash('sha256').update(text).digest();

test('the set answers as a map from hash to content does, beyond its first size', () => {
  const set = createPersonSet();
  const known = new Map<string, string>();
  const wrong: string[] = [];
  const add = (person: string, content: string): void => {
    const expected = known.has(person) ? (known.get(person) === content ? 'SAME' : 'OTHER') : 'NEW';
    if (set.add(bytes(person), bytes(content)) !== expected) wrong.push(person);
    if (!known.has(person)) known.set(person, content);
  };
  for (let i = 0; i < 60_000; i += 1) add(`person ${i}`, `content ${i % 7}`);
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 70_000 }),
      fc.integer({ min: 0, max: 7 }),
      (i, content) => {
        add(`person ${i}`, `content ${content}`);
      },
    ),
  );
  const has = (person: string): boolean => hasPerson(set.keys(), bytes(person));
  wrong.push(...[...known.keys()].filter((person) => !has(person)));
  wrong.push(...Array.from({ length: 1_000 }, (_, i) => `nobody ${i}`).filter(has));
  expect(wrong).toEqual([]);
});

test('persons whose hashes begin alike are told apart', () => {
  const set = createPersonSet();
  const [one, other] = [Buffer.alloc(16, 7), Buffer.alloc(16, 7)];
  other.writeUInt8(8, 15);
  expect(set.add(one, bytes('a'))).toBe('NEW');
  expect(set.add(other, bytes('a'))).toBe('NEW');
  expect(set.add(one, bytes('a'))).toBe('SAME');
});
