/** Whatever a text holds, its cell is XML that any strict parser takes and reads back to the same text. */
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { SaxesParser } from 'saxes';
import { spreadsheetText } from '../../src/words/spreadsheet-text.ts';

const inXml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('\r', '&#13;');

/** What a strict parser reads in a cell, by the rule of the format for escapes. */
function readBack(cell: string): string {
  let text = '';
  const parser = new SaxesParser();
  parser.on('text', (part) => (text += part));
  parser.on('error', (error) => {
    throw error;
  });
  parser.write(`<t>${inXml(cell)}</t>`).close();
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
}

test.each([
  ['_x0041_', '_x005F_x0041_'],
  ['_x0041_x0042_', '_x005F_x0041_x005F_x0042_'],
  ['a\u0007b', 'a_x0007_b'],
  ['\uD800', '_xD800_'],
  ['\uFFFE', '_xFFFE_'],
  ['示例𠮷', '示例𠮷'],
  ['line\nline\ttab', 'line\nline\ttab'],
])('%j is written %j', (text, cell) => {
  expect(spreadsheetText(text)).toBe(cell);
});

test('every text comes back as it was', () => {
  const unit = fc.oneof(
    fc.integer({ min: 0, max: 0xff_ff }).map((code) => String.fromCharCode(code)),
    fc.constantFrom('_x', '0041_', 'x0042_', '_x0041_', '_', '\uD83D\uDE00', '中'),
  );
  const texts = fc.array(unit, { maxLength: 40 }).map((units) => units.join(''));
  fc.assert(
    fc.property(texts, (text) => {
      expect(readBack(spreadsheetText(text))).toBe(text);
    }),
  );
});

test('a text longer than a cell is cut between characters, and says how long it is', () => {
  for (const unit of ['中', '𠮷', '\u0007', '_x0041_']) {
    const cell = spreadsheetText(unit.repeat(40_000));
    expect(cell.length).toBeLessThanOrEqual(32_767);
    expect(cell).toContain(`本格共 ${String(unit.length * 40_000)} 字`);
    const read = readBack(cell);
    expect(unit.repeat(40_000).startsWith(read.slice(0, read.indexOf('…')))).toBe(true);
  }
  expect(spreadsheetText('中'.repeat(32_767))).toBe('中'.repeat(32_767));
});
