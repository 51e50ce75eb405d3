// Jest runs this once before the graph tests: a throw-away server for each worker, or the one that is given.
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { hasDocker } from '../../src/graph/local/docker.ts';
import { openLocalNeo4j } from '../../src/graph/local/local-neo4j.ts';
import { neo4jVersion } from '../../src/graph/local/neo4j-home.ts';
import { keepForTeardown } from './graph-teardown.ts';
import { tellConnection } from './start-graph.ts';

const onProgress = (text: string) => process.stderr.write(`${text}\n`);
const small = { heapMegabytes: 512, pageCacheMegabytes: 128, onProgress };

/** The classes of a started server in the form in which Java maps them: a start with them costs half. */
const classes = fileURLToPath(
  new URL(`../../.cache/neo4j-${neo4jVersion}/classes.jsa`, import.meta.url),
);
const light = `-XX:SharedArchiveFile=${classes} -XX:+UseSerialGC`;

const javaOptions = (options: string) => {
  process.env['JDK_JAVA_OPTIONS'] = options;
};

async function archiveClasses(): Promise<void> {
  const draft = `${classes}.${String(process.pid)}`;
  const dataDir = mkdtempSync(join(tmpdir(), 'credit-graph-test-'));
  mkdirSync(dirname(classes), { recursive: true });
  javaOptions(`-XX:ArchiveClassesAtExit=${draft}`);
  const server = await openLocalNeo4j({ ...small, dataDir });
  await server.stop();
  rmSync(dataDir, { recursive: true });
  renameSync(draft, classes);
}

async function startServer(worker: number): Promise<void> {
  const dataDir = mkdtempSync(join(tmpdir(), 'credit-graph-test-'));
  const server = await openLocalNeo4j({
    ...small,
    dataDir,
    // every suite writes another town, and none lives for so long that a plan made for the last one is dear
    settings: { 'dbms.cypher.min_replan_interval': '1h' },
  });
  keepForTeardown({ server, dataDir });
  tellConnection(worker, server);
}

/** Starts the servers of this run and tells the tests their addresses through the environment, which workers inherit. */
export default async function startTestGraphs({
  maxWorkers,
}: {
  readonly maxWorkers: number;
}): Promise<void> {
  if (process.env['NEO4J_TEST_URI'] !== undefined) {
    if (maxWorkers === 1) return;
    throw new Error(
      'Tests that share the database of NEO4J_TEST_URI must run one by one: add --runInBand.',
    );
  }
  // Ctrl-C ends Node without its exit event, and with it the servers would stay behind
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => process.exit(130));
  }
  const unprepared = !existsSync(classes) && !(await hasDocker(onProgress));
  if (unprepared) await archiveClasses();
  javaOptions(light);
  const workers = Array.from({ length: maxWorkers }, (_, at) => at + 1);
  await Promise.all(workers.map(startServer));
  // servers that a suite starts itself live too short for the second compiler to pay
  javaOptions(`${light} -XX:TieredStopAtLevel=1`);
}
