import { cypher } from './cypher.ts';

/** Which wording of a file of rules the stored values were worked out by. */
export const rulesApplied = cypher<{ name: string }, { digest: string }>`
  MATCH (applied:RulesApplied {name: $name})
  RETURN applied.digest AS digest
`;

export const noteRules = cypher<{ name: string; digest: string; at: string }>`
  MERGE (applied:RulesApplied {name: $name})
  SET applied.digest = $digest, applied.at = $at
`;
