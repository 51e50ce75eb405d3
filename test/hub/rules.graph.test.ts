import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  addCalendarYear,
  addEdition,
  confirmRules,
  takeBack,
} from '../../src/domains/rule/rule.actions.ts';
import { confirmableRules } from '../../src/domains/rule/rule.ts';
import { imposeByRule, lookAtAll } from '../../src/domains/sanction/automatic.actions.ts';
import { endRule } from '../../src/domains/sanction/ground-end.actions.ts';
import { readLibrary } from '../../src/domains/rule/rule.store.ts';
import { cypher } from '../../src/graph/cypher.ts';
import { openRules, shippedFile } from '../../src/rules/read-rules.ts';
import { refuseBroken } from '../../src/rules/rulebook.ts';
import { codeOf } from '../fixtures/town.ts';
import { ask } from '../kit/ask.ts';
import { startTestHub, type TestHub } from '../kit/start-hub.ts';

const now = () => new Date('2026-11-30T04:00:00.000Z');
// of the hub: it answers of everything that an operator did before
const later = () => new Date('2026-11-30T08:00:00.000Z');
// a clock that goes on, so that what is confirmed anew is told from what was confirmed before
let ticks = 0;
const operator = { by: 'wang', clock: () => new Date(now().getTime() + (ticks += 1) * 1_000) };
const code = codeOf('qinghe1');
const shipped = openRules(shippedFile('repair')).text;

const addBroken = cypher<{ body: string }>`
  MATCH (sequence:Sequence {name: 'change'})
  SET sequence.value = sequence.value + 1
  CREATE (:RuleEdition {id: 'broken', name: 'repair', from: '2026-11-01', digest: '-', body: $body,
    addedAt: '2026-11-30T05:00:00.000Z', addedBy: 'nobody'})
  CREATE (change:Change {kind: 'RULE', what: 'NEW', subjectId: '', ref: 'broken', at: '2026-11-30T05:00:00.000Z'})
  SET change.seq = sequence.value
`;

let hub: TestHub;
let clerk: string;
beforeAll(async () => {
  hub = await startTestHub({ clock: later, unconfirmed: true });
  clerk = await hub.token('CLERK');
  await hub.settle(
    {
      'tax.csv': `nsrmc,nsrsbh,wsh,qdrq,gbrq,swjg,ajxz
示例市青禾有限公司,${code},示例税〔2026〕1号,2026-05-01,2026-05-02,国家税务总局示例市税务局,偷税
`,
    },
    { clock: now },
  );
});
afterAll(() => hub.stop());

const editions = async () => {
  const { ruleEditions } = await ask<{
    ruleEditions: readonly { name: string; edition: string; digest: string; from: string | null }[];
  }>(hub, '{ ruleEditions { name edition digest from } }', {}, clerk);
  return new Map(ruleEditions.map((one) => [one.name, one]));
};
const standingOf = async (rule: string) => {
  const { ruleStandings } = await ask<{
    ruleStandings: readonly { rule: string; isEnforceable: boolean; confirmedOn: string | null }[];
  }>(hub, '{ ruleStandings { rule isEnforceable confirmedOn } }', {}, clerk);
  return ruleStandings.find((one) => one.rule === rule);
};
const measures = async () => {
  const { subject } = await ask<{
    subject: { sanctions: { nodes: readonly { measureId: string; liftReason: string | null }[] } };
  }>(
    hub,
    'query ($code: String!) { subject(key: { uscc: $code }) { ... on Enterprise { sanctions(active: true, first: 50) { nodes { measureId liftReason } } } } }',
    { code },
    clerk,
  );
  return subject.sanctions.nodes.map(({ measureId }) => measureId).sort();
};
const rulesNow = async () => (await readLibrary(hub.graph, refuseBroken)).on('2026-11-30');
const propose = async () => {
  const { sanctions } = await rulesNow();
  return imposeByRule(hub.graph, {
    idSecret: 'a'.repeat(43),
    rules: sanctions,
    clock: operator.clock,
  });
};
const confirm = async (...names: readonly string[]) =>
  confirmRules(
    hub.graph,
    operator,
    confirmableRules(await rulesNow()).filter(({ name }) => names.includes(name)),
    { text: '税务总局令第54号第十条', isExample: false, onConfirmed: lookAtAll },
  );

describe('an edition added while the hub runs', () => {
  const text = {
    file: 'repair-2027.json',
    text: shipped.replace(/"edition": "/, '"edition": "later '),
  };
  const edition = { name: 'repair', from: '2026-11-01', text } as const;

  test('is taken without a restart, and once', async () => {
    expect((await editions()).get('repair')?.from).toBeNull();
    expect(await addEdition(hub.graph, operator, edition)).toMatchObject({ added: true });
    expect(await addEdition(hub.graph, operator, edition)).toMatchObject({ added: false });
    // by itself within seconds; nothing waits for that here
    await hub.refreshRules();
    expect(await hub.refreshRules()).toBe(false);
    expect((await editions()).get('repair')).toMatchObject({
      edition: expect.stringMatching(/^later /),
      from: '2026-11-01',
    });
  });

  test('is refused with file and place when it is broken', async () => {
    const broken = { file: 'broken.json', text: text.text.replace('"check": 3', '"check": "3"') };
    const adding = addEdition(hub.graph, operator, { ...edition, text: broken });
    await expect(adding).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
    await expect(addEdition(hub.graph, operator, { ...edition, text: broken })).rejects.toThrow(
      /^broken\.json: editions\[\d\]\.workingDays\.check: /,
    );
  });

  test('that breaks in the graph leaves the former one, and the log says where', async () => {
    await hub.graph.write('break', (tx) => tx.run(addBroken, { body: '{"edition": 7}' }));
    await hub.refreshRules();
    expect((await editions()).get('repair')?.edition).toMatch(/^later /);
    expect(readFileSync(hub.logFile, 'utf8')).toMatch(
      /repair\.json as added by nobody [^"]*: edition: /,
    );
    await hub.graph.write('mend', (tx) =>
      tx.run(cypher`MATCH (edition:RuleEdition {id: 'broken'}) DELETE edition`, {}),
    );
  });
});

describe('a year of the calendar', () => {
  const year = (change: object) => ({
    file: '2027.json',
    text: JSON.stringify({
      year: 2027,
      source: '国办发明电〔2026〕99号 (made up)',
      publishedOn: '2026-11-25',
      daysOff: ['2027-01-01', '2027-10-01'],
      workedWeekends: [],
      ...change,
    }),
  });
  const add = (change: object, replaces = false) =>
    addCalendarYear(hub.graph, operator, year(change), { replaces });

  test('is taken once; one that contradicts it names the days, and replaces it only as a later notice', async () => {
    expect(await add({})).toMatchObject({ added: true, year: 2027 });
    expect(await add({})).toMatchObject({ added: false });
    const other = { daysOff: ['2027-01-01', '2027-01-04', '2027-10-01'] };
    await expect(add(other, true)).rejects.toThrow(/2027-01-04.*Only a notice published later/);
    await expect(add({ ...other, publishedOn: '2026-12-10' })).rejects.toThrow(/--replace/);
    expect(await add({ ...other, publishedOn: '2026-12-10' }, true)).toMatchObject({
      added: true,
      differing: ['2027-01-04'],
    });
    const { calendar } = await rulesNow();
    expect([
      calendar.add('2027-01-03', 1),
      calendar.unannounced('2027-01-01', '2028-01-01'),
    ]).toEqual(['2027-01-05', [2028]]);
  });

  test('contradicts the release, too, only with a word', async () => {
    await expect(add({ year: 2026, daysOff: ['2026-10-01'] })).rejects.toMatchObject({
      code: 'CONFLICT',
    });
  });
});

describe('a rule that nobody confirmed', () => {
  test('imposes nothing, and says how it stands', async () => {
    expect((await propose()).imposed).toBe(0);
    expect(await measures()).toEqual([]);
    expect(await standingOf('groundings/TAX-FUNDS')).toEqual({
      rule: 'groundings/TAX-FUNDS',
      isEnforceable: false,
      confirmedOn: null,
    });
  });

  test('imposes when rule and measure are confirmed, on what was delivered long before', async () => {
    await confirm('groundings/TAX-FUNDS');
    expect((await propose()).imposed).toBe(0);
    await confirm('measures/PUBLIC_FUNDS_LIMIT', 'measures/AWARDS_LIMIT');
    expect((await propose()).imposed).toBe(2);
    expect(await measures()).toEqual(['AWARDS_LIMIT', 'PUBLIC_FUNDS_LIMIT']);
    await hub.refreshRules();
    expect(await standingOf('groundings/TAX-FUNDS')).toMatchObject({
      isEnforceable: true,
      confirmedOn: '税务总局令第54号第十条',
    });
  });

  test('lifts what stands on it when its confirmation is taken back, and imposes again when confirmed anew', async () => {
    const back = { rule: 'measures/AWARDS_LIMIT', reason: '依据有误' };
    expect(await takeBack(hub.graph, operator, back, endRule)).toEqual({ ended: 1 });
    expect(await measures()).toEqual(['PUBLIC_FUNDS_LIMIT']);
    await expect(takeBack(hub.graph, operator, back, endRule)).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    const rule = { rule: 'groundings/TAX-FUNDS', reason: '依据有误' };
    expect(await takeBack(hub.graph, operator, rule, endRule)).toEqual({ ended: 1 });
    expect([await measures(), (await propose()).imposed]).toEqual([[], 0]);
    await confirm('groundings/TAX-FUNDS', 'measures/AWARDS_LIMIT');
    expect((await propose()).imposed).toBe(2);
    expect(await measures()).toEqual(['AWARDS_LIMIT', 'PUBLIC_FUNDS_LIMIT']);
  });
});
