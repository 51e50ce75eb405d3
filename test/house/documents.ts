// The tables of docs/, made of the code that they tell of: what was written by hand beside it would soon be another.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import type { Command } from 'commander';
import { Kind, type ObjectTypeDefinitionNode, type ObjectTypeExtensionNode, parse } from 'graphql';
import { createProgram } from '../../src/cli/program.ts';
import { settings } from '../../src/config.ts';
import { errorTable } from '../../src/errors.ts';
import { limits } from '../../src/words/limits.ts';
import { rightsTables } from './rights-tables.ts';

const root = new URL('../../', import.meta.url);

/** The text of a file of the project. */
export const read = (path: string): string => readFileSync(new URL(path, root), 'utf8');

/** Every page that a reader of the project opens, the front page of each language first. */
export const pages = [
  'README.md',
  'README.zh.md',
  ...readdirSync(new URL('docs/', root))
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`),
];

const oneLine = (text: string): string => text.replace(/\s*\n\s*(\* )?/g, ' ').trim();
const cell = (text: string): string => oneLine(text).replaceAll('|', '\\|');
const row = (...cells: string[]): string => `| ${cells.map(cell).join(' | ')} |\n`;
const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [row(...head), row(...head.map(() => '---')), ...rows.map((cells) => row(...cells))].join('');

/** What the comment in front of each key of a table in the code says. */
function comments(path: string): ReadonlyMap<string, string> {
  const found = read(path).matchAll(/\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\s*(\w+):/g);
  return new Map([...found].map(([, text = '', key = '']) => [key, oneLine(text)]));
}

function described(path: string, keys: readonly string[]): ReadonlyMap<string, string> {
  const said = comments(path);
  const silent = keys.filter((key) => !said.has(key));
  if (silent.length === 0) return said;
  throw new Error(`${path}: no comment says what ${silent.join(', ')} means; docs/ prints it.`);
}

const figure = new Intl.NumberFormat('en');

/** A bound as a reader wants it: bytes and milliseconds also in the larger unit. */
function bound(value: number | { least: number; most: number }, said: string): string {
  if (typeof value === 'object')
    return `${figure.format(value.least)} to ${figure.format(value.most)}`;
  const plain = figure.format(value);
  if (said.startsWith('Bytes'))
    return value >= 1024 ** 2
      ? `${plain} (${figure.format(value / 1024 ** 2)} MB)`
      : `${plain} (${figure.format(value / 1024)} KB)`;
  if (said.startsWith('Milliseconds')) return `${plain} (${figure.format(value / 1_000)} s)`;
  return plain;
}

function limitTable(): string {
  const said = described('src/words/limits.ts', Object.keys(limits));
  return table(
    ['limit', 'from to, or at most', 'of what'],
    Object.entries(limits).map(([name, value]) => {
      const text = said.get(name) ?? '';
      return [`\`${name}\``, bound(value, text), text];
    }),
  );
}

function errorRows(): string {
  const said = described('src/errors.ts', Object.keys(errorTable));
  return table(
    ['code', 'HTTP', 'log level', 'what it means, and what helps'],
    Object.entries(errorTable).map(([code, { status, level }]) => [
      `\`${code}\``,
      String(status),
      level,
      said.get(code) ?? '',
    ]),
  );
}

function shown(value: unknown): string {
  if (value === undefined || value === '') return 'none';
  if (Array.isArray(value)) return value.length === 0 ? 'none' : value.join(', ');
  return typeof value === 'string' || typeof value === 'number' ? `\`${value}\`` : 'none';
}

const program = await createProgram();

function settingTable(): string {
  const names = Object.keys(settings.shape);
  const said = described('src/config.ts', names);
  const defaults: Readonly<Record<string, unknown>> = settings.parse({});
  const options = program.commands.find((command) => command.name() === 'start')?.options;
  return table(
    ['setting', 'option of `hub start`', 'default', 'meaning'],
    names.map((name) => {
      const option = options?.find(({ description }) => description.includes(`(or ${name}`));
      return [
        `\`${name}\``,
        option ? `\`${option.flags}\`` : '',
        shown(defaults[name]),
        said.get(name) ?? '',
      ];
    }),
  );
}

const defaultOf = (value: unknown): string =>
  value === undefined || value === '' ? '' : shown(value);

function commandPart(command: Command): string {
  const parts = command.registeredArguments.map((argument) => ({
    name: argument.variadic ? `<${argument.name()}...>` : `<${argument.name()}>`,
    text: argument.description,
  }));
  const options = command.options.map(({ flags, description, mandatory, defaultValue }) => [
    `\`${flags}\``,
    mandatory ? `${description} (has to be given)` : description,
    // a day is another one tomorrow, and no table can hold it
    flags.startsWith('--today') ? 'today' : defaultOf(defaultValue),
  ]);
  const call = ['npx hub', command.name(), ...parts.map(({ name }) => name)].join(' ');
  return [
    `### ${call}\n\n${command.description()}.\n\n`,
    table(
      ['argument or option', 'meaning', 'default'],
      [...parts.map(({ name, text }) => [`\`${name}\``, text, '']), ...options],
    ),
  ].join('');
}

const commandTables = (): string => program.commands.map(commandPart).join('\n');

const isRoot = (node: {
  readonly kind: Kind;
}): node is ObjectTypeDefinitionNode | ObjectTypeExtensionNode =>
  node.kind === Kind.OBJECT_TYPE_DEFINITION || node.kind === Kind.OBJECT_TYPE_EXTENSION;

const roots = ['Query', 'Mutation', 'Subscription'];

/** The first sentence; a full stop inside brackets, a number or an abbreviation ends none. */
const firstSentence = (text: string): string =>
  /^.*?[.。](?=\s|$)/.exec(oneLine(text))?.[0] ?? text;

/** What can be asked and decided, by the file of the contract that says more. */
function questionTable(): string {
  const files = readdirSync(new URL('schema/', root)).filter(
    (name) => name.endsWith('.graphql') && name !== 'released.graphql',
  );
  const rows = files.flatMap((file) =>
    parse(read(`schema/${file}`))
      .definitions.filter(isRoot)
      .filter(({ name }) => roots.includes(name.value))
      .flatMap(({ name, fields = [] }) =>
        fields.map((field) => [
          `\`${field.name.value}\``,
          name.value.toLowerCase(),
          firstSentence(field.description?.value ?? ''),
          `\`schema/${file}\``,
        ]),
      ),
  );
  return table(['field', 'of', 'what it answers or does', 'contract'], rows);
}

const tables: Readonly<Record<string, () => string>> = {
  limits: limitTable,
  errors: errorRows,
  settings: settingTable,
  commands: commandTables,
  questions: questionTable,
  ...Object.fromEntries(
    Object.entries(rightsTables).map(([name, make]) => [
      name,
      () => {
        const { head, rows } = make();
        return table(head, rows);
      },
    ]),
  ),
};

const place =
  /(<!-- table (\w+): .*-->\n<!-- prettier-ignore-start -->\n)[\s\S]*?(<!-- prettier-ignore-end -->)/g;

/** A page with its tables as the code has them today; throws for a table that nothing makes. */
export function withTables(page: string): string {
  return page.replace(place, (_, before: string, name: string, after: string) => {
    const make = tables[name];
    if (!make) throw new Error(`docs/ asks for the table "${name}", which nothing makes.`);
    return `${before}${make()}${after}`;
  });
}

/** Whether a path of the project leads to something. */
export const isThere = (path: string): boolean => existsSync(new URL(path, root));
