/** Statements that walk relations from a node: by branch and rank, so that a page costs a page also at a hub of 100,000. */
import { edgeHolds, subjectPlain } from '../../access/visibility.ts';
import { cypher, type Statement } from '../../graph/cypher.ts';
import type { ResolvedAsOf } from '../../words/as-of.ts';
import type { Branch, EdgeProperties, Starts } from './relation.ts';

const edgeFields = cypher`{
    .id, .kind, .fromId, .toId, .rank, .ratio, .ratioMin, .votes, .subscribed, .paid, .position, .identifiedBy,
    .validFrom, .validTo, .recordedAt, .retractedAt, .disputed, .sourceRow, .department
  }`;

const type = {
  LEGAL_REPRESENTATIVE: cypher`LEGAL_REPRESENTATIVE_OF`,
  SHAREHOLDER: cypher`HOLDS_SHARES_IN`,
  EXECUTIVE: cypher`EXECUTIVE_OF`,
  BRANCH: cypher`BRANCH_OF`,
};
const name = {
  LEGAL_REPRESENTATIVE_IN: cypher`LEGAL_REPRESENTATIVE_IN`,
  LEGAL_REPRESENTATIVE_OUT: cypher`LEGAL_REPRESENTATIVE_OUT`,
  SHAREHOLDER_IN: cypher`SHAREHOLDER_IN`,
  SHAREHOLDER_OUT: cypher`SHAREHOLDER_OUT`,
  EXECUTIVE_IN: cypher`EXECUTIVE_IN`,
  EXECUTIVE_OUT: cypher`EXECUTIVE_OUT`,
  BRANCH_IN: cypher`BRANCH_IN`,
  BRANCH_OUT: cypher`BRANCH_OUT`,
};
const near = { IN: cypher`toId`, OUT: cypher`fromId` };
const other = { IN: cypher`from`, OUT: cypher`to` };

/**
 * The first edges of one node in one branch. The index (end, rank) yields them in order, so the cost is that of the
 * page, however many there are. A version of the plain type has no end and was not retracted (src/README.md, 2).
 */
const walk = (branch: Statement, kind: Statement, direction: 'IN' | 'OUT') => cypher`
  MATCH (from)-[edge:${kind}]->(to)
  WHERE edge.${near[direction]} = key
    AND edge.rank > $starts.${branch}
    AND edge.recordedAt <= $asOf.knownAt
    AND coalesce(edge.validFrom, '') <= $asOf.validAt
  WITH edge, ${other[direction]} AS other
  ORDER BY edge.${near[direction]}, edge.rank
  LIMIT $perBranch
  RETURN '${branch}' AS branch, edge, other`;

/** At its holder and at its firm: a firm that holds shares in itself is at both ends of one relation. */
const branchesAt = cypher`CASE
    WHEN near = other THEN [edge.kind + '_OUT', edge.kind + '_IN']
    WHEN edge.fromId = near.id THEN [edge.kind + '_OUT']
    ELSE [edge.kind + '_IN']
  END`;

/** Versions with an end, a later beginning or a retraction: few at any node, so all of them are looked at. */
const walkDated = cypher`
  MATCH (near:Subject { id: key })
  MATCH (near)-[edge:LEGAL_REPRESENTATIVE_OF_DATED|HOLDS_SHARES_IN_DATED|EXECUTIVE_OF_DATED|BRANCH_OF_DATED]-(other)
  WHERE ${edgeHolds}
  UNWIND ${branchesAt} AS branch
  WITH edge, other, branch
  WHERE edge.rank > $starts[branch]
  WITH edge, other, branch
  ORDER BY edge.rank
  WITH branch, collect({ edge: edge, other: other })[..$perBranch] AS found
  UNWIND found AS one
  RETURN branch, one.edge AS edge, one.other AS other`;

export interface Step<Other, Edge = EdgeProperties> {
  readonly key: string;
  readonly branch: Branch;
  readonly edge: Edge;
  readonly other: Other;
}

/** As much of a relation as a search for paths needs: it reads thousands to show a dozen. */
export type Tie = Pick<EdgeProperties, 'id' | 'kind' | 'fromId' | 'toId' | 'rank' | 'ratio'>;

/** Who is at the other end; the name where it was asked for and is plainly to be seen. */
export interface Neighbour {
  readonly id: string;
  readonly kind: string;
  readonly name: string | null;
}

interface TieParams {
  readonly keys: readonly string[];
  readonly starts: Starts;
  readonly perBranch: number;
  readonly most: number;
  readonly asOf: ResolvedAsOf;
}

export interface WalkParams extends TieParams {
  /** Whether the names of the other ends are wanted. */
  readonly named: boolean;
}

/**
 * The edges of many nodes, node by node, at most \`most\` in all: of each branch the first \`perBranch\` by rank of the
 * plain versions and as many of the dated ones, so that the first \`perBranch\` of both together are among them.
 */
const reached = cypher`
UNWIND $keys AS key
CALL (key) {
  ${walk(name.LEGAL_REPRESENTATIVE_IN, type.LEGAL_REPRESENTATIVE, 'IN')}
  UNION ALL
  ${walk(name.SHAREHOLDER_IN, type.SHAREHOLDER, 'IN')}
  UNION ALL
  ${walk(name.SHAREHOLDER_OUT, type.SHAREHOLDER, 'OUT')}
  UNION ALL
  ${walk(name.EXECUTIVE_IN, type.EXECUTIVE, 'IN')}
  UNION ALL
  ${walk(name.BRANCH_IN, type.BRANCH, 'IN')}
  UNION ALL
  ${walk(name.BRANCH_OUT, type.BRANCH, 'OUT')}
  UNION ALL
  ${walk(name.LEGAL_REPRESENTATIVE_OUT, type.LEGAL_REPRESENTATIVE, 'OUT')}
  UNION ALL
  ${walk(name.EXECUTIVE_OUT, type.EXECUTIVE, 'OUT')}
  UNION ALL
  ${walkDated}
}
WITH key, branch, edge, other AS subject
LIMIT $most`;

/** Those edges whole, with who is at their other ends. */
export const edgesOf = cypher<WalkParams, Step<Neighbour>>`
${reached}
RETURN key, branch, edge ${edgeFields} AS edge, subject {
  .id, .kind, name: CASE WHEN $named AND ${subjectPlain} THEN subject.name END
} AS other`;

/** The same edges, as much of them as a search for paths needs. */
export const tiesOf = cypher<TieParams, Step<Pick<Neighbour, 'id'>, Tie>>`
${reached}
RETURN key, branch, edge { .id, .kind, .fromId, .toId, .rank, .ratio } AS edge, subject { .id } AS other`;

const datedBranches = cypher`
CALL (near) {
  MATCH (near)-[edge:LEGAL_REPRESENTATIVE_OF_DATED|HOLDS_SHARES_IN_DATED|EXECUTIVE_OF_DATED|BRANCH_OF_DATED]-(other)
  WHERE ${edgeHolds}
  UNWIND ${branchesAt} AS branch
  RETURN collect(branch) AS dated
}`;

interface TotalParams {
  readonly keys: readonly string[];
  readonly asOf: ResolvedAsOf;
}

type Totals = Readonly<Record<Branch, number>>;

/** How many edges each branch of a node has today: the degree of the plain type, and the dated ones one by one. */
export const totalsNow = cypher<TotalParams, { key: string; value: Totals }>`
UNWIND $keys AS key
MATCH (near:Subject { id: key })
${datedBranches}
RETURN near.id AS key, {
  LEGAL_REPRESENTATIVE_IN: COUNT { (near)<-[:LEGAL_REPRESENTATIVE_OF]-() } + size([b IN dated WHERE b = 'LEGAL_REPRESENTATIVE_IN']),
  LEGAL_REPRESENTATIVE_OUT: COUNT { (near)-[:LEGAL_REPRESENTATIVE_OF]->() } + size([b IN dated WHERE b = 'LEGAL_REPRESENTATIVE_OUT']),
  SHAREHOLDER_IN: COUNT { (near)<-[:HOLDS_SHARES_IN]-() } + size([b IN dated WHERE b = 'SHAREHOLDER_IN']),
  SHAREHOLDER_OUT: COUNT { (near)-[:HOLDS_SHARES_IN]->() } + size([b IN dated WHERE b = 'SHAREHOLDER_OUT']),
  EXECUTIVE_IN: COUNT { (near)<-[:EXECUTIVE_OF]-() } + size([b IN dated WHERE b = 'EXECUTIVE_IN']),
  EXECUTIVE_OUT: COUNT { (near)-[:EXECUTIVE_OF]->() } + size([b IN dated WHERE b = 'EXECUTIVE_OUT']),
  BRANCH_IN: COUNT { (near)<-[:BRANCH_OF]-() } + size([b IN dated WHERE b = 'BRANCH_IN']),
  BRANCH_OUT: COUNT { (near)-[:BRANCH_OF]->() } + size([b IN dated WHERE b = 'BRANCH_OUT'])
} AS value`;

const known = cypher`edge.recordedAt <= $asOf.knownAt AND coalesce(edge.validFrom, '') <= $asOf.validAt`;

/** The same for another day or an earlier knowledge: every edge is looked at. */
export const totalsAsOf = cypher<TotalParams, { key: string; value: Totals }>`
UNWIND $keys AS key
MATCH (near:Subject { id: key })
${datedBranches}
RETURN near.id AS key, {
  LEGAL_REPRESENTATIVE_IN: COUNT { (near)<-[edge:LEGAL_REPRESENTATIVE_OF]-() WHERE ${known} } + size([b IN dated WHERE b = 'LEGAL_REPRESENTATIVE_IN']),
  LEGAL_REPRESENTATIVE_OUT: COUNT { (near)-[edge:LEGAL_REPRESENTATIVE_OF]->() WHERE ${known} } + size([b IN dated WHERE b = 'LEGAL_REPRESENTATIVE_OUT']),
  SHAREHOLDER_IN: COUNT { (near)<-[edge:HOLDS_SHARES_IN]-() WHERE ${known} } + size([b IN dated WHERE b = 'SHAREHOLDER_IN']),
  SHAREHOLDER_OUT: COUNT { (near)-[edge:HOLDS_SHARES_IN]->() WHERE ${known} } + size([b IN dated WHERE b = 'SHAREHOLDER_OUT']),
  EXECUTIVE_IN: COUNT { (near)<-[edge:EXECUTIVE_OF]-() WHERE ${known} } + size([b IN dated WHERE b = 'EXECUTIVE_IN']),
  EXECUTIVE_OUT: COUNT { (near)-[edge:EXECUTIVE_OF]->() WHERE ${known} } + size([b IN dated WHERE b = 'EXECUTIVE_OUT']),
  BRANCH_IN: COUNT { (near)<-[edge:BRANCH_OF]-() WHERE ${known} } + size([b IN dated WHERE b = 'BRANCH_IN']),
  BRANCH_OUT: COUNT { (near)-[edge:BRANCH_OF]->() WHERE ${known} } + size([b IN dated WHERE b = 'BRANCH_OUT'])
} AS value`;

/** 认缴 of all present holders of a firm, null where one states none: what a missing ratio is derived from. */
export const capitalOf = cypher<
  { keys: readonly string[]; asOf: ResolvedAsOf; most: number },
  { key: string; value: readonly (string | null)[] }
>`
UNWIND $keys AS key
CALL (key) {
  MATCH (:Subject { id: key })<-[edge:HOLDS_SHARES_IN|HOLDS_SHARES_IN_DATED]-()
  WHERE ${edgeHolds}
  RETURN edge.subscribed AS subscribed
  LIMIT $most
}
WITH key, collect({ subscribed: subscribed }) AS held
RETURN key, [one IN held | one.subscribed] AS value`;

const byId = (kind: Statement) => cypher`
  MATCH ()-[edge:${kind}]->()
  WHERE edge.id = key
  RETURN edge
  UNION ALL
  MATCH ()-[edge:${kind}_DATED]->()
  WHERE edge.id = key
  RETURN edge`;

/** Versions of relations by their own id, whatever has become of them since. */
export const relationsById = cypher<
  { keys: readonly string[]; knownAt: string },
  { key: string; value: EdgeProperties }
>`
UNWIND $keys AS key
CALL (key) {
  ${byId(type.LEGAL_REPRESENTATIVE)}
  UNION ALL
  ${byId(type.SHAREHOLDER)}
  UNION ALL
  ${byId(type.EXECUTIVE)}
  UNION ALL
  ${byId(type.BRANCH)}
}
WITH key, edge
WHERE edge.recordedAt <= $knownAt AND edge.shown IS NULL
RETURN key, edge ${edgeFields} AS value`;

interface Known {
  readonly id: string;
}

/** Marks a version whose objection is open, or takes the mark away. */
const markOf = (kind: Statement, ending: Statement) => cypher<Known & { disputed: boolean | null }>`
  MATCH ()-[edge:${kind}${ending}]->()
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
const withdrawalOf = (kind: Statement, ending: Statement) => cypher<Withdrawal>`
  MATCH (active)-[edge:${kind}${ending}]->(passive)
  WHERE edge.id = $id AND edge.retractedAt IS NULL
  WITH active, edge, passive, properties(edge) AS stated
  DELETE edge
  CREATE (active)-[former:${kind}_DATED]->(passive)
  SET former = stated, former.retractedAt = $at, former.disputed = null
  CREATE (active)-[claim:${kind}_DATED]->(passive)
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
const correctionOf = (kind: Statement, ending: Statement) => cypher<Correction>`
  MATCH (active:Subject { id: $fromId })
  OPTIONAL MATCH (passive:Subject { id: $toId })
  CREATE (active)-[edge:${kind}${ending}]->(passive)
  SET edge = $properties`;

const none = cypher``;
const dated = cypher`_DATED`;

/** For each kind: stored as present, and as one with an end. */
const forEachKind = <S>(make: (kind: Statement, ending: Statement) => S) => {
  const both = (kind: Statement) => [make(kind, none), make(kind, dated)] as const;
  return {
    LEGAL_REPRESENTATIVE: both(type.LEGAL_REPRESENTATIVE),
    SHAREHOLDER: both(type.SHAREHOLDER),
    EXECUTIVE: both(type.EXECUTIVE),
    BRANCH: both(type.BRANCH),
  };
};

export const relationMarks = forEachKind(markOf);
export const relationWithdrawals = forEachKind(withdrawalOf);
export const relationCorrections = forEachKind(correctionOf);

/** All that a version states, for the one that replaces it. */
const statedBy = (kind: Statement) => cypher`
  MATCH ()-[edge:${kind}]->()
  WHERE edge.id = $id AND edge.retractedAt IS NULL AND edge.shown IS NULL
  RETURN properties(edge) AS stated
  UNION ALL
  MATCH ()-[edge:${kind}_DATED]->()
  WHERE edge.id = $id AND edge.retractedAt IS NULL AND edge.shown IS NULL
  RETURN properties(edge) AS stated`;

export const relationForUpdate = cypher<
  Known,
  { stated: EdgeProperties & Readonly<Record<string, unknown>> }
>`
CALL () {
  ${statedBy(type.LEGAL_REPRESENTATIVE)}
  UNION ALL
  ${statedBy(type.SHAREHOLDER)}
  UNION ALL
  ${statedBy(type.EXECUTIVE)}
  UNION ALL
  ${statedBy(type.BRANCH)}
}
RETURN stated`;
