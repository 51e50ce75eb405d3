import neo4j from 'neo4j-driver';
import { cypher } from '../../src/graph/cypher.ts';

/** Where and as whom a test reaches the database. */
export interface TestConnection {
  readonly uri: string;
  readonly user: string;
  readonly password: string;
}

const nameOf = (worker: string | number, what: keyof TestConnection): string =>
  `NEO4J_TEST_${what.toUpperCase()}_${String(worker)}`;

/** Tells a worker of this run its own throw-away server. */
export function tellConnection(worker: number, connection: TestConnection): void {
  for (const what of ['uri', 'user', 'password'] as const)
    process.env[nameOf(worker, what)] = connection[what];
}

/** The database of this worker: the one NEO4J_TEST_URI names, else its throw-away one of graph-setup. */
export function testConnection(): TestConnection {
  const worker = process.env['JEST_WORKER_ID'] ?? '1';
  const read = (what: keyof TestConnection): string | undefined =>
    process.env[`NEO4J_TEST_${what.toUpperCase()}`] ?? process.env[nameOf(worker, what)];
  const uri = read('uri');
  if (uri === undefined) {
    throw new Error('No database for tests: name the file *.graph.test.ts, or set NEO4J_TEST_URI.');
  }
  return { uri, user: read('user') ?? 'neo4j', password: read('password') ?? '' };
}

const isOurs = cypher<object, { ours: boolean }>`
  RETURN EXISTS { MATCH (:TestDatabase) } OR NOT EXISTS { MATCH () } AS ours
`;
const mark = cypher`MERGE (:TestDatabase)`;
const empty = cypher`
  MATCH (node) WHERE NOT node:TestDatabase
  CALL (node) { DETACH DELETE node } IN TRANSACTIONS OF 10000 ROWS
`;

/**
 * Deletes all nodes and relationships; constraints and indexes stay. Refuses a database that is neither empty nor
 * marked as a test's own by the node `(:TestDatabase)`, which is all that is left afterwards.
 */
export async function wipe(connection: TestConnection = testConnection()): Promise<void> {
  const auth = neo4j.auth.basic(connection.user, connection.password);
  const driver = neo4j.driver(connection.uri, auth, { telemetryDisabled: true });
  const session = driver.session();
  try {
    const { records } = await session.run<{ ours: boolean }>(isOurs.text);
    if (records[0]?.get('ours') !== true) {
      throw new Error(`${connection.uri} holds data that is not a test's own: it is not wiped.`);
    }
    await session.run(mark.text);
    await session.run(empty.text);
  } finally {
    await session.close();
    await driver.close();
  }
}
