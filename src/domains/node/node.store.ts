import type { ResolvedAsOf } from '../../words/as-of.ts';
import { HubError } from '../../errors.ts';
import { within } from '../../words/limits.ts';
import { idPrefixes, type IdKind, kindOfId } from '../../words/opaque-id.ts';

type ById<Row> = (id: string, asOf: ResolvedAsOf) => Promise<Row | null>;

/** Any thing by its id: the id's prefix says which domain to ask. */
export function createNodeStore<Row>(sources: Readonly<Partial<Record<IdKind, ById<Row>>>>) {
  async function byId(id: string, asOf: ResolvedAsOf): Promise<Row | null> {
    const kind = kindOfId(id);
    const source = kind && sources[kind];
    if (source) return source(id, asOf);
    const known = (Object.keys(sources) as IdKind[]).map(
      (name) => `${name.toLowerCase()} (${idPrefixes[name]}_…)`,
    );
    throw new HubError('BAD_USER_INPUT', `id: this is no id of a ${known.join(', ')}.`);
  }

  return {
    byId,
    byIds: (ids: readonly string[], asOf: ResolvedAsOf) => {
      within('nodes', 'the number of ids', ids.length);
      return Promise.all(ids.map((id) => byId(id, asOf)));
    },
  };
}
