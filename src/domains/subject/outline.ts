import type { FieldNode } from 'graphql';
import { fieldsInside, type Question } from '../../words/asked-fields.ts';

const outline: ReadonlySet<string> = new Set(['__typename', 'id', 'kind', 'name']);

// GraphQL hands the same list to every node of an answer: a thousand nodes ask once
const answers = new WeakMap<readonly FieldNode[], boolean>();

/** Whether a question about a subject is only who it is: its id, kind and name, under whatever alias or fragment. */
export function asksOutline(question: Question): boolean {
  const known = answers.get(question.fieldNodes);
  if (known !== undefined) return known;
  const answer = fieldsInside(question).every(({ name }) => outline.has(name.value));
  answers.set(question.fieldNodes, answer);
  return answer;
}
