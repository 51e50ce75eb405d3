// Holds the table of rights to the schema, the routes and the documents, and keeps roles from being compared elsewhere.
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { GraphQLEnumType, type GraphQLObjectType } from 'graphql';
import { type Condition, conditions } from '../../src/access/conditions.ts';
import { doors, openDoors } from '../../src/access/doors.ts';
import { permissions } from '../../src/access/permissions.ts';
import { roleNames } from '../../src/access/roles.ts';
import { schema } from '../explorer/fake-hub.ts';
import { withTables } from './documents.ts';
import { acts } from './rights-tables.ts';

const root = new URL('../../', import.meta.url);
const text = (path: string): string => readFileSync(new URL(path, root), 'utf8');
const sources = readdirSync(new URL('src/', root), { recursive: true, encoding: 'utf8' })
  .filter((path) => /\.tsx?$/.test(path) && !path.startsWith('generated'))
  .map((path) => ({ path: `src/${path.replaceAll('\\', '/')}`, source: text(`src/${path}`) }));
const listed = [...Object.keys(doors), ...Object.keys(openDoors)];
const doorOf = (door: string): string => door.split(': ')[0] ?? door;

test('docs/rights.md is what the table says, with a row for every act', () => {
  const page = text('docs/rights.md');
  expect(withTables(page)).toBe(page);
  expect(acts.filter((act) => !page.includes(`| \`${act}\`: `))).toEqual([]);
});

const fields = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()]
  .filter((type): type is GraphQLObjectType => type != null)
  .flatMap((type) => Object.keys(type.getFields()).map((field) => `${type.name}.${field}`));

const routes = sources.flatMap(({ source }) => [
  ...[...source.matchAll(/\b(?:router|app)\s*\.(get|post|put|delete)\(\s*'(\/[^']*)'/g)].map(
    ([, method = '', path = '']) => `${method.toUpperCase()} ${path}`,
  ),
  ...[...source.matchAll(/^ {2}'(\/[^']*)': '[\w-]+\.html',$/gm)].map(
    ([, path = '']) => `GET ${path}`,
  ),
]);

test('every root field of the schema and every route has its right', () => {
  expect(routes.length).toBeGreaterThan(8);
  expect([...fields, ...routes].filter((door) => !listed.includes(door))).toEqual([]);
});

test('every door that is listed is there', () => {
  const known = [...fields, ...routes, 'POST /graphql'];
  expect(listed.map(doorOf).filter((door) => !known.includes(door))).toEqual([]);
});

test('every act is passed at a door, every condition asked for by an act', () => {
  const passed = Object.values(doors).flatMap((asked) => [...asked]);
  expect(acts.filter((act) => !passed.includes(act))).toEqual([]);
  const asked = new Set(
    acts.flatMap((act) => Object.values<readonly Condition[]>(permissions[act].roles).flat()),
  );
  expect(Object.keys(conditions).filter((name) => !asked.has(name as Condition))).toEqual([]);
});

test('the schema tells the roles of the table', () => {
  const told = schema.getType('ViewerRole');
  if (!(told instanceof GraphQLEnumType)) throw new Error('ViewerRole is an enum');
  expect(told.getValues().map(({ name }) => name)).toEqual(roleNames);
});

/** Where a role is told from another one by hand: by comparison, by a list or a branch, or by a name that only roles have. */
const byHand = [
  new RegExp(`\\brole\\b\\s*[!=]==?\\s*'(?:${roleNames.join('|')})'`),
  new RegExp(`'(?:${roleNames.join('|')})'\\s*[!=]==?\\s*\\S*\\brole\\b`),
  /\b(?:viewer|caller|actor)\.role\s*[!=]==?/,
  /\.includes\((?:\w+\.)*role\b/,
  /\bswitch \((?:\w+\.)*role\b/,
  /'(?:ANALYST|LENDER|CLERK)'/,
];

test.each([
  "viewer.role === 'CLERK'",
  "role !== 'SUBJECT'",
  "'PUBLIC' === contextValue.viewer.role",
  'actor.role == one',
  'official.includes(viewer.role)',
  'switch (role) {',
  "const official = ['DEPARTMENT', 'ANALYST']",
])('%s would be found', (line) => {
  expect(byHand.some((form) => form.test(line))).toBe(true);
});

test('roles are compared in src/access and src/cli alone', () => {
  const found = sources
    .filter(({ path }) => !/^src\/(access|cli)\//.test(path))
    .flatMap(({ path, source }) =>
      source
        .split('\n')
        .flatMap((line, at) =>
          byHand.some((form) => form.test(line)) ? [`${path}:${at + 1} ${line.trim()}`] : [],
        ),
    );
  expect(found).toEqual([]);
});
