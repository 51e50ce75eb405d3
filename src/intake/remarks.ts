/** Every finding that a delivery can get, with its severity and its remedy, so that words and counts are the same everywhere. */
import { maskIdNumber } from '../words/id-number.ts';
import type { Finding } from './facts.ts';

/** What can be said about a cell, and what the department should do about it. Rules are stable: reports count by them. */
const remarks = {
  REQUIRED_MISSING: [
    'REJECTED',
    'Fill in this cell: without it the row cannot be told from others.',
  ],
  DATE_UNREADABLE: ['REJECTED', 'Write a real date, as YYYY-MM-DD or YYYY/MM/DD.'],
  DATE_IN_FUTURE: ['REJECTED', 'Correct the date: the day has not come yet.'],
  PARTY_KIND_UNKNOWN: ['REJECTED', 'Write 法人及非法人组织, 自然人 or 个体工商户.'],
  COMMITMENT_KIND_UNKNOWN: [
    'REJECTED',
    'Write 容缺受理, 告知承诺, 主动承诺, 行业自律 or 信用修复.',
  ],
  PERFORMANCE_UNKNOWN: ['REJECTED', 'Write 未到期, 已履行 or 违诺.'],
  ID_NUMBER_UNREADABLE: ['REJECTED', 'Give the whole number: nobody can be told by a part of it.'],
  HEADING_REPEATED: ['REJECTED', 'Take this row away: it is the header once more.'],
  COLUMN_COUNT: [
    'REJECTED',
    'Give the row as many cells as the header has; quote cells that contain the delimiter.',
  ],
  UNCLOSED_QUOTE: ['REJECTED', 'Close the quote, or double a quote that is part of the text.'],
  MISPLACED_QUOTE: [
    'REJECTED',
    'Double the quotes inside the cell, or take away those around a part of it.',
  ],
  NUL_BYTE: [
    'REJECTED',
    'Export the row again: it holds NUL bytes, so parts of it are probably lost.',
  ],
  TOO_LONG: ['REJECTED', 'Shorten the row to 1 MiB, or look for a missing line end.'],
  TEXT_TOO_LONG: [
    'REJECTED',
    'Shorten the name or number to 1,000 characters, or look for a missing delimiter.',
  ],
  ENCODING: [
    'REJECTED',
    'Save the whole file in one encoding, UTF-8 or GB18030: this line is in another one.',
  ],
  STATEMENT_UNREADABLE: [
    'REJECTED',
    'Write the statement as a JSON object by the BODS 0.4 schema.',
  ],
  NO_TEXT: ['CLEANED', 'Leave the cell empty where there is nothing to say.'],
  NO_DATE: ['CLEANED', 'Leave the cell empty where there is no date.'],
  CELL_WRITING: [
    'CLEANED',
    'Write the cell without a leading apostrophe, ="…" and invisible characters.',
  ],
  UNIT_CONVERTED: [
    'CLEANED',
    'None: the amount was converted from 元 to 万元, as the heading says.',
  ],
  OPEN_END_WRITING: ['CLEANED', 'Write an open end as 2099/12/31.'],
  DATE_WRITING: ['CLEANED', 'Write dates as YYYY-MM-DD or YYYY/MM/DD.'],
  NUMBER_WRITING: ['CLEANED', 'Write numbers with a decimal point and without grouping.'],
  NAME_WRITING: [
    'CLEANED',
    'Write the registered name, without tabs and further blanks, brackets full width.',
  ],
  CODE_WRITING: ['CLEANED', 'Write the code without blanks and hyphens, in capitals.'],
  CODE_PLACEHOLDER: ['CLEANED', 'Leave the cell empty where the code is not known.'],
  CODE_IN_WRONG_COLUMN: ['CLEANED', 'Put the code into the column of its kind.'],
  ID_NUMBER_WRITING: ['CLEANED', 'Write all 18 characters, with a capital X.'],
  ID_NUMBER_IN_TEXT: ['CLEANED', 'Leave personal numbers out of texts: it was masked.'],
  WORD_WRITING: ['CLEANED', 'Use the wording of the standard.'],
  CHECK_DIGIT: [
    'FLAGGED',
    'Compare with the document: the check character does not fit the others.',
  ],
  CODE_FORM: ['FLAGGED', 'Compare with the document: the code begins as none that is issued.'],
  ID_NUMBER_AS_CODE: [
    'FLAGGED',
    'Take the personal number out of the column of codes, which are public: it was not used.',
  ],
  CODE_UNREADABLE: ['FLAGGED', 'Give the whole code: this one was not used.'],
  ID_NUMBER_BIRTH_DATE: [
    'FLAGGED',
    'Compare with the document: the birth date in the number cannot be.',
  ],
  ID_NUMBER_NOT_USED: [
    'FLAGGED',
    'Give the whole number: the person is known only within this enterprise.',
  ],
  ID_TYPE_UNKNOWN: ['FLAGGED', 'Use the wording of the standard for the type of document.'],
  DATE_NOT_USED: [
    'FLAGGED',
    'Write a real date, as YYYY-MM-DD or YYYY/MM/DD: this one was not used.',
  ],
  NAME_DAMAGED: [
    'FLAGGED',
    'Write the registered name again: characters of it were lost, so it joins nothing.',
  ],
  NAME_MAY_BE_PERSON: [
    'FLAGGED',
    'Give the credit code of the organisation, or the document of the person: by this name alone the party is kept apart and closed.',
  ],
  AMOUNT_NEGATIVE: ['FLAGGED', 'Write the amount without a minus: this one was not used.'],
  AMOUNT_IMPLAUSIBLE: [
    'FLAGGED',
    'Write the amount in 万元: it fits the text only if it is in 元, so it was not used.',
  ],
  RATIO_AMBIGUOUS: [
    'FLAGGED',
    'Write the ratio in percent with its sign: a number of at most 1 may be a fraction, so it was not used.',
  ],
  DOCUMENT_NUMBER_DERIVED: [
    'FLAGGED',
    'Give the number of the document: the row was stored under a number made of what it says.',
  ],
  PARTY_KIND_NOT_USED: [
    'FLAGGED',
    'Write 法人及非法人组织, 自然人 or 个体工商户: the code told the kind.',
  ],
  NUMBER_UNREADABLE: ['FLAGGED', 'Write a plain decimal number: this one was not used.'],
  RATIO_OUT_OF_RANGE: ['FLAGGED', 'Write the ratio in percent, 0 to 100: this one was not used.'],
  EXPECTED_MISSING: ['FLAGGED', 'The standard requires this cell.'],
  WORD_UNKNOWN: ['FLAGGED', 'Use the wording of the standard; the word was kept as it is.'],
  KIND_INFERRED: [
    'FLAGGED',
    'State whether this is a person or an organisation: it was told by the name.',
  ],
  KIND_CONTRADICTS_CODE: ['FLAGGED', 'Compare kind and code: the code was followed.'],
  PUBLICITY_END_DIFFERS: [
    'FLAGGED',
    'Check the end of publicity: the one that the rule gives was used.',
  ],
  PERIOD_REVERSED: [
    'FLAGGED',
    'Compare the two dates: the end lies before the start and was not used.',
  ],
  INTEREST_NOT_MAPPED: [
    'FLAGGED',
    'None: the hub knows no relation for this type of interest; it stays in the row.',
  ],
  PARTY_UNSPECIFIED: ['FLAGGED', 'None, where the source may not say; otherwise name the party.'],
  RECORD_CLOSED: [
    'FLAGGED',
    'None: the publisher closed the record; what the hub knows of the subject stays.',
  ],
} as const satisfies Record<string, readonly [Finding['severity'], string]>;

/** The name of a rule that a cell or row can break. */
export type Rule = keyof typeof remarks;

// a personal number in a column where none belongs (shifted cells, a person's number as a credit code)
const personalNumber =
  /\d{6}(?:(?:19|20)\d{2}|\d{2})(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx]?/g;
const longestValue = 100;

/** A finding by its rule; names must come masked when they may be a person's, personal numbers are masked here. */
export function findingOf(rule: Rule, column: string, value: string): Finding {
  const [severity, remedy] = remarks[rule];
  const short = value.length > longestValue ? `${value.slice(0, longestValue)}…` : value;
  return { column, rule, severity, value: short.replace(personalNumber, maskIdNumber), remedy };
}
