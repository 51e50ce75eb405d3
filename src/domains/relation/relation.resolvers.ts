/** The fields of the schema that tell a subject's relations and the source of each. */
import type { Context } from '../../hub/context.ts';
import type { Resolvers } from '../../generated/schema.ts';
import { type AsOfInput, type ResolvedAsOf, resolveAsOf } from '../../words/as-of.ts';
import { connection, connectionEdge } from '../../words/page.ts';
import type { Direction, RelationKind } from '../../words/relation-kinds.ts';
import type { Branch } from './relation.ts';

interface Parent {
  readonly id: string;
  readonly asOf: ResolvedAsOf;
}
interface Input {
  readonly asOf?: AsOfInput | null;
  readonly first?: number | null;
  readonly after?: string | null;
}

const relations = (
  { id, asOf }: Parent,
  input: Input & {
    readonly kinds?: readonly RelationKind[] | null;
    readonly direction?: Direction | null;
  },
  { relation }: Context,
) => relation.page(id, input.kinds, input.direction, input, resolveAsOf(input.asOf, asOf));

const listOf =
  (kind: RelationKind, direction: Direction) =>
  ({ id, asOf }: Parent, input: Input, { relation }: Context) =>
    relation.page(id, [kind], direction, input, resolveAsOf(input.asOf, asOf));

const oneOf =
  (branch: Branch) =>
  ({ id, asOf }: Parent, input: { readonly asOf?: AsOfInput | null }, { relation }: Context) =>
    relation.single(id, branch, resolveAsOf(input.asOf, asOf));

const legalRepresentative = oneOf('LEGAL_REPRESENTATIVE_IN');
const holdings = listOf('SHAREHOLDER', 'OUT');

export const relationResolvers: Pick<
  Resolvers,
  | 'Enterprise'
  | 'IndividualBusiness'
  | 'Organization'
  | 'Person'
  | 'Relation'
  | 'RelationConnection'
  | 'RelationEdge'
> = {
  Enterprise: {
    relations,
    legalRepresentative,
    holdings,
    shareholders: listOf('SHAREHOLDER', 'IN'),
    executives: listOf('EXECUTIVE', 'IN'),
    branches: listOf('BRANCH', 'IN'),
    headOffice: oneOf('BRANCH_OUT'),
  },
  IndividualBusiness: { relations, legalRepresentative },
  Organization: { relations, legalRepresentative, holdings },
  Person: {
    relations,
    holdings,
    representedEnterprises: listOf('LEGAL_REPRESENTATIVE', 'OUT'),
    positions: listOf('EXECUTIVE', 'OUT'),
  },
  Relation: {
    from: ({ fromId, asOf }, _, { subject }, info) => subject.atHand('from', fromId, asOf, info),
    to: ({ toId, asOf }, _, { subject }, info) => subject.atHand('to', toId, asOf, info),
    third: ({ thirdId, asOf }, _, { subject }, info) =>
      thirdId === null ? null : subject.atHand('third', thirdId, asOf, info),
    ratio: (row, _, { relation }) => relation.ratio(row),
    ratioSource: (row, _, { relation }) => relation.ratioSource(row),
    retractedAt: ({ retractedAt, asOf }) =>
      retractedAt !== null && retractedAt <= asOf.knownAt ? retractedAt : null,
    disputed: ({ disputed }) => disputed ?? false,
    provenance: (row, _, { provenance }) => provenance.of(row),
  },
  RelationConnection: connection,
  RelationEdge: connectionEdge,
};
