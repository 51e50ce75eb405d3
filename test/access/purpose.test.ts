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

test.each(['SUPERVISION', 'PROCUREMENT', 'LOAN_APPLICATION', 'RESEARCH'])(
  'the public may say that it is for %s, which opens nothing',
  (purpose) => {
    checkPurpose(publicViewer, purpose);
  },
);

// for a court a report is kept although something in it was closed, and only the subject has its own
test.each(['JUDICIAL', 'OWN_REPORT'])('the public may not say that it is for %s', (purpose) => {
  expect(() => {
    checkPurpose(publicViewer, purpose);
  }).toThrow(expect.objectContaining({ code: 'FORBIDDEN' }));
});
