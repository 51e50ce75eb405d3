/** The same map on two days or at two moments of knowledge, and what lies between. */
import { HubError } from '../../errors.ts';
import type { ResolvedAsOf } from '../../words/as-of.ts';
import { diffOf, fieldsThatDiffer, type DiffEdge } from './diff.ts';
import type { MapInput } from './map.store.ts';
import type { LeftOut, MapRow } from './map.ts';

/** What a difference needs: maps, and subjects with what their registration says. */
export interface DiffSources<Kind, Subject extends object, Edge extends DiffEdge> {
  readonly around: (input: MapInput<Kind>, asOf: ResolvedAsOf) => Promise<MapRow<Edge>>;
  readonly subject: (argument: string, id: string, asOf: ResolvedAsOf) => Promise<Subject>;
  readonly subjectFields: readonly (keyof Subject & string)[];
  readonly edgeFields: readonly (keyof Edge & string)[];
  /** The share of a holding, declared or derived from what all holders subscribed; null for all else, and where unknown. */
  readonly ratio: (edge: Edge, asOf: ResolvedAsOf) => Promise<number | null>;
}

type WholeMap<Edge> = Omit<MapRow<Edge>, 'leftOut'> & LeftOut;

const empty = (asOf: ResolvedAsOf): WholeMap<never> => ({
  centreId: null,
  nodes: [],
  edges: [],
  truncated: [],
  complete: true,
  asOf,
});

const isAbsent = (error: unknown): boolean =>
  error instanceof HubError && error.code === 'NOT_FOUND';

export function createDiffStore<Kind, Subject extends object, Edge extends DiffEdge>({
  around,
  subject,
  subjectFields,
  edgeFields,
  ratio,
}: DiffSources<Kind, Subject, Edge>) {
  /** The map of a day on which the centre need not have been there yet. */
  async function mapOn(input: MapInput<Kind>, asOf: ResolvedAsOf): Promise<WholeMap<Edge>> {
    try {
      const { leftOut, ...map } = await around(input, asOf);
      return { ...map, ...(await leftOut()) };
    } catch (error) {
      if (isAbsent(error)) return empty(asOf);
      throw error;
    }
  }

  return {
    /** What appeared, went and changed around a centre between two pairs of clocks. */
    difference: async (input: MapInput<Kind>, from: ResolvedAsOf, to: ResolvedAsOf) => {
      const [before, after] = await Promise.all([mapOn(input, from), mapOn(input, to)]);
      // on neither day: the plain map says so in its own words
      if (before.nodes.length === 0 && after.nodes.length === 0) await around(input, to);
      const { appeared, gone, pairs, unchanged, stayed, isWhole } = diffOf(
        before,
        after,
        input.hops ?? 2,
      );
      const subjects = await Promise.all(
        stayed.map(async ({ id }) => {
          const [was, is] = await Promise.all([subject('node', id, from), subject('node', id, to)]);
          return { before: was, after: is, fields: fieldsThatDiffer(was, is, subjectFields) };
        }),
      );
      // a share that is derived changes with what others subscribed, also where the relation itself stays as it was
      const edges = await Promise.all(
        [...pairs, ...unchanged].map(async (one) => {
          const [was, is] = await Promise.all([ratio(one.before, from), ratio(one.after, to)]);
          const others = fieldsThatDiffer(one.before, one.after, edgeFields);
          return {
            ...one,
            fields: [
              ...fieldsThatDiffer({ ratio: was }, { ratio: is }, ['ratio']),
              ...others.filter(({ name }) => name !== 'ratio'),
            ],
          };
        }),
      );
      const says = ({ fields }: { readonly fields: readonly object[] }): boolean =>
        fields.length > 0;
      return {
        appeared,
        gone,
        from,
        to,
        complete: isWhole,
        centreId: input.centre,
        centreAsOf: after.nodes.length > 0 ? to : from,
        changedEdges: edges.filter(says),
        changedSubjects: subjects.filter(says),
      };
    },
  };
}
