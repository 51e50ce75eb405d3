import { describe, expect, test } from '@jest/globals';
import { findControlled, findControllers } from '../../../src/domains/control/control.ts';
import type { HoldingGraph } from '../../../src/domains/control/holding-graph.ts';
import { type ControlRuleName, controlRules } from '../../../src/rules/control.ts';
import { groupRules } from '../../../src/rules/groups.ts';
import { riskRules } from '../../../src/rules/risk.ts';
import { suspicionRules } from '../../../src/rules/suspicion.ts';
import type { Bilingual } from '../../../src/words/bilingual.ts';
import { graphOf, type Held } from '../../kit/holdings.ts';

const ruleNames = Object.keys(controlRules.rules) as ControlRuleName[];
const days = ['2019-01-01', '2024-06-30', '2026-04-01'];

// a name that a program which seeks words in a sentence would stumble over
const label = (id: string) => `«${id} of Asia → controls»`;
const withoutNames = (text: string) => text.replaceAll(/«[^»]*»/g, '');
const english = /[a-z]{3}/;
const names = /«[^»]*»/g;
const figures = /\d+(?:\.\d+)?(?:\/\d+)?/g;

/** What must be the same whatever the language: names and figures, each as often. */
const kept = (text: string) => {
  const parts = [...(text.match(names) ?? []), ...(withoutNames(text).match(figures) ?? [])];
  return parts.toSorted();
};

const circle: Held[] = [
  ['p1', 'A', 0.5],
  ['B', 'A', 0.5],
  ['A', 'B', 0.4],
  ['A', 'T', 0.6],
  ['p2', 'T', 0.4, { disputed: true }],
];
const many = Array.from({ length: 25 }, (_, n) => `m${n}`);
const worlds: Readonly<Record<string, HoldingGraph>> = {
  'a circle': graphOf(circle),
  'a large circle': graphOf([
    ...many.map((from, n): Held => [from, many[(n + 1) % many.length] ?? '', 0.9]),
    ['m0', 'T', 1],
  ]),
  'a circle that nobody outside owns': graphOf([
    ['A', 'B', 1],
    ['B', 'A', 1],
    ['p1', 'A', 0.1],
    ['A', 'T', 0.5],
    ['p2', 'T', 0.5],
  ]),
  'unknown ratios': graphOf([
    ['A', 'T', null],
    ['p1', 'A', 1],
    ['p2', 'T', 0.3, { ratioMin: 0.1 }],
    ['p3', 'T', null, { ratioMin: 0.26 }],
  ]),
  'own shares': graphOf([
    ['p1', 'T', 0.9],
    ['T', 'T', 0.1],
  ]),
  'a cascade': graphOf([
    ['p1', 'T', 0.6],
    ['T', 'A', 0.9],
    ['A', 'T', 0.2],
  ]),
  'more paths than are listed': graphOf(
    many.flatMap((id): Held[] => [
      ['p1', id, 0.7],
      [id, 'T', 0.04],
    ]),
  ),
  'a lattice of circles': graphOf([
    ...many
      .slice(0, 14)
      .flatMap((from) => many.slice(0, 14).map((to): Held => [from, to, from === to ? 0 : 0.05])),
    ['p1', 'm0', 0.3],
    ['m13', 'T', 1],
  ]),
  'a state body, and more than could be read': graphOf([['S', 'T', 1]], {
    cut: true,
    parties: [
      { id: 'S', kind: 'ENTERPRISE', stateBody: true },
      { id: 'T', kind: 'ENTERPRISE' },
    ],
  }),
  'who is in charge': graphOf([['A', 'T', 0.4]], {
    representatives: [{ personId: 'p9', edgeId: 'r1', firmId: 'T' }],
  }),
};

const textsOf = (graph: HoldingGraph): Bilingual[] =>
  ruleNames.flatMap((rule) =>
    days.flatMap((validAt) => {
      const options = { validAt, label };
      const up = findControllers(graph, 'T', rule, options);
      const owner = graph.parties[0]?.id ?? '';
      const down = findControlled(graph, owner, rule, options);
      return [...up.controllers, ...down.controlled]
        .flatMap(({ basis, proof }) => [basis, proof.arithmetic])
        .concat([...up.warnings, ...down.warnings].map(({ message }) => message));
    }),
  );

describe.each(Object.entries(worlds))('%s', (_, graph) => {
  test('is said in Chinese without a word of English', () => {
    const texts = textsOf(graph);
    expect(texts.length).toBeGreaterThan(0);
    for (const { zh, en } of texts) {
      expect(withoutNames(zh)).not.toMatch(english);
      expect(withoutNames(en)).not.toMatch(/\p{Script=Han}/u);
    }
  });

  test('is said with the same names and figures in both languages', () => {
    const all = ruleNames.flatMap((rule) => {
      const { controllers, warnings } = findControllers(graph, 'T', rule, {
        validAt: '2026-04-01',
        label,
      });
      const proofs = controllers.map(({ proof }) => proof.arithmetic);
      return [...proofs, ...warnings.map(({ message }) => message)];
    });
    for (const { zh, en } of all) expect(kept(zh)).toEqual(kept(en));
  });
});

test('names stand as they are, whatever words they hold', () => {
  const { controllers } = findControllers(
    worlds['a cascade'] ?? graphOf([]),
    'T',
    'CONTROL_CASCADE',
    {
      validAt: '2026-04-01',
      label,
    },
  );
  expect(controllers[0]?.proof.arithmetic.zh).toBe(
    [
      '在«T of Asia → controls»中：«p1 of Asia → controls» 0.6 → 控制«T of Asia → controls»',
      '在«A of Asia → controls»中：«T of Asia → controls» 0.9 → 控制«A of Asia → controls»',
      '合计在«T of Asia → controls»中：«A of Asia → controls» 0.2 + «p1 of Asia → controls» 0.6 = 0.8',
    ].join('；'),
  );
});

test('a circle is written as equations, what they come to and the doubts about it', () => {
  const { controllers, warnings } = findControllers(graphOf(circle), 'T', 'EFFECTIVE_OWNERSHIP', {
    validAt: '2026-04-01',
    label: (id) => id,
  });
  const person = controllers.find(({ subjectId }) => subjectId === 'p1');
  expect(person?.proof.arithmetic.zh.split('\n')).toEqual([
    'x(S) 是 S 在T中的份额；回到p1的路径不计。',
    'x(p1) = 0.5 × x(A)',
    'x(A) = 0.4 × x(B) + 0.6',
    'x(B) = 0.5 × x(A)',
    '解：x(p1) = 0.375, x(A) = 0.75, x(B) = 0.375',
  ]);
  expect(warnings.map(({ message }) => message.zh)).toEqual([
    '持股构成循环，经由A、B。',
    'B已知的持股比例之和为0.4。',
    '其中1笔持股有异议待处理。',
  ]);
});

test('every wording of a rule is data in both languages, with its source', () => {
  const editions = Object.values(controlRules.rules).flat();
  const limbs = editions.flatMap((one) => one.limbs);
  const houseRules = [groupRules, riskRules, suspicionRules].map(({ source }) => source);
  const texts = [
    ...editions.flatMap(({ law, wording, source }) => [law, wording, source]),
    ...limbs.flatMap(({ name, text }) => [name, text]),
    ...houseRules,
  ];
  expect(texts.length).toBeGreaterThan(30);
  for (const { zh } of texts) expect(zh.replace('Vadalog', '')).not.toMatch(english);
  for (const { zh } of houseRules) expect(zh).toMatch(/^信用中心内部规则/);
});

test('a day before the first wording is said in both languages', () => {
  const { edition } = findControllers(graphOf(circle), 'T', 'BENEFICIAL_OWNER', {
    validAt: '2019-01-01',
  });
  expect(edition.zh).toContain('（自2024-11-01起施行，适用于更早的日期） [《受益所有人');
  expect(edition.en).toContain(' (in force since 2024-11-01, applied to an earlier day) [受益');
});
