import { decidingUnit, type Sight } from '../../access/visibility.ts';
import { caseStatements, caseVisible } from '../../cases/case.cypher.ts';
import { cypher } from '../../graph/cypher.ts';
import type { RepairCase, RepairNode } from './repair.ts';

/** A repair hangs on its record. */
export const repairStatements = caseStatements<RepairNode>({
  label: cypher`Repair`,
  openedAt: cypher`appliedAt`,
  ofSubject: cypher`(:Subject { id: key })-[:HAS_RECORD]->(:CreditRecord)<-[:REPAIRS]-(proceeding:Repair)`,
  opening: cypher`MATCH (record:CreditRecord { id: $anchorId })
CREATE (proceeding:Repair)-[:REPAIRS]->(record)`,
});

/** What the rules look at in records, and whether an application is under way of which the viewer may know. */
export const casesById = cypher<
  { keys: readonly string[]; sight: Sight },
  { key: string; value: RepairCase }
>`
UNWIND $keys AS key
MATCH (party:Subject)-[:HAS_RECORD]->(record:CreditRecord { id: key })
RETURN key, {
  id: record.id,
  subjectId: party.id,
  kind: record.kind,
  title: record.title,
  decidedOn: record.decidedOn,
  performance: record.performance,
  publicFrom: record.publicFrom,
  publicTo: record.publicTo,
  earliestRepair: record.earliestRepair,
  closedAt: record.closedAt,
  authorityCode: ${decidingUnit},
  authorityName: record.authorityName,
  open: EXISTS {
    (record)<-[:REPAIRS]-(proceeding:Repair)
    WHERE proceeding.state IN ['APPLIED', 'ACCEPTED'] AND ${caseVisible}
  }
} AS value`;
