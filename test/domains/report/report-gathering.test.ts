import { expect, test } from '@jest/globals';
import {
  createGathering,
  type SubjectFacts,
} from '../../../src/domains/report/report-gathering.ts';

const firm = (id: string): SubjectFacts => ({
  id,
  kind: 'ENTERPRISE',
  name: `${id}公司`,
  formerNames: null,
  legalForm: null,
  status: null,
  establishedOn: null,
  registeredCapital: null,
  capitalCurrency: null,
  industryCode: null,
  regionCode: null,
  address: null,
  registrationAuthority: null,
  businessScope: null,
});

const gather = createGathering<SubjectFacts>({
  identifiers: () => [],
  party: (id) => Promise.resolve(firm(id)),
  isOutline: () => false,
  seen: () => Promise.resolve([]),
  record: () => Promise.resolve(null),
  added: [],
});

test('a doubt about controllers is one line for each kind and names the firms that it concerns', async () => {
  const doubts = [
    { code: 'SUM_NOT_ONE', firms: ['甲', '甲'] },
    { code: 'SUM_NOT_ONE', firms: ['乙'] },
    { code: 'UNKNOWN_RATIO', firms: ['甲', '乙', '丙', '丁', '戊', '己', '庚'] },
    { code: 'NO_NATURAL_PERSON', firms: [] },
  ];
  const { model } = await gather(
    firm('本'),
    { links: [], warnings: doubts, notes: [] },
    {
      number: 'R-1',
      code: 'C',
      verifyUrl: '',
      centre: '中心',
      issuedAt: '2026-01-01T00:00:00Z',
      purpose: 'SUPERVISION',
      role: 'CLERK',
      department: null,
      user: null,
      asOf: { validAt: '2026-01-01', knownAt: '2026-01-01T00:00:00Z' },
    },
  );
  expect(model.warnings.map(({ zh }) => zh)).toEqual([
    '已知出资比例之和不等于一：甲公司、乙公司',
    '部分出资比例不详，相关比例为下限：甲公司、乙公司、丙公司、丁公司、戊公司等7家',
    '未发现自然人控制人',
  ]);
  expect(model.warnings[1]?.en).toContain('and 2 more');
});
