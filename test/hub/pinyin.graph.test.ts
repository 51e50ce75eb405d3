import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { cypher } from '../../src/graph/cypher.ts';
import { codes, firmNames } from '../fixtures/ordinary-town.ts';
import { codeOf } from '../fixtures/town.ts';
import { ask } from '../kit/ask.ts';
import type { TestHub } from '../kit/start-hub.ts';
import { startOrdinaryHub } from './ordinary-hub.ts';

const latin = 'Yuanshan Foods Ltd';
const latinFirms = `uniscid,entname,enttype,regstate,dom,industryco,regcap,regcapcur,estdate,opscope
${codeOf('Latin')},${latin},有限责任公司,存续,,,,,,
`;

const keyed = cypher<object, { label: string; name: string }>`
  MATCH (named) WHERE named.pinyinKey IS NOT NULL AND NOT named:MarketSubject
  RETURN labels(named)[0] AS label, named.name AS name`;
const forget = cypher<{ uscc: string }>`
  MATCH (subject:MarketSubject { uscc: $uscc }) REMOVE subject.pinyinKey`;

const query = `query ($search: String!, $first: Int, $after: String) {
  subjects(search: $search, first: $first, after: $after) { totalCount nodes { name } pageInfo { endCursor } } }`;
interface Answer {
  readonly subjects: {
    readonly totalCount: number;
    readonly nodes: readonly { readonly name: string }[];
    readonly pageInfo: { readonly endCursor: string };
  };
}

let hub: TestHub;
let official: string;
beforeAll(async () => {
  hub = await startOrdinaryHub();
  await hub.settle({ 'latin.csv': latinFirms });
  official = await hub.token('DEPARTMENT', { department: '119900000000000001' });
});
afterAll(() => hub.stop());

async function found(search: string, as?: string): Promise<readonly string[]> {
  const { subjects } = await ask<Answer>(hub, query, { search }, as);
  expect(subjects.totalCount).toBe(subjects.nodes.length);
  return subjects.nodes.map(({ name }) => name);
}

describe('search by pinyin', () => {
  test.each([
    ['qingheshipin', [firmNames.qinghe, `${firmNames.qinghe}东街店`]],
    ['qhsp', [firmNames.qinghe, `${firmNames.qinghe}东街店`]],
    ['BAILU', [firmNames.bailu]],
    ['bai lu', [firmNames.bailu]],
    ['danganguan', [firmNames.archive]],
    ['dag', [firmNames.archive]],
  ])('%s', async (search, names) => {
    expect(await found(search)).toEqual(names);
  });

  test('a Latin name comes before a name that only sounds like it', async () => {
    expect(await found('yuanshan')).toEqual([latin, firmNames.yuanshan]);
    expect(await found(latin)).toEqual([latin]);
    expect(await found('Foods')).toEqual([latin]);
  });

  test('one letter and text with anything else is no pinyin', async () => {
    expect(await found('z')).toEqual([]);
    for (const search of ['qh%', 'qhsp2', 'qhsp|', 'bàilù'])
      expect(await found(search)).toEqual([]);
  });

  test('a page goes on where the last one ended, and the total stays', async () => {
    const first = (await ask<Answer>(hub, query, { search: 'yxgs', first: 2 })).subjects;
    const after = first.pageInfo.endCursor;
    const rest = (await ask<Answer>(hub, query, { search: 'yxgs', after })).subjects;
    expect([first.totalCount, rest.totalCount]).toEqual([4, 4]);
    expect(new Set([...first.nodes, ...rest.nodes].map(({ name }) => name)).size).toBe(4);
  });
});

describe('who is not to be found', () => {
  test('persons, by nobody', async () => {
    expect(await hub.graph.read(keyed, {})).toEqual([]);
    for (const search of ['simajing', 'smj', 'mengxiaochuan', 'liuyiran'])
      for (const as of [undefined, official]) expect(await found(search, as)).toEqual([]);
  });

  test('who may not be seen', async () => {
    expect(await found('anxiang')).toEqual([]);
    expect(await found('anxiang', official)).toEqual([firmNames.unseen]);
  });
});

test('a firm that was loaded before there were keys gets its own with the next delivery that names it', async () => {
  await hub.graph.write('test', (tx) => tx.run(forget, { uscc: codes.bailu }));
  expect(await found('bailu')).toEqual([]);
  const branches = `uniscid,brname,lv_uniscid\n${codeOf('West')},白鹭建设有限公司西街店,${codes.bailu}\n`;
  await hub.settle({ 'west.csv': branches });
  expect(await found('bljs')).toContain(firmNames.bailu);
});
