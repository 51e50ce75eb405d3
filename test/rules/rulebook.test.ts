import { describe, expect, test } from '@jest/globals';
import { openRules, rulesDigest, shippedFile } from '../../src/rules/read-rules.ts';
import { repairEdition } from '../../src/rules/repair.ts';
import {
  type AddedEdition,
  createRuleLibrary,
  type RuleLibrary,
  shippedLibrary,
} from '../../src/rules/rulebook.ts';

const shipped = openRules(shippedFile('repair')).text;

const added = (name: string, from: string, body: string, addedAt = '2026-11-30T00:00:00.000Z') => {
  const digest = rulesDigest(body);
  const edition: AddedEdition = {
    id: `${name}|${from}|${digest}`,
    name,
    from,
    digest,
    body,
    addedAt,
    addedBy: 'wang',
  };
  return edition;
};

/** Repair rules whose deadline of disputes is this one. */
const repairWith = (resolution: number): string => {
  const rules = JSON.parse(shipped) as { edition: string; dispute: { workingDays: object } };
  rules.edition = `made up ${resolution}`;
  rules.dispute.workingDays = { ...rules.dispute.workingDays, resolution };
  return JSON.stringify(rules);
};

function library(...editions: readonly AddedEdition[]): RuleLibrary & { told: string[] } {
  const told: string[] = [];
  const made = createRuleLibrary({ editions, confirmations: [] }, (message) => told.push(message));
  return { ...made, told };
}

const resolution = ({ on }: RuleLibrary, day: string): number =>
  on(day).repair.dispute.workingDays.resolution;
const editionOf = ({ on }: RuleLibrary, day: string) =>
  on(day).editions.find(({ name }) => name === 'repair');

describe('an edition that an operator added', () => {
  const before = resolution(shippedLibrary, '2027-01-01');
  const rules = library(
    added('repair', '2028-01-01', repairWith(21)),
    added('repair', '2027-01-01', repairWith(20)),
  );

  test('holds from its first day on; the former one stays for questions about its time', () => {
    expect(
      ['2026-12-31', '2027-01-01', '2027-12-31', '2028-01-01'].map((day) => resolution(rules, day)),
    ).toEqual([before, 20, 20, 21]);
    expect(rules.told).toEqual([]);
  });

  test('is named with its digest', () => {
    expect(editionOf(rules, '2026-12-31')).toMatchObject({
      digest: rulesDigest(shipped),
      from: null,
      addedBy: null,
    });
    expect(editionOf(rules, '2027-06-01')).toMatchObject({
      edition: 'made up 20',
      digest: rulesDigest(repairWith(20)),
      from: '2027-01-01',
      addedBy: 'wang',
    });
  });

  test('gives way to one of the same day that was added later', () => {
    const twice = library(
      added('repair', '2027-01-01', repairWith(22), '2026-12-01T00:00:00.000Z'),
      added('repair', '2027-01-01', repairWith(20)),
    );
    expect(resolution(twice, '2027-01-01')).toBe(22);
  });

  test('keeps the dated wordings within it', () => {
    expect(repairEdition(rules.on('2028-01-01').repair, '2026-05-01').id).toBe('REPAIR-2026');
  });
});

describe('an edition that is broken', () => {
  test('is left out and told with file and place; the former one stays', () => {
    const rules = library(
      added('repair', '2027-01-01', repairWith(20)),
      added('repair', '2027-02-01', shipped.replace('"check": 3', '"check": "3"')),
      added('repair', '2027-03-01', '{'),
    );
    expect(resolution(rules, '2027-12-31')).toBe(20);
    expect(rules.told).toEqual([
      expect.stringMatching(
        /^repair\.json as added by wang at 2026-.* from 2027-02-01 on: editions\[\d\]\.workingDays\.check: /,
      ),
      expect.stringMatching(/from 2027-03-01 on: no JSON at line 1/),
    ]);
  });

  test('is one that does not fit to the others of its day', () => {
    const measures = JSON.parse(openRules(shippedFile('measures')).text) as { measures: object[] };
    const rules = library(
      added('measures', '2027-01-01', JSON.stringify({ ...measures, measures: [] })),
      added('gossip', '2027-01-01', '{}'),
    );
    expect(rules.told.join('\n')).toMatch(/no such measure[\s\S]*there is no such rule file/);
    expect(rules.on('2027-06-01').sanctions.measures).toEqual(
      shippedLibrary.on('2027-06-01').sanctions.measures,
    );
  });
});

test('a year of the calendar counts by the notice that was published last', () => {
  const year = (publishedOn: string, ...daysOff: readonly string[]) =>
    added(
      'calendar-2027',
      publishedOn,
      JSON.stringify({
        year: 2027,
        source: 'made up',
        publishedOn,
        daysOff: ['2027-10-01', ...daysOff],
        workedWeekends: [],
      }),
    );
  const rules = library(year('2027-03-01', '2027-05-06'), year('2026-11-25', '2027-05-05'));
  const { calendar } = rules.on('2027-01-01');
  expect(calendar.add('2027-05-04', 1)).toBe('2027-05-05');
  expect(calendar.add('2027-05-05', 1)).toBe('2027-05-07');
  expect(calendar.unannounced('2027-01-01', '2027-12-31')).toEqual([]);
  expect(rules.years.map(({ publishedOn }) => publishedOn)).toEqual(['2027-03-01']);
});
