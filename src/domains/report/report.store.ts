/** Composes the credit report from what the other domains answer; it is handed their questions, so none is imported. */
import type { ResolvedAsOf } from '../../words/as-of.ts';
import { sumDecimals } from '../../words/decimal.ts';
import type { Bilingual } from '../../words/bilingual.ts';
import type { NotOpen } from '../../words/not-open.ts';
import { countsOf, type RecordCount } from '../../words/record-kinds.ts';

interface Counts extends Readonly<Record<RecordCount, number>> {
  readonly fines: readonly string[];
  readonly brokenCommitments: number;
  readonly latestDecisionOn: string | null;
}

/** Counts as a report tells them: all are null where the records are not open to the viewer. */
type Summary = { readonly [Name in Exclude<keyof Counts, 'fines'>]: Counts[Name] | null } & {
  readonly fines: string | null;
  readonly notOpen: NotOpen | null;
};

const noFigures: Omit<Summary, 'notOpen'> = {
  ...countsOf(() => null),
  fines: null,
  brokenCommitments: null,
  latestDecisionOn: null,
};

interface Answer<Control, Warning> {
  readonly law: Bilingual;
  readonly edition: Bilingual;
  readonly controllers: readonly Control[];
  readonly warnings: readonly Warning[];
}

type LinkedRule = 'ACTUAL_CONTROLLER' | 'BENEFICIAL_OWNER';

/** What a report needs of the other domains. */
export interface ReportSources<Subject, Relation, Control, Warning> {
  readonly subject: (id: string, asOf: ResolvedAsOf) => Promise<Subject>;
  readonly representative: (id: string, asOf: ResolvedAsOf) => Promise<Relation | null>;
  readonly controllers: (
    subject: Subject,
    rule: LinkedRule,
    asOf: ResolvedAsOf,
  ) => Promise<Answer<Control, Warning>>;
  readonly counts: (id: string, asOf: ResolvedAsOf) => Promise<Counts>;
  /** Why records of a subject are not open to the viewer; null when they are. */
  readonly notOpen: (subject: Subject) => NotOpen | null;
}

const linkedRules: readonly LinkedRule[] = ['ACTUAL_CONTROLLER', 'BENEFICIAL_OWNER'];

export function createReportStore<
  Subject extends { readonly id: string },
  Relation extends { readonly fromId: string },
  Control extends { readonly subjectId: string },
  Warning extends { readonly code: string; readonly message: Bilingual },
>(
  sources: ReportSources<Subject, Relation, Control, Warning>,
  { now, number }: { readonly now: () => Date; readonly number: (issuedAt: string) => string },
) {
  async function make(id: string, purpose: string, asOf: ResolvedAsOf) {
    const subject = await sources.subject(id, asOf);
    const [relation, answers] = await Promise.all([
      sources.representative(subject.id, asOf),
      Promise.all(
        linkedRules.map(async (rule) => ({
          rule,
          ...(await sources.controllers(subject, rule, asOf)),
        })),
      ),
    ]);
    const warnings = new Map(
      answers
        .flatMap((answer) => answer.warnings)
        .map((one) => [`${one.code} ${one.message.en}`, one]),
    );
    const issuedAt = now().toISOString();
    return {
      number: number(issuedAt),
      issuedAt,
      purpose,
      subject,
      legalRepresentative: relation && {
        subjectId: relation.fromId,
        role: 'LEGAL_REPRESENTATIVE',
        relation,
        control: null,
        asOf,
      },
      controllers: answers.flatMap(({ controllers, rule, law, edition }) =>
        controllers.map((control) => ({
          subjectId: control.subjectId,
          role: rule,
          relation: null,
          control,
          law,
          edition,
          asOf,
        })),
      ),
      warnings: [...warnings.values()],
      asOf,
    };
  }

  /** 概要 of one subject: what the viewer may see, counted; no figure where that is not open. */
  async function summary(subject: Subject, asOf: ResolvedAsOf): Promise<Summary> {
    const notOpen = sources.notOpen(subject);
    if (notOpen !== null) return { ...noFigures, notOpen };
    const counts = await sources.counts(subject.id, asOf);
    return { ...counts, fines: sumDecimals(counts.fines), notOpen };
  }

  return { make, summary };
}
