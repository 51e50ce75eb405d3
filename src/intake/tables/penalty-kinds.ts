import { expected, labelOf, remark, textCell } from '../clean.ts';
import type { ColumnIndex, IntakeContext, Row } from './table.ts';

const separators = /[;；,，|\n]+/;

/** The kinds in one cell. 、 stands inside the name of a kind and, in dirty data, between kinds: the longest name wins. */
function splitKinds(text: string, known: ReadonlyMap<string, unknown>): readonly string[] {
  return text
    .split(separators)
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .flatMap((part) => {
      if (known.has(part) || part.startsWith('其他-')) return [part];
      const parts = part.split('、');
      return parts.every((word) => known.has(word)) ? parts : [part];
    });
}

/** 处罚类别: several per decision, joined by `;`; the 2016 generation gives a first and a second one. */
export function penaltyKindsCell(
  index: ColumnIndex,
  context: IntakeContext,
): (row: Row) => readonly string[] {
  const known = context.words.penaltyKinds;
  const first = expected(index, 'CF_CFLB', textCell(index, 'CF_CFLB'));
  const second = textCell(index, 'CF_CFLB2');
  const label = labelOf(index, 'CF_CFLB');
  const kindOf = (row: Row, word: string): string => {
    const meaning = known.get(word);
    if (!meaning && !word.startsWith('其他-')) remark(row, 'WORD_UNKNOWN', label, word);
    else if (meaning && !meaning.standard) remark(row, 'WORD_WRITING', label, word);
    return meaning?.means ?? word;
  };
  return (row) => {
    const text = [first(row), second(row)].filter((part) => part !== undefined).join(';');
    return [...new Set(splitKinds(text, known).map((word) => kindOf(row, word)))];
  };
}
