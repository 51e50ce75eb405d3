import { expect, test } from '@jest/globals';
import {
  repairDeadline,
  repairOf,
  type RepairProperties,
} from '../../../src/domains/repair/repair.ts';
import { readRepairRules } from '../../../src/rules/repair.ts';

const rules = readRepairRules();

// a Friday before the long holiday of October
const on = '2026-09-25';
const after = (count: number): string => rules.calendar.add(on, count);

const repair = (more: Partial<RepairProperties>): RepairProperties =>
  repairOf({
    id: 'rep_1',
    state: 'APPLIED',
    subjectId: 'sub_1',
    recordId: 'rec_1',
    appliedAt: `${on}T01:00:00.000Z`,
    appliedOn: on,
    promise: 'p',
    ...more,
  });

const due = (one: RepairProperties, today = on) => repairDeadline(rules, one, today);

test('three working days to accept or not, ten for the whole way from the application to the answer', () => {
  expect(due(repair({}))).toMatchObject({ what: 'CHECK', dueOn: after(3) });
  expect(due(repair({ state: 'ACCEPTED' }))).toMatchObject({ what: 'DECISION', dueOn: after(10) });
  expect(due(repair({}), after(4))).toMatchObject({ what: 'CHECK', isOver: true });
});

test.each([
  [2, 5],
  [7, 10],
  [8, 10],
  [10, 10],
  [12, 10],
])('decided on working day %i, the applicant is answered by day %i', (decided, answered) => {
  for (const state of ['GRANTED', 'REFUSED'] as const)
    expect(due(repair({ state, decidedOn: after(decided) }))).toMatchObject({
      what: 'SERVICE',
      dueOn: after(answered),
    });
});

test('an answer that was given, and a case that has none, are due no more', () => {
  const decidedOn = after(2);
  expect(due(repair({ state: 'GRANTED', decidedOn, servedAt: 'then' }))).toBeNull();
  for (const state of ['RETURNED', 'CANCELLED'] as const)
    expect(due(repair({ state, decidedOn }))).toBeNull();
});
