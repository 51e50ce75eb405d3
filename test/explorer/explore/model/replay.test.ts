import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { isEnumType, parse, validate } from 'graphql';
import { recordKindNames } from '../../../../src/words/record-kinds.ts';
import { relationKindNames } from '../../../../src/words/relation-kinds.ts';
import { subjectKindNames } from '../../../../src/words/subject-kinds.ts';
import {
  type Answers,
  type AskOnTerms,
  remembering,
} from '../../../../src/explorer/explore/model/ask-on-terms.ts';
import { type Ask, AskError } from '../../../../src/explorer/hub/ask.ts';
import * as questions from '../../../../src/explorer/explore/model/questions.ts';
import { replayView } from '../../../../src/explorer/explore/model/replay.ts';
import {
  controlRules,
  emptyView,
  type Step,
  type View,
} from '../../../../src/explorer/explore/model/view.ts';
import { schema } from '../../fake-hub.ts';
import { someHolding, someMap, someNode } from './some-map.ts';

test('kinds are those of the schema', () => {
  const valuesOf = (name: string): readonly string[] => {
    const type = schema.getType(name);
    return isEnumType(type) ? type.getValues().map(({ name: value }) => value) : [];
  };
  expect([...relationKindNames].sort()).toEqual([...valuesOf('RelationKind')].sort());
  expect([...subjectKindNames].sort()).toEqual([...valuesOf('SubjectKind')].sort());
  expect([...recordKindNames].sort()).toEqual([...valuesOf('RecordKind')].sort());
  expect([...controlRules].sort()).toEqual([...valuesOf('ControlRule')].sort());
});

test('every question of the explorer is one that the schema knows', () => {
  for (const text of Object.values(questions)) expect(validate(schema, parse(text))).toEqual([]);
});

test('every question carries the types that codegen made of it and of no other', () => {
  const folder = new URL('../../../../src/explorer/', import.meta.url);
  const files = ['explore/model/questions.ts', 'dashboard/figures.ts', 'embed/frame.tsx'];
  const typed = files.flatMap((file) => [
    ...readFileSync(new URL(file, folder), 'utf8').matchAll(
      /Question<\s*(?:typed\.)?(\w+),\s*(?:typed\.)?(\w+),?\s*>\s*=\s*\/\* question \*\/\s*`query (\w+)/g,
    ),
  ]);
  expect(typed.length).toBe(Object.keys(questions).length + 3);
  for (const [, answer, variables, name = ''] of typed)
    expect([answer, variables]).toEqual([`${name}Query`, `${name}QueryVariables`]);
});

interface Asked {
  readonly centre: string;
  readonly after: string | null;
}

// c holds ten firms, of which each answer brings one
function hub(): { readonly ask: Ask & AskOnTerms; readonly asked: Asked[] } {
  const asked: Asked[] = [];
  const ask = ((_question: string, variables: unknown) => {
    const { centre, after } = variables as Asked;
    asked.push({ centre, after });
    if (centre === 'gone') return Promise.reject(new AskError({ code: 'NOT_FOUND', message: '' }));
    if (centre === 'down') return Promise.reject(new AskError({ code: 'TIMEOUT', message: '' }));
    const next = after === null ? 1 : Number(after) + 1;
    const creditMap = someMap(
      [someNode(centre, 0), someNode(`firm${next}`, 1)],
      [someHolding(centre, `firm${next}`)],
      [{ node: centre, kind: 'SHAREHOLDER', direction: 'OUT', total: 10, cursor: String(next) }],
    );
    return Promise.resolve({ creditMap });
  }) as Ask & AskOnTerms;
  return { ask, asked };
}

const terms = { asOf: null, language: 'zh' } as const;
const open: Step = { act: 'open', id: 'c', hops: 1 };
const more: Step = { act: 'more', id: 'c', kind: 'SHAREHOLDER', direction: 'OUT' };
const viewOf = (...steps: readonly Step[]): View => ({ ...emptyView, steps });

test('each "more" goes on where the one before ended, and a step taken before is not asked again', async () => {
  const { ask, asked } = hub();
  const answers: Answers = new Map();
  const { picture } = await replayView(viewOf(open, more, more), remembering(ask, answers, terms));
  expect([...picture.nodes.keys()]).toEqual(['c', 'firm1', 'firm2', 'firm3']);
  await replayView(viewOf(open, more), remembering(ask, answers, terms));
  expect(asked.map(({ after }) => after)).toEqual([null, '1', '2']);
});

test('after a fold the branch begins anew', async () => {
  const { ask } = hub();
  const folded: Step = { ...more, act: 'fold' };
  const { picture } = await replayView(viewOf(open, more, folded, more), ask);
  expect([...picture.nodes.keys()]).toEqual(['c', 'firm1']);
});

test('what is not there on that day is left out and named; any other fault is thrown and not remembered', async () => {
  const { ask } = hub();
  const gone: Step = { act: 'expand', id: 'gone' };
  const { picture, missed } = await replayView(viewOf(open, gone), ask);
  expect(picture.nodes.size).toBe(2);
  expect(missed).toEqual(['gone']);
  const answers: Answers = new Map();
  const down: Step = { act: 'expand', id: 'down' };
  await expect(replayView(viewOf(open, down), remembering(ask, answers, terms))).rejects.toThrow(
    AskError,
  );
  expect(answers.size).toBe(1);
});

test('a question about somebody who is not there is missed like a step, also among those who were picked', async () => {
  const { ask } = hub();
  const about = { ...viewOf(open), mode: { is: 'group', id: 'gone' } } as const;
  const { picture, missed, finding } = await replayView(about, ask);
  expect([picture.nodes.size, missed, finding]).toEqual([0, ['gone'], null]);
  const some = ((question: string, variables: Record<string, unknown>) => {
    if (question === questions.presentQuestion)
      return Promise.resolve({ nodes: [{ id: 'a' }, null, { id: 'b' }] });
    expect(variables['subjects']).toEqual(['a', 'b']);
    const map = someMap([someNode('a', 0), someNode('b', 0)], [someHolding('a', 'b')]);
    return Promise.resolve({ groupRelations: { ...map, complete: true } });
  }) as AskOnTerms;
  const picked = { ...viewOf(open), mode: { is: 'together' }, picked: ['a', 'gone', 'b'] } as const;
  const made = await replayView(picked, some);
  expect([...made.picture.nodes.keys()]).toEqual(['a', 'b']);
  expect(made.missed).toEqual(['gone']);
});

test('a day is compared with a later one as well as with an earlier one', async () => {
  const { ask } = hub();
  const asked: unknown[] = [];
  const both = ((question: string, variables: Record<string, unknown>) => {
    if (question === questions.decidedQuestion) {
      expect([variables['from'], variables['to']]).toEqual(asked.at(-1));
      return Promise.resolve({ decidedRecords: { nodes: [], complete: true } });
    }
    if (question !== questions.diffQuestion) return ask(question, variables);
    asked.push([variables['from'], variables['to']]);
    const part = { nodes: [], edges: [] };
    return Promise.resolve({
      creditMapDiff: {
        appeared: part,
        gone: part,
        changedEdges: [],
        changedSubjects: [],
        to: variables['to'],
      },
    });
  }) as AskOnTerms;
  for (const other of ['2020-01-01', '2025-01-01'])
    await replayView(
      { ...viewOf(open), validAt: '2023-01-01', mode: { is: 'diff', id: 'c', other } },
      both,
    );
  expect(asked).toEqual([
    [{ validAt: '2020-01-01' }, { validAt: '2023-01-01' }],
    [{ validAt: '2023-01-01' }, { validAt: '2025-01-01' }],
  ]);
});
