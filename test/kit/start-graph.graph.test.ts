import { afterAll, beforeEach, expect, test } from '@jest/globals';
import neo4j from 'neo4j-driver';
import { testConnection, wipe } from './start-graph.ts';

const { uri, user, password } = testConnection();
const driver = neo4j.driver(uri, neo4j.auth.basic(user, password), {
  disableLosslessIntegers: true,
});
const ask = async (text: string): Promise<unknown> =>
  (await driver.executeQuery(text)).records[0]?.get(0);

beforeEach(() => wipe());

afterAll(async () => {
  await wipe();
  await driver.close();
});

test('what tests have written is wiped, and the mark stays', async () => {
  await ask('UNWIND range(1, 25000) AS i CREATE (:Town { i: i })');
  await wipe();
  expect(await ask('MATCH (n) RETURN collect(labels(n))')).toEqual([['TestDatabase']]);
});

test('an empty database is marked as a test’s own', async () => {
  await ask('MATCH (n) DETACH DELETE n');
  await wipe();
  expect(await ask('MATCH (n:TestDatabase) RETURN count(n)')).toBe(1);
});

test('a database with data and no mark is refused and left as it is', async () => {
  await ask('MATCH (n:TestDatabase) SET n:Somebody REMOVE n:TestDatabase');
  await expect(wipe()).rejects.toThrow('is not wiped');
  expect(await ask('MATCH (n:Somebody) RETURN count(n)')).toBe(1);
  await ask('MATCH (n:Somebody) SET n:TestDatabase REMOVE n:Somebody');
});
