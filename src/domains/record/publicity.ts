/** The window of a record, worked out again from what the graph holds of it: after a correction, or when a rule changed. */
import { isPerformance, type PublicityRules } from '../../words/publicity-rules.ts';
import {
  publicityWindow,
  type PublicityQuestion,
  type PublicityWindow,
} from '../../words/publicity-window.ts';
import { saidOfPenalty } from '../../words/penalty-field.ts';
import type { RecordProperties } from './record.ts';

type Stated = Pick<RecordProperties, 'kind' | 'title' | 'decidedOn' | 'authorityName' | 'validTo'>;

/** A detail of its kind, which the type of all records does not name. */
const detailOf = (record: Stated, name: string): unknown =>
  (record as Stated & Readonly<Record<string, unknown>>)[name];

const textIn = (record: Stated, name: string): string | undefined => {
  const value = detailOf(record, name);
  return typeof value === 'string' ? value : undefined;
};

/** What intake asked when the record was first stored. */
function questionOf(record: Stated): PublicityQuestion {
  const { kind, decidedOn, title } = record;
  const until = record.validTo == null ? {} : { until: record.validTo };
  switch (kind) {
    case 'PENALTY': {
      const kinds = detailOf(record, 'penaltyKinds');
      return {
        kind,
        decidedOn,
        penaltyKinds: Array.isArray(kinds) ? kinds.map(String) : [],
        simpleProcedure: detailOf(record, 'simpleProcedure') === true,
        texts: {
          authority: record.authorityName ?? '',
          basis: textIn(record, 'basis') ?? '',
          said: [title, ...saidOfPenalty.map((name) => textIn(record, name) ?? '')],
        },
      };
    }
    case 'LIST_ENTRY':
    case 'JUDGMENT_DEFAULT': {
      const performed = textIn(record, 'performance');
      return {
        kind,
        decidedOn: textIn(record, 'publishedOn') ?? decidedOn,
        list: title,
        ...until,
        ...(performed !== undefined && { performed }),
      };
    }
    case 'COMMITMENT': {
      const performance = textIn(record, 'performance');
      // an outcome whose day is not known counts from the day it was due
      const outcomeOn = textIn(record, 'outcomeOn') ?? textIn(record, 'dueOn');
      return {
        kind,
        decidedOn,
        ...(isPerformance(performance) && { performance }),
        ...(outcomeOn !== undefined && { outcomeOn }),
      };
    }
    case 'LICENCE':
    case 'HONOUR':
      return { kind, decidedOn, ...until };
  }
}

/** The window with its basis; the same as at intake while the rules are the same. */
export const publicityOf = (rules: PublicityRules, record: Stated): PublicityWindow =>
  publicityWindow(rules, questionOf(record));

/** The window as the record's properties. */
export function windowOf(
  rules: PublicityRules,
  record: Stated,
): Readonly<Record<string, string | null>> {
  const { from, to, earliestRepair, class: weight, regime } = publicityOf(rules, record);
  return {
    publicFrom: from,
    publicTo: to,
    earliestRepair,
    publicityClass: weight,
    publicityRegime: regime,
  };
}
