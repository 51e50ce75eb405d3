import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { cypher } from '../../src/graph/cypher.ts';
import { codeOf, filesOf, idNumberOf, nameOf } from '../fixtures/town.ts';
import { ask, askAndFail, send } from '../kit/ask.ts';
import { openCommitCutter } from '../kit/commit-cutter.ts';
import { testConnection } from '../kit/start-graph.ts';
import { startTestHub, type TestHub } from '../kit/start-hub.ts';

/*
 A firm with three fines, all by the unit 监管 (code `unit`); pBoss heads and holds it, and has a fine too.
   示修罚〔2025〕1号 of 2025-03-01, order 58: shown until 2028-03-01, repair from 2025-06-01
   示修罚〔2026〕2号 of 2026-05-20, order 36: repair from 2026-08-20
   示修罚〔2025〕3号 of 2025-04-01: like the first
*/
const unit = codeOf('sUnit');
const firm = codeOf('Mender');
const authority = '示例市监管局';
const penalty = (number: string, decided: string): string =>
  `${nameOf('Mender')},法人及非法人组织,${firm},${nameOf('pBoss')},,,${number},超期,超期未报,条例,罚款,罚款,2.5,${decided},${authority},${unit},02`;

const files = {
  ...filesOf({
    holdings: [['pBoss', 'Mender', 100]],
    offices: [['pBoss', 'Mender', '法定代表人']],
  }),
  'penalty.csv': `CF_XDR_MC,CF_XDR_LB,CF_XDR_SHXYM,CF_FRDB,CF_XDR_ZJLX,CF_XDR_ZJHM,CF_WSH,CF_WFXW,CF_SY,CF_YJ,CF_CFLB,CF_NR,CF_NR_FK,CF_JDRQ,CF_CFJG,CF_CFJGDM,CF_CXLX
${penalty('示修罚〔2025〕1号', '2025-03-01')}
${penalty('示修罚〔2026〕2号', '2026-05-20')}
${penalty('示修罚〔2025〕3号', '2025-04-01')}
`,
};

let now = '2026-06-30T04:00:00.000Z';
let hub: TestHub;
let clerk: string;
let reviewer: string;
let other: string;
let owner: string;
let analyst: string;
let firmId: string;
const records = new Map<string, string>();
let materials: { kind: string; title: string; digest: string }[];

const upload = async (text: string, token: string) => {
  const response = await fetch(`${hub.url}/materials`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}` },
    body: text,
  });
  return { status: response.status, body: (await response.json()) as { digest: string } };
};

beforeAll(async () => {
  hub = await startTestHub({ clock: () => new Date(now) });
  await hub.settle(files);
  [clerk, reviewer, other, analyst] = await Promise.all([
    hub.token('CLERK'),
    hub.token('DEPARTMENT', { department: unit }),
    hub.token('DEPARTMENT', { department: codeOf('sOther') }),
    hub.token('ANALYST'),
  ]);
  const { subject } = await ask<{
    subject: { id: string; records: { nodes: { id: string; documentNumber: string }[] } };
  }>(
    hub,
    `query($uscc: String!) { subject(key: { uscc: $uscc }) { id records { nodes { id documentNumber } } } }`,
    { uscc: firm },
    clerk,
  );
  firmId = subject.id;
  for (const { id, documentNumber } of subject.records.nodes) records.set(documentNumber, id);
  owner = await hub.token('SUBJECT', { subject: firmId });
  const proof = await upload('proof of payment', owner);
  const promise = await upload('promise, signed', owner);
  expect(proof).toEqual({
    status: 201,
    body: { digest: createHash('sha256').update('proof of payment').digest('hex'), size: 16 },
  });
  materials = [
    { kind: 'PERFORMANCE', title: '缴款凭证', digest: proof.body.digest },
    { kind: 'COMMITMENT', title: '承诺书', digest: promise.body.digest },
  ];
});
afterAll(() => hub.stop());

const fields = `id state proposed { act units role user } reviewer recordId record { id } deadline { what dueOn workingDaysLeft isClose isOver note }
  steps { what role department reason } materials { kind title digest } subject { id }`;

interface Answer {
  readonly repair: {
    readonly id: string;
    readonly state: string;
    readonly record: { readonly id: string } | null;
    readonly deadline: object | null;
    readonly steps: readonly object[];
  } | null;
  readonly refusal: { readonly code: string; readonly message: string } | null;
}

let keys = 0;
const apply = async (number: string, token: string, more: object = {}): Promise<Answer> => {
  const input = {
    key: `apply-${String((keys += 1))}`,
    record: records.get(number),
    promise: '不再超期',
    materials,
    ...more,
  };
  const { applyForRepair } = await ask<{ applyForRepair: Answer }>(
    hub,
    `mutation($input: ApplyForRepairInput!) { applyForRepair(input: $input) { repair { ${fields} } refusal { code message } } }`,
    { input },
    token,
  );
  return applyForRepair;
};

const decide = async (
  repair: string,
  decision: string,
  token: string,
  more: object = {},
): Promise<Answer> => {
  const input = { key: `decide-${String((keys += 1))}`, repair, decision, ...more };
  const { decideRepair } = await ask<{ decideRepair: Answer }>(
    hub,
    `mutation($input: DecideRepairInput!) { decideRepair(input: $input) { repair { ${fields} } refusal { code message } } }`,
    { input },
    token,
  );
  return decideRepair;
};

interface Head {
  readonly id: string;
  readonly from: { readonly id: string; readonly name: string };
}
const head = async (): Promise<Head> =>
  (
    await ask<{ subject: { legalRepresentative: Head } }>(
      hub,
      `query($id: ID!) { subject(key: { id: $id }) { ... on Enterprise { legalRepresentative { id from { id name } } } } }`,
      { id: firmId },
      clerk,
    )
  ).subject.legalRepresentative;

/** Everything that a caller can see of the firm's records, at every door. */
const doors = async (token: string | undefined, number: string) => {
  const id = records.get(number);
  const { subject, node, map, report, found } = await ask<{
    subject: { records: { nodes: { id: string }[]; totalCount: number } };
    node: { id: string } | null;
    map: { nodes: { subject: { id: string }; signals: { penalties: number } }[] };
    report: { summary: { penalties: number; fines: string } };
    found: { totalCount: number };
  }>(
    hub,
    `query($id: ID!, $record: ID!, $purpose: Purpose!) {
      subject(key: { id: $id }) { records(kinds: [PENALTY]) { nodes { id } totalCount } }
      node(id: $record) { id }
      map: creditMap(centre: $id, hops: 1) { nodes { subject { id } signals { penalties } } }
      report: creditReport(subject: $id, purpose: $purpose) { summary { penalties fines } }
      found: subjects(search: "Mender") { totalCount }
    }`,
    { id: firmId, record: id, purpose: 'DUE_DILIGENCE' },
    token,
  );
  return {
    listed: subject.records.nodes.some((record) => record.id === id),
    counted: subject.records.totalCount,
    byId: node !== null,
    signal: map.nodes.find((one) => one.subject.id === firmId)?.signals.penalties,
    summary: report.summary,
    found: found.totalCount,
  };
};

test('a repair goes from application to service, and a grant closes every door at once', async () => {
  const number = '示修罚〔2025〕1号';
  const before = await doors(undefined, number);
  expect(before).toMatchObject({ listed: true, counted: 3, byId: true, signal: 3 });
  const applied = await apply(number, owner);
  expect(applied.refusal).toBeNull();
  expect(applied.repair).toMatchObject({
    state: 'APPLIED',
    reviewer: unit,
    record: { id: records.get(number) },
    subject: { id: firmId },
    materials,
    deadline: { what: 'CHECK', dueOn: '2026-07-03', workingDaysLeft: 3, isClose: false },
    steps: [{ what: 'APPLY', role: 'SUBJECT', department: null, reason: null }],
  });
  const id = applied.repair?.id ?? '';
  now = '2026-07-02T04:00:00.000Z';
  expect((await decide(id, 'GRANT', reviewer)).refusal?.code).toBe('WRONG_STATE');
  expect((await decide(id, 'ACCEPT', owner)).refusal?.code).toBe('NOT_COMPETENT');
  expect((await decide(id, 'ACCEPT', clerk)).repair).toMatchObject({
    state: 'ACCEPTED',
    deadline: { what: 'DECISION', dueOn: '2026-07-14' },
  });
  expect((await decide(id, 'GRANT', other)).refusal?.code).toBe('NOT_FOUND');
  expect((await decide(id, 'GRANT', clerk)).repair).toMatchObject({
    state: 'ACCEPTED',
    proposed: { act: 'GRANT', units: [unit], role: 'CLERK', user: 'somebody CLERK' },
  });
  expect(await doors(undefined, number)).toEqual(before);
  const granted = await decide(id, 'GRANT', reviewer);
  expect(granted.repair).toMatchObject({
    state: 'GRANTED',
    record: null,
    deadline: { what: 'SERVICE', dueOn: '2026-07-07' },
  });
  for (const token of [undefined, clerk, reviewer, other, analyst, await hub.token('LENDER')]) {
    expect(await doors(token, number)).toMatchObject({
      listed: false,
      counted: 2,
      byId: false,
      signal: 2,
      summary: { penalties: 2, fines: '5' },
    });
  }
  expect(await doors(owner, number)).toMatchObject({ listed: true, counted: 3, byId: true });
  const { serveRepair } = await ask<{ serveRepair: Answer }>(
    hub,
    `mutation($input: ServeRepairInput!) { serveRepair(input: $input) { repair { ${fields} } refusal { code } } }`,
    { input: { key: 'serve', repair: id, means: '电子送达' } },
    clerk,
  );
  expect(serveRepair.repair).toMatchObject({ state: 'GRANTED', deadline: null });
  expect(serveRepair.repair?.steps).toHaveLength(5);
});

test('the past does not open what a repair has closed', async () => {
  const { subject } = await ask<{ subject: { records: { totalCount: number } } }>(
    hub,
    `query($id: ID!, $asOf: AsOf) { subject(key: { id: $id }) { records(asOf: $asOf) { totalCount } } }`,
    { id: firmId, asOf: { validAt: '2026-06-01', knownAt: '2026-07-01T00:00:00Z' } },
  );
  expect(subject.records.totalCount).toBe(2);
});

test('the same row delivered again, or corrected by its unit, does not open it either', async () => {
  await hub.settle({ 'penalty.csv': `${files['penalty.csv']}\n` }, { clock: () => new Date(now) });
  await hub.settle(
    {
      'penalty.csv': files['penalty.csv'].replace(
        '罚款,罚款,2.5,2025-03-01',
        '罚款,罚款,2.6,2025-03-01',
      ),
    },
    { clock: () => new Date(now) },
  );
  expect(await doors(clerk, '示修罚〔2025〕1号')).toMatchObject({ listed: false, counted: 2 });
});

test.each([
  ['before the shortest period is over', '示修罚〔2026〕2号', {}, 'TOO_EARLY'],
  ['without a kind of material', '示修罚〔2025〕3号', { materials: [] }, 'MATERIALS_MISSING'],
  ['for what is no longer shown', '示修罚〔2025〕1号', {}, 'ALREADY_ENDED'],
])('an application %s is refused by name', async (_, number, more, code) => {
  const { repair, refusal } = await apply(number, owner, more);
  expect([repair, refusal?.code]).toEqual([null, code]);
});

test('an application with a file that nobody uploaded is refused by name', async () => {
  const missing = materials.map((one) => ({ ...one, digest: 'f'.repeat(64) }));
  const { refusal } = await apply('示修罚〔2025〕3号', owner, { materials: missing });
  expect(refusal?.code).toBe('MATERIALS_MISSING');
});

test('returned, withdrawn and refused applications may be made again, two at once may not', async () => {
  const number = '示修罚〔2025〕3号';
  const first = (await apply(number, clerk)).repair?.id ?? '';
  expect((await apply(number, owner)).refusal?.code).toBe('ALREADY_OPEN');
  expect((await decide(first, 'RETURN', clerk)).refusal?.code).toBe('REASON_MISSING');
  expect((await decide(first, 'RETURN', clerk, { reason: '缺公章' })).repair?.state).toBe(
    'RETURNED',
  );
  const second = (await apply(number, owner)).repair?.id ?? '';
  const { withdrawRepair } = await ask<{ withdrawRepair: Answer }>(
    hub,
    `mutation($input: WithdrawRepairInput!) { withdrawRepair(input: $input) { repair { state } refusal { code } } }`,
    { input: { repair: second, reason: '材料有误' } },
    owner,
  );
  expect(withdrawRepair.repair?.state).toBe('CANCELLED');
  const third = (await apply(number, owner)).repair?.id ?? '';
  await decide(third, 'ACCEPT', reviewer);
  expect((await decide(third, 'REFUSE', reviewer, { reason: '未履行完毕' })).repair?.state).toBe(
    'REFUSED',
  );
  expect(await doors(undefined, number)).toMatchObject({ listed: true });
  const answers = await Promise.all([
    apply(number, owner),
    apply(number, owner),
    apply(number, clerk),
  ]);
  expect(answers.filter(({ repair }) => repair !== null)).toHaveLength(1);
});

test('whom a repair does not concern is not told that there is one', async () => {
  const question = `query($id: ID!) { subject(key: { id: $id }) { repairs { totalCount nodes { id } } } }`;
  const countFor = async (token?: string): Promise<number | null> =>
    (
      await ask<{ subject: { repairs: { totalCount: number | null } } }>(
        hub,
        question,
        { id: firmId },
        token,
      )
    ).subject.repairs.totalCount;
  expect(await countFor(owner)).toBe(5);
  expect(await countFor(clerk)).toBe(5);
  expect(await countFor(reviewer)).toBe(5);
  expect(await countFor(other)).toBe(0);
  for (const token of [undefined, analyst, await hub.token('LENDER')])
    expect(await countFor(token)).toBeNull();
});

test('nor can anybody tell by what may be repaired that one is under way', async () => {
  const question = `query($id: ID!) { node(id: $id) { ... on CreditRecord { repairability { refusal { code } } } } }`;
  const codeFor = async (token?: string): Promise<string | undefined> =>
    (
      await ask<{ node: { repairability: { refusal: { code: string } | null } } }>(
        hub,
        question,
        { id: records.get('示修罚〔2025〕3号') },
        token,
      )
    ).node.repairability.refusal?.code;
  for (const token of [owner, clerk, reviewer]) expect(await codeFor(token)).toBe('ALREADY_OPEN');
  for (const token of [undefined, other, analyst, await hub.token('LENDER')])
    expect(await codeFor(token)).toBeUndefined();
});

test('whoever only knows the digest of a file of another can do nothing with it', async () => {
  const stranger = await hub.token('SUBJECT', { subject: (await head()).from.id });
  const { fileDispute } = await ask<{ fileDispute: { refusal: { code: string } } }>(
    hub,
    `mutation($input: FileDisputeInput!) { fileDispute(input: $input) { refusal { code } } }`,
    {
      input: {
        key: 'digest',
        target: (await head()).id,
        claim: '并非本人',
        materials: materials.map(({ digest }) => ({ kind: 'PERFORMANCE', title: 'x', digest })),
      },
    },
    stranger,
  );
  expect(fileDispute.refusal.code).toBe('MATERIALS_MISSING');
});

test('the worklist shows what is due first, to those who handle it', async () => {
  const question = `query($states: [RepairState!], $dueBy: Date) {
    repairs(states: $states, dueBy: $dueBy) { totalCount nodes { id state deadline { dueOn isClose isOver } } } }`;
  const open = { states: ['APPLIED', 'ACCEPTED'] };
  const { repairs } = await ask<{ repairs: { totalCount: number; nodes: { deadline: object }[] } }>(
    hub,
    question,
    open,
    reviewer,
  );
  expect(repairs.totalCount).toBe(1);
  now = '2026-07-20T04:00:00.000Z';
  const late = await ask<{ repairs: { nodes: { deadline: object }[] } }>(
    hub,
    question,
    open,
    clerk,
  );
  expect(late.repairs.nodes[0]?.deadline).toMatchObject({ isOver: true });
  expect(await askAndFail(hub, question, open, owner)).toEqual(['FORBIDDEN']);
  expect(await askAndFail(hub, question, open)).toEqual(['FORBIDDEN']);
});

test('one key is one application, also by header, and another input under it is a conflict', async () => {
  const before = records.get('示修罚〔2026〕2号');
  now = '2026-08-20T04:00:00.000Z';
  const once = await apply('示修罚〔2026〕2号', owner, { key: 'same' });
  expect(once.refusal).toBeNull();
  expect((await apply('示修罚〔2026〕2号', owner, { key: 'same' })).repair?.id).toBe(
    once.repair?.id,
  );
  // the same request with its key in the header, and with what is not said written as null
  const asked = await fetch(`${hub.url}/graphql`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      authorization: `Bearer ${owner}`,
      'idempotency-key': 'same',
    },
    body: JSON.stringify({
      query: `mutation($input: ApplyForRepairInput!) { applyForRepair(input: $input) { repair { id } } }`,
      variables: { input: { key: null, record: before, promise: '不再超期', materials } },
    }),
  });
  expect(await asked.json()).toEqual({
    data: { applyForRepair: { repair: { id: once.repair?.id } } },
  });
  const clash = `mutation($input: ApplyForRepairInput!) { applyForRepair(input: $input) { refusal { code } } }`;
  const input = { key: 'same', record: before, promise: '又一次', materials };
  expect(await askAndFail(hub, clash, { input }, owner)).toEqual(['CONFLICT']);
});

test('a file is read by those who handle its case alone', async () => {
  const statusFor = async (token?: string): Promise<number> =>
    (
      await fetch(`${hub.url}/materials/${materials[0]?.digest ?? ''}`, {
        headers: token === undefined ? {} : { authorization: `Bearer ${token}` },
      })
    ).status;
  expect(await Promise.all([owner, clerk, reviewer].map(statusFor))).toEqual([200, 200, 200]);
  expect(await Promise.all([undefined, other, analyst].map(statusFor))).toEqual([404, 404, 404]);
  expect((await upload('x', analyst)).status).toBe(403);
  expect((await upload('', owner)).status).toBe(400);
});

test('who must not act is refused: strangers, the public, another subject', async () => {
  const stranger = await hub.token('SUBJECT', { subject: (await head()).from.id });
  expect((await apply('示修罚〔2025〕3号', stranger)).refusal?.code).toBe('NOT_FOUND');
  const mutation = `mutation($input: ApplyForRepairInput!) { applyForRepair(input: $input) { refusal { code } } }`;
  const input = { record: records.get('示修罚〔2025〕3号'), promise: 'x', materials };
  for (const token of [undefined, analyst, reviewer])
    expect(await askAndFail(hub, mutation, { input }, token)).toEqual(['FORBIDDEN']);
});

test('in the name of a subject that is not here nothing is stored: no decision, no refusal, no file', async () => {
  const stored = cypher<
    object,
    { count: number }
  >`MATCH (kept:Outcome) RETURN count(kept) AS count`;
  const before = await hub.graph.read(stored, {});
  const nobody = await hub.token('SUBJECT', { subject: 'sub_AAAAAAAAAAAAAAAAAAAAAA' });
  const mutation = `mutation($input: ApplyForRepairInput!) { applyForRepair(input: $input) { refusal { code } } }`;
  const input = { record: records.get('示修罚〔2025〕3号'), promise: 'x', materials };
  expect(await askAndFail(hub, mutation, { input }, nobody)).toEqual(['FORBIDDEN']);
  expect((await upload('of nobody', nobody)).status).toBe(403);
  expect(await hub.graph.read(stored, {})).toEqual(before);
});

test('the log names no person, no promise and no file', () => {
  const log = readFileSync(hub.logFile, 'utf8');
  for (const secret of ['不再超期', nameOf('pBoss'), idNumberOf('pBoss'), '缺公章'])
    expect(log).not.toContain(secret);
});

const hold = cypher<{ id: string }>`
  MATCH (record:CreditRecord { id: $id }) SET record.held = true REMOVE record.held`;
const waiting = cypher<object, { waiting: boolean }>`
  SHOW TRANSACTIONS YIELD metaData, status
  WHERE metaData.work = 'decideRepair'
  RETURN any(one IN collect(status) WHERE one STARTS WITH 'Blocked') AS waiting`;
const running = cypher<object, { count: number }>`
  SHOW TRANSACTIONS YIELD metaData
  WHERE metaData.work = 'decideRepair'
  RETURN count(*) AS count`;
const withdrawals = cypher<{ id: string }, { count: number }>`
  MATCH (change:Change) WHERE change.seq >= 0 AND change.ref = $id AND change.what = 'WITHDRAWN'
  RETURN count(change) AS count`;

/** An application that nobody has looked at, with its record. */
async function pending(): Promise<{ id: string; record: string; number: string }> {
  const { subject } = await ask<{
    subject: {
      repairs: {
        nodes: { id: string; state: string; record: { id: string; documentNumber: string } }[];
      };
    };
  }>(
    hub,
    `query($id: ID!) { subject(key: { id: $id }) { repairs { nodes { id state record { id documentNumber } } } } }`,
    { id: firmId },
    clerk,
  );
  const open = subject.repairs.nodes.find(({ state }) => state === 'APPLIED');
  if (!open) throw new Error('No application waits.');
  return { id: open.id, record: open.record.id, number: open.record.documentNumber };
}

test('a hub that dies in the middle of a grant has granted nothing, and the same key grants it once', async () => {
  const { id, record, number } = await pending();
  expect((await decide(id, 'ACCEPT', clerk)).repair?.state).toBe('ACCEPTED');
  expect((await decide(id, 'GRANT', clerk)).repair?.state).toBe('ACCEPTED');
  const before = await doors(clerk, number);
  // the way to the database is what a dying process loses; a held record stops the grant where it has begun to write
  const way = await openCommitCutter(new URL(testConnection().uri), 0);
  const dying = await startTestHub({
    clock: () => new Date(now),
    keep: true,
    connection: { ...testConnection(), uri: `bolt://127.0.0.1:${String(way.port)}` },
  });
  const grant = {
    query: `mutation($input: DecideRepairInput!) { decideRepair(input: $input) { repair { state } refusal { code } } }`,
    variables: { input: { key: 'in-the-middle', repair: id, decision: 'GRANT' } },
  };
  let lost: Promise<unknown> = Promise.resolve();
  await hub.graph.write('hold', async (tx) => {
    await tx.run(hold, { id: record });
    const token = await dying.token('DEPARTMENT', { department: unit });
    lost = send(dying, grant.query, grant.variables, token).catch(() => undefined);
    const early: unknown[] = [];
    void lost.then((answer) => early.push(answer));
    while (early.length === 0 && !(await hub.graph.read(waiting, {}))[0]?.waiting) await pause(50);
    expect(early).toEqual([]);
    await way.close();
  });
  while ((await hub.graph.read(running, {}))[0]?.count !== 0) await pause(50);
  await lost;
  await dying.stop();
  expect(await doors(clerk, number)).toEqual(before);
  expect((await hub.graph.read(withdrawals, { id: record }))[0]?.count).toBe(0);
  for (let time = 0; time < 2; time += 1) {
    const { decideRepair } = await ask<{ decideRepair: Answer }>(
      hub,
      grant.query,
      grant.variables,
      reviewer,
    );
    expect(decideRepair).toMatchObject({ repair: { state: 'GRANTED' }, refusal: null });
  }
  expect(await doors(clerk, number)).toMatchObject({ listed: false, byId: false });
  expect((await hub.graph.read(withdrawals, { id: record }))[0]?.count).toBe(1);
});

const closing = cypher<{ id: string }, { by: string }>`
  MATCH (record:CreditRecord { id: $id })
  RETURN record.closedBy AS by`;

test('of two who decide at once one decides; a grant for a record that was withdrawn meanwhile is refused', async () => {
  const { id, record, number } = await pending();
  const codes = (answers: readonly Answer[]) =>
    answers.map(({ refusal }) => refusal?.code ?? 'DONE').sort();
  now = '2026-08-21T04:00:00.000Z';
  const looks = await Promise.all([decide(id, 'ACCEPT', clerk), decide(id, 'ACCEPT', reviewer)]);
  expect(codes(looks)).toEqual(['DONE', 'WRONG_STATE']);
  now = '2026-08-22T04:00:00.000Z';
  const { fileDispute } = await ask<{ fileDispute: { dispute: { id: string } } }>(
    hub,
    `mutation($input: FileDisputeInput!) { fileDispute(input: $input) { dispute { id } } }`,
    { input: { target: record, claim: '处罚已被撤销' } },
    owner,
  );
  for (const token of [clerk, reviewer])
    await ask(
      hub,
      `mutation($input: ResolveDisputeInput!) { resolveDispute(input: $input) { dispute { state } refusal { code } } }`,
      { input: { dispute: fileDispute.dispute.id, outcome: 'WITHDRAW', reason: '处罚决定已撤销' } },
      token,
    );
  expect(await doors(undefined, number)).toMatchObject({ listed: false, byId: false });
  now = '2026-08-23T04:00:00.000Z';
  const decisions = await Promise.all([decide(id, 'GRANT', clerk), decide(id, 'GRANT', reviewer)]);
  expect(codes(decisions)).toEqual(['WRONG_STATE', 'WRONG_STATE']);
  expect(await doors(undefined, number)).toMatchObject({ listed: false, byId: false });
  expect(await hub.graph.read(closing, { id: record })).toEqual([{ by: 'WITHDRAWN' }]);
  expect((await hub.graph.read(withdrawals, { id: record }))[0]?.count).toBe(1);
});
