// README and docs/ are true without being run: tables, links, paths, names of commands. What is run: test/hub/readme.
import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { createProgram } from '../../src/cli/program.ts';
import { isThere, pages, read, withTables } from './documents.ts';

const fronts = ['README.md', 'README.zh.md'];
const docs = pages.filter((page) => !fronts.includes(page));
const texts = new Map(pages.map((page) => [page, read(page)]));
const scripts = (JSON.parse(read('package.json')) as { scripts: Record<string, string> }).scripts;

/** Where a page leads: other pages and pictures, without addresses of the web and marks in a page. */
const links = (page: string) =>
  [...(texts.get(page) ?? '').matchAll(/\]\(([^)#\s]+)/g)]
    .map(([, to = '']) => to)
    .filter((to) => !/^https?:/.test(to))
    .map((to) => join(dirname(page), to));

/** What stands between backticks in running text, and the lines of commands. */
const codeOf = (page: string) =>
  [...(texts.get(page) ?? '').matchAll(/`([^`\n]+)`|^(np[mx] .*)$/gm)].map(
    ([, inline, line]) => inline ?? line ?? '',
  );

test.each(pages)('the tables of %s are those of the code; else `npm run documents`', (page) => {
  expect(withTables(read(page))).toBe(read(page));
});

test('a table that nothing makes is refused', () => {
  const page =
    '<!-- table nothing: by hand -->\n<!-- prettier-ignore-start -->\n<!-- prettier-ignore-end -->';
  expect(() => withTables(page)).toThrow('"nothing"');
});

const program = await createProgram();

describe('the front pages', () => {
  test.each(fronts)('%s is short, shows the map and leads to every page', (front) => {
    const text = read(front);
    expect(text.split('\n').length).toBeLessThanOrEqual(251);
    expect(text).toMatch(/!\[[^\]]+\]\(docs\/map[\w.]*\.png\)/);
    expect(docs.filter((page) => !links(front).includes(page))).toEqual([]);
  });

  test('both tell the same commands', () => {
    const [english, chinese] = fronts.map((front) =>
      [...read(front).matchAll(/```sh\n(.*?)```/gs)].map(([, text]) => text),
    );
    expect(chinese).toEqual(english);
  });
});

describe.each(pages)('%s', (page) => {
  test('leads nowhere into nothing', () => {
    expect(links(page).filter((to) => !isThere(to))).toEqual([]);
  });

  test('names only files that are there', () => {
    const paths = codeOf(page)
      .filter((code) => /^(src|test|docs|docker|schema|\.ci|\.github)\/[\w./-]*$/.test(code))
      .filter((path) => !isThere(path));
    expect(paths).toEqual([]);
  });

  test('names only commands and options that exist', () => {
    const { commands } = program;
    const unknown = codeOf(page).flatMap((code) => {
      const script = /\bnpm run ([\w:-]+)/.exec(code)?.[1];
      if (script !== undefined && !(script in scripts)) return [code];
      const [, name, rest = ''] = /^(?:npx )?hub ([a-z]+)(.*)$/.exec(code) ?? [];
      if (name === undefined) return [];
      const whole = commands.find((each) => each.name() === name);
      const part = /^ ([a-z]+)/.exec(rest)?.[1];
      const command = whole?.commands.find((each) => each.name() === part) ?? whole;
      const flags = [...rest.matchAll(/--[a-z-]+/g)].map(([flag]) => flag);
      return command && flags.every((flag) => command.options.some(({ long }) => long === flag))
        ? []
        : [code];
    });
    expect(unknown).toEqual([]);
  });
});

test('the house names every room and every domain', () => {
  const house = read('docs/house.md');
  const folders = (path: string) =>
    readdirSync(new URL(`../../${path}`, import.meta.url), { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && entry.name !== 'generated')
      .map((entry) => `${path}${entry.name}/`);
  const missing = [...folders('src/'), ...folders('src/domains/')].filter(
    (folder) => !house.includes(`\`${folder}\``),
  );
  expect(missing).toEqual([]);
});

test('the licence that we pass on is the one that came with the font', () => {
  const own = read('node_modules/@expo-google-fonts/noto-sans-sc/LICENSE_FONT');
  expect(read('docs/licences/noto-sans-sc.txt')).toBe(own);
});
