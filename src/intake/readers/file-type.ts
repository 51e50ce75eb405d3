import { open } from 'node:fs/promises';
import { HubError } from '../../errors.ts';

const signatures: readonly (readonly [bytes: string, what: string])[] = [
  ['504b0304', 'an XLSX or ZIP file'],
  ['504b0506', 'an empty ZIP file'],
  ['d0cf11e0', 'an old Excel (XLS) file'],
  ['1f8b', 'a GZIP file'],
  ['25504446', 'a PDF file'],
  ['89504e47', 'a picture (PNG)'],
  ['ffd8ff', 'a picture (JPEG)'],
  ['fffe', 'a text in UTF-16'],
  ['feff', 'a text in UTF-16'],
];

const headLength = 4096;

/** Whether every other byte of much of the text is zero, as Latin letters are in UTF-16; a stray NUL byte is none. */
function isWide(head: Buffer): boolean {
  const zeros = [0, 0];
  head.forEach((byte, at) => {
    if (byte === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1;
  });
  return Math.max(...zeros) * 5 > head.length && Math.min(...zeros) * 10 < Math.max(...zeros);
}

/**
 * Looks at the first bytes: `json` when the text begins as an array or object, else `csv`. Throws BAD_USER_INPUT for
 * what is no text of the two, saying what it is instead, whatever its name ends with.
 */
export async function readFileType(path: string): Promise<'csv' | 'json'> {
  const file = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(headLength), 0, headLength, 0);
    const head = buffer.subarray(0, bytesRead);
    const hex = head.subarray(0, 4).toString('hex');
    const found = signatures.find(([bytes]) => hex.startsWith(bytes));
    if (found) {
      throw new HubError(
        'BAD_USER_INPUT',
        `This is ${found[1]}, not CSV: open it and save it as CSV UTF-8.`,
      );
    }
    if (isWide(head))
      throw new HubError(
        'BAD_USER_INPUT',
        'This is a text in UTF-16 without a mark (无标记的 UTF-16 文本): save it as CSV UTF-8. 请另存为 CSV UTF-8。',
      );
    if (bytesRead > 0 && !head.includes(0x0a) && head.includes(0x0d))
      throw new HubError(
        'BAD_USER_INPUT',
        'Its lines end with CR alone (行尾仅为 CR), as old Macintosh programs wrote them: save it as CSV UTF-8, with lines ended by CR LF or LF. 请另存为 CSV UTF-8。',
      );
    return /^\uFEFF?\s*[[{]/.test(head.toString('utf8')) ? 'json' : 'csv';
  } finally {
    await file.close();
  }
}
