import { cypher } from '../../src/graph/cypher.ts';
import { nameOf } from '../fixtures/town.ts';
import { ask } from '../kit/ask.ts';
import type { TestHub } from '../kit/start-hub.ts';

export const rules = [
  'CONTROLLING_SHAREHOLDER',
  'ACTUAL_CONTROLLER',
  'BENEFICIAL_OWNER',
  'CONTROL_CASCADE',
  'EFFECTIVE_OWNERSHIP',
] as const;
export type Rule = (typeof rules)[number];

export interface ProofEdge {
  readonly id: string;
  readonly ratio: number | null;
  readonly ratioSource: string | null;
  readonly from: { readonly id: string };
  readonly to: { readonly id: string };
}
export interface Finding {
  readonly subject: { readonly id: string; readonly name: string };
  readonly ratio: number | null;
  readonly basis: string;
  readonly proof: {
    readonly edges: readonly ProofEdge[];
    readonly paths: readonly {
      readonly nodes: readonly { readonly id: string }[];
      readonly edges: readonly { readonly ratio: number | null }[];
      readonly product: number | null;
    }[];
    readonly arithmetic: string;
  };
}
export interface Control {
  readonly edition: string;
  readonly controllers: readonly Finding[];
  readonly filed: readonly Omit<Finding, 'proof'>[];
  readonly warnings: readonly {
    readonly code: string;
    readonly message: string;
    readonly edges: readonly Pick<ProofEdge, 'from' | 'to'>[];
  }[];
}

const all = cypher<object, { id: string; name: string; kind: string }>`
  MATCH (subject:Subject) RETURN subject.id AS id, subject.name AS name, subject.kind AS kind ORDER BY id
`;

/** Every subject that the town settled. */
export const everybody = (hub: TestHub) => hub.graph.read(all, {});

/** Ids of subjects by their full names. */
export async function idsOf(hub: TestHub): Promise<(name: string) => string> {
  const ids = new Map((await everybody(hub)).map(({ id, name }) => [name, id]));
  return (name) => {
    const id = ids.get(name);
    if (id === undefined) throw new Error(`${name} did not settle.`);
    return id;
  };
}

const controllersDocument = `
  query Controllers($subject: ID!, $rule: ControlRule!, $threshold: Float, $asOf: AsOf) {
    controllers(subject: $subject, rule: $rule, threshold: $threshold, asOf: $asOf) {
      edition
      controllers { ...finding proof {
        edges { id ratio ratioSource from { id } to { id } }
        paths { product nodes { id } edges { ratio } }
        arithmetic
      } }
      filed { ...finding }
      warnings { code message edges { from { id } to { id } } }
    }
  }
  fragment finding on Controller { ratio basis subject { id name } }`;

export interface Question {
  readonly rule: Rule;
  readonly threshold?: number;
  readonly validAt?: string;
  readonly token?: string;
}

const variablesOf = (subject: string, { rule, threshold = 0.25, validAt }: Question) => ({
  subject,
  rule,
  threshold,
  ...(validAt !== undefined && { asOf: { validAt } }),
});

/** Who controls a subject, over HTTP. */
export async function controllersOf(
  hub: TestHub,
  subject: string,
  question: Question,
): Promise<Control> {
  const variables = variablesOf(subject, question);
  const { token } = question;
  return (await ask<{ controllers: Control }>(hub, controllersDocument, variables, token))
    .controllers;
}

/** Controllers as `[short name, ratio]`, in the order of the answer; ratios to twelve places. */
export const inShort = (
  answer: Pick<Control, 'controllers'>,
  short: (id: string) => string,
): readonly (readonly [string, number | null])[] =>
  answer.controllers.map(({ subject, ratio }) => [
    short(subject.id),
    ratio === null ? null : Number(ratio.toFixed(12)),
  ]);

/** Short names of a town by id. */
export function shortNames(
  idOf: (name: string) => string,
  keys: readonly string[],
): (id: string) => string {
  const names = new Map(keys.map((key) => [idOf(nameOf(key)), key]));
  return (id) => names.get(id) ?? id;
}
