import { describe, expect, test } from '@jest/globals';
import { buildSchema, execute, type GraphQLResolveInfo, parse } from 'graphql';
import { asksOutline } from '../../../src/domains/subject/outline.ts';

const schema = buildSchema(`
  type Query { subject: Subject }
  interface Subject { id: ID kind: String name: String status: String other: Subject }
  type Firm implements Subject { id: ID kind: String name: String status: String other: Subject uscc: String }`);

/** What is asked of the subject of this question. */
function asked(document: string): boolean {
  let found: boolean | undefined;
  const subject = (_arguments: unknown, _context: unknown, info: GraphQLResolveInfo) => {
    found = asksOutline(info);
    return { __typename: 'Firm' };
  };
  void execute({ schema, document: parse(document), rootValue: { subject } });
  if (found === undefined) throw new Error('The question did not reach the subject.');
  return found;
}

describe('a question asks for an outline', () => {
  test.each([
    '{ subject { id } }',
    '{ subject { __typename id kind label: name } }',
    '{ subject { ... on Firm { name } ...who } } fragment who on Subject { ... on Subject { id } }',
  ])('%s', (document) => {
    expect(asked(document)).toBe(true);
  });

  test.each([
    '{ subject { id status } }',
    '{ subject { name: status } }',
    '{ subject { ... on Firm { uscc } } }',
    '{ subject { id } subject { status } }',
    '{ subject { id ...more } } fragment more on Subject { id ...most } fragment most on Firm { uscc }',
    '{ subject { other { id } } }',
  ])('not by %s', (document) => {
    expect(asked(document)).toBe(false);
  });
});
