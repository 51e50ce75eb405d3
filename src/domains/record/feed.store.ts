/** 变更推送: what became of the records that a platform may hold. Nothing is kept of the platform: its cursor says it all. */
import { z } from 'zod';
import type { ReportKeys } from '../../access/report-keys.ts';
import { requireRight } from '../../access/rights.ts';
import type { Viewer } from '../../access/viewer.ts';
import type { Sight } from '../../access/visibility.ts';
import { HubError } from '../../errors.ts';
import type { Reader } from '../../graph/batch.ts';
import type { ResolvedAsOf } from '../../words/as-of.ts';
import { within } from '../../words/limits.ts';
import {
  feedHead,
  feedOfAll,
  feedOfChanges,
  feedOfClosings,
  type FeedPlace,
} from './feed.cypher.ts';

export interface FeedRow {
  readonly recordId: string;
  readonly what: 'NEW' | 'CHANGED' | 'WITHDRAWN';
}

interface FeedAnswer {
  readonly changes: readonly FeedRow[];
  readonly cursor: string;
  readonly more: boolean;
}

/** One step of the feed, with the place behind it. */
interface Step {
  readonly changes: readonly FeedRow[];
  readonly place: FeedPlace;
  readonly more: boolean;
}

const form: z.ZodType<FeedPlace> = z.strictObject({
  base: z.int(),
  seq: z.int(),
  since: z.string().nullable(),
  day: z.string(),
  closing: z.string(),
  all: z.string().nullable(),
});

/** Behind every id, so that nothing of a day is left. */
const wholeDay = '~';

/** Longest cursor that is looked at, in characters. */
const longest = 1_000;

export function createFeedStore({
  reader,
  viewer,
  sight,
  now,
  seals,
}: {
  reader: Reader;
  viewer: Viewer;
  sight: Sight;
  now: ResolvedAsOf;
  seals: Pick<ReportKeys, 'seal' | 'open'>;
}) {
  // sealed, because the distance of two places in the outbox would tell how much is hidden between them
  const name = `feed ${viewer.role} ${viewer.department ?? ''}`;
  const write = (place: FeedPlace): string =>
    seals.seal(name, Buffer.from(JSON.stringify(place))).toString('base64url');

  function read(cursor: string): FeedPlace {
    try {
      if (cursor.length > longest) throw new RangeError('longer than any cursor');
      const text = seals.open(name, Buffer.from(cursor, 'base64url')).toString('utf8');
      return form.parse(JSON.parse(text));
    } catch (cause) {
      throw new HubError(
        'BAD_USER_INPUT',
        '`after` is not a cursor of this feed; take it from the answer before, or leave it out to begin anew.',
        { cause },
      );
    }
  }

  async function all(place: FeedPlace, after: string, first: number): Promise<Step> {
    const found = await reader.read(feedOfAll, { after, first: first + 1, sight });
    const changes = found
      .slice(0, first)
      .map(({ recordId }) => ({ recordId, what: 'NEW' as const }));
    const more = found.length > first;
    const last = more ? (changes.at(-1)?.recordId ?? null) : null;
    // what changed meanwhile follows
    return { changes, place: { ...place, all: last }, more: true };
  }

  async function closings(place: FeedPlace, since: string, first: number): Promise<Step> {
    const { day, closing, base, seq } = place;
    const found = await reader.read(feedOfClosings, {
      day,
      closing,
      base,
      seq,
      since,
      first: first + 1,
      sight,
    });
    const given = found.slice(0, first);
    const last = found.length > first ? given.at(-1) : undefined;
    return {
      changes: given.map(({ recordId }) => ({ recordId, what: 'WITHDRAWN' })),
      place: {
        ...place,
        since,
        day: last?.day ?? sight.today,
        closing: last?.recordId ?? wholeDay,
      },
      more: true,
    };
  }

  async function changes(
    { place }: Step,
    since: string,
    head: number,
    first: number,
  ): Promise<Step> {
    const { base, seq } = place;
    const found = await reader.read(feedOfChanges, {
      seq,
      head,
      base,
      since,
      first: first + 1,
      sight,
    });
    const given = found.slice(0, first);
    const more = found.length > first;
    const reached = more ? (given.at(-1)?.seq ?? head) : head;
    return {
      changes: given.map(({ recordId, what }) => ({ recordId, what })),
      place: more
        ? { ...place, seq: reached }
        : { ...place, base: reached, seq: reached, since: null },
      more,
    };
  }

  async function step(given: FeedPlace | undefined, first: number): Promise<Step> {
    const [outbox] = await reader.read(feedHead, { after: given?.seq ?? 0 });
    const head = outbox?.head ?? 0;
    const beginning: FeedPlace = {
      base: head,
      seq: head,
      since: null,
      all: '',
      day: sight.today,
      closing: wholeDay,
    };
    // a bulk load leaves one change for all it loaded, and only an empty hub takes one
    const place = given && !outbox?.loaded ? given : beginning;
    if (place.all !== null) return all(place, place.all, first);
    const since = place.since ?? now.knownAt;
    const ended = await closings(place, since, first);
    return ended.changes.length > 0 ? ended : changes(ended, since, head, first);
  }

  return {
    /** What follows the cursor; FORBIDDEN for the public and for subjects, BAD_USER_INPUT for what is no cursor. */
    next: async (input: {
      readonly after?: string | null | undefined;
      readonly first?: number | null | undefined;
    }): Promise<FeedAnswer> => {
      requireRight(viewer, 'READ_FEED');
      const first = within('feedPage', 'first', input.first ?? 100);
      const taken = await step(input.after == null ? undefined : read(input.after), first);
      return { changes: taken.changes, cursor: write(taken.place), more: taken.more };
    },
  };
}
