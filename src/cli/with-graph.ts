import { openSecrets } from '../access/secrets.ts';
import { checkSecrets } from '../access/secrets-of-graph.ts';
import { readConfig } from '../config.ts';
import { type Graph, openGraph } from '../graph/graph.ts';
import { openLocalNeo4j } from '../graph/local/local-neo4j.ts';
import { findRunningNeo4j } from '../graph/local/server-state.ts';
import { migrate } from '../graph/migrations/migrate.ts';
import { roomOf, within } from '../graph/room.ts';

/** The running hub's database, or one started for the time of `use`. */
export async function withGraph<T>(
  dataDir: string,
  onProgress: (text: string) => void,
  use: (graph: Graph) => Promise<T>,
): Promise<T> {
  const config = readConfig();
  const running = config.neo4j ?? (await findRunningNeo4j(dataDir));
  const database = await openLocalNeo4j({ dataDir, ...running, onProgress });
  try {
    const graph = await openGraph(database);
    try {
      await migrate(graph);
      await checkSecrets(graph, openSecrets(dataDir));
      return await use(within(graph, roomOf(dataDir, config.freeMegabytes)));
    } finally {
      await graph.close();
    }
  } finally {
    await database.stop();
  }
}
