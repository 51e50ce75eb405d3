import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { codeOf, filesOf, nameOf } from '../fixtures/town.ts';
import { ask, askAndFail } from '../kit/ask.ts';
import { startTestHub, type TestHub } from '../kit/start-hub.ts';

/*
 Open guarantees for Owing towards Bank, and published it; Closed guarantees for Owing towards Lender and did not.
 Lender is known by its name alone, and is Alike. Selfish says that it guarantees its own debt.
*/
const header =
  'uniscid,entname,creditor,creditor_uniscid,debtor,debtor_uniscid,major_credit_amt,promis_way,period_from,period_to,is_public';
const guarantee = (from: string, debtor: string, creditor: string, rest: string): string =>
  `${codeOf(from)},${nameOf(from)},${nameOf(creditor)},${creditor === 'Lender' ? '' : codeOf(creditor)},${nameOf(debtor)},${codeOf(debtor)},${rest}`;
const files: Readonly<Record<string, string>> = {
  ...filesOf({
    holdings: [['pOwner', 'Owing', 100]],
    alone: ['Open', 'Closed', 'Bank', 'Alike', 'Selfish'],
  }),
  'guarantee.csv': `${header}
${guarantee('Open', 'Owing', 'Bank', '120,连带保证,2025-01-01,,是')}
${guarantee('Closed', 'Owing', 'Lender', '80,一般保证,2025-01-01,2030-01-01,否')}
${guarantee('Selfish', 'Selfish', 'Bank', '10,一般保证,2025-01-01,,是')}
`,
};

interface Told {
  readonly totalCount: number;
  readonly nodes: readonly {
    readonly id: string;
    readonly kind: string;
    readonly amount: string | null;
    readonly from: { readonly name: string };
    readonly to: { readonly name: string };
    readonly third: { readonly id: string; readonly name: string } | null;
  }[];
}

let hub: TestHub;
let official: string;
let findings: readonly string[];

const id = async (key: string, token?: string): Promise<string> =>
  (
    await ask<{ subject: { id: string } }>(
      hub,
      'query ($uscc: String!) { subject(key: { uscc: $uscc }) { id } }',
      { uscc: codeOf(key) },
      token,
    )
  ).subject.id;

const relations = async (key: string, direction: string, token?: string): Promise<Told> =>
  (
    await ask<{ node: { relations: Told } }>(
      hub,
      `query ($id: ID!, $direction: Direction) { node(id: $id) { ... on Enterprise {
        relations(kinds: [GUARANTEE], direction: $direction) {
          totalCount nodes { id kind amount from { name } to { name } third { id name } } } } } }`,
      { id: key.startsWith('sub_') ? key : await id(key, official), direction },
      token,
    )
  ).node.relations;

const lender = async (): Promise<string> =>
  (await relations('Closed', 'OUT', official)).nodes[0]?.third?.id ?? '';

beforeAll(async () => {
  hub = await startTestHub({ clock: () => new Date('2026-06-30T04:00:00.000Z') });
  const report = await hub.settle(files);
  findings = report.files.map(({ counts }) => `${counts.stored} ${counts.rejected}`);
  official = await hub.token('ANALYST');
});
afterAll(() => hub.stop());

test('a guarantee of oneself is rejected, by what the graph knows of the two', () => {
  expect(findings.at(-1)).toBe('2 1');
});

describe('a guarantee that was published', () => {
  test('is found at guarantor, debtor and creditor', async () => {
    const one = {
      kind: 'GUARANTEE',
      amount: '120',
      from: { name: nameOf('Open') },
      to: { name: nameOf('Owing') },
      third: { name: nameOf('Bank') },
    };
    for (const [key, direction] of [
      ['Open', 'OUT'],
      ['Owing', 'IN'],
      ['Bank', 'THIRD'],
    ] as const)
      expect(await relations(key, direction)).toMatchObject({ totalCount: 1, nodes: [one] });
    expect((await relations('Bank', 'IN')).totalCount).toBe(0);
  });

  test('is drawn on the map of the creditor, between the two others', async () => {
    const { creditMap } = await ask<{
      creditMap: {
        nodes: readonly { subject: { name: string } }[];
        edges: readonly { kind: string }[];
        truncated: readonly object[];
      };
    }>(
      hub,
      `query ($id: ID!) { creditMap(centre: $id, hops: 1) {
        nodes { subject { name } } edges { kind } truncated { node } } }`,
      { id: await id('Bank') },
    );
    const names = creditMap.nodes.map(({ subject }) => subject.name).sort();
    expect(names).toEqual([nameOf('Bank'), nameOf('Open'), nameOf('Owing')].sort());
    expect(creditMap).toMatchObject({ edges: [{ kind: 'GUARANTEE' }], truncated: [] });
  });

  test('is a way from one to the other, told in a sentence; a third end is no way', async () => {
    const query = `query ($from: ID!, $to: ID!, $direction: Direction) {
      paths(from: $from, to: $to, direction: $direction) { paths { weight explanation(language: ZH) } } }`;
    const [from, to, bank] = [await id('Open'), await id('Owing'), await id('Bank')];
    const found = await ask<{ paths: { paths: readonly object[] } }>(hub, query, { from, to });
    expect(found.paths.paths).toEqual([
      { weight: 0.6, explanation: expect.stringContaining('提供担保') },
    ]);
    const none = await ask<{ paths: { paths: readonly object[] } }>(hub, query, { from, to: bank });
    expect(none.paths.paths).toEqual([]);
    expect(await askAndFail(hub, query, { from, to, direction: 'THIRD' })).toEqual([
      'BAD_USER_INPUT',
    ]);
  });
});

describe('a guarantee that was not published', () => {
  test('is among those who share data in office, and its own parties', async () => {
    expect(await relations('Closed', 'OUT')).toEqual({ totalCount: 0, nodes: [] });
    expect((await relations('Owing', 'IN')).totalCount).toBe(1);
    expect(await relations('Closed', 'OUT', official)).toMatchObject({
      totalCount: 1,
      nodes: [{ third: { name: nameOf('Lender') } }],
    });
    expect((await relations('Owing', 'IN', official)).totalCount).toBe(2);
    for (const [key, direction] of [
      ['Closed', 'OUT'],
      ['Owing', 'IN'],
      [await lender(), 'THIRD'],
    ] as const) {
      const subject = key.startsWith('sub_') ? key : await id(key, official);
      const own = await hub.token('SUBJECT', { subject });
      const { nodes } = await relations(key, direction, own);
      expect(nodes.map(({ from }) => from.name)).toContain(nameOf('Closed'));
    }
  });

  test('is not found by its id either', async () => {
    const [closed] = (await relations('Closed', 'OUT', official)).nodes;
    const query = 'query ($id: ID!) { node(id: $id) { id } }';
    expect(await ask(hub, query, { id: closed?.id })).toEqual({ node: null });
    expect(await ask(hub, query, { id: closed?.id }, official)).toEqual({
      node: { id: closed?.id },
    });
  });
});

test('the same file again changes nothing; what is published since is open', async () => {
  const again = await hub.settle(files);
  expect(again.files.at(-1)?.counts).toMatchObject({ stored: 0 });
  const opened = (files['guarantee.csv'] ?? '').replace(',否', ',是');
  await hub.settle({ 'guarantee.csv': opened });
  expect((await relations('Closed', 'OUT')).totalCount).toBe(1);
});

test('a creditor that is merged is followed, and goes back when the two are parted', async () => {
  const clerk = await hub.token('CLERK');
  // one clerk proposes, a second one carries it out
  const second = await hub.token('CLERK', { user: 'another clerk' });
  const mutation = (
    name: string,
  ) => `mutation ($input: ${name[0]?.toUpperCase()}${name.slice(1)}Input!) {
    ${name}(input: $input) { merge { id } refusal { code } } }`;
  const [kept, absorbed] = [await id('Alike', clerk), await lender()];
  const input = { kept, absorbed, evidence: '同一银行', key: 'merge-lender' };
  const { key, ...same } = input;
  await ask(hub, mutation('mergeSubjects'), { input: { ...same, key: `${key}-first` } }, clerk);
  const { mergeSubjects } = await ask<{
    mergeSubjects: { merge: { id: string } | null; refusal: object | null };
  }>(hub, mutation('mergeSubjects'), { input }, second);
  expect(mergeSubjects.refusal).toBeNull();
  const third = { nodes: [{ third: { name: nameOf('Alike') } }] };
  expect(await relations('Alike', 'THIRD', official)).toMatchObject(third);
  expect(await relations('Closed', 'OUT', official)).toMatchObject(third);
  await ask(
    hub,
    mutation('unmergeSubjects'),
    { input: { merge: mergeSubjects.merge?.id, reason: '两家', key: 'part-lender-first' } },
    clerk,
  );
  await ask(
    hub,
    mutation('unmergeSubjects'),
    { input: { merge: mergeSubjects.merge?.id, reason: '两家', key: 'part-lender' } },
    second,
  );
  expect(await relations(absorbed, 'THIRD', official)).toMatchObject({
    nodes: [{ third: { name: nameOf('Lender') } }],
  });
  expect((await relations('Alike', 'THIRD', official)).totalCount).toBe(0);
});
