import { open } from 'node:fs/promises';
import { HubError } from '../../errors.ts';
import type { ListedRow } from './listed-columns.ts';
import { readListedCsv } from './listed-csv.ts';
import { readListedXlsx } from './listed-xlsx.ts';

/** The rows of a list of parties, in CSV or XLSX by its first bytes; BAD_USER_INPUT for anything else. */
export async function* readListed(path: string): AsyncGenerator<ListedRow> {
  const file = await open(path, 'r');
  const { buffer, bytesRead } = await file
    .read(Buffer.alloc(4), 0, 4, 0)
    .finally(() => file.close());
  const head = buffer.subarray(0, bytesRead).toString('hex');
  if (head.startsWith('504b')) yield* readListedXlsx(path);
  else if (/^(d0cf11e0|1f8b|25504446|fffe|feff)/.test(head))
    throw new HubError('BAD_USER_INPUT', 'A list comes as CSV or XLSX; save it as one of them.');
  else yield* readListedCsv(path);
}
