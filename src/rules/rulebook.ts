// All rules that hold on a day. The editions of the release are there from the start; what operators have added begins
// on its own day, and an edition that ended stays for questions about its time.
import { hash } from 'node:crypto';
import { z } from 'zod';
import { HubError } from '../errors.ts';
import type { PublicityRules } from '../words/publicity-rules.ts';
import type { CalendarYear, WorkingCalendar } from '../words/working-day.ts';
import { type AddedYear, calendarFile, calendarOf, shippedYears } from './calendars.ts';
import { type Catalogue, readCatalogue } from './catalogue.ts';
import { type Confirmation, withConfirmations } from './certainty.ts';
import { type CommitmentRules, readCommitmentRules } from './commitments.ts';
import { type PublishedNames, readPublishedNames } from './disclosure.ts';
import { readSanctionRules, type SanctionRules } from './groundings.ts';
import { type Matter, readMatters } from './matters.ts';
import { readMeasures } from './measures.ts';
import { type NoticeWords, readNoticeWords } from './notice-words.ts';
import { readPublicityRules } from './publicity.ts';
import { openRules, readRules, rulesDigest, type RuleText, shippedFile } from './read-rules.ts';
import { readRepairRules, type RepairRules } from './repair.ts';
import { readSchemes, type Scheme } from './schemes.ts';
import { readStatisticsRules, type StatisticsRules } from './statistics.ts';

/** The rule files of which an operator can add editions. */
export const ruleSets = [
  'catalogue',
  'commitments',
  'disclosure',
  'groundings',
  'matters',
  'measures',
  'notice-words',
  'publicity',
  'repair',
  'schemes',
  'statistics',
] as const;

/** The name of a rule file. */
export type RuleSet = (typeof ruleSets)[number];

/** An edition as an operator added it; the name of a year of the calendar is `calendar-<year>`. */
export interface AddedEdition {
  readonly id: string;
  readonly name: string;
  /** First day on which it holds; of a calendar, the day on which its notice was published. */
  readonly from: string;
  readonly digest: string;
  readonly body: string;
  readonly addedAt: string;
  readonly addedBy: string;
}

/** Which edition of a set holds on a day. */
export interface EditionInForce {
  readonly name: RuleSet;
  readonly edition: string;
  readonly digest: string;
  /** Null: it came with the release. */
  readonly from: string | null;
  readonly addedAt: string | null;
  readonly addedBy: string | null;
}

/** All rules that hold on a day, which fit together. */
export interface Rulebook {
  readonly calendar: WorkingCalendar;
  readonly catalogue: Catalogue;
  readonly commitments: CommitmentRules;
  /** In which relations the names of persons are published. */
  readonly names: PublishedNames;
  readonly matters: readonly Matter[];
  readonly noticeWords: NoticeWords;
  readonly publicity: PublicityRules;
  readonly repair: RepairRules;
  readonly sanctions: SanctionRules;
  readonly schemes: readonly Scheme[];
  readonly statistics: StatisticsRules;
  readonly editions: readonly EditionInForce[];
  /** Digest of the rules by which a screening judges. */
  readonly screeningDigest: string;
  /** Digest of the rules by which windows of publicity are worked out. */
  readonly publicityDigest: string;
}

/** What operators have added to the rules of the release. */
export interface Additions {
  readonly editions: readonly AddedEdition[];
  readonly confirmations: readonly Confirmation[];
}

/** The rules of every day. */
export interface RuleLibrary {
  readonly on: (day: string) => Rulebook;
  /** The years of the calendar that operators have added, each once. */
  readonly years: readonly AddedYear[];
}

type Texts = Readonly<Record<RuleSet, RuleText>>;

const shipped = Object.fromEntries(
  ruleSets.map((name) => [name, openRules(shippedFile(name))]),
) as Texts;

/** What errors call an edition that an operator added. */
const labelOf = ({ name, from, addedAt, addedBy }: AddedEdition): string =>
  `${name}.json as added by ${addedBy} at ${addedAt}, from ${from} on`;

const textOf = (edition: AddedEdition): RuleText => ({
  file: labelOf(edition),
  text: edition.body,
});

const named = z.object({ edition: z.string().min(1) });

const digestOf = (value: unknown): string => hash('sha256', JSON.stringify(value), 'base64url');

function bookOf(
  texts: Texts,
  calendar: WorkingCalendar,
  confirmations: readonly Confirmation[],
): Omit<Rulebook, 'editions'> {
  const measures = withConfirmations('measures', readMeasures(texts.measures), confirmations);
  const { groundings } = readSanctionRules(texts.groundings, measures);
  const sanctions = {
    measures,
    groundings: withConfirmations('groundings', groundings, confirmations),
  };
  const matters = withConfirmations('matters', readMatters(texts.matters, measures), confirmations);
  return {
    calendar,
    catalogue: readCatalogue(texts.catalogue),
    commitments: readCommitmentRules(texts.commitments, calendar),
    names: readPublishedNames(texts.disclosure),
    matters,
    noticeWords: readNoticeWords(texts['notice-words']),
    publicity: readPublicityRules(texts.publicity),
    repair: readRepairRules(texts.repair, calendar),
    sanctions,
    schemes: withConfirmations('schemes', readSchemes(texts.schemes), confirmations),
    statistics: readStatisticsRules(texts.statistics, calendar),
    screeningDigest: digestOf([sanctions, matters]),
    publicityDigest: rulesDigest(texts.publicity.text),
  };
}

const later = (one: AddedEdition, other: AddedEdition): number =>
  one.from === other.from
    ? Number(one.addedAt > other.addedAt) - Number(one.addedAt < other.addedAt)
    : Number(one.from > other.from) - Number(one.from < other.from);

const isSet = (name: string): name is RuleSet => ruleSets.some((one) => one === name);

/** Reads what was added piece by piece: one that is broken is told and left out, and what it would replace stays. */
function sound<T>(
  editions: readonly AddedEdition[],
  read: (edition: AddedEdition) => T,
  onBroken: (message: string) => void,
): readonly T[] {
  return editions.flatMap((edition) => {
    try {
      return [read(edition)];
    } catch (error) {
      if (!(error instanceof HubError)) throw error;
      onBroken(error.message);
      return [];
    }
  });
}

const isYear = ({ name }: AddedEdition): boolean => name.startsWith('calendar-');

/** An added edition of a rule file, opened. */
interface Opened extends AddedEdition {
  readonly name: RuleSet;
  readonly text: RuleText;
}

function opened(edition: AddedEdition): Opened {
  const { name } = edition;
  if (!isSet(name))
    throw new HubError('INTERNAL_SERVER_ERROR', `${labelOf(edition)}: there is no such rule file.`);
  return { ...edition, name, text: textOf(edition) };
}

/** The rules of the days on which these editions hold, each made when it is first asked for. */
function booksOf(
  added: readonly Opened[],
  calendar: WorkingCalendar,
  confirmations: readonly Confirmation[],
): (day: string) => Rulebook {
  const known = new Map<string, Rulebook>();
  return (day) => {
    const current = new Map(
      added.flatMap((edition) => (edition.from <= day ? [[edition.name, edition]] : [])),
    );
    const key = ruleSets.map((name) => current.get(name)?.id ?? '').join('|');
    const found = known.get(key);
    if (found) return found;
    const texts = Object.fromEntries(
      ruleSets.map((name) => [name, current.get(name)?.text ?? shipped[name]]),
    ) as Texts;
    const editions = ruleSets.map((name): EditionInForce => {
      const { from = null, addedAt = null, addedBy = null } = current.get(name) ?? {};
      const { edition } = readRules(texts[name], named);
      return { name, edition, digest: rulesDigest(texts[name].text), from, addedAt, addedBy };
    });
    const book = { ...bookOf(texts, calendar, confirmations), editions };
    known.set(key, book);
    return book;
  };
}

/** The rules of every day, by what came with the release and what operators have added. */
export function createRuleLibrary(
  { editions, confirmations }: Additions,
  onBroken: (message: string) => void,
): RuleLibrary {
  const ordered = editions.toSorted(later);
  // the notice published last is the one that counts
  const years = new Map(
    sound(ordered.filter(isYear), (one) => readRules(textOf(one), calendarFile), onBroken).map(
      (year): [number, AddedYear] => [year.year, year],
    ),
  );
  const announced: readonly CalendarYear[] = [
    ...shippedYears.filter(({ year }) => !years.has(year)),
    ...years.values(),
  ];
  const calendar = calendarOf(announced);
  const added: Opened[] = [];
  const take = (edition: AddedEdition): void => {
    const next = opened(edition);
    // it must be whole, and fit to the others of its first day
    booksOf([...added, next], calendar, [])(edition.from);
    added.push(next);
  };
  sound(
    ordered.filter((edition) => !isYear(edition)),
    take,
    onBroken,
  );
  return { on: booksOf(added, calendar, confirmations), years: [...years.values()] };
}

/** Throws for whatever is broken. */
export const refuseBroken = (message: string): never => {
  throw new HubError('BAD_USER_INPUT', message);
};

/** The rules of a hub to which nobody has added anything. */
export const shippedLibrary: RuleLibrary = createRuleLibrary(
  { editions: [], confirmations: [] },
  refuseBroken,
);
