import { personName } from '../../access/masking.ts';
import type { Sight } from '../../access/visibility.ts';
import type { Viewer } from '../../access/viewer.ts';
import { one, type Reader } from '../../graph/batch.ts';
import type { ResolvedAsOf } from '../../words/as-of.ts';
import { type FoundMerge, mergesById, mergesOf } from './merge.cypher.ts';
import type { MergeRow } from './merge.ts';

/** Reads merges. Whom they do not concern is not told that there are any, see merge.cypher.ts. */
export function createMergeStore({
  reader,
  viewer,
  sight,
  now,
}: {
  reader: Reader;
  viewer: Viewer;
  sight: Sight;
  now: ResolvedAsOf;
}) {
  const loadById = one(reader, mergesById);
  const loadOf = one(reader, mergesOf);

  const toRow = ({ merge, name, kind }: FoundMerge, { knownAt }: ResolvedAsOf): MergeRow => {
    const isUndone = merge.undoneAt !== undefined && merge.undoneAt <= knownAt;
    const { undoneAt = null, undoneBy = null, reason = null, disputed = false } = merge;
    return {
      ...merge,
      absorbedName:
        kind === 'PERSON' ? personName(viewer, merge.absorbedId, name ?? '') : (name ?? '未知名称'),
      undoneAt: isUndone ? undoneAt : null,
      undoneBy: isUndone ? undoneBy : null,
      reason: isUndone ? reason : null,
      disputed,
    };
  };

  async function byId(id: string, asOf: ResolvedAsOf): Promise<MergeRow | null> {
    const found = await loadById(id, { sight, asOf });
    return found && toRow(found, asOf);
  }

  return {
    byId,
    /** The merge as it is known from the decision on. */
    decided: (id: string | null, at: string): Promise<MergeRow | null> =>
      id === null
        ? Promise.resolve(null)
        : byId(id, { ...now, knownAt: at > now.knownAt ? at : now.knownAt }),
    /** The merges that a subject has part in, latest first. */
    of: async (id: string, asOf: ResolvedAsOf): Promise<readonly MergeRow[]> =>
      ((await loadOf(id, { sight, asOf })) ?? []).map((found) => toRow(found, asOf)),
  };
}
