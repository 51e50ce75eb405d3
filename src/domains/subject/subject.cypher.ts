/** Statements that find and read subjects: by id, by number, by name, at any clock. */
import {
  nameOpen,
  subjectNamed,
  type Sight,
  subjectVisible,
  tieHolds,
} from '../../access/visibility.ts';
import { cypher, type Statement } from '../../graph/cypher.ts';
import type { ResolvedAsOf } from '../../words/as-of.ts';
import type { SubjectKind } from '../../words/subject-kinds.ts';
import type { SubjectProperties } from './subject.ts';

/** A subject's version: the attributes it had, null where the present ones apply. */
export interface Found {
  readonly subject: SubjectProperties;
  /** Whether the hub knew no more of it than that it was named: what a register stated came later. */
  readonly onlyNamed: boolean;
  readonly version: Partial<SubjectProperties> | null;
  /** Whether its name is open to the viewer: a person's is where the register publishes it. */
  readonly nameOpen: boolean;
}

const subjectFields = cypher`{
    .id, .kind, .name, .uscc, .registrationNumber, .organizationCode, .checkDigitValid, .legalForm, .status,
    .industryCode, .address, .regionCode, .registrationAuthority, .registeredCapital, .capitalCurrency,
    .establishedOn, .businessScope, .formerNames, .idSealed, .sourceRow, .department
  }`;

const versionFields = cypher`{
    .name, .checkDigitValid, .legalForm, .status, .industryCode, .address, .regionCode, .registrationAuthority,
    .registeredCapital, .capitalCurrency, .establishedOn, .businessScope, .formerNames, .sourceRow, .department
  }`;

/** Ends a look among the versions of a subject with the one that was shown at `$asOf`. */
const shownVersion = cypher`version.shown
        AND version.recordedAt <= $asOf.knownAt
        AND (version.retractedAt IS NULL OR version.retractedAt > $asOf.knownAt)
        AND (version.validFrom IS NULL OR version.validFrom <= $asOf.validAt)
        AND (version.validTo IS NULL OR version.validTo > $asOf.validAt)
      RETURN version
      ORDER BY version.recordedAt DESC, version.id
      LIMIT 1`;

/** Goes behind `WITH subject`: adds the `version` that held at `$asOf`, and drops what may not be seen then. */
const versionAsOf = cypher`
WHERE ${subjectVisible}
CALL (subject) {
  OPTIONAL MATCH (subject)-[:HAD_VERSION]->(version:Version)
  WHERE (subject.recordedAt > $asOf.knownAt OR subject.validFrom > $asOf.validAt)
    AND ${shownVersion}
}
WITH subject, version`;

interface Clock {
  readonly asOf: ResolvedAsOf;
  readonly sight: Sight;
}

const result = cypher`{
    subject: subject ${subjectFields},
    version: version ${versionFields},
    onlyNamed: version IS NULL AND subject.recordedAt > $asOf.knownAt,
    nameOpen: ${nameOpen}
  }`;

export const subjectsById = cypher<
  Clock & { keys: readonly string[] },
  { key: string; value: Found }
>`
UNWIND $keys AS key
MATCH (subject:Subject { id: key })
${versionAsOf}
RETURN subject.id AS key, ${result} AS value`;

/** Goes behind `WITH subject`: the one that the subject stood merged into at `$asOf`, as far as the viewer may know both. */
const keptAsOf = cypher`
WHERE subject.everMerged AND ${subjectNamed}
OPTIONAL MATCH (subject)-[held:MERGED_INTO]->(kept:Subject)
WHERE ${tieHolds}
WITH subject AS absorbed, kept AS subject
${versionAsOf}, absorbed`;

/** The same subjects under the ids of those that are merged into them. */
export const keptById = cypher<Clock & { keys: readonly string[] }, { key: string; value: Found }>`
UNWIND $keys AS key
MATCH (subject:Subject { id: key })
WITH subject
${keptAsOf}
RETURN absorbed.id AS key, ${result} AS value`;

/**
 * Who a subject was, and no more: id, kind and name, which is what a large map asks of each of its nodes. A list, because
 * the names of a map's entries are sent and read again with every row.
 */
export type FoundOutline = readonly [
  id: string,
  kind: SubjectKind,
  name: string | null,
  nameOpen: boolean,
];

export const outlinesById = cypher<
  Clock & { keys: readonly string[] },
  { key: string; value: FoundOutline }
>`
UNWIND $keys AS key
MATCH (subject:Subject { id: key })
${versionAsOf}
RETURN subject.id AS key, [
  subject.id, subject.kind, coalesce(version.name, subject.name), ${nameOpen}
] AS value`;

/** Whom an identifier names, and the one that its bearer stood merged into. */
const bearers = <P extends object>(match: Statement) =>
  [
    cypher<Clock & P, { value: Found }>`
${match}
${versionAsOf}
RETURN ${result} AS value
LIMIT 2`,
    cypher<Clock & P, { value: Found }>`
${match}
WITH subject
${keptAsOf}
RETURN ${result} AS value
LIMIT 2`,
  ] as const;

export const byUscc = bearers<{ value: string }>(
  cypher`MATCH (subject:MarketSubject { uscc: $value })`,
);

export const byRegistrationNumber = bearers<{ value: string }>(
  cypher`MATCH (subject:MarketSubject { registrationNumber: $value })`,
);

export const byOrganizationCode = bearers<{ value: string }>(
  cypher`MATCH (subject:MarketSubject { organizationCode: $value })`,
);

export const byNumber = bearers<{ hashes: readonly string[]; nameKey: string }>(cypher`
MATCH (subject:Person)
WHERE subject.idHash IN $hashes AND subject.nameKey = $nameKey
WITH subject`);

export interface SearchFilter {
  readonly kinds: readonly string[] | null;
  readonly status: string | null;
  readonly regionCode: string | null;
  readonly industryCode: string | null;
  readonly establishedFrom: string | null;
  readonly establishedUntil: string | null;
}

export interface SearchParams extends Clock, SearchFilter {
  readonly most: number;
  readonly first: number;
  readonly order: 'MATCH' | 'NAME' | 'DATE';
  /** Where to go on: the first sort key, then name, then id; empty strings from the start. */
  readonly after: { readonly key: string; readonly id: string };
}

/** One match: \`place\` is what the order compares before the id. */
export interface Match {
  readonly value: Found;
  readonly place: string;
}

/** The version of `subject` that held at `$asOf`, or itself; null where the hub knew no more than that it was named. */
const onDay = cypher`CASE
    WHEN coalesce(subject.recordedAt > $asOf.knownAt, false) OR coalesce(subject.validFrom > $asOf.validAt, false)
    THEN head(COLLECT {
      MATCH (subject)-[:HAD_VERSION]->(version:Version)
      WHERE ${shownVersion}
    })
    ELSE subject
  END`;

/** Whether `subject`, which was `stated` so on the day, fulfils the filter. */
const fits = cypher`CASE
    WHEN $kinds IS NOT NULL AND NOT subject.kind IN $kinds THEN false
    WHEN $status IS NOT NULL AND coalesce(stated.status, '') <> $status THEN false
    WHEN $regionCode IS NOT NULL AND NOT coalesce(stated.regionCode, '') STARTS WITH $regionCode THEN false
    WHEN $industryCode IS NOT NULL AND NOT coalesce(stated.industryCode, '') STARTS WITH $industryCode THEN false
    WHEN $establishedFrom IS NOT NULL AND coalesce(stated.establishedOn, '') < $establishedFrom THEN false
    WHEN $establishedUntil IS NOT NULL AND coalesce(stated.establishedOn, '9999') > $establishedUntil THEN false
    ELSE true
  END`;

const dayName = cypher`coalesce(stated.nameKey, subject.nameKey)`;

/**
 * An exact name and an exact code are looked up by themselves, so that no limit cuts them. The text index finds any part
 * of a name, also where digits and Chinese characters meet; the full-text index finds words in any order; versions find
 * former names; codes are found by their beginning; the trigram index of pinyin finds names by what they sound like. By
 * the names and codes of a duplicate is found whom it stood merged into at `$asOf`. What was stated on the day is
 * looked at behind all ways: in each of them it would take the planner long.
 */
const matches = cypher`
CALL () {
  MATCH (subject:MarketSubject { nameKey: $nameKey })
  RETURN subject, '9' AS score
  LIMIT $most
  UNION
  MATCH (subject:MarketSubject)
  WHERE subject.nameKey CONTAINS $nameKey
  RETURN subject, '9' AS score
  LIMIT $each
  UNION
  MATCH (version:Version)<-[:HAD_VERSION]-(subject:MarketSubject)
  WHERE version.nameKey CONTAINS $nameKey AND version.shown AND version.recordedAt <= $asOf.knownAt
    AND coalesce(version.validFrom, '') <= $asOf.validAt
  RETURN subject, '3' AS score
  LIMIT $each
  UNION
  WITH $words AS words
  WHERE words <> ''
  CALL db.index.fulltext.queryNodes('subject_name_fulltext', words, { limit: $each }) YIELD node
  OPTIONAL MATCH (owner:MarketSubject)-[:HAD_VERSION]->(node)
  WHERE node.shown AND node.recordedAt <= $asOf.knownAt
  WITH coalesce(owner, node) AS subject, CASE WHEN owner IS NULL THEN '45' ELSE '4' END AS score
  WHERE subject:MarketSubject
  RETURN subject, score
  UNION
  MATCH (subject:MarketSubject)
  WHERE subject.uscc STARTS WITH $code
  RETURN subject, CASE WHEN subject.uscc = $code THEN '0' ELSE '1' END AS score
  LIMIT $each
  UNION
  MATCH (subject:MarketSubject { registrationNumber: $code })
  RETURN subject, '0' AS score
  LIMIT $most
  UNION
  MATCH (subject:MarketSubject { organizationCode: $code })
  RETURN subject, '0' AS score
  LIMIT $most
  UNION
  MATCH (subject:MarketSubject)
  WHERE subject.pinyinKey CONTAINS $pinyin
  RETURN subject,
    CASE
      WHEN subject.pinyinKey STARTS WITH $pinyin OR subject.pinyinKey CONTAINS $initials THEN '5'
      ELSE '6'
    END AS score
  LIMIT $each
}
WITH score, [subject] + CASE
    WHEN subject.everMerged AND ${subjectNamed}
    THEN [(subject)-[held:MERGED_INTO]->(kept:Subject) WHERE ${tieHolds} | kept]
    ELSE []
  END AS found
UNWIND found AS one
WITH one AS subject, min(score) AS score, max(CASE WHEN found[0] = one THEN 0 ELSE 1 END) = 1 AS isKept
WITH subject, score, isKept, ${onDay} AS stated
WITH subject, stated, CASE
    WHEN score = '0' THEN '0'
    WHEN ${dayName} = $nameKey THEN '0'
    WHEN ${dayName} STARTS WITH $nameKey THEN '1'
    WHEN ${dayName} CONTAINS $nameKey THEN '2'
    WHEN score IN ['1', '3', '4'] THEN score
    WHEN isKept THEN '3'
    WHEN ${dayName} = subject.nameKey AND score <> '9' THEN score
  END AS score
WHERE score IS NOT NULL AND ${subjectVisible} AND ${fits}`;

export interface SearchText {
  readonly nameKey: string;
  /** Escaped Lucene words, empty when there are none. */
  readonly words: string;
  /** Most that each way of finding hands on: with a filter or on a former day all of them have to be looked at. */
  readonly each: number;
  /** Beginning of a code, null when the text cannot be one. */
  readonly code: string | null;
  /** Letters that may be pinyin, null when the text is no Latin word. */
  readonly pinyin: string | null;
  /** The same as the first initials of a name. */
  readonly initials: string | null;
}

export const search = cypher<SearchParams & SearchText, Match>`
${matches}
WITH subject, coalesce(stated.name, subject.name, '') AS name,
  coalesce(stated.establishedOn, '0000') AS day, score
WITH subject, CASE $order WHEN 'DATE' THEN day WHEN 'NAME' THEN name ELSE score + name END AS place
WITH subject, place
WHERE $after.id = ''
  OR ($order = 'DATE' AND (place < $after.key OR (place = $after.key AND subject.id > $after.id)))
  OR ($order <> 'DATE' AND (place > $after.key OR (place = $after.key AND subject.id > $after.id)))
ORDER BY CASE WHEN $order = 'DATE' THEN place END DESC, CASE WHEN $order <> 'DATE' THEN place END, subject.id
LIMIT $first
WITH subject, place
${versionAsOf}, place
RETURN ${result} AS value, place`;

export const searchTotal = cypher<SearchParams & SearchText, { total: number }>`
${matches}
RETURN count(*) AS total`;

/** Names on the day that have a part in common with a text, those with most of it first. */
export const similarNames = cypher<Clock & { words: string; most: number }, { name: string }>`
CALL db.index.fulltext.queryNodes('subject_name_fulltext', $words, { limit: $most }) YIELD node, score
OPTIONAL MATCH (owner:MarketSubject)-[:HAD_VERSION]->(node)
WITH coalesce(owner, node) AS subject, score
WHERE subject:MarketSubject AND ${subjectVisible}
WITH subject, score, ${onDay} AS stated
RETURN ${dayName} AS name
ORDER BY score DESC, name`;

/**
 * All organised subjects in the order of their names: walks the index of names, so a page costs a page. CASE, because
 * the planner makes of OR a union of two seeks, which reads everything behind the cursor and sorts it.
 */
export const listByName = cypher<SearchParams, Match>`
MATCH (subject:MarketSubject)
WHERE subject.name >= $after.key
  AND CASE WHEN subject.name > $after.key THEN true ELSE subject.id > $after.id END
  AND ${subjectVisible}
WITH subject, ${onDay} AS stated
WHERE ${fits}
WITH subject
ORDER BY subject.name, subject.id
LIMIT $first
WITH subject, subject.name AS place
${versionAsOf}, place
RETURN ${result} AS value, place`;

/** All organised subjects with a known day of establishment, latest first. */
export const listByDate = cypher<SearchParams, Match>`
MATCH (subject:MarketSubject)
WHERE subject.establishedOn <= $after.key
  AND CASE WHEN subject.establishedOn < $after.key THEN true ELSE subject.id > $after.id END
  AND ${subjectVisible}
WITH subject, ${onDay} AS stated
WHERE ${fits}
WITH subject
ORDER BY subject.establishedOn DESC, subject.id
LIMIT $first
WITH subject, subject.establishedOn AS place
${versionAsOf}, place
RETURN ${result} AS value, place`;

const counted = (listed: Statement) => cypher<SearchParams, { total: number }>`
CALL () {
  MATCH (subject:MarketSubject)
  WHERE ${listed} AND ${subjectVisible}
  WITH subject, ${onDay} AS stated
  WHERE ${fits}
  RETURN subject
  LIMIT $most
}
RETURN count(*) AS total`;

/** How many `listByName` lists, counted up to the limit through the index of names. */
export const totalByName = counted(cypher`subject.name >= ''`);

/** How many `listByDate` lists, counted up to the limit through the index of days. */
export const totalByDate = counted(cypher`subject.establishedOn >= ''`);
