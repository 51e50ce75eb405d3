/** Reads of subjects: found by number or name, shown at any clock, and masked for whoever asks. */
import { personName, personNumber, seesPerson } from '../../access/masking.ts';
import type { NumberVault } from '../../access/personal-number.ts';
import type { Sight } from '../../access/visibility.ts';
import { requireRight } from '../../access/rights.ts';
import { requirePurpose } from '../../access/purpose.ts';
import type { Viewer } from '../../access/viewer.ts';
import { HubError } from '../../errors.ts';
import { oneAs, type Reader } from '../../graph/batch.ts';
import type { Statement } from '../../graph/cypher.ts';
import { type ResolvedAsOf, checkedDate } from '../../words/as-of.ts';
import { readCreditCode } from '../../words/credit-code.ts';
import { readCursor, writeCursor } from '../../words/cursor.ts';
import { documentTypes } from '../../words/document-type.ts';
import { limits, within } from '../../words/limits.ts';
import { kindOfId } from '../../words/opaque-id.ts';
import { readOrganizationCode } from '../../words/organization-code.ts';
import { type Page, pageOf } from '../../words/page.ts';
import { nameKey } from '../../words/party-name.ts';
import type { SubjectKind } from '../../words/subject-kinds.ts';
import {
  byNumber,
  byOrganizationCode,
  byRegistrationNumber,
  byUscc,
  type Found,
  type FoundOutline,
  keptById,
  listByDate,
  listByName,
  type Match,
  outlinesById,
  search,
  type SearchFilter,
  type SearchParams,
  type SearchText,
  searchTotal,
  subjectsById,
  totalByDate,
  totalByName,
} from './subject.cypher.ts';
import { asksOutline, fieldsWithin, type Question } from './outline.ts';
import {
  type Identifier,
  organisedIdentifiers,
  type SubjectProperties,
  type SubjectRow,
} from './subject.ts';

interface PersonKey {
  readonly name: string;
  readonly idNumber: string;
  readonly purpose?: string | null | undefined;
}

interface Key {
  readonly id?: string | null | undefined;
  readonly uscc?: string | null | undefined;
  readonly registrationNumber?: string | null | undefined;
  readonly organizationCode?: string | null | undefined;
  readonly person?: PersonKey | null | undefined;
}

export interface SearchArguments {
  readonly search?: string | null | undefined;
  readonly filter?:
    { readonly [K in keyof SearchFilter]?: SearchFilter[K] | undefined } | null | undefined;
  readonly orderBy?: 'NAME' | 'ESTABLISHED_ON_DESC' | null | undefined;
  readonly first?: number | null | undefined;
  readonly after?: string | null | undefined;
}

interface Options {
  readonly reader: Reader;
  readonly viewer: Viewer;
  readonly sight: Sight;
  readonly vault: NumberVault;
  /** RATE_LIMITED when this user looked too many persons up by number. */
  readonly checkLookUpRate: () => Promise<void>;
}

/** Refuses the id of another kind in words, so that nobody takes "null" for "unknown subject". */
function checkedSubjectId(argument: string, id: string): string {
  const kind = kindOfId(id);
  if (kind === 'SUBJECT') return id;
  throw new HubError(
    'BAD_USER_INPUT',
    kind === undefined
      ? `${argument} is no id of this hub; a subject's id begins with sub_.`
      : `${argument} is the id of a ${kind.toLowerCase()}; a subject's id, which begins with sub_, is needed.`,
  );
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
function readSearch(text: string): SearchText {
  const key = nameKey(text);
  if (key === '' || text.length > limits.searchLength.most)
    throw unreadable('search', `text of 1 to ${limits.searchLength.most} characters`);
  const words = text.normalize('NFKC').match(/[\p{L}\p{N}]+/gu) ?? [];
  const code = text.normalize('NFKC').trim().toUpperCase();
  const pinyin = /^[a-z]{2,}$/.test(key) ? key : null;
  return {
    nameKey: key,
    words: words.map((word) => `+"${word}"`).join(' '),
    code: /^[0-9A-HJ-NPQRTUWXY]{6,18}$/.test(code) ? code : null,
    pinyin,
    initials: pinyin && `|${pinyin}`,
  };
}

const orderOf = ({ orderBy }: SearchArguments, text: SearchText | null): SearchParams['order'] => {
  if (orderBy === 'ESTABLISHED_ON_DESC') return 'DATE';
  return text && orderBy == null ? 'MATCH' : 'NAME';
};

/** What a register had not stated yet. */
const unstated = {
  checkDigitValid: null,
  legalForm: null,
  status: null,
  industryCode: null,
  address: null,
  regionCode: null,
  registrationAuthority: null,
  registeredCapital: null,
  capitalCurrency: null,
  establishedOn: null,
  businessScope: null,
  formerNames: null,
  sourceRow: null,
  department: null,
} as const;

/** An outline of nobody: all fields are there from the start, since to add one to a copy costs fifty times the copy. */
const nobody: SubjectRow = {
  ...unstated,
  uscc: null,
  registrationNumber: null,
  organizationCode: null,
  idSealed: null,
  id: '',
  kind: 'ENTERPRISE',
  name: '',
  asOf: { validAt: '', knownAt: '' },
};

/** Reads subjects. Everything that leaves here is masked for the viewer. */
export function createSubjectStore({ reader, viewer, sight, vault, checkLookUpRate }: Options) {
  const shownName = (id: string, kind: SubjectKind, name: string | null): string =>
    kind === 'PERSON' ? personName(viewer, id, name ?? '') : (name ?? '未知名称');
  const toRow = (properties: SubjectProperties, asOf: ResolvedAsOf): SubjectRow => {
    const { id, kind } = properties;
    const isSeen = kind !== 'PERSON' || seesPerson(viewer, id);
    return {
      ...properties,
      name: shownName(id, kind, properties.name),
      regionCode: isSeen ? properties.regionCode : null,
      asOf,
    };
  };
  const fromFound = ({ subject, version, onlyNamed }: Found, asOf: ResolvedAsOf): SubjectRow =>
    toRow({ ...subject, ...(onlyNamed ? unstated : version) }, asOf);

  const whole = oneAs(reader, subjectsById, (found, { asOf }) => fromFound(found, asOf));
  const toOutline = (
    [id, kind, name]: FoundOutline,
    { asOf }: { readonly asOf: ResolvedAsOf },
  ): SubjectRow => ({ ...nobody, id, kind, name: shownName(id, kind, name), asOf });
  const outline = oneAs(reader, outlinesById, toOutline);

  const kept = oneAs(reader, keptById, (found, { asOf }) => fromFound(found, asOf));

  /** A subject by its id, or the one that it stood merged into; only the id of nobody to be seen costs a second look. */
  const byId = async (
    id: string,
    asOf: ResolvedAsOf,
    read: typeof whole = whole,
  ): Promise<SubjectRow | null> =>
    (await read(id, { asOf, sight })) ?? (await kept(id, { asOf, sight }));

  const readFor = (question?: Question) => (question && asksOutline(question) ? outline : whole);

  /**
   * Reads at once what the fields of these names will ask about every one of these subjects, which then is at hand.
   * Whose name has come with a relation needs no reading where only that is asked.
   */
  async function ready(
    subjects: readonly {
      readonly id: string;
      readonly kind: SubjectKind;
      readonly name?: string | null;
    }[],
    asOf: ResolvedAsOf,
    question: Question,
    names: readonly string[],
  ): Promise<void> {
    const { fragments } = question;
    const reads = new Set(
      fieldsWithin(question, names).map((field) => readFor({ fieldNodes: [field], fragments })),
    );
    const rest = { asOf, sight };
    if (reads.has(outline))
      for (const { id, kind, name } of subjects)
        // a kind in the graph is one of these
        if (name != null) outline.hold(id, rest, toOutline([id, kind, name], rest));
    await Promise.all([...reads].flatMap((read) => subjects.map(async ({ id }) => read(id, rest))));
  }

  /**
   * The subject that must be there; NOT_FOUND, in the same words whether it is absent or not to be seen. Told what of it
   * is asked, it reads no more than that.
   */
  async function required(
    argument: string,
    id: string,
    asOf: ResolvedAsOf,
    question?: Question,
  ): Promise<SubjectRow> {
    const row = await byId(checkedSubjectId(argument, id), asOf, readFor(question));
    if (row) return row;
    throw new HubError('NOT_FOUND', `${argument}: there is no such subject at these clocks.`);
  }

  /** The same of an id that the hub itself gave, without a promise where the subject is at hand. */
  function atHand(
    argument: string,
    id: string,
    asOf: ResolvedAsOf,
    question: Question,
  ): SubjectRow | Promise<SubjectRow> {
    const row = readFor(question)(id, { asOf, sight });
    // a promise that nobody waits for would end the process when its statement fails
    if (row instanceof Promise)
      return row.then((read) => read ?? required(argument, id, asOf, question));
    return row ?? required(argument, id, asOf, question);
  }

  function single(found: readonly { value: Found }[], asOf: ResolvedAsOf): SubjectRow | null {
    if (found.length > 1)
      throw new HubError(
        'BAD_USER_INPUT',
        'Several subjects carry that number at different authorities; ask by uscc or id.',
      );
    return found[0] ? fromFound(found[0].value, asOf) : null;
  }

  /** Whom a number names, else the one that the bearer of the number stood merged into. */
  async function bearer<P extends { readonly asOf: ResolvedAsOf }>(
    [named, merged]: readonly [Statement<P, { value: Found }>, Statement<P, { value: Found }>],
    params: P,
  ): Promise<SubjectRow | null> {
    const found = await reader.read(named, params);
    return single(found.length > 0 ? found : await reader.read(merged, params), params.asOf);
  }

  async function byPerson(
    { name, idNumber, purpose }: PersonKey,
    asOf: ResolvedAsOf,
  ): Promise<SubjectRow | null> {
    requireRight(viewer, 'FIND_PERSON');
    requirePurpose(viewer, 'key.person.purpose', purpose);
    await checkLookUpRate();
    const hashes = documentTypes.map((type) => vault.hash(type, idNumber));
    const params = { hashes, nameKey: nameKey(name), asOf, sight };
    return bearer(byNumber, params);
  }

  async function byKey(key: Key, asOf: ResolvedAsOf): Promise<SubjectRow | null> {
    if (key.id != null) return byId(checkedSubjectId('key.id', key.id), asOf);
    if (key.uscc != null) {
      const code = readCreditCode(key.uscc);
      if (!code) throw unreadable('key.uscc', '18 characters of GB 32100-2015');
      return bearer(byUscc, { value: code.value, asOf, sight });
    }
    if (key.organizationCode != null) {
      const code = readOrganizationCode(key.organizationCode);
      if (!code) throw unreadable('key.organizationCode', '9 characters of GB 11714');
      const params = { value: code.value, asOf, sight };
      return bearer(byOrganizationCode, params);
    }
    if (key.registrationNumber != null) {
      const value = key.registrationNumber.trim();
      return bearer(byRegistrationNumber, { value, asOf, sight });
    }
    if (key.person != null) return byPerson(key.person, asOf);
    throw unreadable('key', 'exactly one way to name the subject');
  }

  async function page(input: SearchArguments, asOf: ResolvedAsOf): Promise<Page<SubjectRow>> {
    const first = within('page', 'first', input.first ?? 20);
    const text = input.search == null ? null : readSearch(input.search);
    const order = orderOf(input, text);
    // a place in one order means nothing in another, nor does a place among matches in a list of all
    const kind = `subjects ${text ? 'found' : 'listed'} ${order}`;
    const [key, id] =
      input.after == null ? [order === 'DATE' ? '9999' : '', ''] : readCursor(kind, 2, input.after);
    const params: SearchParams = {
      ...readFilter(input.filter),
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
        row: ({ value }) => fromFound(value, asOf),
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

  function identifiers(row: SubjectRow): Identifier[] {
    if (row.kind !== 'PERSON') return organisedIdentifiers(row);
    const { idSealed } = row;
    const value =
      idSealed === null ? null : personNumber(viewer, row.id, () => vault.open(idSealed));
    return value === null
      ? []
      : [{ scheme: 'PERSONAL_DOCUMENT', value, checkDigitValid: row.checkDigitValid }];
  }

  return { byId, byKey, required, atHand, ready, page, identifiers, toRow };
}

export type SubjectStore = ReturnType<typeof createSubjectStore>;
