import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { readPublicityRules } from '../../src/rules/publicity.ts';

interface Draft {
  regimes: Record<string, unknown>[];
  validity: unknown[];
}

const folder = mkdtempSync(join(tmpdir(), 'publicity-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const spoilt = (spoil: (rules: Draft) => void): string => {
  const rules = JSON.parse(
    readFileSync(new URL('../../src/rules/publicity.json', import.meta.url), 'utf8'),
  ) as Draft;
  spoil(rules);
  const file = join(mkdtempSync(join(folder, 'rules-')), 'rules.json');
  writeFileSync(file, JSON.stringify(rules));
  return file;
};

describe('readPublicityRules', () => {
  it('reads the three national regimes and what came before, each with a source', () => {
    const { regimes, lists, judgmentDefault } = readPublicityRules();
    expect(regimes.map(({ id, firstDay, lastDay }) => [id, firstDay, lastDay])).toEqual([
      ['BEFORE-2019-07', null, '2019-06-30'],
      ['NDRC-2019-527', '2019-07-01', '2023-04-30'],
      ['NDRC-ORDER-58', '2023-05-01', '2026-03-31'],
      ['NDRC-ORDER-36', '2026-04-01', null],
    ]);
    for (const rule of [...regimes, ...lists, judgmentDefault]) expect(rule.source).not.toBe('');
  });

  it('gives every national kind of penalty a class', () => {
    const kinds =
      '警告 通报批评 罚款 没收违法所得、没收非法财物 暂扣许可证件 降低资质等级 吊销许可证件 限制开展生产经营活动 责令停产停业 责令关闭 限制从业 行政拘留';
    const current = readPublicityRules().regimes.at(-1);
    const named = current?.penaltyKinds.flatMap((rule) => rule.names) ?? [];
    expect(kinds.split(' ').filter((kind) => !named.includes(kind))).toEqual([]);
  });

  it.each<[string, (rules: Draft) => void]>([
    ['a gap between two regimes', (rules) => rules.regimes.splice(1, 1)],
    [
      'an open start in the middle',
      (rules) => Object.assign(rules.regimes[2] ?? {}, { firstDay: null }),
    ],
    [
      'an end of the last regime',
      (rules) => Object.assign(rules.regimes[3] ?? {}, { lastDay: '2030-12-31' }),
    ],
    ['classes out of order', (rules) => (rules.regimes[1]?.['classes'] as unknown[]).reverse()],
    [
      'a class that the regime does not have',
      (rules) => Object.assign(rules.regimes[1]?.['otherwise'] ?? {}, { class: 'MINOR' }),
    ],
    ['a rule without a source', (rules) => Object.assign(rules.regimes[0] ?? {}, { source: '' })],
    ['an unknown key', (rules) => Object.assign(rules.regimes[0] ?? {}, { maxYears: 3 })],
    ['no rule for honours', (rules) => rules.validity.pop()],
  ])('refuses a file with %s', (_, spoil) => {
    expect(() => readPublicityRules(spoilt(spoil))).toThrow(
      expect.objectContaining({ code: 'INTERNAL_SERVER_ERROR' }),
    );
  });

  it('refuses a file that is not there', () => {
    expect(() => readPublicityRules('/nowhere/rules.json')).toThrow('cannot be opened');
  });
});
