// Cuts a JSON array, or JSON objects one after another, into single objects, so that a package of any size streams.
// A statement that cannot be read costs itself; one whose brackets do not close costs what follows, as one row.
import { createReadStream } from 'node:fs';
import { HubError } from '../../errors.ts';
import { maxRecordLength } from './lines.ts';

/** One object of the file and the line on which it begins; `value` is absent when it cannot be read. */
export interface JsonObject {
  readonly line: number;
  readonly text: string;
  readonly value?: unknown;
  readonly fault?: 'TOO_LONG' | 'STATEMENT_UNREADABLE';
}

const [lineFeed, quote, backslash, opening, closing] = [0x0a, 0x22, 0x5c, 0x7b, 0x7d];
const betweenObjects = new Set([0x09, 0x0a, 0x0d, 0x20, 0x2c, 0x5b, 0x5d, 0xfeff]);

function parsed(line: number, text: string): JsonObject {
  if (text.length > maxRecordLength) return { line, text: '', fault: 'TOO_LONG' };
  try {
    return { line, text, value: JSON.parse(text) as unknown };
  } catch {
    // told as a fault of this object; the parser's own words would quote its content
    return { line, text, fault: 'STATEMENT_UNREADABLE' };
  }
}

interface ObjectCutter {
  push(piece: string): readonly JsonObject[];
  end(): readonly JsonObject[];
  line(): number;
}

function createObjectCutter(): ObjectCutter {
  let [line, begun, depth] = [1, 1, 0];
  let [inString, escaped, stray] = [false, false, false];
  let text = '';

  // of an object beyond the limit only the end is looked for
  const keep = (part: string) => {
    if (text.length <= maxRecordLength) text += part;
  };

  const takeInside = (code: number) => {
    if (escaped) escaped = false;
    else if (inString) {
      escaped = code === backslash;
      inString = code !== quote;
    } else if (code === quote) inString = true;
    else if (code === opening) depth += 1;
    else if (code === closing) depth -= 1;
  };

  const push = (piece: string): readonly JsonObject[] => {
    const objects: JsonObject[] = [];
    let kept = 0;
    for (let at = 0; at < piece.length; at += 1) {
      const code = piece.charCodeAt(at);
      if (code === lineFeed) line += 1;
      if (depth > 0) {
        takeInside(code);
        if (depth > 0) continue;
        keep(piece.slice(kept, at + 1));
        objects.push(parsed(begun, text));
        text = '';
      } else if (code === opening) {
        [depth, begun, kept, stray] = [1, line, at, false];
      } else if (!betweenObjects.has(code)) {
        // a run of anything else between objects is one unreadable row
        if (!stray) objects.push({ line, text: '', fault: 'STATEMENT_UNREADABLE' });
        stray = true;
      } else if (code === 0x2c) stray = false;
    }
    if (depth > 0) keep(piece.slice(kept));
    return objects;
  };
  const end = () => (depth > 0 ? [parsed(begun, text)] : []);
  return { push, end, line: () => line };
}

/** The objects of a JSON file one by one; throws BAD_USER_INPUT, naming the line, when the text is not UTF-8. */
export async function* readObjects(path: string): AsyncGenerator<JsonObject> {
  const cutter = createObjectCutter();
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const decode = (chunk?: Buffer): string => {
    try {
      return decoder.decode(chunk, { stream: chunk !== undefined });
    } catch (cause) {
      const where = `after line ${cutter.line()}`;
      throw new HubError(
        'BAD_USER_INPUT',
        `The JSON text is not UTF-8 ${where}: save it as UTF-8.`,
        { cause },
      );
    }
  };
  for await (const chunk of createReadStream(path)) yield* cutter.push(decode(chunk as Buffer));
  yield* cutter.push(decode());
  yield* cutter.end();
}
