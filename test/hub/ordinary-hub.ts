import { cypher } from '../../src/graph/cypher.ts';
import {
  earlierTown,
  hiddenFacts,
  ordinaryTown,
  sharedDocument,
  today,
} from '../fixtures/ordinary-town.ts';
import { startTestHub, type TestHub, type TestHubOptions } from '../kit/start-hub.ts';

const at = (day: string) => () => new Date(`${day}T04:00:00.000Z`);

/** Days on which the ordinary town was delivered. */
export const deliveries = {
  earlier: '2025-01-15',
  town: '2026-01-15',
  hidden: '2026-06-29',
} as const;

const share = cypher<{ document: string }>`
  MATCH (record:CreditRecord { documentNumber: $document }) SET record.scope = 'SHARED'`;

/** A hub that knows the ordinary town, with what is hidden from the public unless it is left out. */
export async function startOrdinaryHub(
  options: TestHubOptions & { readonly hidden?: boolean } = {},
): Promise<TestHub> {
  const { hidden = true, ...rest } = options;
  const hub = await startTestHub({ clock: today, ...rest });
  await hub.settle(earlierTown, { clock: at(deliveries.earlier) });
  await hub.settle(ordinaryTown, { clock: at(deliveries.town) });
  if (hidden) {
    await hub.settle(hiddenFacts, { clock: at(deliveries.hidden) });
    await hub.graph.write('share', (tx) => tx.run(share, { document: sharedDocument }));
  }
  return hub;
}
