import { remark, textCell, type CellReader } from '../clean.ts';
import type { ColumnIndex } from './table.ts';

const states = {
  CURRENT: new Map([
    ['1', '有效'],
    ['2', '无效'],
  ]),
  YEAR_2016: new Map([
    ['0', '正常'],
    ['1', '撤销'],
    ['2', '异议'],
    ['3', '其他'],
  ]),
};

/** 当前状态 in words. In the 2016 generation what lies outside 0..3 is folded to 0, as running systems do. */
export function noticeState(
  index: ColumnIndex,
  key: string,
  generation: keyof typeof states,
): CellReader {
  const column = index.get(key);
  if (!column) return () => undefined;
  const words = states[generation];
  const inWords = new Set(words.values());
  const read = textCell(index, key);
  return (row) => {
    const text = read(row);
    if (text === undefined || inWords.has(text)) return text;
    const known = words.get(text);
    if (known !== undefined) return known;
    remark(row, generation === 'CURRENT' ? 'WORD_UNKNOWN' : 'WORD_WRITING', column.label, text);
    return generation === 'CURRENT' ? text : words.get('0');
  };
}
