import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { evaluate } from '../../src/domains/evaluation/evaluation.ts';
import {
  certainties,
  type Certainty,
  enforceable,
  restingOn,
  ruleDigest,
  withConfirmations,
} from '../../src/rules/certainty.ts';
import { groundedBy, type GroundingRecord, imposable } from '../../src/rules/groundings.ts';
import { levelOf } from '../../src/rules/matters.ts';
import { shippedLibrary } from '../../src/rules/rulebook.ts';
import { confirmedRules } from '../kit/confirmed.ts';

const rule = (certainty: Certainty) => ({ id: 'R', certainty, months: 3 });
const confirmation = (digest: string) => ({
  rule: 'set/R',
  digest,
  by: 'wang',
  at: '2026-11-30T00:00:00.000Z',
  text: '第五条',
  isExample: false,
});

describe('a rule', () => {
  test('may burden by its text alone', () => {
    expect(certainties.filter((one) => enforceable(rule(one)) !== null)).toEqual(['TEXT']);
  });

  test('may burden when exactly its wording was confirmed', () => {
    const [one] = withConfirmations(
      'set',
      [rule('RECALLED')],
      [confirmation(ruleDigest(rule('RECALLED')))],
    );
    expect(one && enforceable(one)).toBe(one);
    expect(one && ruleDigest(one)).toBe(ruleDigest(rule('RECALLED')));
    const changed = { ...rule('RECALLED'), months: 36 };
    const [other] = withConfirmations(
      'set',
      [changed],
      [confirmation(ruleDigest(rule('RECALLED')))],
    );
    expect(other && enforceable(other)).toBeNull();
    const [elsewhere] = withConfirmations(
      'other',
      [rule('HOUSE')],
      [confirmation(ruleDigest(rule('HOUSE')))],
    );
    expect(elsewhere && enforceable(elsewhere)).toBeNull();
  });

  test('that rests on several burdens only where each of them may', () => {
    const thing = { id: 'thing' };
    expect(restingOn(thing, [rule('TEXT')])).toBe(thing);
    expect(restingOn(thing, [rule('TEXT'), rule('CODE')])).toBeNull();
    expect(restingOn(thing, [])).toBe(thing);
  });
});

describe('the rules of the release, which nobody has confirmed', () => {
  const { sanctions, matters, schemes } = shippedLibrary.on('2026-06-30');
  const record: GroundingRecord = {
    kind: 'JUDGMENT_DEFAULT',
    catalogueItem: 'JUDGMENT_DEFAULT',
    title: '失信被执行人',
  };
  const honour: GroundingRecord = { kind: 'HONOUR', catalogueItem: 'HONOUR', title: '纳税信用A级' };
  const grounded = (rules: typeof sanctions, one: GroundingRecord) =>
    groundedBy(rules, one, 'ENTERPRISE', '2026-06-30');

  test('impose no punishment, and any reward', () => {
    expect(grounded(sanctions, record).length).toBeGreaterThan(3);
    expect(grounded(sanctions, record).filter((one) => imposable(one) !== null)).toEqual([]);
    expect(grounded(sanctions, honour).every((one) => imposable(one) !== null)).toBe(true);
    expect(grounded(confirmedRules.sanctions, record).every((one) => imposable(one) !== null)).toBe(
      true,
    );
  });

  test('bar nobody from a matter', () => {
    for (const matter of matters)
      for (const measure of matter.block) expect(levelOf(matter, measure)).toBe('WARN');
    const [matter] = confirmedRules.matters;
    expect(matter && levelOf(matter, matter.block[0] ?? '')).toBe('BLOCK');
  });

  test('grade nobody: what is handed to `evaluate` must be confirmed', () => {
    expect(schemes.filter((scheme) => enforceable(scheme) !== null)).toEqual([]);
    // @ts-expect-error the compiler refuses a scheme that nobody has looked at
    expect(() => evaluate(schemes[0], { kind: 'ENTERPRISE', facts: [] }, '')).toThrow();
  });

  test('call no scheme by a national name', () => {
    for (const { title } of schemes) expect(title).toMatch(/分值自定/);
  });
});

test('nothing but src/rules/certainty.ts makes a rule enforceable', () => {
  const source = fileURLToPath(new URL('../../src/', import.meta.url));
  const found = readdirSync(source, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts') && !path.startsWith('generated'))
    .filter((path) =>
      /\bas (?:unknown as )?Enforceable\b/.test(readFileSync(join(source, path), 'utf8')),
    );
  expect(found).toEqual([join('rules', 'certainty.ts')]);
});
