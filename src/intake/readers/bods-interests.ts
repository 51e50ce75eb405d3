// What the interests of one relationship record come to: at most one holding, one filed control, and one office per
// kind of office. Each has a key made of the record's id, so that a later version of the record replaces it.
import type { FiledControllerFact, Party, RelationFact } from '../facts.ts';
import { ratioOfPercent } from '../percent.ts';
import { present } from '../tables/table.ts';
import type { Interest, Share } from './bods-statement.ts';

const offices = new Set(['boardMember', 'boardChair', 'seniorManagingOfficial']);
const holdings = new Set(['shareholding', 'votingRights']);

/** What the facts of one relationship have in common. */
export interface Relationship {
  /** Id of the record within the hub. */
  readonly key: string;
  readonly from: Party;
  readonly to: Party;
  /** Where an interest has no start of its own. */
  readonly validFrom: string | undefined;
  /** Reads a date of the statement; undefined for none, with a remark for one that cannot be read. */
  readonly readDay: (column: string, text: string | undefined) => string | undefined;
  /** Says of an interest, or of a part of it, that no fact was made of it. */
  readonly notMapped: (what: string) => void;
  /** Says of a share that it cannot be, so that it was left out. */
  readonly outOfRange: (share: string) => void;
}

type KeyedFact = (RelationFact | FiledControllerFact) & { readonly sourceKey: string };

const isIndirect = ({ directOrIndirect }: Interest) => directOrIndirect === 'indirect';
const isHolding = ({ type, directOrIndirect }: Interest) =>
  holdings.has(type ?? '') && directOrIndirect !== 'indirect' && directOrIndirect !== 'unknown';

const isFiled = (
  party: Party,
  { directOrIndirect, beneficialOwnershipOrControl }: Interest,
): boolean => {
  if (party.kind !== 'PERSON') return false;
  if (beneficialOwnershipOrControl === true) return true;
  return directOrIndirect === 'indirect' && beneficialOwnershipOrControl === undefined;
};

function portionOf(share: Share | undefined) {
  const portion = (percent: number | undefined) =>
    percent === undefined ? undefined : ratioOfPercent(percent);
  return {
    exact: portion(share?.exact),
    least: portion(share?.minimum ?? share?.exclusiveMinimum),
    most: portion(share?.maximum ?? share?.exclusiveMaximum),
  };
}

/** An interest in words, without anything personal. */
const wordsFor = ({ type, directOrIndirect }: Interest): string =>
  `${type ?? 'no type'} (${directOrIndirect ?? 'direct or indirect not stated'})`;

const larger = (a: Interest, b: Interest) =>
  (portionOf(b.share).exact ?? portionOf(b.share).least ?? 0) -
  (portionOf(a.share).exact ?? portionOf(a.share).least ?? 0);

const daysOf = (relationship: Relationship, interest: Interest) =>
  present({
    validFrom: relationship.readDay('startDate', interest.startDate) ?? relationship.validFrom,
    validTo: relationship.readDay('endDate', interest.endDate),
  });

function holdingFact(relationship: Relationship, interests: readonly Interest[]): KeyedFact[] {
  const of = (type: string) =>
    interests.filter((one) => one.type === type && isHolding(one)).sort(larger);
  const [[shares, ...moreShares], [votes, ...moreVotes]] = [of('shareholding'), of('votingRights')];
  // several holdings of one kind in one record are classes of shares, whose percentages do not add up to one
  for (const more of [...moreShares, ...moreVotes])
    relationship.notMapped(`${wordsFor(more)}, a further one`);
  const main = shares ?? votes;
  if (!main) return [];
  const [portion, voting] = [portionOf(shares?.share), portionOf(votes?.share)];
  if (votes && voting.exact === undefined && voting.least !== undefined && shares === undefined) {
    relationship.notMapped(`${wordsFor(votes)}, as a range`);
  }
  const { key, from, to } = relationship;
  const ratios = present({
    ratio: portion.exact,
    ratioMin: portion.exact === undefined ? portion.least : undefined,
    ratioMax: portion.exact === undefined ? portion.most : undefined,
    votes: voting.exact,
  });
  const sourceKey = `${key}/SHAREHOLDER`;
  return [
    {
      type: 'relation',
      kind: 'SHAREHOLDER',
      from,
      to,
      ...ratios,
      ...daysOf(relationship, main),
      sourceKey,
    },
  ];
}

function officeFacts(relationship: Relationship, interests: readonly Interest[]): KeyedFact[] {
  const { key, from, to } = relationship;
  const held = new Map(
    interests.filter((one) => offices.has(one.type ?? '')).map((one) => [one.type ?? '', one]),
  );
  return [...held].map(([position, interest]) => ({
    type: 'relation',
    kind: 'EXECUTIVE',
    from,
    to,
    position,
    discriminator: position,
    ...daysOf(relationship, interest),
    sourceKey: `${key}/EXECUTIVE/${position}`,
  }));
}

function filedFact(relationship: Relationship, interests: readonly Interest[]): KeyedFact[] {
  const { key, from, to } = relationship;
  const filed = interests.filter((one) => isFiled(from, one)).sort(larger);
  const [main] = filed;
  if (!main) return [];
  const portion = portionOf(main.share);
  const ratios = present({
    ratio: portion.exact,
    ratioMin: portion.exact === undefined ? portion.least : undefined,
  });
  const basis = [...new Set(filed.map(wordsFor))].join(', ');
  const sourceKey = `${key}/FILED`;
  return [
    {
      type: 'filedController',
      rule: 'BENEFICIAL_OWNER',
      from,
      to,
      basis,
      ...ratios,
      ...daysOf(relationship, main),
      sourceKey,
    },
  ];
}

/** Whether a relation says all of the interest; a filing alone does not, unless the interest is indirect or has no type. */
const isSaid = (from: Party, interest: Interest): boolean => {
  if (isHolding(interest) || offices.has(interest.type ?? '')) return true;
  return isFiled(from, interest) && (isIndirect(interest) || interest.type === undefined);
};

/** The facts of a relationship's interests; those that no fact says are named by `notMapped`. */
export function interestFacts(
  relationship: Relationship,
  interests: readonly Interest[],
): readonly KeyedFact[] {
  for (const interest of interests) {
    for (const percent of Object.values(interest.share ?? {}))
      if (typeof percent === 'number' && ratioOfPercent(percent) === undefined)
        relationship.outOfRange(`${wordsFor(interest)}: ${percent}`);
    if (!isSaid(relationship.from, interest)) relationship.notMapped(wordsFor(interest));
  }
  return [
    ...holdingFact(relationship, interests),
    ...officeFacts(relationship, interests),
    ...filedFact(relationship, interests),
  ];
}

/** The keys of all facts that a relationship record can have come to. */
export const possibleKeys = (key: string): readonly string[] => [
  `${key}/SHAREHOLDER`,
  `${key}/FILED`,
  ...[...offices].map((position) => `${key}/EXECUTIVE/${position}`),
];
