// Cuts a file of any size into lines. A line longer than the limit is passed over without being kept, so a file of
// one endless line costs no more memory than the limit.
import { createReadStream } from 'node:fs';
import { createDecoder, type DecodedLines } from './encoding.ts';

/** Why a line cannot be a row: longer than the limit, not in the encoding of the file, or with NUL bytes. */
export type LineFault = 'TOO_LONG' | 'ENCODING' | 'NUL_BYTE';

/** Consecutive lines; `first` is the number of the first one, counted from 1, and faults go by position in `texts`. */
export interface LineBlock {
  readonly first: number;
  readonly texts: readonly string[];
  readonly faults: ReadonlyMap<number, LineFault>;
}

/** The longest record that is read, 1 MiB: the longest business scopes and decisions have some 20,000 characters. */
export const maxRecordLength = 1024 * 1024;

const blockLength = 256 * 1024;
const lineFeed = 0x0a;
const byteOrderMark = '\uFEFF';

function faultsOf(block: Buffer, { texts, unreadable }: DecodedLines): Map<number, LineFault> {
  const faults = new Map<number, LineFault>();
  for (const at of unreadable) faults.set(at, 'ENCODING');
  if (block.length > maxRecordLength) {
    texts.forEach((text, at) => {
      if (text.length > maxRecordLength) faults.set(at, 'TOO_LONG');
    });
  }
  if (block.includes(0)) {
    texts.forEach((text, at) => {
      if (text.includes('\0')) faults.set(at, 'NUL_BYTE');
    });
  }
  return faults;
}

const withoutReturn = (text: string) => (text.endsWith('\r') ? text.slice(0, -1) : text);

function createBlockReader(): (block: Buffer) => LineBlock {
  const decode = createDecoder();
  let next = 1;
  return (block) => {
    const decoded = decode(block);
    const texts = decoded.texts.map(withoutReturn);
    if (next === 1 && texts[0]?.startsWith(byteOrderMark)) texts[0] = texts[0].slice(1);
    const first = next;
    next += texts.length;
    return { first, texts, faults: faultsOf(block, decoded) };
  };
}

/** Answers each chunk with the whole lines that it completes; of a line beyond the limit an empty stand-in is left. */
function createCutter() {
  let rest: Buffer[] = [];
  let length = 0;
  let tooLong = false;
  const take = (end: Buffer): Buffer => {
    const block = Buffer.concat([...rest, end]);
    rest = [];
    length = 0;
    return block;
  };
  const keep = (chunk: Buffer) => {
    length += chunk.length;
    tooLong ||= length > maxRecordLength;
    rest = tooLong ? [] : [...rest, chunk];
  };
  return {
    push(chunk: Buffer): { tooLong: boolean; block?: Buffer } {
      const passed = tooLong ? chunk.indexOf(lineFeed) + 1 : 0;
      if (tooLong && passed === 0) return { tooLong: false };
      const ended = tooLong;
      if (ended) [tooLong, length] = [false, 0];
      const end = chunk.lastIndexOf(lineFeed) + 1;
      const block = end > passed ? take(chunk.subarray(passed, end)) : undefined;
      if (end < chunk.length) keep(chunk.subarray(Math.max(end, passed)));
      return { tooLong: ended, ...(block && { block }) };
    },
    end: (): { tooLong: boolean; block: Buffer } => ({ tooLong, block: take(Buffer.alloc(0)) }),
  };
}

/** The lines of a file in blocks of some hundred kilobytes; memory stays within the limit for one record. */
export async function* readLines(path: string): AsyncGenerator<LineBlock> {
  const cutter = createCutter();
  const read = createBlockReader();
  const standIn = (): LineBlock => ({
    ...read(Buffer.from('\n')),
    faults: new Map([[0, 'TOO_LONG']]),
  });
  for await (const chunk of createReadStream(path, { highWaterMark: blockLength })) {
    const { tooLong, block } = cutter.push(chunk as Buffer);
    if (tooLong) yield standIn();
    if (block) yield read(block);
  }
  const { tooLong, block } = cutter.end();
  if (tooLong) yield standIn();
  else if (block.length > 0) yield read(block);
}
