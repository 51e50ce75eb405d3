import { expect, test } from '@jest/globals';
import {
  adminContainerArguments,
  containerArguments,
  containerEnvironment,
} from '../../../src/graph/local/docker.ts';
import { neo4jHome } from '../../../src/graph/local/neo4j-home.ts';

const home = neo4jHome('/srv/hub data');
const memory = { heapMegabytes: 512, pageCacheMegabytes: 256 };

test('the container is bound to loopback and keeps data and logs in the data folder', () => {
  const words = containerArguments(home, 'some-name', 17687).join(' ');
  expect(words).toContain('--publish 127.0.0.1:17687:7687');
  expect(words).toContain('--volume /srv/hub data/neo4j/data:/data');
  expect(words).toContain('--volume /srv/hub data/neo4j/logs:/logs');
  expect(words).toMatch(/neo4j:5\.26\.30-community$/);
});

test('the password reaches the container by a file and no argument', () => {
  const password = 'made-up-password';
  expect(containerArguments(home, 'some-name', 17687).join(' ')).not.toContain(password);
  expect(containerEnvironment({ password, memory })).toContain(`NEO4J_AUTH=neo4j/${password}\n`);
});

test('settings are spelt as the image reads them: dots as _, underscores as __', () => {
  const lines = containerEnvironment({
    password: 'made-up-password',
    memory,
    settings: { 'dbms.cypher.hints_error': 'true' },
  }).split('\n');
  expect(lines).toContain('NEO4J_dbms_usage__report_enabled=false');
  expect(lines).toContain('NEO4J_server_memory_heap_max__size=512m');
  expect(lines).toContain('NEO4J_server_memory_pagecache_size=256m');
  expect(lines).toContain('NEO4J_dbms_cypher_hints__error=true');
});

test('neo4j-admin sees the data folder under its own path, so that files keep their names', () => {
  const args = adminContainerArguments(home, ['database', 'info']);
  expect(args).toContain('/srv/hub data:/srv/hub data');
  expect(args.slice(-3)).toEqual(['neo4j-admin', 'database', 'info']);
});
