/** Reads cases: pages of a subject's, worklists, and one by its id. Whom they do not concern is told of none. */
import type { Act } from '../access/permissions.ts';
import { requireRight } from '../access/rights.ts';
import type { Viewer } from '../access/viewer.ts';
import type { Sight } from '../access/visibility.ts';
import { createLoader, one, type Reader } from '../graph/batch.ts';
import { behind, checkedDate, type ResolvedAsOf } from '../words/as-of.ts';
import { readCursor, writeCursor } from '../words/cursor.ts';
import { within } from '../words/limits.ts';
import { type Page, pageOf } from '../words/page.ts';
import type { CaseStatements, FoundCase } from './case.cypher.ts';

export interface PageInput {
  readonly first?: number | null | undefined;
  readonly after?: string | null | undefined;
}

export interface WorklistInput<State extends string> extends PageInput {
  readonly states?: readonly State[] | null | undefined;
  readonly dueBy?: string | null | undefined;
}

interface PageRest {
  readonly after: { readonly at: string; readonly id: string };
  readonly first: number;
}

/** What the reading of one kind of case needs to know of it. */
export interface CaseReading<State extends string, Node extends object, Row> {
  /** Plural name: cursors of one list do not fit another. */
  readonly list: string;
  /** The right that its worklist takes. */
  readonly right: Act;
  readonly statements: CaseStatements<Node>;
  readonly states: readonly State[];
  readonly openedAt: (node: Node) => string;
  readonly row: (found: FoundCase<Node>) => Row;
}

/** Behind whatever a list holds. */
const last = '9999-12-31';

function placeOf(list: string, input: PageInput, start: string): PageRest {
  const first = within('page', 'first', input.first ?? 20);
  const [at = start, id = ''] = input.after == null ? [] : readCursor(list, 2, input.after);
  return { after: { at, id }, first: first + 1 };
}

/** The lists and cases of one kind, as one viewer may read them. */
export function createCaseStore<
  State extends string,
  Node extends { readonly id: string; readonly dueOn?: string | null },
  Row,
>(
  {
    reader,
    viewer,
    sight,
  }: { readonly reader: Reader; readonly viewer: Viewer; readonly sight: Sight },
  { list, right, statements, states, openedAt, row }: CaseReading<State, Node, Row>,
) {
  const loadById = one(reader, statements.byId);
  const loadCount = one(reader, statements.countOfSubjects);
  const loadPage = createLoader<PageRest, readonly FoundCase<Node>[]>(
    reader,
    async (keys, rest) => {
      const found = await reader.read(statements.ofSubjects, { ...rest, keys, sight });
      const byKey = new Map(found.map(({ key, values }) => [key, values]));
      return keys.map((key) => byKey.get(key) ?? []);
    },
  );
  const rowsBy = (at: (node: Node) => string) => ({
    cursor: ({ properties }: FoundCase<Node>) => writeCursor(list, [at(properties), properties.id]),
    row,
  });

  /** How many there are, or were at a past question: what was opened later is not known there. */
  const total = async (subjectId: string, asOf?: ResolvedAsOf): Promise<number> =>
    (await loadCount(subjectId, { sight, before: asOf ? behind(asOf) : last })) ?? 0;

  async function page(subjectId: string, input: PageInput): Promise<Page<Row>> {
    const place = placeOf(list, input, last);
    const found = await loadPage(subjectId, place);
    return pageOf(found, place.first - 1, input.after, rowsBy(openedAt), () => total(subjectId));
  }

  async function toHandle(input: WorklistInput<State>): Promise<Page<Row>> {
    requireRight(viewer, right);
    const place = placeOf(list, input, '');
    const wanted = {
      sight,
      states: input.states ?? states,
      dueBy: input.dueBy == null ? last : checkedDate('dueBy', input.dueBy),
    };
    const found = await reader.read(statements.worklist, { ...wanted, ...place });
    return pageOf(
      found,
      place.first - 1,
      input.after,
      rowsBy(({ dueOn }) => dueOn ?? '9999'),
      async () => (await reader.read(statements.worklistCount, wanted))[0]?.total ?? 0,
    );
  }

  return {
    page,
    total,
    toHandle,
    byId: async (id: string): Promise<Row | null> => {
      const found = await loadById(id, { sight });
      return found && row(found);
    },
  };
}
