/**
 * How high a block becomes at most, in points. What pdfmake is told to hold together and is higher than a page, it does
 * not print at all and does not say so; so nothing is held together of which this does not know that it fits.
 */
import type { Block } from './report-layout.ts';

/** Points between the margins of an A4 page. */
export const pageWidth = 595.28 - 2 * 48;

/** Size of the ordinary text, and the height of one of its lines with its leading. */
export const textSize = 9.5;
const lineHeight = 16;
const rowPadding = 8;

/** Less than what a page has between its margins. */
const most = 640;

/** What is left of a width for the texts of so many columns, after padding and lines. */
export const room = (whole: number, count: number): number =>
  whole - 12 * count - 0.6 * (count + 1);

const labelWidth = 88;
const valueWidth = room(pageWidth, 4) / 2 - labelWidth;
// never '*': a column of that kind grows with its longest word, past the edge of the page
export const pairWidths = [labelWidth, valueWidth, labelWidth, valueWidth];

/** Widths of a table's columns by their shares. */
export function columnWidths(shares: readonly number[]): number[] {
  const sum = shares.reduce((all, one) => all + one, 0);
  return shares.map((one) => (room(pageWidth, shares.length) * one) / sum);
}

// as if every character were as wide as a Chinese one
const heightOfText = (text: string, width: number): number =>
  text
    .split('\n')
    .reduce((sum, part) => sum + Math.max(1, Math.ceil((part.length * textSize) / width)), 0) *
  lineHeight;

const heightOfRow = (cells: readonly string[], widths: readonly number[]): number =>
  rowPadding +
  Math.max(0, ...cells.map((cell, index) => heightOfText(cell, widths[index] ?? labelWidth)));

/** Heights of the rows of a block that is a table, its title or head first. */
export function heightsOfRows(block: Extract<Block, { type: 'pairs' | 'table' }>): number[] {
  if (block.type === 'table') {
    const widths = columnWidths(block.widths);
    return [block.head, ...block.rows].map((row) => heightOfRow(row, widths));
  }
  const wide = pageWidth - labelWidth - 30;
  const rows = block.lines.map((pairs) =>
    heightOfRow(
      pairs.flatMap(({ label, value }) => [label, value]),
      pairs.length === 1 ? [labelWidth, wide] : pairWidths,
    ),
  );
  const title = `${block.title ?? ''}${block.mark ?? ''}    `;
  return block.title === null ? rows : [heightOfRow([title], [pageWidth - 20]), ...rows];
}

const heightOf = (block: Block): number => {
  switch (block.type) {
    case 'part':
      return 60 + heightOfText(block.text, 300);
    case 'heading':
    case 'note':
    case 'end':
      return 24 + heightOfText(block.text, 400);
    case 'paragraphs':
      return block.items.reduce((sum, item) => sum + 5 + heightOfText(item, pageWidth - 20), 8);
    case 'pairs':
    case 'table':
      return heightsOfRows(block).reduce((sum, height) => sum + height, 10);
  }
};

/** Whether heights surely stand on one page together. */
export const fits = (heights: readonly number[]): boolean =>
  heights.reduce((sum, height) => sum + height, 0) <= most;

/** Whether blocks surely stand on one page together. */
export const fitTogether = (blocks: readonly Block[]): boolean => fits(blocks.map(heightOf));
