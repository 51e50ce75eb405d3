import { cypher } from '../cypher.ts';

/**
 * Search needs both: the full-text index ranks, but splits digits from Chinese characters and so misses names like
 * `第123号`; CONTAINS on the trigram index finds them.
 * Persons are in neither: they are never found by search.
 */
export const names = [
  cypher`CREATE TEXT INDEX market_subject_name_text IF NOT EXISTS FOR (n:MarketSubject) ON (n.name)`,
  cypher`CREATE TEXT INDEX version_name_text IF NOT EXISTS FOR (n:Version) ON (n.name)`,
  cypher`
    CREATE FULLTEXT INDEX subject_name_fulltext IF NOT EXISTS FOR (n:MarketSubject|Version) ON EACH [n.name]
    OPTIONS {indexConfig: {\`fulltext.analyzer\`: 'cjk'}}
  `,
];
