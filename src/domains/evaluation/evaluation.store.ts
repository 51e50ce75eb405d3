/** Reads evaluations: computed from what counts today, and the grades that were written before. */
import type { Sight } from '../../access/visibility.ts';
import type { Viewer } from '../../access/viewer.ts';
import { requireRight } from '../../access/rights.ts';
import { HubError } from '../../errors.ts';
import { createLoader, one, type Reader } from '../../graph/batch.ts';
import { enforceable } from '../../rules/certainty.ts';
import type { Scheme } from '../../rules/schemes.ts';
import { behind, type ResolvedAsOf } from '../../words/as-of.ts';
import { readCursor, writeCursor } from '../../words/cursor.ts';
import { within } from '../../words/limits.ts';
import type { PageInput } from '../../words/list-page.ts';
import { memoize } from '../../words/memoize.ts';
import type { NotOpen } from '../../words/not-open.ts';
import { type Page, pageOf } from '../../words/page.ts';
import {
  factsSeen,
  gradeCounts,
  type GradeProperties,
  gradesBefore,
  gradesOf,
} from './evaluation.cypher.ts';
import { covers, type EvaluatedSubject, evaluate, isInForce } from './evaluation.ts';
import { kindsOf } from './scheme-kinds.ts';

/** What an evaluation needs to know of its subject. */
export interface Party extends Pick<EvaluatedSubject, 'kind'> {
  readonly id: string;
}

interface Options {
  readonly reader: Reader;
  readonly viewer: Viewer;
  readonly sight: Sight;
  readonly now: ResolvedAsOf;
  /** The subject that must be there; throws NOT_FOUND. */
  readonly required: (id: string) => Promise<Party>;
  readonly schemes: readonly Scheme[];
}

interface HistoryRest {
  readonly scheme: string;
  readonly after: { readonly gradedAt: string; readonly id: string };
  readonly first: number;
}

/** Reads evaluations for one viewer. Who may see a grade is the scheme's to say; the subject itself always may. */
export function createEvaluationStore({ reader, viewer, sight, now, required, schemes }: Options) {
  const loadFacts = one(reader, factsSeen);
  const loadCount = one(reader, gradeCounts);
  const loadGrade = one(reader, gradesBefore);
  const loadHistory = createLoader<HistoryRest, readonly GradeProperties[]>(
    reader,
    async (keys, rest) => {
      const found = await reader.read(gradesOf, { ...rest, keys, sight, today: sight.today });
      const byKey = new Map(found.map(({ key, values }) => [key, values]));
      return keys.map((key) => byKey.get(key) ?? []);
    },
  );
  // most requests ask for no evaluation
  const question = memoize(() => ({ kinds: kindsOf(schemes), today: sight.today, sight }));
  const current = schemes.filter((scheme) => isInForce(scheme, sight.today));

  const isOpen = (scheme: Scheme, { id, kind }: Party): boolean =>
    id === sight.own ||
    (sight.scopes.includes(scheme.scope) && (kind !== 'PERSON' || sight.official));

  function wanted(id: string | null | undefined): readonly Scheme[] {
    if (id == null) return current;
    const found = schemes.find((scheme) => scheme.id === id);
    if (found) return [found];
    const known = schemes.map((scheme) => scheme.id).join(', ');
    throw new HubError('BAD_USER_INPUT', `scheme: this hub evaluates by ${known}.`);
  }

  /** The evaluation by the named scheme, else by the first that covers the subject; null when none that is open does. */
  async function of(party: Party, schemeId?: string | null) {
    const open = wanted(schemeId).filter((scheme) => isOpen(scheme, party));
    if (open.length === 0) return null;
    const found = await loadFacts(party.id, question());
    const covering = found && open.find((candidate) => covers(candidate, found));
    // a scheme that nobody has confirmed grades nobody
    const scheme = covering ? enforceable(covering) : null;
    if (!found || !scheme) return null;
    const visible = new Map(
      found.facts.flatMap(({ id, openRecords }): [string, readonly string[]][] =>
        openRecords.length > 0 ? [[id, openRecords]] : [],
      ),
    );
    return { ...evaluate(scheme, found, sight.today), party, visible, now };
  }

  /** Whether a question asks about now: what counts today is worked out for no other time. */
  const isNow = (asOf: ResolvedAsOf): boolean =>
    asOf.validAt === now.validAt && asOf.knownAt >= now.knownAt;

  /** The evaluation of a subject as it was read; null at a past or future question, which no evaluation answers. */
  const ofRow = async (party: Party & { readonly asOf: ResolvedAsOf }) =>
    isNow(party.asOf) ? of(party) : null;

  /** The grade now, or at another time the one that had been written by then; null where there is none or it is not open. */
  async function gradeAt(party: Party, asOf: ResolvedAsOf): Promise<string | null> {
    if (isNow(asOf)) return (await of(party))?.grade.value ?? null;
    const scheme = current.find((one) => one.subjects.kinds.includes(party.kind));
    if (!scheme || !isOpen(scheme, party)) return null;
    const rest = { scheme: scheme.id, sight, today: sight.today, before: behind(asOf) };
    return (await loadGrade(party.id, rest)) ?? null;
  }

  /** Refuses a caller to whom no grade of another is open, before anything is looked up. */
  function checkOpen(id: string, schemeId?: string | null): void {
    const scopes = wanted(schemeId).map(({ scope }) => scope);
    requireRight(viewer, 'READ_GRADE', { subject: id, scopes });
  }

  /** The evaluation of a subject that is asked about by its id; a caller without the right is refused in words. */
  async function asked(id: string, schemeId?: string | null) {
    checkOpen(id, schemeId);
    return of(await required(id), schemeId);
  }

  async function history(
    { id }: Party,
    scheme: string,
    input: PageInput,
  ): Promise<Page<GradeProperties>> {
    const first = within('page', 'first', input.first ?? 20);
    const [gradedAt = '9999', after = ''] =
      input.after == null ? [] : readCursor('grades', 2, input.after);
    const found = await loadHistory(id, {
      scheme,
      after: { gradedAt, id: after },
      first: first + 1,
    });
    return pageOf(
      found,
      first,
      input.after,
      {
        cursor: (grade) => writeCursor('grades', [grade.gradedAt, grade.id]),
        row: (grade) => grade,
      },
      async () => (await loadCount(id, { scheme, sight, today: sight.today })) ?? 0,
    );
  }

  /** Why no grade of the party is open to the viewer; it follows from the schemes and the kind of party alone. */
  const notOpen = (party: Party): NotOpen | null =>
    current.some((scheme) => isOpen(scheme, party)) ? null : 'GRADES';

  return { of, ofRow, gradeAt, asked, history, schemes, notOpen };
}

export type EvaluationStore = ReturnType<typeof createEvaluationStore>;
