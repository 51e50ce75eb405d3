import { expect, test } from '@jest/globals';
import { getVariableValues, Kind, parse, validate, type OperationDefinitionNode } from 'graphql';
import { examples } from '../../src/http/examples.ts';
import { landmark, schema } from '../explorer/fake-hub.ts';

const saved = examples(landmark);

const operationOf = (query: string) =>
  parse(query).definitions.find(
    (each): each is OperationDefinitionNode => each.kind === Kind.OPERATION_DEFINITION,
  );

test.each(saved)('the schema knows everything that "$title" asks', ({ query, variables }) => {
  expect(validate(schema, parse(query))).toEqual([]);
  const declared = operationOf(query)?.variableDefinitions ?? [];
  expect(getVariableValues(schema, declared, variables).errors).toBeUndefined();
  expect(Object.keys(variables)).toEqual(declared.map(({ variable }) => variable.name.value));
});

test('six questions are saved, each with titles of its own, the report with controllers first', () => {
  expect(saved).toHaveLength(6);
  expect(new Set(saved.flatMap(({ title, titleZh }) => [title, titleZh])).size).toBe(12);
  expect(saved[0]?.query).toContain('creditReport(');
});

test('a name is cut by characters, so a rare character at the cut stays whole', () => {
  const [, search] = examples({ ...landmark, name: '云江市𫖮丰贸易行' });
  expect(search?.variables).toEqual({ search: '云江市𫖮' });
});
