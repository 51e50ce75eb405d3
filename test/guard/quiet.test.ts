import { expect, test } from '@jest/globals';
import { quiet } from '../../src/guard/quiet.ts';

test.each([
  [
    'Variable "$key" got invalid value { person: { name: "司马静", idNumber: 990000 } }; Field "x" is not defined.',
    'Variable "$key" does not have the form of its type.',
  ],
  [
    'Variable "$key" got invalid value "Li Ming" at "key.person.idNumber"; String cannot represent "Li Ming"',
    'Variable "$key" does not have the form of its type at "key.person.idNumber".',
  ],
  ['Syntax Error: Expected Name, found "司马静".', 'Syntax Error: Expected Name, found "…".'],
  ['Int cannot represent 990000196001011234', 'Int cannot represent …'],
  [
    'Cannot query field "nothing" on type "Query".',
    'Cannot query field "nothing" on type "Query".',
  ],
])('%s', (said, told) => {
  expect(quiet(said)).toBe(told);
});
