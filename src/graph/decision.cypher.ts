import { cypher } from './cypher.ts';

export const outcomeById = cypher<{ id: string }, { digest: string; outcome: string }>`
  MATCH (kept:Outcome {id: $id})
  RETURN kept.digest AS digest, kept.outcome AS outcome
`;

export const keepOutcome = cypher<{
  id: string;
  decision: string;
  digest: string;
  outcome: string;
  at: string;
}>`
  CREATE (kept:Outcome)
  SET kept = {id: $id, decision: $decision, digest: $digest, outcome: $outcome, at: $at}
`;
