/**
 * A spreadsheet is a ZIP file, and a few kilobytes of ZIP can unpack to gigabytes. Before anything reads it, every entry
 * is unpacked once without being kept and counted against the limits. The entries must lie one behind the other as the
 * directory says, so that whoever reads the file by its entries meets the same ones that were counted.
 */
import { createReadStream } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { createInflateRaw } from 'node:zlib';
import { HubError } from '../../errors.ts';

/** Bounds of a spreadsheet: entries, bytes of one entry and of all of them once unpacked. */
export const zipLimits = { entries: 200, entryBytes: 256 << 20, allBytes: 512 << 20 } as const;

interface Entry {
  readonly offset: number;
  readonly method: number;
  readonly packed: number;
}

const endLength = 22;
const longestComment = 65_535;
const localLength = 30;
/** A data descriptor may follow an entry: 12 to 24 bytes. */
const longestDescriptor = 24;

const refuse = (): HubError =>
  new HubError('BAD_USER_INPUT', 'This is no spreadsheet (XLSX) that can be read; save it anew.');

const tooLarge = (): HubError =>
  new HubError(
    'BAD_USER_INPUT',
    'The spreadsheet unpacks to more than it may; save the one sheet with the list by itself.',
  );

async function readAt(file: FileHandle, from: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, from);
  if (bytesRead < length) throw refuse();
  return buffer;
}

async function directoryOf(
  file: FileHandle,
  size: number,
): Promise<{ readonly bytes: Buffer; readonly at: number; readonly count: number }> {
  const tailLength = Math.min(size, endLength + longestComment);
  const tail = await readAt(file, size - tailLength, tailLength);
  const end = tail.lastIndexOf(Buffer.from('504b0506', 'hex'));
  if (end < 0 || end + endLength > tail.length) throw refuse();
  const [count, length, at] = [
    tail.readUInt16LE(end + 10),
    tail.readUInt32LE(end + 12),
    tail.readUInt32LE(end + 16),
  ];
  if (count > zipLimits.entries) throw tooLarge();
  if (count === 0 || at + length > size) throw refuse();
  return { bytes: await readAt(file, at, length), at, count };
}

function entriesOf(bytes: Buffer, count: number): Entry[] {
  const entries: Entry[] = [];
  let at = 0;
  for (let number = 0; number < count; number += 1) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== 0x02014b50) throw refuse();
    entries.push({
      method: bytes.readUInt16LE(at + 10),
      packed: bytes.readUInt32LE(at + 20),
      offset: bytes.readUInt32LE(at + 42),
    });
    at +=
      46 + bytes.readUInt16LE(at + 28) + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return entries.sort((a, b) => a.offset - b.offset);
}

/** How many bytes an entry unpacks to; refused as soon as it is too many. */
async function unpackedBytes(
  path: string,
  { method, packed }: Entry,
  from: number,
  most: number,
): Promise<number> {
  if (packed === 0) return 0;
  const raw = createReadStream(path, { start: from, end: from + packed - 1 });
  if (method !== 0 && method !== 8) throw refuse();
  const plain = method === 0 ? raw : raw.pipe(createInflateRaw());
  let bytes = 0;
  try {
    for await (const chunk of plain) {
      bytes += (chunk as Buffer).length;
      if (bytes > most) throw tooLarge();
    }
  } catch (error) {
    // whatever zlib says of a damaged file says nothing of its bytes
    throw error instanceof HubError ? error : refuse();
  } finally {
    raw.destroy();
  }
  return bytes;
}

/** Refuses, with BAD_USER_INPUT, a file that is no ZIP file or unpacks to more than the limits. */
export async function checkZip(path: string): Promise<void> {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    if (size < endLength) throw refuse();
    const { bytes, at, count } = await directoryOf(file, size);
    let expected = 0;
    let all = 0;
    for (const entry of entriesOf(bytes, count)) {
      const gap = entry.offset - expected;
      if (gap < 0 || gap > (expected === 0 ? 0 : longestDescriptor)) throw refuse();
      const head = await readAt(file, entry.offset, localLength);
      if (head.readUInt32LE(0) !== 0x04034b50 || head.readUInt16LE(8) !== entry.method)
        throw refuse();
      const from = entry.offset + localLength + head.readUInt16LE(26) + head.readUInt16LE(28);
      if (from + entry.packed > at) throw refuse();
      const stated = head.readUInt32LE(18);
      // zero where the writer did not know it yet: a data descriptor follows
      if (stated !== 0 && stated !== entry.packed) throw refuse();
      all += await unpackedBytes(path, entry, from, zipLimits.entryBytes);
      if (all > zipLimits.allBytes) throw tooLarge();
      expected = from + entry.packed;
    }
    if (at - expected > longestDescriptor) throw refuse();
  } finally {
    await file.close();
  }
}
