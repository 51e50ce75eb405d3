/** What differs between two days, as one list and on one picture. Pure. */
import type {
  DiffAnswer,
  DiffPartAnswer,
  FieldChangeAnswer,
  NamedEdge,
  SubjectAnswer,
} from './answers.ts';
import type { Change } from '../words/words.ts';
import { type Changed, edgeOf, type Picture } from './picture.ts';

/** One difference: a subject or a relation. */
export interface Difference {
  readonly is: Change;
  readonly subject?: SubjectAnswer;
  readonly edge?: NamedEdge;
  readonly fields: readonly FieldChangeAnswer[];
}

const ofPart = (is: Change, { nodes, edges }: DiffPartAnswer): Difference[] => [
  ...nodes.map(({ subject }) => ({ is, subject, fields: [] })),
  ...edges.map((edge) => ({ is, edge, fields: [] })),
];

/** All differences in the order in which they are read: what appeared, what went, what changed. */
export const differencesOf = (answer: DiffAnswer): readonly Difference[] => [
  ...ofPart('appeared', answer.appeared),
  ...ofPart('gone', answer.gone),
  ...answer.changedSubjects.map(({ after, fields }) => ({
    is: 'changed' as const,
    subject: after,
    fields,
  })),
  ...answer.changedEdges.map(({ after, fields }) => ({
    is: 'changed' as const,
    edge: after,
    fields,
  })),
];

/** The subject or relation that differs. */
export const differingId = ({ subject, edge }: Difference): string => subject?.id ?? edge?.id ?? '';

/** The later map with what went drawn on it again, and with how each part of it differs. */
export function diffPicture(later: Picture, answer: DiffAnswer): Picture {
  const { gone, appeared, changedEdges, to } = answer;
  const edges = [...gone.edges, ...appeared.edges, ...changedEdges.map(({ after }) => after)];
  const ends = edges.flatMap((edge) => [edge.from, edge.to]);
  const fullNodes = [...gone.nodes, ...appeared.nodes].map(
    ({ subject, hidden, signals }) => [subject.id, { ...subject, hidden, signals }] as const,
  );
  const changes = new Map<string, Changed>(
    differencesOf(answer).map((one) => [differingId(one), { is: one.is }]),
  );
  for (const { before, after } of changedEdges)
    changes.set(after.id, { is: 'changed', before: edgeOf(before) });
  return {
    ...later,
    nodes: new Map([
      ...ends.map((end) => [end.id, { ...end, hidden: false, signals: null }] as const),
      ...fullNodes,
      ...later.nodes,
    ]),
    edges: new Map([...later.edges, ...edges.map((edge) => [edge.id, edgeOf(edge)] as const)]),
    changes,
    asOf: to,
  };
}
