/** Statements that walk relations from a node: by branch and rank, so that a page costs a page also at a hub of 100,000. */
import {
  edgeHolds,
  edgeSeen,
  edgeSeenByRow,
  type Sight,
  subjectPlain,
} from '../../access/visibility.ts';
import { cypher, joined, type Statement } from '../../graph/cypher.ts';
import {
  anyDated,
  edgeProjection,
  forEachKind,
  relationTypes,
  type SlotPart,
  slotParts,
  thirdSlots,
} from '../../graph/relation-types.ts';
import type { ResolvedAsOf } from '../../words/as-of.ts';
import { relationKindNames, type StoredKind } from '../../words/relation-kinds.ts';
import type { SubjectKind } from '../../words/subject-kinds.ts';
import type { Branch, EdgeProperties, Starts } from './relation.ts';

const nothing = cypher``;
const near = { IN: cypher`toId`, OUT: cypher`fromId`, THIRD: cypher`thirdId` };
const other = { IN: cypher`from`, OUT: cypher`to`, THIRD: cypher`from` };
/** Who else stands at a relation that was found from its third end. */
const also = { IN: cypher`null`, OUT: cypher`null`, THIRD: cypher`to` };
const unionAll = cypher`UNION ALL`;

/** The same for both types of every kind, one after the other. */
const ofEveryType = (make: (type: Statement) => Statement): Statement =>
  joined(
    relationKindNames.flatMap((kind) => {
      const { present, dated } = relationTypes[kind];
      return [present, ...(dated ? [dated] : [])].map(make);
    }),
    unionAll,
  );

/**
 * The first edges of one node in one branch. The index (end, rank) yields them in order, so the cost is that of the
 * page, however many there are. A version of the plain type has no end and was not retracted (src/README.md, 2).
 */
const walk = ({ name, present, direction, isByRow }: SlotPart) => cypher`
  MATCH (from)-[edge:${present}]->(to)
  WHERE edge.${near[direction]} = key
    AND edge.rank > $starts.${name}
    AND edge.recordedAt <= $asOf.knownAt
    AND coalesce(edge.validFrom, '') <= $asOf.validAt
    ${isByRow ? cypher`AND ${edgeSeenByRow}` : nothing}
  WITH edge, ${other[direction]} AS other, ${also[direction]} AS also
  ORDER BY edge.${near[direction]}, edge.rank
  LIMIT $perBranch
  RETURN '${name}' AS branch, edge, other, also`;

/** At its holder and at its firm: a firm that holds shares in itself is at both ends of one relation. */
const branchesAt = cypher`CASE
    WHEN near = other THEN [edge.kind + '_OUT', edge.kind + '_IN']
    WHEN edge.fromId = near.id THEN [edge.kind + '_OUT']
    ELSE [edge.kind + '_IN']
  END`;

/** Versions with an end, a later beginning or a retraction: few at any node, so all of them are looked at. */
const walkDated = cypher`
  MATCH (near:Subject { id: key })
  MATCH (near)-[edge:${anyDated}]-(other)
  WHERE ${edgeHolds} AND ${edgeSeen}
  UNWIND ${branchesAt} AS branch
  WITH edge, other, branch
  WHERE edge.rank > $starts[branch]
  WITH edge, other, branch
  ORDER BY edge.rank
  WITH branch, collect({ edge: edge, other: other })[..$perBranch] AS found
  UNWIND found AS one
  RETURN branch, one.edge AS edge, one.other AS other, null AS also`;

/** The same at the third end, by the index (third end, rank). */
const walkDatedThird = thirdSlots.map(
  ({ name, dated }) => cypher`
  MATCH (from)-[edge:${dated}]->(to)
  WHERE edge.thirdId = key AND edge.rank > $starts.${name} AND ${edgeHolds} AND ${edgeSeen}
  WITH edge, from AS other, to AS also
  ORDER BY edge.thirdId, edge.rank
  LIMIT $perBranch
  RETURN '${name}' AS branch, edge, other, also`,
);

export interface Step<Other, Edge = EdgeProperties> {
  readonly key: string;
  readonly branch: Branch;
  readonly edge: Edge;
  readonly other: Other;
  /** Who else stands at a relation that was found from its third end. */
  readonly also?: Neighbour | null;
}

/** As much of a relation as a search for paths needs: it reads thousands to show a dozen. */
export type Tie = Pick<EdgeProperties, 'id' | 'kind' | 'fromId' | 'toId' | 'rank' | 'ratio'>;

/** Who is at the other end; the name where it was asked for and is plainly to be seen. */
export interface Neighbour {
  readonly id: string;
  readonly kind: SubjectKind;
  readonly name: string | null;
}

interface TieParams {
  readonly keys: readonly string[];
  readonly starts: Starts;
  readonly perBranch: number;
  readonly most: number;
  readonly asOf: ResolvedAsOf;
  readonly sight: Sight;
}

export interface WalkParams extends TieParams {
  /** Whether the names of the other ends are wanted. */
  readonly named: boolean;
  /** Kinds of relation in which the name of a person is open to the viewer. */
  readonly names: readonly StoredKind[];
}

/**
 * The edges of many nodes, node by node, at most \`most\` in all: of each branch the first \`perBranch\` by rank of the
 * plain versions and as many of the dated ones, so that the first \`perBranch\` of both together are among them.
 */
const reached = cypher`
UNWIND $keys AS key
CALL (key) {
  ${joined([...slotParts.map(walk), walkDated, ...walkDatedThird], unionAll)}
}
WITH key, branch, edge, other AS subject, also
LIMIT $most`;

/** Those edges whole, with who is at their other ends. */
export const edgesOf = cypher<WalkParams, Step<Neighbour>>`
${reached}
RETURN key, branch, edge ${edgeProjection} AS edge, subject {
  .id, .kind, name: CASE
    WHEN $named AND (NOT subject:Person OR edge.kind IN $names) AND ${subjectPlain} THEN subject.name
  END
} AS other, also { .id, .kind, name: null } AS also`;

/** The same edges, as much of them as a search for paths needs. */
export const tiesOf = cypher<TieParams, Step<Pick<Neighbour, 'id'>, Tie>>`
${reached}
RETURN key, branch, edge { .id, .kind, .fromId, .toId, .rank, .ratio } AS edge, subject { .id } AS other`;

const datedBranches = cypher`
CALL (near) {
  MATCH (near)-[edge:${anyDated}]-(other)
  WHERE ${edgeHolds} AND ${edgeSeen}
  UNWIND ${branchesAt} AS branch
  RETURN collect(branch) AS dated
}`;

/** How many dated relations a slot has; those of a third end are looked up by it. */
const datedOf = new Map(thirdSlots.map(({ name, dated }) => [name.text, dated]));
const datedCount = (name: Statement): Statement => {
  const dated = datedOf.get(name.text);
  return dated
    ? cypher`COUNT { ()-[edge:${dated}]->() WHERE edge.thirdId = near.id AND edge.rank > '' AND ${edgeHolds} AND ${edgeSeen} }`
    : cypher`size([b IN dated WHERE b = '${name}'])`;
};

interface TotalParams {
  readonly keys: readonly string[];
  readonly asOf: ResolvedAsOf;
  readonly sight: Sight;
}

type Totals = Readonly<Record<Branch, number>>;

const onDay = cypher`edge.recordedAt <= $asOf.knownAt AND coalesce(edge.validFrom, '') <= $asOf.validAt`;

/**
 * How many edges each slot of a node has: those of the plain type, and the dated ones. An edge that nothing is asked of
 * has no name: then its number is the degree of the node, which is not counted anew. Of a kind that is not public, and at
 * a third end, each edge is looked at.
 */
function presentCount(
  { present, direction, isByRow }: SlotPart,
  day: Statement | undefined,
): Statement {
  const asked = [
    ...(direction === 'THIRD' ? [cypher`edge.thirdId = near.id AND edge.rank > ''`] : []),
    ...(day ? [day] : []),
    ...(isByRow ? [edgeSeenByRow] : []),
  ];
  const edge = asked.length > 0 ? cypher`edge` : nothing;
  const pattern = {
    IN: cypher`(near)<-[${edge}:${present}]-()`,
    OUT: cypher`(near)-[${edge}:${present}]->()`,
    THIRD: cypher`()-[${edge}:${present}]->()`,
  };
  const condition = asked.length > 0 ? cypher`WHERE ${joined(asked, cypher` AND `)}` : nothing;
  return cypher`COUNT { ${pattern[direction]} ${condition} }`;
}

const counts = (day?: Statement): Statement =>
  joined(
    slotParts.map(
      (slot) => cypher`${slot.name}: ${presentCount(slot, day)} + ${datedCount(slot.name)}`,
    ),
    cypher`,`,
  );

/** How many edges each slot of a node has today: the degree of the plain type, and the dated ones one by one. */
export const totalsNow = cypher<TotalParams, { key: string; value: Totals }>`
UNWIND $keys AS key
MATCH (near:Subject { id: key })
${datedBranches}
RETURN near.id AS key, {
  ${counts()}
} AS value`;

/** The same for another day or an earlier knowledge: every edge is looked at. */
export const totalsAsOf = cypher<TotalParams, { key: string; value: Totals }>`
UNWIND $keys AS key
MATCH (near:Subject { id: key })
${datedBranches}
RETURN near.id AS key, {
  ${counts(onDay)}
} AS value`;

/** 认缴 of all present holders of a firm, null where one states none: what a missing ratio is derived from. */
export const capitalOf = cypher<
  { keys: readonly string[]; asOf: ResolvedAsOf; most: number },
  { key: string; value: readonly (string | null)[] }
>`
UNWIND $keys AS key
CALL (key) {
  MATCH (:Subject { id: key })<-[edge:${relationTypes.SHAREHOLDER.both}]-()
  WHERE ${edgeHolds}
  RETURN edge.subscribed AS subscribed
  LIMIT $most
}
WITH key, collect({ subscribed: subscribed }) AS held
RETURN key, [one IN held | one.subscribed] AS value`;

const byId = (type: Statement) => cypher`
  MATCH ()-[edge:${type}]->()
  WHERE edge.id = key
  RETURN edge`;

/** Versions of relations by their own id, whatever has become of them since. */
export const relationsById = cypher<
  { keys: readonly string[]; knownAt: string; sight: Sight },
  { key: string; value: EdgeProperties }
>`
UNWIND $keys AS key
CALL (key) {
  ${ofEveryType(byId)}
}
WITH key, edge
WHERE edge.recordedAt <= $knownAt AND edge.shown IS NULL AND ${edgeSeen}
RETURN key, edge ${edgeProjection} AS value`;

interface Known {
  readonly id: string;
}

/** Marks a version whose objection is open, or takes the mark away. */
const markOf = (type: Statement) => cypher<Known & { disputed: boolean | null }>`
  MATCH ()-[edge:${type}]->()
  WHERE edge.id = $id
  SET edge.disputed = $disputed`;

interface Withdrawal extends Known {
  readonly at: string;
  readonly keptId: string;
  readonly keptRank: string;
}

/**
 * Takes a version back, both clocks kept. What its source said stays beside it as a claim that is not shown: the same
 * row delivered again is then nothing new.
 */
const withdrawalOf = (type: Statement, dated: Statement) => cypher<Withdrawal>`
  MATCH (active)-[edge:${type}]->(passive)
  WHERE edge.id = $id AND edge.retractedAt IS NULL
  WITH active, edge, passive, properties(edge) AS stated
  DELETE edge
  CREATE (active)-[former:${dated}]->(passive)
  SET former = stated, former.retractedAt = $at, former.disputed = null
  CREATE (active)-[claim:${dated}]->(passive)
  SET claim = stated, claim.id = $keptId, claim.rank = $keptRank, claim.shown = false, claim.disputed = null`;

interface Correction {
  readonly fromId: string;
  readonly toId: string;
  readonly properties: object;
}

/**
 * The corrected version, whose beginning is that of the one it replaces. OPTIONAL, because the planner takes two ends for
 * a product; a relation without one of them is an error all the same.
 */
const correctionOf = (type: Statement) => cypher<Correction>`
  MATCH (active:Subject { id: $fromId })
  OPTIONAL MATCH (passive:Subject { id: $toId })
  CREATE (active)-[edge:${type}]->(passive)
  SET edge = $properties`;

/** For each kind: stored as present, and as one with an end. */
const forBothTypes = <S>(make: (type: Statement, dated: Statement) => S) =>
  forEachKind(
    ({ present, dated = present }) => [make(present, dated), make(dated, dated)] as const,
  );

export const relationMarks = forBothTypes(markOf);
export const relationWithdrawals = forBothTypes(withdrawalOf);
export const relationCorrections = forBothTypes(correctionOf);

/** All that a version states, for the one that replaces it. */
const statedBy = (type: Statement) => cypher`
  MATCH ()-[edge:${type}]->()
  WHERE edge.id = $id AND edge.retractedAt IS NULL AND edge.shown IS NULL
  RETURN properties(edge) AS stated`;

export const relationForUpdate = cypher<
  Known,
  { stated: EdgeProperties & Readonly<Record<string, unknown>> }
>`
CALL () {
  ${ofEveryType(statedBy)}
}
RETURN stated`;
