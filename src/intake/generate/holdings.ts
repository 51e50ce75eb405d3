// Who holds shares in a firm. Ordinary firms draw their holders; the first places of the pattern of city.ts are knots
// whose corporate holder is fixed: a chain, rings, a pair that hold one another, a firm that holds itself.
import type { Day } from './calendar.ts';
import { slotOf, type City } from './city.ts';
import { companyNear, firmAt, hasHolders, type Firm } from './firms.ts';
import { landmarkIndex, landmarkKeys, landmarkPersonIndex } from './landmark-keys.ts';
import { landmarkAt, type LandmarkHolding } from './landmarks.ts';
import { homesIn, personAtHome, personFromAfar } from './people.ts';
import { between, drawFor, heavyTailed, pick, topic, type Draw } from './random.ts';
import { tradeNameCharacters } from './vocabulary.ts';

/** A holder as its row will name it. */
type Holder =
  | { readonly firm: number }
  | { readonly person: number }
  | { readonly name: string; readonly type: string };

/** One line of a shareholder list. Shares are hundredths of a percent of the capital; absent means the list is silent. */
export interface Holding {
  readonly holder: Holder;
  readonly declared?: number;
  readonly subscribed?: number;
  readonly paid?: number;
  readonly since: Day;
  readonly until?: Day;
}

const ofHoldings = topic('holdings');
const outsideTypes = ['境外企业', '外省企业法人', '基金产品', '自然人'] as const;
const { first, second } = tradeNameCharacters;

/** Places of the pattern: links of a chain (nine firms, eight holdings), rings of 2 to 5, a mutual pair, a self-holder. */
const knots = { chain: 9, ring: 10, pair: 16, self: 20 } as const;

const ringHolder = (firm: number, position: number, length: number): number | undefined => {
  if (position < 0 || position >= length) return undefined;
  return position === 0 ? firm + length - 1 : firm - 1;
};

const inCity = (city: City, firm: number | undefined): number | undefined =>
  firm !== undefined && firm < city.firms ? firm : undefined;

interface FixedHolder {
  readonly firm: number;
  readonly share: number;
}

const knotHolder = (city: City, firm: number, draw: Draw): FixedHolder | undefined => {
  const slot = slotOf(city, firm);
  if (!slot) return undefined;
  const { place, block } = slot;
  if (place > 0 && place < knots.chain)
    return { firm: firm - 1, share: between(draw, 51, 100) * 100 };
  if (place === knots.self) return { firm, share: between(draw, 2, 15) * 100 };
  const ring =
    ringHolder(firm, place - knots.ring, 2 + (block % 4)) ??
    ringHolder(firm, place - knots.pair, 2);
  const holder = inCity(city, ring);
  return holder === undefined ? undefined : { firm: holder, share: between(draw, 20, 80) * 100 };
};

const outsideName = (draw: Draw): Holder => {
  const type = pick(draw, outsideTypes);
  const word = `${pick(draw, first)}${pick(draw, second)}`;
  if (type === '自然人') return { name: `赵${word}`, type };
  if (type === '基金产品')
    return { name: `${word}稳健${between(draw, 1, 30)}号私募证券投资基金`, type };
  return {
    name: `${type === '境外企业' ? '香江' : '远州'}${word}${between(draw, 1, 999)}号投资有限公司`,
    type,
  };
};

const anyHolder = (city: City, firm: number, draw: Draw): Holder => {
  const kind = draw();
  if (kind < 0.05) return { firm: landmarkIndex('stateAssets') };
  if (kind < 0.07) return { firm: landmarkIndex('nominee') };
  if (kind < 0.075) return { firm: landmarkIndex('districtAssets') };
  if (kind < 0.11) return outsideName(draw);
  if (kind < 0.27 && firm > landmarkKeys.length) {
    const below = firm - landmarkKeys.length;
    return { firm: companyNear(city, landmarkKeys.length + heavyTailed(draw, below, 2.5)) };
  }
  return kind < 0.85
    ? { person: personAtHome(city, firm, between(draw, 0, homesIn(city, firm) - 1)) }
    : { person: personFromAfar(city, draw) };
};

const holderKey = (holder: Holder): string => JSON.stringify(holder);

const distinctHolders = (city: City, firm: number, draw: Draw): Holder[] => {
  const wanted = Math.min(120, Math.floor((1 - draw()) ** -0.7));
  const found = new Map<string, Holder>();
  for (let i = 0; i < wanted; i += 1) {
    const holder = anyHolder(city, firm, draw);
    if (!('firm' in holder) || holder.firm !== firm) found.set(holderKey(holder), holder);
  }
  return [...found.values()];
};

/** Parts of a whole in hundredths of a percent; they add up to it, none is zero or above 100 %. */
const partsOf = (whole: number, count: number, draw: Draw): number[] => {
  const weights = Array.from({ length: count }, () => 0.02 + draw() ** 2);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const parts = weights.map((weight) =>
    Math.max(1, Math.floor((weight / total) * (whole - count))),
  );
  const rest = whole - parts.reduce((sum, part) => sum + part, 0);
  return parts.map((part, i) => Math.min(10_000, i === 0 ? part + rest : part));
};

const silentOn = (draw: Draw, share: number): Partial<Holding> => {
  const silence = draw();
  if (silence < 0.03) return {};
  const amounts = { subscribed: share, ...(draw() < 0.7 && { paid: Math.floor(share * draw()) }) };
  return silence < 0.15 ? amounts : { declared: share, ...amounts };
};

const dated = (firm: Firm, city: City, draw: Draw): Day =>
  between(draw, firm.established, Math.max(firm.established, city.today - 30));

/** The same pair twice: one holder's share in two contributions of different days. */
const inTwoParts = (holding: Holding): Holding[] => {
  if (holding.declared === undefined || holding.declared < 2) return [holding];
  const half = Math.floor(holding.declared / 2);
  const other = holding.declared - half;
  return [
    { holder: holding.holder, declared: half, subscribed: half, since: holding.since },
    { holder: holding.holder, declared: other, subscribed: other, since: holding.since + 1 },
  ];
};

const formerHolding = (city: City, firm: Firm, draw: Draw): Holding => {
  const until = between(draw, firm.established + 100, city.today - 60);
  const declared = between(draw, 1, 100) * 100;
  return {
    holder: { person: personFromAfar(city, draw) },
    declared,
    subscribed: declared,
    since: firm.established,
    until,
  };
};

const ordinaryHoldings = (city: City, firm: Firm, draw: Draw): Holding[] => {
  const fixed = knotHolder(city, firm.index, draw);
  const others = distinctHolders(city, firm.index, draw).filter(
    (holder) => !('firm' in holder) || holder.firm !== fixed?.firm,
  );
  // one firm in thirty declares shares that do not add up to 100 %
  const whole = (draw() < 0.033 ? between(draw, 60, 110) * 100 : 10_000) - (fixed?.share ?? 0);
  const shares = whole > others.length ? partsOf(whole, others.length, draw) : [];
  const holdings = shares.map((share, i): Holding => {
    const holder = others[i] ?? outsideName(draw);
    return { holder, ...silentOn(draw, share), since: dated(firm, city, draw) };
  });
  const top = fixed && {
    holder: { firm: fixed.firm },
    declared: fixed.share,
    subscribed: fixed.share,
    since: dated(firm, city, draw),
  };
  return [
    ...(top ? [top] : []),
    ...holdings.flatMap((holding) => (draw() < 0.02 ? inTwoParts(holding) : [holding])),
    ...(draw() < 0.15 ? [formerHolding(city, firm, draw)] : []),
  ];
};

const landmarkHolder = (line: LandmarkHolding): Holder => {
  if ('firm' in line) return { firm: landmarkIndex(line.firm) };
  return 'person' in line
    ? { person: landmarkPersonIndex(line.person) }
    : { name: line.name, type: line.name.endsWith('基金') ? '基金产品' : '企业法人' };
};

const landmarkHoldings = (firm: Firm, lines: readonly LandmarkHolding[]): Holding[] =>
  lines.flatMap((line) =>
    Array.from({ length: line.times ?? 1 }, (_, i): Holding => {
      const share = line.percent === undefined ? undefined : Math.round(line.percent * 100);
      return {
        holder: landmarkHolder(line),
        ...(share !== undefined && { declared: share, subscribed: share, paid: share }),
        since: firm.established + i,
      };
    }),
  );

/** The shareholder list of a firm, former holders included; empty for kinds that have none. */
export const holdingsIn = (city: City, index: number): readonly Holding[] => {
  const firm = firmAt(city, index);
  const landmark = landmarkAt(index);
  if (landmark) return landmarkHoldings(firm, landmark.holders);
  if (!hasHolders(firm.kind)) return [];
  return ordinaryHoldings(city, firm, drawFor(city.seed, ofHoldings, index));
};
