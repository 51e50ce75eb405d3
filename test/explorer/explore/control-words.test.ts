import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { isEnumType } from 'graphql';
import { basisInChinese, warningWords } from '../../../src/explorer/explore/words/control-words.ts';
import { schema } from '../fake-hub.ts';

interface Edition {
  readonly limbs: readonly { readonly name: string; readonly text: string }[];
}

const { rules } = JSON.parse(
  readFileSync(new URL('../../../src/rules/control.json', import.meta.url), 'utf8'),
) as { readonly rules: Readonly<Record<string, readonly Edition[]>> };
const limbs = Object.values(rules).flatMap((editions) => editions.flatMap((one) => one.limbs));

test('every limb of every rule and every warning of the schema has Chinese words', () => {
  expect(limbs.length).toBeGreaterThan(5);
  for (const { name, text } of limbs)
    expect(basisInChinese(`${name}: ${text}`)).not.toMatch(/[a-z]{3}/);
  const codes = schema.getType('ControlWarningCode');
  const values = isEnumType(codes) ? codes.getValues().map(({ name }) => name) : [];
  expect(Object.keys(warningWords).sort()).toEqual(values.sort());
});

test('what the hub adds to a basis is added, and what is not known is left as it is', () => {
  const bounded =
    'limb (iii): controls (wording recalled, not read); at least this share: some ratios are unknown';
  expect(basisInChinese(bounded)).toMatch(/^第（三）项.*按记忆转述.*至少为此比例/);
  expect(basisInChinese('企业自行备案')).toBe('企业自行备案');
});
