import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { codeOf, filesOf, nameOf } from '../fixtures/town.ts';
import { ask } from '../kit/ask.ts';
import { startTestHub, type TestHub } from '../kit/start-hub.ts';

/*
 A firm for each pair of decisions, with one fine of its own and a namesake by name alone, which is merged into it. On
 each fine an application for repair (accepted) and an objection are open at once, and two things are decided about it.
*/
const unit = codeOf('sUnit');
const decisions = ['REPAIR', 'CORRECT', 'WITHDRAW', 'MERGE', 'LIFT'] as const;
type Decision = (typeof decisions)[number];
const pairs = decisions.flatMap((first) =>
  decisions.filter((second) => second !== first).map((second) => [first, second] as const),
);
const firmOf = (pair: readonly string[]): string => pair.join('');
const penalty = (firm: string): string =>
  `${nameOf(firm)},法人及非法人组织,${codeOf(firm)},${nameOf('pBoss')},示遇罚〔2025〕${firm}号,超期,超期未报,条例,责令停产停业,停业,,2025-03-01,示例市监管局,${unit},02`;
const oldName = (firm: string): string => `${nameOf(firm)}旧名有限公司`;
const files = {
  ...filesOf({
    offices: pairs.map((pair) => ['pBoss', firmOf(pair), '法定代表人'] as const),
  }),
  'penalty.csv': `CF_XDR_MC,CF_XDR_LB,CF_XDR_SHXYM,CF_FRDB,CF_WSH,CF_WFXW,CF_SY,CF_YJ,CF_CFLB,CF_NR,CF_NR_FK,CF_JDRQ,CF_CFJG,CF_CFJGDM,CF_CXLX
${pairs.map((pair) => penalty(firmOf(pair))).join('\n')}
`,
  'holders.csv': `uniscid,entname,inv,invtype,blicno,certype,cerno,subconam,conprop,condate,enddate
${pairs.map((pair) => `${codeOf('Held')},${nameOf('Held')},${oldName(firmOf(pair))},企业法人,,,,,1,,`).join('\n')}
`,
};

let hub: TestHub;
const tokens = { clerk: '', second: '', unit: '' };
let materials: object[] = [];
let keys = 0;

const upload = async (text: string): Promise<string> => {
  const response = await fetch(`${hub.url}/materials`, {
    method: 'POST',
    headers: { authorization: `Bearer ${tokens.clerk}` },
    body: text,
  });
  return ((await response.json()) as { digest: string }).digest;
};

beforeAll(async () => {
  hub = await startTestHub({ clock: () => new Date('2026-06-30T04:00:00.000Z') });
  await hub.settle(files);
  tokens.clerk = await hub.token('CLERK');
  tokens.second = await hub.token('CLERK', { user: 'another clerk' });
  tokens.unit = await hub.token('DEPARTMENT', { department: unit });
  const [proof, promise] = [await upload('proof'), await upload('promise')];
  materials = [
    { kind: 'PERFORMANCE', title: '凭证', digest: proof },
    { kind: 'COMMITMENT', title: '承诺书', digest: promise },
  ];
});
afterAll(() => hub.stop());

interface Case {
  readonly id: string;
  readonly state: string;
  readonly deadline: object | null;
  readonly steps: readonly { readonly what: string; readonly reason: string | null }[];
}
interface Answer {
  readonly repair?: Case | null;
  readonly dispute?: Case | null;
  readonly sanction?: { readonly id: string; readonly active: boolean } | null;
  readonly merge?: { readonly id: string } | null;
  readonly refusal?: { readonly code: string } | null;
  readonly refusals?: readonly { readonly code: string }[];
}
const told = `id state deadline { dueOn } steps { what reason }`;
const fields = {
  applyForRepair: `repair { ${told} } refusal { code message }`,
  decideRepair: `repair { ${told} } refusal { code message }`,
  fileDispute: `dispute { ${told} } refusal { code message }`,
  resolveDispute: `dispute { ${told} } refusal { code message }`,
  imposeSanction: `sanction { id active } refusals { code message }`,
  liftSanction: `sanction { id active } refusals { code message }`,
  mergeSubjects: `merge { id } refusal { code message }`,
} as const;
async function send(name: keyof typeof fields, input: object, token: string): Promise<Answer> {
  const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`;
  const key = `k${String((keys += 1))}`;
  const found = await ask<Record<string, Answer>>(
    hub,
    `mutation($input: ${type}!) { ${name}(input: $input) { ${fields[name]} } }`,
    { input: { key, ...input } },
    token,
  );
  return found[name] ?? {};
}

/** By a clerk first, then by a person of the unit; a refusal of the first is the answer. */
async function byTwo(name: keyof typeof fields, input: object, second: string): Promise<Answer> {
  const first = await send(name, input, tokens.clerk);
  return first.refusal || (first.refusals?.length ?? 0) > 0 ? first : send(name, input, second);
}

interface State {
  readonly subject: {
    readonly id: string;
    readonly records: {
      readonly nodes: readonly { readonly id: string; readonly disputed: boolean }[];
    };
    readonly repairs: { readonly nodes: readonly Case[] };
    readonly disputes: { readonly nodes: readonly Case[] };
    readonly sanctions: { readonly totalCount: number };
  };
}
const stateOf = async (firm: string, token = tokens.clerk): Promise<State['subject']> =>
  (
    await ask<State>(
      hub,
      `query($uscc: String!) { subject(key: { uscc: $uscc }) { id
        records(kinds: [PENALTY]) { nodes { id disputed } }
        repairs { nodes { ${told} } } disputes { nodes { ${told} } } sanctions(active: true) { totalCount } } }`,
      { uscc: codeOf(firm) },
      token,
    )
  ).subject;

const namesake = async (firm: string): Promise<string> =>
  (
    await ask<{ subjects: { nodes: readonly { id: string }[] } }>(
      hub,
      'query($search: String!) { subjects(search: $search, first: 1) { nodes { id } } }',
      { search: oldName(firm) },
      tokens.clerk,
    )
  ).subjects.nodes[0]?.id ?? '';

test.each(pairs)('%s, then %s: each case ends with its reason, or goes on', async (...pair) => {
  const firm = firmOf(pair);
  const before = await stateOf(firm);
  const record = before.records.nodes[0]?.id ?? '';
  const { sanction } = await send(
    'imposeSanction',
    {
      subject: before.id,
      measure: 'AWARDS_LIMIT',
      basis: '国办发〔2020〕49号',
      grounds: [record],
      applier: unit,
    },
    tokens.clerk,
  );
  const applied = await send(
    'applyForRepair',
    { record, promise: '不再超期', materials },
    tokens.clerk,
  );
  const repair = applied.repair?.id;
  await send('decideRepair', { repair, decision: 'ACCEPT' }, tokens.clerk);
  const filed = await send('fileDispute', { target: record, claim: '有误' }, tokens.clerk);
  const dispute = filed.dispute?.id;
  const reason = '已核实';
  /** Once the first objection is decided another one is filed, where anything stands to be objected to. */
  const upheld = async (outcome: string, more: object = {}): Promise<Answer> => {
    const { disputes } = await stateOf(firm);
    const isOpen = disputes.nodes.some(({ id, state }) => id === dispute && state === 'OPEN');
    const next = isOpen
      ? dispute
      : (await send('fileDispute', { target: record, claim: '仍有误' }, tokens.clerk)).dispute?.id;
    return byTwo(
      'resolveDispute',
      { dispute: next ?? dispute, outcome, reason, ...more },
      tokens.unit,
    );
  };
  const acts: Readonly<Record<Decision, () => Promise<Answer>>> = {
    REPAIR: () => byTwo('decideRepair', { repair, decision: 'GRANT' }, tokens.unit),
    CORRECT: () => upheld('CORRECT', { correction: { title: '更正后的处罚' } }),
    WITHDRAW: () => upheld('WITHDRAW'),
    MERGE: async () =>
      byTwo(
        'mergeSubjects',
        { kept: before.id, absorbed: await namesake(firm), evidence: '曾用名' },
        tokens.second,
      ),
    LIFT: () => byTwo('liftSanction', { sanction: sanction?.id, reason }, tokens.unit),
  };
  for (const decision of pair) await acts[decision]();
  const after = await stateOf(firm);
  const repaired = after.repairs.nodes[0];
  const objected = after.disputes.nodes.find(({ id }) => id === dispute);
  const ended = pair.find((one) => one === 'REPAIR' || one === 'WITHDRAW');
  const resolved = pair.find((one) => one === 'CORRECT' || one === 'WITHDRAW' || one === 'REPAIR');
  // whoever came first took the object away from the other
  expect(repaired?.state).toBe(
    ended === undefined ? 'ACCEPTED' : ended === 'REPAIR' ? 'GRANTED' : 'LAPSED',
  );
  expect(objected?.state).toBe(
    resolved === undefined
      ? 'OPEN'
      : { REPAIR: 'LAPSED', CORRECT: 'CORRECTED', WITHDRAW: 'WITHDRAWN' }[resolved],
  );
  for (const one of [repaired, objected]) {
    if (one?.state !== 'LAPSED') continue;
    expect(one.deadline).toBeNull();
    expect(one.steps.at(-1)).toMatchObject({
      what: 'LAPSE',
      reason: expect.stringMatching(/。|\./),
    });
  }
  // nothing is marked as disputed for ever, for whoever still sees it
  const own = await stateOf(firm, await hub.token('SUBJECT', { subject: before.id }));
  expect(own.records.nodes[0]?.disputed).toBe(objected?.state === 'OPEN');
  expect(after.records.nodes).toHaveLength(ended === undefined ? 1 : 0);
  expect(after.sanctions.totalCount).toBe(ended === undefined && !pair.includes('LIFT') ? 1 : 0);
  const waiting = await ask<{ proposedDecisions: { totalCount: number } }>(
    hub,
    '{ proposedDecisions { totalCount } }',
    {},
    tokens.clerk,
  );
  expect(waiting.proposedDecisions.totalCount).toBe(0);
});
