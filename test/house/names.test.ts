import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@jest/globals';

const top = fileURLToPath(new URL('../../', import.meta.url));

const filesOf = (room: string): readonly string[] =>
  readdirSync(join(top, room), { recursive: true, encoding: 'utf8' })
    .map((path) => join(room, path).replaceAll('\\', '/'))
    .filter((path) => /\.(ts|tsx|js|cjs)$/.test(path) && !path.startsWith('src/generated/'));

const source = filesOf('src');
const tests = filesOf('test');
const read = (path: string): string => readFileSync(join(top, path), 'utf8');

/** What stands between the name of a file and its ending: `cypher` of `map.cypher.ts`. */
const suffixesOf = (path: string): string => basename(path).split('.').slice(1, -1).join('.');

test('file and folder names are in kebab-case', () => {
  const word = /^[a-z0-9]+(-[a-z0-9]+)*$/;
  const odd = [...source, ...tests].filter((path) =>
    path
      .replace(/\.[^./]+$/, '')
      .split(/[/.]/)
      .some((part) => !word.test(part)),
  );
  expect(odd).toEqual([]);
});

test('a suffix names the room of a file, and there are no others: import rules go by them', () => {
  const rooms = new Set(['', 'cypher', 'store', 'actions', 'resolvers']);
  const odd = source.filter(
    (path) => !rooms.has(suffixesOf(path)) && !path.endsWith('/vite.config.ts'),
  );
  expect(odd).toEqual([]);
  const outside = source.filter((path) => suffixesOf(path) !== '' && suffixesOf(path) !== 'cypher');
  expect(
    outside.filter(
      (path) => !/^src\/(domains\/[a-z-]+|cases)\//.test(path) && !path.endsWith('.config.ts'),
    ),
  ).toEqual([]);
});

test('test suites have one of two endings, .test.ts or .graph.test.ts, for Jest finds no others', () => {
  const suites = tests.filter((path) => /\b(test|spec)s?\.[a-z]+$/.test(path) || isSuite(path));
  expect(suites.filter((path) => !path.endsWith('.test.ts'))).toEqual([]);
  const middles = new Set(suites.map((path) => suffixesOf(path).split('.').slice(-2).join('.')));
  expect([...middles].filter((one) => !/(^|\.)test$/.test(one))).toEqual([]);
});

/** Whether a file tests something by itself: a top-level call of `test` beside the import of it. */
const isSuite = (path: string): boolean => /^(test|describe)(\.each\(.*\))?\(/m.test(read(path));

test('a suite that asks for a database says so by its name, and only such a suite', () => {
  const suites = tests.filter(
    (path) => path.endsWith('.test.ts') && !path.endsWith('.graph.test.ts'),
  );
  const asking = /from '[./]*(kit\/)?(start-graph|start-hub)\.ts'/;
  expect(suites.filter((path) => asking.test(read(path)))).toEqual([]);
});

test('no folder or file is a drawer for anything', () => {
  const drawer = /(^|\/)(utils?|helpers?|common|shared|misc|lib)(\/|\.[a-z]+$)/;
  expect([...source, ...tests].filter((path) => drawer.test(path))).toEqual([]);
});

interface Export {
  readonly path: string;
  readonly name: string;
}

const declared =
  /^export (?:declare )?(?:abstract )?(?:async )?(default|(?:function\*?|const|let|class|interface|type|enum) (\w+))/gm;
const listed = /^export (?:type )?\{([^}]*)\}/gm;

/** The names that a file exports; Prettier sets every export at the start of a line. */
const exportsOf = (path: string): readonly Export[] => {
  const text = read(path);
  const names = [
    ...[...text.matchAll(declared)].map(([, what = '', name = what]) => name),
    ...[...text.matchAll(listed)].flatMap(([, names = '']) =>
      names.split(',').flatMap((one) => one.trim().split(/\s+/).at(-1) ?? []),
    ),
  ];
  return names.filter((name) => name !== '').map((name) => ({ path, name }));
};

test('nothing is exported as default, which every importer would name anew', () => {
  // Jest and Vite call these by their default export
  const asked = /^(src\/explorer\/vite\.config\.ts|test\/kit\/graph-(setup|teardown)\.ts)$/;
  const typed = [...source, ...tests].filter((path) => /\.tsx?$/.test(path) && !asked.test(path));
  const found = typed.flatMap(exportsOf).filter(({ name }) => name === 'default');
  expect(found).toEqual([]);
});

test('no exported name says what kind of thing it is instead of what it does', () => {
  const hollow = /^I[A-Z][a-z]|(Impl|Manager|Service|Helper|Utils?)$/;
  const found = source.flatMap(exportsOf).filter(({ name }) => hollow.test(name));
  expect(found).toEqual([]);
});

test('the exports of a file are found in each of the ways to write them', () => {
  const names = tests
    .concat(source)
    .flatMap(exportsOf)
    .map(({ name }) => name);
  expect(names.length).toBeGreaterThan(source.length);
  expect(names).toEqual(expect.arrayContaining(['default', 'cypher', 'HubError', 'TestHub']));
});

test('a source file of more than 60 lines opens with a comment that says why it exists', () => {
  const silent = source.filter((path) => {
    const text = read(path).replace(/^#!.*\n/, '');
    return text.split('\n').length > 61 && !/^\/[/*]/.test(text);
  });
  expect(silent).toEqual([]);
});
