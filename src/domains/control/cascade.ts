// The control cascade: X controls Y if X, alone or together with the firms X controls, holds enough of Y. It is a
// least fixpoint: members are only ever added, each one's holdings are counted once, so it stops after one look at
// every holding of the controlled firms. A firm's own shares carry no vote (公司法 art. 116), so self-holdings are out.
import { add, type Ratio, zero } from '../../words/ratio.ts';
import { components } from './components.ts';
import { carries, type Holding, type Holdings, reach, type Weighted } from './holding-graph.ts';

/** Whether a share of the votes is enough for control. */
export type Enough = (share: Ratio) => boolean;

/** The holdings that vote, by holder and by held firm. */
export interface Votes {
  out: readonly (readonly Weighted[])[];
  into: readonly (readonly Weighted[])[];
}

/** What one holder controls: `members` maps the holder and each controlled firm, in the order found, to the member whose holdings decided it; `held` is all that they hold of a firm together. */
export interface Cascade {
  members: ReadonlyMap<number, number>;
  held: ReadonlyMap<number, Ratio>;
}

const voting = (holdings: readonly Holding[]): Weighted[] =>
  holdings.filter(carries).filter(({ from, to }) => from !== to);

/** Leaves out own shares and holdings of unknown or no weight. */
export const votesOf = ({ out, into }: Holdings): Votes => ({
  out: out.map(voting),
  into: into.map(voting),
});

/** Everything that one holder controls. */
export const cascadeOf = (votes: Votes, holder: number, enough: Enough): Cascade => {
  const members = new Map([[holder, holder]]);
  const held = new Map<number, Ratio>();
  for (const member of members.keys()) {
    for (const { to, weight } of votes.out[member] ?? []) {
      const share = add(held.get(to) ?? zero, weight);
      held.set(to, share);
      if (!members.has(to) && enough(share)) members.set(to, member);
    }
  }
  return { members, held };
};

const shareInCascade = (votes: Votes, holder: number, target: number, enough: Enough) => {
  const { members, held } = cascadeOf(votes, holder, enough);
  return members.has(target) ? (held.get(target) ?? null) : null;
};

// A holder with one holding only controls what the held firm controls, and the firm itself, or nothing. Following
// such chains and remembering what they lead to keeps a deep chain from costing its length for each of its members.
const verdictOn = (
  votes: Votes,
  question: { start: number; target: number; enough: Enough },
  verdicts: Map<number, Ratio | null>,
): void => {
  const { start, target, enough } = question;
  const chain: number[] = [];
  let [at, verdict] = [start, verdicts.get(start)];
  while (verdict === undefined) {
    chain.push(at);
    // holds for good where a ring of single holdings comes back here: it leads nowhere else
    verdicts.set(at, null);
    const [first, second] = votes.out[at] ?? [];
    if (!first || second || first.to === target)
      verdict = shareInCascade(votes, at, target, enough);
    else if (!enough(first.weight)) verdict = null;
    else [at, verdict] = [first.to, verdicts.get(first.to)];
  }
  for (const subject of chain) verdicts.set(subject, verdict);
};

/** All that control the target, each with the share of it that it and its controlled firms hold together. */
export const controllersByCascade = (
  votes: Votes,
  target: number,
  enough: Enough,
): Map<number, Ratio> => {
  const verdicts = new Map<number, Ratio | null>();
  const above = reach(target, (firm) => (votes.into[firm] ?? []).map(({ from }) => from));
  const found = new Map<number, Ratio>();
  for (const start of above) {
    if (start === target) continue;
    verdictOn(votes, { start, target, enough }, verdicts);
    const share = verdicts.get(start) ?? null;
    if (share !== null) found.set(start, share);
  }
  return found;
};

/** Those among the controllers that nobody controls but whom they control themselves. Control is transitive, so one run from each controller that no earlier run reached finds them all. */
export const lastInCascade = (votes: Votes, target: number, enough: Enough): Map<number, Ratio> => {
  const found = controllersByCascade(votes, target, enough);
  const next = votes.out.map((held) => held.map(({ to }) => to));
  const heldFirst = components(votes.out.length, (subject) => next[subject] ?? []).flat();
  const controlled = new Set<number>();
  const started: number[] = [];
  for (const holder of heldFirst.toReversed()) {
    if (!found.has(holder) || controlled.has(holder)) continue;
    started.push(holder);
    const { members } = cascadeOf(votes, holder, enough);
    for (const member of members.keys()) if (member !== holder) controlled.add(member);
  }
  const last = started.filter((holder) => !controlled.has(holder));
  const mutual = last.flatMap((holder) => [...controllersByCascade(votes, holder, enough).keys()]);
  const kept = new Set([...last, ...mutual]);
  return new Map([...found].filter(([subject]) => kept.has(subject)));
};
