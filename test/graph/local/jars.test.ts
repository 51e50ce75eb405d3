import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { countJars, neo4jJars } from '../../../src/graph/local/jars.ts';

test('every tenth jar is reported with the megabytes so far; other files do not count', () => {
  const said: string[] = [];
  const hear = countJars((text) => said.push(text));
  hear('[INFO] Downloaded from central: https://example.org/a/parent.pom (900 kB at 1 MB/s)');
  for (let jar = 0; jar < 20; jar += 1) {
    hear(`[INFO] Downloaded from central: https://example.org/a/${jar}.jar (1.5 MB at 3.0 MB/s)`);
  }
  expect(said).toEqual(['Fetched 10 jars, 15 MB so far', 'Fetched 20 jars, 30 MB so far']);
});

test('jars that are there are used without asking Maven', async () => {
  const cache = mkdtempSync(join(tmpdir(), 'credit-graph-jars-'));
  mkdirSync(join(cache, 'lib'));
  const said: string[] = [];
  expect(await neo4jJars((text) => said.push(text), cache)).toBe(join(cache, 'lib'));
  expect(said).toEqual([]);
  expect(existsSync(join(cache, 'download.lock'))).toBe(false);
  rmSync(cache, { recursive: true });
});
