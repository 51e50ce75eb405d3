/** Recomputes by its own means what a proof says. */
import type { Finding } from './control-questions.ts';

type Edges = Finding['proof']['edges'];

const valueOf = (text: string): number => {
  const [top = '', bottom = '1'] = text.replace('≈', '').trim().split('/');
  return Number(top) / Number(bottom);
};

/** The share that an owner has of a target: all walks over the edges that do not come back to the owner, added up. */
export function shareByEdges(edges: Edges, owner: string, target: string): number {
  let at = new Map([[owner, 1]]);
  let share = 0;
  // a walk through circles loses weight with every round; after this many it has none left
  for (let step = 0; step < 2_000 && at.size > 0; step += 1) {
    const next = new Map<string, number>();
    for (const { from, to, ratio } of edges) {
      const weight = (at.get(from.id) ?? 0) * (ratio ?? 0);
      if (weight > 1e-300 && to.id !== owner) next.set(to.id, (next.get(to.id) ?? 0) + weight);
    }
    share += next.get(target) ?? 0;
    at = next;
  }
  return share;
}

/** What an owner and those it controls hold of a target, when more than half controls. */
export function voteByEdges(edges: Edges, owner: string, target: string): number {
  const members = new Set([owner]);
  const heldOf = (firm: string): number =>
    edges
      .filter(({ from, to }) => to.id === firm && from.id !== firm && members.has(from.id))
      .reduce((sum, { ratio }) => sum + (ratio ?? 0), 0);
  for (let size = 0; size < members.size;) {
    size = members.size;
    for (const { to } of edges) if (heldOf(to.id) > 0.5 + 1e-12) members.add(to.id);
  }
  return heldOf(target);
}

const productOf = (term: string): number =>
  term.split(' × ').reduce((product, factor) => product * valueOf(factor), 1);

/** The total of a sum of products such as `0.3 + 0.4 × 0.8 = 0.62`: what is worked out, and what is stated. */
export function sumInWords(arithmetic: string): {
  readonly worked: number;
  readonly stated: number;
} {
  const [line = ''] = arithmetic.split('\n');
  const [sum = '', stated = sum] = line.split(' = ');
  const worked = sum.split(' + ').reduce((total, term) => total + productOf(term), 0);
  return { worked, stated: productOf(stated) };
}

/** Every equation `x(A) = 0.5 × x(B) + 0.2` with its two sides worked out by the stated solution. */
export function equationsInWords(arithmetic: string): readonly (readonly [number, number])[] {
  const lines = arithmetic.split('\n');
  const solution = lines.find((line) => line.startsWith('Solution')) ?? '';
  const values = new Map(
    [...solution.matchAll(/x\(([^)]*)\) = ([^,]*)/g)].map(([, name = '', value = '']) => [
      name,
      valueOf(value),
    ]),
  );
  const read = (factor: string): number => {
    const [, plus, name] = /^\(?(1 \+ )?x\(([^)]*)\)\)?$/.exec(factor) ?? [];
    if (name === undefined) return valueOf(factor);
    return (plus === undefined ? 0 : 1) + (values.get(name) ?? Number.NaN);
  };
  const equations = lines.filter((line) => /^x\([^)]*\) = /.test(line));
  return equations.map((line) => {
    const [left = '', right = ''] = line.split(' = ');
    // a sum inside brackets is one factor
    const terms = right.split(/ \+ (?!x\([^)]*\)\))/);
    const worked = terms.map((term) =>
      term
        .split(' × ')
        .map(read)
        .reduce((a, b) => a * b, 1),
    );
    return [read(left), worked.reduce((a, b) => a + b, 0)] as const;
  });
}

/** Every step `A 0.3 + B 0.3 = 0.6 of C → controls C`: the terms added up, and the stated sum. */
export function stepsInWords(arithmetic: string): readonly (readonly [number, number])[] {
  return arithmetic.split('; ').map((step) => {
    const [sum = ''] = step.split(' of ');
    const [terms = '', stated] = sum.split(' = ');
    const last = (term: string): number => valueOf(term.split(' ').at(-1) ?? '');
    const worked = terms.split(' + ').reduce((total, term) => total + last(term), 0);
    return [worked, stated === undefined ? worked : valueOf(stated)] as const;
  });
}
