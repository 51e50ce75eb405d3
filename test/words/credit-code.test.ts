import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  creditCodeCheckCharacter,
  readCreditCode,
  subjectKindOfCode,
} from '../../src/words/credit-code.ts';

const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const passing = [
  '91520000214433792D',
  '916200002243725832',
  '913600001583122317',
  '91230500MA1B3N1N2M',
  '11230500001755309F',
];
const code = fc
  .tuple(
    fc.constantFrom('91', '92', '93', '51', '52', '53', '11', '12', 'A1', 'N2', 'Y1'),
    fc.stringMatching(/^\d{6}$/),
    fc.string({ unit: fc.constantFrom(...Array.from(alphabet)), minLength: 9, maxLength: 9 }),
  )
  .map((parts) => parts.join(''))
  .map((first17) => `${first17}${creditCodeCheckCharacter(first17)}`);

describe('the check character of GB 32100', () => {
  it.each(passing)('passes for %s', (value) => {
    expect(readCreditCode(value)).toMatchObject({
      value,
      wellFormed: true,
      checkDigitValid: true,
    });
  });

  it.each([
    ['91350100M0001TGQXM', '1'],
    ['91350211M0000XUF46', 'R'],
    ['91350203M0001FUE2P', 'J'],
  ])('flags the legal pilot code %s and computes %s', (value, computed) => {
    expect(readCreditCode(value)).toMatchObject({
      value,
      wellFormed: true,
      checkDigitValid: false,
    });
    expect(creditCodeCheckCharacter(value)).toBe(computed);
  });

  it('flags a made-up code', () => {
    expect(readCreditCode('9144030071528807XQ')?.checkDigitValid).toBe(false);
  });

  it('may be 0 and may belong to the departments A, N and Y', () => {
    const zeros = fc
      .tuple(fc.constantFrom('A1', 'N1', 'Y1'), fc.stringMatching(/^\d{15}$/))
      .map((parts) => parts.join(''))
      .filter((first17) => creditCodeCheckCharacter(first17) === '0');
    fc.assert(
      fc.property(zeros, (first17) => {
        expect(readCreditCode(`${first17}0`)).toMatchObject({
          wellFormed: true,
          checkDigitValid: true,
        });
      }),
      { numRuns: 20 },
    );
  });

  it('fails after any change of one character', () => {
    const change = fc.tuple(
      code,
      fc.integer({ min: 0, max: 17 }),
      fc.constantFrom(...Array.from(alphabet)),
    );
    fc.assert(
      fc.property(change, ([value, at, character]) => {
        fc.pre(value.charAt(at) !== character);
        const changed = `${value.slice(0, at)}${character}${value.slice(at + 1)}`;
        expect(readCreditCode(changed)?.checkDigitValid ?? false).toBe(false);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('readCreditCode', () => {
  it('reads any case, width, blanks and hyphens as the same code', () => {
    for (const text of [
      ' 91520000214433792d ',
      '91520000-214433792D',
      '9152 0000 2144 3379 2D',
      '９１５２００００２１４４３３７９２Ｄ',
      '91520000\u200b214433792D\t',
    ]) {
      expect(readCreditCode(text)?.value).toBe('91520000214433792D');
    }
  });

  it('is its own answer when read again', () => {
    fc.assert(
      fc.property(code, (value) => {
        expect(readCreditCode(value)?.value).toBe(value);
      }),
    );
  });

  it.each([
    '',
    '无',
    '00000000000000000X',
    '000000000000000000',
    '9152000021443379',
    '91520000214433792DD',
    '9152000021443379ID',
    '9152000021443379OD',
    '9152000021443379SD',
    '9152000021443379VD',
    '9152000021443379ZD',
  ])('does not take %p for a code', (text) => {
    expect(readCreditCode(text)).toBeUndefined();
  });

  it('tells the place level by form and demands no current county', () => {
    const levelOf = (place: string) => readCreditCode(`91${place}MA1B3N1N2M`)?.placeLevel;
    expect(['520000', '230500', '230502'].map(levelOf)).toEqual([
      'PROVINCE',
      'CITY',
      'COUNTY_OR_OTHER',
    ]);
    expect(['100000', '110228', '320594', '130605'].map(levelOf)).toEqual(
      Array(4).fill('COUNTY_OR_OTHER'),
    );
  });

  it('keeps a code of another form as not well formed', () => {
    expect(readCreditCode('B15200002144337928')).toMatchObject({ wellFormed: false });
    const letters = readCreditCode('9152000A2144337928');
    expect(letters).toMatchObject({ wellFormed: false });
    expect(letters).not.toHaveProperty('placeLevel');
  });
});

describe('subjectKindOfCode', () => {
  it('goes by the prefix', () => {
    expect(['91', '93'].map(subjectKindOfCode)).toEqual(['ENTERPRISE', 'ENTERPRISE']);
    expect(subjectKindOfCode('92')).toBe('INDIVIDUAL_BUSINESS');
    expect(['51', '52', '53', '11', '12', '13', 'N1', 'A1'].map(subjectKindOfCode)).toEqual(
      Array(8).fill('ORGANIZATION'),
    );
  });
});
