import { expect, test } from '@jest/globals';
import { personName, personNumber } from '../../src/access/masking.ts';
import { publicViewer, type Viewer } from '../../src/access/viewer.ts';

const self: Viewer = { role: 'SUBJECT', department: null, subject: 'sub_1', user: null };
const clerk: Viewer = { role: 'CLERK', department: null, subject: null, user: null };
const lender: Viewer = { role: 'LENDER', department: null, subject: null, user: null };
const number = '990000196001011234';

test('a name is whole for officials and for the person alone', () => {
  const seen = [publicViewer, lender, clerk, self].map((viewer) =>
    personName(viewer, 'sub_1', '司马静'),
  );
  expect(seen).toEqual(['司马*', '司马*', '司马静', '司马静']);
  expect(personName(self, 'sub_2', '司马静')).toBe('司马*');
});

test('a published name is shown, and one into which a number slipped is masked all the same', () => {
  expect(personName(publicViewer, 'sub_1', '司马静', true)).toBe('司马静');
  for (const name of ['司马静990000196001011234', '司马静（０２１－９９９９）', '静 13900000000'])
    expect(personName(publicViewer, 'sub_1', name, true)).not.toMatch(/[\d０-９]/u);
  expect(personName(clerk, 'sub_1', '司马静9999', true)).toBe('司马静9999');
});

test('a number is whole for the person alone, masked for officials, and not even opened for others', () => {
  const open = () => number;
  const never = () => {
    throw new Error('opened');
  };
  expect(personNumber(self, 'sub_1', open)).toBe(number);
  expect(personNumber(clerk, 'sub_1', open)).toBe('990***************');
  for (const viewer of [publicViewer, lender])
    expect(personNumber(viewer, 'sub_1', never)).toBeNull();
  expect(personNumber(self, 'sub_2', never)).toBeNull();
});
