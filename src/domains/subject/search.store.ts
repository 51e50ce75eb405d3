/** Search among subjects: what a text may mean, in which order, filtered, in pages. */
import type { Sight } from '../../access/visibility.ts';
import { HubError } from '../../errors.ts';
import type { Reader } from '../../graph/batch.ts';
import { checkedDate, type ResolvedAsOf } from '../../words/as-of.ts';
import { readCursor, writeCursor } from '../../words/cursor.ts';
import { limits, within } from '../../words/limits.ts';
import { meant, pairsOf } from '../../words/one-wrong.ts';
import { type Page, pageOf } from '../../words/page.ts';
import { nameKey } from '../../words/party-name.ts';
import type { SubjectRow } from './subject.ts';
import {
  type Found,
  listByDate,
  listByName,
  type Match,
  search,
  type SearchFilter,
  type SearchParams,
  type SearchText,
  searchTotal,
  similarNames,
  totalByDate,
  totalByName,
} from './subject.cypher.ts';

export interface SearchArguments {
  readonly search?: string | null | undefined;
  readonly filter?:
    { readonly [K in keyof SearchFilter]?: SearchFilter[K] | undefined } | null | undefined;
  readonly orderBy?: 'NAME' | 'ESTABLISHED_ON_DESC' | null | undefined;
  readonly first?: number | null | undefined;
  readonly after?: string | null | undefined;
}

const unreadable = (argument: string, form: string): HubError =>
  new HubError('BAD_USER_INPUT', `${argument} must be ${form}.`);

function readFilter(filter: SearchArguments['filter']): SearchFilter {
  const code = (
    name: 'regionCode' | 'industryCode',
    form: RegExp,
    words: string,
  ): string | null => {
    const value = filter?.[name] ?? null;
    if (value !== null && !form.test(value)) throw unreadable(`filter.${name}`, words);
    return value;
  };
  const day = (name: 'establishedFrom' | 'establishedUntil'): string | null => {
    const value = filter?.[name] ?? null;
    return value === null ? null : checkedDate(`filter.${name}`, value);
  };
  if (filter?.kinds?.includes('PERSON'))
    throw unreadable('filter.kinds', 'without PERSON: persons are never found by search');
  return {
    kinds: filter?.kinds ?? null,
    status: filter?.status ?? null,
    regionCode: code('regionCode', /^\d{2,6}$/, '2 to 6 digits'),
    industryCode: code(
      'industryCode',
      /^(?=.)[A-Z]?\d{0,4}$/,
      'a capital letter, up to 4 digits, or the letter and the digits',
    ),
    establishedFrom: day('establishedFrom'),
    establishedUntil: day('establishedUntil'),
  };
}

/** Text as the indexes need it; Lucene's operators are escaped, for full-text search is a second language. */
function readSearch(text: string, each: number): SearchText {
  const key = nameKey(text);
  if (key === '' || text.length > limits.searchLength.most)
    throw unreadable('search', `text of 1 to ${limits.searchLength.most} characters`);
  const words = text.normalize('NFKC').match(/[\p{L}\p{N}]+/gu) ?? [];
  const code = text.normalize('NFKC').trim().toUpperCase();
  const pinyin = /^[a-z]{2,}$/.test(key) ? key : null;
  return {
    nameKey: key,
    words: words.map((word) => `+"${word}"`).join(' '),
    each,
    code: /^[0-9A-HJ-NPQRTUWXY]{6,18}$/.test(code) ? code : null,
    pinyin,
    initials: pinyin && `|${pinyin}`,
  };
}

const orderOf = ({ orderBy }: SearchArguments, text: SearchText | null): SearchParams['order'] => {
  if (orderBy === 'ESTABLISHED_ON_DESC') return 'DATE';
  return text && orderBy == null ? 'MATCH' : 'NAME';
};

/** A page of subjects, and what was searched for instead where nobody matched. */
export interface SubjectsPage extends Page<SubjectRow> {
  readonly searchedFor: string | null;
}

const nothingFiltered: SearchFilter = {
  kinds: null,
  status: null,
  regionCode: null,
  industryCode: null,
  establishedFrom: null,
  establishedUntil: null,
};

/** Searches subjects; `toRow` masks for the viewer what was found. */
export function createSubjectSearch({
  reader,
  sight,
  toRow,
}: {
  readonly reader: Reader;
  readonly sight: Sight;
  readonly toRow: (found: Found, asOf: ResolvedAsOf) => SubjectRow;
}) {
  /** How many each way of finding hands on before they are filtered, or looked at as they were on the day. */
  const eachOf = (filter: SearchFilter, { validAt }: ResolvedAsOf): number =>
    validAt < sight.today || Object.values(filter).some((value) => value !== null)
      ? limits.filteredMatches
      : limits.countedMatches + 1;

  /** What was meant by a text that names nobody; null where it names somebody, or nothing is near. */
  async function meantBy(search: string, asOf: ResolvedAsOf): Promise<string | null> {
    const text = readSearch(search, eachOf(nothingFiltered, asOf));
    if (text.code !== null && /\d{3}/.test(text.code)) return null;
    const [any] = await reader.read(searchTotal, {
      ...nothingFiltered,
      ...text,
      asOf,
      sight,
      order: 'MATCH',
      first: 1,
      most: 1,
      after: { key: '', id: '' },
    });
    const words = pairsOf(text.nameKey).map((pair) => `"${pair}"`);
    if ((any?.total ?? 0) > 0 || words.length === 0) return null;
    const most = limits.similarNames;
    const found = await reader.read(similarNames, { words: words.join(' '), most, asOf, sight });
    const names = found.map(({ name }) => name);
    return meant(text.nameKey, names) ?? null;
  }

  /** A page of those that match; where nobody does, of those that match what was meant, which is said. */
  async function page(input: SearchArguments, asOf: ResolvedAsOf): Promise<SubjectsPage> {
    const found = await plainPage(input, asOf);
    if (input.search == null || found.rows.length > 0) return { ...found, searchedFor: null };
    const searchedFor = await meantBy(input.search, asOf);
    return searchedFor === null
      ? { ...found, searchedFor }
      : { ...(await plainPage({ ...input, search: searchedFor }, asOf)), searchedFor };
  }

  async function plainPage(input: SearchArguments, asOf: ResolvedAsOf): Promise<Page<SubjectRow>> {
    const first = within('page', 'first', input.first ?? 20);
    const filter = readFilter(input.filter);
    const text = input.search == null ? null : readSearch(input.search, eachOf(filter, asOf));
    const order = orderOf(input, text);
    // a place in one order means nothing in another, nor does a place among matches in a list of all
    const kind = `subjects ${text ? 'found' : 'listed'} ${order}`;
    const [key, id] =
      input.after == null ? [order === 'DATE' ? '9999' : '', ''] : readCursor(kind, 2, input.after);
    const params: SearchParams = {
      ...filter,
      asOf,
      sight,
      order,
      first: first + 1,
      most: limits.countedMatches + 1,
      after: { key: key ?? '', id: id ?? '' },
    };
    const list = order === 'DATE' ? listByDate : listByName;
    const found: Match[] = text
      ? await reader.read(search, { ...params, ...text })
      : await reader.read(list, params);
    return pageOf(
      found,
      first,
      input.after,
      {
        cursor: ({ value, place }) => writeCursor(kind, [place, value.subject.id]),
        row: ({ value }) => toRow(value, asOf),
      },
      () => total(params, text),
    );
  }

  async function total(params: SearchParams, text: SearchText | null): Promise<number> {
    const [counted] = text
      ? await reader.read(searchTotal, { ...params, ...text })
      : await reader.read(params.order === 'DATE' ? totalByDate : totalByName, params);
    return counted?.total ?? 0;
  }

  return { page };
}
