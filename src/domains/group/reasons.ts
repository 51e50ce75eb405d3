// Puts together who belongs to a family and why, from what was read: no database, no clock.
import type { GroupRules } from '../../rules/groups.ts';
import { groupBy } from '../../words/group.ts';
import type { SubjectKind } from '../../words/subject-kinds.ts';
import type { ControlMember } from './control-family.ts';
import { type GroupEdge, type Reason, reasonKinds } from './group.ts';
import { isTie } from './linked-people.ts';
import type { GroupStep } from './sources.ts';

/** What was read of a family. */
export interface Read<Step extends GroupStep> {
  readonly centreId: string;
  /** The legal person that stands for the centre: its head office, or itself. */
  readonly focusId: string;
  readonly control: ReadonlyMap<string, ControlMember>;
  /** Relations of the firms that control holds together, and those of the people and holders behind them. */
  readonly inner: readonly Step[];
  readonly outer: readonly Step[];
  /** People and holders that the family is followed through; the centre itself where it is a person. */
  readonly linkers: ReadonlySet<string>;
  readonly kinds: ReadonlyMap<string, SubjectKind>;
}

interface Found<Edge extends GroupEdge> {
  readonly id: string;
  readonly reason: Reason<Edge>;
}

/** The relations that were read, each once. */
export const edgesOf = <Step extends GroupStep>({ inner, outer }: Read<Step>): Step['edge'][] => [
  ...new Map([...inner, ...outer].map(({ edge }) => [edge.id, edge])).values(),
];

function byControl<Step extends GroupStep>(read: Read<Step>): Found<Step['edge']>[] {
  const edges = edgesOf(read);
  const into = groupBy(edges, ({ toId }) => toId);
  const { focusId } = read;
  return [...read.control.values()].map(({ id, kind, by, ratio, proof, holders }) => {
    const holdings = (into.get(id) ?? []).filter(({ kind }) => kind === 'SHAREHOLDER');
    const also = kind === 'SAME_CONTROLLER' ? focusId : null;
    return {
      id,
      reason: {
        kind,
        edges: proof
          ? edges.filter((edge) => proof.has(edge.id))
          : holdings.filter(({ fromId }) => holders?.has(fromId)),
        control: { by, of: kind === 'CONTROLS' ? focusId : id, also, ratio },
      },
    };
  });
}

function byBranch<Step extends GroupStep>({ inner }: Read<Step>): Found<Step['edge']>[] {
  return inner
    .filter(({ edge }) => edge.kind === 'BRANCH')
    .map(({ edge, other }) => ({ id: other.id, reason: { kind: 'BRANCH', edges: [edge] } }));
}

interface Linked<Edge extends GroupEdge> {
  readonly linker: string;
  readonly kind: 'PEOPLE' | 'HOLDER';
  readonly firms: ReadonlyMap<string, readonly Edge[]>;
}

/** The firm of the family at which a linker is anchored: the centre rather than another. */
const anchorOf = (
  { firms }: Linked<GroupEdge>,
  { centreId, focusId }: Read<GroupStep>,
  core: ReadonlySet<string>,
): string | undefined =>
  [centreId, focusId].find((id) => firms.has(id)) ?? [...firms.keys()].find((id) => core.has(id));

function byLinker<Step extends GroupStep>(
  read: Read<Step>,
  linked: Linked<Step['edge']>,
  core: ReadonlySet<string>,
): Found<Step['edge']>[] {
  const { linker, kind, firms } = linked;
  const isCentre = linker === read.centreId;
  const anchor = anchorOf(linked, read, core);
  const isNear = isCentre || anchor === read.centreId || anchor === read.focusId;
  const anchors = isCentre || anchor === undefined ? [] : (firms.get(anchor) ?? []);
  const others = [...firms].filter(
    // what control holds together already is told again only where the tie is one to the centre itself
    ([id]) => id !== anchor && (isNear || !core.has(id)),
  );
  if (isCentre) return [...firms].map(([id, edges]) => ({ id, reason: { kind, edges } }));
  if (firms.size < 2) return [];
  return [
    { id: linker, reason: { kind, edges: [...firms.values()].flat() } },
    ...others.map(([id, edges]) => ({ id, reason: { kind, edges: [...anchors, ...edges] } })),
  ];
}

function byLinkers<Step extends GroupStep>(
  read: Read<Step>,
  rules: GroupRules,
): Found<Step['edge']>[] {
  const core = new Set([
    ...[read.centreId, read.focusId, ...read.control.keys()],
    ...byBranch(read).map(({ id }) => id),
  ]);
  const ties = edgesOf(read).filter((edge) => read.linkers.has(edge.fromId) && isTie(edge, rules));
  return [...groupBy(ties, ({ fromId }) => fromId)].flatMap(([linker, edges]) => {
    const kind = read.kinds.get(linker) === 'PERSON' ? 'PEOPLE' : 'HOLDER';
    return byLinker(read, { linker, kind, firms: groupBy(edges, ({ toId }) => toId) }, core);
  });
}

const place = ({ reason }: Found<GroupEdge>): number => reasonKinds.indexOf(reason.kind);

/** All members but the centre, each with its reasons, the strongest first. */
export function reasonsOf<Step extends GroupStep>(
  read: Read<Step>,
  rules: GroupRules,
): Map<string, Reason<Step['edge']>[]> {
  const found = [...byControl(read), ...byBranch(read), ...byLinkers(read, rules)]
    .filter(({ id }) => id !== read.centreId)
    .sort((a, b) => place(a) - place(b));
  return new Map(
    [...groupBy(found, ({ id }) => id)].map(([id, list]) => [id, list.map(({ reason }) => reason)]),
  );
}
