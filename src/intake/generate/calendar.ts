/** A calendar day as the number of days since 1970-01-01, so that adding and comparing days is arithmetic. */
export type Day = number;

const millisecondsPerDay = 86_400_000;

/** The day of an ISO date; NaN when the text is none. */
export const dayOf = (date: string): Day => Date.parse(`${date}T00:00:00Z`) / millisecondsPerDay;

/** `YYYY-MM-DD`. */
export const isoDate = (day: Day): string =>
  new Date(day * millisecondsPerDay).toISOString().slice(0, 10);

/** `YYYY/MM/DD`, the form of the notice standards of 2016 and 2018. */
export const slashDate = (day: Day): string => isoDate(day).replaceAll('-', '/');

/** `YYYYMMDD`, the form inside an identity number. */
export const compactDate = (day: Day): string => isoDate(day).replaceAll('-', '');

/** The year a day lies in. */
export const yearOf = (day: Day): number => new Date(day * millisecondsPerDay).getUTCFullYear();

/** The day with its Chinese name, as in a judgment. */
export const chineseDate = (day: Day): string => {
  const [year = '', month = '', date = ''] = isoDate(day).split('-');
  return `${year}年${month}月${date}日`;
};
