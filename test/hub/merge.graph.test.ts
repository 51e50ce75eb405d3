import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { gradeCity } from '../../src/domains/evaluation/grade-city.actions.ts';
import { limits } from '../../src/words/limits.ts';
import { codeOf, filesOf, nameOf } from '../fixtures/town.ts';
import { confirmedRules } from '../kit/confirmed.ts';
import { ask, askAndFail } from '../kit/ask.ts';
import { startTestHub, type TestHub } from '../kit/start-hub.ts';

/*
 A person without a number is one node for each firm that names it, a firm without a code one for its name.

   欧阳甲 (at One)  60 → One        欧阳甲 (at Two)  30 → Two, whose legal representative he is
   老记食品 (by name only) 20 → One, with a fine     Kept (registered) 10 → Two
   pDoc 5 → One and 5 → Two         Held is held by 欧阳乙 (at Held) 50 and by pDoc 50
*/
const person = '欧阳甲';
const old = '老记食品有限公司';
const registered = filesOf({
  holdings: [
    ['Kept', 'Two', 10],
    ['pDoc', 'One', 5],
    ['pDoc', 'Two', 5],
    ['pDoc', 'Held', 50],
  ],
  alone: ['Far'],
});
const held = (firm: string, name: string, type: string, percent: number): string =>
  `${codeOf(firm)},${nameOf(firm)},${name},${type},,,,,${percent},,`;
const holdings =
  'uniscid,entname,inv,invtype,blicno,certype,cerno,subconam,conprop,condate,enddate';
const offices = 'uniscid,entname,personname,certype,cerno,position,lerepsign';
const penalties =
  'CF_XDR_MC,CF_XDR_LB,CF_XDR_SHXYM,CF_FRDB,CF_WSH,CF_WFXW,CF_SY,CF_YJ,CF_CFLB,CF_NR,CF_NR_FK,CF_JDRQ,CF_CFJG,CF_CFJGDM,CF_CXLX';
const penalty = (number: string, name = old, code = '', kind = '责令停产停业'): string =>
  `${name},法人及非法人组织,${code},,${number},造假,造假,条例,${kind},从简,,2026-05-01,示例市市场监督管理局,${codeOf('sUnit')},02`;
const files: Readonly<Record<string, string>> = {
  ...registered,
  'penalty.csv': [penalties, penalty('示并罚1号')].join('\n'),
  'held.csv': [
    holdings,
    held('One', person, '自然人', 60),
    held('Two', person, '自然人', 30),
    held('One', old, '企业法人', 20),
    held('Held', '欧阳乙', '自然人', 50),
  ].join('\n'),
  'keyperson.csv': [offices, `${codeOf('Two')},${nameOf('Two')},${person},,,,1`].join('\n'),
};

let now = '2026-06-01T04:00:00.000Z';
// no two decisions in one millisecond
let ticks = 0;
let hub: TestHub;
const tokens = { clerk: '', second: '', analyst: '', lender: '' };
/** Ids by what is meant. */
const ids = { one: '', two: '', atOne: '', atTwo: '', old: '', kept: '', doc: '', held: '' };

const later = (day: string): string => (now = `${day}T04:00:00.000Z`);
const before = (at: string): { knownAt: string } => ({
  knownAt: new Date(Date.parse(at) - 1).toISOString(),
});

interface Node {
  readonly id: string;
  readonly name: string;
}
interface Relation {
  readonly id: string;
  readonly kind: string;
  readonly ratio: number | null;
  readonly from: Node;
  readonly to: Node;
}
interface Whole extends Node {
  readonly relations: { readonly totalCount: number; readonly nodes: readonly Relation[] };
  readonly merges: readonly { readonly id: string; readonly evidence: string }[];
}
const whole = `id name relations(first: 50) { totalCount nodes { id kind ratio from { id name } to { id name } } }
  merges { id absorbedName absorbedId evidence decidedAt decidedBy undoneAt reason disputed kept { id } }`;

const subject = async (
  key: object,
  asOf: object = {},
  token = tokens.analyst,
): Promise<Whole | null> =>
  (
    await ask<{ subject: Whole | null }>(
      hub,
      `query($key: SubjectKey!, $asOf: AsOf) { subject(key: $key, asOf: $asOf) { ${whole} } }`,
      { key, asOf },
      token,
    )
  ).subject;

/** What a subject says of itself: its relations as `from ratio to`. */
const said = (one: Whole | null): readonly string[] =>
  (one?.relations.nodes ?? [])
    .map(({ kind, ratio, from, to }) => `${from.id} ${kind} ${ratio ?? ''} ${to.id}`)
    .sort();
const says = async (id: string, asOf: object = {}): Promise<readonly string[]> =>
  said(await subject({ id }, asOf));

interface Answer {
  readonly merge: {
    readonly id: string;
    readonly undoneAt: string | null;
    readonly disputed: boolean;
    readonly kept: Node;
  } | null;
  readonly refusal: { readonly code: string } | null;
}
const fields = `merge { id absorbedId absorbedName evidence decidedAt decidedBy undoneAt undoneBy reason disputed kept { id } }
  refusal { code message }`;
const mergeOnce = async (
  kept: string,
  absorbed: string,
  more: object = {},
  token = tokens.clerk,
): Promise<Answer> =>
  (
    await ask<{ mergeSubjects: Answer }>(
      hub,
      `mutation($input: MergeSubjectsInput!) { mergeSubjects(input: $input) { ${fields} } }`,
      { input: { kept, absorbed, evidence: '身份证复印件相同', ...more } },
      token,
    )
  ).mergeSubjects;

/** One clerk proposes, a second one carries it out. */
const merge = async (kept: string, absorbed: string, more: object = {}): Promise<Answer> => {
  const first = await mergeOnce(kept, absorbed, more);
  const code = first.refusal?.code ?? 'PROPOSED';
  if (code !== 'PROPOSED' && code !== 'SECOND_PERSON_NEEDED') return first;
  expect(first.merge).toBeNull();
  return mergeOnce(kept, absorbed, more, tokens.second);
};
const unmergeOnce = async (
  id: string | undefined,
  more: object = {},
  token = tokens.clerk,
): Promise<Answer> =>
  (
    await ask<{ unmergeSubjects: Answer }>(
      hub,
      `mutation($input: UnmergeSubjectsInput!) { unmergeSubjects(input: $input) { ${fields} } }`,
      { input: { merge: id, reason: '同名异人', ...more } },
      token,
    )
  ).unmergeSubjects;
const unmerge = async (id: string | undefined, more: object = {}): Promise<Answer> => {
  const first = await unmergeOnce(id, more);
  return first.refusal ? first : unmergeOnce(id, more, tokens.second);
};

let deliveries = 0;
/** All files under another digest, so that each row is looked at; every one must be known. */
async function deliveredAgain(except: Readonly<Record<string, true>> = {}): Promise<void> {
  deliveries += 1;
  const again = Object.entries(files)
    .filter(([name]) => !except[name])
    .map(([name, text]): [string, string] => [name, `${text}${'\n'.repeat(deliveries + 1)}`]);
  const report = await hub.settle(Object.fromEntries(again));
  expect(
    report.files.map(({ delivered, counts }) => [delivered, counts.read - counts.unchanged]),
  ).toEqual(again.map(() => [false, 0]));
  expect(report.counts.read).toBeGreaterThan(10);
}

const fines = async (id: string, asOf: object = {}): Promise<readonly string[]> => {
  const found = await ask<{
    subject: { records: { nodes: readonly { documentNumber: string }[] } } | null;
  }>(
    hub,
    `query($id: ID!, $asOf: AsOf) { subject(key: { id: $id }, asOf: $asOf) { records { nodes { documentNumber } } } }`,
    { id, asOf },
    tokens.analyst,
  );
  return (found.subject?.records.nodes ?? []).map(({ documentNumber }) => documentNumber).sort();
};

const holdersOf = async (firm: string): Promise<readonly Relation[]> =>
  (await subject({ uscc: codeOf(firm) }))?.relations.nodes ?? [];
const named = async (firm: string, name: string): Promise<string> =>
  (await holdersOf(firm)).find(({ from }) => from.name === name)?.from.id ?? '';
const idOf = async (firm: string): Promise<string> =>
  (await subject({ uscc: codeOf(firm) }))?.id ?? '';

beforeAll(async () => {
  hub = await startTestHub({ clock: () => new Date(Date.parse(now) + (ticks += 1)) });
  tokens.clerk = await hub.token('CLERK');
  tokens.second = await hub.token('CLERK', { user: 'another clerk' });
  tokens.analyst = await hub.token('ANALYST');
  tokens.lender = await hub.token('LENDER');
  await hub.settle(files);
  Object.assign(ids, {
    one: await idOf('One'),
    two: await idOf('Two'),
    kept: await idOf('Kept'),
    held: await idOf('Held'),
    atOne: await named('One', person),
    atTwo: await named('Two', person),
    old: await named('One', old),
    doc: await named('One', nameOf('pDoc')),
  });
});
afterAll(() => hub.stop());

test('a person without a number is two nodes, one for each firm', () => {
  expect(new Set(Object.values(ids)).size).toBe(Object.keys(ids).length);
  expect(ids.atOne).toMatch(/^sub_/);
  expect(ids.atTwo).toMatch(/^sub_/);
});

test('a person without a number has a report, for the firm that named it', async () => {
  const { creditReport } = await ask<{
    creditReport: { number: string; subject: object; documentUrl: string };
  }>(
    hub,
    `query($id: ID!) {
      creditReport(subject: $id, purpose: SUPERVISION) {
        number subject { id name identifiers { scheme } } documentUrl(format: HTML)
      }
    }`,
    { id: ids.atTwo },
    tokens.clerk,
  );
  expect(creditReport.subject).toEqual({ id: ids.atTwo, name: person, identifiers: [] });
  const page = await fetch(creditReport.documentUrl);
  expect(page.status).toBe(200);
  const text = await page.text();
  for (const part of [creditReport.number, person, nameOf('Two')]) expect(text).toContain(part);
  expect(text).not.toContain(nameOf('One'));
});

test('merged, they are one at every door; before and after, everything is as it was', async () => {
  const apart = {
    one: await says(ids.one),
    two: await says(ids.two),
    atOne: await says(ids.atOne),
    atTwo: await says(ids.atTwo),
  };
  expect(apart.atTwo).toHaveLength(2);
  const mergedAt = later('2026-06-10');
  const done = await merge(ids.atOne, ids.atTwo);
  expect(done).toMatchObject({
    merge: { absorbedId: ids.atTwo, absorbedName: person, undoneAt: null, kept: { id: ids.atOne } },
    refusal: null,
  });
  later('2026-06-11');
  const together = await subject({ id: ids.atOne });
  expect(said(together)).toEqual(
    [
      `${ids.atOne} SHAREHOLDER 0.6 ${ids.one}`,
      `${ids.atOne} SHAREHOLDER 0.3 ${ids.two}`,
      `${ids.atOne} LEGAL_REPRESENTATIVE  ${ids.two}`,
    ].sort(),
  );
  expect(together?.relations.totalCount).toBe(3);
  expect(await subject({ id: ids.atTwo })).toMatchObject({ id: ids.atOne });
  expect((await says(ids.two)).filter((line) => line.includes(ids.atTwo))).toEqual([]);
  // as it was known before
  for (const [name, lines] of Object.entries(apart))
    expect(await says(ids[name as keyof typeof apart], before(mergedAt))).toEqual(lines);
  const map = await ask<{ creditMap: { nodes: { subject: Node }[]; edges: Relation[] } }>(
    hub,
    `query($centre: ID!) { creditMap(centre: $centre, hops: 1) { nodes { subject { id name } } edges { id } } }`,
    { centre: ids.atTwo },
    tokens.analyst,
  );
  expect(map.creditMap.nodes.map((node) => node.subject.id).sort()).toEqual(
    [ids.atOne, ids.one, ids.two].sort(),
  );
  expect(map.creditMap.edges).toHaveLength(3);

  const undoneAt = later('2026-06-20');
  expect((await unmerge(done.merge?.id)).merge?.undoneAt).toMatch(/^2026-06-20/);
  later('2026-06-21');
  for (const [name, lines] of Object.entries(apart)) {
    expect(await says(ids[name as keyof typeof apart])).toEqual(lines);
    expect(await says(ids[name as keyof typeof apart], before(mergedAt))).toEqual(lines);
  }
  // the time between stays known as merged
  expect(await says(ids.atOne, before(undoneAt))).toEqual(said(together));
  expect(await subject({ id: ids.atTwo }, before(undoneAt))).toMatchObject({ id: ids.atOne });
  expect(await subject({ id: ids.atTwo })).toMatchObject({ id: ids.atTwo });
  expect(await unmerge(done.merge?.id)).toMatchObject({ refusal: { code: 'ALREADY_UNDONE' } });
});

test('each rule that says no does so by name, and nothing changes', async () => {
  const refusedWith = async (kept: string, absorbed: string) =>
    (await merge(kept, absorbed)).refusal?.code;
  expect(await refusedWith(ids.one, `sub_${'0'.repeat(22)}`)).toBe('NOT_FOUND');
  expect(await refusedWith(ids.one, ids.one)).toBe('SAME_SUBJECT');
  expect(await refusedWith(ids.one, ids.atTwo)).toBe('DIFFERENT_KINDS');
  expect(await refusedWith(ids.one, ids.two)).toBe('CONFLICTING_IDENTIFIERS');
  expect(await refusedWith(ids.old, ids.kept)).toBe('KEEP_THE_OTHER');
  expect(await refusedWith(ids.atOne, ids.doc)).toBe('KEEP_THE_OTHER');
  expect(await refusedWith(ids.one, ids.old)).toBe('RELATED');
  // pDoc and the other one both hold shares in One
  expect(await refusedWith(ids.doc, ids.atOne)).toBe('CONFLICTING_HOLDINGS');
  for (const token of [tokens.analyst, tokens.lender])
    expect(
      await askAndFail(
        hub,
        `mutation($input: MergeSubjectsInput!) { mergeSubjects(input: $input) { ${fields} } }`,
        { input: { kept: ids.atOne, absorbed: ids.atTwo, evidence: '…' } },
        token,
      ),
    ).toEqual(['FORBIDDEN']);
});

test('the same files again are nothing new before, during and after; what is told in between goes home', async () => {
  await deliveredAgain();
  later('2026-07-01');
  const [persons, firms] = [await merge(ids.atOne, ids.atTwo), await merge(ids.kept, ids.old)];
  expect([persons.refusal, firms.refusal]).toEqual([null, null]);
  later('2026-07-02');
  await deliveredAgain();
  expect(await says(ids.kept)).toEqual(
    [`${ids.kept} SHAREHOLDER 0.1 ${ids.two}`, `${ids.kept} SHAREHOLDER 0.2 ${ids.one}`].sort(),
  );
  expect(await fines(ids.kept)).toEqual(['示并罚1号']);
  // a share that changes, an office and a fine that are new, under the names that the rows have always had
  later('2026-07-03');
  await hub.settle({
    'held-2.csv': [holdings, held('Two', person, '自然人', 35)].join('\n'),
    'keyperson-2.csv': [offices, `${codeOf('Two')},${nameOf('Two')},${person},,,经理,0`].join('\n'),
    'penalty-2.csv': [penalties, penalty('示并罚2号')].join('\n'),
  });
  later('2026-07-04');
  expect(await says(ids.atOne)).toEqual(
    [
      `${ids.atOne} SHAREHOLDER 0.6 ${ids.one}`,
      `${ids.atOne} SHAREHOLDER 0.35 ${ids.two}`,
      `${ids.atOne} LEGAL_REPRESENTATIVE  ${ids.two}`,
      `${ids.atOne} EXECUTIVE  ${ids.two}`,
    ].sort(),
  );
  expect(await fines(ids.kept)).toEqual(['示并罚1号', '示并罚2号']);
  later('2026-07-05');
  await unmerge(persons.merge?.id);
  await unmerge(firms.merge?.id);
  later('2026-07-06');
  await deliveredAgain({ 'held.csv': true });
  expect(await says(ids.atOne)).toEqual([`${ids.atOne} SHAREHOLDER 0.6 ${ids.one}`]);
  expect(await says(ids.atTwo)).toEqual(
    [
      `${ids.atTwo} SHAREHOLDER 0.35 ${ids.two}`,
      `${ids.atTwo} LEGAL_REPRESENTATIVE  ${ids.two}`,
      `${ids.atTwo} EXECUTIVE  ${ids.two}`,
    ].sort(),
  );
  expect(await fines(ids.kept)).toEqual([]);
  expect(await fines(ids.old)).toEqual(['示并罚1号', '示并罚2号']);
  // what was known on each day stays known
  expect(await fines(ids.old, { knownAt: '2026-07-04T04:00:00Z' })).toEqual([
    '示并罚1号',
    '示并罚2号',
  ]);
  expect(await fines(ids.kept, { knownAt: '2026-07-02T12:00:00Z' })).toEqual(['示并罚1号']);
  expect(await fines(ids.kept, { knownAt: '2026-06-30T00:00:00Z' })).toEqual([]);
  expect(await fines(ids.old, { knownAt: '2026-06-30T00:00:00Z' })).toEqual(['示并罚1号']);
});

test('a code for the name of an absorbed firm that is not the kept one’s names a third', async () => {
  later('2026-07-10');
  const { merge: done } = await merge(ids.kept, ids.old);
  await hub.settle({ 'third.csv': `uniscid,entname\n${codeOf('Third')},${old}\n` });
  const third = await subject({ uscc: codeOf('Third') });
  expect(third?.id).not.toBe(ids.kept);
  expect(await subject({ uscc: codeOf('Kept') })).toMatchObject({ id: ids.kept });
  await deliveredAgain({ 'held.csv': true });
  later('2026-07-11');
  await unmerge(done?.id);
});

const mergesOf = async (key: object, token?: string): Promise<Whole['merges'] | undefined> =>
  (
    await ask<{ subject: Pick<Whole, 'merges'> | null }>(
      hub,
      `query($key: SubjectKey!) { subject(key: $key) { merges { id evidence absorbedName } } }`,
      { key },
      token,
    )
  ).subject?.merges;
const nodeOf = async (id: string | undefined, token?: string): Promise<object | null> =>
  (
    await ask<{ node: object | null }>(
      hub,
      `query($id: ID!) { node(id: $id) { id ... on Merge { evidence absorbedName kept { id } } } }`,
      { id },
      token,
    )
  ).node;

const foundBy = async (
  text: string,
  token?: string,
  asOf: object = {},
): Promise<readonly string[]> =>
  (
    await ask<{ subjects: { totalCount: number; nodes: readonly Node[] } }>(
      hub,
      `query($text: String!, $asOf: AsOf) { subjects(search: $text, asOf: $asOf) { totalCount nodes { id } } }`,
      { text, asOf },
      token,
    )
  ).subjects.nodes.map(({ id }) => id);

test('by the name of a duplicate is found whom it stands merged into', async () => {
  later('2026-07-15');
  const third = (await subject({ uscc: codeOf('Third') }))?.id ?? '';
  const bearers = async (asOf: object = {}): Promise<readonly string[]> =>
    [...(await foundBy(old, tokens.analyst, asOf))].sort();
  expect(await bearers()).toEqual([ids.old, third].sort());
  const { merge: done } = await merge(ids.kept, ids.old);
  const at = now;
  later('2026-07-16');
  expect(await bearers()).toEqual([ids.kept, third].sort());
  expect(await foundBy(nameOf('Kept'))).toEqual([ids.kept]);
  expect(await bearers(before(at))).toEqual([ids.old, third].sort());
  await unmerge(done?.id);
  later('2026-07-17');
  expect(await bearers()).toEqual([ids.old, third].sort());
});

test('a merge is among officials and its two; whom nobody may know leads nowhere', async () => {
  later('2026-07-20');
  // only a warning, which is never published, names this firm
  await hub.settle({
    'warned.csv': [penalties, penalty('示并罚9号', '暗处示例有限公司', '', '警告')].join('\n'),
    'warned-2.csv': [penalties, penalty('示并罚8号', nameOf('Far'), codeOf('Far'), '警告')].join(
      '\n',
    ),
  });
  const [hidden = ''] = await foundBy('暗处示例有限公司', tokens.clerk);
  const far = await idOf('Far');
  expect(await subject({ id: hidden }, {}, tokens.lender)).toBeNull();
  const { merge: done } = await merge(far, hidden);
  const persons = await merge(ids.atOne, ids.atTwo);
  later('2026-07-21');
  const own = await hub.token('SUBJECT', { subject: far });
  for (const token of [undefined, tokens.lender]) {
    expect(await mergesOf({ uscc: codeOf('Far') }, token)).toEqual([]);
    expect(await nodeOf(done?.id, token)).toBeNull();
    expect(await nodeOf(hidden, token)).toBeNull();
    expect(await foundBy('暗处示例有限公司', token)).toEqual([]);
    // the relations of the register stay public, and so does whom they name now
    expect(await nodeOf(ids.atTwo, token)).toEqual({ id: ids.atOne });
  }
  expect(await nodeOf(hidden, tokens.analyst)).toEqual({ id: far });
  expect(await foundBy('暗处示例有限公司', tokens.analyst)).toEqual([far]);
  for (const token of [tokens.analyst, tokens.clerk, own])
    expect(await mergesOf({ uscc: codeOf('Far') }, token)).toMatchObject([{ id: done?.id }]);
  expect(await nodeOf(done?.id, own)).toMatchObject({
    absorbedName: '暗处示例有限公司',
    kept: { id: far },
  });
  await unmerge(done?.id);
  await unmerge(persons.merge?.id);
});

test('one merge at a time: of two that cross one wins, and a key is done once', async () => {
  later('2026-08-01');
  const twice = await Promise.all([merge(ids.kept, ids.old), merge(ids.kept, ids.old)]);
  expect(twice.map(({ refusal }) => refusal?.code ?? 'done').sort()).toEqual([
    'ALREADY_MERGED',
    'done',
  ]);
  await unmerge(twice.find((one) => one.merge)?.merge?.id);
  const crossing = await Promise.all([merge(ids.atOne, ids.atTwo), merge(ids.atTwo, ids.atOne)]);
  expect(crossing.map(({ refusal }) => refusal?.code ?? 'done').sort()).toEqual([
    'ALREADY_MERGED',
    'done',
  ]);
  await unmerge(crossing.find((one) => one.merge)?.merge?.id);
  const key = 'merge-1';
  const [first, again] = [
    await merge(ids.kept, ids.old, { key }),
    await merge(ids.kept, ids.old, { key }),
  ];
  expect(again).toEqual(first);
  await unmerge(first.merge?.id);
});

test('who is merged into one that is merged stands at the last; each merge is undone by itself', async () => {
  later('2026-08-10');
  const apart = { atTwo: await says(ids.atTwo) };
  const atHeld = await named('Held', '欧阳乙');
  const inner = await merge(ids.atTwo, atHeld);
  later('2026-08-11');
  const outer = await merge(ids.atOne, ids.atTwo);
  expect([inner.refusal, outer.refusal]).toEqual([null, null]);
  later('2026-08-12');
  expect(await says(ids.atOne)).toHaveLength(2 + apart.atTwo.length);
  expect(await subject({ id: atHeld })).toMatchObject({ id: ids.atOne });
  expect(await subject({ id: atHeld }, { knownAt: '2026-08-10T12:00:00Z' })).toMatchObject({
    id: ids.atTwo,
  });
  expect((await mergesOf({ id: ids.atOne }, tokens.clerk))?.length).toBeGreaterThan(1);
  expect((await merge(ids.atTwo, ids.doc)).refusal?.code).toBe('ALREADY_MERGED');
  await deliveredAgain({ 'held.csv': true });
  // the inner one is undone while the outer one stands
  await unmerge(inner.merge?.id);
  later('2026-08-13');
  expect(await says(atHeld)).toEqual([`${atHeld} SHAREHOLDER 0.5 ${ids.held}`]);
  expect(await says(ids.atOne)).toHaveLength(1 + apart.atTwo.length);
  // and the other way round
  const innerAgain = await merge(ids.atOne, atHeld);
  expect(innerAgain.refusal).toBeNull();
  await unmerge(outer.merge?.id);
  later('2026-08-14');
  expect(await says(ids.atTwo)).toEqual(apart.atTwo);
  expect(await says(ids.atOne)).toHaveLength(2);
  await unmerge(innerAgain.merge?.id);
});

test('what is too much for one transaction is refused', async () => {
  later('2026-08-20');
  const most = limits.mergeMoves + 1;
  const rows = Array.from({ length: most }, (_, at) =>
    held(`Many${at}`, '多处投资有限公司', '企业法人', 1),
  );
  await hub.settle({ 'many.csv': [holdings, ...rows].join('\n') });
  const many = await named('Many1', '多处投资有限公司');
  expect((await merge(ids.kept, many)).refusal?.code).toBe('TOO_MANY');
});

interface Standing {
  readonly sanctions: { readonly nodes: readonly { readonly id: string }[] };
  readonly evaluation: { readonly score: string } | null;
}
const standing = async (id: string, asOf: object = {}): Promise<Standing | null> =>
  (
    await ask<{ subject: Standing | null }>(
      hub,
      `query($id: ID!, $asOf: AsOf) { subject(key: { id: $id }, asOf: $asOf) { sanctions { nodes { id } } evaluation { score } } }`,
      { id, asOf },
      tokens.clerk,
    )
  ).subject;
const measuresOn = async (id: string, asOf: object = {}): Promise<readonly string[]> =>
  ((await standing(id, asOf))?.sanctions.nodes ?? []).map((one) => one.id);
const impose = async (on: string, grounds: readonly string[]) =>
  (
    await ask<{
      imposeSanction: { sanction: { id: string } | null; refusals: { code: string }[] };
    }>(
      hub,
      `mutation($input: ImposeSanctionInput!) { imposeSanction(input: $input) { sanction { id } refusals { code } } }`,
      { input: { subject: on, measure: 'AWARDS_LIMIT', basis: '国办发〔2020〕49号', grounds } },
      tokens.clerk,
    )
  ).imposeSanction;

test('measures and grades follow the records that ground them, there and back; figures count one', async () => {
  later('2026-09-01');
  const { subject: found } = await ask<{
    subject: { records: { nodes: readonly { id: string }[] } };
  }>(
    hub,
    `query($id: ID!) { subject(key: { id: $id }) { records(first: 1) { nodes { id } } } }`,
    { id: ids.old },
    tokens.clerk,
  );
  const grounds = found.records.nodes.map(({ id }) => id);
  const { sanction, refusals } = await impose(ids.old, grounds);
  expect(refusals).toEqual([]);
  const clean = (await standing(ids.kept))?.evaluation?.score;
  const before = await gradeCity(hub.graph, {
    schemes: confirmedRules.schemes,
    clock: () => new Date(now),
    pageSize: 100,
  });
  later('2026-09-02');
  const { merge: done } = await merge(ids.kept, ids.old);
  later('2026-09-03');
  expect(await measuresOn(ids.kept)).toEqual([sanction?.id]);
  expect((await standing(ids.kept))?.evaluation?.score).not.toBe(clean);
  expect(await measuresOn(ids.old, { knownAt: '2026-09-01T12:00:00Z' })).toEqual([sanction?.id]);
  expect(await measuresOn(ids.kept, { knownAt: '2026-09-01T12:00:00Z' })).toEqual([]);
  expect((await impose(ids.old, grounds)).refusals).toEqual([{ code: 'SUBJECT_MERGED' }]);
  const after = await gradeCity(hub.graph, {
    schemes: confirmedRules.schemes,
    clock: () => new Date(now),
    pageSize: 100,
  });
  expect(before.subjects - after.subjects).toBe(1);
  await unmerge(done?.id);
  later('2026-09-04');
  expect(await measuresOn(ids.kept)).toEqual([]);
  expect(await measuresOn(ids.old)).toEqual([sanction?.id]);
  expect((await standing(ids.kept))?.evaluation?.score).toBe(clean);
  expect(await measuresOn(ids.kept, { knownAt: '2026-09-02T12:00:00Z' })).toEqual([sanction?.id]);
});

interface Filed {
  readonly dispute: { readonly id: string; readonly target: { readonly id: string } | null } | null;
  readonly refusal: { readonly code: string } | null;
}
const object = async (target: string | undefined, token: string, more: object = {}) =>
  (
    await ask<{ fileDispute: Filed }>(
      hub,
      `mutation($input: FileDisputeInput!) { fileDispute(input: $input) { dispute { id target { id } } refusal { code } } }`,
      { input: { target, claim: '不是同一主体', ...more } },
      token,
    )
  ).fileDispute;
const resolve = async (
  dispute: string | undefined,
  outcome: string,
  token = tokens.second,
): Promise<Filed> =>
  (
    await ask<{ resolveDispute: Filed }>(
      hub,
      `mutation($input: ResolveDisputeInput!) { resolveDispute(input: $input) { dispute { id target { id } } refusal { code } } }`,
      { input: { dispute, outcome, reason: '经核实为两家企业' } },
      token,
    )
  ).resolveDispute;
const disputedOf = async (id: string | undefined): Promise<object | null> =>
  (
    await ask<{ node: object | null }>(
      hub,
      `query($id: ID!) { node(id: $id) { ... on Merge { disputed undoneAt reason } } }`,
      { id },
      tokens.clerk,
    )
  ).node;

test('an objection marks a merge while it is open; upheld, it makes two of one in the same transaction', async () => {
  later('2026-09-10');
  const { merge: done } = await merge(ids.kept, ids.old);
  const own = await hub.token('SUBJECT', { subject: ids.kept });
  const stranger = await hub.token('SUBJECT', { subject: ids.one });
  later('2026-09-11');
  expect((await object(done?.id, stranger)).refusal?.code).toBe('NOT_FOUND');
  const filed = await object(done?.id, own);
  expect(filed.dispute?.target).toEqual({ id: done?.id });
  expect(await disputedOf(done?.id)).toMatchObject({ disputed: true, undoneAt: null });
  expect((await object(done?.id, tokens.clerk, { subject: ids.old })).refusal?.code).toBe(
    'ALREADY_OPEN',
  );
  await resolve(filed.dispute?.id, 'CORRECT', tokens.clerk);
  expect((await resolve(filed.dispute?.id, 'CORRECT')).refusal?.code).toBe('CORRECTION_MISSING');
  await resolve(filed.dispute?.id, 'DISMISS');
  expect(await disputedOf(done?.id)).toMatchObject({ disputed: false, undoneAt: null });
  const second = await object(done?.id, tokens.clerk, { subject: ids.old });
  later('2026-09-12');
  await resolve(second.dispute?.id, 'WITHDRAW', tokens.clerk);
  expect(await disputedOf(done?.id)).toMatchObject({ disputed: true, undoneAt: null });
  expect((await resolve(second.dispute?.id, 'WITHDRAW')).refusal).toBeNull();
  expect(await disputedOf(done?.id)).toMatchObject({ disputed: false, reason: '经核实为两家企业' });
  later('2026-09-13');
  expect(await subject({ id: ids.old })).toMatchObject({ id: ids.old });
  expect(await fines(ids.kept)).toEqual([]);
});

test('a list that names an absorbed firm is screened against the kept one', async () => {
  later('2026-09-20');
  const { merge: done } = await merge(ids.kept, ids.old);
  later('2026-09-21');
  const { startScreening } = await ask<{ startScreening: { id: string } }>(
    hub,
    `mutation($input: StartScreeningInput!) { startScreening(input: $input) { id } }`,
    { input: { matter: 'SUBSIDY', purpose: 'SUBSIDY', subjects: [{ id: ids.old }] } },
    tokens.clerk,
  );
  interface Screened {
    readonly state: string;
    readonly rows: { readonly nodes: readonly { readonly subject: Node | null }[] };
  }
  let screened: Screened | null = null;
  while (screened === null || screened.state === 'RUNNING') {
    await pause(50);
    ({ screening: screened } = await ask<{ screening: Screened }>(
      hub,
      `query($id: ID!) { screening(id: $id) { state rows { nodes { subject { id } } } } }`,
      startScreening,
      tokens.clerk,
    ));
  }
  expect(screened.rows.nodes).toEqual([{ subject: { id: ids.kept } }]);
  await unmerge(done?.id);
});

test('a subject that is merged into another one promises nothing: the refusal says so, and the other one promises', async () => {
  const promise = async (subject: string) =>
    (
      await ask<{ makeCommitment: { refusal: { code: string } | null } }>(
        hub,
        `mutation($input: MakeCommitmentInput!) { makeCommitment(input: $input) { refusal { code } } }`,
        { input: { subject, kind: 'VOLUNTARY', matter: '按期履行合同' } },
        tokens.clerk,
      )
    ).makeCommitment.refusal;
  later('2026-10-01');
  const { merge: done } = await merge(ids.kept, ids.old);
  later('2026-10-02');
  expect(await promise(ids.old)).toEqual({ code: 'SUBJECT_MERGED' });
  expect(await promise(ids.kept)).toBeNull();
  await unmerge(done?.id);
  later('2026-10-03');
  expect(await promise(ids.old)).toBeNull();
});
