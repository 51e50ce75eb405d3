/** Kinds stand in their tables alone: a kind spelled elsewhere is one that the compiler cannot lead to. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@jest/globals';
import { recordKinds } from '../../src/words/record-kinds.ts';
import {
  edgeSlots,
  partsOfSlot,
  relationKindNames,
  relationKindRow,
  relationKinds,
  storedKinds,
  storedTypes,
} from '../../src/words/relation-kinds.ts';
import { subjectKinds } from '../../src/words/subject-kinds.ts';

const source = fileURLToPath(new URL('../../src/', import.meta.url));

const files = readdirSync(source, { recursive: true, encoding: 'utf8' })
  .filter((path) => /\.tsx?$/.test(path) && !path.startsWith('generated/'))
  .map((path) => ({ path, text: readFileSync(join(source, path), 'utf8') }));

/** Places of these words outside the files that may spell them, as `file: word`. */
const spelledOutside = (words: readonly string[], home: RegExp): readonly string[] =>
  files
    .filter(({ path }) => !home.test(path))
    .flatMap(({ path, text }) =>
      words
        .filter((word) => new RegExp(`\\b${word}\\b`).test(text))
        .map((word) => `${path}: ${word}`),
    );

test('graph types of relations are spelled in the table of kinds and in migrations, which are history', () => {
  const types = storedKinds.flatMap((kind) => {
    const { present, dated } = storedTypes[kind];
    return dated === null ? [present] : [present, dated];
  });
  expect(types.length).toBeGreaterThan(8);
  expect(spelledOutside(types, /^(words\/relation-kinds\.ts|graph\/migrations\/)/)).toEqual([]);
});

test('no two kinds share a type, a colour, or the place of their list', () => {
  const rows = relationKindNames.map((kind) => relationKinds[kind]);
  const places = relationKindNames.flatMap((kind) => {
    const { IN, OUT, THIRD } = relationKindRow(kind);
    return [IN.place, OUT.place, ...(THIRD ? [THIRD.place] : [])];
  });
  for (const told of [rows.map(({ type }) => type), rows.map(({ colour }) => colour), places])
    expect(new Set<unknown>(told).size).toBe(told.length);
});

test('each type of relation has its indexes: by id, by natural key, and at each end in the order of rank', () => {
  const migrations = files
    .filter(({ path }) => path.startsWith('graph/migrations/'))
    .map(({ text }) => text)
    .join('\n');
  const missing = relationKindNames.flatMap((kind) => {
    const { present, dated } = storedTypes[kind];
    const ends = ['(r.fromId, r.rank)', '(r.toId, r.rank)'];
    const third = relationKindRow(kind).THIRD ? ['(r.thirdId, r.rank)'] : [];
    const on = ['(r.id)', '(r.key)', ...ends, ...third];
    return [present, ...(dated === null ? [] : [dated])].flatMap((type) =>
      on.filter((properties) => !migrations.includes(`[r:${type}]-() ON ${properties}`)),
    );
  });
  expect(missing).toEqual([]);
});

test('each kind of relation stands in the schema', () => {
  const schema = readFileSync(join(source, '../schema/relation.graphql'), 'utf8');
  for (const kind of relationKindNames) expect(schema).toMatch(new RegExp(`^  ${kind}$`, 'm'));
});

test('each kind has a slot for each of its ends, whose parts lead back to it', () => {
  const thirds = relationKindNames.filter((kind) => relationKindRow(kind).THIRD);
  expect(edgeSlots).toHaveLength(2 * relationKindNames.length + thirds.length);
  for (const slot of edgeSlots) {
    const { kind, direction } = partsOfSlot(slot);
    expect(`${kind}_${direction}`).toBe(slot);
  }
});

/** Where `kind` is a word of another thing than a subject, a record or a relation. */
const otherKinds = new Map([
  ['words/cursor.ts', 'a list that a cursor belongs to'],
  ['words/list-page.ts', 'a list that a cursor belongs to'],
  ['words/publicity-window.ts', 'a kind of penalty in the words of its decision'],
  ['domains/dispute/dispute.actions.ts', 'a kind of penalty in the words of its decision'],
  ['domains/sanction/automatic.cypher.ts', 'what a change in the outbox is about'],
  ['domains/sanction/automatic.actions.ts', 'what a change in the outbox is about'],
  ['domains/sanction/sanction.store.ts', 'a step of a measure'],
  ['intake/tables/commitment.ts', 'a kind of commitment'],
  ['intake/generate/dirt.ts', 'a kind of dirt in a generated file'],
]);

test('a kind has its type: a plain text in its place is told for each file what it means', () => {
  const plain = files
    .filter(({ path, text }) => !path.startsWith('explorer/') && /\bkind\??: string\b/.test(text))
    .map(({ path }) => path);
  expect(plain.sort()).toEqual([...otherKinds.keys()].sort());
});

test('labels of records and subjects differ, and are those of the schema', () => {
  const labels = [...Object.values(subjectKinds), ...Object.values(recordKinds)];
  expect(new Set(labels.map(({ type }) => type)).size).toBe(labels.length);
  const schema = readdirSync(join(source, '../schema'))
    .map((name) => readFileSync(join(source, '../schema', name), 'utf8'))
    .join('\n');
  for (const { type } of Object.values(subjectKinds)) expect(schema).toContain(`type ${type} `);
  for (const kind of [...Object.keys(subjectKinds), ...Object.keys(recordKinds)])
    expect(schema).toMatch(new RegExp(`^  ${kind}$`, 'm'));
});

test('no union of kinds is written out beside its table', () => {
  const unions = [Object.keys(subjectKinds), Object.keys(recordKinds), relationKindNames]
    .flatMap((names) => names.flatMap((one) => names.map((other) => [one, other] as const)))
    .filter(([one, other]) => one !== other)
    .map(([one, other]) => `'${one}'\\s*\\|\\s*'${other}'`);
  const written = files
    .filter(({ text }) => new RegExp(unions.join('|')).test(text))
    .map(({ path }) => path);
  // a part of the kinds by a rule of their own: windows by fixed validity, lists, kinds as notices write them
  const byTheirOwnRule = [
    'intake/tables/list-entry.ts',
    'intake/tables/notice-party.ts',
    'words/publicity-rules.ts',
  ];
  expect(written.sort()).toEqual(byTheirOwnRule);
});
