// Search is right: filters come before the limit, an exact name before all others, a day shows what was known on it, one
// wrong character is forgiven and said.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { cypher } from '../../src/graph/cypher.ts';
import { codeOf } from '../fixtures/town.ts';
import { ask } from '../kit/ask.ts';
import { startTestHub, type TestHub } from '../kit/start-hub.ts';

const head = 'uniscid,entname,enttype,regstate,dom,industryco,regcap,regcapcur,estdate,opscope';
const firm = (key: string, name: string, status: string): string =>
  `${codeOf(key)},${name},有限责任公司,${status},,F5110,,,2010-01-01,`;

/** Firms that all have one word in their name, more than a search counts; twelve of them in another place. */
const crowd = cypher<{ from: number; to: number; region: string }>`
  UNWIND range($from, $to) AS number
  CREATE (subject:Subject:MarketSubject:Enterprise {
    id: 'sub_' + right('0000000000000000000000' + toString(toInteger(number)), 22), kind: 'ENTERPRISE',
    name: '甲' + toString(toInteger(number)) + '商贸', nameKey: '甲' + toString(toInteger(number)) + '商贸',
    regionCode: $region, hash: 'h', recordedAt: '2020-01-01T00:00:00.000Z', firstRecordedAt: '2020-01-01T00:00:00.000Z'
  })`;

let hub: TestHub;
beforeAll(async () => {
  hub = await startTestHub({ clock: () => new Date('2026-06-30T04:00:00.000Z') });
  const early = { clock: () => new Date('2025-01-10T04:00:00.000Z') };
  await hub.settle(
    {
      'one.csv': [
        head,
        firm('a', '青苗食品有限公司', '存续'),
        firm('b', '单县远帆科技有限公司', '存续'),
        firm('c', '商贸', '存续'),
        '',
      ].join('\n'),
    },
    early,
  );
  await hub.settle({ 'two.csv': `${head}\n${firm('a', '青禾食品有限公司', '注销')}\n` });
  for (const [from, to, region] of [
    [1, 10_300, '990100'],
    [10_301, 10_312, '990200'],
    [10_313, 10_625, '990100'],
  ] as const)
    await hub.graph.write('crowd', (tx) => tx.run(crowd, { from, to, region }));
}, 240_000);
afterAll(() => hub.stop());

interface Answer {
  readonly subjects: {
    readonly totalCount: number;
    readonly totalIsExact: boolean;
    readonly searchedFor: string | null;
    readonly nodes: readonly { readonly name: string }[];
  };
}
const search = async (input: object) => {
  const { subjects } = await ask<Answer>(
    hub,
    `query($search: String, $filter: SubjectFilter, $asOf: AsOf, $first: Int) {
      subjects(search: $search, filter: $filter, asOf: $asOf, first: $first) {
        totalCount totalIsExact searchedFor nodes { name } } }`,
    input,
  );
  return { ...subjects, names: subjects.nodes.map(({ name }) => name) };
};

describe('among more matches than are counted', () => {
  test('a filter chooses from all of them', async () => {
    const found = await search({ search: '商贸', filter: { regionCode: '990200' }, first: 100 });
    expect(found).toMatchObject({ totalCount: 12, totalIsExact: true });
    expect(found.names).toHaveLength(12);
  });

  test('without one the total says that it is not exact, and an exact name comes first', async () => {
    const found = await search({ search: '商贸' });
    expect(found).toMatchObject({ totalCount: 10_000, totalIsExact: false });
    expect(found.names[0]).toBe('商贸');
  });

  test('an exact code comes first', async () => {
    expect((await search({ search: codeOf('a') })).names).toEqual(['青禾食品有限公司']);
  });
});

describe('on a former day', () => {
  const asOf = { validAt: '2025-02-01', knownAt: '2025-02-01T00:00:00Z' };

  test('the name of that day is found, and the later one is not known', async () => {
    expect((await search({ search: '青苗食品', asOf })).names).toEqual(['青苗食品有限公司']);
    // the later name is one that nobody had; the one that is near is said
    expect(await search({ search: '青禾食品', asOf })).toMatchObject({ searchedFor: '青苗食品' });
    expect((await search({ search: '青禾食品有限公司' })).names).toEqual(['青禾食品有限公司']);
    expect((await search({ search: '青苗食品' })).names).toEqual(['青禾食品有限公司']);
  });

  test('a filter goes by what was stated then', async () => {
    const closed = { status: '注销' };
    expect((await search({ search: '青苗', filter: closed, asOf })).names).toEqual([]);
    expect((await search({ search: '青苗', filter: closed })).names).toEqual(['青禾食品有限公司']);
    expect((await search({ filter: { status: '存续', industryCode: 'F' }, asOf })).names).toEqual(
      expect.arrayContaining(['青苗食品有限公司']),
    );
  });
});

describe('what was not written quite right', () => {
  test('one wrong character is forgiven, and said', async () => {
    const found = await search({ search: '青禾食晶' });
    expect(found).toMatchObject({ searchedFor: '青禾食品', totalCount: 1 });
    expect(found.names).toEqual(['青禾食品有限公司']);
    expect(await search({ search: '青禾食品' })).toMatchObject({ searchedFor: null });
  });

  test('a filter that leaves nobody is no wrong character', async () => {
    const found = await search({ search: '青禾食品', filter: { regionCode: '11' } });
    expect(found).toMatchObject({ searchedFor: null, totalCount: 0 });
  });

  test('a name that was not known yet is not what was meant', async () => {
    const asOf = { validAt: '2025-02-01', knownAt: '2025-02-01T00:00:00Z' };
    expect(await search({ search: '青禾食晶', asOf })).toMatchObject({
      searchedFor: null,
      totalCount: 0,
    });
  });

  test('a place is found by the pinyin that its people say', async () => {
    for (const typed of ['shanxian', 'sxyf', 'danxian'])
      expect((await search({ search: typed })).names).toEqual(['单县远帆科技有限公司']);
  });
});
