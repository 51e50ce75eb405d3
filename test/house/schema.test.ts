// The contract is kept: everything in it is described, and what was released is broken only where CHANGELOG says so.
import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import {
  buildSchema,
  type GraphQLNamedType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
} from 'graphql';
import { schema } from '../explorer/fake-hub.ts';
import { section, unannouncedBreaks } from './released-schema.ts';

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
const released = read('schema/released.graphql');
const changelog = read('CHANGELOG.md');

const types = Object.values(schema.getTypeMap()).filter(({ name }) => !name.startsWith('__'));
const own = types.filter(({ astNode }) => astNode !== undefined && astNode !== null);
const roots = ['Query', 'Mutation', 'Subscription'];

interface Part {
  readonly name: string;
  readonly description?: string | null | undefined;
}

const partsOf = (type: GraphQLNamedType): readonly Part[] => {
  if (isEnumType(type)) return type.getValues();
  if (isInputObjectType(type)) return Object.values(type.getFields());
  if (isObjectType(type) || isInterfaceType(type)) return Object.values<Part>(type.getFields());
  return [];
};

describe('the contract', () => {
  test('describes every type, field, input field and value', () => {
    const parts = own.flatMap((type) =>
      partsOf(type).map(({ name, description }) => ({ name: `${type.name}.${name}`, description })),
    );
    const nameless = [...own.filter(({ name }) => !roots.includes(name)), ...parts]
      .filter(({ description }) => (description ?? '').trim() === '')
      .map(({ name }) => name);
    expect(nameless).toEqual([]);
  });

  test('breaks what was released only where CHANGELOG announces it', async () => {
    expect(await unannouncedBreaks(buildSchema(released), schema, changelog)).toEqual([]);
  });

  test('was released under the version of package.json, which CHANGELOG tells of', () => {
    const { version } = JSON.parse(read('package.json')) as { version: string };
    expect(released).toContain(`The schema of release ${version}.`);
    expect(section(changelog, '##', version)).not.toBe('');
  });
});

describe('a break', () => {
  const before = buildSchema('type Query { firm(id: ID!): String old: Int }');
  const told = (text: string) => `# Changelog\n\n## Unreleased\n\n${text}\n\n## 0.1.0\n`;

  test('that nobody announced is refused by its name', async () => {
    const after = buildSchema('type Query { firm(id: ID!, day: String!): String }');
    const breaks = await unannouncedBreaks(before, after, told('### Breaking\n\n- `Query.older`'));
    expect(breaks.map((text) => text.split(':')[0])).toEqual(['Query.old', 'Query.firm.day']);
  });

  test('passes once it is announced under Breaking, and nowhere else', async () => {
    const after = buildSchema('type Query { firm(id: ID!): String }');
    const announced = told('### Breaking\n\n- `Query.old` is gone: ask `firm`.');
    expect(await unannouncedBreaks(before, after, announced)).toEqual([]);
    const elsewhere = told('### Changed\n\n- `Query.old` is gone.');
    expect(await unannouncedBreaks(before, after, elsewhere)).toHaveLength(1);
    const earlier = `${told('')}\n### Breaking\n\n- \`Query.old\` is gone.\n`;
    expect(await unannouncedBreaks(before, after, earlier)).toHaveLength(1);
  });

  test('is none where something is only added', async () => {
    const after = buildSchema(
      'type Query { firm(id: ID!, day: String): String old: Int new: Int }',
    );
    expect(await unannouncedBreaks(before, after, told(''))).toEqual([]);
  });
});
