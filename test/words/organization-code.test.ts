import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  organizationCodeCheckCharacter,
  readOrganizationCode,
} from '../../src/words/organization-code.ts';

const first8 = fc.stringMatching(/^[0-9A-Z]{8}$/).filter((text) => !/^(.)\1{7}$/.test(text));

describe('readOrganizationCode', () => {
  it('passes characters 9 to 17 of real credit codes', () => {
    for (const code of [
      '91520000214433792D',
      '916200002243725832',
      '913600001583122317',
      '91230500MA1B3N1N2M',
      '11230500001755309F',
    ]) {
      expect(readOrganizationCode(code.slice(8, 17))?.checkDigitValid).toBe(true);
    }
  });

  it('reads the dirty 74218321-3 without its hyphen and tells whether the check passes', () => {
    const check = organizationCodeCheckCharacter('74218321');
    expect(readOrganizationCode('74218321-3')).toEqual({
      value: '742183213',
      checkDigitValid: check === '3',
    });
  });

  it('computes X for 10 and 0 for 11', () => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(first8, (text) => {
        const check = organizationCodeCheckCharacter(text);
        seen.add(check);
        expect(readOrganizationCode(`${text}-${check}`)).toEqual({
          value: `${text}${check}`,
          checkDigitValid: true,
        });
      }),
      { numRuns: 500 },
    );
    expect(seen).toEqual(new Set('0123456789X'));
  });

  it('fails after a change of the check character', () => {
    fc.assert(
      fc.property(first8, fc.constantFrom(...Array.from('0123456789X')), (text, check) => {
        const valid = readOrganizationCode(`${text}${check}`)?.checkDigitValid;
        expect(valid).toBe(check === organizationCodeCheckCharacter(text));
      }),
    );
  });

  it.each(['', '无', '7421832', '742183213X', '74218321Y', '00000000-0', '74218321_3'])(
    'does not take %p for a code',
    (text) => {
      expect(readOrganizationCode(text)).toBeUndefined();
    },
  );
});
