import { type FieldNode, type GraphQLResolveInfo, Kind, type SelectionSetNode } from 'graphql';

const outline: ReadonlySet<string> = new Set(['__typename', 'id', 'kind', 'name']);

/** Where in a document a question stands, and the fragments it may name. */
export type Question = Pick<GraphQLResolveInfo, 'fieldNodes' | 'fragments'>;

const stays = (set: SelectionSetNode | undefined, fragments: Question['fragments']): boolean =>
  (set?.selections ?? []).every((selection) => {
    if (selection.kind === Kind.FIELD) return outline.has(selection.name.value);
    return stays(
      selection.kind === Kind.INLINE_FRAGMENT
        ? selection.selectionSet
        : fragments[selection.name.value]?.selectionSet,
      fragments,
    );
  });

/** The fields of these names right inside a question, fragments included. */
export const fieldsWithin = (
  { fieldNodes, fragments }: Question,
  names: readonly string[],
): readonly FieldNode[] => {
  const inside = (set: SelectionSetNode | undefined): readonly FieldNode[] =>
    (set?.selections ?? []).flatMap((selection) => {
      if (selection.kind === Kind.FIELD)
        return names.includes(selection.name.value) ? [selection] : [];
      return inside(
        selection.kind === Kind.INLINE_FRAGMENT
          ? selection.selectionSet
          : fragments[selection.name.value]?.selectionSet,
      );
    });
  return fieldNodes.flatMap(({ selectionSet }) => inside(selectionSet));
};

// GraphQL hands the same list to every node of an answer: a thousand nodes ask once
const answers = new WeakMap<readonly FieldNode[], boolean>();

/** Whether a question about a subject is only who it is: its id, kind and name, under whatever alias or fragment. */
export function asksOutline({ fieldNodes, fragments }: Question): boolean {
  const known = answers.get(fieldNodes);
  if (known !== undefined) return known;
  const answer = fieldNodes.every(({ selectionSet }) => stays(selectionSet, fragments));
  answers.set(fieldNodes, answer);
  return answer;
}
