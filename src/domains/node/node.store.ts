import type { ResolvedAsOf } from '../../words/as-of.ts';
import { HubError } from '../../errors.ts';
import { within } from '../../words/limits.ts';
import { kindOfId } from '../../words/opaque-id.ts';

type ById<Row> = (id: string, asOf: ResolvedAsOf) => Promise<Row | null>;

/** Any thing by its id: the id's prefix says which domain to ask. */
export function createNodeStore<Subject, Relation, Record>(sources: {
  readonly SUBJECT: ById<Subject>;
  readonly RELATION: ById<Relation>;
  readonly RECORD: ById<Record>;
}) {
  async function byId(id: string, asOf: ResolvedAsOf): Promise<Subject | Relation | Record | null> {
    const kind = kindOfId(id);
    if (kind === 'SUBJECT' || kind === 'RELATION' || kind === 'RECORD')
      return sources[kind](id, asOf);
    throw new HubError(
      'BAD_USER_INPUT',
      'id: this is no id of a subject (sub_…), relation (rel_…) or record (rec_…).',
    );
  }

  return {
    byId,
    byIds: (ids: readonly string[], asOf: ResolvedAsOf) => {
      within('nodes', 'the number of ids', ids.length);
      return Promise.all(ids.map((id) => byId(id, asOf)));
    },
  };
}
