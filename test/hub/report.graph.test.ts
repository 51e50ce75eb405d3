import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { codeOf, filesOf, idNumberOf, nameOf, type Town } from '../fixtures/town.ts';
import { ask, askAndFail } from '../kit/ask.ts';
import { startTestHub, type TestHub } from '../kit/start-hub.ts';
import { idsOf } from './control-questions.ts';

/*
 pHead directs Works and holds 60 % of Holding, which holds 80 % of Works; pMinor ─20→ Works.
 Parent ─100→ Owned.
 Works has a licence and two penalties, Holding and Parent a penalty, pHead a licence of a natural person.
*/
const town: Town = {
  holdings: [
    ['pHead', 'Holding', 60],
    ['pOther', 'Holding', 40],
    ['Holding', 'Works', 80],
    ['pMinor', 'Works', 20],
    ['Parent', 'Owned', 100],
  ],
  offices: [['pHead', 'Works', '法定代表人']],
};

const licenceOf = (key: string, number: number): string => {
  const person = key.startsWith('p');
  const party = person
    ? [nameOf(key), '自然人', '', '身份证', idNumberOf(key)]
    : [nameOf(key), '法人及非法人组织', codeOf(key), '', ''];
  const decision = [`许可决定书`, `示例许〔2026〕${number}号`, '普通', '示例许可证', `X${number}`];
  const dates = ['2026/02/03', '2026/02/03', '2099/12/31'];
  return [...party, ...decision, '食品经营', ...dates, '示例市行政审批局', '1'].join(',');
};
const licences = [
  'XK_XDR_MC,XK_XDR_LB,XK_XDR_SHXYM,XK_XDR_ZJLX,XK_XDR_ZJHM,XK_XKWS,XK_WSH,XK_XKLB,XK_XKZS,XK_XKBH,XK_NR,XK_JDRQ,XK_YXQZ,XK_YXQZI,XK_XKJG,XK_ZT',
  licenceOf('Works', 1),
  licenceOf('pHead', 2),
].join('\n');

const penaltyOf = (key: string, number: number, fine: string): string =>
  [
    ...[nameOf(key), '法人及非法人组织', codeOf(key), `示例罚〔2026〕${number}号`, '示例违法行为'],
    ...[
      '示例事实',
      '示例依据',
      '罚款',
      '罚款',
      fine,
      `2026/03/0${number}`,
      '示例市市场监督管理局',
      '1',
    ],
  ].join(',');
const penalties = [
  'CF_XDR_MC,CF_XDR_LB,CF_XDR_SHXYM,CF_WSH,CF_WFXW,CF_SY,CF_YJ,CF_CFLB,CF_NR,CF_NR_FK,CF_JDRQ,CF_CFJG,CF_ZT',
  penaltyOf('Works', 1, '1.5'),
  penaltyOf('Works', 2, '2.25'),
  penaltyOf('Holding', 3, '10'),
  penaltyOf('Parent', 4, '4'),
].join('\n');

let hub: TestHub;
let idOf: (key: string) => string;

beforeAll(async () => {
  hub = await startTestHub({ clock: () => new Date('2026-05-01T04:00:00.000Z') });
  const { counts } = await hub.settle({
    ...filesOf(town),
    'licence.csv': licences,
    'penalty.csv': penalties,
  });
  expect(counts.stored).toBe(counts.read);
  const byName = await idsOf(hub);
  idOf = (key) => byName(nameOf(key));
});
afterAll(() => hub.stop());

interface Summary {
  readonly licences: number | null;
  readonly penalties: number | null;
  readonly fines: string | null;
  readonly latestDecisionOn: string | null;
  readonly notOpen: string | null;
}
interface Party {
  readonly subject: { readonly id: string; readonly name: string };
  readonly role: string;
  readonly control: { readonly ratio: number | null } | null;
  readonly relation: { readonly id: string } | null;
  readonly summary: Summary;
}
interface Report {
  readonly number: string;
  readonly issuedAt: string;
  readonly purpose: string;
  readonly subject: { readonly id: string; readonly name: string };
  readonly summary: Summary;
  readonly legalRepresentative: Party | null;
  readonly controllers: readonly Party[];
  readonly warnings: readonly { readonly code: string }[];
}

const document = `
  query ($subject: ID!, $purpose: Purpose!, $asOf: AsOf) {
    creditReport(subject: $subject, purpose: $purpose, asOf: $asOf) {
      number issuedAt purpose subject { id name } summary { ...summary }
      legalRepresentative { ...party } controllers { ...party } warnings { code }
    }
  }
  fragment party on LinkedParty {
    subject { id name } role control { ratio } relation { id } summary { ...summary }
  }
  fragment summary on CreditSummary { licences penalties fines latestDecisionOn notOpen }`;

const reportOn = async (key: string, token?: string, more: object = {}): Promise<Report> => {
  const variables = { subject: idOf(key), purpose: 'SUPERVISION', ...more };
  return (await ask<{ creditReport: Report }>(hub, document, variables, token)).creditReport;
};
const none = { licences: 0, penalties: 0, fines: '0', latestDecisionOn: null, notOpen: null };
const closed = {
  licences: null,
  penalties: null,
  fines: null,
  latestDecisionOn: null,
  notOpen: 'PERSON',
};

test('a report sums up its subject, the legal representative and every controller, each by the own records', async () => {
  const report = await reportOn(
    'Works',
    await hub.token('DEPARTMENT', { department: '119900000000000001' }),
  );
  expect(report.summary).toEqual({
    licences: 1,
    penalties: 2,
    fines: '3.75',
    latestDecisionOn: '2026-03-02',
    notOpen: null,
  });
  const head = {
    licences: 1,
    penalties: 0,
    fines: '0',
    latestDecisionOn: '2026-02-03',
    notOpen: null,
  };
  expect(report.legalRepresentative).toMatchObject({
    subject: { id: idOf('pHead'), name: nameOf('pHead') },
    role: 'LEGAL_REPRESENTATIVE',
    control: null,
    relation: { id: expect.any(String) },
    summary: head,
  });
  expect(report.controllers).toEqual([
    expect.objectContaining({ role: 'ACTUAL_CONTROLLER', control: { ratio: 0.8 }, summary: head }),
    expect.objectContaining({ role: 'BENEFICIAL_OWNER', control: { ratio: 0.48 }, summary: head }),
    expect.objectContaining({ role: 'BENEFICIAL_OWNER', control: { ratio: 0.32 }, summary: none }),
  ]);
});

test('one person in three roles is one subject with one summary', async () => {
  const { legalRepresentative, controllers } = await reportOn('Works', await hub.token('CLERK'));
  const parties = [legalRepresentative, ...controllers.slice(0, 2)];
  expect(new Set(parties.map((party) => party?.subject.id))).toEqual(new Set([idOf('pHead')]));
  expect(new Set(parties.map((party) => JSON.stringify(party?.summary))).size).toBe(1);
});

test('without a token persons bear the name that the register publishes and their records are closed; firms’ public records stay open', async () => {
  const report = await reportOn('Works');
  expect(report.summary).toMatchObject({ licences: 1, penalties: 2 });
  expect(report.legalRepresentative).toMatchObject({
    subject: { name: nameOf('pHead') },
    summary: closed,
  });
});

test('a firm at the top is summed up by its own records, and the warnings of both rules stand there once', async () => {
  const { controllers, legalRepresentative, warnings } = await reportOn('Owned');
  expect(legalRepresentative).toBeNull();
  expect(controllers).toEqual([
    expect.objectContaining({
      role: 'ACTUAL_CONTROLLER',
      subject: { id: idOf('Parent'), name: nameOf('Parent') },
      summary: {
        licences: 0,
        penalties: 1,
        fines: '4',
        latestDecisionOn: '2026-03-04',
        notOpen: null,
      },
    }),
  ]);
  expect(warnings.map(({ code }) => code)).toEqual(['NO_NATURAL_PERSON']);
});

test('a report of an earlier day knows no later decision', async () => {
  const { summary } = await reportOn('Works', undefined, { asOf: { validAt: '2026-03-01' } });
  expect(summary).toEqual({
    licences: 1,
    penalties: 1,
    fines: '1.5',
    latestDecisionOn: '2026-03-01',
    notOpen: null,
  });
});

test('every report has a number of its own, its time and its purpose', async () => {
  const [one, other] = [
    await reportOn('Works'),
    await reportOn('Works', undefined, { purpose: 'LOAN_APPLICATION' }),
  ];
  expect(one.number).toMatch(/^R-20260501-/);
  expect(one.number).not.toBe(other.number);
  expect(one.issuedAt).toBe('2026-05-01T04:00:00.000Z');
  expect([one.purpose, other.purpose]).toEqual(['SUPERVISION', 'LOAN_APPLICATION']);
});

test('a report without a purpose, or on nobody, is refused', async () => {
  const wrong = { subject: `sub_${'x'.repeat(22)}`, purpose: 'SUPERVISION' };
  expect(await askAndFail(hub, document, wrong)).toEqual(['NOT_FOUND']);
  expect(await askAndFail(hub, document, { subject: idOf('Works') })).toEqual(['BAD_USER_INPUT']);
});
