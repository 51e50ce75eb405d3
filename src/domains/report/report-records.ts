/** Records as a report lists them: which section each belongs into, and its values by name. */
import { readPublicityRules } from '../../rules/publicity.ts';
import type { ReportForm } from '../../rules/report.ts';
import { sumDecimals } from '../../words/decimal.ts';
import { limits } from '../../words/limits.ts';
import type { Count, Entry, Section, Value, Words } from './report-model.ts';
import { classWords, detailFact, disputedMark, fact, overMark } from './report-words.ts';

/** What counting needs of a record that the viewer may see. */
export interface SeenRecord {
  readonly id: string;
  readonly item: string | null;
  readonly fine: string | null;
  /** Whether its publicity has ended: only the subject itself sees such a record. */
  readonly over: boolean;
}

/** What a report shows of a record. */
export interface RecordFacts {
  readonly id: string;
  readonly title: string;
  readonly documentNumber: string;
  readonly decidedOn: string;
  readonly authorityName: string | null;
  readonly authorityCode: string | null;
  readonly publicFrom?: string | null;
  readonly publicTo?: string | null;
  readonly earliestRepair?: string | null;
  readonly publicityClass?: string | null;
  readonly publicityRegime?: string | null;
  readonly validFrom?: string | null;
  readonly validTo?: string | null;
  readonly disputed?: boolean | null;
  readonly closedBy?: 'REPAIRED' | 'WITHDRAWN' | null;
  /** Name of the department that delivered it, or its code where no name is known. */
  readonly deliveredBy: string | null;
  readonly details: readonly { readonly name: string; readonly values: readonly string[] }[];
}

/** A section of the form with what the viewer may see of it, latest first. */
export interface SeenSection {
  readonly id: string;
  readonly title: Words;
  readonly seen: readonly SeenRecord[];
  readonly more: boolean;
}

/** Sorts what is seen into the sections of the form; `most` is where the counting stopped. */
export function sectionsOf(
  { sections }: ReportForm,
  seen: readonly SeenRecord[],
  most: number,
): SeenSection[] {
  const named = new Set(sections.flatMap(({ items }) => items));
  const belongs = (id: string, items: readonly string[], item: string | null): boolean =>
    id === 'OTHER' ? !named.has(item ?? '') : items.includes(item ?? '');
  return sections.map(({ id, zh, en, items }) => ({
    id,
    title: { zh, en },
    seen: seen.slice(0, most).filter(({ item }) => belongs(id, items, item)),
    more: seen.length > most,
  }));
}

const { regimes, lists, judgmentDefault, validity, commitment } = readPublicityRules();

const regimeTitles = new Map<string, string>([
  ...[...regimes, ...validity, commitment].map(({ id, title }): [string, string] => [id, title]),
  ...[...lists, judgmentDefault].map(({ id, names }): [string, string] => [id, names[0] ?? id]),
]);

const regimeTitle = (id: string | null | undefined): string | null =>
  id == null ? null : (regimeTitles.get(id) ?? id);

const window = ({ publicFrom, publicTo }: RecordFacts): Value | null => {
  if (publicFrom == null) return { zh: '不予公示', en: 'not published' };
  return publicTo == null
    ? { zh: `${publicFrom} 起`, en: `from ${publicFrom}` }
    : {
        zh: `${publicFrom} 至 ${publicTo}（不含）`,
        en: `${publicFrom} to ${publicTo} (exclusive)`,
      };
};

function markOf({ disputed, closedBy }: RecordFacts, over: boolean): Words | undefined {
  const marks = [
    ...(disputed === true ? [disputedMark] : []),
    ...(over ? [overMark(closedBy ?? null)] : []),
  ];
  if (marks.length === 0) return undefined;
  return {
    zh: marks.map(({ zh }) => zh).join('；'),
    en: marks.map(({ en }) => en).join('; '),
  };
}

/** One record as a section lists it. */
const entryOf = (record: RecordFacts, mark: Words | undefined): Entry => ({
  title: record.title,
  ...(mark ? { mark } : {}),
  facts: [
    ...fact('documentNumber', record.documentNumber),
    ...fact('decidedOn', record.decidedOn),
    ...fact('authority', record.authorityName),
    ...fact('authorityCode', record.authorityCode),
    ...record.details.map(detailFact),
    ...fact('validFrom', record.validFrom),
    ...fact('validTo', record.validTo),
    ...fact('publicWindow', window(record)),
    ...fact(
      'publicityClass',
      record.publicityClass == null ? null : classWords(record.publicityClass),
    ),
    ...fact('publicityRegime', regimeTitle(record.publicityRegime)),
    ...fact('earliestRepair', record.earliestRepair),
    ...fact('deliveredBy', record.deliveredBy),
  ],
});

const fineNote = (seen: readonly SeenRecord[]): Words[] => {
  const fines = seen.flatMap(({ fine }) => fine ?? []);
  if (fines.length === 0) return [];
  const sum = sumDecimals(fines);
  return [{ zh: `罚款金额合计 ${sum} 万元。`, en: `Fines add up to ${sum} × 10,000 yuan.` }];
};

const overNote = (seen: readonly SeenRecord[]): Words[] => {
  const over = seen.filter((one) => one.over);
  if (over.length === 0) return [];
  const sum = sumDecimals(over.flatMap(({ fine }) => fine ?? []));
  return [
    {
      zh: `其中 ${over.length} 条已不再公示，仅向主体本人列出${sum === '0' ? '' : `，涉及罚款 ${sum} 万元`}。`,
      en: `No longer published, and listed to the subject itself alone: ${over.length} of these${sum === '0' ? '' : `, with fines of ${sum} × 10,000 yuan`}.`,
    },
  ];
};

const cutNote = (listed: number, { seen, more }: SeenSection): Words[] => {
  const left = seen.length - listed;
  if (left <= 0 && !more) return [];
  return more
    ? [
        {
          zh: `信息数量超过统计上限 ${limits.reportCounted} 条：所列数量为下限，仅列出最近 ${listed} 条。`,
          en: `More than the ${limits.reportCounted} items that a report counts: numbers are lower bounds, the latest ${listed} are listed.`,
        },
      ]
    : [
        {
          zh: `共 ${seen.length} 条，列出最近 ${listed} 条，其余 ${left} 条未列出。`,
          en: `${seen.length} in all; the latest ${listed} are listed, ${left} are not.`,
        },
      ];
};

/** A section with the entries that are listed. */
export function sectionModel(section: SeenSection, records: readonly RecordFacts[]): Section {
  const over = new Set(section.seen.flatMap((one) => (one.over ? [one.id] : [])));
  return {
    id: section.id,
    title: section.title,
    entries: records.map((record) => entryOf(record, markOf(record, over.has(record.id)))),
    total: section.seen.length,
    more: section.more,
    notes: [
      ...fineNote(section.seen),
      ...overNote(section.seen),
      ...cutNote(records.length, section),
    ],
  };
}

/** The counts of a linked party, of the sections that have any. */
export const countsOf = (sections: readonly SeenSection[]): Count[] =>
  sections
    .filter(({ seen }) => seen.length > 0)
    .map(({ title, seen, more }) => ({ label: title, total: seen.length, more }));
