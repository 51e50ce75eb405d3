/** Starts a screening from rows or from a list taken in earlier; the rows themselves are looked at in the background. */
import type { NumberVault } from '../../access/personal-number.ts';
import { checkPurpose } from '../../access/purpose.ts';
import type { Sight } from '../../access/visibility.ts';
import { admits, allows, requireRight } from '../../access/rights.ts';
import type { Viewer } from '../../access/viewer.ts';
import { HubError } from '../../errors.ts';
import type { Decide, Deciding } from '../../graph/decision.ts';
import { inForce } from '../../rules/measures.ts';
import { type Matter, matterOn } from '../../rules/matters.ts';
import { lastChange } from './examine.cypher.ts';
import { createRows, createScreening, screeningById, takeList } from './screening.cypher.ts';
import type { ScreeningJobs } from './jobs.actions.ts';
import { checkRowCount, type ListedParty, rowOf } from './listed-party.ts';
import type { RowInput } from './screening.ts';

export interface StartInput {
  readonly key?: string | null | undefined;
  readonly matter: string;
  readonly purpose: string;
  readonly subjects?: readonly ListedParty[] | null | undefined;
  readonly upload?: string | null | undefined;
  readonly previous?: string | null | undefined;
}

interface Options {
  readonly decide: Decide;
  readonly viewer: Viewer;
  readonly sight: Sight;
  readonly vault: Pick<NumberVault, 'hash'>;
  readonly matters: readonly Matter[];
  readonly rulesDigest: string;
  readonly jobs: ScreeningJobs;
}

/** A list as it stands in the graph, or is to be written there with the screening. */
interface List {
  readonly listId: string;
  readonly total: number;
  readonly previousId?: string;
  readonly rows?: readonly RowInput[];
}

/** Rows written by one statement. */
const written = 2_000;

const noSuch = (what: string): HubError =>
  new HubError('NOT_FOUND', `${what}: there is no such thing of yours.`);

/** Starts screenings. */
export function createScreeningActions(options: Options) {
  const { decide, viewer, sight, vault, matters, rulesDigest, jobs } = options;

  function matterOf({ matter: id, purpose }: StartInput): Matter {
    checkPurpose(viewer, purpose);
    const matter = matterOn(matters, id, sight.today);
    if (!matter) {
      const known = matters.filter((one) => inForce(one, sight.today)).map((one) => one.id);
      throw new HubError('BAD_USER_INPUT', `matter: the list has ${known.join(', ')}.`);
    }
    if (!matter.purposes.includes(purpose))
      throw new HubError(
        'FORBIDDEN',
        `purpose: ${matter.id} is screened for ${matter.purposes.join(', ')}; not for ${purpose}.`,
      );
    return matter;
  }

  function listed(tx: Deciding, subjects: readonly ListedParty[]): List {
    checkRowCount(subjects.length);
    const by = { vault, persons: admits(viewer, 'SCREEN_PERSON') };
    const rows = subjects.map((subject, at) => rowOf(subject, at + 1, by));
    return { listId: tx.newId('SCREENING_LIST'), total: rows.length, rows };
  }

  async function uploaded(tx: Deciding, id: string, screening: string): Promise<List> {
    const [found] = await tx.run(takeList, { id, screening });
    if (!found || !allows(viewer, 'READ_SCREENING', { owner: found.list })) throw noSuch('upload');
    if (found.taken)
      throw new HubError(
        'CONFLICT',
        'upload: this list was screened before; screen it again by `previous`.',
      );
    return { listId: id, total: found.list.rows };
  }

  async function again(tx: Deciding, id: string, matter: Matter): Promise<List> {
    const [found] = await tx.run(screeningById, { id });
    if (!found || !allows(viewer, 'READ_SCREENING', { owner: found.screening }))
      throw noSuch('previous');
    const { state, total, matter: former } = found.screening;
    if (former !== matter.id)
      throw new HubError('BAD_USER_INPUT', `previous: that list was screened for ${former}.`);
    if (state !== 'FINISHED')
      throw new HubError('CONFLICT', 'previous: that screening has not finished.');
    return { listId: tx.newId('SCREENING_LIST'), total, previousId: id };
  }

  function listOf(
    tx: Deciding,
    { subjects, upload, previous }: StartInput,
    id: string,
    matter: Matter,
  ): List | Promise<List> {
    if (subjects != null) return listed(tx, subjects);
    return upload == null ? again(tx, previous ?? '', matter) : uploaded(tx, upload, id);
  }

  async function startNow(tx: Deciding, input: StartInput, matter: Matter) {
    const id = tx.newId('SCREENING');
    const { rows = [], ...list } = await listOf(tx, input, id, matter);
    const [last] = await tx.run(lastChange, {});
    await tx.run(createScreening, {
      screening: {
        id,
        ...list,
        matter: matter.id,
        purpose: input.purpose,
        role: viewer.role,
        department: viewer.department ?? '',
        user: viewer.user ?? '',
        state: 'RUNNING',
        done: 0,
        kept: 0,
        startedAt: tx.at,
        seenSeq: last?.seq ?? 0,
        rules: rulesDigest,
      },
    });
    for (let from = 0; from < rows.length; from += written)
      await tx.run(createRows, { list: list.listId, rows: rows.slice(from, from + written) });
    return { screeningId: id };
  }

  /** The id of the screening; it is at work when this answers. */
  async function start(input: StartInput): Promise<string> {
    requireRight(viewer, 'SCREEN');
    const asked = [input.subjects, input.upload, input.previous].filter((one) => one != null);
    if (asked.length !== 1)
      throw new HubError('BAD_USER_INPUT', 'Name one of subjects, upload and previous.');
    const matter = matterOf(input);
    const { screeningId } = await decide('startScreening', input, (tx) =>
      startNow(tx, input, matter),
    );
    jobs.wake(screeningId);
    return screeningId;
  }

  return { start };
}
