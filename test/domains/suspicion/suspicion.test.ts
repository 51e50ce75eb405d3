import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { evidenceOf, linksOf, type Shared } from '../../../src/domains/suspicion/suspicion.ts';
import { type EvidenceKind, suspicionRules } from '../../../src/rules/suspicion.ts';

const shared = (kind: EvidenceKind, sharedBy = 2, over: Partial<Shared> = {}): Shared => ({
  kind,
  sharedBy,
  value: '示例',
  isExact: true,
  edgeIds: [],
  ...over,
});
const kinds = Object.keys(suspicionRules.evidence) as EvidenceKind[];

test('an address of two is hard evidence; the same address shared by a registration service’s 500 is soft and says next to nothing', () => {
  expect(evidenceOf(shared('ADDRESS'), suspicionRules)).toMatchObject({
    isHard: true,
    strength: 0.6,
  });
  const crowded = evidenceOf(shared('ADDRESS', 500), suspicionRules);
  expect(crowded.isHard).toBe(false);
  expect(crowded.strength).toBeLessThan(0.01);
});

test('the more share it, the less it says; strengths stay within 0 and 1', () => {
  fc.assert(
    fc.property(fc.constantFrom(...kinds), fc.integer({ min: 2, max: 1_001 }), (kind, count) => {
      const [less, more] = [count, count + 1].map((many) =>
        evidenceOf(shared(kind, many), suspicionRules),
      );
      expect(more?.strength).toBeLessThanOrEqual(less?.strength ?? 0);
      expect(less?.strength).toBeGreaterThan(0);
      expect(less?.strength).toBeLessThan(1);
    }),
  );
});

test('mailboxes and numbers in a row are never hard evidence', () => {
  for (const kind of ['MAIL_DOMAIN', 'ADJACENT_NUMBER'] as const)
    expect(evidenceOf(shared(kind), suspicionRules).isHard).toBe(false);
});

test('evidence of one other adds up, hard and soft apart', () => {
  const [link, other] = linksOf(
    [
      { others: ['a', 'b'], shared: shared('ADDRESS') },
      { others: ['a'], shared: shared('MAIL_DOMAIN') },
    ],
    suspicionRules,
  );
  expect(link).toMatchObject({ id: 'a', strength: 0.72 });
  expect([link?.hard.length, link?.soft.length, other?.id]).toEqual([1, 1, 'b']);
});

test('what is personal is said without saying what it is', () => {
  const { sentence } = evidenceOf(shared('PHONE', 2, { value: null }), suspicionRules);
  expect(sentence).toEqual({
    zh: '联系电话相同（个人信息，不公开），共2个主体使用。',
    en: 'The same telephone number (personal, not shown), used by 2 subjects.',
  });
});
