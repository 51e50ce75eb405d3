/** The family of firms around a subject (企业族群); the store is handed the other domains' questions. */
import { HubError } from '../../errors.ts';
import { withSource } from '../../rules/both.ts';
import { type GroupRules, groupRules } from '../../rules/groups.ts';
import { pathRules, strengthOf } from '../../rules/paths.ts';
import { riskRules } from '../../rules/risk.ts';
import type { ResolvedAsOf } from '../../words/as-of.ts';
import { limits } from '../../words/limits.ts';
import { same } from '../../words/bilingual.ts';
import type { SubjectKind } from '../../words/subject-kinds.ts';
import { communitiesOf } from './communities.ts';
import { type GroupEdge, hopsFrom, type Reason, reasonKinds, sentenceOf } from './group.ts';
import type { Cut } from './linked-people.ts';
import { createFamilyReader } from './read-family.ts';
import { edgesOf, reasonsOf } from './reasons.ts';
import { riskNearby } from './risk.ts';
import type { GroupSources, GroupStep } from './sources.ts';

/** Members in order: near ones first, then the strongest reason, then by id. */
function inOrder<Edge extends GroupEdge>(
  reasons: ReadonlyMap<string, readonly Reason<Edge>[]>,
  hops: ReadonlyMap<string, number>,
) {
  const place = ([first]: readonly Reason<Edge>[]): number =>
    reasonKinds.indexOf(first?.kind ?? 'HOLDER');
  return [...reasons]
    .flatMap(([id, list]) => {
      const hop = hops.get(id);
      return hop === undefined ? [] : [{ id, hop, reasons: list }];
    })
    .sort((a, b) => a.hop - b.hop || place(a.reasons) - place(b.reasons) || (a.id < b.id ? -1 : 1));
}

const isAmong =
  (ids: ReadonlySet<string>) =>
  ({ fromId, toId }: GroupEdge): boolean =>
    ids.has(fromId) && ids.has(toId);

/** What the risk near a subject is worked out from. */
interface FamilyRow<Step extends GroupStep> {
  readonly centreId: string;
  readonly members: readonly Placed[];
  readonly people: readonly Placed[];
  readonly edges: readonly (Step['edge'] & { readonly asOf: ResolvedAsOf })[];
  readonly asOf: ResolvedAsOf;
}

interface Placed {
  readonly id: string;
  readonly kind: SubjectKind;
  readonly hop: number;
}

/** What was read of a member; that it was not is a fault of the hub, never a kind of its own. */
function readOf<Value>(found: ReadonlyMap<string, Value>, id: string): Value {
  const value = found.get(id);
  if (value !== undefined) return value;
  throw new HubError('INTERNAL_SERVER_ERROR', 'A member of a family was not read.');
}

export function createGroupStore<Step extends GroupStep>(
  sources: GroupSources<Step>,
  rules: GroupRules = groupRules,
) {
  const readFamily = createFamilyReader(sources, rules);

  /** Where relations of a subject were cut, how many there are in all, and how a map goes on there. */
  const truncationsOf = (cuts: readonly Cut[], edges: readonly GroupEdge[], asOf: ResolvedAsOf) =>
    Promise.all(
      cuts.map(async ({ node, branch, rank }) => {
        const end = branch.endsWith('_IN') ? 'toId' : 'fromId';
        const shown = edges.filter((edge) => edge[end] === node && branch.startsWith(edge.kind));
        const totals = await sources.totals(node, asOf);
        const cursor = sources.cursor(node, branch, rank);
        return { node, branch, shown: shown.length, total: totals?.[branch] ?? 0, cursor };
      }),
    );

  const namesOf = async (ids: Iterable<string>, asOf: ResolvedAsOf) => {
    const parties = await Promise.all([...ids].map((id) => sources.subject('member', id, asOf)));
    const names = new Map(parties.map(({ id, name }) => [id, name]));
    return (id: string): string => names.get(id) ?? id;
  };

  return {
    /** The family around a subject, nearest first; the same graph gives the same family in the same order. */
    around: async (id: string, asOf: ResolvedAsOf) => {
      const centre = await sources.subject('subject', id, asOf);
      const family = await readFamily(centre, asOf);
      const reasons = reasonsOf(family, rules);
      const belongs = new Set([centre.id, ...reasons.keys()]);
      const among = edgesOf(family).filter(isAmong(belongs));
      const found = inOrder(reasons, hopsFrom(centre.id, among));
      const shown = found.slice(0, limits.groupMembers);
      const ids = [centre.id, ...shown.map((one) => one.id)];
      const edges = among.filter(isAmong(new Set(ids)));
      const ties = edges.map((edge) => ({ ...edge, strength: strengthOf(edge, pathRules) }));
      const communities = communitiesOf(ids, ties, rules.communities);
      const name = await namesOf(ids, asOf);
      const members = shown.map(({ reasons: why, ...one }) => ({
        ...one,
        kind: readOf(family.kinds, one.id),
        community: communities.get(one.id) ?? 0,
        reasons: why.map((reason) => ({
          kind: reason.kind,
          edges: reason.edges.map((edge) => ({ ...edge, asOf })),
          sentence: sentenceOf(reason, name),
        })),
        asOf,
      }));
      const cuts = family.cuts.filter(({ node }) => ids.includes(node));
      return {
        centreId: centre.id,
        members: members.filter(({ kind }) => kind !== 'PERSON'),
        people: members.filter(({ kind }) => kind === 'PERSON'),
        edges: edges.map((edge) => ({ ...edge, asOf })),
        communities: [...new Set(communities.values())].map((number) => ({
          number,
          members: ids.filter((one) => communities.get(one) === number),
        })),
        hubs: family.hubs.map((hub) => ({ ...hub, asOf })),
        truncated: await truncationsOf(cuts, edges, asOf),
        complete: family.isWhole && family.cuts.length === 0 && shown.length === reasons.size,
        edition: withSource(same(rules.edition), rules.source),
        asOf,
      };
    },
    /** What those in a family carry that is a risk to the one in the middle. */
    risk: async ({ centreId, members, people, edges, asOf }: FamilyRow<Step>) => {
      const places = new Map(
        [...members, ...people].map(({ id, kind, hop }) => [id, { kind, hop }]),
      );
      const placed = [...places].map(([id, place]) => ({ id, ...place, asOf }));
      const open = placed.filter(sources.recordsOpen);
      const counts = await Promise.all(
        open.map(async ({ id }) => [id, await sources.riskCounts(id, asOf)] as const),
      );
      const notOpen = placed.filter((member) => !sources.recordsOpen(member));
      const whole = notOpen.length === 0;
      const risk = riskNearby(centreId, edges, new Map(counts), riskRules);
      return {
        score: whole ? risk.score : null,
        arithmetic: whole ? risk.arithmetic : null,
        notOpen: notOpen.sort((a, b) => a.hop - b.hop || (a.id < b.id ? -1 : 1)),
        carriers: risk.carriers.map((carrier) => ({
          ...carrier,
          ...readOf(places, carrier.id),
          asOf,
        })),
        edition: withSource(same(riskRules.edition), riskRules.source),
      };
    },
  };
}
