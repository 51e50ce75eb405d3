// The part of a family that control holds together: up the cascade to those whom nobody in it controls, and down again.
import type { ResolvedAsOf } from '../../words/as-of.ts';
import type { GroupSources, GroupStep, InControl, Party } from './sources.ts';

/** One member by control: who controls it and with what share, or, for CONTROLS, whom it controls. */
export interface ControlMember {
  readonly id: string;
  readonly kind: 'CONTROLS' | 'CONTROLLED' | 'SAME_CONTROLLER';
  readonly by: string;
  readonly ratio: number | null;
  /** Ids of the relations of the proof, or the holders whose holdings count. */
  readonly proof: ReadonlySet<string> | null;
  readonly holders: ReadonlySet<string> | null;
}

export interface ControlFamily {
  readonly members: ReadonlyMap<string, ControlMember>;
  /** Subjects of the list of hubs that control the focus: the family does not run through them. */
  readonly hubs: readonly Party[];
  readonly isWhole: boolean;
}

/** Controllers at the top that are looked down from. */
const mostRoots = 10;

const proofOf = ({ proof }: InControl): Set<string> => new Set(proof().edges.map(({ id }) => id));

interface Bounds {
  readonly most: number;
  readonly asOf: ResolvedAsOf;
}

/** Those at the top first: a proof that starts farther up has more relations. */
const topFirst = (found: readonly InControl[]): InControl[] =>
  found
    .map((one) => ({ one, size: proofOf(one).size }))
    .sort((a, b) => b.size - a.size)
    .map(({ one }) => one);

/** The family by control around a firm or person that is no hub itself. */
export async function familyByControl<Step extends GroupStep>(
  focus: Party,
  isHub: (party: Party) => boolean,
  { most, asOf }: Bounds,
  { subject, controllers, controlled }: GroupSources<Step>,
): Promise<ControlFamily> {
  const above = await controllers(focus, asOf);
  const known = await Promise.all(
    topFirst(above.found).map(async (one) => ({
      one,
      party: await subject('controller', one.subjectId, asOf),
    })),
  );
  const hubs = known.filter(({ party }) => isHub(party)).map(({ party }) => party);
  const open = known.filter(({ party }) => !isHub(party));
  const members = new Map<string, ControlMember>();
  for (const { one } of open)
    members.set(one.subjectId, {
      id: one.subjectId,
      kind: 'CONTROLS',
      by: one.subjectId,
      ratio: one.ratio,
      proof: proofOf(one),
      holders: null,
    });
  let isWhole = above.isWhole;
  const lookDown = async (party: Party, kind: 'CONTROLLED' | 'SAME_CONTROLLER') => {
    const below = await controlled(party, most, asOf);
    isWhole &&= below.isWhole;
    const holders = new Set([party.id, ...below.found.map(({ subjectId }) => subjectId)]);
    for (const { subjectId, ratio } of below.found) {
      if (subjectId === focus.id || members.has(subjectId)) continue;
      if (members.size >= most) isWhole = false;
      else
        members.set(subjectId, { id: subjectId, kind, by: party.id, ratio, proof: null, holders });
    }
    return holders;
  };
  await lookDown(focus, 'CONTROLLED');
  const reached = new Set<string>();
  let roots = 0;
  for (const { party } of open) {
    if (reached.has(party.id)) continue;
    if (roots === mostRoots) return { members, hubs, isWhole: false };
    roots += 1;
    for (const id of await lookDown(party, 'SAME_CONTROLLER')) reached.add(id);
  }
  return { members, hubs, isWhole };
}
