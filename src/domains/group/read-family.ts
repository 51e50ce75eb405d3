// Reads what a family may consist of, in a fixed number of bounded readings, whatever its size.
import type { GroupRules } from '../../rules/groups.ts';
import type { ResolvedAsOf } from '../../words/as-of.ts';
import { limits } from '../../words/limits.ts';
import type { SubjectKind } from '../../words/subject-kinds.ts';
import { type ControlFamily, familyByControl } from './control-family.ts';
import { type Hub, hubRow, isListed } from './hubs.ts';
import { type Cut, firstOf, isTie, onwards, towards } from './linked-people.ts';
import type { Read } from './reasons.ts';
import type { GroupBranch, GroupSources, GroupStep, Party } from './sources.ts';

/** What was read, whom the family was not followed through, and where a bound cut it. */
export interface Family<Step extends GroupStep> extends Read<Step> {
  readonly kinds: ReadonlyMap<string, SubjectKind>;
  readonly hubs: readonly Hub[];
  readonly cuts: readonly Cut[];
  readonly isWhole: boolean;
}

const byId = <One extends { readonly id: string }>(list: Iterable<One>): One[] => [
  ...new Map([...list].map((one) => [one.id, one])).values(),
];

export function createFamilyReader<Step extends GroupStep>(
  sources: GroupSources<Step>,
  rules: GroupRules,
) {
  async function read(keys: readonly string[], wanted: readonly GroupBranch[], asOf: ResolvedAsOf) {
    const perBranch = limits.pathPerBranch;
    const most = limits.pathEdges;
    if (keys.length === 0) return { kept: [], cuts: [], isWhole: true };
    const bounds = { perBranch: perBranch + 1, most };
    const steps = await sources.walk(keys, { wanted, after: undefined, ...bounds, asOf });
    return { ...firstOf(steps, perBranch), isWhole: steps.length < most };
  }

  const partiesOf = (ids: Iterable<string>, asOf: ResolvedAsOf): Promise<Party[]> =>
    Promise.all([...new Set(ids)].map((id) => sources.subject('member', id, asOf)));

  /** Who of these ties firms together, and who is on the list, or too crowded, to. */
  async function linkersAmong(ids: Iterable<string>, asOf: ResolvedAsOf) {
    const parties = await partiesOf(ids, asOf);
    const totals = await Promise.all(parties.map(({ id }) => sources.totals(id, asOf)));
    const judged = parties.map((party, at) => {
      const counts: Readonly<Record<string, number>> = totals[at] ?? {};
      const total = Object.values(counts).reduce((sum, count) => sum + count, 0);
      return { party, total, isHub: isListed(party) || total > rules.crowded };
    });
    const hubs = judged.filter(({ isHub }) => isHub);
    return {
      linkers: judged.filter(({ isHub }) => !isHub).map(({ party }) => party),
      hubs: hubs.map(({ party, total }) => hubRow(party, total)),
    };
  }

  /** Head office of a branch, or the subject itself: the one that control is asked about. */
  async function focusOf(centre: Party, asOf: ResolvedAsOf): Promise<Party> {
    const up = await read([centre.id], ['BRANCH_OUT'], asOf);
    const head = up.kept[0]?.other.id;
    return head === undefined ? centre : sources.subject('headOffice', head, asOf);
  }

  /** The family around a subject that is on the list of hubs: nobody. */
  const nobody = (focus: Party): ControlFamily => ({
    members: new Map(),
    hubs: [focus],
    isWhole: true,
  });

  return async (centre: Party, asOf: ResolvedAsOf): Promise<Family<Step>> => {
    const focus = await focusOf(centre, asOf);
    const isHub = isListed(focus);
    const bounds = { most: limits.groupCore, asOf };
    const control = isHub ? nobody(focus) : await familyByControl(focus, isListed, bounds, sources);
    const held = await partiesOf(control.members.keys(), asOf);
    const core = isHub ? [] : byId([centre, focus, ...held]);
    const firms = core.filter(({ kind }) => kind !== 'PERSON').map(({ id }) => id);
    const inner = await read(firms, towards, asOf);
    const tied = inner.kept.filter(({ edge }) => isTie(edge, rules)).map(({ other }) => other.id);
    const persons = core.filter(({ kind }) => kind === 'PERSON').map(({ id }) => id);
    const behind = [...persons, ...tied.filter((id) => !firms.includes(id))];
    const { linkers, hubs } = await linkersAmong(behind, asOf);
    const outer = await read(
      linkers.map(({ id }) => id),
      onwards,
      asOf,
    );
    const kinds = [
      ...core,
      ...linkers,
      ...[...inner.kept, ...outer.kept].map(({ other }) => other),
    ];
    return {
      centreId: centre.id,
      focusId: focus.id,
      control: control.members,
      inner: inner.kept,
      outer: outer.kept,
      linkers: new Set(linkers.map(({ id }) => id)),
      kinds: new Map(kinds.map(({ id, kind }) => [id, kind])),
      hubs: byId([...control.hubs.map((hub) => hubRow(hub, 0)), ...hubs]),
      cuts: [...inner.cuts, ...outer.cuts],
      isWhole: control.isWhole && inner.isWhole && outer.isWhole,
    };
  };
}
