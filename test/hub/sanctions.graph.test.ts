import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { imposeByRule } from '../../src/domains/sanction/automatic.actions.ts';
import { endGrounds } from '../../src/domains/sanction/ground-end.actions.ts';
import { cypher } from '../../src/graph/cypher.ts';
import { codes, firmNames, persons, today } from '../fixtures/ordinary-town.ts';
import { ask, askAndFail } from '../kit/ask.ts';
import { confirmedRules } from '../kit/confirmed.ts';
import type { TestHub } from '../kit/start-hub.ts';
import { startOrdinaryHub } from './ordinary-hub.ts';

/*
 To the ordinary town of 2026-06-30 comes a closure of 青禾食品 (责令停产停业, open until 2029-05-01), beside its entry
 on the list of serious breaches (open until 2028-01-10). 示例市财政局 applies the ban from procurement.
*/
const treasury = '11990000000000011A';
const closure = `CF_XDR_MC,CF_XDR_LB,CF_XDR_SHXYM,CF_WSH,CF_WFXW,CF_SY,CF_YJ,CF_CFLB,CF_NR,CF_JDRQ,CF_CFJG,CF_CXLX
${firmNames.qinghe},法人及非法人组织,${codes.qinghe},示例罚〔2026〕9号,造假,造假,条例,责令停产停业,停业,2026-05-01,示例市市场监督管理局,02
`;
const addUnits = cypher<{ uscc: string }>`
  CREATE (:Department { id: 'dep_treasury', uscc: $uscc, name: '示例市财政局' })
  CREATE (:Department { id: 'dep_market', uscc: '11990000000000013C', name: '示例市市场监督管理局' })`;
const recordByDocument = cypher<{ document: string }, { id: string; subject: string }>`
  MATCH (record:CreditRecord { documentNumber: $document })<-[:HAS_RECORD]-(subject:Subject)
  RETURN record.id AS id, subject.id AS subject`;
const closeRecord = cypher<{ id: string; at: string }>`
  MATCH (record:CreditRecord { id: $id }) SET record.closedAt = $at, record.closedBy = 'REPAIRED'`;
const restore = cypher<{ id: string }>`
  MATCH (record:CreditRecord { id: $id })
  SET record.penaltyKinds = ['责令停产停业'], record.publicTo = '2029-05-01'`;
const readBasis = (measure: string): string =>
  confirmedRules.sanctions.measures.find(({ id }) => id === measure)?.bases[0] ?? '';
const openRecord = cypher<{ id: string }>`
  MATCH (record:CreditRecord { id: $id }) REMOVE record.closedAt, record.closedBy`;

let hub: TestHub;
let token: Record<'CLERK' | 'TREASURY' | 'UNIT' | 'OTHER' | 'ANALYST', string>;
let qinghe: string;
let bailu: string;
const record = { serious: '', closure: '', fine: '', default: '', person: '', old: '' };

beforeAll(async () => {
  hub = await startOrdinaryHub();
  await hub.settle({ 'closure.csv': closure });
  await hub.graph.write('unit', (tx) => tx.run(addUnits, { uscc: treasury }));
  token = {
    CLERK: await hub.token('CLERK'),
    TREASURY: await hub.token('DEPARTMENT', { department: treasury }),
    UNIT: await hub.token('DEPARTMENT', { department: '11990000000000013C' }),
    OTHER: await hub.token('DEPARTMENT', { department: '11990000000000012B' }),
    ANALYST: await hub.token('ANALYST'),
  };
  const find = async (document: string) => {
    const [found] = await hub.graph.read(recordByDocument, { document });
    if (!found) throw new Error(document);
    return found;
  };
  const [serious, defaulted] = [await find('示例严〔2025〕1号'), await find('（2025）示执1号')];
  qinghe = serious.subject;
  bailu = defaulted.subject;
  record.serious = serious.id;
  record.default = defaulted.id;
  record.closure = (await find('示例罚〔2026〕9号')).id;
  record.fine = (await find('示例罚〔2025〕1号')).id;
  record.person = (await find('（2026）示执2号')).id;
  record.old = (await find('示例罚〔2020〕2号')).id;
});
afterAll(() => hub.stop());

interface Shown {
  readonly id: string;
  readonly measureId: string;
  readonly active: boolean;
  readonly to: string | null;
  readonly imposedBy: string | null;
  readonly automatic: boolean;
  readonly grounds: readonly { readonly id: string }[];
  readonly steps: readonly { readonly kind: string; readonly by: string | null }[];
}
interface Outcome {
  readonly sanction: Shown | null;
  readonly refusals: readonly { readonly code: string }[];
}
const shown = `id measureId active to imposedBy automatic grounds { id } steps { kind by }`;
const payload = `{ sanction { ${shown} } refusals { code } }`;
const imposing = `mutation ($input: ImposeSanctionInput!) { imposeSanction(input: $input) ${payload} }`;
const lifting = `mutation ($input: LiftSanctionInput!) { liftSanction(input: $input) ${payload} }`;
const reporting = `mutation ($input: SanctionFeedbackInput!) { reportSanctionFeedback(input: $input) ${payload} }`;

const awards = () => ({
  key: randomUUID() as string,
  subject: qinghe,
  measure: 'AWARDS_LIMIT',
  basis: '国办发〔2020〕49号',
  grounds: [record.serious, record.closure],
});
const ban = () => ({
  key: randomUUID() as string,
  subject: bailu,
  measure: 'PROCUREMENT_BAN',
  basis: '财库〔2016〕125号',
  grounds: [record.default],
});
const impose = async (input: object, as = token.CLERK): Promise<Outcome> =>
  (await ask<{ imposeSanction: Outcome }>(hub, imposing, { input }, as)).imposeSanction;
const liftOnce = async (sanction: string, reason: string, as: string): Promise<Outcome> =>
  (
    await ask<{ liftSanction: Outcome }>(
      hub,
      lifting,
      { input: { key: randomUUID(), sanction, reason } },
      as,
    )
  ).liftSanction;
/** A clerk proposes, and a person of the unit that made the findings, or that applies the measure, carries it out. */
const lift = async (sanction: string, reason: string, as = token.UNIT): Promise<Outcome> => {
  const first = await liftOnce(sanction, reason, token.CLERK);
  return first.refusals.some(({ code }) => code !== 'SECOND_PERSON_NEEDED')
    ? first
    : liftOnce(sanction, reason, as);
};
const report = async (sanction: string, step: string, as: string, more: object = {}) =>
  (
    await ask<{ reportSanctionFeedback: Outcome }>(
      hub,
      reporting,
      { input: { key: randomUUID(), sanction, step, ...more } },
      as,
    )
  ).reportSanctionFeedback;
const sanctionsOf = async (
  id: string,
  as?: string,
  active?: boolean,
): Promise<{ readonly totalCount: number; readonly nodes: readonly Shown[] }> => {
  const query = `query ($id: ID!, $active: Boolean) {
    subject(key: { id: $id }) { sanctions(active: $active, first: 50) { totalCount nodes { ${shown} } } }
  }`;
  const found = await ask<{ subject: { sanctions: Awaited<ReturnType<typeof sanctionsOf>> } }>(
    hub,
    query,
    { id, active },
    as,
  );
  return found.subject.sanctions;
};
const codesOf = ({ refusals }: Outcome): readonly string[] => refusals.map(({ code }) => code);
const idOf = ({ sanction, refusals }: Outcome): string => {
  if (!sanction) throw new Error(JSON.stringify(refusals));
  return sanction.id;
};

describe('a measure is imposed', () => {
  test('by a clerk, on records in force that a rule lets carry it, until the last of them ends', async () => {
    const outcome = await impose(awards());
    expect(outcome).toMatchObject({
      refusals: [],
      sanction: { measureId: 'AWARDS_LIMIT', active: true, to: '2029-05-01', automatic: false },
    });
    expect(outcome.sanction?.grounds.map(({ id }) => id).sort()).toEqual(
      [record.serious, record.closure].sort(),
    );
    expect(codesOf(await impose(awards()))).toEqual(['ALREADY_IMPOSED']);
    await lift(idOf(outcome), '已复核');
  });

  test('by the department that applies it, for itself alone', async () => {
    const outcome = await impose(ban(), token.TREASURY);
    expect(outcome.sanction?.steps.map(({ kind }) => kind)).toContain('IMPOSED');
    expect(codesOf(await impose({ ...ban(), applier: treasury }, token.OTHER))).toEqual([
      'APPLIER_NOT_COMPETENT',
    ]);
    expect(codesOf(await impose(ban(), token.OTHER))).toEqual(['APPLIER_NOT_COMPETENT']);
    expect(codesOf(await lift(idOf(outcome), '无关', token.OTHER))).toEqual([
      'APPLIER_NOT_COMPETENT',
    ]);
    expect((await lift(idOf(outcome), '已履行', token.TREASURY)).sanction).toMatchObject({
      active: false,
    });
  });

  test('by nobody else', async () => {
    const variables = { input: awards() };
    expect(await askAndFail(hub, imposing, variables)).toEqual(['UNAUTHENTICATED']);
    expect(await askAndFail(hub, imposing, variables, token.ANALYST)).toEqual(['FORBIDDEN']);
    const lender = await hub.token('LENDER');
    expect(await askAndFail(hub, imposing, variables, lender)).toEqual(['FORBIDDEN']);
  });

  test('never without measure, basis, ground, competent unit or a period', async () => {
    const wrong: readonly (readonly [string, object])[] = [
      ['MEASURE_UNKNOWN', { measure: 'GOSSIP' }],
      ['BASIS_MISSING', { basis: ' ' }],
      ['BASIS_MISSING', { basis: '我认为' }],
      ['GROUND_MISSING', { grounds: [record.default] }],
      ['GROUND_MISSING', { grounds: [record.old] }],
      ['GROUND_MISSING', { grounds: [`rec_${'0'.repeat(22)}`] }],
      ['GROUND_MISSING', { subject: `sub_${'0'.repeat(22)}` }],
      ['GROUND_DOES_NOT_FIT', { grounds: [record.serious, record.fine] }],
      ['PERIOD_INVALID', { from: '2024-01-01' }],
      ['PERIOD_INVALID', { to: '2026-06-30' }],
      ['PERIOD_INVALID', { from: '2030-01-01' }],
      [
        'SUBJECT_KIND_NOT_COVERED',
        { measure: 'OFFICE_LIMIT', basis: '公司法第一百七十八条', applier: '11990000000000013C' },
      ],
    ];
    for (const [code, change] of wrong)
      expect([code, codesOf(await impose({ ...awards(), ...change }))]).toEqual([code, [code]]);
    expect(codesOf(await impose({ ...awards(), grounds: [] }))).toEqual(['GROUND_MISSING']);
    const both = await impose({ ...ban(), grounds: [], applier: '11990000000000013C' });
    expect(codesOf(both)).toEqual(['APPLIER_NOT_COMPETENT', 'GROUND_MISSING']);
  });

  test('never for a unit that the hub does not know', async () => {
    for (const applier of ['Q1', '<b>x</b>', '91990000MA0000099Q'])
      expect(codesOf(await impose({ ...awards(), applier }))).toEqual(['APPLIER_NOT_COMPETENT']);
  });

  test('and falls when its ground is corrected to what does not carry it', async () => {
    const { sanction } = await impose({
      key: randomUUID(),
      subject: qinghe,
      measure: 'PUBLIC_FUNDS_LIMIT',
      basis: readBasis('PUBLIC_FUNDS_LIMIT'),
      grounds: [record.closure],
    });
    expect(sanction?.active).toBe(true);
    const { fileDispute } = await ask<{ fileDispute: { dispute: { id: string } } }>(
      hub,
      `mutation($input: FileDisputeInput!) { fileDispute(input: $input) { dispute { id } } }`,
      { input: { target: record.closure, claim: '未停业' } },
      token.CLERK,
    );
    // the unit that bears the name of the one that decided
    const input = { dispute: fileDispute.dispute.id, outcome: 'CORRECT', reason: '核实' };
    for (const as of [token.CLERK, token.UNIT]) {
      const { resolveDispute } = await ask<{ resolveDispute: { refusal: object | null } }>(
        hub,
        `mutation($input: ResolveDisputeInput!) { resolveDispute(input: $input) { refusal { code } } }`,
        { input: { ...input, correction: { penaltyKinds: ['罚款'] } } },
        as,
      );
      expect(resolveDispute.refusal).toBeNull();
    }
    const left = (await sanctionsOf(qinghe, token.CLERK, true)).nodes;
    expect(left.filter(({ id }) => id === sanction?.id)).toEqual([]);
    await hub.graph.write('reopen', (tx) => tx.run(restore, { id: record.closure }));
  });

  test('once for each key, also when it is sent twice at once; another request under the key is a conflict', async () => {
    const input = ban();
    const [first, second] = await Promise.all([
      impose(input, token.TREASURY),
      impose(input, token.TREASURY),
    ]);
    expect(second).toEqual(first);
    expect(await impose(input, token.TREASURY)).toEqual(first);
    const other = { input: { ...input, grounds: [record.default, record.default] } };
    expect(await askAndFail(hub, imposing, other, token.TREASURY)).toEqual(['CONFLICT']);
    expect((await sanctionsOf(bailu, token.CLERK, true)).totalCount).toBe(1);
    await lift(idOf(first), '测试结束', token.TREASURY);
  });
});

describe('it is lifted', () => {
  test('with a reason, once', async () => {
    const id = idOf(await impose(awards()));
    expect(codesOf(await lift(id, '  '))).toEqual(['REASON_MISSING']);
    expect((await liftOnce(id, '决定有误', token.CLERK)).sanction).toMatchObject({ active: true });
    expect(codesOf(await liftOnce(id, '决定有误', token.CLERK))).toEqual(['SECOND_PERSON_NEEDED']);
    expect((await lift(id, '决定有误')).sanction).toMatchObject({ active: false });
    expect(codesOf(await lift(id, '决定有误'))).toEqual(['NO_SUCH_SANCTION']);
  });

  test('with the last record that carried it, shortened with an earlier one, and nobody else sees it then', async () => {
    const id = idOf(await impose(awards()));
    const end = async (recordId: string): Promise<readonly string[]> => {
      const at = today().toISOString();
      return hub.graph.write('close', async (tx) => {
        await tx.run(closeRecord, { id: recordId, at });
        const by = 'RECORD REPAIRED';
        return endGrounds(
          { ...tx, changed: () => undefined },
          { recordId, at, by, reason: '已修复' },
          confirmedRules.sanctions,
        );
      });
    };
    expect(await end(record.closure)).toEqual([]);
    const [shorter] = (await sanctionsOf(qinghe, undefined, true)).nodes;
    expect(shorter).toMatchObject({ id, to: '2028-01-10', grounds: [{ id: record.serious }] });
    expect(await end(record.serious)).toEqual([id]);
    expect(await sanctionsOf(qinghe, token.CLERK)).toEqual({ totalCount: 0, nodes: [] });
    const own = await hub.token('SUBJECT', { subject: qinghe });
    const [seen] = (await sanctionsOf(qinghe, own)).nodes.filter((one) => one.id === id);
    expect(seen).toMatchObject({ active: false });
    expect(seen?.steps.map(({ kind }) => kind)).toEqual(['IMPOSED', 'SHORTENED', 'LIFTED']);
    for (const one of [record.closure, record.serious])
      await hub.graph.write('open', (tx) => tx.run(openRecord, { id: one }));
  });
});

test('the loop of feedback is counted by unit and measure, over what the viewer may see', async () => {
  const id = idOf(await impose({ ...ban(), applier: treasury }));
  expect(codesOf(await report(id, 'COMPARED', token.OTHER))).toEqual(['APPLIER_NOT_COMPETENT']);
  expect(codesOf(await report(id, 'COMPARED', token.TREASURY, { count: 0 }))).toEqual([
    'COUNT_INVALID',
  ]);
  expect(codesOf(await report(id, 'COMPARED', token.TREASURY, { matter: 'GOSSIP' }))).toEqual([
    'MATTER_UNKNOWN',
  ]);
  await report(id, 'COMPARED', token.TREASURY, { count: 40, matter: 'PROCUREMENT' });
  await report(id, 'INTERCEPTED', token.TREASURY, { count: 2, matter: 'PROCUREMENT' });
  await report(id, 'FED_BACK', token.TREASURY, { note: '已拦截' });
  const query = `query ($from: Date!, $to: Date!) { sanctionFeedback(from: $from, to: $to, measure: "PROCUREMENT_BAN") {
    unit measure { id } pushed compared intercepted supervised fedBack } }`;
  const period = { from: '2026-06-30', to: '2026-07-01' };
  const counts = await ask<{ sanctionFeedback: readonly object[] }>(
    hub,
    query,
    period,
    token.ANALYST,
  );
  expect(counts.sanctionFeedback).toContainEqual({
    unit: '示例市财政局',
    measure: { id: 'PROCUREMENT_BAN' },
    pushed: 1,
    compared: 40,
    intercepted: 2,
    supervised: 0,
    fedBack: 1,
  });
  expect(await askAndFail(hub, query, period)).toEqual(['UNAUTHENTICATED']);
  await lift(id, '测试结束', token.TREASURY);
});

describe('what may be seen', () => {
  test('a measure shows to the public with its public ground, without who decided it', async () => {
    const id = idOf(await impose(awards()));
    const [open] = (await sanctionsOf(qinghe)).nodes.filter((one) => one.id === id);
    expect(open).toMatchObject({ imposedBy: null, active: true });
    expect(open?.steps.every(({ by }) => by === null)).toBe(true);
    await lift(id, '测试结束');
  });

  test('a measure on a person, grounded on a record of that person, does not show to the public at all', async () => {
    const [found] = await hub.graph.read(recordByDocument, { document: '（2026）示执2号' });
    const person = found?.subject ?? '';
    const input = { ...awards(), subject: person, grounds: [record.person] };
    const id = idOf(await impose(input));
    expect(await sanctionsOf(person)).toEqual({ totalCount: null, nodes: [] });
    const node = `query ($id: ID!) { node(id: $id) { id } }`;
    expect(await ask(hub, node, { id })).toEqual({ node: null });
    expect(await ask(hub, node, { id }, token.ANALYST)).toEqual({ node: { id } });
    expect((await sanctionsOf(person, token.ANALYST)).totalCount).toBe(1);
  });
});

describe('what the rules propose', () => {
  const query = `query ($subject: ID, $record: ID, $department: String, $first: Int, $after: String) {
    sanctionProposals(subject: $subject, record: $record, department: $department, first: $first, after: $after) {
      pageInfo { hasNextPage endCursor }
      nodes { subject { id } record { id } measures { measure { id } automatic to rule } }
    }
  }`;
  interface Proposals {
    readonly sanctionProposals: {
      readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string };
      readonly nodes: readonly {
        readonly record: { readonly id: string };
        readonly measures: readonly {
          readonly measure: { readonly id: string };
          readonly automatic: boolean;
        }[];
      }[];
    };
  }
  const propose = async (variables: object, as = token.ANALYST) =>
    (await ask<Proposals>(hub, query, variables, as)).sanctionProposals;

  test('is told for a record, a subject and a department, page by page; what was decided is not proposed again', async () => {
    const [one] = (await propose({ record: record.default })).nodes;
    const measures = new Map(
      one?.measures.map(({ measure, automatic }) => [measure.id, automatic]),
    );
    expect(measures.get('PUBLIC_FUNDS_LIMIT')).toBe(true);
    expect(measures.get('PRUDENT_LENDING')).toBe(false);
    // imposed and lifted above: somebody has decided
    expect(measures.has('PROCUREMENT_BAN')).toBe(false);
    const all = await propose({ subject: qinghe });
    const [first] = (await propose({ subject: qinghe, first: 1 })).nodes;
    expect(all.nodes.length).toBeGreaterThan(1);
    expect(first).toEqual(all.nodes[0]);
    const { pageInfo } = await propose({ subject: qinghe, first: 1 });
    const rest = await propose({ subject: qinghe, after: pageInfo.endCursor });
    expect(rest.nodes).toEqual(all.nodes.slice(1));
    const closed = await propose({ record: record.old });
    expect(closed.nodes).toEqual([]);
  });

  test('is for officials, and asked about one thing', async () => {
    expect(await askAndFail(hub, query, { subject: qinghe })).toEqual(['UNAUTHENTICATED']);
    const both = { subject: qinghe, record: record.default };
    expect(await askAndFail(hub, query, both, token.CLERK)).toEqual(['BAD_USER_INPUT']);
  });

  test('is imposed by the rules that impose by themselves, once, with a further record as a further ground', async () => {
    const run = () =>
      imposeByRule(hub.graph, {
        idSecret: 'a'.repeat(43),
        rules: confirmedRules.sanctions,
        clock: () => today(),
      });
    const first = await run();
    expect(first.imposed).toBeGreaterThan(3);
    expect((await run()).imposed).toBe(0);
    const sanctions = (await sanctionsOf(qinghe, token.CLERK, true)).nodes;
    const supervised = sanctions.find(({ measureId }) => measureId === 'KEY_SUPERVISION');
    expect(supervised).toMatchObject({ automatic: true, grounds: [{ id: record.serious }] });
    await hub.settle({
      'again.csv': `uniscid,entname,illid,abntime,serillrea_cn,decorg_cn
${codes.qinghe},${firmNames.qinghe},示例严〔2026〕7号,2026-06-01,再次未履行,示例市市场监督管理局
`,
    });
    // a person lifted the other measure from the earlier record, which says nothing of this one
    expect(await run()).toMatchObject({ imposed: 1 });
    const later = (await sanctionsOf(qinghe, token.CLERK, true)).nodes;
    const carried = later.find(({ id }) => id === supervised?.id);
    expect(carried?.grounds.length).toBe(2);
    expect(carried?.to).toBe('2029-06-01');
    await hub.settle({
      'left.csv': `uniscid,entname,illid,abntime,serillrea_cn,decorg_cn,remdate,remexcpres_cn,recorg_cn
${codes.qinghe},${firmNames.qinghe},示例严〔2026〕7号,2026-06-01,再次未履行,示例市市场监督管理局,2026-06-20,已履行,示例市市场监督管理局
`,
    });
    // what only the entry that was left had carried is lifted, what others carry too is shortened to them
    expect(await run()).toMatchObject({ imposed: 0 });
    const left = (await sanctionsOf(qinghe, token.CLERK, true)).nodes;
    expect(left.find(({ id }) => id === supervised?.id)).toMatchObject({ to: '2028-01-10' });
    expect(left.filter(({ measureId }) => measureId === 'AWARDS_LIMIT')).toEqual([]);
  });
});

test('no answer names a person', async () => {
  const text = JSON.stringify([await sanctionsOf(qinghe), await sanctionsOf(bailu)]);
  for (const name of Object.values(persons)) expect(text).not.toContain(name);
});
