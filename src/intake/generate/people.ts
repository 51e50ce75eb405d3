/** Made-up natural persons: their numbers pass every check and can belong to nobody. */
import { idNumberCheckCharacter } from '../../words/id-number.ts';
import { slotOf, type City } from './city.ts';
import { compactDate } from './calendar.ts';
import { landmarkKeys, landmarkPersons } from './landmark-keys.ts';
import { between, drawFor, entry, heavyTailed, pick, topic, type Draw } from './random.ts';
import { compoundSurnames, districts, givenNames, surnames } from './vocabulary.ts';

/** A made-up natural person: the number's check digit and birth date are right, its place code is assigned to nobody. */
export interface Person {
  readonly name: string;
  readonly idNumber: string;
  /** Place code of the district. */
  readonly region: string;
}

// 1,000 places x 999 sequences; what comes beyond repeats them on other birthdays, so that no number occurs twice
const combinations = 999_000;
const birthdayStrata = 64;
const named = Object.values(landmarkPersons);
/** Persons before this index are landmarks: the named ones, then one at home in each landmark firm. */
const firstOrdinary = named.length + landmarkKeys.length;
const ofPerson = topic('person');

const givenName = (draw: Draw, female: boolean): string => {
  const common = female ? givenNames.women : givenNames.men;
  const one = (): string =>
    draw() < 0.003
      ? pick(draw, givenNames.rare)
      : entry(common, heavyTailed(draw, common.length, 1.4));
  return draw() < 0.15 ? one() : `${one()}${one()}`;
};

const nameOf = (draw: Draw, female: boolean): string => {
  const surname =
    draw() < 0.005
      ? pick(draw, compoundSurnames)
      : entry(surnames, heavyTailed(draw, surnames.length, 1.8));
  return `${surname}${givenName(draw, female)}`;
};

const idNumberOf = (city: City, index: number, youngest: number, spread: number): string => {
  const combination = (index * 161_803 + (city.seed % combinations)) % combinations;
  const latest = city.today - Math.round((youngest + spread) * 365.25);
  const stratum = Math.floor(index / combinations) % birthdayStrata;
  const birth = latest - (latest % birthdayStrata) + stratum - birthdayStrata;
  const sequence = String(1 + Math.floor(combination / 1000)).padStart(3, '0');
  const first17 = `${990_000 + (combination % 1000)}${compactDate(birth)}${sequence}`;
  return `${first17}${idNumberCheckCharacter(first17)}`;
};

/** The person at an index; who holds offices or shares is between 20 and 75 years old. */
export const personAt = (city: City, index: number): Person => {
  const draw = drawFor(city.seed, ofPerson, index);
  const [youngest, range] = index < city.active ? [20, 55] : [1, 89];
  const idNumber = idNumberOf(city, index, youngest, draw() * range);
  const female = Number(idNumber.charAt(16)) % 2 === 0;
  return {
    name: named[index] ?? nameOf(draw, female),
    idNumber,
    region: String(990_101 + between(draw, 0, districts.length - 1)),
  };
};

/** How many people are at home in a firm. */
export const homesIn = (city: City, firm: number): number => slotOf(city, firm)?.homes ?? 1;

const homesBefore = (city: City, firm: number): number => {
  const slot = slotOf(city, firm);
  const perBlock = city.slots.reduce((sum, { homes }) => sum + homes, 0);
  return slot ? slot.block * perBlock + slot.homesBefore : 0;
};

/** The n-th person at home in a firm: its own people, so that every active person holds something somewhere. */
export const personAtHome = (city: City, firm: number, n: number): number => {
  if (firm < landmarkKeys.length) return named.length + firm;
  const all = homesBefore(city, city.firms - 1) + homesIn(city, city.firms - 1);
  const ordinary = city.active - firstOrdinary;
  return firstOrdinary + Math.floor(((homesBefore(city, firm) + n) * ordinary) / all);
};

/** Somebody from anywhere in the city; a few people come up very often. */
export const personFromAfar = (city: City, draw: Draw): number =>
  firstOrdinary + heavyTailed(draw, city.active - firstOrdinary, 1.8);
