import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createJobs } from '../../src/hub/screenings.ts';
import { cypher } from '../../src/graph/cypher.ts';
import { codes, firmNames, numbers, persons, today } from '../fixtures/ordinary-town.ts';
import { ask, askAndFail } from '../kit/ask.ts';
import { confirmedRules } from '../kit/confirmed.ts';
import { startTestHub, type TestHub } from '../kit/start-hub.ts';
import { startOrdinaryHub } from './ordinary-hub.ts';
import { applicants, crowd, crowdFiles, crowdName, twins } from './screening-town.ts';

const treasury = '11990000000000011A';
const close = cypher<{ document: string; at: string }>`
  MATCH (record:CreditRecord { documentNumber: $document })
  SET record.closedAt = $at, record.closedBy = 'REPAIRED'`;
const reopen = cypher<{ document: string }>`
  MATCH (record:CreditRecord { documentNumber: $document }) REMOVE record.closedAt, record.closedBy`;
const interrupt = cypher<{ id: string; done: number }>`
  MATCH (screening:Screening { id: $id })
  SET screening.state = 'RUNNING', screening.done = $done, screening.finishedAt = null
  WITH screening
  MATCH (row:ScreeningRow) WHERE row.listId = screening.listId AND row.number > $done
  OPTIONAL MATCH (row)-[:FOUND]->(finding)
  DETACH DELETE finding
  SET row.verdict = null, row.subjectId = null`;
const vanish = cypher<{ code: string }>`
  MATCH (subject:MarketSubject { uscc: $code }) REMOVE subject.hash`;

const everything = cypher<object, { nodes: number; relationships: number }>`
  CALL () { MATCH (node) RETURN count(node) AS nodes }
  CALL () { MATCH ()-[relationship]->() RETURN count(relationship) AS relationships }
  RETURN nodes, relationships`;

interface FindingShown {
  readonly level: string;
  readonly role: string;
  readonly measure: { readonly id: string };
  readonly basis: string;
  readonly party: { readonly name: string } | null;
  readonly record: { readonly documentNumber: string; readonly publicity: { readonly to: string } };
  readonly relations: readonly { readonly kind: string }[];
  readonly ratio: number | null;
  readonly arithmetic: string | null;
  readonly inChinese: string | null;
}
interface RowShown {
  readonly number: number;
  readonly verdict: string;
  readonly subject: { readonly id: string; readonly name: string } | null;
  readonly matchedBy: string | null;
  readonly note: string | null;
  readonly duplicateOf: number | null;
  readonly candidates: readonly { readonly name: string }[];
  readonly unexamined: readonly { readonly role: string; readonly reason: string }[];
  readonly findings: readonly FindingShown[];
}
interface Shown {
  readonly id: string;
  readonly state: string;
  readonly total: number;
  readonly done: number;
  readonly kept: number;
  readonly counts: Readonly<Record<string, number>>;
  readonly rows: { readonly totalCount: number; readonly nodes: readonly RowShown[] };
}

const start = `mutation ($input: StartScreeningInput!) { startScreening(input: $input) { id total state } }`;
const read = `query ($id: ID!, $verdict: Verdict, $first: Int, $after: String) {
  screening(id: $id) {
    id state total done kept counts { clear unexamined warn block unknownParty homonym }
    rows(verdict: $verdict, first: $first, after: $after) {
      totalCount pageInfo { endCursor hasNextPage }
      nodes {
        number verdict matchedBy note duplicateOf subject { id name } candidates { name }
        unexamined { role reason }
        findings {
          level role basis ratio arithmetic inChinese: arithmetic(language: ZH) measure { id } party { name } relations { kind }
          record { documentNumber publicity { to } }
        }
      }
    }
  }
}`;

const rules = { on: () => confirmedRules };
let hub: TestHub;
let token: string;
let mine: string;

beforeAll(async () => {
  hub = await startOrdinaryHub();
  await hub.settle({ ...twins, ...crowdFiles(400) });
  token = await hub.token('DEPARTMENT', { department: treasury });
  mine = await screen({ subjects: applicants });
});
afterAll(() => hub.stop());

const begin = async (input: object, as = token): Promise<string> => {
  const variables = {
    input: { key: randomUUID(), matter: 'SUBSIDY', purpose: 'SUBSIDY', ...input },
  };
  const { startScreening } = await ask<{ startScreening: Shown }>(hub, start, variables, as);
  return startScreening.id;
};
const look = async (id: string, more: object = {}, as = token, at = hub): Promise<Shown> => {
  const found = await ask<{ screening: Shown | null }>(at, read, { id, first: 100, ...more }, as);
  if (!found.screening) throw new Error('There is no such screening.');
  return found.screening;
};
async function ended(id: string, as = token, at = hub): Promise<Shown> {
  for (;;) {
    const found = await look(id, {}, as, at);
    if (found.state !== 'RUNNING') return found;
    await pause(50);
  }
}
async function screen(input: object, as = token): Promise<string> {
  const { id, state } = await ended(await begin(input, as), as);
  if (state !== 'FINISHED') throw new Error(state);
  return id;
}
const rowOf = ({ rows }: Shown, number: number): RowShown => {
  const row = rows.nodes.find((one) => one.number === number);
  if (!row) throw new Error(`There is no row ${number}.`);
  return row;
};
const closing = async (document: string, then: () => Promise<void>): Promise<void> => {
  const at = today().toISOString();
  await hub.graph.write('close', (tx) => tx.run(close, { document, at }));
  try {
    await then();
  } finally {
    await hub.graph.write('reopen', (tx) => tx.run(reopen, { document }));
  }
};

describe('each row has its verdict', () => {
  test('and all of them add up', async () => {
    const found = await look(mine);
    expect(found.rows.nodes.map(({ verdict }) => verdict)).toEqual([
      ...['BLOCK', 'BLOCK', 'WARN', 'CLEAR', 'CLEAR', 'HOMONYM', 'UNKNOWN_PARTY', 'BLOCK'],
      ...['UNKNOWN_PARTY', 'BLOCK', 'UNKNOWN_PARTY', 'HOMONYM', 'UNKNOWN_PARTY', 'HOMONYM'],
    ]);
    expect(found.counts).toEqual({
      clear: 2,
      unexamined: 0,
      warn: 1,
      block: 4,
      unknownParty: 4,
      homonym: 3,
    });
    expect(found).toMatchObject({ total: 14, done: 14, kept: 0 });
    expect(found.rows.totalCount).toBe(14);
  });

  test('that names measure, basis, record and window', async () => {
    const { findings } = rowOf(await look(mine), 1);
    expect(findings[0]).toMatchObject({
      level: 'BLOCK',
      role: 'PARTY',
      measure: { id: 'PUBLIC_FUNDS_LIMIT' },
      basis: '国办发〔2020〕49号',
      record: { documentNumber: '示例严〔2025〕1号', publicity: { to: '2028-01-10' } },
    });
  });

  test('with the findings of the legal representative and the controller, and their proof', async () => {
    const { findings } = rowOf(await look(mine), 2);
    const linked = findings.filter(({ role }) => role !== 'PARTY');
    expect(new Set(linked.map(({ role }) => role))).toEqual(
      new Set(['LEGAL_REPRESENTATIVE', 'CONTROLLER']),
    );
    // what bars the person only warns of the firm
    expect(linked.every(({ level }) => level === 'WARN')).toBe(true);
    const controller = linked.find(({ role }) => role === 'CONTROLLER');
    expect(controller).toMatchObject({ party: { name: persons.liu }, ratio: 0.7 });
    expect(controller?.relations).toContainEqual({ kind: 'SHAREHOLDER' });
    expect(controller?.arithmetic).toContain('0.7');
    expect(controller?.inChinese).toContain('0.7');
    const head = linked.find(({ role }) => role === 'LEGAL_REPRESENTATIVE');
    expect(head?.relations).toEqual([{ kind: 'LEGAL_REPRESENTATIVE' }]);
    expect(head?.record.documentNumber).toBe('（2026）示执2号');
  });

  test('and says how the party was found, whom else it may be, and what was listed twice', async () => {
    const found = await look(mine);
    expect(rowOf(found, 4)).toMatchObject({ matchedBy: 'USCC', note: 'NAME_DIFFERS' });
    expect(rowOf(found, 5)).toMatchObject({ matchedBy: 'NAME', note: null });
    expect(rowOf(found, 6).candidates.map(({ name }) => name)).toEqual([
      '同名贸易有限公司',
      '同名贸易有限公司',
    ]);
    expect(rowOf(found, 8)).toMatchObject({ matchedBy: 'PERSON' });
    // a person is never found by name alone
    expect(rowOf(found, 9)).toMatchObject({ subject: null, candidates: [] });
    expect(rowOf(found, 10)).toMatchObject({ duplicateOf: 1, verdict: 'BLOCK' });
    expect(rowOf(found, 11)).toMatchObject({ note: 'NOTHING_NAMED' });
    // a code that was mistyped is told from one that nobody bears
    expect(rowOf(found, 13)).toMatchObject({ note: 'CHECK_DIGIT', verdict: 'UNKNOWN_PARTY' });
    expect(rowOf(found, 14)).toMatchObject({ note: 'CHECK_DIGIT', verdict: 'HOMONYM' });
    expect(rowOf(found, 12)).toMatchObject({ note: 'CODE_DIFFERS', verdict: 'HOMONYM' });
  });

  test('that can be asked for page by page', async () => {
    const page = await look(mine, { verdict: 'BLOCK', first: 2 });
    expect(page.rows.nodes.map(({ number }) => number)).toEqual([1, 2]);
    const { endCursor } = (page.rows as unknown as { pageInfo: { endCursor: string } }).pageInfo;
    const rest = await look(mine, { verdict: 'BLOCK', first: 100, after: endCursor });
    expect(rest.rows.nodes.map(({ number }) => number)).toEqual([8, 10]);
    expect(rest.rows.totalCount).toBe(4);
  });
});

describe('what is closed later', () => {
  test('falls out at once: of the row, of the pages by verdict and of the counts', () =>
    closing('示例严〔2025〕1号', async () => {
      const found = await look(mine);
      // what speaks for the firm is left
      expect(rowOf(found, 1)).toMatchObject({ verdict: 'CLEAR', findings: [{ level: 'FAVOUR' }] });
      expect(found.counts).toMatchObject({ clear: 4, unexamined: 0, warn: 1, block: 2 });
      const clear = await look(mine, { verdict: 'CLEAR' });
      expect(clear.rows.nodes.map(({ number }) => number)).toEqual([1, 4, 5, 10]);
      expect(clear.rows.totalCount).toBe(4);
    }));

  test('of a linked party falls out of the firm', () =>
    closing('（2026）示执2号', async () => {
      const found = await look(mine);
      expect(rowOf(found, 3)).toMatchObject({ verdict: 'CLEAR', findings: [] });
      expect(rowOf(found, 2).findings.every(({ role }) => role === 'PARTY')).toBe(true);
      expect(rowOf(found, 8)).toMatchObject({ verdict: 'CLEAR' });
    }));

  test('takes with it a party whom only that record had named', async () => {
    const listed = {
      'alone.csv': `uniscid,entname,illid,abntime,serillrea_cn,decorg_cn
91990000MA0000033T,独名贸易有限公司,示例严〔2026〕3号,2026-05-01,未履行,示例市市场监督管理局
`,
    };
    await hub.settle(listed);
    await hub.graph.write('vanish', (tx) => tx.run(vanish, { code: '91990000MA0000033T' }));
    const id = await screen({ subjects: [{ code: '91990000MA0000033T' }] });
    expect((await look(id)).counts).toMatchObject({ block: 1, unknownParty: 0 });
    await closing('示例严〔2026〕3号', async () => {
      const found = await look(id);
      expect(rowOf(found, 1)).toMatchObject({ verdict: 'UNKNOWN_PARTY', subject: null });
      expect(found.counts).toMatchObject({ clear: 0, block: 0, unknownParty: 1 });
    });
  });
});

test('screened again, only what changed since is examined anew, also where a linked party changed', async () => {
  expect(await look(await screen({ previous: mine }))).toMatchObject({ kept: 7, total: 14 });
  await hub.settle({
    'more.csv': `bzxrmc,sfzhm,zzjgdm,zxfy,ah,larq,fbrq,bzxrlxqk
${persons.sima},${numbers.sima},,示例市人民法院,（2026）示执9号,2026-06-01,2026-06-10,全部未履行
`,
  });
  // 司马静 heads and holds 远山投资, which holds a share of 青禾食品 and of 白鹭建设
  const again = await look(await screen({ previous: mine }));
  expect(rowOf(again, 4)).toMatchObject({ verdict: 'WARN' });
  expect(again.kept).toBe(3);
  expect((await look(mine)).rows.nodes.map(({ verdict }) => verdict)[3]).toBe('CLEAR');
});

describe('a list of a thousand, a third of it unknown', () => {
  const names = [
    ...crowd(400).map((key) => ({ name: crowdName(key) })),
    ...Array.from({ length: 300 }, (_, at) => ({ name: `查无此名${at}号有限公司` })),
    ...Array.from({ length: 200 }, () => ({ name: '同名贸易有限公司' })),
    ...Array.from({ length: 100 }, () => ({ code: codes.bailu })),
  ];

  test('is examined in portions, and a hub that died goes on at the last finished one', async () => {
    const id = await screen({ subjects: names });
    const whole = await look(id, { first: 500 });
    const expected = {
      clear: 400,
      unexamined: 0,
      warn: 0,
      block: 100,
      unknownParty: 300,
      homonym: 200,
    };
    expect(whole).toMatchObject({ total: 1000, counts: expected });
    await hub.graph.write('interrupt', (tx) => tx.run(interrupt, { id, done: 500 }));
    expect((await look(id)).counts).toEqual({
      ...expected,
      unknownParty: 100,
      homonym: 0,
      block: 0,
    });
    const next = await startTestHub({ clock: today, keep: true });
    try {
      const as = await next.token('DEPARTMENT', { department: treasury });
      const resumed = await ended(id, as, next);
      expect(resumed).toMatchObject({ state: 'FINISHED', done: 1000, counts: expected });
      expect((await look(id, { first: 500 })).rows).toEqual(whole.rows);
    } finally {
      await next.stop();
    }
  });
});

describe('refused is', () => {
  const refused = async (input: object, as: string | undefined = token) =>
    askAndFail(
      hub,
      start,
      {
        input: {
          key: randomUUID(),
          matter: 'SUBSIDY',
          purpose: 'SUBSIDY',
          subjects: applicants,
          ...input,
        },
      },
      as,
    );

  test('a matter that the list does not have, or that is screened for another purpose', async () => {
    expect(await refused({ matter: 'GOSSIP' })).toEqual(['BAD_USER_INPUT']);
    expect(await refused({ purpose: 'PROCUREMENT' })).toEqual(['FORBIDDEN']);
    expect(await refused({ matter: 'LENDING', purpose: 'LOAN_APPLICATION' })).toEqual([
      'FORBIDDEN',
    ]);
  });

  test('no list, two lists, an empty one, and rows that are no rows', async () => {
    expect(await refused({ subjects: [] })).toEqual(['BAD_USER_INPUT']);
    expect(await refused({ subjects: null })).toEqual(['BAD_USER_INPUT']);
    expect(await refused({ previous: mine })).toEqual(['BAD_USER_INPUT']);
    expect(await refused({ subjects: [{ id: 'rec_1' }] })).toEqual(['BAD_USER_INPUT']);
    expect(await refused({ subjects: [{ name: '长'.repeat(201) }] })).toEqual(['BAD_USER_INPUT']);
  });

  test('whoever brings no token, or looks at others as a subject', async () => {
    const outside = { input: { matter: 'SUBSIDY', purpose: 'SUBSIDY', subjects: applicants } };
    expect(await askAndFail(hub, start, outside)).toEqual(['UNAUTHENTICATED']);
    const self = await hub.token('SUBJECT', { subject: `sub_${'0'.repeat(22)}` });
    expect(await askAndFail(hub, start, outside, self)).toEqual(['FORBIDDEN']);
  });

  test('somebody else’s screening, in the words of one that is not there', async () => {
    const other = await hub.token('DEPARTMENT', { department: '11990000000000012B' });
    const clerk = await hub.token('CLERK', { department: treasury });
    const query = `query ($id: ID!) { screening(id: $id) { id } node(id: $id) { id } }`;
    for (const as of [other, clerk, undefined])
      expect(await ask(hub, query, { id: mine }, as)).toEqual({ screening: null, node: null });
    expect(await ask(hub, query, { id: mine }, token)).toEqual({
      screening: { id: mine },
      node: { id: mine },
    });
    const again = { subjects: null, previous: mine };
    expect(await refused(again, other)).toEqual(['NOT_FOUND']);
    expect(await refused({ subjects: null, upload: `lst_${'0'.repeat(22)}` })).toEqual([
      'NOT_FOUND',
    ]);
    expect(await refused({ ...again, matter: 'HONOUR', purpose: 'SUPERVISION' })).toEqual([
      'BAD_USER_INPUT',
    ]);
  });
});

test('two same keys at once start one screening', async () => {
  const key = randomUUID();
  const input = { key, subjects: [{ code: codes.archive }] };
  const [one, other] = await Promise.all([begin(input), begin(input)]);
  expect(other).toBe(one);
  await ended(one);
  const different = {
    input: { ...input, matter: 'SUBSIDY', purpose: 'SUBSIDY', subjects: applicants },
  };
  expect(await askAndFail(hub, start, different, token)).toEqual(['CONFLICT']);
});

test('a lender sees verdicts on what is public alone, and finds no person', async () => {
  const lender = await hub.token('LENDER', { department: '91990000MA0000044Y' });
  const input = {
    matter: 'LENDING',
    purpose: 'LOAN_APPLICATION',
    subjects: [
      { name: firmNames.noodles },
      ...applicants.slice(7, 8),
      { code: codes.bailu },
      { code: codes.yuanshan },
      { name: firmNames.archive },
    ],
  };
  const found = await look(await screen(input, lender), {}, lender);
  expect(found.rows.nodes.map(({ verdict }) => verdict)).toEqual([
    'UNEXAMINED',
    'UNKNOWN_PARTY',
    'WARN',
    'UNEXAMINED',
    'CLEAR',
  ]);
  expect(found.counts).toEqual({
    clear: 1,
    unexamined: 2,
    warn: 1,
    block: 0,
    unknownParty: 1,
    homonym: 0,
  });
  // 柳依然 is in default and 司马静 is not: it must not show
  const [inDefault, , barred, without, alone] = found.rows.nodes;
  const head = [{ role: 'LEGAL_REPRESENTATIVE', reason: 'PERSON' }];
  expect([inDefault?.unexamined, without?.unexamined, barred?.unexamined]).toEqual([
    head,
    head,
    head,
  ]);
  expect(alone?.unexamined).toEqual([]);
  const { rows: those } = await look(found.id, { verdict: 'UNEXAMINED' }, lender);
  expect([those.totalCount, those.nodes.map(({ number }) => number)]).toEqual([2, [1, 4]]);
  const { rows: clear } = await look(found.id, { verdict: 'CLEAR' }, lender);
  expect(clear.nodes.map(({ number }) => number)).toEqual([5]);
  expect(JSON.stringify(found)).not.toContain(persons.liu.slice(1));
});

test('a lender that knows a person’s id learns nothing by guessing at the name', async () => {
  const lender = await hub.token('LENDER', { department: '91990000MA0000044Y' });
  const { subject } = await ask<{ subject: { id: string } }>(
    hub,
    'query($name: String!, $number: String!) { subject(key: { person: { name: $name, idNumber: $number, purpose: SUPERVISION } }) { id } }',
    { name: persons.liu, number: numbers.liu },
    token,
  );
  const guesses = [persons.liu, '柳无中', '甲乙丙'].map((name) => ({ id: subject.id, name }));
  const input = { matter: 'LENDING', purpose: 'LOAN_APPLICATION', subjects: guesses };
  const { rows } = await look(await screen(input, lender), {}, lender);
  const [right, ...wrong] = rows.nodes.map(({ verdict, note }) => ({ verdict, note }));
  expect(wrong).toEqual([right, right]);
});

test('whoever warms screenings up can tell that a list has come, and that it is done', async () => {
  const jobs = createJobs({ graph: hub.graph, clock: today, rules }, () => undefined);
  expect(jobs.isBusy()).toBe(false);
  jobs.wake('no-such-screening');
  expect(jobs.isBusy()).toBe(true);
  await jobs.settled('no-such-screening');
  expect(jobs.isBusy()).toBe(false);
});

test('what a starting hub warms up with, with every way to name a party, leaves nothing behind', async () => {
  const faults: unknown[] = [];
  const jobs = createJobs({ graph: hub.graph, clock: today, rules }, (_, cause) =>
    faults.push(cause),
  );
  const [before] = await hub.graph.read(everything, {});
  await jobs.warmUp([...Object.values(codes), 'nobody']);
  expect(await hub.graph.read(everything, {})).toEqual([before]);
  expect(faults).toEqual([]);
});
