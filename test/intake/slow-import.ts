// Run as a process of its own by write.delivery.graph.test.ts, to be killed in the middle.
import { openGraph } from '../../src/graph/graph.ts';
import { writeDelivery } from '../../src/intake/write/write-delivery.ts';
import { testConnection } from '../kit/start-graph.ts';
import { busyTown } from './busy-town.ts';
import { delivery, digestOf } from './deliveries.ts';
import { contextOf } from './importer.ts';

const graph = await openGraph(testConnection());
await writeDelivery(graph, delivery('enterprise', busyTown), contextOf('登记机关'), {
  digest: digestOf(busyTown),
  chunkSize: 10,
  onRow: async ({ number }) => {
    if (number < 35) return;
    process.stdout.write(`${number}\n`);
    await new Promise((resolve) => setTimeout(resolve, 600_000));
  },
});
