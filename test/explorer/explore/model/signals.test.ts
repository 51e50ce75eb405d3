import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { monthChart } from '../../../../src/explorer/dashboard/charts.ts';
import type { Figures } from '../../../../src/explorer/dashboard/figures.ts';
import {
  recordColours,
  type Signal,
  signals,
  withoutTodays,
} from '../../../../src/explorer/explore/model/signals.ts';
import { isEnumType } from 'graphql';
import { schema } from '../../fake-hub.ts';

const recordKind = schema.getType('RecordKind');
const kinds = isEnumType(recordKind) ? recordKind.getValues().map(({ name }) => name) : [];

test('every kind of record has a colour of its own, which is the one of its badge', () => {
  expect(Object.keys(recordColours).sort()).toEqual(kinds.sort());
  expect(new Set(Object.values(recordColours)).size).toBe(kinds.length);
  const colourOf = (key: string) => signals.find((one) => one.key === key)?.colour;
  expect(recordColours['PENALTY']).toBe(colourOf('penalties'));
  expect(recordColours['LIST_ENTRY']).toBe(colourOf('listEntries'));
  expect(recordColours['HONOUR']).toBe(colourOf('honours'));
  expect(recordColours['COMMITMENT']).toBe(colourOf('brokenCommitments'));
});

test('each signal has a letter in both languages, a shape and a colour that no other one has', () => {
  const appearances = [
    ({ letter }) => letter.zh,
    ({ letter }) => letter.en,
    ({ shape }) => shape,
    ({ colour }) => colour,
  ] satisfies ((signal: Signal) => string)[];
  for (const appearance of appearances)
    expect(new Set(signals.map(appearance)).size).toBe(signals.length);
});

test('style sheets and the dashboard say the same colours, the dashboard with patterns beside them', () => {
  const path = new URL('../../../../src/explorer/explore/tokens.css', import.meta.url);
  const tokens = readFileSync(path, 'utf8');
  expect(tokens).toContain(`--signal-penalty: ${recordColours['PENALTY'] ?? ''};`);
  expect(tokens).toContain(`--signal-list: ${recordColours['LIST_ENTRY'] ?? ''};`);
  expect(tokens).toContain(`--signal-honour: ${recordColours['HONOUR'] ?? ''};`);
  const records = kinds.map((kind) => ({ kind, month: '2026-06', person: false, count: 1 }));
  const { option } = monthChart('', { records } as unknown as Figures, (kind) => kind);
  const drawn = option['series'] as { name: string; itemStyle: { color: string } }[];
  expect(Object.fromEntries(drawn.map(({ name, itemStyle }) => [name, itemStyle.color]))).toEqual(
    recordColours,
  );
  expect(option['aria']).toMatchObject({ decal: { show: true } });
});

test('a month without records is a place of its own between those that have some', () => {
  const records = ['2025-11', '2026-02'].map((month) => ({ kind: 'LICENCE', month, count: 3 }));
  const drawn = monthChart('', { records } as unknown as Figures, (kind) => kind);
  expect(drawn.categories).toEqual(['2025-11', '2025-12', '2026-01', '2026-02']);
  expect(drawn.columns[0]?.data).toEqual([3, 0, 0, 3]);
  const none = monthChart('', { records: [] } as unknown as Figures, (kind) => kind);
  expect(none.categories).toEqual([]);
});

test('an earlier day wears neither grade nor repairs of today', () => {
  const counts = {
    notOpen: [],
    penalties: 1,
    listEntries: 2,
    brokenCommitments: 1,
    honours: 0,
    sanctions: 1,
    repairs: 3,
    grade: '良',
  };
  expect(withoutTodays(counts)).toEqual({ ...counts, repairs: null, grade: null });
});
