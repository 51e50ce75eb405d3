import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { madeOf } from '../../src/rules/certainty.ts';
import { confirmed } from '../kit/confirmed.ts';
import { createSanction } from '../../src/domains/sanction/sanction.cypher.ts';
import type { SanctionProperties, SanctionStep } from '../../src/domains/sanction/sanction.ts';
import { cypher } from '../../src/graph/cypher.ts';
import { familyKeys, familyTown } from '../fixtures/family-town.ts';
import { today } from '../fixtures/ordinary-town.ts';
import { idNumberOf, nameOf } from '../fixtures/town.ts';
import { ask, askAndFail } from '../kit/ask.ts';
import { startTestHub, type TestHub } from '../kit/start-hub.ts';
import { idsOf, shortNames } from './control-questions.ts';

const recordOf = cypher<{ document: string }, { id: string }>`
  MATCH (record:CreditRecord { documentNumber: $document }) RETURN record.id AS id`;
const measure: SanctionProperties = {
  id: '',
  measure: '',
  effect: 'PUNISHMENT',
  basis: '条例',
  rule: 'test',
  from: '2026-06-01',
  automatic: false,
  imposedAt: '2026-06-02T00:00:00.000Z',
  imposedBy: 'clerk',
};
const step: SanctionStep = {
  kind: 'IMPOSED',
  at: measure.imposedAt,
  by: 'clerk',
  unit: null,
  matter: null,
  count: 1,
  note: null,
  number: 1,
};

let hub: TestHub;
let token: string;
let idOf: (key: string) => string;
let short: (id: string) => string;

beforeAll(async () => {
  hub = await startTestHub({ clock: today });
  const { counts } = await hub.settle(familyTown);
  expect([counts.rejected, counts.conflict]).toEqual([0, 0]);
  token = await hub.token('ANALYST');
  const byName = await idsOf(hub);
  idOf = (key) => byName(nameOf(key));
  short = shortNames(byName, familyKeys);
});
afterAll(() => hub.stop());

const document = `query Family($subject: ID!, $asOf: AsOf) {
  relatedGroup(subject: $subject, asOf: $asOf) {
    centre { id } complete edition
    members { ...Member } people { ...Member }
    edges { id kind from { id } to { id } }
    communities { number members }
    hubs { rule explanation english: explanation(language: EN) subject { id } }
    truncated { node kind direction shown total cursor } } }
  fragment Member on GroupMember { community node { hop hidden subject { id name } signals { penalties } }
    reasons { kind explanation english: explanation(language: EN) edges { id } } }`;

interface Member {
  readonly community: number;
  readonly node: {
    readonly hop: number;
    readonly hidden: boolean;
    readonly subject: { readonly id: string; readonly name: string };
  };
  readonly reasons: readonly {
    readonly kind: string;
    readonly explanation: string;
    readonly english: string;
    readonly edges: readonly { readonly id: string }[];
  }[];
}
interface Family {
  readonly complete: boolean;
  readonly members: readonly Member[];
  readonly people: readonly Member[];
  readonly edges: readonly { readonly id: string }[];
  readonly communities: readonly { readonly number: number; readonly members: readonly string[] }[];
  readonly hubs: readonly { readonly rule: string; readonly subject: { readonly id: string } }[];
}

const familyOf = async (key: string, asOf?: object, as: string | null = token) =>
  (
    await ask<{ relatedGroup: Family }>(
      hub,
      document,
      { subject: idOf(key), asOf },
      as ?? undefined,
    )
  ).relatedGroup;
const whys = (members: readonly Member[]) =>
  members
    .map(
      ({ node, reasons }) =>
        `${short(node.subject.id)} ${reasons.map(({ kind }) => kind).join(' ')}`,
    )
    .sort();
const hubsOf = ({ hubs }: Family) =>
  hubs.map(({ rule, subject }) => `${short(subject.id)} ${rule}`);

test('a family is held together by control up and down, by people, holders and branches, each with its reason', async () => {
  const family = await familyOf('Firm');
  expect(whys(family.members)).toEqual([
    'Child CONTROLLED',
    'FirmBranch BRANCH',
    'Friend PEOPLE',
    'Inv HOLDER',
    'Mid CONTROLS',
    'Other HOLDER',
    'Side PEOPLE',
    'Sister SAME_CONTROLLER',
    'Top CONTROLS',
  ]);
  expect(whys(family.people)).toEqual(['pAnn CONTROLS PEOPLE', 'pBob PEOPLE']);
  expect(family.complete).toBe(true);
});

test('every reason names relations of the answer and says itself in Chinese and in English', async () => {
  const family = await familyOf('Firm');
  const known = new Set(family.edges.map(({ id }) => id));
  const all = [...family.members, ...family.people];
  for (const { edges } of all.flatMap(({ reasons }) => reasons)) {
    expect(edges.length).toBeGreaterThan(0);
    for (const { id } of edges) expect(known).toContain(id);
  }
  const said = (key: string) =>
    all
      .find(({ node }) => node.subject.id === idOf(key))
      ?.reasons.map((one) => [one.explanation, one.english])[0];
  const [firm, sister, top] = [nameOf('Firm'), nameOf('Sister'), nameOf('Top')];
  expect(said('Top')).toEqual([
    `${top}直接或与其控制的企业共同持有${firm}51%的股份，控制${firm}。`,
    `${top}, alone or with controlled firms, holds 51% of ${firm} and controls it.`,
  ]);
  expect(said('Sister')?.[0]).toContain(`持有${sister}90%的股份，控制${sister}，也控制${firm}。`);
  expect(said('Friend')).toEqual([
    `${nameOf('pBob')}任${firm}董事；${nameOf('pBob')}任${nameOf('Friend')}监事。`,
    `${nameOf('pBob')} holds the office 董事 at ${firm}; ${nameOf('pBob')} holds the office 监事 at ${nameOf('Friend')}.`,
  ]);
});

test('the state, and a person with very many offices, glue no families together and are named', async () => {
  const family = await familyOf('Firm');
  expect(hubsOf(family)).toEqual(expect.arrayContaining(['sCap STATE_BODY', 'pAgent CROWDED']));
  const state = await familyOf('StateLow');
  expect(whys(state.members)).toEqual(['StateTop CONTROLS']);
  expect(hubsOf(state)).toEqual(['sCap STATE_BODY']);
  const body = await familyOf('sCap');
  expect([body.members, hubsOf(body)]).toEqual([[], ['sCap STATE_BODY']]);
});

test('a branch belongs to the family of its head office; a person has the family that it controls and directs', async () => {
  const branch = await familyOf('FirmBranch');
  expect(whys(branch.members)).toEqual(
    expect.arrayContaining(['Firm BRANCH', 'Sister SAME_CONTROLLER', 'Friend PEOPLE']),
  );
  const person = await familyOf('pAnn');
  expect(whys(person.members)).toEqual(
    expect.arrayContaining(['Top CONTROLLED PEOPLE', 'Firm CONTROLLED', 'Side PEOPLE']),
  );
});

test('a family is that of its day', async () => {
  expect(whys((await familyOf('Gone')).members)).toEqual([]);
  const then = await familyOf('Gone', { validAt: '2018-01-01' });
  expect(whys(then.members)).toEqual(['Friend PEOPLE', 'Firm PEOPLE'].sort());
});

test('communities are the same in every run and hold every subject of the answer once', async () => {
  const [one, two] = [await familyOf('Firm'), await familyOf('Firm')];
  expect(two).toEqual(one);
  const all = one.communities.flatMap(({ members }) => members);
  const shown = [...one.members, ...one.people].map(({ node }) => node.subject.id);
  expect([...all].sort()).toEqual([idOf('Firm'), ...shown].sort());
  expect(one.communities[0]?.members[0]).toBe(idOf('Firm'));
});

test('of persons the public sees the names that the register publishes, in the sentences too, and no numbers', async () => {
  const family = await familyOf('Firm', undefined, null);
  expect(whys(family.people)).toEqual(['pAnn CONTROLS PEOPLE', 'pBob PEOPLE']);
  const text = JSON.stringify(family);
  for (const key of ['pAnn', 'pBob']) expect(text).toContain(nameOf(key));
  for (const key of ['pAnn', 'pBob', 'pAgent']) expect(text).not.toContain(idNumberOf(key));
});

interface Risk {
  readonly score: number;
  readonly arithmetic: string;
  readonly edition: string;
  readonly carriers: readonly {
    readonly arithmetic: string;
    readonly contribution: number;
    readonly edges: readonly { readonly id: string }[];
    readonly records: readonly { readonly kind: string; readonly count: number }[];
    readonly node: { readonly subject: { readonly id: string } };
  }[];
}
const risk = `query Risk($subject: ID!, $asOf: AsOf) { relatedGroup(subject: $subject, asOf: $asOf) { risk {
  score arithmetic edition carriers { arithmetic contribution edges { id } records { kind count }
    node { hop subject { id } } } } } }`;
const riskOf = async (key: string, asOf?: object, as: string | null = token) =>
  (
    await ask<{ relatedGroup: { risk: Risk } }>(
      hub,
      risk,
      { subject: idOf(key), asOf },
      as ?? undefined,
    )
  ).relatedGroup.risk;
const carried = ({ carriers }: Risk) =>
  carriers.map(({ node, arithmetic }) => `${short(node.subject.id)} ${arithmetic}`);

test('the house rules are named in both languages', async () => {
  type Named = Readonly<Record<'en' | 'zh', string>>;
  const { relatedGroup } = await ask<{
    relatedGroup: Named & Readonly<Record<'risk' | 'suspected', Named>>;
  }>(
    hub,
    `query ($subject: ID!) { relatedGroup(subject: $subject) {
      en: edition zh: edition(language: ZH)
      risk { en: edition zh: edition(language: ZH) }
      suspected { en: edition(language: EN) zh: edition(language: ZH) } } }`,
    { subject: idOf('Firm') },
    token,
  );
  for (const { en, zh } of [relatedGroup, relatedGroup.risk, relatedGroup.suspected]) {
    expect(en).toMatch(/^2026-11 \[House rule of the credit centre/);
    expect(zh).toMatch(/^2026-11 \[信用中心内部规则/);
  }
});

test('the risk nearby is weighed, decayed on its way and written out; each sees it in the records that he may see', async () => {
  const open = await riskOf('Firm', undefined, null);
  expect(carried(open)).toEqual([
    'Friend (1 × 10) × 0.8 × 0.6 × 0.8 × 0.6 = 2.304',
    'Sister (1 × 2) × 0.8 × 0.95 × 0.8 × 0.95 × 0.8 × 0.95 = 0.877952',
  ]);
  // a sum that leaves out whom the public may not see would be taken for the whole
  expect([open.score, open.arithmetic]).toEqual([null, null]);
  expect(open.edition).toContain('2026');
  const official = await riskOf('Firm');
  expect(carried(official).map((line) => line.split(' ')[0])).toEqual([
    'Friend',
    'Child',
    'pBob',
    'Sister',
  ]);
});

test('measures of punishment in force are a risk, to whom may see them and for as long as they hold', async () => {
  const sanctioned = async (key: string, document: string, more: Partial<SanctionProperties>) => {
    const id = `san_${more.measure ?? key}`;
    const sanction = madeOf<SanctionProperties>(confirmed({ certainty: 'HOUSE' }), {
      ...measure,
      id,
      ...more,
    });
    await hub.graph.write('impose', async (tx) => {
      const [found] = await tx.run(recordOf, { document });
      const records = found ? [found.id] : [];
      await tx.run(createSanction, { subject: idOf(key), records, sanction, steps: [step] });
    });
  };
  const [listed, hidden, day] = [
    '示例严〔2026〕1号',
    '示例罚〔2026〕2号',
    { validAt: '2026-06-15' },
  ];
  await sanctioned('Friend', listed, { measure: 'BAN' });
  await sanctioned('Friend', listed, { measure: 'PRAISE', effect: 'REWARD' });
  await sanctioned('Friend', listed, { measure: 'OVER', to: '2026-06-20' });
  await sanctioned('Friend', listed, { measure: 'LIFTED', liftedAt: '2026-06-16T00:00:00.000Z' });
  // grounded on a fine that is never published
  await sanctioned('Child', hidden, { measure: 'QUIET' });
  const sanctions = ({ carriers }: Risk) =>
    carriers.flatMap(({ node, records, arithmetic }) =>
      records
        .filter(({ kind }) => kind === 'SANCTION')
        .map(({ count }) => `${short(node.subject.id)} ${count}: ${arithmetic}`),
    );
  const friend = 'Friend 1: (1 × 10 + 1 × 4) × 0.8 × 0.6 × 0.8 × 0.6 = 3.2256';
  const child = 'Child 1: (1 × 2 + 1 × 4) × 0.8 × 0.95 = 4.56';
  expect(sanctions(await riskOf('Firm', undefined, null))).toEqual([friend]);
  expect(sanctions(await riskOf('Firm'))).toEqual([child, friend]);
  const own = await hub.token('SUBJECT', { subject: idOf('Child') });
  expect(sanctions(await riskOf('Firm', undefined, own))).toEqual([child, friend]);
  expect(sanctions(await riskOf('Firm', day, null))).toEqual([
    'Friend 2: (1 × 10 + 2 × 4) × 0.8 × 0.6 × 0.8 × 0.6 = 4.1472',
  ]);
});

test('risk that was not decided on, or a family that was not there yet, counts nothing', async () => {
  expect((await riskOf('Firm', { validAt: '2025-12-31' })).carriers).toEqual([]);
  const variables = { subject: idOf('Firm'), asOf: { knownAt: '2026-06-29T00:00:00Z' } };
  expect(await askAndFail(hub, risk, variables, token)).toEqual(['NOT_FOUND']);
});

test('signals on a node are those that the viewer may see: a grade is not the public’s to know', async () => {
  const query = `query ($centre: ID!) { creditMap(centre: $centre, hops: 1) { nodes {
    subject { id } signals { penalties sanctions repairs grade } } } }`;
  const signalsOf = async (as?: string) => {
    const variables = { centre: idOf('Sister') };
    const { creditMap } = await ask<{
      creditMap: { nodes: readonly { readonly signals: object }[] };
    }>(hub, query, variables, as);
    return creditMap.nodes[0]?.signals;
  };
  // repairs are told to whom they concern: neither to the public nor to an analyst
  const counts = { penalties: 1, sanctions: 0, repairs: null };
  expect(await signalsOf()).toEqual({ ...counts, grade: null });
  expect(await signalsOf(token)).toEqual({
    ...counts,
    grade: expect.stringMatching(/^[优良中差]$/),
  });
});

test('a subject that is not there, or another kind of thing, is refused', async () => {
  expect(await askAndFail(hub, document, { subject: `sub_${'x'.repeat(22)}` })).toEqual([
    'NOT_FOUND',
  ]);
  expect(await askAndFail(hub, document, { subject: `rel_${'x'.repeat(22)}` })).toEqual([
    'BAD_USER_INPUT',
  ]);
});
