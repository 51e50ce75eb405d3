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
import type { ResolvedAsOf } from '../../words/as-of.ts';
import { readCreditCode } from '../../words/credit-code.ts';
import { documentTypes } from '../../words/document-type.ts';
import { kindOfId } from '../../words/opaque-id.ts';
import { readOrganizationCode } from '../../words/organization-code.ts';
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
  outlinesById,
  subjectsById,
} from './subject.cypher.ts';
import { createSubjectSearch } from './search.store.ts';
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

const unreadable = (argument: string, form: string): HubError =>
  new HubError('BAD_USER_INPUT', `${argument} must be ${form}.`);

/** Reads subjects. Everything that leaves here is masked for the viewer. */
export function createSubjectStore({ reader, viewer, sight, vault, checkLookUpRate }: Options) {
  const shownName = (
    { id, kind, name }: Pick<SubjectProperties, 'id' | 'kind' | 'name'>,
    isOpen: boolean,
  ): string =>
    kind === 'PERSON' ? personName(viewer, id, name ?? '', isOpen) : (name ?? '未知名称');
  const toRow = (
    properties: SubjectProperties,
    asOf: ResolvedAsOf,
    nameOpen: boolean,
  ): SubjectRow => {
    const { id, kind } = properties;
    const isSeen = kind !== 'PERSON' || seesPerson(viewer, id);
    return {
      ...properties,
      name: shownName(properties, nameOpen),
      regionCode: isSeen ? properties.regionCode : null,
      asOf,
    };
  };
  const fromFound = (
    { subject, version, onlyNamed, nameOpen }: Found,
    asOf: ResolvedAsOf,
  ): SubjectRow => toRow({ ...subject, ...(onlyNamed ? unstated : version) }, asOf, nameOpen);

  const whole = oneAs(reader, subjectsById, (found, { asOf }) => fromFound(found, asOf));
  const toOutline = (
    [id, kind, name, nameOpen]: FoundOutline,
    { asOf }: { readonly asOf: ResolvedAsOf },
  ): SubjectRow => ({ ...nobody, id, kind, name: shownName({ id, kind, name }, nameOpen), asOf });
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
        // a name comes with a relation only where it is open
        if (name != null) outline.hold(id, rest, toOutline([id, kind, name, true], rest));
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

  function identifiers(row: SubjectRow): Identifier[] {
    if (row.kind !== 'PERSON') return organisedIdentifiers(row);
    const { idSealed } = row;
    const value =
      idSealed === null ? null : personNumber(viewer, row.id, () => vault.open(idSealed));
    return value === null
      ? []
      : [{ scheme: 'PERSONAL_DOCUMENT', value, checkDigitValid: row.checkDigitValid }];
  }

  const { page } = createSubjectSearch({ reader, sight, toRow: fromFound });
  return { byId, byKey, required, atHand, ready, page, identifiers };
}

export type SubjectStore = ReturnType<typeof createSubjectStore>;
