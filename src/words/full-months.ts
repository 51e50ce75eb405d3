import { addMonths } from './calendar-date.ts';

const monthNumber = (date: string): number =>
  Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7));

/** How many whole months have passed from one day to another: the most n for which addMonths(from, n) is not after `to`; 0 when `to` is earlier. */
export const fullMonths = (from: string, to: string): number => {
  const months = monthNumber(to) - monthNumber(from);
  if (months <= 0) return 0;
  return addMonths(from, months) <= to ? months : months - 1;
};
