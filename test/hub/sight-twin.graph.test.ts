import { expect, test } from '@jest/globals';
import { cypher } from '../../src/graph/cypher.ts';
import { answers, battery } from './battery.ts';
import { startOrdinaryHub } from './ordinary-hub.ts';

const allIds = cypher<object, { id: string; subject: boolean }>`
  MATCH (thing:Subject|CreditRecord) RETURN thing.id AS id, thing:Subject AS subject
  UNION ALL
  MATCH (:Subject)-[relation]->(:Subject) RETURN relation.id AS id, false AS subject`;

test('two towns that differ in hidden records alone answer alike, to the byte and through every door', async () => {
  const told = await startOrdinaryHub();
  const ids = (await told.graph.read(allIds, {})).toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const questions = battery(
    ids.filter(({ subject }) => subject).map(({ id }) => id),
    ids.filter(({ subject }) => !subject).map(({ id }) => id),
  );
  const withHidden = await answers(told, questions);
  await told.stop();
  const silent = await startOrdinaryHub({ hidden: false });
  const withoutHidden = await answers(silent, questions);
  await silent.stop();
  expect(withHidden).toEqual(withoutHidden);
}, 600_000);
