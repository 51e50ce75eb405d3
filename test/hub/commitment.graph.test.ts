import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { codeOf, filesOf, idNumberOf, nameOf } from '../fixtures/town.ts';
import { ask, askAndFail } from '../kit/ask.ts';
import { startTestHub, type TestHub } from '../kit/start-hub.ts';

/* Promiser, headed by pHead, promises; the unit `unit` has decided about it once, so the hub knows the unit's code. */
const unit = codeOf('sUnit');
const firm = codeOf('Promiser');
const files = {
  ...filesOf({ offices: [['pHead', 'Promiser', '法定代表人']] }),
  'licence.csv': `XK_XDR_MC,XK_XDR_LB,XK_XDR_SHXYM,XK_FRDB,XK_XKWS,XK_WSH,XK_XKLB,XK_NR,XK_JDRQ,XK_YXQZ,XK_YXQZI,XK_XKJG,XK_XKJGDM,XK_ZT
${nameOf('Promiser')},法人及非法人组织,${firm},${nameOf('pHead')},准予许可,示承许1号,普通,经营,2026-01-10,2026-01-10,2099/12/31,示例市行政审批局,${unit},1
`,
};

let now = '2026-06-30T04:00:00.000Z';
let hub: TestHub;
let firmId: string;
const tokens = { owner: '', clerk: '', unit: '', other: '', analyst: '' };

interface Made {
  readonly id: string;
  readonly documentNumber: string;
  readonly publicity: { readonly to: string | null; readonly earliestRepair: string | null };
  readonly commitment: { readonly state: string; readonly dueOn: string | null };
}
interface Answer {
  readonly commitment: Made | null;
  readonly refusal: { readonly code: string } | null;
}
const fields = `id kind title documentNumber decidedOn authority { name uscc } subject { id } provenance { row }
  publicity { from to earliestRepair class basis } disputed
  commitment { kind matter content state dueOn outcomeOn isOverdue }`;

const make = async (input: object, token: string): Promise<Answer> =>
  (
    await ask<{ makeCommitment: Answer }>(
      hub,
      `mutation($input: MakeCommitmentInput!) { makeCommitment(input: $input) { commitment { ${fields} } refusal { code } } }`,
      { input: { kind: 'DEFERRED_MATERIALS', matter: '食品经营许可', ...input } },
      token,
    )
  ).makeCommitment;

const conclude = async (input: object, token: string): Promise<Answer> =>
  (
    await ask<{ recordCommitmentOutcome: Answer }>(
      hub,
      `mutation($input: CommitmentOutcomeInput!) { recordCommitmentOutcome(input: $input) { commitment { ${fields} } refusal { code } } }`,
      { input },
      token,
    )
  ).recordCommitmentOutcome;

const standing = async (id: string | undefined, token?: string, asOf: object = {}) => {
  const { subject } = await ask<{ subject: { records: { nodes: Made[] } } }>(
    hub,
    `query($id: ID!, $asOf: AsOf) { subject(key: { id: $id }) {
       records(kinds: [COMMITMENT], asOf: $asOf, first: 100) { nodes { ${fields} } } } }`,
    { id: firmId, asOf },
    token,
  );
  return subject.records.nodes.find((one) => one.id === id);
};

const summary = async (asOf: object = {}) =>
  (
    await ask<{ creditReport: { summary: object } }>(
      hub,
      `query($id: ID!, $asOf: AsOf) { creditReport(subject: $id, purpose: SUPERVISION, asOf: $asOf) {
         summary { commitments brokenCommitments } } }`,
      { id: firmId, asOf },
      tokens.clerk,
    )
  ).creditReport.summary;

const signal = async (asOf: object = {}, token?: string) => {
  const { creditMap } = await ask<{
    creditMap: { nodes: { hop: number; signals: { brokenCommitments: number } }[] };
  }>(
    hub,
    `query($id: ID!, $asOf: AsOf) { creditMap(centre: $id, hops: 1, asOf: $asOf) {
       nodes { hop signals { brokenCommitments } } } }`,
    { id: firmId, asOf },
    token,
  );
  return creditMap.nodes.find(({ hop }) => hop === 0)?.signals.brokenCommitments;
};

const followed = async (token: string, more = ''): Promise<string[]> =>
  (
    await ask<{ commitments: { nodes: { id: string }[] } }>(
      hub,
      `{ commitments(first: 100${more}) { nodes { id } totalCount } }`,
      {},
      token,
    )
  ).commitments.nodes.map(({ id }) => id);

beforeAll(async () => {
  hub = await startTestHub({ clock: () => new Date(now) });
  await hub.settle(files);
  const { subject } = await ask<{ subject: { id: string } }>(
    hub,
    `query($uscc: String!) { subject(key: { uscc: $uscc }) { id } }`,
    { uscc: firm },
  );
  firmId = subject.id;
  tokens.owner = await hub.token('SUBJECT', { subject: firmId });
  tokens.clerk = await hub.token('CLERK');
  tokens.unit = await hub.token('DEPARTMENT', { department: unit });
  tokens.other = await hub.token('DEPARTMENT', { department: codeOf('sOther') });
  tokens.analyst = await hub.token('ANALYST');
});
afterAll(() => hub.stop());

test('a commitment is a record at once: by the subject to a unit, due as the rules set; the same key makes one', async () => {
  const input = { key: 'once', receiver: unit, content: '十五个工作日内补交' };
  const first = await make(input, tokens.owner);
  expect(first.commitment).toMatchObject({
    kind: 'COMMITMENT',
    decidedOn: '2026-06-30',
    authority: { name: '示例市行政审批局', uscc: unit },
    subject: { id: firmId },
    provenance: [],
    publicity: { from: '2026-06-30', to: null, earliestRepair: null, class: null },
    commitment: {
      kind: 'DEFERRED_MATERIALS',
      matter: '食品经营许可',
      content: '十五个工作日内补交',
      state: 'MADE',
      dueOn: '2026-07-21',
      outcomeOn: null,
      isOverdue: false,
    },
  });
  const again = await make(input, tokens.owner);
  expect(again.commitment?.id).toBe(first.commitment?.id);
  expect(await summary()).toEqual({ commitments: 1, brokenCommitments: 0 });
  expect(await standing(first.commitment?.id)).toMatchObject({ commitment: { state: 'MADE' } });
  expect(await followed(tokens.unit)).toEqual([first.commitment?.id]);
  expect(await followed(tokens.other)).toEqual([]);
  expect(await followed(tokens.clerk, ', dueBy: "2026-07-20"')).toEqual([]);
});

test('only the unit that it was made to says what came of it, once, and a breach with its reason', async () => {
  const id = (await make({ subject: firmId, receiver: unit, matter: '补正材料' }, tokens.clerk))
    .commitment?.id;
  const broken = { commitment: id, outcome: 'BROKEN', reason: '逾期未补正' };
  expect((await conclude(broken, tokens.other)).refusal?.code).toBe('NOT_FOUND');
  expect((await conclude(broken, tokens.clerk)).refusal?.code).toBe('NOT_COMPETENT');
  expect((await conclude({ ...broken, reason: null }, tokens.unit)).refusal?.code).toBe(
    'REASON_MISSING',
  );
  const before = now;
  now = '2026-07-22T04:00:00.000Z';
  expect((await standing(id))?.commitment).toMatchObject({ isOverdue: true });
  const done = await conclude({ ...broken, on: '2026-07-22' }, tokens.unit);
  expect(done.commitment).toMatchObject({
    publicity: {
      from: '2026-06-30',
      to: '2027-07-22',
      earliestRepair: '2026-10-22',
      class: 'GENERAL',
    },
    commitment: { state: 'BROKEN', outcomeOn: '2026-07-22', isOverdue: false },
  });
  expect((await conclude({ ...broken, outcome: 'KEPT' }, tokens.unit)).refusal?.code).toBe(
    'WRONG_STATE',
  );
  expect(await summary()).toEqual({ commitments: 2, brokenCommitments: 1 });
  expect(await summary({ knownAt: before })).toEqual({ commitments: 2, brokenCommitments: 0 });
  expect([await signal(), await signal({}, tokens.clerk)]).toEqual([1, 1]);
  expect(await signal({ knownAt: before }, tokens.clerk)).toBe(0);
  expect((await standing(id, undefined, { knownAt: before }))?.commitment.state).toBe('MADE');
});

test('a broken commitment counts in the grade, can be repaired, and carries a measure until an objection puts it right', async () => {
  const points = async (): Promise<string | undefined> =>
    (
      await ask<{ evaluation: { items: { id: string; points: string }[] } }>(
        hub,
        `query($id: ID!) { evaluation(subject: $id) { items { id points } } }`,
        { id: firmId },
        tokens.clerk,
      )
    ).evaluation.items.find(({ id }) => id === 'PROMISES-KEPT')?.points;
  expect(await points()).toBe('0');
  const kept = (await make({ subject: firmId, matter: '另一事项' }, tokens.unit)).refusal;
  expect(kept?.code).toBeUndefined();
  const former = await make(
    { subject: firmId, matter: '旧事项', madeOn: '2026-02-01', dueOn: '2026-03-01' },
    tokens.unit,
  );
  await conclude(
    {
      commitment: former.commitment?.id,
      outcome: 'BROKEN',
      reason: '逾期',
      on: '2026-03-02',
    },
    tokens.unit,
  );
  const { nodes } = (
    await ask<{
      subject: { records: { nodes: (Made & { repairability: { refusal: object | null } })[] } };
    }>(
      hub,
      `query($id: ID!) { subject(key: { id: $id }) { records(kinds: [COMMITMENT], first: 100) {
         nodes { ${fields} repairability { refusal { code } } } } } }`,
      { id: firmId },
      tokens.clerk,
    )
  ).subject.records;
  const codes = nodes.map(({ commitment, repairability }) => [
    commitment.state,
    repairability.refusal,
  ]);
  expect(codes).toContainEqual(['BROKEN', { code: 'TOO_EARLY' }]);
  expect(codes).toContainEqual(['MADE', { code: 'NOT_REPAIRABLE' }]);
  // three months after the breach repair is open
  expect(codes).toContainEqual(['BROKEN', null]);
  const broken = nodes.find(({ publicity }) => publicity.earliestRepair === '2026-10-22');
  const input = {
    subject: firmId,
    measure: 'PROMISE_LIMIT',
    basis: '国办发〔2020〕42号',
    grounds: [broken?.id],
    applier: unit,
  };
  const impose = `mutation($input: ImposeSanctionInput!) { imposeSanction(input: $input) {
    sanction { id } refusals { code } } }`;
  const unbroken = nodes.find(({ commitment }) => commitment.state === 'MADE')?.id;
  const refused = await ask<{ imposeSanction: { refusals: { code: string }[] } }>(
    hub,
    impose,
    { input: { ...input, grounds: [unbroken] } },
    tokens.unit,
  );
  expect(refused.imposeSanction.refusals.map(({ code }) => code)).toEqual(['GROUND_DOES_NOT_FIT']);
  const imposed = await ask<{ imposeSanction: { sanction: { id: string } } }>(
    hub,
    impose,
    { input },
    tokens.unit,
  );
  const sanctionId = imposed.imposeSanction.sanction.id;
  const inForce = async (): Promise<number> =>
    (
      await ask<{ subject: { sanctions: { totalCount: number } } }>(
        hub,
        `query($id: ID!) { subject(key: { id: $id }) { sanctions(active: true) { totalCount } } }`,
        { id: firmId },
        tokens.clerk,
      )
    ).subject.sanctions.totalCount;
  expect(sanctionId).toMatch(/^san_/);
  expect(await inForce()).toBe(1);
  // an objection shows that it was kept: the measure falls, the window is that of a kept one
  const dispute = await ask<{ fileDispute: { dispute: { id: string } } }>(
    hub,
    `mutation($input: FileDisputeInput!) { fileDispute(input: $input) { dispute { id } refusal { code } } }`,
    { input: { target: broken?.id, claim: '已按期补正' } },
    tokens.owner,
  );
  now = '2026-07-23T04:00:00.000Z';
  for (const token of [tokens.clerk, tokens.unit])
    await ask(
      hub,
      `mutation($input: ResolveDisputeInput!) { resolveDispute(input: $input) { dispute { state } refusal { code } } }`,
      {
        input: {
          dispute: dispute.fileDispute.dispute.id,
          outcome: 'CORRECT',
          reason: '查明已补正',
          correction: { performance: 'KEPT' },
        },
      },
      token,
    );
  expect(await standing(broken?.id)).toMatchObject({
    commitment: { state: 'KEPT' },
    publicity: { to: '2029-07-22', earliestRepair: null, class: null },
  });
  expect(await inForce()).toBe(0);
  // one of the two that have an outcome was kept
  expect(await points()).toBe('2.5');
});

const table = (state: string, day: string): string =>
  `承诺主体名称,统一社会信用代码,承诺类型,承诺事由,承诺日期,履行状态,履行日期
${nameOf('Promiser')},${firm},告知承诺制,消防安全,2026-05-01,${state},${day}
`;

test('departments deliver commitments as a table; a later row with the outcome changes the same record', async () => {
  const delivered = async (text: string) =>
    (await hub.settle({ 'x.csv': text }, { clock: () => new Date(now) })).files[0];
  expect(await delivered(table('', ''))).toMatchObject({
    table: 'commitment',
    counts: { read: 1, corrected: 1 },
  });
  expect(await delivered(`${table('', '')}\n`)).toMatchObject({
    counts: { read: 1, unchanged: 1 },
  });
  const before = now;
  now = '2026-07-24T04:00:00.000Z';
  await delivered(table('未履行', '2026-07-20'));
  const stands = async (asOf: object = {}) => {
    const { subject } = await ask<{ subject: { records: { nodes: Made[] } } }>(
      hub,
      `query($id: ID!, $asOf: AsOf) { subject(key: { id: $id }) {
         records(kinds: [COMMITMENT], asOf: $asOf, first: 100) { nodes { ${fields} } } } }`,
      { id: firmId, asOf },
    );
    return subject.records.nodes
      .map(({ commitment }) => commitment as { matter?: string; state: string })
      .filter(({ matter }) => matter === '消防安全')
      .map(({ state }) => state);
  };
  expect(await stands()).toEqual(['BROKEN']);
  expect(await stands({ knownAt: before })).toEqual(['MADE']);
});

test('who may not promise or conclude is refused, and impossible days are named', async () => {
  const mutation = `mutation($input: MakeCommitmentInput!) { makeCommitment(input: $input) { refusal { code } } }`;
  const input = { kind: 'VOLUNTARY', matter: '诚信经营', subject: firmId };
  for (const token of [undefined, tokens.analyst])
    expect(await askAndFail(hub, mutation, { input }, token)).toEqual(['FORBIDDEN']);
  const stranger = 'sub_AAAAAAAAAAAAAAAAAAAAAA';
  expect(
    await askAndFail(hub, mutation, { input: { ...input, subject: stranger } }, tokens.owner),
  ).toEqual(['FORBIDDEN']);
  expect(
    await askAndFail(hub, mutation, { input: { ...input, receiver: unit } }, tokens.other),
  ).toEqual(['FORBIDDEN']);
  for (const more of [{ madeOn: '2099-01-01' }, { dueOn: '2020-01-01' }, { matter: ' ' }])
    expect(await askAndFail(hub, mutation, { input: { ...input, ...more } }, tokens.clerk)).toEqual(
      ['BAD_USER_INPUT'],
    );
  expect((await make({ subject: stranger }, tokens.clerk)).refusal?.code).toBe('NOT_FOUND');
  expect((await make({ receiver: codeOf('sNobody') }, tokens.owner)).refusal?.code).toBe(
    'RECEIVER_UNKNOWN',
  );
  const own = await make({ kind: 'VOLUNTARY', subject: firmId }, tokens.clerk);
  expect(own.commitment).toMatchObject({
    authority: { name: '示例市公共信用信息中心', uscc: null },
    commitment: { dueOn: null },
  });
  expect(
    (await conclude({ commitment: own.commitment?.id, outcome: 'KEPT' }, tokens.clerk)).commitment
      ?.commitment.state,
  ).toBe('KEPT');
});

test('a commitment is a record by its id, to everybody', async () => {
  now = '2026-07-25T04:00:00.000Z';
  const { commitment } = await make({ key: 'typed', subject: firmId }, tokens.unit);
  const { node } = await ask<{ node: object }>(
    hub,
    'query($id: ID!) { node(id: $id) { __typename ... on CreditRecord { title } } }',
    { id: commitment?.id },
  );
  expect(node).toEqual({ __typename: 'CreditRecord', title: '信用承诺' });
});

test('a personal number has no place in what others read', async () => {
  const matter = `为身份证号${idNumberOf('pHead')}的人担保`;
  const mutation = `mutation($input: MakeCommitmentInput!) { makeCommitment(input: $input) { refusal { code } } }`;
  const input = { kind: 'VOLUNTARY', subject: firmId, matter };
  expect(await askAndFail(hub, mutation, { input }, tokens.clerk)).toEqual(['BAD_USER_INPUT']);
});
