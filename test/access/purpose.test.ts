import { expect, test } from '@jest/globals';
import { checkPurpose } from '../../src/access/purpose.ts';
import { publicViewer, type Role, type Viewer } from '../../src/access/viewer.ts';

const as = (role: Role): Viewer => ({ role, department: null, subject: null, user: null });

test.each([
  ['LENDER', 'SUPERVISION'],
  ['SUBJECT', 'JUDICIAL'],
  ['DEPARTMENT', 'LOAN_APPLICATION'],
  ['ANALYST', 'OWN_REPORT'],
  ['CLERK', 'POST_LOAN'],
] as const)('%s may not ask for %s, and is told what it may ask for', (role, purpose) => {
  expect(() => {
    checkPurpose(as(role), purpose);
  }).toThrow(
    expect.objectContaining({
      code: 'FORBIDDEN',
      message: expect.stringContaining('DUE_DILIGENCE') as unknown,
    }),
  );
});

test('the public may give any purpose, for it opens nothing', () => {
  checkPurpose(publicViewer, 'JUDICIAL');
});
