// Which encoding a delivery is in is told by its lines, not by its first bytes: key headers and codes are ASCII, and
// the first Chinese name may come a million rows later. Byte 0x0A is no part of a longer character in either encoding,
// so lines are cut first and read afterwards.
import { isAscii, isUtf8 } from 'node:buffer';
import iconv from 'iconv-lite';

/** The two encodings that deliveries come in. */
export type Encoding = 'utf-8' | 'gb18030';

/** Lines of one block, and the positions of those that cannot be read in the encoding of the file. */
export interface DecodedLines {
  readonly texts: readonly string[];
  readonly unreadable: ReadonlySet<number>;
}

const lineFeed = 0x0a;
const replacement = '\uFFFD';
// below four characters a line of GB18030 can by chance be valid UTF-8; from four on the chance is under 1 in 10^9
const surelyUtf8Characters = 4;

function linesOf(block: Buffer): Buffer[] {
  const lines: Buffer[] = [];
  let start = 0;
  while (start < block.length) {
    const found = block.indexOf(lineFeed, start);
    const end = found < 0 ? block.length : found;
    lines.push(block.subarray(start, end));
    start = end + 1;
  }
  return lines;
}

function threeByteCharacters(line: Buffer): number {
  let count = 0;
  for (const byte of line) if (byte >= 0xe0) count += 1;
  return count;
}

/** Chinese text in GB18030 comes in runs of two and more characters; a Latin letter with an accent stands alone. */
function isRunsOfPairs(line: Buffer): boolean {
  let run = 0;
  for (const byte of [...line, 0]) {
    if (byte >= 0x80) run += 1;
    else if (run > 0) {
      if (run % 2 === 1 || run < 4) return false;
      run = 0;
    }
  }
  return true;
}

/** The line without what is half of a character of UTF-8: only text that was UTF-8 otherwise is so mended. */
const withoutLoneHalf = (line: Buffer): Buffer =>
  Buffer.from(
    line.toString('latin1').replace(/\u00ED[\u00A0-\u00BF][\u0080-\u00BF]/g, ''),
    'latin1',
  );

/** The encoding that most lines speak for; undefined when all are ASCII and nothing is decided yet. */
export function decideEncoding(block: Buffer): Encoding | undefined {
  if (isAscii(block)) return undefined;
  let [utf8, gb18030] = [0, 0];
  for (const line of linesOf(block)) {
    if (isAscii(line)) continue;
    if (!isUtf8(line) && !isUtf8(withoutLoneHalf(line))) gb18030 += 1;
    else if (threeByteCharacters(line) > 0 || !isRunsOfPairs(line)) utf8 += 1;
    else gb18030 += 1;
  }
  return utf8 >= gb18030 ? 'utf-8' : 'gb18030';
}

function split(text: string): string[] {
  const texts = text.split('\n');
  if (texts.at(-1) === '') texts.pop();
  return texts;
}

function decodeUtf8(block: Buffer): DecodedLines {
  const unreadable = new Set<number>();
  if (!isUtf8(block)) {
    for (const [at, line] of linesOf(block).entries()) if (!isUtf8(line)) unreadable.add(at);
  }
  return { texts: split(block.toString('utf8')), unreadable };
}

function decodeGb18030(block: Buffer): DecodedLines {
  const unreadable = new Set<number>();
  const texts = split(iconv.decode(block, 'gb18030', { stripBOM: false }));
  for (const [at, line] of linesOf(block).entries()) {
    const wrong =
      texts[at]?.includes(replacement) ??
      // a line of UTF-8 inside would come out as other Chinese characters, without any sign
      false;
    if (wrong || (isUtf8(line) && threeByteCharacters(line) >= surelyUtf8Characters)) {
      unreadable.add(at);
    }
  }
  return { texts, unreadable };
}

const surrogates =
  /\u00ED([\u00A0-\u00AF])([\u0080-\u00BF])\u00ED([\u00B0-\u00BF])([\u0080-\u00BF])/g;

/**
 * Old databases write characters beyond the first plane as two halves of three bytes each (CESU-8). A line that is
 * UTF-8 once its halves are put together is such a line; nothing else is touched.
 */
function withoutHalves(block: Buffer): Buffer {
  if (!block.includes(0xed) || isUtf8(block)) return block;
  const lines = linesOf(block).map((line) => {
    if (!line.includes(0xed) || isUtf8(line)) return line;
    const whole = line
      .toString('latin1')
      .replace(surrogates, (_, a: string, b: string, c: string, d: string) => {
        const [high, low] = [
          0xd000 | ((a.charCodeAt(0) & 0x3f) << 6) | (b.charCodeAt(0) & 0x3f),
          0xd000 | ((c.charCodeAt(0) & 0x3f) << 6) | (d.charCodeAt(0) & 0x3f),
        ];
        return Buffer.from(String.fromCharCode(high, low), 'utf8').toString('latin1');
      });
    const mended = Buffer.from(whole, 'latin1');
    return isUtf8(mended) ? mended : line;
  });
  const ending = block.at(-1) === lineFeed ? [Buffer.alloc(0)] : [];
  return Buffer.concat(
    [...lines, ...ending].flatMap((line, at) => (at === 0 ? [line] : [Buffer.of(lineFeed), line])),
  );
}

/** A decoder for one file: blocks of whole lines in, texts out. The first block that is not all ASCII decides. */
export function createDecoder(): (block: Buffer) => DecodedLines {
  let encoding: Encoding | undefined;
  return (delivered) => {
    const block = withoutHalves(delivered);
    encoding ??= decideEncoding(block);
    if (encoding === 'gb18030') return decodeGb18030(block);
    return decodeUtf8(block);
  };
}
