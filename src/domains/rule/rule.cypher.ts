/** Statements on what operators have added to the rules of the release: editions and confirmations. */
import { cypher } from '../../graph/cypher.ts';

/** What the graph holds of an edition. */
export interface EditionProperties {
  readonly id: string;
  readonly name: string;
  readonly from: string;
  readonly digest: string;
  readonly body: string;
  readonly addedAt: string;
  readonly addedBy: string;
}

/** What the graph holds of a confirmation; it stays when it is taken back. */
export interface ConfirmationProperties {
  readonly id: string;
  readonly rule: string;
  readonly digest: string;
  readonly text: string;
  readonly isExample: boolean;
  readonly by: string;
  readonly at: string;
  readonly takenBackAt?: string | null;
  readonly takenBackBy?: string | null;
  readonly takenBackReason?: string | null;
}

export const addedEditions = cypher<object, { edition: EditionProperties }>`
  MATCH (edition:RuleEdition)
  WHERE edition.id >= ''
  RETURN properties(edition) AS edition
  ORDER BY edition.id
`;

export const editionById = cypher<{ id: string }, { id: string }>`
  MATCH (edition:RuleEdition {id: $id})
  RETURN edition.id AS id
`;

export const createEdition = cypher<{ edition: EditionProperties }>`
  CREATE (edition:RuleEdition)
  SET edition = $edition
`;

export const confirmationsMade = cypher<object, { confirmation: ConfirmationProperties }>`
  MATCH (confirmation:RuleConfirmation)
  WHERE confirmation.id >= ''
  RETURN properties(confirmation) AS confirmation
  ORDER BY confirmation.id
`;

export const createConfirmations = cypher<{ rows: readonly ConfirmationProperties[] }>`
  UNWIND $rows AS row
  CREATE (confirmation:RuleConfirmation)
  SET confirmation = row
`;

export const takeBackConfirmation = cypher<
  { rule: string; at: string; by: string; reason: string },
  { id: string }
>`
  MATCH (confirmation:RuleConfirmation)
  WHERE confirmation.id >= '' AND confirmation.rule = $rule AND confirmation.takenBackAt IS NULL
  SET confirmation.takenBackAt = $at, confirmation.takenBackBy = $by, confirmation.takenBackReason = $reason
  RETURN confirmation.id AS id
`;

/** Whether rules changed since a place in the outbox, and the place to ask from next. */
export const rulesChangedSince = cypher<{ after: number }, { seq: number; changed: boolean }>`
  MATCH (sequence:Sequence {name: 'change'})
  RETURN sequence.value AS seq, EXISTS {
    MATCH (change:Change)
    WHERE change.seq > $after AND change.seq <= sequence.value AND change.kind = 'RULE'
  } AS changed
`;
