// The dirt that running systems send, and what becomes of a row that carries it.
import type { Verdict } from '../facts.ts';
import { between, pick, type Draw } from './random.ts';

interface CellDirt {
  readonly expected: Verdict;
  /** The spoilt cell; undefined where this kind of dirt cannot stick to it. */
  readonly spoil: (cell: string, draw: Draw) => string | undefined;
}

const middle = (cell: string): number => Math.ceil(Array.from(cell).length / 2);

const inserted = (cell: string, text: string): string | undefined => {
  const letters = Array.from(cell);
  const at = middle(cell);
  return letters.length < 2
    ? undefined
    : `${letters.slice(0, at).join('')}${text}${letters.slice(at).join('')}`;
};

const isDate = /^(\d{4})[-/](\d{2})[-/](\d{2})$/;

/** 2099 means "no end" in any writing. */
const isPast = (cell: string): boolean => isDate.test(cell) && !cell.startsWith('2099');

/** Before September 2001 these have twelve digits, and a number of twelve digits may be anything. */
const epoch = (cell: string): string | undefined => {
  const text = String(Date.parse(`${cell.replace(isDate, '$1-$2-$3')}T00:00:00+08:00`));
  return text.length === 13 ? text : undefined;
};

const otherLetter = (letter: string): string => (letter === '3' ? '4' : '3');

/** Every kind of dirt that sticks to one cell. */
export const cellDirt = {
  BRACKETS: {
    expected: 'corrected',
    spoil: (cell) => (cell.includes('（') ? cell.replace('（', '(').replace('）', ')') : undefined),
  },
  BLANKS: { expected: 'corrected', spoil: (cell) => inserted(cell, '  ') },
  TAB: { expected: 'corrected', spoil: (cell) => inserted(cell, '\t') },
  NO_TEXT: {
    expected: 'corrected',
    spoil: (_, draw) => pick(draw, ['\\N', '暂无', '无', '-', '[]号']),
  },
  NO_DATE: { expected: 'corrected', spoil: (_, draw) => pick(draw, ['1899-12-31', '1900-01-01']) },
  OPEN_END: { expected: 'corrected', spoil: (cell) => (cell === '' ? '9999-09-09' : undefined) },
  NO_TERM: { expected: 'corrected', spoil: () => '无处罚期限' },
  DATE_COMPACT: {
    expected: 'corrected',
    spoil: (cell) => (isPast(cell) ? cell.replace(isDate, '$1$2$3') : undefined),
  },
  DATE_EPOCH: {
    expected: 'corrected',
    spoil: (cell) => (isPast(cell) ? epoch(cell) : undefined),
  },
  DATE_IMPOSSIBLE: {
    expected: 'rejected',
    spoil: (cell) => (isDate.test(cell) ? cell.replace(isDate, '$1-02-30') : undefined),
  },
  DECIMAL_COMMA: {
    expected: 'corrected',
    spoil: (cell) => {
      const [whole = '', rest = ''] = cell.split('.');
      return cell === '' ? undefined : `${whole},${rest.padEnd(6, '0')}`;
    },
  },
  ID_FIFTEEN: {
    expected: 'corrected',
    spoil: (cell) =>
      /^\d{6}19/.test(cell) ? `${cell.slice(0, 6)}${cell.slice(8, 17)}` : undefined,
  },
  ID_LOWER_CASE: {
    expected: 'corrected',
    spoil: (cell) => (cell.endsWith('X') ? cell.toLowerCase() : undefined),
  },
  /** The person is known by the enterprise and the name as well. */
  ID_TRUNCATED: {
    expected: 'stored',
    spoil: (cell) => (cell === '' ? undefined : cell.slice(0, 17)),
  },
  /** Nothing else tells the person from others. */
  ID_TRUNCATED_ALONE: {
    expected: 'rejected',
    spoil: (cell) => (cell === '' ? undefined : cell.slice(0, 17)),
  },
  CHECK_CHARACTER: {
    expected: 'stored',
    spoil: (cell) =>
      cell.length === 18 ? `${cell.slice(0, 17)}${otherLetter(cell.charAt(17))}` : undefined,
  },
  CODE_PLACEHOLDER: {
    expected: 'corrected',
    spoil: (cell) => (cell === '' ? undefined : '00000000000000000X'),
  },
  ORGANIZATION_CODE_HYPHEN: {
    expected: 'corrected',
    spoil: (cell) => (cell.length === 9 ? `${cell.slice(0, 8)}-${cell.charAt(8)}` : undefined),
  },
  /** Courts still write the nine characters of the organisation code where the credit code belongs. */
  ORGANIZATION_CODE_ONLY: {
    expected: 'corrected',
    spoil: (cell) => (cell.length === 18 ? `${cell.slice(8, 16)}-${cell.charAt(16)}` : undefined),
  },
  PUBLICITY_END: {
    expected: 'stored',
    spoil: (cell, draw) => (isDate.test(cell) ? `2095/01/${between(draw, 10, 28)}` : undefined),
  },
  /** What lies outside 0..3 is folded to 0. */
  STATE: { expected: 'corrected', spoil: () => '9' },
  /** A licence without the number of its decision is known by its own number. */
  NUMBER_MISSING: { expected: 'stored', spoil: (cell) => (cell === '' ? undefined : '') },
  MISSING: { expected: 'rejected', spoil: (cell) => (cell === '' ? undefined : '') },
} as const satisfies Record<string, CellDirt>;

/** Every kind of dirt that spoils a row as a whole; the verdict is that of the row it adds or changes. */
export const rowDirt = {
  TOO_FEW_CELLS: 'rejected',
  TOO_MANY_CELLS: 'rejected',
  DUPLICATE: 'unchanged',
  CONTRADICTION: 'conflict',
} as const satisfies Record<string, Verdict>;

export type CellDirtKind = keyof typeof cellDirt;
export type RowDirtKind = keyof typeof rowDirt;
