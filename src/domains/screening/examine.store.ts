/** Examines a portion of a list: who is meant, what stands against them, and what against those who count for them. */
import type { Reader } from '../../graph/batch.ts';
import type { Sight } from '../../access/visibility.ts';
import { groundingKinds, type SanctionRules } from '../../rules/groundings.ts';
import type { Matter } from '../../rules/matters.ts';
import type { ResolvedAsOf } from '../../words/as-of.ts';
import { groupBy } from '../../words/group.ts';
import { limits } from '../../words/limits.ts';
import type { NotOpen } from '../../words/not-open.ts';
import { nameKey } from '../../words/party-name.ts';
import {
  type Burdened,
  burdenedAbove,
  type Candidate,
  factsOf,
  matchedById,
  matchedByIdHash,
  matchedByName,
  matchedByOrganizationCode,
  matchedByRegistrationNumber,
  matchedByUscc,
  type Representative,
  representativesOf,
} from './examine.cypher.ts';
import { unexaminedParties } from './unexamined.store.ts';
import {
  asLinked,
  type ControllerAnswer,
  type Finding,
  type Link,
  type MatchedBy,
  type PartyFacts,
  type RowInput,
  type RowNote,
  type RowResult,
  verdictOf,
  weigh,
} from './screening.ts';

/** What one portion is examined with. */
export interface Examination {
  readonly reader: Reader;
  readonly sight: Sight;
  readonly asOf: ResolvedAsOf;
  /** Why records of a party are not open to whoever screens; null when they are. */
  readonly notOpen: (party: Pick<Candidate, 'id' | 'kind'>) => NotOpen | null;
  readonly matter: Matter;
  readonly rules: SanctionRules;
  readonly controllers: (party: {
    readonly id: string;
    readonly kind: Candidate['kind'];
    readonly name: string;
  }) => Promise<readonly ControllerAnswer[]>;
}

/** Whom a row names: one subject, several that somebody has to choose from, or nobody. */
export interface Named {
  readonly row: RowInput;
  readonly subject: Candidate | null;
  readonly matchedBy: MatchedBy | null;
  /** Those that somebody has to choose from. */
  readonly candidates: readonly Candidate[];
  readonly note: RowNote | null;
}

async function ask(
  { reader, sight, asOf }: Pick<Examination, 'reader' | 'sight' | 'asOf'>,
  statement: typeof matchedById,
  keys: readonly (string | null | undefined)[],
): Promise<ReadonlyMap<string, readonly Candidate[]>> {
  const wanted = [...new Set(keys.filter((key) => key != null))];
  if (wanted.length === 0) return new Map();
  const found = await reader.read(statement, { keys: wanted, sight, asOf });
  const groups = groupBy(found, ({ key }) => key);
  return new Map([...groups].map(([key, rows]) => [key, rows.map(({ subject }) => subject)]));
}

type Found = readonly [by: MatchedBy, candidates: readonly Candidate[]];

const hasName = ({ nameKey: key, formerNames }: Candidate, wanted: string): boolean =>
  key === wanted || (formerNames ?? []).some((name) => nameKey(name) === wanted);

/** A number or id leads; a name that differs is said and does not unmake the match. */
function byNumber(
  row: RowInput,
  [matchedBy, candidates]: Found,
  isOutline: (candidate: Candidate) => boolean,
): Named {
  const [subject = null] = candidates;
  // whether a guess at a name that the viewer may not see is right must make no difference
  const known = subject !== null && !isOutline(subject);
  const differs = row.nameKey != null && known && !hasName(subject, row.nameKey);
  const note = differs ? 'NAME_DIFFERS' : null;
  if (candidates.length === 1) return { row, subject, matchedBy, candidates: [], note };
  return { row, subject: null, matchedBy: null, candidates, note: null };
}

/** A name names only when one subject bears it, and no code speaks against it. */
function byName(row: RowInput, candidates: readonly Candidate[]): Named {
  const coded = row.code != null;
  const fitting = coded ? candidates.filter(({ uscc }) => uscc === null) : candidates;
  const [subject] = fitting;
  if (subject && fitting.length === 1)
    return { row, subject, matchedBy: 'NAME', candidates: [], note: null };
  const nobody = { row, subject: null, matchedBy: null, candidates };
  if (candidates.length === 0) return { ...nobody, note: row.fault ?? null };
  return { ...nobody, note: coded && fitting.length === 0 ? (row.fault ?? 'CODE_DIFFERS') : null };
}

/** A person is named by number and name together, never by one of them. */
const fittingPersons = (row: RowInput, found: readonly Candidate[]): readonly Candidate[] =>
  found.filter((one) => one.nameKey === row.nameKey);

/** Whom each row names, for the eyes of the viewer: a subject that may not be seen is not there. */
export async function nameParties(
  rows: readonly RowInput[],
  by: Pick<Examination, 'reader' | 'sight' | 'asOf'>,
): Promise<readonly Named[]> {
  const [ids, usccs, organizations, registrations, hashes] = await Promise.all([
    ask(
      by,
      matchedById,
      rows.map((row) => row.givenId),
    ),
    ask(
      by,
      matchedByUscc,
      rows.map((row) => row.uscc),
    ),
    ask(
      by,
      matchedByOrganizationCode,
      rows.map((row) => row.organizationCode),
    ),
    ask(
      by,
      matchedByRegistrationNumber,
      rows.map((row) => row.registrationNumber),
    ),
    ask(
      by,
      matchedByIdHash,
      rows.flatMap((row) => row.idHashes ?? []),
    ),
  ]);
  const isOutline = ({ kind, id }: Candidate): boolean =>
    kind === 'PERSON' && !by.sight.official && id !== by.sight.own;
  const numbered = (row: RowInput): Found | undefined => {
    const persons = (row.idHashes ?? []).flatMap((hash) => hashes.get(hash) ?? []);
    const ways: readonly Found[] = [
      ['ID', ids.get(row.givenId ?? '') ?? []],
      ['PERSON', fittingPersons(row, persons)],
      ['USCC', usccs.get(row.uscc ?? '') ?? []],
      ['ORGANIZATION_CODE', organizations.get(row.organizationCode ?? '') ?? []],
      ['REGISTRATION_NUMBER', registrations.get(row.registrationNumber ?? '') ?? []],
    ];
    return ways.find(([, candidates]) => candidates.length > 0);
  };
  const isByName = (row: RowInput): boolean =>
    row.givenId == null && row.idHashes == null && numbered(row) === undefined;
  const names = await ask(
    by,
    matchedByName,
    rows.map((row) => (isByName(row) ? row.nameKey : undefined)),
  );
  return rows.map((row) => {
    const found = numbered(row);
    if (found) return byNumber(row, found, isOutline);
    return byName(row, isByName(row) ? (names.get(row.nameKey ?? '') ?? []) : []);
  });
}

/** Facts of parties by id; each is read once in a portion. */
function createFacts({ reader, sight, matter, rules }: Examination) {
  const known = new Map<string, PartyFacts | null>();
  const measures = [...matter.block, ...matter.warn, ...matter.favour];
  return {
    load: async (ids: readonly string[]): Promise<void> => {
      const keys = [...new Set(ids)].filter((id) => !known.has(id));
      if (keys.length === 0) return;
      for (const key of keys) known.set(key, null);
      const params = { keys, kinds: groundingKinds(rules), measures, sight, today: sight.today };
      for (const { facts } of await reader.read(factsOf, params)) known.set(facts.id, facts);
    },
    of: (id: string): PartyFacts | null => known.get(id) ?? null,
  };
}

type Facts = ReturnType<typeof createFacts>;

const own = (partyId: string): Link => ({
  role: 'PARTY',
  partyId,
  relationIds: [],
  ratio: null,
  arithmetic: null,
  arithmeticZh: null,
});

function findingsOf(
  { matter, rules, sight }: Examination,
  facts: Facts,
  link: Link,
  weight: 'SAME' | 'WARN' | 'NONE',
): Finding[] {
  const known = facts.of(link.partyId);
  return known ? asLinked(weigh(rules, matter, known, sight.today), link, weight) : [];
}

const readRepresentatives = (
  { reader, matter, asOf }: Examination,
  keys: readonly string[],
): Promise<readonly Representative[]> | readonly [] =>
  matter.linked.legalRepresentative === 'NONE' || keys.length === 0
    ? []
    : reader.read(representativesOf, { keys, asOf });

const readBurdened = (
  { reader, matter, sight, asOf, rules }: Examination,
  keys: readonly string[],
): Promise<readonly Burdened[]> | readonly [] =>
  matter.linked.controllers === 'NONE' || keys.length === 0
    ? []
    : reader.read(burdenedAbove, {
        keys,
        kinds: groundingKinds(rules),
        sight,
        asOf,
        today: sight.today,
        most: limits.controlEdges,
      });

/** The legal representatives' findings, by the id of the firm. */
function ofRepresentatives(
  by: Examination,
  facts: Facts,
  found: readonly Representative[],
): ReadonlyMap<string, readonly Finding[]> {
  const weight = by.matter.linked.legalRepresentative;
  const groups = groupBy(found, ({ key }) => key);
  return new Map(
    [...groups].map(([key, several]) => [
      key,
      several.flatMap(({ personId, relationId }) => {
        const link = {
          ...own(personId),
          role: 'LEGAL_REPRESENTATIVE',
          relationIds: [relationId],
        } as const;
        return findingsOf(by, facts, link, weight);
      }),
    ]),
  );
}

/** The controllers' findings, by the id of the firm; control is worked out only where a holder has any. */
async function ofControllers(
  by: Examination,
  facts: Facts,
  burdened: readonly Burdened[],
): Promise<ReadonlyMap<string, readonly Finding[]>> {
  const weight = by.matter.linked.controllers;
  const weighing = (id: string): boolean =>
    findingsOf(by, facts, { ...own(id), role: 'CONTROLLER' }, weight).length > 0;
  const worth = burdened.filter(({ holders }) => holders.some(weighing));
  const answers = await Promise.all(
    worth.map(async ({ key, kind, name }) => ({
      key,
      controllers: await by.controllers({ id: key, kind, name: name ?? key }),
    })),
  );
  // for all firms at once: one statement for each would grow with the rows
  await facts.load(
    answers.flatMap(({ controllers }) => controllers.map(({ subjectId }) => subjectId)),
  );
  return new Map(
    answers.map(({ key, controllers }) => [
      key,
      controllers.flatMap(({ subjectId, arithmetic, ...proof }) => {
        const said = { arithmetic: arithmetic.en, arithmeticZh: arithmetic.zh };
        const link = { role: 'CONTROLLER', partyId: subjectId, ...proof, ...said } as const;
        return findingsOf(by, facts, link, weight);
      }),
    ]),
  );
}

/** The verdicts on rows whose parties are known by now. */
export async function examine(
  named: readonly Named[],
  by: Examination,
): Promise<readonly RowResult[]> {
  const facts = createFacts(by);
  const subjects = [...new Set(named.flatMap(({ subject }) => subject?.id ?? []))];
  const firms = [
    ...new Set(
      named.flatMap(({ subject }) => (subject && subject.kind !== 'PERSON' ? subject.id : [])),
    ),
  ];
  // side by side: a statement keeps one core of the database busy
  const [persons, burdened] = await Promise.all([
    readRepresentatives(by, firms),
    readBurdened(by, firms),
    facts.load(subjects),
  ]);
  await facts.load([
    ...persons.map(({ personId }) => personId),
    ...burdened.flatMap(({ holders }) => holders),
  ]);
  const representatives = ofRepresentatives(by, facts, persons);
  const controllers = await ofControllers(by, facts, burdened);
  const unexamined = await unexaminedParties(
    by,
    named.flatMap(({ subject }) => subject ?? []),
    persons,
  );
  return named.map(({ row, subject, matchedBy, candidates, note }) => {
    const { number } = row;
    if (!subject) {
      const verdict = candidates.length > 0 ? 'HOMONYM' : 'UNKNOWN_PARTY';
      return {
        number,
        verdict,
        subjectId: null,
        matchedBy,
        note,
        weak: false,
        unexamined: [],
        findings: [],
      };
    }
    const { id, weak } = subject;
    const findings = [
      ...findingsOf(by, facts, own(id), 'SAME'),
      ...(representatives.get(id) ?? []),
      ...(controllers.get(id) ?? []),
    ];
    const missed = unexamined.get(id) ?? [];
    const verdict = verdictOf(findings, missed);
    return { number, verdict, subjectId: id, matchedBy, note, weak, unexamined: missed, findings };
  });
}
