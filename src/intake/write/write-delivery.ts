/** Writes one delivered file into a running hub, chunk by chunk; a batch that was stopped goes on where it stood. */
import { HubError } from '../../errors.ts';
import type { Graph } from '../../graph/graph.ts';
import { opaqueId } from '../../words/opaque-id.ts';
import type { DeliveredFile, ReadRow, Verdict } from '../facts.ts';
import type { Remarked } from '../remarked.ts';
import { type BatchNode, finishBatch, openBatch } from './batch.cypher.ts';
import type { ImportContext } from './chunk.ts';
import { writeChunk } from './write-chunk.ts';

export type Counts = Readonly<Record<Verdict | 'read', number>>;

export interface DeliveryOptions {
  /** SHA-256 of the file's bytes, hexadecimal: the same file is the same batch. */
  readonly digest: string;
  /** Called for every row, also those that an earlier run has written. */
  readonly onRow?: (row: ReadRow) => void | Promise<void>;
  readonly chunkSize?: number;
}

export interface DeliveryResult {
  readonly batch: string;
  /** An earlier run had finished this file: nothing was changed. */
  readonly delivered: boolean;
  readonly counts: Counts;
  readonly remarked: Remarked;
}

/** Transactions of this size keep the database's memory small and lose little when stopped; larger ones gain nothing. */
const defaultChunkSize = 1_000;

/** Id of the batch that a file is: the same bytes from the same department as the same table. */
export const batchId = (
  idSecret: string,
  digest: string,
  department: string,
  table: string,
): string => opaqueId(idSecret, 'BATCH', `${digest}|${department}|${table}`);

export const isRejected = ({ findings }: ReadRow): boolean =>
  findings.some(({ severity }) => severity === 'REJECTED');

/** What a run does with the rows: at most one chunk is being written while the next one is read. */
function createPipeline(graph: Graph, batch: BatchNode, context: ImportContext, chunkSize: number) {
  let rows: ReadRow[] = [];
  let writing = Promise.resolve();
  const flush = async (): Promise<void> => {
    await writing;
    const chunk = { batch: batch.id, rows };
    rows = [];
    if (chunk.rows.length > 0) writing = writeChunk(graph, chunk, context);
    // awaited at the next flush; until then a failure must not count as unhandled
    writing.catch(() => undefined);
  };
  return {
    push: async (row: ReadRow): Promise<void> => {
      if (row.number <= batch.rowsDone) return;
      rows.push(row);
      if (rows.length >= chunkSize) await flush();
    },
    end: async (): Promise<void> => {
      await flush();
      await writing;
    },
  };
}

async function open(
  graph: Graph,
  file: DeliveredFile,
  digest: string,
  context: ImportContext,
): Promise<BatchNode> {
  const { department, idSecret, clock } = context;
  const [found] = await graph.write('import', (tx) =>
    tx.run(openBatch, {
      id: batchId(idSecret, digest, department, file.table),
      fileName: file.fileName,
      table: file.table,
      digest,
      department,
      receivedAt: clock().toISOString(),
      unknownColumns: file.unknownColumns,
    }),
  );
  if (!found) throw new HubError('INTERNAL_SERVER_ERROR', 'The batch could not be opened.');
  return found.batch;
}

/** What the rows of a finished batch come to when it is delivered again. */
export const again = ({ read, rejected }: Pick<Counts, 'read' | 'rejected'>): Counts => ({
  read,
  stored: 0,
  unchanged: read - rejected,
  corrected: 0,
  conflict: 0,
  rejected,
});

/** The counts of a batch. */
export const countsOf = ({
  read,
  stored,
  unchanged,
  corrected,
  conflict,
  rejected,
}: BatchNode): Counts => ({
  read,
  stored,
  unchanged,
  corrected,
  conflict,
  rejected,
});

/** How many rows of a batch were remarked on; a batch of an earlier release did not count them. */
export const remarkedOf = ({ cleaned = 0, flagged = 0 }: Partial<BatchNode>): Remarked => ({
  cleaned,
  flagged,
});

/** Fails when the verdicts do not account for every row: then a row would have been lost without a word. */
export function checkCounts({ read, ...verdicts }: Counts): void {
  const told = Object.values(verdicts).reduce((total, count) => total + count, 0);
  if (told !== read) {
    throw new HubError(
      'INTERNAL_SERVER_ERROR',
      `The counts of a batch come to ${String(told)} for ${String(read)} rows.`,
    );
  }
}

/** Reads the file to its end and writes what the graph does not hold yet. */
export async function writeDelivery(
  graph: Graph,
  file: DeliveredFile,
  context: ImportContext,
  { digest, onRow, chunkSize = defaultChunkSize }: DeliveryOptions,
): Promise<DeliveryResult> {
  const batch = await open(graph, file, digest, context);
  const pipeline = createPipeline(graph, batch, context, chunkSize);
  let seen = 0;
  for await (const row of file.rows) {
    seen += 1;
    await onRow?.(row);
    await pipeline.push(row);
  }
  await pipeline.end();
  const delivered = batch.state === 'FINISHED';
  const at = context.clock().toISOString();
  const [finished] = await graph.write('import', (tx) => tx.run(finishBatch, { id: batch.id, at }));
  const told = finished?.batch ?? batch;
  const counts = delivered ? again(batch) : countsOf(told);
  checkCounts(counts);
  if (counts.read !== seen) {
    throw new HubError('INTERNAL_SERVER_ERROR', 'The file was read to another end than before.');
  }
  return { batch: batch.id, delivered, counts, remarked: remarkedOf(told) };
}
