import { expect, test } from '@jest/globals';
import type { Role } from '../../src/access/roles.ts';
import {
  actRefusal,
  type Case,
  type CaseRules,
  deadlineOf,
  type DueBy,
  stateAfter,
} from '../../src/cases/case.ts';
import { shippedCalendar } from '../../src/rules/calendars.ts';

/* A case of a kind that does not exist: asked, then answered or dropped; who is answered may be told once. */
interface Plea extends Case<'ASKED' | 'ANSWERED' | 'DROPPED'> {
  readonly askedOn: string;
  readonly answeredOn: string | null;
  readonly toldAt: string | null;
}

const rules: CaseRules<Plea, 'ANSWER' | 'DROP' | 'TELL'> = {
  transitions: {
    ASKED: { ANSWER: 'ANSWERED', DROP: 'DROPPED' },
    ANSWERED: { TELL: 'ANSWERED' },
    DROPPED: {},
  },
  isDone: (act, { toldAt }) => act === 'TELL' && toldAt !== null,
  withReason: ['DROP'],
  rights: { ANSWER: 'REFUSE_REPAIR', DROP: 'WITHDRAW_REPAIR', TELL: 'SERVE_REPAIR' },
  second: {},
  ofUnit: ['ANSWER'],
  ofCentre: () => false,
  notCompetent: () => 'Only its unit answers.',
};

const told = {
  what: 'TELLING',
  terms: [
    { days: 'tell', from: 'answeredOn' },
    { days: 'whole', from: 'askedOn' },
  ],
  until: 'toldAt',
} as const;

const dueBy: DueBy<Plea, 'answer' | 'tell' | 'whole'> = {
  ASKED: { what: 'ANSWER', terms: [{ days: 'answer', from: 'askedOn' }], until: null },
  ANSWERED: told,
  DROPPED: null,
};

const plea: Plea = {
  id: 'p',
  state: 'ASKED',
  subjectId: 'sub_1',
  reviewer: 'U',
  reviewerName: null,
  dueOn: null,
  askedOn: '2026-09-25',
  answeredOn: null,
  toldAt: null,
};

const dropped: Plea = { ...plea, state: 'DROPPED' };

const actor = (role: Role, department: string | null = null, subject: string | null = null) => ({
  role,
  department,
  subject,
  user: 'Lan',
});

const known = (one: Plea) => ({
  one,
  deciders: { decidedBy: ['U'], unitExists: true, ofCentre: false },
});

test('whom a case does not concern is told that there is none, whatever the act and the state', () => {
  for (const one of [plea, dropped])
    for (const stranger of [
      actor('PUBLIC'),
      actor('ANALYST'),
      actor('DEPARTMENT', 'OTHER'),
      actor('DEPARTMENT'),
      actor('SUBJECT', null, 'sub_2'),
    ])
      expect(actRefusal(rules, stranger, 'DROP', known(one), 'why')?.code).toBe('NOT_FOUND');
});

test('right, state and reason stand against an act in this order', () => {
  const unit = actor('DEPARTMENT', 'U');
  expect(actRefusal(rules, actor('CLERK'), 'ANSWER', known(plea), null)?.code).toBe(
    'NOT_COMPETENT',
  );
  expect(actRefusal(rules, unit, 'TELL', known(plea), null)?.code).toBe('WRONG_STATE');
  expect(actRefusal(rules, unit, 'DROP', known(plea), null)?.code).toBe('REASON_MISSING');
  expect(actRefusal(rules, unit, 'DROP', known(plea), 'why')).toBeNull();
  expect(stateAfter(rules, plea, 'ANSWER')).toBe('ANSWERED');
});

test('a unit that nobody knows is named and asked for, and nobody decides in its place', () => {
  const nobodys = { ...plea, reviewer: null, reviewerName: '示例市某局' };
  const deciders = { decidedBy: [], unitExists: false, ofCentre: false };
  const said = (one: Plea, caller = actor('CLERK')) =>
    actRefusal(rules, caller, 'ANSWER', { one, deciders }, null);
  expect(said(nobodys)?.code).toBe('UNIT_UNKNOWN');
  expect(said(nobodys)?.message).toContain('示例市某局');
  expect(said(plea)?.code).toBe('UNIT_GONE');
  expect(said(nobodys, actor('SUBJECT', null, 'sub_1'))?.code).toBe('NOT_COMPETENT');
});

test('an act that leaves the state is done once', () => {
  const answered: Plea = { ...plea, state: 'ANSWERED', answeredOn: '2026-09-28' };
  expect(stateAfter(rules, answered, 'TELL')).toBe('ANSWERED');
  expect(stateAfter(rules, { ...answered, toldAt: '2026-09-29T00:00:00.000Z' }, 'TELL')).toBe(
    undefined,
  );
});

const counting = { days: { answer: 3, tell: 3, whole: 5, close: 1 }, calendar: shippedCalendar };
const dueOn = (one: Plea) => deadlineOf(dueBy, one, counting, '2026-09-25')?.dueOn;

test('of several terms the first ends it, over a holiday as the calendar has it', () => {
  expect(dueOn(plea)).toBe('2026-09-30');
  const answered: Plea = { ...plea, state: 'ANSWERED' };
  expect(dueOn({ ...answered, answeredOn: '2026-09-25' })).toBe('2026-09-30');
  // five working days from 25 September, and not three from 30 September
  expect(dueOn({ ...answered, answeredOn: '2026-09-30' })).toBe('2026-10-09');
  expect(dueOn({ ...answered, answeredOn: '2026-09-30', toldAt: 'then' })).toBeUndefined();
  expect(deadlineOf(dueBy, dropped, counting, '2026-09-25')).toBeNull();
});
