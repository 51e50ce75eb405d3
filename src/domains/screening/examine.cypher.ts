/** What a screening asks of the graph, for hundreds of rows at once. */
import {
  edgeHolds,
  recordInForce,
  recordVisible,
  type Sight,
  subjectNamed,
  subjectVisible,
  tieHolds,
} from '../../access/visibility.ts';
import { cypher, type Statement } from '../../graph/cypher.ts';
import { relationTypes } from '../../graph/relation-types.ts';
import type { ResolvedAsOf } from '../../words/as-of.ts';
import type { SubjectKind } from '../../words/subject-kinds.ts';
import type { PartyFacts } from './screening.ts';

interface Asked {
  readonly keys: readonly string[];
  readonly sight: Sight;
  readonly asOf: ResolvedAsOf;
}

/** A subject that a row may name. */
export interface Candidate {
  readonly id: string;
  readonly kind: SubjectKind;
  readonly name: string | null;
  readonly uscc: string | null;
  readonly nameKey: string | null;
  readonly formerNames: readonly string[] | null;
  readonly weak: boolean;
}

interface Matched {
  readonly key: string;
  readonly subject: Candidate;
}

const candidate = cypher`subject {
    .id, .kind, .name, .uscc, .nameKey, .formerNames, weak: subject.hash IS NULL
  }`;

/** Most subjects of one name or number that are looked at. */
const most = cypher`20`;

const matched = (found: Statement) => cypher<Asked, Matched>`
UNWIND $keys AS key
CALL (key) {
  ${found}
  OPTIONAL MATCH (subject)-[held:MERGED_INTO]->(kept:Subject)
  WHERE ${tieHolds}
  WITH subject, kept
  WHERE CASE WHEN kept IS NULL THEN true ELSE ${subjectNamed} END
  WITH DISTINCT coalesce(kept, subject) AS subject
  WHERE ${subjectVisible}
  RETURN subject
  LIMIT ${most}
}
RETURN key, ${candidate} AS subject`;

export const matchedById = matched(cypher`MATCH (subject:Subject { id: key })`);
export const matchedByUscc = matched(cypher`MATCH (subject:MarketSubject { uscc: key })`);
export const matchedByOrganizationCode = matched(
  cypher`MATCH (subject:MarketSubject { organizationCode: key })`,
);
export const matchedByRegistrationNumber = matched(
  cypher`MATCH (subject:MarketSubject { registrationNumber: key })`,
);
export const matchedByName = matched(cypher`MATCH (subject:MarketSubject { nameKey: key })`);
export const matchedByIdHash = matched(cypher`MATCH (subject:Person { idHash: key })`);

/** What is known against or for many parties; parties of whom nothing is known are left out. */
export const factsOf = cypher<
  {
    keys: readonly string[];
    kinds: readonly string[];
    measures: readonly string[];
    sight: Sight;
    today: string;
  },
  { facts: PartyFacts }
>`
UNWIND $keys AS key
MATCH (party:Subject { id: key })
WITH party, [(party)-[:HAS_RECORD]->(record:CreditRecord)
  WHERE record.kind IN $kinds AND ${recordInForce} AND ${recordVisible}
  | record {
      .id, .kind, .title, .catalogueItem, .penaltyKinds, .performance, .decidedOn, .publicTo,
      lifted: [(record)<-[:GROUNDED_ON]-(sanction:Sanction) WHERE sanction.liftedAt IS NOT NULL AND NOT sanction.liftedBy STARTS WITH 'RULE ' | sanction.measure]
    }] AS records
WHERE size(records) > 0
RETURN {
  id: party.id,
  kind: party.kind,
  records: records,
  sanctions: [(party)<-[:IMPOSED_ON]-(sanction:Sanction)
    WHERE sanction.measure IN $measures AND sanction.liftedAt IS NULL
      AND sanction.from <= $today AND (sanction.to IS NULL OR sanction.to > $today)
    | sanction {
        .id, .measure, .basis, .rule, .to,
        grounds: [(sanction)-[:GROUNDED_ON]->(ground:CreditRecord) | ground.id]
      }]
} AS facts`;

/** Who represents the firm `key`. */
export interface Representative {
  readonly key: string;
  readonly personId: string;
  readonly kind: SubjectKind;
  readonly relationId: string;
}

/** A firm with those above it that have a record. */
export interface Burdened {
  readonly key: string;
  readonly kind: Candidate['kind'];
  readonly name: string | null;
  readonly holders: readonly string[];
}

export const representativesOf = cypher<
  { keys: readonly string[]; asOf: ResolvedAsOf },
  Representative
>`
UNWIND $keys AS key
MATCH (:Subject { id: key })<-[edge:${relationTypes.LEGAL_REPRESENTATIVE.both}]-(person:Subject)
WHERE ${edgeHolds}
RETURN key, person.id AS personId, person.kind AS kind, edge.id AS relationId`;

/** Whoever stands above the firm `key` on any chain of holdings, each once. */
const partiesAbove = cypher`MATCH (start:Subject { id: key })
  CALL (start) {
    MATCH (start)<-[chain:${relationTypes.SHAREHOLDER.both}*1..20000]-(party:Subject)
    WHERE all(edge IN chain WHERE ${edgeHolds})
    RETURN DISTINCT party
    LIMIT $most
  }
  WITH start, party`;

/** A firm with the natural persons above it. */
export interface HeldByPersons {
  readonly key: string;
  readonly kind: SubjectKind;
  readonly name: string | null;
  readonly persons: readonly string[];
}

/** Firms above which natural persons stand on any chain of holdings, whether they have records or not. */
export const heldByPersons = cypher<
  { keys: readonly string[]; asOf: ResolvedAsOf; most: number },
  HeldByPersons
>`
UNWIND $keys AS key
CALL (key) {
  ${partiesAbove}
  WHERE party:Person
  RETURN start, collect(party.id) AS persons
}
RETURN key, start.kind AS kind, start.name AS name, persons`;

/**
 * Who stands above many firms on any chain of holdings and has a record that a rule may look at: only for such firms
 * is control worked out at all.
 */
export const burdenedAbove = cypher<
  Asked & { kinds: readonly string[]; most: number; today: string },
  Burdened
>`
UNWIND $keys AS key
CALL (key) {
  ${partiesAbove}
  WHERE EXISTS {
    (party)-[:HAS_RECORD]->(record:CreditRecord)
    WHERE record.kind IN $kinds AND ${recordInForce} AND ${recordVisible}
  }
  RETURN start, collect(party.id) AS holders
}
RETURN key, start.kind AS kind, start.name AS name, holders`;

/** Which of many subjects, or of those that count for them, changed since a place in the outbox. */
export const changedSince = cypher<
  {
    keys: readonly string[];
    since: number;
    representatives: boolean;
    holders: boolean;
    asOf: ResolvedAsOf;
    most: number;
  },
  { key: string }
>`
UNWIND $keys AS key
CALL (key) {
  MATCH (start:Subject { id: key })
  RETURN start AS watched
  UNION
  MATCH (start:Subject { id: key })<-[edge:${relationTypes.LEGAL_REPRESENTATIVE.both}]-(watched:Subject)
  WHERE $representatives AND ${edgeHolds}
  RETURN watched
  UNION
  MATCH (start:Subject { id: key })
  WHERE $holders
  CALL (start) {
    MATCH (start)<-[chain:${relationTypes.SHAREHOLDER.both}*1..20000]-(above:Subject)
    WHERE all(edge IN chain WHERE ${edgeHolds})
    RETURN DISTINCT above
    LIMIT $most
  }
  RETURN above AS watched
}
WITH key, watched
WHERE EXISTS {
  MATCH (change:Change)
  WHERE change.subjectId = watched.id AND change.seq > $since
}
RETURN DISTINCT key`;

/** Whether everything may have changed since: a bulk load leaves one change for all it loaded. */
export const loadedSince = cypher<{ since: number }, { seq: number }>`
MATCH (change:Change { kind: 'LOAD' })
WHERE change.seq > $since
RETURN change.seq AS seq
LIMIT 1`;

export const lastChange = cypher<object, { seq: number }>`
MATCH (sequence:Sequence { name: 'change' })
RETURN sequence.value AS seq`;
