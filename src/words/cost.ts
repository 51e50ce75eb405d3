/**
 * What an answer costs, in one figure: the fields that it may have, then what it really takes of the database. Fields are
 * known before anything runs; statements, rows and the neighbours of whoever is asked about only while it runs, so that
 * the list of a state body's neighbours costs more than that of a shop's.
 */
import { HubError } from '../errors.ts';

/** What each thing weighs. */
export const weights = {
  statement: 10,
  /** A row that the database hands out: an edge of a map, a subject, a record. */
  row: 0.1,
  /** A neighbour that is counted and not handed out. */
  neighbour: 0.01,
  /** A search looks at up to ten thousand names, however few it shows. */
  search: 400,
} as const;

type Counted = Exclude<keyof typeof weights, 'search'>;

/** One answer's purse. */
export interface Budget {
  /** Charges what the document may come to. */
  readonly fields: (cost: number) => void;
  /** QUERY_TOO_EXPENSIVE, with figure and limit, once all of it together is beyond the limit. */
  readonly spend: (what: Counted, count: number) => void;
}

/** Counts an answer's cost up to `limit`. */
export function createBudget(limit: number): Budget {
  const spent = { fields: 0, statement: 0, row: 0, neighbour: 0 };
  const weighed = (): number =>
    spent.fields +
    spent.statement * weights.statement +
    spent.row * weights.row +
    spent.neighbour * weights.neighbour;
  return {
    fields: (cost) => {
      spent.fields += cost;
    },
    spend: (what, count) => {
      spent[what] += count;
      const cost = weighed();
      if (cost <= limit) return;
      throw new HubError(
        'QUERY_TOO_EXPENSIVE',
        `Cost: at most ${limit}, this question has come to ${Math.ceil(cost)} (fields ${spent.fields}, statements ${spent.statement}, rows ${spent.row}, neighbours ${spent.neighbour}); ask for less at a time.`,
      );
    },
  };
}
