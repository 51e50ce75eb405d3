import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { cypher } from '../../src/graph/cypher.ts';
import { limits } from '../../src/words/limits.ts';
import { codeOf, filesOf } from '../fixtures/town.ts';
import { startTestHub, type TestHub } from '../kit/start-hub.ts';
import { ask } from '../kit/ask.ts';
import { controllersOf } from './control-questions.ts';

let hub: TestHub;
let firm: string;

/** Holders of one firm, each with a hundredth of a percent; far quicker than so many rows of a file. */
const crowd = cypher<{ uscc: string; from: number; to: number }>`
  MATCH (firm:MarketSubject { uscc: $uscc })
  UNWIND range($from, $to) AS number
  WITH firm, number, right('0000000000000000000000' + number, 22) AS id
  CREATE (holder:Subject:MarketSubject:Enterprise {
    id: 'sub_' + id, kind: 'ENTERPRISE', name: '第' + number + '号示例有限公司',
    firstRecordedAt: '2020-01-01T00:00:00.000Z', recordedAt: '2020-01-01T00:00:00.000Z'
  })
  CREATE (holder)-[:HOLDS_SHARES_IN {
    id: 'rel_' + id, key: id, kind: 'SHAREHOLDER', fromId: holder.id, toId: firm.id,
    rank: id, ratio: 0.00001, recordedAt: '2020-01-01T00:00:00.000Z'
  }]->(firm)
`;

const settle = (from: number, to: number) =>
  hub.graph.write('crowd', (tx) => tx.run(crowd, { uscc: codeOf('Crowd'), from, to }));

beforeAll(async () => {
  hub = await startTestHub();
  await hub.settle(filesOf({ alone: ['Crowd'], holdings: [['pHolder', 'Crowd', 60]] }));
  const found = await ask<{ subject: { id: string } }>(
    hub,
    'query ($uscc: String!) { subject(key: { uscc: $uscc }) { id } }',
    { uscc: codeOf('Crowd') },
  );
  firm = found.subject.id;
});
afterAll(() => hub.stop());

test('as many holdings as the limit are all read; one more is TRUNCATED', async () => {
  const codes = async () =>
    (await controllersOf(hub, firm, { rule: 'CONTROL_CASCADE' })).warnings.map(({ code }) => code);
  expect(await codes()).not.toContain('TRUNCATED');
  await settle(2, limits.controlEdges);
  expect(await codes()).not.toContain('TRUNCATED');
  await settle(limits.controlEdges + 1, limits.controlEdges + 1);
  expect(await codes()).toContain('TRUNCATED');
});

test('what a subject controls says TRUNCATED as well, in Chinese where asked', async () => {
  const { controlled } = await ask<{
    controlled: { edition: string; warnings: { code: string; message: string }[] };
  }>(
    hub,
    `query ($subject: ID!) { controlled(subject: $subject, rule: CONTROL_CASCADE) {
      edition(language: ZH) warnings { code message(language: ZH) } } }`,
    { subject: `sub_${'2'.padStart(22, '0')}` },
  );
  expect(controlled.warnings).toContainEqual({
    code: 'TRUNCATED',
    message: '持股关系多于可读取的数量：结论只涵盖已读取的部分。',
  });
  expect(controlled.edition).toMatch(/^控制级联：/);
});
