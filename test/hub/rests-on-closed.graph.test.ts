// What stands on a record that is not open is not open either: at no door is it named, and nothing that was issued hangs on it.
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { cypher } from '../../src/graph/cypher.ts';
import { ask } from '../kit/ask.ts';
import type { TestHub } from '../kit/start-hub.ts';
import { startOrdinaryHub } from './ordinary-hub.ts';

/*
 Two measures on 青禾食品: AWARDS_LIMIT stands on its fine of 2025 alone, which is open to whoever has an authorisation;
 PROCUREMENT_BAN on the fine and on its entry in the list of serious breaches, which everybody sees.
*/
const closeScope = cypher<{ document: string }, { subject: string }>`
  MATCH (record:CreditRecord { documentNumber: $document })<-[:HAS_RECORD]-(subject:Subject)
  SET record.scope = 'AUTHORISED'
  RETURN subject.id AS subject`;
const imposeOn = cypher<{
  subject: string;
  id: string;
  measure: string;
  documents: readonly string[];
}>`
  MATCH (subject:Subject { id: $subject })
  CREATE (sanction:Sanction {
    id: $id, measure: $measure, effect: 'PUNISHMENT', basis: '示例依据', rule: 'EXAMPLE', from: '2026-01-01',
    automatic: false, imposedAt: '2026-01-01T00:00:00.000Z', imposedBy: 'EXAMPLE'
  })-[:IMPOSED_ON]->(subject)
  WITH sanction
  UNWIND $documents AS document
  MATCH (record:CreditRecord { documentNumber: document })
  CREATE (sanction)-[:GROUNDED_ON]->(record)`;

const [fine, serious] = ['示例罚〔2025〕1号', '示例严〔2025〕1号'];
let hub: TestHub;
let subject = '';
let department = '';
let own = '';

beforeAll(async () => {
  hub = await startOrdinaryHub();
  const [found] = await hub.graph.write('close', (tx) => tx.run(closeScope, { document: fine }));
  subject = found?.subject ?? '';
  await hub.graph.write('impose', async (tx) => {
    await tx.run(imposeOn, { subject, id: 'san_1', measure: 'AWARDS_LIMIT', documents: [fine] });
    await tx.run(imposeOn, {
      subject,
      id: 'san_2',
      measure: 'PROCUREMENT_BAN',
      documents: [fine, serious],
    });
  });
  department = await hub.token('DEPARTMENT', { department: '119900000000000001' });
  own = await hub.token('SUBJECT', { subject });
});
afterAll(() => hub.stop());

const question = `query ($id: ID!) {
  subject(key: { id: $id }) { ... on Enterprise { sanctions { nodes { measureId } } } }
  evaluation(subject: $id) {
    score
    items { id contributions { nodes { measure { id } } } }
    improvements { nodes { measure { id } record { documentNumber } } } } }`;
interface Answer {
  readonly subject: { readonly sanctions: { readonly nodes: readonly { measureId: string }[] } };
  readonly evaluation: {
    readonly items: readonly {
      readonly contributions: { readonly nodes: readonly { measure: { id: string } | null }[] };
    }[];
  };
}

const seenBy = async (token: string) => {
  const answer = await ask<Answer>(hub, question, { id: subject }, token);
  const graded = answer.evaluation.items
    .flatMap(({ contributions }) => contributions.nodes)
    .flatMap(({ measure }) => (measure ? [measure.id] : []));
  const listed = answer.subject.sanctions.nodes.map(({ measureId }) => measureId);
  return { listed: listed.sort(), graded: graded.sort(), text: JSON.stringify(answer) };
};

test('a grade names and counts the measures that the list of measures shows', async () => {
  const official = await seenBy(department);
  expect(official.listed).toEqual(['PROCUREMENT_BAN']);
  expect(official.graded).toEqual(['PROCUREMENT_BAN']);
  expect(official.text).not.toContain('AWARDS_LIMIT');
  expect(official.text).not.toContain(fine);
  const itself = await seenBy(own);
  expect(itself.listed).toEqual(['AWARDS_LIMIT', 'PROCUREMENT_BAN']);
});

test('a report to an official rests on what the official sees, and can be fetched', async () => {
  const { creditReport } = await ask<{ creditReport: { number: string; html: string } }>(
    hub,
    'query ($id: ID!) { creditReport(subject: $id, purpose: SUPERVISION) { number html: documentUrl(format: HTML) } }',
    { id: subject },
    department,
  );
  const answer = await fetch(creditReport.html);
  const text = await answer.text();
  expect([answer.status, text.includes(fine)]).toEqual([200, false]);
  expect(text).toContain(serious);
});
