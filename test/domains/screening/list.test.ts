import { describe, expect, test } from '@jest/globals';
import type { Viewer } from '../../../src/access/viewer.ts';
import { takeList } from '../../../src/domains/screening/list.actions.ts';
import { type ListedParty, rowOf } from '../../../src/domains/screening/listed-party.ts';
import type { Graph, Writer } from '../../../src/graph/graph.ts';
import { idNumberCheckCharacter } from '../../../src/words/id-number.ts';

const clerk: Viewer = { role: 'CLERK', department: null, subject: null, user: 'clerk' };
const vault = { hash: (type: string, number: string) => `${type}:${number.length}` };

/** A graph that only counts rows: those there are, and the most that one statement was sent. */
function countingGraph() {
  const seen = { rows: 0, most: 0, lists: 0 };
  const run = (statement: { readonly text: string }, params: object): Promise<object[]> => {
    if (statement.text.includes('CREATE (list')) seen.lists += 1;
    if (statement.text.includes('DELETE list')) seen.lists -= 1;
    if ('rows' in params && Array.isArray(params.rows)) {
      seen.rows += params.rows.length;
      seen.most = Math.max(seen.most, params.rows.length);
    }
    if (!statement.text.includes('DELETE row')) return Promise.resolve([]);
    const dropped = Math.min(seen.rows, 2_000);
    seen.rows -= dropped;
    return Promise.resolve([{ dropped }]);
  };
  const graph = {
    read: () => Promise.reject(new Error('nothing is read here')),
    write: <T>(_name: string, work: (tx: Writer) => Promise<T>) => work({ run } as Writer),
    close: () => Promise.resolve(),
  };
  return { graph: graph as Graph, seen };
}

async function* parties(count: number): AsyncGenerator<ListedParty> {
  for (let at = 0; at < count; at += 1) yield await Promise.resolve({ name: `示例${at}有限公司` });
}

describe('a list is taken in', () => {
  const options = { clock: () => new Date(), vault, viewer: clerk };

  test('portion by portion, up to 100,000 rows', async () => {
    const { graph, seen } = countingGraph();
    expect(await takeList({ ...options, graph }, parties(100_000))).toMatchObject({
      rows: 100_000,
    });
    expect(seen).toEqual({ rows: 100_000, most: 2_000, lists: 1 });
  });

  test('not with one row more, and nothing is left of it', async () => {
    const { graph, seen } = countingGraph();
    await expect(takeList({ ...options, graph }, parties(100_001))).rejects.toThrow('100000 rows');
    expect(seen).toMatchObject({ rows: 0, lists: 0 });
  });

  test('not without rows', async () => {
    const { graph, seen } = countingGraph();
    await expect(takeList({ ...options, graph }, parties(0))).rejects.toThrow('empty');
    expect(seen).toMatchObject({ rows: 0, lists: 0 });
  });
});

describe('a row keeps', () => {
  const row = (listed: ListedParty, persons = true) => rowOf(listed, 1, { vault, persons });

  test('a code as what its form says', () => {
    expect(row({ code: ' 91520000214433792d ' })).toMatchObject({ uscc: '91520000214433792D' });
    expect(row({ code: '74218321-3' })).toMatchObject({ organizationCode: '742183213' });
    expect(row({ code: '440301103097413' })).toMatchObject({
      registrationNumber: '440301103097413',
    });
  });

  test('a number of a person only as hashes, and for officials alone', () => {
    const person = { name: '甲某', idNumber: '990000190001010000' };
    expect(JSON.stringify(row(person))).not.toContain(person.idNumber);
    expect(row(person).idHashes?.length).toBeGreaterThan(0);
    expect(row(person, false).idHashes).toEqual([]);
  });

  test('that the check digit of its code or number is wrong, for whoever looks for the party in vain', () => {
    expect(row({ code: '91520000214433792D' }).fault).toBeUndefined();
    expect(row({ code: '91520000214433792E' }).fault).toBe('CHECK_DIGIT');
    expect(row({ code: '742183214' }).fault).toBe('CHECK_DIGIT');
    const person = (idNumber: string) => row({ name: '甲某', idNumber }).fault;
    const first17 = '99000019000101000';
    expect(person(`${first17}${idNumberCheckCharacter(first17)}`)).toBeUndefined();
    expect(person(`${first17}${idNumberCheckCharacter(first17) === '1' ? '2' : '1'}`)).toBe(
      'CHECK_DIGIT',
    );
    expect(person('E12345678')).toBeUndefined();
  });

  test('that it says nothing, or could not be read', () => {
    expect(row({ name: ' ', code: '' })).toEqual({ number: 1, fault: 'NOTHING_NAMED' });
    expect(row({ unreadable: true })).toEqual({ number: 1, fault: 'UNREADABLE' });
  });
});
