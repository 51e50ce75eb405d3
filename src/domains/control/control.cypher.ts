/** Statements that read the holdings above and below a subject, as far as the limits go. */
import { edgeHolds } from '../../access/visibility.ts';
import { cypher, type Statement } from '../../graph/cypher.ts';
import { edgeProjection, relationTypes } from '../../graph/relation-types.ts';
import type { ResolvedAsOf } from '../../words/as-of.ts';
import type { SubjectKind } from '../../words/subject-kinds.ts';

interface Around {
  readonly keys: readonly string[];
  readonly asOf: ResolvedAsOf;
  /** Most relations that one answer may read. */
  readonly most: number;
}

/** What the rules need of a relation; the rest is handed on to the answer. */
interface FoundEdge {
  readonly id: string;
  readonly fromId: string;
  readonly toId: string;
  readonly ratio: number | null;
  readonly ratioMin: number | null;
  readonly votes: number | null;
  readonly subscribed: string | null;
  readonly disputed: boolean | null;
}

/** A relation with its two ends, as much as the rules and the answer need of it. */
export interface Found {
  readonly key: string;
  readonly edge: FoundEdge;
  readonly from: {
    readonly kind: SubjectKind;
    readonly name: string | null;
    readonly stateBody: boolean | null;
  };
  readonly to: Found['from'];
}

const name = {
  firm: cypher`firm`,
  holder: cypher`holder`,
  person: cypher`person`,
};

// registers say it by the code: GB 32100 gives 11 to state organs; BODS says it by the type of entity
const party = (one: Statement) => cypher`${one} {
    .kind, .name,
    stateBody: coalesce(
      ${one}.uscc STARTS WITH '11',
      ${one}.legalForm IN ['state', 'stateBody', 'governmentDepartment', 'stateAgency']
    )
  }`;

/**
 * All holdings on every chain up from a subject. The breadth-first walk meets each firm once, so circles end it by
 * themselves, and the limit ends it everywhere else: no chain can be longer than the relations that may be read.
 */
export const holdingsUpwards = cypher<Around, Found>`
UNWIND $keys AS key
CALL (key) {
  MATCH (start:Subject { id: key })
  CALL (start) {
    MATCH (start)<-[chain:${relationTypes.SHAREHOLDER.both}*0..20000]-(firm:Subject)
    WHERE all(edge IN chain WHERE ${edgeHolds})
    RETURN DISTINCT firm
    LIMIT $most
  }
  MATCH (firm)<-[edge:${relationTypes.SHAREHOLDER.both}]-(holder:Subject)
  WHERE ${edgeHolds}
  RETURN edge, holder, firm
  LIMIT $most
}
RETURN key, edge ${edgeProjection} AS edge, ${party(name.holder)} AS from, ${party(name.firm)} AS to`;

/**
 * All holdings on every chain down from a subject, and on every chain up from the firms there, because whether it
 * controls them depends on who else holds them.
 */
export const holdingsDownwards = cypher<Around, Found>`
UNWIND $keys AS key
CALL (key) {
  MATCH (start:Subject { id: key })
  CALL (start) {
    MATCH (start)-[chain:${relationTypes.SHAREHOLDER.both}*0..20000]->(below:Subject)
    WHERE all(edge IN chain WHERE ${edgeHolds})
    RETURN DISTINCT below
    LIMIT $most
  }
  CALL (below) {
    MATCH (below)<-[chain:${relationTypes.SHAREHOLDER.both}*0..20000]-(firm:Subject)
    WHERE all(edge IN chain WHERE ${edgeHolds})
    RETURN DISTINCT firm
    LIMIT $most
  }
  WITH DISTINCT firm
  MATCH (firm)<-[edge:${relationTypes.SHAREHOLDER.both}]-(holder:Subject)
  WHERE ${edgeHolds}
  RETURN edge, holder, firm
  LIMIT $most
}
RETURN key, edge ${edgeProjection} AS edge, ${party(name.holder)} AS from, ${party(name.firm)} AS to`;

/** Legal representatives of many firms: those in charge of daily management. */
export const representativesOf = cypher<Around, Found>`
UNWIND $keys AS key
CALL (key) {
  MATCH (firm:Subject { id: key })<-[edge:${relationTypes.LEGAL_REPRESENTATIVE.both}]-(person:Person)
  WHERE ${edgeHolds}
  RETURN edge, person, firm
  LIMIT $most
}
RETURN key, edge ${edgeProjection} AS edge, ${party(name.person)} AS from, ${party(name.firm)} AS to`;

/** Firms that a person represents, with that relation: the person may own them by being in charge of them alone. */
export const representedBy = cypher<Around, Found>`
UNWIND $keys AS key
CALL (key) {
  MATCH (person:Subject { id: key })-[edge:${relationTypes.LEGAL_REPRESENTATIVE.both}]->(firm:Subject)
  WHERE ${edgeHolds}
  RETURN edge, person, firm
  LIMIT $most
}
RETURN key, edge ${edgeProjection} AS edge, ${party(name.person)} AS from, ${party(name.firm)} AS to`;

export interface Filed {
  readonly fromId: string;
  readonly rule: string;
  readonly ratio: number | null;
  readonly basis: string;
}

/** What a firm itself filed. */
export const filedOf = cypher<
  { keys: readonly string[]; asOf: ResolvedAsOf },
  { key: string; value: readonly Filed[] }
>`
UNWIND $keys AS key
MATCH (firm:Subject { id: key })<-[edge:${relationTypes.FILED_CONTROLLER.both}]-(filer:Subject)
WHERE ${edgeHolds}
WITH key, edge, filer
ORDER BY coalesce(edge.ratio, edge.ratioMin, -1) DESC, filer.id
RETURN key, collect({ fromId: filer.id, rule: edge.rule, ratio: coalesce(edge.ratio, edge.ratioMin), basis: edge.basis }) AS value`;
