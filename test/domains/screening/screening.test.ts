import { describe, expect, test } from '@jest/globals';
import {
  asLinked,
  type Finding,
  type PartyFacts,
  strongest,
  verdictOf,
  weigh,
} from '../../../src/domains/screening/screening.ts';
import type { Matter } from '../../../src/rules/matters.ts';
import { confirmedRules } from '../../kit/confirmed.ts';

const rules = confirmedRules.sanctions;
const matterOf = (id: string): Matter => {
  const matter = confirmedRules.matters.find((one) => one.id === id);
  if (!matter) throw new Error(id);
  return matter;
};
const today = '2026-06-30';
const serious = {
  id: 'rec_1',
  kind: 'LIST_ENTRY' as const,
  title: '严重违法失信名单',
  catalogueItem: 'SERIOUS_BREACH',
  decidedOn: '2025-01-10',
  publicTo: '2028-01-10',
  lifted: [],
};
const ban = {
  id: 'san_1',
  measure: 'PROCUREMENT_BAN',
  basis: '财库〔2016〕125号',
  rule: 'SERIOUS-ACCESS',
  to: '2028-01-10',
  grounds: ['rec_1'],
};
const firm = (more: Partial<PartyFacts> = {}): PartyFacts => ({
  id: 'sub_1',
  kind: 'ENTERPRISE',
  records: [serious],
  sanctions: [],
  ...more,
});
const link = {
  partyId: 'sub_1',
  relationIds: [],
  ratio: null,
  arithmetic: null,
  arithmeticZh: null,
};
const own = (matter: string, facts: PartyFacts): Finding[] =>
  asLinked(weigh(rules, matterOf(matter), facts, today), { ...link, role: 'PARTY' }, 'SAME');
const levelsOf = (findings: readonly Finding[], measure: string): readonly string[] =>
  findings.filter((one) => one.measure === measure).map(({ level }) => level);

describe('a verdict', () => {
  test('bars by a rule that imposes by itself', () => {
    expect(verdictOf(own('SUBSIDY', firm()), [])).toBe('BLOCK');
  });

  test('only warns where a person has not decided yet, and bars once somebody has', () => {
    const waiting = own('PROCUREMENT', firm());
    expect(levelsOf(waiting, 'PROCUREMENT_BAN')).toEqual(['WARN']);
    expect(verdictOf(waiting, [])).toBe('WARN');
    const imposed = own('PROCUREMENT', firm({ sanctions: [ban] }));
    expect(verdictOf(imposed, [])).toBe('BLOCK');
    expect(levelsOf(strongest(imposed), 'PROCUREMENT_BAN')).toEqual(['BLOCK']);
  });

  test('is never CLEAR where something that counts was not examined', () => {
    expect(verdictOf([], ['LEGAL_REPRESENTATIVE'])).toBe('UNEXAMINED');
    expect(verdictOf([{ level: 'FAVOUR' }], ['CONTROLLER'])).toBe('UNEXAMINED');
    expect(verdictOf([{ level: 'WARN' }], ['CONTROLLER'])).toBe('WARN');
    expect(verdictOf(own('SUBSIDY', firm()), ['PARTY'])).toBe('BLOCK');
  });

  test('says nothing of a measure that a person lifted from that record', () => {
    const lifted = firm({ records: [{ ...serious, lifted: ['PUBLIC_FUNDS_LIMIT'] }] });
    expect(levelsOf(own('SUBSIDY', lifted), 'PUBLIC_FUNDS_LIMIT')).toEqual([]);
  });

  test('says nothing of a record past the rule’s longest', () => {
    const fine = {
      id: 'rec_2',
      kind: 'PENALTY' as const,
      title: '罚款',
      catalogueItem: 'PENALTY',
      lifted: [],
      penaltyKinds: ['罚款'],
      decidedOn: '2025-06-30',
      publicTo: '2028-06-30',
    };
    expect(own('INSPECTION', firm({ records: [fine] }))).toEqual([]);
    const younger = { ...fine, decidedOn: '2025-07-01' };
    expect(verdictOf(own('INSPECTION', firm({ records: [younger] })), [])).toBe('WARN');
  });

  test('stands on records that are open alone: a measure whose ground is closed is not there', () => {
    const sanctions = [{ ...ban, grounds: ['rec_closed'] }];
    expect(verdictOf(own('PROCUREMENT', firm({ records: [], sanctions })), [])).toBe('CLEAR');
  });

  test('counts a linked party as the matter says, and never what speaks for it', () => {
    const findings = weigh(rules, matterOf('SUBSIDY'), firm(), today);
    const linked = { ...link, role: 'CONTROLLER' } as const;
    expect(verdictOf(asLinked(findings, linked, 'WARN'), [])).toBe('WARN');
    expect(verdictOf(asLinked(findings, linked, 'SAME'), [])).toBe('BLOCK');
    expect(asLinked(findings, linked, 'NONE')).toEqual([]);
    const honour = {
      ...serious,
      kind: 'HONOUR' as const,
      title: '守合同重信用',
      catalogueItem: 'HONOUR',
    };
    const good = weigh(rules, matterOf('SUBSIDY'), firm({ records: [honour] }), today);
    expect(good.map(({ level }) => level)).toEqual(['FAVOUR']);
    expect(asLinked(good, linked, 'SAME')).toEqual([]);
    expect(verdictOf(asLinked(good, { ...link, role: 'PARTY' }, 'SAME'), [])).toBe('CLEAR');
  });
});
