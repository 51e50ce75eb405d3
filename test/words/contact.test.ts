import { describe, expect, test } from '@jest/globals';
import { addressKey, isPersonalPhone, mailDomain, phoneDigits } from '../../src/words/contact.ts';
import { neighboursOf } from '../../src/words/neighbour-number.ts';

test('writings of one address have one key; what is too short to tell has none', () => {
  const keys = [
    '示例市 青禾路１号（2楼）',
    '示例市青禾路1号(2楼)',
    '示例市，青禾路1号【2楼】。',
  ].map(addressKey);
  expect(new Set(keys).size).toBe(1);
  expect(addressKey('示例市')).toBeUndefined();
  expect(addressKey('长'.repeat(201))).toBeUndefined();
});

test.each([
  ['0571-8765 4321', '057187654321'],
  ['+86 138 0013 8000', '13800138000'],
  ['0086-571-87654321', '57187654321'],
  ['87654321转801', '87654321'],
  ['87654321;87654322', '87654321'],
  ['00000000', undefined],
  ['12345', undefined],
  ['无', undefined],
])('the telephone number in %s is %s', (text, digits) => {
  expect(phoneDigits(text)).toBe(digits);
});

test('a mobile number is a person’s, a fixed line is not', () => {
  expect([isPersonalPhone('13800138000'), isPersonalPhone('057187654321')]).toEqual([true, false]);
});

test('of a mailbox only the domain is kept', () => {
  expect(mailDomain('Zhang.San@Example.COM.cn')).toBe('example.com.cn');
  expect(mailDomain('example.com')).toBeUndefined();
  expect(mailDomain('a@b')).toBeUndefined();
});

describe('neighbours of a number', () => {
  test('are the one before and the one after', () => {
    expect(neighboursOf('057187654321')).toEqual(['057187654320', '057187654322']);
    expect(neighboursOf('000000')).toEqual(['000001']);
    expect(neighboursOf('999999')).toEqual(['999998']);
    expect(neighboursOf('12345')).toEqual([]);
    expect(neighboursOf('91990000MA00000001')).toEqual([]);
  });

  test('of a registration number have check digits of their own (ISO 7064 MOD 11,10; 110108000000016 is right)', () => {
    expect(neighboursOf('110108000000024')).toContain('110108000000016');
    expect(neighboursOf('110108000000016')).toHaveLength(2);
  });
});
