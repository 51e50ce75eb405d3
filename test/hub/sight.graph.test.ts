import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { cypher } from '../../src/graph/cypher.ts';
import { addEdition } from '../../src/domains/rule/rule.actions.ts';
import { openRules, shippedFile } from '../../src/rules/read-rules.ts';
import { codes, firmNames, numbers, persons, sharedDocument } from '../fixtures/ordinary-town.ts';
import { limits } from '../../src/words/limits.ts';
import { ask, send } from '../kit/ask.ts';
import type { TestHub } from '../kit/start-hub.ts';
import { answers, battery, type Question } from './battery.ts';
import { startOrdinaryHub } from './ordinary-hub.ts';

const allIds = cypher<object, { id: string; subject: boolean; name: string | null }>`
  MATCH (thing:Subject|CreditRecord)
  RETURN thing.id AS id, thing:Subject AS subject, thing.name AS name ORDER BY id`;

let hub: TestHub;
let questions: readonly Question[];
let open: readonly string[];
let idOf: (name: string) => string;
const token = { DEPARTMENT: '', LENDER: '', SUBJECT: '' };

beforeAll(async () => {
  hub = await startOrdinaryHub();
  const found = await hub.graph.read(allIds, {});
  idOf = (name) => found.find((one) => one.name === name)?.id ?? `no ${name}`;
  questions = battery(
    found.filter(({ subject }) => subject).map(({ id }) => id),
    found.filter(({ subject }) => !subject).map(({ id }) => id),
  );
  // a unit that a token names is known to the hub from then on, whoever asks
  token.DEPARTMENT = await hub.token('DEPARTMENT', { department: '119900000000000001' });
  open = await answers(hub, questions);
  token.LENDER = await hub.token('LENDER');
  token.SUBJECT = await hub.token('SUBJECT', { subject: idOf(persons.sima) });
});
afterAll(() => hub.stop());

const records = `query ($key: SubjectKey!) { subject(key: $key) { name identifiers { value }
  records(first: 100) { totalCount nodes { documentNumber } } } }`;
interface Known {
  readonly subject: {
    readonly name: string;
    readonly identifiers: readonly { readonly value: string }[];
    readonly records: {
      readonly totalCount: number;
      readonly nodes: readonly { readonly documentNumber: string }[];
    };
  };
}
const known = async (key: object, as?: string) =>
  (await ask<Known>(hub, records, { key }, as)).subject;
const documents = async (key: object, as?: string): Promise<readonly string[]> =>
  (await known(key, as)).records.nodes.map(({ documentNumber }) => documentNumber);

const between = `query Decided($subjects: [ID!]!, $from: Date!, $to: Date!, $first: Int) {
  decidedRecords(subjects: $subjects, from: { validAt: $from }, to: { validAt: $to }, first: $first) {
    complete nodes { documentNumber subject { name } } } }`;
interface Decided {
  readonly decidedRecords: {
    readonly complete: boolean;
    readonly nodes: readonly { readonly documentNumber: string }[];
  };
}

describe('what was decided between two days', () => {
  const decided = async (days: { readonly from: string; readonly to: string }, as?: string) => {
    const subjects = [firmNames.qinghe, persons.sima, firmNames.qinghe].map(idOf);
    const { decidedRecords } = await ask<Decided>(hub, between, { subjects, ...days }, as);
    const { nodes, complete } = decidedRecords;
    return [...nodes.map(({ documentNumber }) => documentNumber), complete];
  };

  test('is what the viewer may see of it, latest first', async () => {
    const days = { from: '2025-03-01', to: '2025-06-30' };
    const open = ['示例荣〔2025〕1号', '示例许〔2025〕1号', true];
    expect(await decided(days)).toEqual(open);
    expect(await decided(days, token.DEPARTMENT)).toEqual(['示例罚〔2025〕6号', ...open]);
  });

  test('is after the first day and up to the second; what is cut is said', async () => {
    expect(await decided({ from: '2025-02-28', to: '2025-03-01' })).toEqual([
      '示例罚〔2025〕1号',
      true,
    ]);
    const cut = { from: '2025-01-01', to: '2025-06-30', first: 1 };
    expect(await decided(cut)).toEqual(['示例荣〔2025〕1号', false]);
    expect(await decided({ from: '2025-06-30', to: '2025-01-01' })).toEqual([true]);
  });

  test('is asked of 1 to 1,000 subjects', async () => {
    const days = { from: '2025-01-01', to: '2025-06-30' };
    for (const subjects of [[], Array.from({ length: 1001 }, () => idOf(firmNames.qinghe))]) {
      const { text } = await send(hub, between, { subjects, ...days });
      expect(text).toContain('BAD_USER_INPUT');
    }
  });
});

describe('without a token', () => {
  test('the battery does show what is public, so that it can tell a difference', () => {
    const text = open.join('\n');
    for (const seen of [
      '示例罚〔2025〕1号',
      '示例许〔2016〕3号',
      '"fines":"0.5"',
      '"listEntries":1',
      persons.sima,
    ])
      expect(text).toContain(seen);
    expect(
      open.filter((answer) => /"extensions":\{"code":"(?!NOT_FOUND|BAD_USER_INPUT)/.test(answer)),
    ).toEqual([]);
  });

  test('nobody’s number is there at all, masked or not', () => {
    const said = open.map((answer) => answer.slice(answer.indexOf('\n'))).join('\n');
    for (const number of Object.values(numbers))
      expect(said).not.toContain(number.slice(0, 6) + number.slice(6, 10));
    expect(said).not.toContain('"scheme":"PERSONAL_DOCUMENT"');
  });

  test('a person is refused in the same words whether the hub knows the person or not', async () => {
    const query = `query ($person: PersonKey!) { subject(key: { person: $person }) { id } }`;
    const answer = async (name: string, idNumber: string) =>
      (await send(hub, query, { person: { name, idNumber } })).text;
    const real = await answer(persons.sima, numbers.sima);
    expect(real).toContain('UNAUTHENTICATED');
    expect(await answer('何人', '990000190001010000')).toBe(real);
    expect(await answer(persons.sima, numbers.meng)).toBe(real);
  });

  test('the place of a person is not told', async () => {
    const query = `query ($id: ID!) { node(id: $id) { ... on Person { regionCode } } }`;
    expect(await ask(hub, query, { id: idOf(persons.sima) })).toEqual({
      node: { regionCode: null },
    });
    expect(await ask(hub, query, { id: idOf(persons.sima) }, token.DEPARTMENT)).toEqual({
      node: { regionCode: '990000' },
    });
  });

  test('persons are never found by search, by nobody', async () => {
    const query = `query ($search: String!) { subjects(search: $search) { totalCount nodes { kind } } }`;
    for (const search of [...Object.values(persons), numbers.sima, numbers.sima.slice(0, 8)])
      for (const as of [undefined, token.DEPARTMENT, token.SUBJECT])
        expect(await ask(hub, query, { search }, as)).toEqual({
          subjects: { totalCount: 0, nodes: [] },
        });
  });
});

describe('names that the register publishes', () => {
  const headed = `query ($uscc: String!) { subject(key: { uscc: $uscc }) {
    ... on Enterprise { legalRepresentative { from {
      name ... on Person { identifiers { value } records { notOpen totalCount } } } } } } }`;
  const head = async (uscc: string) => JSON.stringify(await ask(hub, headed, { uscc }));

  test('stand in the answers of the firm, without number or records', async () => {
    expect(await ask(hub, headed, { uscc: codes.yuanshan })).toEqual({
      subject: {
        legalRepresentative: {
          from: {
            name: persons.sima,
            identifiers: [],
            records: { notOpen: 'PERSON', totalCount: null },
          },
        },
      },
    });
  });

  test('find nobody: not by search, not as a filter, not as a key', async () => {
    for (const query of [
      `{ subjects(search: "${persons.sima}") { nodes { id } totalCount } }`,
      `{ subjects(search: "simajing") { nodes { id } totalCount } }`,
    ])
      expect(await ask(hub, query)).toEqual({ subjects: { nodes: [], totalCount: 0 } });
    const filtered = await send(hub, '{ subjects(filter: { kinds: [PERSON] }) { totalCount } }');
    expect(filtered.errors[0]?.extensions.code).toBe('BAD_USER_INPUT');
  });

  test('a city that keeps them closed adds an edition, and they are outlines again', async () => {
    const text = openRules(shippedFile('disclosure')).text.replaceAll(
      '"published": true',
      '"published": false',
    );
    const operator = { by: 'wang', clock: () => new Date('2026-06-30T05:00:00.000Z') };
    const edition = {
      name: 'disclosure',
      from: '2026-01-01',
      text: { file: 'closed.json', text },
    } as const;
    expect(await head(codes.yuanshan)).toContain(persons.sima);
    await addEdition(hub.graph, operator, edition);
    await hub.refreshRules();
    expect(await head(codes.yuanshan)).toContain('司马*');
    for (const answer of await answers(hub, questions.slice(0, 40)))
      for (const name of Object.values(persons))
        expect(answer.slice(answer.indexOf('\n'))).not.toContain(name);
    const back = openRules(shippedFile('disclosure'));
    await addEdition(hub.graph, operator, { ...edition, from: '2026-01-02', text: back });
    await hub.refreshRules();
    expect(await head(codes.yuanshan)).toContain(persons.sima);
  });
});

describe('with a token', () => {
  test('an official sees what is shared and what is never published, but no window that is closed', async () => {
    const seen = await documents({ uscc: codes.bailu }, token.DEPARTMENT);
    expect(seen).toEqual(expect.arrayContaining([sharedDocument, '示例罚〔2026〕4号']));
    const ofQinghe = await documents({ uscc: codes.qinghe }, token.DEPARTMENT);
    expect(ofQinghe).toContain('示例罚〔2026〕3号');
    expect(ofQinghe).not.toContain('示例罚〔2020〕2号');
    expect(await documents({ uscc: codes.unseen }, token.DEPARTMENT)).toEqual([
      '示例罚〔2026〕5号',
    ]);
  });

  test('an official looks a person up by name and number together, sees the name whole and the number masked', async () => {
    const purpose = 'SUPERVISION';
    const person = { name: persons.sima, idNumber: numbers.sima, purpose };
    const { name, identifiers, records: own } = await known({ person }, token.DEPARTMENT);
    expect(name).toBe(persons.sima);
    expect(identifiers).toEqual([{ value: `${numbers.sima.slice(0, 3)}***************` }]);
    expect(own.nodes).toEqual([{ documentNumber: '示例罚〔2025〕6号' }]);
    for (const other of [
      { name: persons.meng, idNumber: numbers.sima, purpose },
      { name: persons.sima, idNumber: numbers.meng, purpose },
    ])
      expect((await send(hub, records, { key: { person: other } }, token.DEPARTMENT)).data).toEqual(
        { subject: null },
      );
  });

  test('a look-up of a person says what for, and a user has few of them, so that nobody walks through numbers', async () => {
    const officer = await hub.token('DEPARTMENT', { department: '119900000000000009' });
    const code = async (more: object, as = officer) => {
      const person = { name: persons.sima, idNumber: numbers.meng, ...more };
      return (await send(hub, records, { key: { person } }, as)).errors[0]?.extensions.code;
    };
    expect(await code({})).toBe('PURPOSE_REQUIRED');
    expect(await code({ purpose: null })).toBe('PURPOSE_REQUIRED');
    expect(await code({ purpose: 'POST_LOAN' })).toBe('FORBIDDEN');
    const purpose = 'SUPERVISION';
    for (let time = 0; time < limits.personLookUpsPerMinute; time += 1)
      expect(await code({ purpose })).toBeUndefined();
    expect(await code({ purpose })).toBe('RATE_LIMITED');
    const colleague = await hub.token('DEPARTMENT', { department: '119900000000000008' });
    expect(await code({ purpose }, colleague)).toBeUndefined();
  });

  test('a subject sees itself whole, number and all, and of others no more than the public', async () => {
    const self = await known({ id: idOf(persons.sima) }, token.SUBJECT);
    expect(self).toEqual({
      name: persons.sima,
      identifiers: [{ value: numbers.sima }],
      records: { totalCount: 1, nodes: [{ documentNumber: '示例罚〔2025〕6号' }] },
    });
    for (const key of [
      ...Object.values(codes).map((uscc) => ({ uscc })),
      { id: idOf(persons.liu) },
    ]) {
      const [own, open_] = [
        await send(hub, records, { key }, token.SUBJECT),
        await send(hub, records, { key }),
      ];
      expect(own.text).toBe(open_.text);
    }
  });

  test('an enterprise sees its own closed and unpublished records', async () => {
    const own = await hub.token('SUBJECT', { subject: idOf(firmNames.qinghe) });
    expect(await documents({ uscc: codes.qinghe }, own)).toEqual(
      expect.arrayContaining([
        '示例罚〔2020〕2号',
        '示例罚〔2026〕3号',
        '示例许〔2022〕9号',
        '示例异〔2021〕1号',
      ]),
    );
  });

  test('a lender sees what the public sees', async () => {
    expect(await answers(hub, questions, token.LENDER)).toEqual(open);
  });

  test('a lender and a subject may no more look persons up than the public may', async () => {
    const person = { name: persons.sima, idNumber: numbers.sima };
    for (const as of [token.LENDER, token.SUBJECT]) {
      const { status, errors } = await send(hub, records, { key: { person } }, as);
      expect([status, errors[0]?.extensions.code]).toEqual([403, 'FORBIDDEN']);
    }
  });
});

test.each([
  ['LENDER', 'SUPERVISION'],
  ['DEPARTMENT', 'POST_LOAN'],
  ['SUBJECT', 'JUDICIAL'],
] as const)('a report for a purpose that is not %s’s is refused: %s', async (role, purpose) => {
  const query = `query ($id: ID!, $purpose: Purpose!) { creditReport(subject: $id, purpose: $purpose) { number } }`;
  const variables = { id: idOf(firmNames.qinghe), purpose };
  const { status, errors } = await send(hub, query, variables, token[role]);
  expect([status, errors[0]?.extensions.code]).toEqual([403, 'FORBIDDEN']);
  const allowed = await send(hub, query, { ...variables, purpose: 'DUE_DILIGENCE' }, token[role]);
  expect(allowed.errors).toEqual([]);
});
