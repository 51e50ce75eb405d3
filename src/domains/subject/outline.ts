import { type FieldNode, type GraphQLResolveInfo, Kind, type SelectionSetNode } from 'graphql';

const outline: ReadonlySet<string> = new Set(['__typename', 'id', 'kind', 'name']);

/** Where in a document a question stands, and the fragments it may name. */
export type Question = Pick<GraphQLResolveInfo, 'fieldNodes' | 'fragments'>;

const fieldsOf = (
  set: SelectionSetNode | undefined,
  fragments: Question['fragments'],
): readonly FieldNode[] =>
  (set?.selections ?? []).flatMap((selection) => {
    if (selection.kind === Kind.FIELD) return [selection];
    return fieldsOf(
      selection.kind === Kind.INLINE_FRAGMENT
        ? selection.selectionSet
        : fragments[selection.name.value]?.selectionSet,
      fragments,
    );
  });

/** The fields right inside a question, fragments included. */
const fieldsInside = ({ fieldNodes, fragments }: Question): readonly FieldNode[] =>
  fieldNodes.flatMap(({ selectionSet }) => fieldsOf(selectionSet, fragments));

/** Those of these names. */
export const fieldsWithin = (question: Question, names: readonly string[]): readonly FieldNode[] =>
  fieldsInside(question).filter(({ name }) => names.includes(name.value));

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
