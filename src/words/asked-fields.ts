// What a question asks inside, read from the document itself: so a thousand answers need one reading.
import { type FieldNode, type GraphQLResolveInfo, Kind, type SelectionSetNode } from 'graphql';

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
export const fieldsInside = ({ fieldNodes, fragments }: Question): readonly FieldNode[] =>
  fieldNodes.flatMap(({ selectionSet }) => fieldsOf(selectionSet, fragments));

/** Those of these names. */
export const fieldsWithin = (question: Question, names: readonly string[]): readonly FieldNode[] =>
  fieldsInside(question).filter(({ name }) => names.includes(name.value));
