import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { knottedTown, knottedKeys } from '../fixtures/knotted-town.ts';
import { nameOf } from '../fixtures/town.ts';
import { ask, askAndFail } from '../kit/ask.ts';
import { startTestHub, type TestHub } from '../kit/start-hub.ts';
import {
  type Control,
  controllersOf,
  idsOf,
  inShort,
  type Question,
  type Rule,
  shortNames,
} from './control-questions.ts';
import { logged } from './request-log.ts';

let hub: TestHub;
let token: string;
let idOf: (key: string) => string;
let short: (id: string) => string;

beforeAll(async () => {
  hub = await startTestHub();
  const { counts } = await hub.settle(knottedTown);
  expect(counts.stored).toBe(counts.read);
  token = await hub.token('ANALYST');
  const byName = await idsOf(hub);
  idOf = (key) => byName(nameOf(key));
  short = shortNames(byName, knottedKeys);
});
afterAll(() => hub.stop());

const asked = (key: string, question: Question): Promise<Control> =>
  controllersOf(hub, idOf(key), { token, ...question });
const found = async (key: string, rule: Rule, validAt?: string) =>
  inShort(await asked(key, { rule, ...(validAt !== undefined && { validAt }) }), short);
const warned = async (key: string, rule: Rule) =>
  (await asked(key, { rule })).warnings.map(
    ({ code, edges }) =>
      `${code} ${edges
        .map(({ from, to }) => `${short(from.id)}>${short(to.id)}`)
        .sort()
        .join(' ')}`,
  );

describe('CONTROLLING_SHAREHOLDER counts direct holdings only', () => {
  const rule = 'CONTROLLING_SHAREHOLDER';

  test('strictly more than half', async () => {
    expect(await found('Low', rule)).toEqual([['Mid', 0.7]]);
    expect(await found('Pair', rule)).toEqual([['pKai', 0.65]]);
    expect(await found('Joint', rule)).toEqual([]);
  });

  test('exactly half was enough until 2024-06-30 and is not since 2024-07-01', async () => {
    const before = await asked('Half', { rule, validAt: '2024-06-30' });
    expect(new Map(inShort(before, short))).toEqual(
      new Map([
        ['pOu', 0.5],
        ['pPan', 0.5],
      ]),
    );
    expect(before.edition).toContain('art. 216(2)');
    const since = await asked('Half', { rule, validAt: '2024-07-01' });
    expect(since.controllers).toEqual([]);
    expect(since.edition).toContain('art. 265(2)');
  });

  test('a former holder counts while it held, and the day of the end is the next one’s', async () => {
    expect(await found('Past', rule, '2019-12-31')).toEqual([['pLin', 1]]);
    expect(await found('Past', rule, '2020-01-01')).toEqual([['pMei', 1]]);
    expect(await found('Past', rule)).toEqual([['pMei', 1]]);
    expect(await found('Past', rule, '2009-12-31')).toEqual([]);
  });
});

describe('ACTUAL_CONTROLLER is the last up the cascade', () => {
  const rule = 'ACTUAL_CONTROLLER';

  test('through layers, each of more than half', async () => {
    expect(await found('Low', rule)).toEqual([['pAnn', 0.7]]);
    expect(await found('Chain10', rule)).toEqual([['pEve', 0.51]]);
  });

  test('through two firms that only together hold enough', async () => {
    expect(await found('Joint', rule)).toEqual([['pSun', 0.6]]);
  });

  test('a state organ at the top is named, with the warning that there is no person', async () => {
    const answer = await asked('Works', { rule });
    expect(inShort(answer, short)).toEqual([['sCap', 0.6]]);
    expect(answer.warnings.map(({ code }) => code)).toEqual(['NO_NATURAL_PERSON']);
    expect(answer.warnings[0]?.message).toContain(`ends in a state body: ${nameOf('sCap')}`);
  });
});

describe('BENEFICIAL_OWNER tries its limbs in turn', () => {
  const rule = 'BENEFICIAL_OWNER';

  test('(i) 25 %, multiplied along a path and added over paths, circles solved', async () => {
    expect(await found('Low', rule)).toEqual([
      ['pBob', 0.664],
      ['pAnn', 0.336],
    ]);
    expect(await found('Ring1', rule)).toEqual([['pCai', 1]]);
    expect(await found('Dense1', rule)).toEqual([['pWei', 1]]);
    expect(await found('OwnA', rule)).toEqual([['pDai', 1]]);
  });

  test('(iii) control, where nobody has 25 %', async () => {
    const answer = await asked('Chain10', { rule });
    expect(inShort(answer, short)).toEqual([['pEve', 0.51]]);
    expect(answer.controllers[0]?.basis).toContain('limb (iii)');
  });

  test('(iv) daily management, where nobody has 25 % or controls: no share', async () => {
    const answer = await asked('Solo', { rule });
    expect(inShort(answer, short)).toEqual([['pXu', null]]);
    expect(answer.controllers[0]?.basis).toContain('limb (iv)');
    expect(answer.controllers[0]?.proof.edges).toHaveLength(1);
  });

  test('before its first edition that one is applied, and says so', async () => {
    const { edition } = await asked('Low', { rule, validAt: '2024-10-31' });
    expect(edition).toContain('applied to an earlier day');
  });
});

describe('CONTROL_CASCADE is a least fixpoint', () => {
  const rule = 'CONTROL_CASCADE';

  test('a controlled firm’s holding counts in full', async () => {
    const low = await found('Low', rule);
    expect(new Map(low)).toEqual(
      new Map([
        ['Mid', 0.7],
        ['Top', 0.7],
        ['pAnn', 0.7],
      ]),
    );
    expect(await found('Chain10', rule)).toHaveLength(10);
    expect(await found('Joint', rule)).toEqual([['pSun', 0.6]]);
  });

  test('a circle controls itself for nobody: half is not enough, and 40 % with uncontrolled firms is not', async () => {
    expect(await found('Ring1', rule)).toEqual([]);
    expect(await found('Dense1', rule)).toEqual([]);
  });
});

describe('EFFECTIVE_OWNERSHIP takes any kind of subject at or above the threshold', () => {
  const rule = 'EFFECTIVE_OWNERSHIP';

  test('the threshold itself is enough', async () => {
    const at = async (threshold: number) =>
      inShort(await asked('Low', { rule, threshold }), short).map(([key]) => key);
    expect(await at(0.336)).toEqual(['Mid', 'pBob', 'Top', 'pAnn']);
    expect(await at(0.337)).toEqual(['Mid', 'pBob', 'Top']);
    expect(await at(1)).toEqual([]);
  });

  test('the same pair twice adds up, former holders do not count', async () => {
    expect(await found('Pair', rule)).toEqual([
      ['pKai', 0.65],
      ['pJin', 0.35],
    ]);
    expect(await found('Pair', rule, '2012-01-01')).toEqual([['pKai', 0.65]]);
  });

  test('ten layers multiply to .51 to the tenth', async () => {
    const [last] = inShort(await asked('Chain10', { rule, threshold: 0.001 }), short).slice(-1);
    expect(last?.[0]).toBe('pEve');
    expect(last?.[1]).toBeCloseTo(0.51 ** 10, 12);
  });

  test('a ratio that is not stated is derived from subscribed capital, and says so', async () => {
    const answer = await asked('Cap', { rule });
    expect(inShort(answer, short)).toEqual([
      ['pHua', 0.6],
      ['pIvy', 0.4],
    ]);
    expect(answer.controllers[0]?.proof.edges[0]).toMatchObject({
      ratio: 0.6,
      ratioSource: 'DERIVED_FROM_CAPITAL',
    });
  });
});

test('warnings name what is doubtful, with its edges', async () => {
  const rule = 'EFFECTIVE_OWNERSHIP';
  expect(await warned('Ring1', rule)).toEqual(['CYCLE Ring1>Ring2 Ring2>Ring3 Ring3>Ring1']);
  expect(await warned('OwnA', rule)).toEqual(['SELF_HOLDING OwnA>OwnA']);
  expect(await warned('Fog', rule)).toEqual(['UNKNOWN_RATIO pFan>Fog']);
  expect(await warned('Odd', rule)).toEqual(['SUM_NOT_ONE pQin>Odd pRen>Odd']);
  expect(await warned('Works', 'BENEFICIAL_OWNER')).toEqual([]);
  expect(await warned('State', 'BENEFICIAL_OWNER')).toEqual(['NO_NATURAL_PERSON sCap>State']);
  expect(await warned('Low', rule)).toEqual([]);
});

test('a threshold that the law fixes, or that is no share, is refused', async () => {
  const refused = async (rule: Rule, threshold: number) => {
    const codes = ['controllers', 'controlled'].map((field) =>
      askAndFail(
        hub,
        `query ($subject: ID!, $rule: ControlRule!, $threshold: Float) {
          ${field}(subject: $subject, rule: $rule, threshold: $threshold) { edition }
        }`,
        { subject: idOf('Low'), rule, threshold },
      ),
    );
    return (await Promise.all(codes)).flat();
  };
  const both = ['BAD_USER_INPUT', 'BAD_USER_INPUT'];
  expect(await refused('CONTROL_CASCADE', 0.3)).toEqual(both);
  expect(await refused('BENEFICIAL_OWNER', 0.1)).toEqual(both);
  expect(await refused('EFFECTIVE_OWNERSHIP', 1.01)).toEqual(both);
  expect(await refused('EFFECTIVE_OWNERSHIP', -0.1)).toEqual(both);
});

test('without a token holders bear the name that the register publishes, in answer and arithmetic', async () => {
  const answer = await controllersOf(hub, idOf('Low'), { rule: 'BENEFICIAL_OWNER' });
  for (const { subject } of answer.controllers) expect(subject.name).toMatch(/^欧阳[A-Z]/);
  expect(JSON.stringify(answer)).not.toContain('欧阳*');
});

interface Said {
  readonly plain: string;
  readonly en: string;
  readonly zh: string;
}
const spoken = (field: string) =>
  ['plain', 'en', 'zh'].map((name) =>
    name === 'plain'
      ? `${name}${field}: ${field}`
      : `${name}${field}: ${field}(language: ${name.toUpperCase()})`,
  );
/** Every text of an answer as it comes by itself, in English and in Chinese. */
const textsOf = async (key: string, rule: Rule, as: string | undefined): Promise<Said[]> => {
  const [edition, basis, arithmetic, message] = ['edition', 'basis', 'arithmetic', 'message'].map(
    (field) => spoken(field).join(' '),
  );
  const answer = await ask<{ controllers: object }>(
    hub,
    `query ($subject: ID!, $rule: ControlRule!) { controllers(subject: $subject, rule: $rule) {
      ${edition} controllers { ${basis} proof { ${arithmetic} } } warnings { ${message} } } }`,
    { subject: idOf(key), rule },
    as,
  );
  const found: Said[] = [];
  const walk = (one: unknown): void => {
    if (typeof one !== 'object' || one === null) return;
    const texts = Object.entries(one).filter(([, value]) => typeof value === 'string');
    if (texts.length > 0) {
      const [plain, en, zh] = texts.map(([, value]) => value as string);
      found.push({ plain: plain ?? '', en: en ?? '', zh: zh ?? '' });
    }
    for (const value of Object.values(one)) walk(value);
  };
  walk(answer);
  return found;
};

test('every text comes in both languages with the same figures, in English unless asked otherwise', async () => {
  const all = await Promise.all(
    ['Low', 'Ring1', 'Half', 'Chain10', 'State'].map((key) =>
      textsOf(key, 'EFFECTIVE_OWNERSHIP', token),
    ),
  );
  const figures = (text: string) => (text.match(/\d+(?:\.\d+)?/g) ?? []).toSorted();
  for (const [edition, ...texts] of all) {
    expect(edition?.zh).toMatch(/^穿透持股：.*\[含循环所有权/);
    for (const { plain, en, zh } of texts) {
      expect(plain).toBe(en);
      expect(zh === en || /\p{Script=Han}/u.test(zh)).toBe(true);
      expect(figures(zh)).toEqual(figures(en));
    }
  }
  const said = all.flat().map(({ zh }) => zh);
  expect(said.some((zh) => zh.includes('解：x('))).toBe(true);
  expect(said.some((zh) => zh.startsWith('持股构成循环，经由'))).toBe(true);
});

test('the Chinese texts name persons as the English ones do', async () => {
  for (const rule of ['BENEFICIAL_OWNER', 'EFFECTIVE_OWNERSHIP'] as const) {
    const texts = await textsOf('Low', rule, undefined);
    const names = (said: string) => [...said.matchAll(/欧阳[A-Za-z*]+/g)].map(([name]) => name);
    for (const { en, zh } of texts) expect(names(zh)).toEqual(names(en));
    expect(JSON.stringify(texts)).toMatch(/欧阳[A-Z]/);
  }
});

test('controllers of a list of enterprises take as many statements as of one', async () => {
  const statements = async (operation: string, keys: readonly string[]): Promise<number> => {
    await ask(
      hub,
      `query ${operation}($ids: [ID!]!) { nodes(ids: $ids) { ... on Enterprise {
        controllers(rule: BENEFICIAL_OWNER) {
          controllers { subject { name } proof { edges { from { name } ratio } } }
          filed { ratio }
        }
      } } }`,
      { ids: keys.map(idOf) },
      token,
    );
    return (await logged(hub, operation)).statements;
  };
  const one = await statements('OfOne', ['Low']);
  expect(await statements('OfMany', ['Low', 'Ring1', 'Chain10', 'Joint', 'Solo', 'Dense2'])).toBe(
    one,
  );
  expect(one).toBeLessThanOrEqual(6);
});
