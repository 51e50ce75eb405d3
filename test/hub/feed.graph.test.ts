import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { hubItself } from '../../src/access/viewer.ts';
import { consequencesOf } from '../../src/hub/record-consequences.ts';
import { decide } from '../../src/graph/decision.ts';
import { codeOf, filesOf, idNumberOf, nameOf } from '../fixtures/town.ts';
import { ask, askAndFail } from '../kit/ask.ts';
import { confirmedRules } from '../kit/confirmed.ts';
import { startTestHub, type TestHub } from '../kit/start-hub.ts';

/*
 Fines of one firm: 1 and 2 of 2025 (shown until 2028), 3 of 2023-08-10 (until 2026-08-10); one of a person, which the
 public and lenders never see.
*/
const unit = codeOf('sUnit');
const heading =
  'CF_XDR_MC,CF_XDR_LB,CF_XDR_SHXYM,CF_FRDB,CF_XDR_ZJLX,CF_XDR_ZJHM,CF_WSH,CF_WFXW,CF_SY,CF_YJ,CF_CFLB,CF_NR,CF_NR_FK,CF_JDRQ,CF_CFJG,CF_CFJGDM,CF_CXLX';
const fine = (number: string, decided: string, amount = '2.5'): string =>
  `${nameOf('Feeder')},法人及非法人组织,${codeOf('Feeder')},${nameOf('pBoss')},,,${number},超期,超期未报,条例,罚款,罚款,${amount},${decided},示例市监管局,${unit},02`;
const personal = `${nameOf('pBoss')},自然人,,,身份证,${idNumberOf('pBoss')},推罚9号,超期,超期未报,条例,罚款,罚款,1,2025-05-01,示例市监管局,${unit},02`;
const table = (...rows: string[]) => ({ 'penalty.csv': [heading, ...rows, ''].join('\n') });

let now = '2026-06-30T04:00:00.000Z';
let hub: TestHub;
let lender: string;
let analyst: string;

interface Change {
  readonly what: string;
  readonly recordId: string;
  readonly record: { readonly documentNumber: string } | null;
}
interface Feed {
  readonly changes: readonly Change[];
  readonly cursor: string;
  readonly more: boolean;
}

const question = `query($after: String, $first: Int) { recordFeed(after: $after, first: $first) {
  changes { what recordId record { documentNumber disputed } } cursor more } }`;

const piece = async (token: string, after: string | null, first = 100): Promise<Feed> =>
  (await ask<{ recordFeed: Feed }>(hub, question, { after, first }, token)).recordFeed;

/** A platform with its copy: what it holds, by id. */
function follow(token: string, first = 100) {
  const copy = new Map<string, string>();
  const told: string[] = [];
  let cursor: string | null = null;
  const take = async (): Promise<boolean> => {
    const got = await piece(token, cursor, first);
    for (const { what, recordId, record } of got.changes) {
      const number = record?.documentNumber ?? copy.get(recordId) ?? 'unknown';
      told.push(`${what} ${number}`);
      if (record) copy.set(recordId, number);
      else copy.delete(recordId);
    }
    cursor = got.cursor;
    return got.more;
  };
  return {
    take,
    /** Fetches until nothing more waits; answers what it was told. */
    fetch: async (): Promise<readonly string[]> => {
      told.length = 0;
      while (await take());
      return [...told].sort();
    },
    holds: () => [...copy.values()].sort(),
    idOf: (number: string) => [...copy].find(([, known]) => known === number)?.[0] ?? '',
  };
}

const end = async (id: string, by: 'REPAIRED' | 'WITHDRAWN'): Promise<void> => {
  const subjectId = await firmId();
  const decision = { name: 'end', caller: 'test', key: null, input: id };
  await decide(
    hub.graph,
    decision,
    () => new Date(now),
    async (tx) => {
      const record = { id, subjectId, caseId: '' };
      await consequencesOf(confirmedRules, hubItself).closeEverywhere(tx, record, by);
      return {};
    },
  );
};

beforeAll(async () => {
  hub = await startTestHub({ clock: () => new Date(now) });
  [lender, analyst] = await Promise.all([hub.token('LENDER'), hub.token('ANALYST')]);
  await hub.settle({
    ...filesOf({ offices: [['pBoss', 'Feeder', '法定代表人']] }),
    ...table(
      fine('推罚1号', '2025-03-01'),
      fine('推罚2号', '2025-04-01'),
      fine('推罚3号', '2023-08-10'),
      personal,
    ),
  });
});
afterAll(() => hub.stop());

test('a feed is one platform through repair, correction, new rows and the end of a window', async () => {
  const platform = follow(lender);
  const office = follow(analyst, 1);
  expect(await platform.fetch()).toEqual(['NEW 推罚1号', 'NEW 推罚2号', 'NEW 推罚3号']);
  expect(await platform.fetch()).toEqual([]);
  await office.fetch();
  expect(office.holds()).toEqual(['推罚1号', '推罚2号', '推罚3号', '推罚9号']);

  // repaired: told once, to whoever held it
  now = '2026-07-01T04:00:00.000Z';
  await end(office.idOf('推罚1号'), 'REPAIRED');
  expect(await platform.fetch()).toEqual(['WITHDRAWN 推罚1号']);
  expect(await platform.fetch()).toEqual([]);

  // the same row again, corrected rows, and new ones
  await hub.settle(
    table(
      fine('推罚1号', '2025-03-01', '7'),
      fine('推罚2号', '2025-04-01', '3'),
      fine('推罚4号', '2026-05-20'),
    ),
  );
  expect(await platform.fetch()).toEqual(['CHANGED 推罚2号', 'NEW 推罚4号']);

  // a window ends at midnight in China
  now = '2026-08-09T15:59:59.000Z';
  expect(await platform.fetch()).toEqual([]);
  now = '2026-08-09T16:00:00.000Z';
  expect(await platform.fetch()).toEqual(['WITHDRAWN 推罚3号']);
  expect(await platform.fetch()).toEqual([]);
  expect(platform.holds()).toEqual(['推罚2号', '推罚4号']);

  // what has been over is no news when it is repaired or delivered once more
  await end(office.idOf('推罚3号'), 'REPAIRED');
  await hub.settle(table(fine('推罚3号', '2023-08-10', '9')));
  expect(await platform.fetch()).toEqual([]);

  // a platform that comes late, or fetches one by one, holds the same and is told nothing of what it never had
  expect(await office.fetch()).toEqual(
    expect.arrayContaining(['WITHDRAWN 推罚1号', 'WITHDRAWN 推罚3号', 'NEW 推罚4号']),
  );
  expect(office.holds()).toEqual(['推罚2号', '推罚4号', '推罚9号']);
  const late = follow(lender, 2);
  expect(await late.fetch()).toEqual(['NEW 推罚2号', 'NEW 推罚4号']);
});

test('what came and went between two visits, or while a platform fetches, leaks nothing and leaves nothing', async () => {
  now = '2026-09-01T04:00:00.000Z';
  const rare = follow(lender);
  await rare.fetch();
  await hub.settle(table(fine('推罚5号', '2026-08-20'), fine('推罚6号', '2026-08-21')));
  const office = follow(analyst);
  await office.fetch();
  await end(office.idOf('推罚5号'), 'WITHDRAWN');
  expect(await rare.fetch()).toEqual(['NEW 推罚6号']);

  // closed between two pieces of one fetching: the first had given it
  const slow = follow(lender, 1);
  await slow.fetch();
  await hub.settle(table(fine('推罚7号', '2026-08-22'), fine('推罚8号', '2026-08-23')));
  await office.fetch();
  now = '2026-09-01T05:00:00.000Z';
  expect(await slow.take()).toBe(true);
  expect(slow.holds()).toContain('推罚7号');
  now = '2026-09-01T06:00:00.000Z';
  await end(office.idOf('推罚7号'), 'REPAIRED');
  expect(await slow.fetch()).toEqual(['NEW 推罚8号', 'WITHDRAWN 推罚7号']);
  expect(slow.holds()).not.toContain('推罚7号');
});

test('an objection marks the record in the feed', async () => {
  const platform = follow(lender);
  await platform.fetch();
  const clerk = await hub.token('CLERK');
  const input = { key: 'feed', target: platform.idOf('推罚2号'), claim: '金额有误' };
  await ask(
    hub,
    'mutation($input: FileDisputeInput!) { fileDispute(input: $input) { dispute { id } refusal { code } } }',
    { input: { ...input, subject: await firmId() } },
    clerk,
  );
  expect(await platform.fetch()).toEqual(['CHANGED 推罚2号']);
});

const firmId = async (): Promise<string> =>
  (
    await ask<{ subject: { id: string } }>(
      hub,
      'query($uscc: String!) { subject(key: { uscc: $uscc }) { id } }',
      { uscc: codeOf('Feeder') },
    )
  ).subject.id;

test('a feed is closed to the public and to subjects, and to cursors that are not its own', async () => {
  const owner = await hub.token('SUBJECT', { subject: await firmId() });
  for (const token of [undefined, owner])
    expect(await askAndFail(hub, question, {}, token)).toEqual(['FORBIDDEN']);
  const { cursor } = await piece(analyst, null);
  for (const after of [cursor, '', 'x', 'A'.repeat(2_000), `${cursor}A`])
    expect(await askAndFail(hub, question, { after }, lender)).toEqual(['BAD_USER_INPUT']);
  for (const first of [0, 501])
    expect(await askAndFail(hub, question, { first }, lender)).toEqual(['BAD_USER_INPUT']);
});
