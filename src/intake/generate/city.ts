/** The frame of a made-up city: how many of what there are, so that every row can be computed alone and nothing is kept in memory. */
import { HubError } from '../../errors.ts';
import { dayOf, type Day } from './calendar.ts';
import { landmarkKeys } from './landmark-keys.ts';
import { drawFor, topic } from './random.ts';

export type FirmKind =
  | 'company'
  | 'jointStock'
  | 'partnership'
  | 'soleOwner'
  | 'household'
  | 'cooperative'
  | 'branch'
  | 'society'
  | 'privateUnit'
  | 'foundation'
  | 'institution'
  | 'organ';

/** One place in the pattern that the ordinary firms repeat: their kind, and how many people are at home there. */
export interface Slot {
  readonly kind: FirmKind;
  readonly homes: number;
  /** People at home in the slots before. */
  readonly homesBefore: number;
}

export interface City {
  readonly seed: number;
  readonly today: Day;
  /** Enterprises and organisations, landmarks included; they are the indices 0..firms - 1. */
  readonly firms: number;
  /** Persons; those who hold offices or shares are the indices 0..active - 1. */
  readonly persons: number;
  readonly active: number;
  readonly slots: readonly Slot[];
}

/** Proportions of a real city of this kind, per enterprise or organisation. */
const proportions = {
  persons: 49,
  activePersons: 2.5,
  notices: 5,
  listEntries: 0.225,
  judgmentDefaults: 0.16,
} as const;

/** Ordinary firms follow a pattern of this length; its first places are the knots of holdings.ts, always companies. */
const slotCount = 250;
const knotSlots = 25;

const homes: Record<FirmKind, number> = {
  company: 3,
  jointStock: 3,
  partnership: 3,
  soleOwner: 3,
  cooperative: 3,
  privateUnit: 3,
  foundation: 3,
  society: 2,
  household: 1,
  branch: 1,
  institution: 1,
  organ: 1,
};
// together with the companies at the knots these make 250 places in which 625 people are at home
const kindCounts: readonly (readonly [FirmKind, number])[] = [
  ...([
    ['company', 118],
    ['jointStock', 5],
    ['partnership', 15],
    ['soleOwner', 8],
  ] as const),
  ...([
    ['household', 38],
    ['cooperative', 8],
    ['branch', 15],
    ['society', 5],
  ] as const),
  ...([
    ['privateUnit', 5],
    ['foundation', 1],
    ['institution', 5],
    ['organ', 2],
  ] as const),
];

const slotsOf = (seed: number): Slot[] => {
  const draw = drawFor(seed, topic('slots'), 0);
  const ordinary = kindCounts
    .flatMap(([kind, count]) => Array.from({ length: count }, () => ({ kind, at: draw() })))
    .sort((a, b) => a.at - b.at)
    .map(({ kind }) => kind);
  let homesBefore = 0;
  return [...Array.from({ length: knotSlots }, () => 'company' as const), ...ordinary].map(
    (kind) => {
      const slot = { kind, homes: homes[kind], homesBefore };
      homesBefore += slot.homes;
      return slot;
    },
  );
};

const limits = { enterprises: [50, 5_000_000], persons: [200, 60_000_000], seed: [0, 2 ** 32 - 1] };

const within = (name: keyof typeof limits, value: number): void => {
  const [least = 0, most = 0] = limits[name];
  if (Number.isInteger(value) && value >= least && value <= most) return;
  throw new HubError('BAD_USER_INPUT', `${name} must be a whole number from ${least} to ${most}.`);
};

export interface CityOptions {
  readonly seed: number;
  readonly enterprises: number;
  readonly persons?: number;
  /** The day the city is seen from, `YYYY-MM-DD`; nothing but ends of office and validity lies after it. */
  readonly today: string;
}

/** The frame of a city, from which every row of every table can be computed; throws BAD_USER_INPUT beyond the limits. */
export const createCity = ({ seed, enterprises, persons, today }: CityOptions): City => {
  const people = persons ?? Math.max(200, Math.round(enterprises * proportions.persons));
  within('seed', seed);
  within('enterprises', enterprises);
  within('persons', people);
  const day = dayOf(today);
  if (!Number.isInteger(day) || today < '2020-01-01' || today > '2090-01-01') {
    throw new HubError('BAD_USER_INPUT', 'today must be a date from 2020-01-01 to 2090-01-01.');
  }
  const active = Math.min(
    people,
    Math.max(200, Math.round(enterprises * proportions.activePersons)),
  );
  return { seed, today: day, firms: enterprises, persons: people, active, slots: slotsOf(seed) };
};

/** How many notices, list entries or judgment defaults a city of this size has. */
export const countOf = (city: City, what: 'notices' | 'listEntries' | 'judgmentDefaults'): number =>
  Math.round(city.firms * proportions[what]);

/** The place of an ordinary firm in the pattern; undefined for a landmark. */
export const slotOf = (
  city: City,
  firm: number,
): (Slot & { block: number; place: number }) | undefined => {
  const ordinal = firm - landmarkKeys.length;
  const place = ordinal % slotCount;
  const slot = ordinal < 0 ? undefined : city.slots[place];
  return slot && { ...slot, block: Math.floor(ordinal / slotCount), place };
};
