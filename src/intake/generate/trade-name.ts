/** Made-up trade names: they read like real ones, and no two are the same. */
import type { City, FirmKind } from './city.ts';
import { landmarkAt } from './landmarks.ts';
import { entry } from './random.ts';
import {
  cityName,
  companyTrades,
  districts,
  farmTrades,
  foundationTrades,
  officeTrades,
  publicTrades,
  serviceTrades,
  shopTrades,
  societyTrades,
  tradeNameCharacters,
  type Trade,
} from './vocabulary.ts';

const { first, second } = tradeNameCharacters;
const pairs = first.length * second.length;
/** Series of pairs before a third character is needed; no factor in common with the step, so that each number comes once. */
const series = 40;
const step = 161_803;

const tradeLists: Record<FirmKind, readonly Trade[]> = {
  company: companyTrades,
  jointStock: companyTrades,
  partnership: companyTrades,
  soleOwner: companyTrades,
  branch: companyTrades,
  household: shopTrades,
  cooperative: farmTrades,
  society: societyTrades,
  privateUnit: serviceTrades,
  foundation: foundationTrades,
  institution: publicTrades,
  organ: officeTrades,
};

interface Number3 {
  readonly pair: number;
  readonly series: number;
  readonly round: number;
}

const scrambled = (city: City, index: number): Number3 => {
  const all = pairs * series;
  const value = (index * step + (city.seed % all)) % all;
  return { pair: value % pairs, series: Math.floor(value / pairs), round: Math.floor(index / all) };
};

/** What a firm does: by its name if that tells, else by its place in the series of names. */
export const tradeOf = (city: City, index: number, kind: FirmKind): Trade => {
  const landmark = landmarkAt(index);
  if (landmark?.kind === 'organ') return { word: '', code: 'S9221', scope: '依法履行行政管理职责' };
  if (landmark === undefined) return entry(tradeLists[kind], scrambled(city, index).series);
  return companyTrades.find(({ word }) => landmark.name.includes(word)) ?? entry(companyTrades, 11);
};

const companyForms = {
  company: '有限公司',
  jointStock: '股份有限公司',
  partnership: '合伙企业（有限合伙）',
  soleOwner: '厂',
} as const;

const companyName = (fancy: string, word: string, form: string, variant: number): string => {
  if (variant === 0) return `${fancy}${word}（${cityName}）${form}`;
  if (variant === 1) return `${cityName}市${fancy}${word}${form}`;
  if (variant === 2) return `${cityName}${fancy}${word}集团${form}`;
  return `${cityName}${fancy}${word}${form}`;
};

/** A made-up trade name; the triple of pair, series and round is in it, so that it is nobody else's. */
export const tradeName = (city: City, index: number, kind: FirmKind): string => {
  const { pair, series: number, round } = scrambled(city, index);
  const third = round === 0 ? '' : entry(first, round);
  const fancy = `${entry(first, pair)}${entry(second, Math.floor(pair / first.length))}${third}`;
  const { word } = entry(tradeLists[kind], number);
  if (kind in companyForms) {
    if (kind === 'company' && index % 97 === 0) return `${cityName}市第${index}号${word}有限公司`;
    return companyName(fancy, word, companyForms[kind as keyof typeof companyForms], index % 11);
  }
  // ten trades for forty series: the quarter of the city tells the rest apart
  const quarter = entry(districts, Math.floor(number / tradeLists[kind].length)).slice(0, 2);
  if (kind === 'household') return `${cityName}${quarter}${fancy}${word}`;
  if (kind === 'cooperative') return `${cityName}${quarter}${fancy}${word}农民专业合作社`;
  if (kind === 'foundation') return `${cityName}市${quarter}${fancy}${word}基金会`;
  return `${cityName}市${quarter}${fancy}${word}`;
};
