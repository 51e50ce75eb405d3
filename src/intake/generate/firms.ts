/** Made-up enterprises and organisations, each computed from its place in the city. */
import { creditCodeCheckCharacter } from '../../words/credit-code.ts';
import { organizationCodeCheckCharacter } from '../../words/organization-code.ts';
import type { Day } from './calendar.ts';
import { slotOf, type City, type FirmKind } from './city.ts';
import { landmarkKeys, landmarkPersonIndex } from './landmark-keys.ts';
import { landmarkAt } from './landmarks.ts';
import { personAtHome, personFromAfar } from './people.ts';
import { between, drawFor, entry, heavyTailed, pick, topic, weighted } from './random.ts';
import { tradeName, tradeOf } from './trade-name.ts';
import { districts, streets, type Trade } from './vocabulary.ts';

/** An enterprise or organisation, whole. */
export interface Firm {
  readonly index: number;
  readonly kind: FirmKind;
  readonly name: string;
  readonly uscc: string;
  readonly registrationNumber: string;
  readonly district: number;
  readonly trade: Trade;
  /** Capital in 万元; none for bodies that have no capital. */
  readonly capital: number;
  readonly established: Day;
  readonly status: string;
  readonly address: string;
  /** The firm whose branch this is. */
  readonly headOffice?: number;
}

const prefixes: Record<FirmKind, string> = {
  company: '91',
  jointStock: '91',
  partnership: '91',
  soleOwner: '91',
  branch: '91',
  household: '92',
  cooperative: '93',
  society: '51',
  privateUnit: '52',
  foundation: '53',
  institution: '12',
  organ: '11',
};
const withCapital = new Set<FirmKind>([
  'company',
  'jointStock',
  'partnership',
  'soleOwner',
  'cooperative',
]);
const capitals = [
  10, 20, 30, 50, 100, 100, 200, 300, 500, 500, 1000, 1080, 2000, 3000, 5000, 10_000, 52_000,
];
const statuses = weighted([
  ['存续', 0.88],
  ['注销', 0.06],
  ['吊销', 0.045],
  ['迁出', 0.015],
]);
const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const ofFirm = topic('firm');
const ofHead = topic('head');
const ofPlace = topic('place');
const ofHeadOffice = topic('head office');
const firstOrdinary = landmarkKeys.length;

/** The kind of a firm, by its place in the pattern. */
const kindOf = (city: City, index: number): FirmKind =>
  slotOf(city, index)?.kind ?? landmarkAt(index)?.kind ?? 'company';

/** Whether a firm has shareholders or partners. */
export const hasHolders = (kind: FirmKind): boolean => withCapital.has(kind);

const districtOf = (city: City, index: number): number =>
  between(drawFor(city.seed, ofPlace, index), 0, districts.length - 1);

/** The credit code: six characters of the organisation code count the index, scrambled one to one. */
const creditCode = (city: City, index: number, kind: FirmKind): string => {
  const all = 31 ** 6;
  let rest = (index * 500_000_003 + (city.seed % all)) % all;
  let body = '';
  for (let i = 0; i < 6; i += 1) {
    body += alphabet.charAt(rest % 31);
    rest = Math.floor(rest / 31);
  }
  const organization = `MA${body}`;
  const place = index < firstOrdinary ? 990_100 : 990_101 + districtOf(city, index);
  const first17 = `${prefixes[kind]}${place}${organization}${organizationCodeCheckCharacter(organization)}`;
  return `${first17}${creditCodeCheckCharacter(first17)}`;
};

/** 工商注册号: 14 digits and the check digit of ISO 7064, MOD 11,10. */
const registrationNumber = (index: number): string => {
  const digits = `990100${String(index).padStart(8, '0')}`;
  let product = 10;
  for (const digit of digits) product = (((product + Number(digit)) % 10 || 10) * 2) % 11;
  return `${digits}${(11 - product) % 10}`;
};

/** The nearest ordinary company at or below an index, so that it can hold shares or have branches. */
export const companyNear = (city: City, index: number): number => {
  for (let found = index; found > firstOrdinary; found -= 1) {
    if (['company', 'jointStock'].includes(kindOf(city, found))) return found;
  }
  return firstOrdinary;
};

const headOfficeOf = (city: City, index: number): number =>
  companyNear(city, heavyTailed(drawFor(city.seed, ofHeadOffice, index), index, 2));

/** The name by which a firm is registered; no two firms share one. */
const firmName = (city: City, index: number): string => {
  const kind = kindOf(city, index);
  const district = entry(districts, districtOf(city, index));
  if (kind === 'branch')
    return `${firmName(city, headOfficeOf(city, index))}${district}第${index}分公司`;
  return landmarkAt(index)?.name ?? tradeName(city, index, kind);
};

/** Name, code and registration number: what other rows say of a firm. */
export const firmKey = (
  city: City,
  index: number,
): Pick<Firm, 'name' | 'uscc' | 'registrationNumber'> => ({
  name: firmName(city, index),
  uscc: creditCode(city, index, kindOf(city, index)),
  registrationNumber: registrationNumber(index),
});

/** The person who is legal representative, head or operator of a firm today. */
export const headOf = (city: City, index: number): number => {
  const landmark = landmarkAt(index)?.head;
  if (landmark !== undefined) return landmarkPersonIndex(landmark);
  const draw = drawFor(city.seed, ofHead, index);
  return hasHolders(kindOf(city, index)) && index >= firstOrdinary && draw() < 0.12
    ? personFromAfar(city, draw)
    : personAtHome(city, index, 0);
};

/** The firm at an index. */
export const firmAt = (city: City, index: number): Firm => {
  const draw = drawFor(city.seed, ofFirm, index);
  const kind = kindOf(city, index);
  const district = districtOf(city, index);
  const place = entry(districts, district);
  const landmark = index < firstOrdinary;
  return {
    index,
    kind,
    ...firmKey(city, index),
    district,
    trade: tradeOf(city, index, kind),
    capital: withCapital.has(kind) ? pick(draw, capitals) + (draw() < 0.1 ? 0.88 : 0) : 0,
    established: city.today - 2000 - heavyTailed(draw, 9000, landmark ? 1 : 1.5),
    status: landmark ? '存续' : statuses(draw),
    address: `云澜市${place}${pick(draw, streets)}${between(draw, 1, 999)}号`,
    ...(kind === 'branch' && { headOffice: headOfficeOf(city, index) }),
  };
};
