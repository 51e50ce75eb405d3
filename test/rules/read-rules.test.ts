import { describe, expect, test } from '@jest/globals';
import { readRules } from '../../src/rules/read-rules.ts';
import { readRepairRules } from '../../src/rules/repair.ts';
import { shippedFile, openRules } from '../../src/rules/read-rules.ts';
import { z } from 'zod';

const schema = z.strictObject({ a: z.array(z.strictObject({ b: z.number() })) });
const read = (text: string) => () => readRules({ file: 'rules.json', text }, schema);

describe('a rule file that is broken', () => {
  test.each([
    ['{\n  "a": [\n    { "b": 1, }\n  ]\n}', 'rules.json: no JSON at line 3, column'],
    ['{"a": [{"b": 1}, {"b": "2"}]}', 'rules.json: a[1].b: '],
    ['{"a": [], "c": 1}', 'rules.json: the whole file: '],
    ['', 'rules.json: no JSON at line 1, column 1'],
  ])('%s names file and place', (text, place) => {
    expect(read(text)).toThrow(expect.objectContaining({ code: 'INTERNAL_SERVER_ERROR' }));
    expect(read(text)).toThrow(place);
  });

  test('tells five places and counts the others', () => {
    const text = JSON.stringify({ a: Array.from({ length: 8 }, () => ({ b: '' })) });
    expect(read(text)).toThrow(/a\[4\]\.b: .*; and 3 more\.$/);
  });

  test('that cannot be opened is named', () => {
    expect(() => readRepairRules('/nowhere/repair.json')).toThrow(
      '/nowhere/repair.json cannot be opened.',
    );
  });

  test('of the release is named by its path in the repository', () => {
    const { text } = openRules(shippedFile('repair'));
    expect(() =>
      readRepairRules({
        file: 'src/rules/repair.json',
        text: text.replace('"check": 3', '"check": "3"'),
      }),
    ).toThrow(/^src\/rules\/repair\.json: editions\[\d\]\.workingDays\.check: /);
  });
});
