import { expect, test } from '@jest/globals';
import type { Caller, Matter } from '../../src/access/conditions.ts';
import { type Act, permissions } from '../../src/access/permissions.ts';
import { checkPurpose } from '../../src/access/purpose.ts';
import { admits, allows, reachOf, requireRight } from '../../src/access/rights.ts';
import { publicViewer, type Role, type Viewer } from '../../src/access/viewer.ts';
import { sightOf } from '../../src/access/visibility.ts';
import { asOfNow } from '../../src/words/as-of.ts';

const as = (role: string, more: Partial<Caller> = {}): Caller => ({
  ...publicViewer,
  ...more,
  role,
});
const unit = '11990100MB0000001Y';
const clerk = as('CLERK', { user: 'Wei' });
const department = as('DEPARTMENT', { department: unit, user: 'Lan' });
const ours = { unit, decidedBy: [unit], unitExists: true, ofCentre: false } as const;
const owner = as('SUBJECT', { subject: 'sub_1' });
const acts = Object.keys(permissions) as Act[];

/** What every condition but OPEN_SCOPE could hold of. */
const matter: Matter = {
  subject: 'sub_1',
  ...ours,
  ofCentre: true,
  firstPerson: 'Bo',
  scopes: ['PUBLIC'],
  owner: { role: 'OVERSEER', department: '', user: '' },
};

test('a role that the table does not know may do nothing and sees nothing', () => {
  for (const role of ['OVERSEER', 'clerk', '', 'toString', '__proto__', 'constructor']) {
    const stranger = as(role, { department: unit, subject: 'sub_1' });
    expect(acts.filter((act) => admits(stranger, act) || allows(stranger, act, matter))).toEqual(
      [],
    );
    const viewer: Viewer = { ...publicViewer, role: role as Role };
    const sight = sightOf(viewer, asOfNow(new Date('2026-11-30T00:00:00Z')));
    expect(sight).toMatchObject({ scopes: [], official: false, clerk: false, department: '' });
    expect(() => {
      requireRight(stranger, 'READ_REGISTER');
    }).toThrow(expect.objectContaining({ code: 'FORBIDDEN' }));
    expect(() => {
      checkPurpose(viewer, 'DUE_DILIGENCE');
    }).toThrow(expect.objectContaining({ code: 'FORBIDDEN' }));
  }
});

test.each(['SEIZE_ASSETS', 'toString', '__proto__'])(
  'nobody may do %s, which has no row',
  (name) => {
    const act = name as Act;
    for (const caller of [publicViewer, clerk, department, owner]) {
      expect([admits(caller, act), allows(caller, act, matter)]).toEqual([false, false]);
      expect(reachOf(caller, act)).toEqual({ all: false, unit: '', subject: '' });
    }
    expect(() => {
      requireRight(clerk, act);
    }).toThrow(expect.objectContaining({ code: 'FORBIDDEN' }));
  },
);

test('the public is asked who it is, others are refused; some doors say the same to both', () => {
  const codes = (act: Act) =>
    [publicViewer, as('LENDER')].map((caller) => {
      try {
        requireRight(caller, act);
        return null;
      } catch (error) {
        return (error as { code: string }).code;
      }
    });
  expect(codes('READ_STATISTICS')).toEqual(['UNAUTHENTICATED', 'FORBIDDEN']);
  expect(codes('APPLY_FOR_REPAIR')).toEqual(['FORBIDDEN', 'FORBIDDEN']);
  expect(codes('READ_REGISTER')).toEqual([null, null]);
});

test('what is not said of a matter fulfils no condition', () => {
  expect(allows(owner, 'APPLY_FOR_REPAIR', {})).toBe(false);
  expect(allows(department, 'GRANT_REPAIR', {})).toBe(false);
  expect(allows(clerk, 'CONFIRM_GRANT', {})).toBe(false);
  expect(allows(clerk, 'NAME_UNIT', {})).toBe(false);
  expect(allows(as('DEPARTMENT', { user: 'Lan' }), 'GRANT_REPAIR', { unit: null })).toBe(false);
  expect(allows(as('SUBJECT'), 'SEE_CASE', { subject: null })).toBe(false);
});

test('the unit that made the finding decides, and the counter never stands in for it', () => {
  const other = as('DEPARTMENT', { department: '11990100MB0000002X', user: 'Lan' });
  const nobodys = { unit: null, decidedBy: [], unitExists: false, ofCentre: false };
  for (const act of ['REFUSE_REPAIR', 'DISMISS_DISPUTE'] as const) {
    const may = (caller: Caller, of: Matter) => allows(caller, act, of);
    expect([may(department, ours), may(other, ours), may(department, nobodys)]).toEqual([
      true,
      false,
      false,
    ]);
    expect([may(clerk, ours), may(clerk, nobodys), may(owner, ours)]).toEqual([
      false,
      false,
      false,
    ]);
  }
  expect(allows(clerk, 'NAME_UNIT', nobodys)).toBe(true);
  expect(allows(clerk, 'NAME_UNIT', ours)).toBe(false);
});

test('no act has a row by which the counter decides because the unit is not known', () => {
  const deciding = acts.filter((act) => /^(GRANT|CONFIRM|REFUSE|DISMISS|CONCLUDE)/.test(act));
  const nobodys = { ...ours, decidedBy: [], unitExists: false, firstPerson: 'Bo' };
  expect(deciding.filter((act) => allows(clerk, act, nobodys)).sort()).toEqual([
    'CONFIRM_MERGE',
    'CONFIRM_UNIT',
    'CONFIRM_UNMERGE',
    'GRANT_REPAIR',
  ]);
});

test('the second of two people is another one, of the unit that decides, and has a name', () => {
  const second = (caller: Caller, firstPerson: string | null) =>
    allows(caller, 'CONFIRM_GRANT', { ...ours, firstPerson });
  expect(second(department, 'Wei')).toBe(true);
  expect(second(clerk, 'Lan')).toBe(false);
  expect(second(department, null)).toBe(false);
  for (const one of ['Lan', ' lan', 'ＬＡＮ']) expect(second(department, one)).toBe(false);
  for (const user of [null, '', ' '])
    expect(second(as('DEPARTMENT', { department: unit, user }), 'Wei')).toBe(false);
  expect(
    allows(department, 'CONFIRM_GRANT', { ...ours, unitExists: false, firstPerson: 'Wei' }),
  ).toBe(false);
});

test('who names no person decides nothing, and is told so', () => {
  const nameless = as('CLERK');
  const told = (act: Act): string => {
    try {
      requireRight(nameless, act, matter);
      return 'allowed';
    } catch (error) {
      return (error as Error).message;
    }
  };
  for (const act of [
    'MERGE_SUBJECTS',
    'IMPOSE_SANCTION',
    'CONFIRM_LIFTING',
    'ACCEPT_REPAIR',
  ] as const)
    expect(told(act)).toContain('`sub`');
  expect(told('SEE_CASE')).toBe('allowed');
});

test('a condition that fails is told in its own words', () => {
  const refused = (caller: Caller, about: Matter): string => {
    try {
      requireRight(caller, 'MAKE_COMMITMENT', about);
      return '';
    } catch (error) {
      return (error as Error).message;
    }
  };
  expect(refused(owner, { subject: 'sub_2' })).toContain('for itself alone');
  expect(refused(as('DEPARTMENT'), { unit: null })).toContain('names no department');
  expect(refused(department, { unit: 'another' })).toContain('receiver:');
  expect(refused(as('ANALYST'), {})).toContain('writes it down');
  expect(refused(owner, { subject: 'sub_1' })).toBe('');
});

test('a thing is owned by the department, without one by its maker', () => {
  const made = { role: 'LENDER', department: '', user: 'a' };
  const mine = (caller: Caller) => allows(caller, 'READ_SCREENING', { owner: made });
  expect(mine(as('LENDER', { user: 'a' }))).toBe(true);
  expect(mine(as('LENDER', { user: 'b' }))).toBe(false);
  expect(mine(as('CLERK', { user: 'a' }))).toBe(false);
  const owner = { ...made, role: 'DEPARTMENT', department: unit };
  expect(allows(department, 'READ_SCREENING', { owner })).toBe(true);
});
