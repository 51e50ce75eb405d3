/** Ownership multiplied along all walks, circles included, as the solution of equations and not of a list of paths. */
import type { Ratio } from '../../words/ratio.ts';
import { bilingual } from '../../words/bilingual.ts';
import { carries } from './holding-graph.ts';
import { linksOf, type Shares, sharesOf } from './ownership.ts';
import { ownershipProof } from './proof.ts';
import { type Asked, ends, type Found, idOf, type LimbAnswer, underestimated } from './question.ts';
import { type ControlWarning, warning } from './warnings.ts';

const sharesInAsked = ({ holdings, subject, enough }: Asked): Shares => {
  const weighted = holdings.out.flat().filter(carries);
  return sharesOf(linksOf(holdings.parties.length, weighted), subject, enough);
};

// Seen from the holder, walks that come back to it are left out by leaving out what is held in it. Whether its own
// circle has a finite sum at all must still be asked on the whole, or both directions would answer differently.
const sharesOfAsked = (asked: Asked): Shares => {
  const { holdings, subject } = asked;
  const size = holdings.parties.length;
  const weighted = holdings.out.flat().filter(carries);
  const own = sharesOf(linksOf(size, weighted), subject, () => false);
  const away = weighted.filter(({ to }) => to !== subject);
  const shares = sharesOf(linksOf(size, away, 'HOLDER'), subject, () => false);
  if (own.of[subject] !== null) return shares;
  const of = shares.of.map((share) => (share?.n === 0n ? share : null));
  const endless = own.endless.filter((circle) => circle.includes(subject));
  return { ...shares, of, endless: [...endless, ...shares.endless] };
};

const ownerless = bilingual(
  '有一个循环没有外部所有者，没有有限的所有权。',
  'A circle of holdings that nobody outside owns has no finite ownership.',
);
const inFloats = bilingual(
  '循环或比例过大，无法精确计算：份额为浮点近似值。',
  'The circles or the ratios are too large for exact work: shares are in floating point.',
);

const numericWarnings = (
  { holdings }: Asked,
  { approximate, endless }: Shares,
): ControlWarning[] => {
  const circles = endless.map((circle) => {
    const members = new Set(circle);
    const edges = circle.flatMap((member) => holdings.out[member] ?? []);
    const inside = edges.filter(({ to }) => members.has(to));
    return warning('NUMERIC', ownerless, inside);
  });
  return approximate ? [...circles, warning('NUMERIC', inFloats, [])] : circles;
};

/** Ownership multiplied along the walks and added over them, at or above the threshold; null shares where there is no finite sum. */
export const multiplied = (asked: Asked): LimbAnswer => {
  const { holdings, subject, direction, enough, limb } = asked;
  const shares = direction === 'CONTROLLERS' ? sharesInAsked(asked) : sharesOfAsked(asked);
  const doubtful = underestimated(asked);
  const counts = (share: Ratio | null, other: number): boolean =>
    other !== subject &&
    (limb.parties === 'ANY' ||
      direction === 'CONTROLLED' ||
      holdings.parties[other]?.kind === 'PERSON') &&
    (share === null || (enough(share) && (share.n > 0n || doubtful.has(other))));
  const found = shares.of.flatMap((share, other): Found[] => {
    if (!counts(share, other)) return [];
    const prove = () => ownershipProof({ ...asked, ...ends(asked, other) }, share);
    const isExact = !shares.approximate;
    return [{ id: idOf(asked, other), share, isExact, atLeast: doubtful.has(other), prove }];
  });
  return { found, warnings: numericWarnings(asked, shares) };
};
