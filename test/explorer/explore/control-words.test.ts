import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { isEnumType } from 'graphql';
import {
  basisInChinese,
  controlInChinese,
  editionInChinese,
  warningTitles,
  warningWords,
} from '../../../src/explorer/explore/words/control-words.ts';
import { schema } from '../fake-hub.ts';

interface Edition {
  readonly edition: string;
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
  expect(Object.keys(warningTitles).sort()).toEqual(values);
});

test('what the hub adds to a basis is added, and what is not known is left as it is', () => {
  const bounded =
    'limb (iii): controls (wording recalled, not read); at least this share: some ratios are unknown';
  expect(basisInChinese(bounded)).toMatch(/^第（三）项.*按记忆转述.*至少为此比例/);
  expect(basisInChinese('企业自行备案')).toBe('企业自行备案');
});

test('every edition of a rule is said in Chinese', () => {
  for (const { edition } of Object.values(rules).flat())
    expect(editionInChinese(`${edition} [source]`)).not.toMatch(/[a-z]{3}/);
  for (const name of ['groups', 'suspicion']) {
    const path = new URL(`../../../src/rules/${name}.json`, import.meta.url);
    const rule = JSON.parse(readFileSync(path, 'utf8')) as { edition: string; source: string };
    const said = editionInChinese(`${rule.edition} [${rule.source}]`);
    expect(said).toMatch(/^\d{4}-\d{2} 信用中心内部规则/);
    expect(said).not.toMatch(/[a-z]{3}/);
  }
});

const folder = new URL('../../../src/domains/control/', import.meta.url);
const written = ['proof.ts', 'cascade-proof.ts', 'limbs.ts', 'warnings.ts', 'multiplied.ts'];

/** Sentences as the code writes them, with something in each gap. */
const sentences = written.flatMap((file) =>
  [
    ...readFileSync(new URL(file, folder), 'utf8').matchAll(
      /'([A-Z][^'\n]{20,})'|`((?:\$\{[^}]*\}|x\(S\)|[A-Z])[^`\n]*[a-z]{4,} [a-z]{2,} [^`\n]*)`/g,
    ),
  ].map(([, plain, filled]) => (plain ?? filled ?? '').replaceAll(/\$\{[^}]*\}/g, '7')),
);

test('sentences of arithmetic and of doubts are said in Chinese, names as they are', () => {
  expect(sentences.length).toBeGreaterThan(10);
  for (const sentence of sentences) expect(controlInChinese(sentence)).not.toMatch(/[a-z]{3}/);
  expect(
    controlInChinese(
      '甲 0.6 of 乙 → controls 乙; 甲 0.2 + 乙 0.4 = 0.6 of 丙 of Asia → controls 丙 of Asia; in all 甲 0.6 of 丙 of Asia',
    ),
  ).toBe(
    '甲 0.6（占乙） → 控制乙；甲 0.2 + 乙 0.4 = 0.6（占丙 of Asia） → 控制丙 of Asia；合计 甲 0.6（占丙 of Asia）',
  );
  expect(controlInChinese('0.8 × 0.6 + 0.1 (3 more paths) = 0.58\n0.8 × 0.6: 甲 → 乙 → 丙')).toBe(
    '0.8 × 0.6 + 0.1（另3条路径） = 0.58\n0.8 × 0.6: 甲 → 乙 → 丙',
  );
  expect(controlInChinese('Solution in floating point: x(甲) = no finite value')).toBe(
    '解（浮点）：x(甲) = 无有限值',
  );
});
