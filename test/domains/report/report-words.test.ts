import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { sanctionSection } from '../../../src/domains/report/report-sections.ts';
import { sectionModel } from '../../../src/domains/report/report-records.ts';
import { generateCity } from '../../../src/intake/generate/generate-city.ts';
import { openDelivered } from '../../../src/intake/open-file.ts';
import { readCommitmentRules } from '../../../src/rules/commitments.ts';
import { readPublicityRules } from '../../../src/rules/publicity.ts';
import { performances } from '../../../src/words/publicity-rules.ts';

const publicity = readPublicityRules();
const today = '2026-11-21';

const shared = {
  id: 'rec_1',
  title: '决定',
  documentNumber: '1号',
  decidedOn: '2026-01-01',
  authorityName: '示例局',
  authorityCode: null,
  deliveredBy: null,
};

/** What a report says of the details of a record, label by label. */
const saidOf = (
  details: Readonly<Record<string, string | number | boolean | readonly string[]>>,
  more: object = {},
) => {
  const seen = { id: 'X', title: { zh: '', en: '' }, seen: [], more: false };
  const record = {
    ...shared,
    ...more,
    details: Object.entries(details).map(([name, value]) => ({
      name,
      values: [value].flat().map(String),
    })),
  };
  return sectionModel(seen, [record]).entries.flatMap(({ facts }) => facts);
};

/** The names of program text: ASCII without a space, such as fineAmount or BROKEN. */
const isCode = (text: string): boolean => /^[A-Za-z_]*[a-z][A-Z][A-Za-z]*$|^[A-Z_]{3,}$/.test(text);

test('whatever a table can state has a label and a value in both languages of a report', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'words-'));
  const { files } = await generateCity({ seed: 7, today, directory, enterprises: 300 });
  const names = new Set<string>();
  for (const file of files) {
    for await (const { facts } of (await openDelivered(file, { publicity, today })).rows)
      for (const fact of facts) {
        if (fact.type !== 'record') continue;
        for (const { label, value } of saidOf(fact.details)) {
          const said = typeof value === 'string' ? { zh: value, en: value } : value;
          expect([label.zh, label.en, said.zh, said.en].filter(isCode)).toEqual([]);
        }
        for (const name of Object.keys(fact.details)) names.add(name);
      }
  }
  await rm(directory, { recursive: true });
  expect([...names]).toEqual(expect.arrayContaining(['fineAmount', 'listName', 'reason']));
});

test('a commitment is told in words, whatever its kind and outcome', () => {
  for (const { kind: commitmentKind } of readCommitmentRules().kinds)
    for (const performance of performances) {
      const details = { commitmentKind, performance, matter: '事项', dueOn: '2026-02-01' };
      const outcome = { outcomeOn: '2026-03-01', outcomeReason: '未补交' };
      const said = saidOf({ ...details, ...outcome }, { publicityRegime: publicity.commitment.id });
      expect(JSON.stringify(said)).not.toMatch(/"[A-Z_]{4,}"|commitmentKind|outcome[A-Z]|dueOn/);
    }
});

test('a measure names its day of imposing by the calendar in China, and the records it stands on', async () => {
  const row = {
    measure: 'M',
    effect: 'PUNISHMENT',
    basis: '法',
    from: '2026-11-22',
    groundIds: ['rec_1'],
    imposedAt: '2026-11-21T21:00:00.000Z',
  };
  const { entries } = await sanctionSection(
    { rows: [row], more: false },
    () => ({ name: '限制', appliers: ['财政'] }),
    () => Promise.resolve({ title: '罚款', documentNumber: '1号' }),
  );
  const facts = Object.fromEntries(
    (entries[0]?.facts ?? []).map(({ label, value }) => [label.zh, value]),
  );
  expect(facts).toMatchObject({ 实施日期: '2026-11-22', 实施单位: '财政' });
  expect(facts['依据的信用信息']).toEqual({ zh: '罚款 1号', en: '罚款 1号' });
});
