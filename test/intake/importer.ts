import { createNumberVault } from '../../src/access/personal-number.ts';
import type { Secrets } from '../../src/access/secrets.ts';
import { type Graph, openGraph } from '../../src/graph/graph.ts';
import { migrate } from '../../src/graph/migrations/migrate.ts';
import type { TableName } from '../../src/intake/facts.ts';
import type { ImportContext } from '../../src/intake/write/chunk.ts';
import { type DeliveryResult, writeDelivery } from '../../src/intake/write/write-delivery.ts';
import { testConnection, wipe } from '../kit/start-graph.ts';
import { delivery, digestOf, type Line } from './deliveries.ts';

const testSecrets: Secrets = {
  numberHash: 'sha256',
  idSecret: 'a'.repeat(43),
  numberHashKey: 'b'.repeat(43),
  numberSealKey: 'c'.repeat(43),
};

/** Ids, hashes and an authority order in which the register's word counts most. */
export const contextOf = (
  department: string,
  clock: () => Date = () => new Date(),
): ImportContext => ({
  idSecret: testSecrets.idSecret,
  vault: createNumberVault(testSecrets),
  department,
  authorityRank: (_table, name) => (name === '登记机关' ? 0 : 1),
  clock,
});

/** An empty graph with everything a writer needs. */
export async function emptyGraph(): Promise<Graph> {
  await wipe();
  const graph = await openGraph(testConnection());
  await migrate(graph);
  return graph;
}

export interface Delivered {
  readonly table?: TableName;
  readonly department?: string;
  readonly chunkSize?: number;
  readonly stopAfter?: number;
  readonly clock?: () => Date;
}

/** Imports lines as one file. */
export const deliver = (
  graph: Graph,
  lines: readonly Line[],
  options: Delivered = {},
): Promise<DeliveryResult> => {
  const {
    table = 'enterprise',
    department = '登记机关',
    chunkSize = 10,
    stopAfter,
    clock,
  } = options;
  return writeDelivery(graph, delivery(table, lines, stopAfter), contextOf(department, clock), {
    digest: digestOf(lines),
    chunkSize,
  });
};
