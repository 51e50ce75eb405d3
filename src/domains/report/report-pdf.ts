/** A laid out report as the definition that pdfmake sets: the same blocks as the HTML, nothing of its own. */
import type { Content, Margins, TableCell, TDocumentDefinitions } from 'pdfmake/interfaces.js';
import {
  columnWidths,
  fits,
  fitTogether,
  heightsOfRows,
  pageWidth,
  pairWidths,
  room,
  textSize,
} from './pdf-height.ts';
import type { Block, Layout } from './report-layout.ts';
import type { Pair } from './report-text.ts';
import { qrSvg } from './report-qr.ts';

/** Name under which the font is known to pdfmake. */
export const reportFont = 'NotoSansSC';

const [blue, line, label, title, grey, red] = [
  '#1f3a5f',
  '#aab4c0',
  '#f1f4f8',
  '#e4eaf1',
  '#4a5563',
  '#b3261e',
];

const coverMargin = 44;
const coverWidths = [96, room(pageWidth - 2 * coverMargin, 2) - 96];

const borders = {
  hLineWidth: () => 0.6,
  vLineWidth: () => 0.6,
  hLineColor: () => line,
  vLineColor: () => line,
  paddingLeft: () => 6,
  paddingRight: () => 6,
  paddingTop: () => 3.5,
  paddingBottom: () => 3.5,
};

/** A word that may be wider than its column. */
const longWord = /([!-~]{24,})/;

/**
 * Text for pdfmake. Left to itself it measures what remains of a long word again for every line, which takes a minute
 * for 20,000 letters; told to break anywhere it does not, but may only be told so where a letter is one code unit.
 */
const runs = (text: string): Content =>
  longWord.test(text)
    ? text
        .split(longWord)
        .filter((part) => part !== '')
        .map((part) => (longWord.test(part) ? { text: part, wordBreak: 'break-all' } : part))
    : text;

const cell = (text: string, more: object = {}): TableCell => ({ text: runs(text), ...more });

const labelCell = (text: string): TableCell => ({
  text: runs(text),
  fillColor: label,
  color: '#33414f',
});

const pairCells = (pairs: readonly Pair[]): TableCell[] => {
  const [first, second] = pairs;
  if (!first) return [];
  return second
    ? [labelCell(first.label), cell(first.value), labelCell(second.label), cell(second.value)]
    : [labelCell(first.label), cell(first.value, { colSpan: 3 }), '', ''];
};

const tableMargin: Margins = [0, 0, 0, 10];

function pairsTable(block: Extract<Block, { type: 'pairs' }>): Content {
  const { title: name, mark, lines } = block;
  const text =
    mark === null
      ? name && runs(name)
      : [runs(name ?? ''), { text: `  【${mark}】`, color: red, bold: false }];
  const head: TableCell[][] =
    text === null ? [] : [[{ text, bold: true, fillColor: title, colSpan: 4 }, '', '', '']];
  const heights = heightsOfRows(block);
  const holds = fits(heights.slice(0, head.length + 1));
  return {
    table: {
      widths: pairWidths,
      headerRows: holds ? head.length : 0,
      keepWithHeaderRows: holds ? head.length : 0,
      dontBreakRows: holds && heights.every((height) => fits([height, heights[0] ?? 0])),
      body: [...head, ...lines.map(pairCells)],
    },
    layout: borders,
    margin: tableMargin,
  };
}

function columns(block: Extract<Block, { type: 'table' }>): Content {
  const { head, widths, rows } = block;
  const heights = heightsOfRows(block);
  return {
    table: {
      widths: columnWidths(widths),
      headerRows: 1,
      dontBreakRows: heights.every((height) => fits([height, heights[0] ?? 0])),
      body: [head.map(labelCell), ...rows.map((row) => row.map((one) => cell(one)))],
    },
    layout: borders,
    margin: tableMargin,
  };
}

function content(block: Block): Content {
  switch (block.type) {
    case 'part':
      return {
        table: {
          widths: ['*'],
          body: [
            [
              {
                text: block.text,
                bold: true,
                fontSize: 13.5,
                color: '#ffffff',
                fillColor: blue,
                border: [false, false, false, false],
                margin: [6, 2, 6, 3],
              },
            ],
          ],
        },
        layout: 'noBorders',
        margin: [0, 18, 0, 10],
      };
    case 'heading':
      return { text: block.text, bold: true, fontSize: 11.5, color: blue, margin: [0, 10, 0, 5] };
    case 'note':
      return { text: runs(block.text), color: grey, margin: [0, 0, 0, 7] };
    case 'end':
      return { text: block.text, color: grey, alignment: 'center', margin: [0, 20, 0, 0] };
    case 'paragraphs':
      return {
        ol: block.items.map((text) => ({ text, margin: [0, 0, 0, 5] })),
        margin: [0, 0, 0, 8],
      };
    case 'pairs':
      return pairsTable(block);
    case 'table':
      return columns(block);
  }
}

const isHeading = ({ type }: Block): boolean => type === 'part' || type === 'heading';

/**
 * Headings stay with what follows them. pdfmake can ask before each page, but lays the whole document out again for
 * every break.
 */
function together(blocks: readonly Block[]): Content[] {
  const groups: Block[][] = [];
  for (const block of blocks) {
    const last = groups.at(-1);
    const joins = last?.every(isHeading) ?? false;
    // what is noted of a section stands between its heading and its first entry
    const noted = last?.at(-1)?.type === 'note' && (last[0] ? isHeading(last[0]) : false);
    if (joins || (noted && !isHeading(block))) last?.push(block);
    else groups.push([block]);
  }
  return groups.map((group) => {
    const stack = group.map(content);
    return group.length > 1 && fitTogether(group) ? { stack, unbreakable: true } : { stack };
  });
}

function cover(layout: Layout): Content[] {
  const alignment = 'center' as const;
  return [
    {
      text: layout.title,
      fontSize: layout.language === 'zh' ? 25 : 21,
      bold: true,
      color: blue,
      alignment: 'center',
      margin: [0, 85, 0, 10],
    },
    { text: layout.standard, fontSize: 9, color: '#555555', alignment: 'center' },
    {
      canvas: [
        { type: 'line', x1: 0, y1: 0, x2: pageWidth, y2: 0, lineWidth: 2.5, lineColor: blue },
        { type: 'line', x1: 0, y1: 4, x2: pageWidth, y2: 4, lineWidth: 0.7, lineColor: blue },
      ],
      margin: [0, 22, 0, 26],
    },
    {
      table: {
        widths: coverWidths,
        body: layout.cover.map(({ label: name, value }) => [labelCell(name), cell(value)]),
      },
      layout: borders,
      margin: [coverMargin, 0, coverMargin, 24],
    },
    { svg: qrSvg(layout.verifyUrl), width: 100, alignment: 'center' },
    { text: layout.verifyText, fontSize: 9, alignment: 'center', margin: [0, 2, 0, 28] },
    { text: layout.centre, fontSize: 13, alignment: 'center' },
    ...(layout.seal === null
      ? [{ text: layout.date, fontSize: 13, alignment, pageBreak: 'after' as const }]
      : [
          { text: layout.date, fontSize: 13, alignment },
          { text: layout.seal, color: grey, alignment, pageBreak: 'after' as const },
        ]),
  ];
}

/** A column of a third of the page was too narrow for an English number, which is what layout 1 keeps. */
const footerWidths = {
  1: ['*', '*', '*'],
  2: ['auto', '*', 'auto'],
  3: ['auto', '*', 'auto'],
  4: ['auto', '*', 'auto'],
} as const;

const footer =
  ({ drawnAs, numberLabel, number, centre }: Layout) =>
  (page: number, pages: number): Content => ({
    columns: [
      {
        text: `${numberLabel} ${number}`,
        width: footerWidths[drawnAs][0],
        ...(drawnAs < 3 ? {} : { noWrap: true }),
      },
      { text: centre, alignment: 'center', width: footerWidths[drawnAs][1] },
      { text: `${page} / ${pages}`, alignment: 'right', width: footerWidths[drawnAs][2] },
    ],
    ...(drawnAs === 1 ? {} : { columnGap: 12 }),
    fontSize: 8,
    color: '#555555',
    margin: [48, 14, 48, 0],
  });

const watermarkLargest = 24;
/** Points from edge to edge of a page at the watermark's angle, less what keeps it off the edges. */
const watermarkLongest = 640;

/** So large that all of it stands on the page; in layout 1 a long one runs off it. */
function watermarkSize({ drawnAs, watermark }: Layout): number {
  if (drawnAs === 1) return watermarkLargest;
  // a text of Latin letters takes less than 0.55 of its height for each, all else as much as a Chinese character
  const ems = Array.from(watermark).reduce((sum, one) => sum + (one < '\u0100' ? 0.55 : 1), 0);
  return Math.min(watermarkLargest, Math.floor(watermarkLongest / ems));
}

/** The definition of a report; its only date is that of the issue, so the same layout gives the same bytes. */
export const pdfOf = (layout: Layout): TDocumentDefinitions => ({
  pageSize: 'A4',
  pageMargins: [48, 46, 48, 50],
  version: '1.7',
  language: layout.language === 'zh' ? 'zh-CN' : 'en',
  displayTitle: true,
  info: {
    title: `${layout.title} ${layout.number}`,
    author: layout.centre,
    creator: 'credit-graph-hub',
    producer: 'credit-graph-hub',
    creationDate: new Date(layout.issuedAt),
    modDate: new Date(layout.issuedAt),
  },
  defaultStyle: { font: reportFont, fontSize: textSize, lineHeight: 1.15, color: '#1a1a1a' },
  watermark: {
    text: layout.watermark,
    color: blue,
    opacity: 0.05,
    bold: false,
    angle: -35,
    fontSize: watermarkSize(layout),
  },
  footer: footer(layout),
  content: [...cover(layout), ...together(layout.blocks)],
});
