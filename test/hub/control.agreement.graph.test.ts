import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { knottedKeys, knottedTown } from '../fixtures/knotted-town.ts';
import { nameOf } from '../fixtures/town.ts';
import { vadalogKeys, vadalogTown } from '../fixtures/vadalog-town.ts';
import { ask, inPortions } from '../kit/ask.ts';
import { startTestHub, type TestHub } from '../kit/start-hub.ts';
import {
  controllersOf,
  everybody,
  type Finding,
  idsOf,
  inShort,
  type Rule,
  rules,
  shortNames,
} from './control-questions.ts';
import {
  equationsInWords,
  shareByEdges,
  stepsInWords,
  sumInWords,
  voteByEdges,
} from './replay-proof.ts';

let hub: TestHub;
let token: string;
let idOf: (key: string) => string;
let short: (id: string) => string;

beforeAll(async () => {
  hub = await startTestHub();
  for (const town of [knottedTown, vadalogTown]) {
    const { counts } = await hub.settle(town);
    expect(counts.stored).toBe(counts.read);
  }
  token = await hub.token('ANALYST');
  const byName = await idsOf(hub);
  idOf = (key) => byName(nameOf(key));
  short = shortNames(byName, [...knottedKeys, ...vadalogKeys]);
});
afterAll(() => hub.stop());

interface Pair {
  readonly ratio: number | null;
  readonly subject: { readonly id: string };
}

interface ControlledPage {
  readonly nodes: readonly Pair[];
  readonly totalCount: number;
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

async function controllersOfAll(rule: Rule): Promise<ReadonlyMap<string, readonly Finding[]>> {
  const ids = (await everybody(hub)).filter(({ kind }) => kind !== 'PERSON').map(({ id }) => id);
  const answers = await inPortions(ids, (id) =>
    controllersOf(hub, id, { rule, token, threshold: 0.25 }),
  );
  return new Map(ids.map((id, at) => [id, answers[at]?.controllers ?? []]));
}

/** What one subject controls, page by page. */
async function controlledBy(id: string, rule: Rule, first = 500): Promise<readonly Pair[]> {
  const found: Pair[] = [];
  for (let after: string | null = null; ;) {
    const { controlled }: { controlled: ControlledPage } = await ask(
      hub,
      `query ($id: ID!, $rule: ControlRule!, $first: Int, $after: String) {
        controlled(subject: $id, rule: $rule, first: $first, after: $after) {
          nodes { ratio subject { id } } totalCount pageInfo { hasNextPage endCursor }
        }
      }`,
      { id, rule, first, after },
      token,
    );
    found.push(...controlled.nodes);
    if (!controlled.pageInfo.hasNextPage) {
      expect(found).toHaveLength(controlled.totalCount);
      return found;
    }
    after = controlled.pageInfo.endCursor;
  }
}

const line = (holder: string, firm: string, ratio: number | null): string =>
  `${short(holder)} > ${short(firm)} ${ratio === null ? 'without share' : ratio.toFixed(9)}`;

test.each(rules)('%s gives the same pairs asked from above and from below', async (rule) => {
  const fromBelow = [...(await controllersOfAll(rule))].flatMap(([firm, controllers]) =>
    controllers.map(({ subject, ratio }) => line(subject.id, firm, ratio)),
  );
  const fromAbove = await inPortions(await everybody(hub), async ({ id }) =>
    (await controlledBy(id, rule)).map(({ subject, ratio }) => line(id, subject.id, ratio)),
  );
  expect(fromAbove.flat().sort()).toEqual(fromBelow.sort());
  expect(fromBelow.length).toBeGreaterThan(3);
});

test('a person owns the firms that nobody holds by being in charge of them, also one without shareholders', async () => {
  const owned = await controlledBy(idOf('pXu'), 'BENEFICIAL_OWNER');
  expect(new Set(owned.map(({ subject }) => short(subject.id)))).toEqual(new Set(['Solo', 'Bare']));
  expect(owned.map(({ ratio }) => ratio)).toEqual([null, null]);
  // Low has owners of 25 % and more, one of them its own representative, who is no second time among them
  expect(await controlledBy(idOf('pAnn'), 'BENEFICIAL_OWNER')).toHaveLength(3);
});

test('pages of what a subject controls are the whole list, in its order', async () => {
  const whole = await controlledBy(idOf('Chain1'), 'CONTROL_CASCADE');
  expect(whole).toHaveLength(9);
  expect(await controlledBy(idOf('Chain1'), 'CONTROL_CASCADE', 2)).toEqual(whole);
});

// in the published example shares sum to more than one all round a circle, so that nothing finite comes of it
const finite = async (rule: Rule) =>
  [...(await controllersOfAll(rule))].flatMap(([firm, controllers]) =>
    controllers.filter(({ ratio }) => ratio !== null).map((one) => ({ ...one, firm })),
  );

describe('a proof is enough to recompute the ratio', () => {
  const multiplied: readonly Rule[] = ['EFFECTIVE_OWNERSHIP', 'CONTROLLING_SHAREHOLDER'];
  const voted: readonly Rule[] = ['CONTROL_CASCADE', 'ACTUAL_CONTROLLER'];

  test.each(multiplied)('%s: its edges multiply and add up to it', async (rule) => {
    for (const { firm, subject, ratio, proof } of await finite(rule)) {
      expect(shareByEdges(proof.edges, subject.id, firm)).toBeCloseTo(ratio ?? -1, 9);
      expect(proof.paths.length).toBeGreaterThan(0);
      for (const { product, edges, nodes } of proof.paths) {
        const multiplied = edges.reduce((all, edge) => all * (edge.ratio ?? 0), 1);
        expect(multiplied).toBeCloseTo(product ?? -1, 12);
        expect([nodes[0]?.id, nodes.at(-1)?.id]).toEqual([subject.id, firm]);
      }
    }
  });

  test('EFFECTIVE_OWNERSHIP: its arithmetic, worked out again, is true and ends in it', async () => {
    for (const { ratio, proof } of await finite('EFFECTIVE_OWNERSHIP')) {
      if (proof.arithmetic.includes('Solution')) {
        const equations = equationsInWords(proof.arithmetic);
        for (const [left, right] of equations) expect(left).toBeCloseTo(right, 9);
        expect(equations[0]?.[0]).toBeCloseTo(ratio ?? -1, 9);
      } else {
        const { worked, stated } = sumInWords(proof.arithmetic);
        expect(worked).toBeCloseTo(stated, 12);
        expect(stated).toBeCloseTo(ratio ?? -1, 12);
      }
    }
  });

  test.each(voted)('%s: its edges and its steps lead to it', async (rule) => {
    for (const { firm, subject, ratio, proof } of await finite(rule)) {
      expect(voteByEdges(proof.edges, subject.id, firm)).toBeCloseTo(ratio ?? -1, 12);
      const steps = stepsInWords(proof.arithmetic);
      for (const [worked, stated] of steps) expect(worked).toBeCloseTo(stated, 12);
      expect(steps.at(-1)?.[1]).toBeCloseTo(ratio ?? -1, 12);
    }
  });
});

describe('the published company control example', () => {
  const controlled = async (key: string) =>
    (await controlledBy(idOf(key), 'CONTROL_CASCADE')).map(({ subject }) => short(subject.id));

  test('10 controls 20, and not 19, of which it holds exactly half', async () => {
    expect(await controlled('N10')).toEqual(['N20']);
  });

  test('19 controls 1, 2, 3, 4, 5, 6, 10 and 20', async () => {
    const expected = ['N1', 'N2', 'N3', 'N4', 'N5', 'N6', 'N10', 'N20'];
    expect(new Set(await controlled('N19'))).toEqual(new Set(expected));
  });

  test('5 controls 1 only with what 20 holds through 10: .1 + .5', async () => {
    const answer = await controllersOf(hub, idOf('N1'), { rule: 'CONTROL_CASCADE', token });
    const shares = new Map(inShort(answer, short));
    expect(shares.get('N5')).toBe(0.6);
    expect(shares.has('N20')).toBe(false);
    const five = answer.controllers.find(({ subject }) => short(subject.id) === 'N5');
    expect(five?.proof.arithmetic).toContain('= 0.6 of');
  });

  test('a circle whose shares sum to more than one has no finite ownership, and says so', async () => {
    const answer = await controllersOf(hub, idOf('N5'), { rule: 'EFFECTIVE_OWNERSHIP', token });
    expect(answer.warnings.map(({ code }) => code)).toContain('NUMERIC');
    const endless = answer.controllers.filter(({ ratio }) => ratio === null);
    expect(endless.length).toBeGreaterThan(0);
    for (const { basis, proof } of endless) {
      expect(basis).toContain('no finite value');
      expect(proof.arithmetic).toContain('No share is stated');
    }
  });
});
