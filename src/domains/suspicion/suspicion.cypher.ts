/** Statements that find who shares an address, a telephone or other contact with a subject. */
import { type Sight, subjectVisible } from '../../access/visibility.ts';
import { cypher, type Statement } from '../../graph/cypher.ts';
import type { ResolvedAsOf } from '../../words/as-of.ts';

/** Whether what the node of a subject says was known and held at `$asOf`. */
const isPresent = cypher`(subject.recordedAt <= $asOf.knownAt AND coalesce(subject.validFrom, '') <= $asOf.validAt)`;

/** Whether a former version was what was known and held at `$asOf`. */
const heldThen = cypher`(
    version.shown
    AND version.recordedAt <= $asOf.knownAt
    AND (version.retractedAt IS NULL OR version.retractedAt > $asOf.knownAt)
    AND (version.validFrom IS NULL OR version.validFrom <= $asOf.validAt)
    AND (version.validTo IS NULL OR version.validTo > $asOf.validAt)
  )`;

/** What a registration says that others may say too. */
export interface Contact {
  readonly address: string | null;
  readonly addressKey: string | null;
  readonly phoneKey: string | null;
  readonly mailDomain: string | null;
  readonly registrationNumber: string | null;
  readonly registrationAuthority: string | null;
}

/** The registration of one subject at the two clocks. */
export const contactOf = cypher<{ id: string; asOf: ResolvedAsOf }, { value: Contact }>`
MATCH (subject:Subject { id: $id })
OPTIONAL MATCH (subject)-[:HAD_VERSION]->(version:Version)
WHERE NOT ${isPresent} AND ${heldThen}
WITH subject, version
ORDER BY version.recordedAt DESC, version.id
LIMIT 1
WITH subject, CASE WHEN version IS NOT NULL THEN version WHEN ${isPresent} THEN subject END AS said
RETURN {
  address: said.address, addressKey: said.addressKey, phoneKey: said.phoneKey, mailDomain: said.mailDomain,
  registrationNumber: subject.registrationNumber, registrationAuthority: said.registrationAuthority
} AS value`;

export interface SharersParams {
  readonly values: readonly string[];
  /** The subject asked about, who is no sharer of its own. */
  readonly id: string;
  /** How many are counted, and how many are named. */
  readonly most: number;
  readonly listed: number;
  readonly asOf: ResolvedAsOf;
  readonly sight: Sight;
}

export interface Sharers {
  readonly total: number;
  readonly ids: readonly string[];
}

/** Who says one of these values, now or in the version of then; the index of the value yields them. */
const sharers = (isNow: Statement, wasThen: Statement) => cypher<SharersParams, Sharers>`
CALL () {
  MATCH (subject:MarketSubject)
  WHERE ${isNow} AND ${isPresent} AND subject.id <> $id
  RETURN subject
  LIMIT $most
  UNION
  MATCH (version:Version)<-[:HAD_VERSION]-(subject:MarketSubject)
  WHERE ${wasThen} AND ${heldThen} AND NOT ${isPresent} AND subject.id <> $id
  RETURN subject
  LIMIT $most
}
WITH subject
WHERE ${subjectVisible}
WITH subject.id AS id
ORDER BY id
WITH collect(id) AS ids
RETURN size(ids) AS total, ids[..$listed] AS ids`;

export const sharersOfAddress = sharers(
  cypher`subject.addressKey IN $values`,
  cypher`version.addressKey IN $values`,
);

export const sharersOfPhone = sharers(
  cypher`subject.phoneKey IN $values`,
  cypher`version.phoneKey IN $values`,
);

export const sharersOfMailDomain = sharers(
  cypher`subject.mailDomain IN $values`,
  cypher`version.mailDomain IN $values`,
);

/** Registration numbers are the subject's own for good; they follow one another at one authority. */
export const bearersOfNumbers = cypher<SharersParams & { authority: string }, Sharers>`
MATCH (subject:MarketSubject)
WHERE subject.registrationNumber IN $values
  AND coalesce(subject.registrationAuthority, '') = $authority
  AND subject.id <> $id
  AND ${subjectVisible}
WITH subject.id AS id
ORDER BY id
LIMIT $most
WITH collect(id) AS ids
RETURN size(ids) AS total, ids[..$listed] AS ids`;
