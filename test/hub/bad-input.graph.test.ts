import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { codes, firmNames } from '../fixtures/ordinary-town.ts';
import { codeOf } from '../fixtures/town.ts';
import { ask, send } from '../kit/ask.ts';
import type { TestHub } from '../kit/start-hub.ts';
import { idsOf } from './control-questions.ts';
import { startOrdinaryHub } from './ordinary-hub.ts';

const markup = '<b onmouseover=alert>&quot;&lt;有限公司';

let hub: TestHub;
let ids: Readonly<Record<'qinghe' | 'unseen' | 'marked', string>>;
beforeAll(async () => {
  hub = await startOrdinaryHub();
  await hub.settle({
    'marked.csv': `uniscid,entname\n${codeOf('Marked')},${markup}\n`,
    'held.csv': `uniscid,entname,inv,invtype,blicno,conprop\n${codes.qinghe},${firmNames.qinghe},${markup},企业法人,${codeOf('Marked')},5\n`,
  });
  const idOf = await idsOf(hub);
  ids = { qinghe: idOf(firmNames.qinghe), unseen: idOf(firmNames.unseen), marked: idOf(markup) };
});
afterAll(() => hub.stop());

describe('a subject that the viewer may not see', () => {
  const questions = [
    'paths(from: $seen, to: $other) { paths { weight } }',
    'groupRelations(subjects: [$seen, $other]) { nodes { hop } }',
    'creditMapDiff(centre: $other, from: {}, to: {}) { complete }',
    'relatedGroup(subject: $other) { complete }',
    'suspectedLinks(subject: $other) { complete }',
    'creditMap(centre: $other) { complete }',
  ];
  test.each(questions)('is answered like one that is not there: %s', async (question) => {
    const seen = question.includes('$seen') ? '$seen: ID!, ' : '';
    const ask = async (other: string) => {
      const { text, status } = await send(hub, `query (${seen}$other: ID!) { ${question} }`, {
        ...(seen === '' ? {} : { seen: ids.qinghe }),
        other,
      });
      return [status, text];
    };
    const hidden = await ask(ids.unseen);
    expect(hidden).toEqual(await ask(`sub_${'x'.repeat(22)}`));
    expect(hidden[1]).toContain('NOT_FOUND');
  });
});

test('a name with markup in it comes back as it was delivered, as JSON and nothing else', async () => {
  const query = `query ($from: ID!, $to: ID!) {
    paths(from: $from, to: $to) { paths { explanation nodes { name } } }
    relatedGroup(subject: $to) { complete hubs { explanation } } }`;
  const variables = { from: ids.marked, to: ids.qinghe };
  const { paths } = await ask<{
    readonly paths: {
      readonly paths: readonly {
        readonly explanation: string;
        readonly nodes: readonly { readonly name: string }[];
      }[];
    };
  }>(hub, query, variables);
  expect(paths.paths[0]?.nodes[0]?.name).toBe(markup);
  expect(paths.paths[0]?.explanation).toBe(`${markup}持有${firmNames.qinghe}5%的股份。`);
  const response = await fetch(`${hub.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables }),
  });
  expect(response.headers.get('content-type')).toMatch(/^application\/(graphql-response\+)?json/);
});
