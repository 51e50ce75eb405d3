/** A finding about a cell or a row, by its rule. */
import { maskIdNumber } from '../words/id-number.ts';
import { remarkOf, type Rule, rowRemarks } from '../words/row-remarks.ts';
import type { Finding } from './facts.ts';

export type { Rule } from '../words/row-remarks.ts';

// a personal number in a column where none belongs (shifted cells, a person's number as a credit code)
const personalNumber =
  /\d{6}(?:(?:19|20)\d{2}|\d{2})(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx]?/g;
const longestValue = 100;

/** A finding by its rule; names must come masked when they may be a person's, personal numbers are masked here. */
export function findingOf(rule: Rule, column: string, value: string): Finding {
  const { severity, remedy } = rowRemarks[rule];
  const short = value.length > longestValue ? `${value.slice(0, longestValue)}…` : value;
  return {
    column,
    rule,
    severity,
    value: short.replace(personalNumber, maskIdNumber),
    remedy: remedy.en,
  };
}

/** What to do about a finding, in Chinese and English. */
export const remedyText = ({ rule, remedy }: Pick<Finding, 'rule' | 'remedy'>): string =>
  [remarkOf(rule)?.remedy.zh, remedy].filter((text) => text !== undefined).join(' / ');
