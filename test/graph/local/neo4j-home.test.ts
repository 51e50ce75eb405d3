import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import {
  createHome,
  memoryFor,
  neo4jHome,
  neo4jVersion,
  readOrCreatePassword,
} from '../../../src/graph/local/neo4j-home.ts';

const gigabytes = 2 ** 30;

test.each([
  [2, { heapMegabytes: 512, pageCacheMegabytes: 512 }],
  [24, { heapMegabytes: 3072, pageCacheMegabytes: 4096 }],
  [256, { heapMegabytes: 4096, pageCacheMegabytes: 8192 }],
])('a machine of %i GB gives Neo4j its share, within bounds', (total, expected) => {
  expect(memoryFor({}, total * gigabytes)).toEqual(expected);
});

test('memory asked for is memory given', () => {
  const wanted = { heapMegabytes: 300, pageCacheMegabytes: 20_000 };
  expect(memoryFor(wanted, 24 * gigabytes)).toEqual(wanted);
});

test('the password is made once and stays, in a folder nobody else may enter', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'credit-graph-home-'));
  const home = neo4jHome(dataDir);
  createHome(home);
  const password = readOrCreatePassword(home);
  expect(readOrCreatePassword(home)).toBe(password);
  expect(statSync(home.root).mode & 0o777).toBe(0o700);
  rmSync(dataDir, { recursive: true });
});

test('the pom and the compose file name the same version of Neo4j as the code', () => {
  const docker = new URL('../../../docker/', import.meta.url);
  const pom = readFileSync(new URL('neo4j/pom.xml', docker), 'utf8');
  const compose = readFileSync(new URL('compose.yml', docker), 'utf8');
  expect(pom).toContain(`<neo4j.version>${neo4jVersion}</neo4j.version>`);
  expect(compose).toContain(`image: neo4j:${neo4jVersion}-community`);
});
