/** Pictures of answers that are not maps: paths, who is behind a firm, a family. Pure. */
import type {
  ControlAnswer,
  DecidedAnswer,
  DiffAnswer,
  GroupAnswer,
  NamedEdge,
  PathsAnswer,
  SubjectAnswer,
  SuspicionAnswer,
  TogetherAnswer,
} from './answers.ts';
import { differencesOf, differingId } from './differences.ts';
import { addMap, edgeOf, emptyPicture, type Picture, type PictureNode } from './picture.ts';

/** What a question found beside the picture, to be read in a list. */
export type Finding =
  | {
      readonly is: 'paths';
      readonly from: string;
      readonly to: string;
      readonly answer: PathsAnswer;
    }
  | { readonly is: 'control'; readonly id: string; readonly answer: ControlAnswer }
  | { readonly is: 'group'; readonly id: string; readonly answer: GroupAnswer }
  | { readonly is: 'suspicion'; readonly id: string; readonly answer: SuspicionAnswer }
  | {
      readonly is: 'diff';
      readonly id: string;
      readonly other: string;
      readonly answer: DiffAnswer;
      readonly decided: DecidedAnswer;
    }
  | {
      readonly is: 'together';
      readonly ids: readonly string[];
      /** Null while there are too few to ask about. */
      readonly answer: TogetherAnswer | null;
    };

/** A person whose name is stars is an outline: the hub says so only on maps. */
const isOutline = ({ kind, name }: SubjectAnswer): boolean =>
  kind === 'PERSON' && /^.{1,2}\*+$/u.test(name);

function addNamed(
  picture: Picture,
  subjects: readonly SubjectAnswer[],
  edges: readonly NamedEdge[],
  anchors: readonly string[],
): Picture {
  const nodes = new Map(picture.nodes);
  for (const subject of [...subjects, ...edges.flatMap(({ from, to }) => [from, to])])
    if (!nodes.has(subject.id))
      nodes.set(subject.id, { ...subject, hidden: isOutline(subject), signals: null });
  return {
    ...picture,
    nodes,
    edges: new Map([...picture.edges, ...edges.map((edge) => [edge.id, edgeOf(edge)] as const)]),
    anchors: new Set([...picture.anchors, ...anchors]),
  };
}

/** The picture with the paths on it; both ends stay whatever is folded. */
export const addPaths = (
  picture: Picture,
  { paths, asOf }: PathsAnswer,
  ends: readonly [string, string],
): Picture => ({
  ...addNamed(
    picture,
    paths.flatMap(({ nodes }) => nodes),
    paths.flatMap(({ edges }) => edges),
    ends,
  ),
  asOf,
});

/** Everybody in the proofs of those behind a subject. */
export function controlPicture(
  subject: PictureNode,
  { controllers, filed, asOf }: ControlAnswer,
): Picture {
  const all = [...controllers, ...filed];
  const begun = { ...emptyPicture, nodes: new Map([[subject.id, subject]]), asOf };
  return addNamed(
    begun,
    all.map((one) => one.subject),
    all.flatMap(({ proof }) => proof.edges),
    [subject.id],
  );
}

/** A family and those who tie it together. */
export function groupPicture(answer: GroupAnswer, centre: PictureNode): Picture {
  const { members, people, edges, truncated, asOf } = answer;
  const map = { nodes: [...members, ...people].map(({ node }) => node), edges, truncated, asOf };
  const picture = addMap(emptyPicture, map, { hops: 0, anchor: centre.id });
  return { ...picture, nodes: new Map([[centre.id, centre], ...picture.nodes]) };
}

/** A subject and those whom registrations suggest; what is suspected is no relation. */
export const suspicionPicture = (
  subject: PictureNode,
  { links, asOf }: SuspicionAnswer,
): Picture => ({
  ...addNamed(
    { ...emptyPicture, nodes: new Map([[subject.id, subject]]), asOf },
    links.map((link) => link.subject),
    [],
    [subject.id],
  ),
  suspected: links.map(({ subject: { id: to }, strength }) => ({
    from: subject.id,
    to,
    strength,
  })),
});

/** How those who were picked hang together; they stay, also those who hang together with nobody. */
export const togetherPicture = (answer: TogetherAnswer, ids: readonly string[]): Picture => ({
  ...addMap(emptyPicture, answer, { hops: 0 }),
  anchors: new Set(ids),
});

/** What of the picture one place in the list rests on: relations, and subjects that stand for themselves. */
export function focusOfFinding(finding: Finding | null, focus: number | null): ReadonlySet<string> {
  if (finding?.is === 'diff') {
    const all = differencesOf(finding.answer);
    return new Set((focus === null ? all : all.slice(focus, focus + 1)).map(differingId));
  }
  if (finding === null || focus === null || finding.is === 'together') return new Set();
  if (finding.is === 'suspicion') {
    const link = finding.answer.links[focus];
    return new Set(link ? [finding.id, link.subject.id] : []);
  }
  const edges =
    finding.is === 'paths'
      ? finding.answer.paths[focus]?.edges
      : finding.is === 'control'
        ? [...finding.answer.controllers, ...finding.answer.filed][focus]?.proof.edges
        : finding.answer.risk.carriers[focus]?.edges;
  return new Set(edges?.map(({ id }) => id));
}

/** Carriers of risk that are named on the map in any case. */
const mostCarriers = 5;

/** Whom the list beside the map is about, so that the map must name them. */
export const namedByFinding = (finding: Finding | null): ReadonlySet<string> =>
  new Set(
    finding?.is === 'group'
      ? finding.answer.risk.carriers.slice(0, mostCarriers).map(({ node }) => node.subject.id)
      : [],
  );
