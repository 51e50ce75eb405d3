import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { openLocalNeo4j } from '../../../src/graph/local/local-neo4j.ts';

test('a given address is used as it is: nothing is started, locked or stopped', async () => {
  const dataDir = join(tmpdir(), 'credit-graph-never-made');
  const given = { uri: 'neo4j+s://db.example.org', user: 'hub', password: 'made-up' };
  const said: string[] = [];
  const database = await openLocalNeo4j({
    dataDir,
    ...given,
    onProgress: (text) => said.push(text),
  });
  expect(database).toMatchObject({ ...given, startedBy: 'GIVEN' });
  await database.stop();
  expect(said).toEqual([]);
  expect(existsSync(dataDir)).toBe(false);
});
