import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { windowOf } from '../../../src/domains/record/publicity.ts';
import { generateCity } from '../../../src/intake/generate/generate-city.ts';
import { recordNode } from '../../../src/intake/write/plan-record.ts';
import { readPublicityRules } from '../../../src/rules/publicity.ts';
import { readAll } from '../../kit/deliver.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'publicity-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

test('the window worked out from the stored record is the one that intake stored, for every kind of record', async () => {
  const rules = readPublicityRules();
  await generateCity({
    directory: folder,
    enterprises: 200,
    persons: 500,
    seed: 7,
    dirt: 0.02,
    today: '2026-06-30',
  });
  const kinds = new Set<string>();
  const names = ['publicFrom', 'publicTo', 'earliestRepair', 'publicityClass', 'publicityRegime'];
  for (const file of readdirSync(folder).filter((name) =>
    /licence|penalty|list|judgment/.test(name),
  )) {
    const { rows } = await readAll(join(folder, file));
    for (const fact of rows.flatMap(({ facts }) => facts)) {
      if (fact.type !== 'record') continue;
      kinds.add(fact.kind);
      const origin = { sourceRow: 'b:1', department: 'd', recordedAt: '2026-06-30T00:00:00.000Z' };
      const stored = recordNode(fact, 'rec', 'key', origin);
      const record = { ...stored, title: fact.title, authorityName: fact.authorityName };
      const again = windowOf(rules, { ...record, validTo: fact.validTo ?? null });
      expect(again).toEqual(Object.fromEntries(names.map((name) => [name, stored[name] ?? null])));
    }
  }
  expect([...kinds].sort()).toEqual([
    'HONOUR',
    'JUDGMENT_DEFAULT',
    'LICENCE',
    'LIST_ENTRY',
    'PENALTY',
  ]);
});
