// Deliveries and what was remarked on their rows, as the API tells them: to whom, how much, in both languages.
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { codeOf, nameOf } from '../fixtures/town.ts';
import { ask, askAndFail } from '../kit/ask.ts';
import { startTestHub, type TestHub } from '../kit/start-hub.ts';

/* The court, known by its name and code, delivers six rows, of which one is as it should be; the register delivers another file. */
const court = codeOf('sCourt');
const courtName = '示例市中级人民法院';
const head =
  'CF_XDR_MC,CF_XDR_LB,CF_XDR_SHXYM,CF_XDR_ZJLX,CF_XDR_ZJHM,CF_WSH,CF_WFXW,CF_SY,CF_YJ,CF_CFLB,CF_NR,CF_NR_FK,CF_JDRQ,CF_YXQ,GSJZQ,CF_CFJG,CF_CFJGDM,CF_SJLY';
const row = (number: number, change: Readonly<Record<string, string>> = {}): string => {
  const cells: Readonly<Record<string, string>> = {
    CF_XDR_MC: nameOf('Six'),
    CF_XDR_LB: '法人及非法人组织',
    CF_XDR_SHXYM: codeOf('Six'),
    CF_WSH: `示罚〔2026〕${number}号`,
    CF_WFXW: '违法',
    CF_SY: '事实',
    CF_YJ: '依据',
    CF_CFLB: '罚款',
    CF_NR: '罚款',
    CF_NR_FK: '1',
    CF_JDRQ: '2026-03-01',
    CF_YXQ: '2099/12/31',
    GSJZQ: '2027-03-01',
    CF_CFJG: courtName,
    CF_CFJGDM: court,
    CF_SJLY: courtName,
    ...change,
  };
  return head
    .split(',')
    .map((key) => cells[key] ?? '')
    .join(',');
};
const penalties = [
  head,
  row(1),
  row(2, { CF_JDRQ: '2026年3月2日' }),
  row(3, { CF_NR_FK: '-5' }),
  row(4, { CF_JDRQ: '昨天' }),
  row(1, { CF_NR: '警告', CF_NR_FK: '2' }),
  row(6, { CF_XDR_ZJHM: '990106198505050050' }),
].join('\n');

let hub: TestHub;
let batch = '';
const tokens = { court: '', other: '', unnamed: '', analyst: '', lender: '' };

beforeAll(async () => {
  hub = await startTestHub({ clock: () => new Date('2026-06-30T04:00:00.000Z') });
  const report = await hub.settle({ 'penalty.csv': penalties }, { department: courtName });
  batch = report.files[0]?.batch ?? '';
  await hub.settle({ 'register.csv': `${head}\n${row(9)}\n` }, { department: '' });
  tokens.court = await hub.token('DEPARTMENT', { department: court });
  tokens.other = await hub.token('DEPARTMENT', { department: codeOf('sOther') });
  tokens.unnamed = await hub.token('DEPARTMENT', { department: codeOf('sNobody') });
  tokens.analyst = await hub.token('ANALYST');
  tokens.lender = await hub.token('LENDER');
});
afterAll(() => hub.stop());

interface Finding {
  readonly row: number;
  readonly column: string;
  readonly rule: string;
  readonly severity: string;
  readonly value: string;
  readonly remedy: string;
  readonly zh: string;
}
interface Told {
  readonly batch: {
    readonly fileName: string;
    readonly counts: Readonly<Record<string, number>>;
    readonly findingsComplete: boolean;
    readonly findings: {
      readonly totalCount: number;
      readonly nodes: readonly Finding[];
      readonly pageInfo: { readonly endCursor: string; readonly hasNextPage: boolean };
    };
  } | null;
}
const one = `query($id: ID!, $severities: [FindingSeverity!], $rule: String, $first: Int, $after: String) {
  batch(id: $id) { fileName table department state findingsComplete
    counts { read stored unchanged corrected conflict rejected cleaned flagged }
    findings(severities: $severities, rule: $rule, first: $first, after: $after) {
      totalCount pageInfo { endCursor hasNextPage }
      nodes { row column rule severity value remedy zh: remedy(language: ZH) } } } }`;
const told = async (input: object = {}, token = tokens.court) =>
  (await ask<Told>(hub, one, { id: batch, ...input }, token)).batch;

test('each row that was flagged, cleaned, put in conflict or rejected is told with column, rule, original and remedy', async () => {
  const found = await told({ first: 100 });
  expect(found?.counts).toMatchObject({ read: 6, conflict: 1, rejected: 1 });
  const bySeverity = (severity: string) =>
    found?.findings.nodes.filter((finding) => finding.severity === severity) ?? [];
  expect(bySeverity('REJECTED')).toEqual([
    {
      row: 4,
      column: 'CF_JDRQ',
      rule: 'DATE_UNREADABLE',
      severity: 'REJECTED',
      value: '昨天',
      remedy: 'Write a real date, as YYYY-MM-DD or YYYY/MM/DD.',
      zh: '请写真实日期，格式 YYYY-MM-DD 或 YYYY/MM/DD。',
    },
  ]);
  expect(bySeverity('CLEANED')).toContainEqual(
    expect.objectContaining({ row: 2, column: 'CF_JDRQ', rule: 'DATE_WRITING' }),
  );
  expect(bySeverity('FLAGGED')).toContainEqual(
    expect.objectContaining({ row: 3, rule: 'AMOUNT_NEGATIVE', value: '-5' }),
  );
  expect(bySeverity('CONFLICT')).toEqual([expect.objectContaining({ row: 5, rule: 'CONFLICT' })]);
  for (const { zh } of found?.findings.nodes ?? []) expect(zh).toMatch(/\p{Script=Han}/u);
});

test('a conflict says on what the sources disagree', async () => {
  const found = await told({ severities: ['CONFLICT'] });
  expect(found?.findings.nodes[0]).toMatchObject({
    column: expect.stringContaining('fineAmount'),
    value: expect.stringContaining('fineAmount: 2'),
  });
});

test('rows that were cleaned or flagged are counted beside the verdicts', async () => {
  const counts = (await told())?.counts;
  const { findings } = (await told({ first: 100 })) ?? { findings: { nodes: [] } };
  const rowsOf = (severity: string) =>
    new Set(findings.nodes.filter((one) => one.severity === severity).map(({ row: at }) => at));
  expect([counts?.['cleaned'], counts?.['flagged']]).toEqual([
    rowsOf('CLEANED').size,
    rowsOf('FLAGGED').size,
  ]);
});

test('remarks are paged in the order of the rows, and chosen by weight and rule', async () => {
  const all = await told({ first: 100 });
  expect(all?.findingsComplete).toBe(true);
  const pages: Finding[] = [];
  let after: string | undefined;
  for (let more = true; more;) {
    const page = await told({ first: 2, after });
    pages.push(...(page?.findings.nodes ?? []));
    more = page?.findings.pageInfo.hasNextPage ?? false;
    after = page?.findings.pageInfo.endCursor;
  }
  expect(pages).toEqual(all?.findings.nodes);
  expect(pages.length).toBe(all?.findings.totalCount);
  const chosen = await told({ rule: 'AMOUNT_NEGATIVE' });
  expect(chosen?.findings).toMatchObject({ totalCount: 1, nodes: [{ row: 3 }] });
});

test('a number of a person in a remark is masked, for the department that sent it, too', async () => {
  const { findings } = (await told({ first: 100 })) ?? { findings: { nodes: [] } };
  expect(JSON.stringify(findings)).not.toContain('990106198505050050');
});

test('a delivery is its own department’s and the credit centre’s', async () => {
  expect(await told({}, tokens.analyst)).toMatchObject({ fileName: 'penalty.csv' });
  expect(await told({}, tokens.other)).toBeNull();
  expect(await told({}, tokens.unnamed)).toBeNull();
  expect(await askAndFail(hub, one, { id: batch }, tokens.lender)).toEqual(['FORBIDDEN']);
  expect(await askAndFail(hub, one, { id: batch })).toEqual(['UNAUTHENTICATED']);
});

const list = `query($filter: BatchFilter, $first: Int, $after: String) {
  batches(filter: $filter, first: $first, after: $after) {
    totalCount nodes { fileName department } pageInfo { endCursor hasNextPage } } }`;
interface Listed {
  readonly batches: {
    readonly totalCount: number;
    readonly nodes: readonly { readonly fileName: string }[];
    readonly pageInfo: { readonly endCursor: string; readonly hasNextPage: boolean };
  };
}
const names = async (input: object, token: string) =>
  (await ask<Listed>(hub, list, input, token)).batches.nodes.map(({ fileName }) => fileName);

test('deliveries are listed to whom they are open, and chosen by department, table, day and remarks', async () => {
  const all = await names({}, tokens.analyst);
  expect([...all].sort()).toEqual(['penalty.csv', 'register.csv']);
  expect(await names({}, tokens.court)).toEqual(['penalty.csv']);
  expect(await names({}, tokens.unnamed)).toEqual([]);
  expect(await names({ filter: { department: courtName } }, tokens.analyst)).toEqual([
    'penalty.csv',
  ]);
  expect(await names({ filter: { from: '2026-06-30', to: '2026-07-01' } }, tokens.analyst)).toEqual(
    all,
  );
  expect(await names({ filter: { to: '2026-06-30' } }, tokens.analyst)).toEqual([]);
  const first = await ask<Listed>(hub, list, { first: 1 }, tokens.analyst);
  const { endCursor: after } = first.batches.pageInfo;
  const rest = await ask<Listed>(hub, list, { first: 1, after }, tokens.analyst);
  expect([...first.batches.nodes, ...rest.batches.nodes].map((one) => one.fileName)).toEqual(all);
});
