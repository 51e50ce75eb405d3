import { describe, expect, test } from '@jest/globals';
import { refusalOf } from '../../src/domains/repair/repair.ts';
import { readRepairRules, repairOpensOn } from '../../src/rules/repair.ts';

const rules = readRepairRules();
const today = '2026-06-30';

const record = {
  id: 'rec_1',
  subjectId: 'sub_1',
  kind: 'PENALTY' as const,
  title: '示例',
  decidedOn: '2026-04-01',
  performance: null,
  publicFrom: '2026-04-01',
  publicTo: '2027-04-01',
  earliestRepair: '2026-07-01',
  closedAt: null,
  authorityCode: null,
  authorityName: null,
  open: false,
};

describe('the day on which repair opens', () => {
  test('is the end of the shortest period, also before it and while it is refused for a time', () => {
    expect(repairOpensOn(rules, record, today)).toBe('2026-07-01');
    expect(refusalOf(rules, record, today)?.code).toBe('TOO_EARLY');
    expect(refusalOf(rules, { ...record, open: true }, '2026-07-01')?.code).toBe('ALREADY_OPEN');
  });

  test.each([
    ['a kind that is not repaired', { kind: 'HONOUR' as const }],
    ['a commitment that is no breach', { kind: 'COMMITMENT' as const, performance: 'MADE' }],
    ['a list that its court lifts', { kind: 'LIST_ENTRY' as const, title: '限制高消费' }],
    ['a rule that knows no early end', { earliestRepair: null }],
  ])('is none for %s, and an application is refused for good', (_, more) => {
    expect(repairOpensOn(rules, { ...record, ...more }, today)).toBeNull();
    expect(refusalOf(rules, { ...record, ...more }, today)?.code).toMatch(/REPAIRABLE$/);
  });
});
