import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { codeOf, filesOf, nameOf } from '../fixtures/town.ts';
import { ask, askAndFail } from '../kit/ask.ts';
import { startTestHub, type TestHub } from '../kit/start-hub.ts';
import { controllersOf, idsOf, rules, shortNames } from './control-questions.ts';

/*
   One and Two: the same address in two writings, the same mobile number, mailboxes of one firm's domain
   One and Three: fixed lines in a row; One and Four: registration numbers in a row
   Five and Six: pAnn and pBob direct both, pCat directs Five alone; Six and Seven: only pAnn directs both
   Eight and 1,100 more: the address of a registration service; Eight and One: mailboxes of a public provider
   Moved was at the address of One until the delivery of 2026-02-01
*/
const mobile = '13800138000';
const line = (
  key: string,
  { address = '', phone = '', mail = '', number = '' }: Readonly<Record<string, string>>,
): string => [codeOf(key), number, nameOf(key), address, phone, mail, '示例市局'].join(',');
const header = 'uniscid,regno,entname,dom,tel,email,regorg';
const crowd = Array.from({ length: 1_100 }, (_, at) => `Crowd${at}`);
const service = '示例市注册服务中心大厦';
const enterprises = [
  header,
  line('One', {
    address: '示例市 青禾路１号（2楼）',
    phone: mobile,
    mail: 'a@one.example.cn',
    number: '110108000000016',
  }),
  line('Two', {
    address: '示例市青禾路1号(2楼)',
    phone: `+86 ${mobile}`,
    mail: 'b@one.example.cn',
  }),
  line('Three', { address: '示例市远山路3号', phone: '0571-87654322', mail: 'c@163.com' }),
  line('Line', { address: '示例市远山路4号', phone: '0571-87654321' }),
  line('Four', { number: '110108000000024', address: '示例市远山路5号' }),
  line('Eight', { address: service, mail: 'd@163.com' }),
  ...crowd.map((key) => line(key, { address: service })),
].join('\n');
const earlier = [header, line('Moved', { address: '示例市青禾路1号（2楼）' })].join('\n');
const later = [header, line('Moved', { address: '示例市别处路9号' })].join('\n');
const register = filesOf({
  holdings: [
    ['One', 'Held', 60],
    ['Two', 'Held', 40],
  ],
  offices: [
    ['pAnn', 'Five', '董事'],
    ['pAnn', 'Six', '董事'],
    ['pAnn', 'Seven', '董事'],
    ['pBob', 'Five', '监事'],
    ['pBob', 'Six', '监事'],
    ['pCat', 'Five', '监事'],
  ],
});
const keys = [
  'One',
  'Two',
  'Three',
  'Line',
  'Four',
  'Five',
  'Six',
  'Seven',
  'Eight',
  'Moved',
  'Held',
];
const clock = (day: string) => () => new Date(`${day}T04:00:00.000Z`);

let hub: TestHub;
let idOf: (key: string) => string;
let short: (id: string) => string;
const before = new Map<string, unknown>();

beforeAll(async () => {
  hub = await startTestHub({ clock: clock('2026-06-30') });
  await hub.settle(register, { clock: clock('2026-01-01') });
  const control = await idsOf(hub);
  for (const rule of rules)
    before.set(rule, await controllersOf(hub, control(nameOf('Held')), { rule }));
  await hub.settle({ 'moved.csv': earlier }, { clock: clock('2026-01-02') });
  const { counts } = await hub.settle(
    { 'enterprise.csv': enterprises },
    { clock: clock('2026-01-03') },
  );
  expect([counts.rejected, counts.conflict]).toEqual([0, 0]);
  await hub.settle({ 'later.csv': later }, { clock: clock('2026-02-01') });
  const byName = await idsOf(hub);
  idOf = (key) => byName(nameOf(key));
  short = shortNames(byName, keys);
}, 300_000);
afterAll(() => hub.stop());

interface Evidence {
  readonly kind: string;
  readonly value: string | null;
  readonly sharedBy: number;
  readonly isExact: boolean;
  readonly strength: number;
  readonly explanation: string;
  readonly relations: readonly string[];
}
interface Links {
  readonly complete: boolean;
  readonly links: readonly {
    readonly strength: number;
    readonly subject: { readonly id: string };
    readonly hard: readonly Evidence[];
    readonly soft: readonly Evidence[];
  }[];
}
const document = `query Suspected($subject: ID!, $asOf: AsOf) { suspectedLinks(subject: $subject, asOf: $asOf) {
  complete edition links { strength subject { id name } hard { ...Thing } soft { ...Thing } } } }
  fragment Thing on SuspectedEvidence { kind value sharedBy isExact strength relations explanation
    english: explanation(language: EN) }`;
const linksOf = async (key: string, asOf?: object, token?: string) =>
  (await ask<{ suspectedLinks: Links }>(hub, document, { subject: idOf(key), asOf }, token))
    .suspectedLinks;
const inShort = ({ links }: Links) =>
  links.map(
    ({ subject, hard, soft }) =>
      `${short(subject.id)}: ${hard.map(({ kind }) => kind).join(' ')} | ${soft.map(({ kind }) => kind).join(' ')}`,
  );

test('the same address and number are hard evidence, a mailbox domain and numbers in a row soft; a public provider is none', async () => {
  expect(inShort(await linksOf('One'))).toEqual([
    'Two: PHONE ADDRESS | MAIL_DOMAIN',
    'Four:  | ADJACENT_NUMBER',
  ]);
  expect(inShort(await linksOf('Three'))).toEqual(['Line:  | ADJACENT_NUMBER']);
});

test('a personal number is never shown, and not kept as it is either', async () => {
  const answer = await linksOf('One', undefined, await hub.token('CLERK'));
  expect(answer.links[0]?.hard[0]).toMatchObject({ kind: 'PHONE', value: null, sharedBy: 2 });
  expect(JSON.stringify(answer)).not.toContain(mobile);
  const everything = { text: 'MATCH (thing:Subject|Version) RETURN properties(thing) AS all' };
  expect(JSON.stringify(await hub.graph.read(everything, {}))).not.toContain(mobile);
});

test('an address that very many share says next to nothing, is counted up to a limit, and says so', async () => {
  const { links, complete } = await linksOf('Eight');
  expect([links.length, complete]).toEqual([50, false]);
  expect(links[0]?.hard).toEqual([]);
  expect(links[0]?.soft[0]).toMatchObject({ kind: 'ADDRESS', sharedBy: 1_001, isExact: false });
  expect(links[0]?.strength).toBeLessThan(0.01);
});

test('two persons in common are evidence, with the relations; one alone is none', async () => {
  const five = await linksOf('Five');
  expect(inShort(five)).toEqual(['Six: SAME_PEOPLE | ']);
  expect(five.links[0]?.hard[0]).toMatchObject({
    sharedBy: 2,
    explanation: '双方有2名相同的人员。',
  });
  expect(five.links[0]?.hard[0]?.relations).toHaveLength(4);
});

test('a subject shares what it said at the clocks of the question', async () => {
  expect(inShort(await linksOf('Moved'))).toEqual([]);
  const then = { knownAt: '2026-01-15T00:00:00Z' };
  expect(inShort(await linksOf('Moved', then))).toEqual(
    ['One: ADDRESS | ', 'Two: ADDRESS | '].sort(),
  );
  expect(inShort(await linksOf('One', then)).some((one) => one.startsWith('Moved: ADDRESS'))).toBe(
    true,
  );
});

test('suspicion is never a fact: control, map, path and family answer as if nothing were in common', async () => {
  for (const rule of rules)
    expect(await controllersOf(hub, idOf('Held'), { rule })).toEqual(before.get(rule));
  const answer = await ask<Record<string, never>>(
    hub,
    `query ($one: ID!, $two: ID!) {
      creditMap(centre: $one, hops: 1) { edges { kind } }
      paths(from: $one, to: $two, maxHops: 1) { paths { weight } }
      groupRelations(subjects: [$one, $two], maxHops: 1) { edges { id } }
      relatedGroup(subject: $two) { members { node { subject { id } } } suspected { links { subject { id } } } }
      controlled(subject: $one, rule: CONTROL_CASCADE) { totalCount } }`,
    { one: idOf('One'), two: idOf('Two') },
  );
  expect(answer).toMatchObject({
    creditMap: { edges: [{ kind: 'SHAREHOLDER' }] },
    paths: { paths: [] },
    groupRelations: { edges: [] },
    relatedGroup: { suspected: { links: [{ subject: { id: idOf('One') } }] } },
    controlled: { totalCount: 1 },
  });
});

test('a person has none; a subject that is not there is refused', async () => {
  expect(await linksOf('pAnn')).toMatchObject({ links: [], complete: true });
  expect(await askAndFail(hub, document, { subject: `sub_${'x'.repeat(22)}` })).toEqual([
    'NOT_FOUND',
  ]);
});
