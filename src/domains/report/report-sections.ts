/** Sections that other domains add: measures, repairs, objections and grades as a report lists them. */
import type { ResolvedAsOf } from '../../words/as-of.ts';
import { dayAt } from '../../words/calendar-date.ts';
import type { AddedSection } from './report-gathering.ts';
import type { Entry, Fact, Words } from './report-model.ts';
import { actWords, effectWords, fact, stateWords } from './report-words.ts';

/** What a report shows of a measure. */
export interface SanctionFacts {
  readonly measure: string;
  readonly effect: string;
  readonly basis: string;
  readonly from: string;
  readonly to?: string | null;
  readonly applierName?: string | null;
  readonly imposedAt: string;
  readonly liftedAt?: string | null;
  readonly liftReason?: string | null;
  readonly groundIds: readonly string[];
}

interface CaseFacts {
  readonly state: string;
  readonly decidedAt: string | null;
  readonly dueOn: string | null;
  readonly steps: readonly { readonly what: string; readonly at: string }[];
}

/** What a report shows of a repair. */
export interface RepairFacts extends CaseFacts {
  readonly recordId: string;
  readonly appliedOn: string;
}

/** What a report shows of an objection. */
export interface DisputeFacts extends CaseFacts {
  readonly targetId: string;
  readonly claim: string;
  readonly filedOn: string;
}

/** What a report shows of a grade. */
export interface EvaluationFacts {
  readonly scheme: { readonly title: string; readonly edition: string };
  readonly grade: { readonly value: string; readonly name: string };
  readonly score: string;
  readonly items: readonly {
    readonly points: string;
    readonly tally: {
      readonly item: { readonly name: string };
      readonly contributions: readonly { readonly fact: { readonly id: string } }[];
    };
  }[];
  readonly facts: readonly { readonly id: string }[];
  /** The facts that the viewer may see, each with the records behind it that are open to the viewer. */
  readonly visible: ReadonlyMap<string, readonly string[]>;
}

/** A page of another domain, latest first. */
interface Rows<Row> {
  readonly rows: readonly Row[];
  readonly more: boolean;
}

interface Listed {
  readonly entry: Entry;
  readonly rests: readonly string[];
}

const sectionOf = (id: string, listed: readonly Listed[], more: boolean): AddedSection => ({
  id,
  entries: listed.map(({ entry }) => entry),
  total: listed.length,
  more,
  notes: more
    ? [
        {
          zh: `仅列出最近 ${listed.length} 条，其余未列出。`,
          en: `The latest ${listed.length} are listed, there are more.`,
        },
      ]
    : [],
  rests: listed.flatMap(({ rests }) => rests),
});

const stepsOf = ({ steps }: CaseFacts): Words => ({
  zh: steps.map(({ what, at }) => `${dayAt(at)} ${actWords(what).zh}`).join('；'),
  en: steps.map(({ what, at }) => `${dayAt(at)} ${actWords(what).en}`).join('; '),
});

/** Looks a record up as the viewer may see it today; null when it is closed to the viewer. */
type RecordTitle = (
  id: string,
) => Promise<{ readonly title: string; readonly documentNumber: string } | null>;

/** Records that one value names. */
const namedMost = 5;

/** The records that something stands on, by title and number. */
async function recordsNamed(ids: readonly string[], record: RecordTitle): Promise<Words> {
  const found = await Promise.all(ids.slice(0, namedMost).map(record));
  const names = found.flatMap((one) => (one ? [`${one.title} ${one.documentNumber}`] : []));
  const left = ids.length - namedMost;
  return {
    zh: names.join('；') + (left > 0 ? ` 等${ids.length}条` : ''),
    en: names.join('; ') + (left > 0 ? ` and ${left} more` : ''),
  };
}

/** What a report says of a measure of the catalogue. */
interface MeasureWords {
  readonly name: string;
  /** Words of the names of the units that apply it. */
  readonly appliers: readonly string[];
}

/** Measures in force; they rest on the records that ground them. */
export async function sanctionSection(
  { rows, more }: Rows<SanctionFacts>,
  measureOf: (id: string) => MeasureWords,
  record: RecordTitle,
): Promise<AddedSection> {
  const listed = await Promise.all(
    rows.map(async (row) => {
      const { name, appliers } = measureOf(row.measure);
      return {
        rests: row.groundIds,
        entry: {
          title: name,
          facts: [
            ...fact('effect', effectWords(row.effect)),
            ...fact('applier', row.applierName ?? appliers.join('、')),
            ...fact('basis', row.basis),
            ...fact('grounds', await recordsNamed(row.groundIds, record)),
            ...fact('measureFrom', row.from),
            ...fact('measureTo', row.to),
            ...fact('imposedOn', dayAt(row.imposedAt)),
            ...fact('liftedOn', row.liftedAt == null ? null : dayAt(row.liftedAt)),
            ...fact('liftReason', row.liftReason),
          ],
        },
      };
    }),
  );
  return sectionOf('SANCTION', listed, more);
}

const caseEntry = (title: string, row: CaseFacts, day: { name: string; on: string }): Entry => ({
  title,
  facts: [
    ...fact('caseState', stateWords(row.state)),
    ...fact(day.name, day.on),
    ...fact('caseDecidedOn', row.decidedAt === null ? null : dayAt(row.decidedAt)),
    ...fact('caseDueOn', row.decidedAt === null ? row.dueOn : null),
    ...fact('steps', stepsOf(row)),
  ],
});

/**
 * Repairs of records that the viewer may still see. A granted one closed its record, and whoever handled it may see the
 * case, but in a report it would show the record again.
 */
export async function repairSection(
  { rows, more }: Rows<RepairFacts>,
  record: RecordTitle,
): Promise<AddedSection> {
  const found = await Promise.all(
    rows.map(async (row) => {
      const seen = await record(row.recordId);
      if (!seen) return [];
      const title = `${seen.title} ${seen.documentNumber}`;
      const entry = caseEntry(title, row, { name: 'appliedOn', on: row.appliedOn });
      return [{ entry, rests: [row.recordId] }];
    }),
  );
  return sectionOf('REPAIR', found.flat(), more);
}

/** Objections to records that the viewer may still see, and to relations. */
export async function disputeSection(
  { rows, more }: Rows<DisputeFacts>,
  record: RecordTitle,
): Promise<AddedSection> {
  const found = await Promise.all(
    rows.map(async (row) => {
      const isRecord = row.targetId.startsWith('rec_');
      const seen = isRecord ? await record(row.targetId) : null;
      if (isRecord && !seen) return [];
      const title = seen ? `${seen.title} ${seen.documentNumber}` : '关联关系 · Relation';
      const entry = caseEntry(title, row, { name: 'filedOn', on: row.filedOn });
      const facts = [...entry.facts, ...fact('claim', row.claim)];
      return [{ entry: { ...entry, facts }, rests: isRecord ? [row.targetId] : [] }];
    }),
  );
  return sectionOf('DISPUTE', found.flat(), more);
}

/** An item with its points and the records that the viewer sees in it. */
async function itemFact(
  { tally, points }: EvaluationFacts['items'][number],
  groundsOf: (id: string) => readonly string[],
  record: RecordTitle,
): Promise<Fact> {
  const { name } = tally.item;
  const ids = [...new Set(tally.contributions.flatMap(({ fact: { id } }) => groundsOf(id)))];
  const { zh, en } = await recordsNamed(ids, record);
  return {
    label: { zh: name, en: name },
    value: {
      zh: zh === '' ? `${points} 分` : `${points} 分：${zh}`,
      en: en === '' ? `${points} points` : `${points} points: ${en}`,
    },
  };
}

/** The grade of the day of issue; it rests on the records that the viewer sees in it. */
export async function evaluationSection(
  row: EvaluationFacts | null,
  record: RecordTitle,
): Promise<AddedSection | null> {
  if (!row) return null;
  const { scheme, grade, score, items, facts, visible } = row;
  const groundsOf = (id: string): readonly string[] => visible.get(id) ?? [];
  const entry = {
    title: scheme.title,
    facts: [
      ...fact('grade', grade.value === grade.name ? grade.value : `${grade.value} ${grade.name}`),
      ...fact('score', score),
      ...fact('edition', scheme.edition),
      ...(await Promise.all(items.map((item) => itemFact(item, groundsOf, record)))),
    ],
  };
  const rests = [...new Set(facts.flatMap(({ id }) => groundsOf(id)))];
  return sectionOf('EVALUATION', [{ entry, rests }], false);
}

/** A section that is not open to the enquirer, whether there is anything or not. */
export const closedSection = (id: string): AddedSection => ({
  id,
  entries: [],
  total: 0,
  more: false,
  closed: true,
  notes: [{ zh: '本类信息不对本查询人开放。', en: 'Not open to this enquirer.' }],
  rests: [],
});

const otherDay: Words = {
  zh: '本类信息只在以出具时为准的报告中列出。',
  en: 'Listed only in reports that stand on the moment of their issue.',
};

/** A section whose content is that of the moment of issue: in a report on other clocks it says so and lists nothing. */
export const ofToday =
  <Subject>(
    id: string,
    now: ResolvedAsOf,
    source: (subject: Subject) => Promise<AddedSection | null>,
  ) =>
  (subject: Subject, asOf: ResolvedAsOf): Promise<AddedSection | null> =>
    asOf.validAt === now.validAt && asOf.knownAt === now.knownAt
      ? source(subject)
      : Promise.resolve({ id, entries: [], total: 0, more: false, notes: [otherDay], rests: [] });
