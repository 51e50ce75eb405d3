import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { cypher } from '../../src/graph/cypher.ts';
import { codeOf, filesOf, nameOf } from '../fixtures/town.ts';
import { ask, askAndFail, send } from '../kit/ask.ts';
import { startTestHub, type TestHub } from '../kit/start-hub.ts';

/*
 A firm with three fines: by the unit 监管, by a unit 撤并局 that is gone since, and by 无码局 whose code nobody gave.
*/
const unit = codeOf('sUnit');
const gone = codeOf('sGone');
const firm = codeOf('Mender');
const penalty = (number: string, authority: string, code: string): string =>
  `${nameOf('Mender')},法人及非法人组织,${firm},${nameOf('pBoss')},${number},超期,超期未报,条例,罚款,罚款,2.5,2025-03-01,${authority},${code},02`;
const files = {
  ...filesOf({
    holdings: [['pBoss', 'Mender', 100]],
    offices: [['pBoss', 'Mender', '法定代表人']],
  }),
  'penalty.csv': `CF_XDR_MC,CF_XDR_LB,CF_XDR_SHXYM,CF_FRDB,CF_WSH,CF_WFXW,CF_SY,CF_YJ,CF_CFLB,CF_NR,CF_NR_FK,CF_JDRQ,CF_CFJG,CF_CFJGDM,CF_CXLX
${penalty('示双罚1号', '示例市监管局', unit)}
${penalty('示双罚2号', '示例市撤并局', gone)}
${penalty('示双罚3号', '示例市无码局', '')}
`,
};
const dissolve = cypher<{ uscc: string }>`
  MATCH (unit:Department { uscc: $uscc }) DETACH DELETE unit`;

let hub: TestHub;
const tokens: Record<string, string> = {};
const records = new Map<string, string>();

beforeAll(async () => {
  hub = await startTestHub({ clock: () => new Date('2026-06-30T04:00:00.000Z') });
  await hub.settle(files);
  tokens['clerk'] = await hub.token('CLERK', { user: 'Wei' });
  tokens['second'] = await hub.token('CLERK', { user: 'Lan' });
  tokens['unit'] = await hub.token('DEPARTMENT', { department: unit, user: 'Bo' });
  tokens['unitToo'] = await hub.token('DEPARTMENT', { department: unit, user: 'Mei' });
  // the clerk again, whom the issuer also lets speak for the unit
  tokens['clerkAtUnit'] = await hub.token('DEPARTMENT', { department: unit, user: ' WEI' });
  const { subject } = await ask<{
    subject: { id: string; records: { nodes: { id: string; documentNumber: string }[] } };
  }>(
    hub,
    `query($uscc: String!) { subject(key: { uscc: $uscc }) { id records { nodes { id documentNumber } } } }`,
    { uscc: firm },
    tokens['clerk'],
  );
  for (const { id, documentNumber } of subject.records.nodes) records.set(documentNumber, id);
});
afterAll(() => hub.stop());

interface Answer {
  readonly repair: {
    readonly id: string;
    readonly state: string;
    readonly reviewer: string | null;
    readonly proposed: { readonly act: string; readonly user: string } | null;
    readonly steps: readonly { readonly what: string; readonly user: string | null }[];
  } | null;
  readonly refusal: { readonly code: string; readonly message: string } | null;
}
const fields = `repair { id state reviewer reviewerName proposed { act user content units target { id } } steps { what user } }
  refusal { code message }`;
const inputs = {
  applyForRepair: 'ApplyForRepairInput',
  decideRepair: 'DecideRepairInput',
  nameRepairUnit: 'NameRepairUnitInput',
} as const;
const act = async (name: keyof typeof inputs, input: object, as = 'clerk'): Promise<Answer> => {
  const found = await ask<Record<string, Answer>>(
    hub,
    `mutation($input: ${inputs[name]}!) { ${name}(input: $input) { ${fields} } }`,
    { input },
    tokens[as],
  );
  const answer = found[name];
  if (!answer) throw new Error(name);
  return answer;
};

/** An application that was accepted. */
async function accepted(number: string): Promise<string> {
  const uploads = await Promise.all(
    ['proof', 'promise'].map(async (text) => {
      const response = await fetch(`${hub.url}/materials`, {
        method: 'POST',
        headers: { authorization: `Bearer ${tokens['clerk'] ?? ''}` },
        body: text,
      });
      return ((await response.json()) as { digest: string }).digest;
    }),
  );
  const materials = ['PERFORMANCE', 'COMMITMENT'].map((kind, place) => ({
    kind,
    title: kind,
    digest: uploads[place],
  }));
  const input = { record: records.get(number), promise: '不再超期', materials };
  const { repair, refusal } = await act('applyForRepair', input);
  if (!repair) throw new Error(refusal?.message);
  await act('decideRepair', { repair: repair.id, decision: 'ACCEPT' });
  return repair.id;
}

const waiting = async (as: string) =>
  (
    await ask<{ proposedDecisions: { totalCount: number; nodes: { act: string }[] } }>(
      hub,
      `{ proposedDecisions { totalCount nodes { act targetId target { id } user } } }`,
      {},
      tokens[as],
    )
  ).proposedDecisions;

test('a grant waits for a second person, of the unit that made the finding, whoever decides first', async () => {
  const repair = await accepted('示双罚1号');
  const grant = { repair, decision: 'GRANT' };
  const first = await act('decideRepair', grant);
  expect(first.repair).toMatchObject({
    state: 'ACCEPTED',
    proposed: { act: 'GRANT', user: 'Wei', content: '{}', units: [unit], target: { id: repair } },
  });
  expect(await waiting('unit')).toMatchObject({ totalCount: 1, nodes: [{ act: 'GRANT' }] });
  expect(await waiting('second')).toMatchObject({ totalCount: 1 });
  // the same person, the same counter, and one person under two tokens
  for (const as of ['clerk', 'second', 'clerkAtUnit']) {
    const { refusal } = await act('decideRepair', grant, as);
    expect([as, refusal?.code]).toEqual([as, 'SECOND_PERSON_NEEDED']);
    expect(refusal?.message).toContain(unit);
  }
  expect((await act('decideRepair', grant, 'unit')).repair).toMatchObject({
    state: 'GRANTED',
    proposed: null,
    steps: [
      { what: 'APPLY', user: 'Wei' },
      { what: 'ACCEPT', user: 'Wei' },
      { what: 'PROPOSE_GRANT', user: 'Wei' },
      { what: 'GRANT', user: 'Bo' },
    ],
  });
  expect(await waiting('clerk')).toEqual({ totalCount: 0, nodes: [] });
});

test('without a `sub` nobody decides, and of a department that nobody knows nobody even asks', async () => {
  const repair = `rpr_${'A'.repeat(22)}`;
  const asked = `{ viewer { role } proposedDecisions { totalCount } }`;
  expect(await askAndFail(hub, asked)).toEqual(['FORBIDDEN']);
  const nameless = await hub.token('CLERK', { user: '' });
  const merging = `mutation($input: MergeSubjectsInput!) { mergeSubjects(input: $input) { refusal { code } } }`;
  const input = { kept: repair, absorbed: repair, evidence: '…' };
  const { errors } = await send(hub, merging, { input }, nameless);
  expect(errors.map(({ extensions, message }) => [extensions.code, message])).toEqual([
    ['FORBIDDEN', expect.stringContaining('`sub`')],
  ]);
});

test('a unit without a code is named and asked for; two clerks name it, and then it decides', async () => {
  const repair = await accepted('示双罚3号');
  for (const decision of ['GRANT', 'REFUSE']) {
    const { refusal } = await act('decideRepair', { repair, decision, reason: '已履行' });
    expect(refusal).toMatchObject({
      code: 'UNIT_UNKNOWN',
      message: expect.stringContaining('示例市无码局'),
    });
  }
  const naming = { repair, unit, reason: '该局即监管局' };
  expect((await act('nameRepairUnit', naming)).repair).toMatchObject({
    reviewer: null,
    proposed: { act: 'NAME_UNIT', content: JSON.stringify({ unit }) },
  });
  // whoever names another one has not confirmed the first
  const other = await act('nameRepairUnit', { ...naming, unit: gone }, 'second');
  expect(other.repair?.proposed).toMatchObject({
    user: 'Lan',
    content: JSON.stringify({ unit: gone }),
  });
  expect((await act('nameRepairUnit', naming)).repair?.reviewer).toBeNull();
  expect((await act('nameRepairUnit', naming, 'second')).repair?.reviewer).toBe(unit);
  await act('decideRepair', { repair, decision: 'GRANT' }, 'unitToo');
  expect((await act('decideRepair', { repair, decision: 'GRANT' }, 'unit')).repair?.state).toBe(
    'GRANTED',
  );
});

test('where the competent unit is gone two clerks name the one that succeeded it', async () => {
  const repair = await accepted('示双罚2号');
  await hub.graph.write('dissolve', (tx) => tx.run(dissolve, { uscc: gone }));
  const { refusal } = await act('decideRepair', { repair, decision: 'GRANT' });
  expect(refusal).toMatchObject({ code: 'UNIT_GONE', message: expect.stringContaining(gone) });
  const naming = { repair, reason: '机构改革' };
  // nobody succeeds who is not there either
  await act('nameRepairUnit', { ...naming, unit: gone });
  expect((await act('nameRepairUnit', { ...naming, unit: gone }, 'second')).refusal?.code).toBe(
    'RECEIVER_UNKNOWN',
  );
  await act('nameRepairUnit', { ...naming, unit });
  expect((await act('nameRepairUnit', { ...naming, unit }, 'second')).repair?.reviewer).toBe(unit);
  // a proposal falls with the decision that makes it needless
  await act('decideRepair', { repair, decision: 'GRANT' });
  expect(
    (await act('decideRepair', { repair, decision: 'REFUSE', reason: '未履行' }, 'unit')).repair,
  ).toMatchObject({ state: 'REFUSED', proposed: null });
});
