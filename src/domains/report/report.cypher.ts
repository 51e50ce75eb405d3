/** Statements that keep issued reports, and tell whether what one shows may still be seen. */
import { recordVisible, type Sight } from '../../access/visibility.ts';
import { cypher } from '../../graph/cypher.ts';

/** What the graph holds of an issued report; `sealed` is the model, which only the hub's keys open. */
export interface IssuedReport {
  readonly number: string;
  readonly subjectId: string;
  readonly purpose: string;
  readonly issuedAt: string;
  readonly validAt: string;
  readonly knownAt: string;
  /** The viewer that it was issued to; texts, because a graph knows no null: '' where the token says nothing. */
  readonly viewerRole: string;
  readonly viewerDepartment: string;
  readonly viewerSubject: string;
  readonly viewerUser: string;
  /** SHA-256 of the model. */
  readonly digest: string;
  /** SHA-256 of what the model says of its subject; '' for what an earlier release issued. */
  readonly content: string;
  readonly sealed: string;
}

type ViewerPart = 'viewerRole' | 'viewerDepartment' | 'viewerSubject' | 'viewerUser';

/** Writes a report once, however often it runs; answers with the digest that stands under the number. */
export const issueReport = cypher<{ number: string; report: IssuedReport }, { digest: string }>`
MERGE (report:IssuedReport { number: $number })
ON CREATE SET report += $report
RETURN report.digest AS digest`;

export const issuedReport = cypher<{ number: string }, { report: IssuedReport }>`
MATCH (report:IssuedReport { number: $number })
RETURN report {
  .number, .subjectId, .purpose, .issuedAt, .validAt, .knownAt, .viewerRole, .viewerDepartment, .viewerSubject,
  .viewerUser, .digest, .sealed, content: coalesce(report.content, '')
} AS report`;

/** Whether the same viewer had a later report issued about the same subject that says something else. */
export const hasLaterReport = cypher<
  Pick<IssuedReport, 'subjectId' | 'issuedAt' | 'content' | ViewerPart>,
  { later: boolean }
>`
RETURN EXISTS {
  MATCH (later:IssuedReport { subjectId: $subjectId })
  WHERE later.issuedAt > $issuedAt
    AND ($content = '' OR coalesce(later.content, '') <> $content)
    AND later.viewerRole = $viewerRole
    AND later.viewerDepartment = $viewerDepartment
    AND later.viewerSubject = $viewerSubject
    AND later.viewerUser = $viewerUser
} AS later`;

/**
 * How many of these records the viewer of `$sight` may see today as they stood at `since` on `sinceDay`, and how many of them have not
 * closed since either: the subject itself goes on seeing what has.
 */
export const stillStanding = cypher<
  { ids: readonly string[]; sight: Sight; since: string; sinceDay: string },
  { shown: number; unchanged: number }
>`
UNWIND $ids AS id
MATCH (record:CreditRecord { id: id })<-[:HAS_RECORD]-(party:Subject)
WHERE ${recordVisible} AND record.recordedAt <= $since
WITH DISTINCT record, NOT (
  coalesce(record.closedAt > $since, false)
  OR coalesce(record.publicTo > $sinceDay AND record.publicTo <= $sight.today, false)
) AS unchanged
RETURN count(record) AS shown, sum(CASE WHEN unchanged THEN 1 ELSE 0 END) AS unchanged`;

/** Notes the digest of a document when it is first given out; answers with the one that was first. */
export const giveDocument = cypher<
  { name: string; number: string; digest: string; at: string },
  { digest: string }
>`
MERGE (document:ReportDocument { name: $name })
ON CREATE SET document.number = $number, document.digest = $digest, document.givenAt = $at
RETURN document.digest AS digest`;

/** The documents that were given out of a report, by name and digest. */
export const givenDocuments = cypher<{ number: string }, { name: string; digest: string }>`
MATCH (document:ReportDocument { number: $number })
RETURN document.name AS name, document.digest AS digest`;
