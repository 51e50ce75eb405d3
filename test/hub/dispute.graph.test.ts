import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { codeOf, filesOf, idNumberOf, nameOf } from '../fixtures/town.ts';
import { ask, askAndFail } from '../kit/ask.ts';
import { startTestHub, type TestHub } from '../kit/start-hub.ts';

/*
 pHolder holds 60 % of Objector, pOther 40 %; pHolder heads it. Two fines, by the unit `unit` and by one without code.
*/
const unit = codeOf('sUnit');
const firm = codeOf('Objector');
const penalty = (number: string, code: string): string =>
  `${nameOf('Objector')},法人及非法人组织,${firm},${nameOf('pHolder')},${number},超期,超期未报,条例,罚款,罚款,2.5,2026-05-20,示例市监管局,${code},02`;
const registered: Readonly<Record<string, string>> = filesOf({
  holdings: [
    ['pHolder', 'Objector', 60],
    ['pOther', 'Objector', 40],
  ],
  offices: [['pHolder', 'Objector', '法定代表人']],
});
const files = {
  ...registered,
  'penalty.csv': `CF_XDR_MC,CF_XDR_LB,CF_XDR_SHXYM,CF_FRDB,CF_WSH,CF_WFXW,CF_SY,CF_YJ,CF_CFLB,CF_NR,CF_NR_FK,CF_JDRQ,CF_CFJG,CF_CFJGDM,CF_CXLX
${penalty('示异罚1号', unit)}
${penalty('示异罚2号', '').replace('罚款,罚款,2.5', '罚款,罚款人民币25000元,2.5').replace('示例市监管局', '示例市某局')}
${penalty('示异罚3号', '')}
`,
};

let now = '2026-06-30T04:00:00.000Z';
let hub: TestHub;
const tokens = { owner: '', clerk: '', unit: '', other: '', analyst: '', second: '', register: '' };
let firmId: string;

interface Holding {
  readonly id: string;
  readonly ratio: number;
  readonly disputed: boolean;
  readonly from: { readonly id: string };
}
interface Fine {
  readonly id: string;
  readonly documentNumber: string;
  readonly disputed: boolean;
  readonly publicity: { readonly to: string | null };
  readonly details: readonly { readonly name: string; readonly values: readonly string[] }[];
}
interface State {
  readonly id: string;
  readonly records: { readonly nodes: readonly Fine[] };
  readonly shareholders: { readonly nodes: readonly Holding[] };
}

const state = async (token?: string, asOf: object = {}): Promise<State> =>
  (
    await ask<{ subject: State }>(
      hub,
      `query($uscc: String!, $asOf: AsOf) { subject(key: { uscc: $uscc }) { id
        records(asOf: $asOf, kinds: [PENALTY]) { nodes { id documentNumber disputed publicity { to } details { name values } } }
        ... on Enterprise { shareholders(asOf: $asOf) { nodes { id ratio disputed from { id } } } } } }`,
      { uscc: firm, asOf },
      token,
    )
  ).subject;

const fineIn = ({ records }: State, number: string): Fine | undefined =>
  records.nodes.find(({ documentNumber }) => documentNumber === number);
const valueOf = (fine: Fine | undefined, name: string): readonly string[] | undefined =>
  fine?.details.find((detail) => detail.name === name)?.values;
const holdingOf = ({ shareholders }: State, ratio: number): Holding | undefined =>
  shareholders.nodes.find((holding) => holding.ratio === ratio);

interface Answer {
  readonly dispute: { readonly id: string; readonly state: string; readonly target: object } | null;
  readonly refusal: { readonly code: string } | null;
}
const fields = `dispute { id state claim reviewer reviewerName proposed { act role } targetId target { id } subject { id } deadline { what dueOn isOver }
  steps { what role reason } } refusal { code message }`;

const file = async (
  target: string | undefined,
  token: string,
  more: object = {},
): Promise<Answer> =>
  (
    await ask<{ fileDispute: Answer }>(
      hub,
      `mutation($input: FileDisputeInput!) { fileDispute(input: $input) { ${fields} } }`,
      { input: { target, claim: '金额不符', ...more } },
      token,
    )
  ).fileDispute;

const resolve = async (
  dispute: string | undefined,
  outcome: string,
  token: string,
  more: object = {},
): Promise<Answer> =>
  (
    await ask<{ resolveDispute: Answer }>(
      hub,
      `mutation($input: ResolveDisputeInput!) { resolveDispute(input: $input) { ${fields} } }`,
      { input: { dispute, outcome, reason: '已核实', ...more } },
      token,
    )
  ).resolveDispute;

/** Of two people: a clerk first, then `token`. */
const uphold = async (
  dispute: string | undefined,
  outcome: string,
  token: string,
  more: object = {},
): Promise<Answer> => {
  expect(await resolve(dispute, outcome, tokens.clerk, more)).toMatchObject({
    dispute: { state: 'OPEN', proposed: { act: outcome, role: 'CLERK' } },
    refusal: null,
  });
  return resolve(dispute, outcome, token, more);
};

/** Two clerks name the unit that resolves it. */
const nameUnit = async (dispute: string | undefined, as: string, code = unit): Promise<Answer> =>
  (
    await ask<{ nameDisputeUnit: Answer }>(
      hub,
      `mutation($input: NameDisputeUnitInput!) { nameDisputeUnit(input: $input) { ${fields} } }`,
      { input: { dispute, unit: code, reason: '职能划转' } },
      as,
    )
  ).nameDisputeUnit;

beforeAll(async () => {
  hub = await startTestHub({ clock: () => new Date(now) });
  await hub.settle(files);
  firmId = (await state()).id;
  tokens.owner = await hub.token('SUBJECT', { subject: firmId });
  tokens.clerk = await hub.token('CLERK');
  tokens.unit = await hub.token('DEPARTMENT', { department: unit });
  tokens.other = await hub.token('DEPARTMENT', { department: codeOf('sOther') });
  tokens.second = await hub.token('CLERK', { user: 'another clerk' });
  tokens.register = await hub.token('DEPARTMENT', { department: '119900000000000001' });
  tokens.analyst = await hub.token('ANALYST');
});
afterAll(() => hub.stop());

test('while an objection is open its record carries a mark for everybody; dismissed, it stands unmarked', async () => {
  const fine = fineIn(await state(), '示异罚1号');
  const filed = await file(fine?.id, tokens.owner);
  expect(filed.dispute).toMatchObject({
    state: 'OPEN',
    reviewer: unit,
    target: { id: fine?.id },
    subject: { id: firmId },
    deadline: { what: 'RESOLUTION', dueOn: '2026-07-14', isOver: false },
    steps: [{ what: 'FILE', role: 'SUBJECT' }],
  });
  for (const token of [undefined, tokens.analyst, tokens.owner])
    expect(fineIn(await state(token), '示异罚1号')?.disputed).toBe(true);
  expect((await file(fine?.id, tokens.owner)).refusal?.code).toBe('ALREADY_OPEN');
  const id = filed.dispute?.id;
  expect((await resolve(id, 'DISMISS', tokens.clerk)).refusal?.code).toBe('NOT_COMPETENT');
  expect((await resolve(id, 'DISMISS', tokens.owner)).refusal?.code).toBe('NOT_COMPETENT');
  expect((await resolve(id, 'DISMISS', tokens.other)).refusal?.code).toBe('NOT_FOUND');
  expect((await resolve(id, 'DISMISS', tokens.unit)).dispute?.state).toBe('DISMISSED');
  expect((await resolve(id, 'WITHDRAW', tokens.unit)).refusal?.code).toBe('WRONG_STATE');
  expect(fineIn(await state(), '示异罚1号')?.disputed).toBe(false);
});

test('a record is corrected with both clocks kept, its window follows, and the wrong row changes nothing any more', async () => {
  const fine = fineIn(await state(), '示异罚1号');
  const id = (await file(fine?.id, tokens.clerk)).dispute?.id;
  expect((await uphold(id, 'CORRECT', tokens.unit)).refusal?.code).toBe('CORRECTION_MISSING');
  const before = now;
  now = '2026-07-01T04:00:00.000Z';
  const correction = { fineAmount: '0.25', penaltyKinds: ['罚款', '吊销许可证件'] };
  const done = await uphold(id, 'CORRECT', tokens.unit, { correction });
  expect(done.dispute?.state).toBe('CORRECTED');
  const corrected = fineIn(await state(), '示异罚1号');
  expect(valueOf(corrected, 'fineAmount')).toEqual(['0.25']);
  expect(corrected).toMatchObject({ disputed: false, publicity: { to: '2029-05-20' } });
  const then = fineIn(await state(undefined, { knownAt: before }), '示异罚1号');
  expect(valueOf(then, 'fineAmount')).toEqual(['2.5']);
  await hub.settle({ 'penalty.csv': `${files['penalty.csv']}\n` }, { clock: () => new Date(now) });
  expect(valueOf(fineIn(await state(), '示异罚1号'), 'fineAmount')).toEqual(['0.25']);
});

test('a correction takes amounts and kinds that can be, and leaves no text that says otherwise', async () => {
  const fine = fineIn(await state(), '示异罚2号');
  const id = (await file(fine?.id, tokens.clerk)).dispute?.id;
  const mutation = `mutation($input: ResolveDisputeInput!) { resolveDispute(input: $input) { refusal { code } } }`;
  const wrong = [
    ...['-1', '1e5', 'NaN', '9'.repeat(20)].map((fineAmount) => ({ fineAmount })),
    { confiscatedAmount: '-0.1' },
    ...[[''], ['鞭刑'], [`其他-${'长'.repeat(100)}`], []].map((penaltyKinds) => ({ penaltyKinds })),
    { content: `罚身份证号${idNumberOf('pHolder')}的人` },
  ];
  for (const correction of wrong) {
    const input = { dispute: id, outcome: 'CORRECT', reason: '已核实', correction };
    expect([correction, await askAndFail(hub, mutation, { input }, tokens.clerk)]).toEqual([
      correction,
      ['BAD_USER_INPUT'],
    ]);
  }
  const correction = { fineAmount: '3', content: '罚款3万元', penaltyKinds: ['罚款', '其他-约谈'] };
  expect((await resolve(id, 'CORRECT', tokens.clerk, { correction })).refusal).toMatchObject({
    code: 'UNIT_UNKNOWN',
    message: expect.stringContaining('示例市某局'),
  });
  await nameUnit(id, tokens.clerk);
  await nameUnit(id, tokens.second);
  // the words still say another amount
  const half = {
    dispute: id,
    outcome: 'CORRECT',
    reason: '已核实',
    correction: { fineAmount: '3' },
  };
  await ask(hub, mutation, { input: half }, tokens.clerk);
  expect(await askAndFail(hub, mutation, { input: half }, tokens.unit)).toEqual(['BAD_USER_INPUT']);
  expect((await uphold(id, 'CORRECT', tokens.unit, { correction })).dispute?.state).toBe(
    'CORRECTED',
  );
  expect(valueOf(fineIn(await state(), '示异罚2号'), 'fineAmount')).toEqual(['3']);
});

test('a unit that is named without its code is the one that bears the name', async () => {
  const fine = fineIn(await state(), '示异罚3号');
  const filed = await file(fine?.id, tokens.clerk);
  expect(filed.dispute).toMatchObject({ reviewer: unit });
  expect((await resolve(filed.dispute?.id, 'DISMISS', tokens.clerk)).refusal?.code).toBe(
    'NOT_COMPETENT',
  );
  expect((await resolve(filed.dispute?.id, 'DISMISS', tokens.unit)).dispute?.state).toBe(
    'DISMISSED',
  );
});

test('where the unit is not known two clerks name it; a withdrawn record is gone from every view but its subject’s', async () => {
  const fine = fineIn(await state(), '示异罚2号');
  const id = (await file(fine?.id, tokens.owner)).dispute?.id;
  for (const outcome of ['WITHDRAW', 'CORRECT', 'DISMISS'])
    expect((await resolve(id, outcome, tokens.clerk)).refusal?.code).toBe('UNIT_UNKNOWN');
  expect((await nameUnit(id, tokens.unit)).refusal?.code).toBe('NOT_FOUND');
  expect((await nameUnit(id, tokens.clerk, codeOf('sNowhere'))).dispute?.state).toBe('OPEN');
  expect((await nameUnit(id, tokens.second, codeOf('sNowhere'))).refusal?.code).toBe(
    'RECEIVER_UNKNOWN',
  );
  expect((await nameUnit(id, tokens.clerk)).dispute).toMatchObject({ reviewer: null });
  expect((await nameUnit(id, tokens.clerk)).refusal?.code).toBe('SECOND_PERSON_NEEDED');
  expect((await nameUnit(id, tokens.second)).dispute).toMatchObject({ reviewer: unit });
  expect((await nameUnit(id, tokens.clerk)).refusal?.code).toBe('NOT_COMPETENT');
  expect((await resolve(id, 'WITHDRAW', tokens.clerk)).dispute?.state).toBe('OPEN');
  expect((await resolve(id, 'WITHDRAW', tokens.second)).refusal?.code).toBe('SECOND_PERSON_NEEDED');
  expect((await resolve(id, 'WITHDRAW', tokens.unit)).dispute).toMatchObject({
    state: 'WITHDRAWN',
    target: null,
  });
  for (const token of [undefined, tokens.clerk, tokens.unit, tokens.analyst])
    expect(fineIn(await state(token), '示异罚2号')).toBeUndefined();
  expect(fineIn(await state(tokens.owner), '示异罚2号')).toBeDefined();
});

const warningsOf = async (): Promise<readonly string[]> =>
  (
    await ask<{ controllers: { warnings: { code: string }[] } }>(
      hub,
      `query($id: ID!) { controllers(subject: $id, rule: BENEFICIAL_OWNER) { warnings { code } } }`,
      { id: firmId },
    )
  ).controllers.warnings.map(({ code }) => code);

test('a contested relation is marked and warned of; corrected and withdrawn with both clocks kept', async () => {
  const wrong = holdingOf(await state(tokens.clerk), 0.4);
  expect((await file(wrong?.id, tokens.clerk)).refusal?.code).toBe('NOT_FOUND');
  const first = (await file(wrong?.id, tokens.clerk, { subject: wrong?.from.id })).dispute?.id;
  expect(holdingOf(await state(), 0.4)?.disputed).toBe(true);
  expect(await warningsOf()).toContain('DISPUTED_EDGE');
  const before = now;
  now = '2026-07-02T04:00:00.000Z';
  await uphold(first, 'CORRECT', tokens.register, { correction: { ratio: 0.3 } });
  const versions = `query($id: ID!, $asOf: AsOf) { node(id: $id, asOf: $asOf) { ... on Relation { ratio retractedAt } } }`;
  const versionAt = async (asOf: object) =>
    (await ask<{ node: object }>(hub, versions, { id: wrong?.id, asOf })).node;
  expect(await versionAt({})).toEqual({ ratio: 0.4, retractedAt: now });
  expect(await versionAt({ knownAt: before })).toEqual({ ratio: 0.4, retractedAt: null });
  expect((await state()).shareholders.nodes.map(({ ratio }) => ratio)).toEqual([0.6, 0.3]);
  expect(holdingOf(await state(), 0.3)?.disputed).toBe(false);
  expect(await warningsOf()).not.toContain('DISPUTED_EDGE');
  const known = await state(undefined, { knownAt: before });
  expect(known.shareholders.nodes.map(({ ratio }) => ratio)).toEqual([0.6, 0.4]);
  const second = (await file(holdingOf(await state(), 0.3)?.id, tokens.owner)).dispute?.id;
  now = '2026-07-03T04:00:00.000Z';
  await uphold(second, 'WITHDRAW', tokens.register);
  expect((await state()).shareholders.nodes.map(({ ratio }) => ratio)).toEqual([0.6]);
  await hub.settle(
    { 'shareholder.csv': `${registered['shareholder.csv'] ?? ''}\n` },
    { clock: () => new Date(now) },
  );
  expect((await state()).shareholders.nodes.map(({ ratio }) => ratio)).toEqual([0.6]);
});

test('whom an objection does not concern is not told of it; who may not object is refused', async () => {
  const question = `query($id: ID!) { subject(key: { id: $id }) { disputes { totalCount } } }`;
  const count = async (token?: string): Promise<number | null> =>
    (
      await ask<{ subject: { disputes: { totalCount: number | null } } }>(
        hub,
        question,
        { id: firmId },
        token,
      )
    ).subject.disputes.totalCount;
  expect(await count(tokens.owner)).toBe(6);
  expect(await count(tokens.unit)).toBe(5);
  expect(await count(tokens.register)).toBe(1);
  expect(await count(tokens.other)).toBe(0);
  for (const token of [undefined, tokens.analyst]) expect(await count(token)).toBeNull();
  const fine = fineIn(await state(), '示异罚1号');
  const mutation = `mutation($input: FileDisputeInput!) { fileDispute(input: $input) { refusal { code } } }`;
  const input = { target: fine?.id, claim: 'x' };
  for (const token of [undefined, tokens.analyst, tokens.unit])
    expect(await askAndFail(hub, mutation, { input }, token)).toEqual(['FORBIDDEN']);
  const stranger = await hub.token('SUBJECT', { subject: 'sub_AAAAAAAAAAAAAAAAAAAAAA' });
  // nobody here: not even the refusal is kept
  expect(await askAndFail(hub, mutation, { input }, stranger)).toEqual(['FORBIDDEN']);
  expect(
    await askAndFail(hub, mutation, { input: { ...input, claim: ' ' } }, tokens.owner),
  ).toEqual(['BAD_USER_INPUT']);
});
