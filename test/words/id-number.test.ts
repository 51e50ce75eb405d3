import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { idNumberCheckCharacter, maskIdNumber, readIdNumber } from '../../src/words/id-number.ts';

const now = '2026-11-21';
// places that GB/T 2260 does not assign, and the residence permits
const place = fc.constantFrom('000000', '990000', '810000', '820000', '830000');
const birth = fc
  .date({ min: new Date('1900-01-01'), max: new Date('2026-11-21'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const idNumber = fc
  .tuple(place, birth, fc.stringMatching(/^\d{3}$/))
  .map(([region, born, serial]) => `${region}${born.replaceAll('-', '')}${serial}`)
  .map((first17) => `${first17}${idNumberCheckCharacter(first17)}`);

const withCheck = (first17: string) => `${first17}${idNumberCheckCharacter(first17)}`;

describe('readIdNumber', () => {
  it('reads value, birth date and check of a number in order', () => {
    expect(readIdNumber('00000019491231006X', now)).toEqual({
      value: '00000019491231006X',
      wellFormed: true,
      checkDigitValid: true,
      birthDate: '1949-12-31',
      cleanings: [],
    });
  });

  it('reads every valid number back with its birth date', () => {
    fc.assert(
      fc.property(idNumber, (value) => {
        const read = readIdNumber(value, now);
        expect(read).toMatchObject({ value, wellFormed: true, checkDigitValid: true });
        expect(read?.birthDate?.replaceAll('-', '')).toBe(value.slice(6, 14));
      }),
    );
  });

  it('flags any change of one digit', () => {
    const change = fc.tuple(
      idNumber,
      fc.integer({ min: 0, max: 17 }),
      fc.constantFrom(...Array.from('0123456789')),
    );
    fc.assert(
      fc.property(change, ([value, at, digit]) => {
        fc.pre(value.charAt(at) !== digit);
        const changed = `${value.slice(0, at)}${digit}${value.slice(at + 1)}`;
        expect(readIdNumber(changed, now)?.checkDigitValid).toBe(false);
      }),
      { numRuns: 1000 },
    );
  });

  it('converts the 15-digit form by 19 and a computed check character', () => {
    fc.assert(
      fc.property(idNumber, (value) => {
        fc.pre(value.slice(6, 8) === '19');
        const old = `${value.slice(0, 6)}${value.slice(8, 17)}`;
        expect(readIdNumber(old, now)).toMatchObject({
          value,
          checkDigitValid: true,
          cleanings: ['FIFTEEN_DIGITS'],
        });
      }),
    );
  });

  it('accepts a lower-case x and says that it mended it', () => {
    expect(readIdNumber(' 00000019491231006x ', now)).toMatchObject({
      value: '00000019491231006X',
      cleanings: ['LOWER_CASE_X'],
    });
  });

  it.each(['19900230', '19901301', '19900100', '19000229', '00000101'])(
    'tells that nobody is born on %s',
    (born) => {
      const read = readIdNumber(withCheck(`990000${born}001`), now);
      expect(read).toMatchObject({
        wellFormed: false,
        reason: 'IMPOSSIBLE_BIRTH_DATE',
        checkDigitValid: true,
      });
      expect(read).not.toHaveProperty('birthDate');
    },
  );

  it('tells a birth in the future, counted from the given day', () => {
    const tomorrow = withCheck('99000020261122001');
    expect(readIdNumber(tomorrow, now)).toMatchObject({
      wellFormed: false,
      reason: 'FUTURE_BIRTH_DATE',
    });
    expect(readIdNumber(tomorrow, '2026-11-22')?.wellFormed).toBe(true);
    expect(readIdNumber(withCheck('99000029991231001'))?.reason).toBe('FUTURE_BIRTH_DATE');
  });

  it.each([
    '',
    '无',
    '0000001949123100',
    '00000019491231002',
    '000000194912310060X',
    'X0000019491231006X',
    'E12345678',
  ])('does not take the truncated or foreign %p for an ID number', (text) => {
    expect(readIdNumber(text, now)).toBeUndefined();
  });
});

describe('maskIdNumber', () => {
  it('keeps the first 3 characters: neither the check character nor the digit before it shows', () => {
    expect(maskIdNumber('99000019900101001X')).toBe('990***************');
  });

  it('keeps only the first of a short one', () => {
    expect(['E12345678', 'A', ''].map(maskIdNumber)).toEqual(['E********', 'A', '']);
  });
});
