/**
 * What a hostile document meets before anything runs. Checked once the operation is known: an error thrown there is a
 * plain 400. The number of tokens is bounded by the parser before that, so validation stays cheap.
 */
import {
  type DocumentNode,
  type FragmentDefinitionNode,
  getVariableValues,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';
import { type ComplexityEstimator, getComplexity } from 'graphql-query-complexity';
import type { Caller } from '../access/conditions.ts';
import { admits } from '../access/rights.ts';
import { HubError } from '../errors.ts';
import { weights } from '../words/cost.ts';
import { limits } from '../words/limits.ts';

/** How many fields an answer for this caller may have. */
export const costLimitOf = (caller: Caller): number =>
  admits(caller, 'ASK_AT_LENGTH') ? limits.cost : limits.publicCost;

interface Size {
  readonly depth: number;
  readonly aliases: number;
}

type Fragments = ReadonlyMap<string, FragmentDefinitionNode>;

const none: Size = { depth: 0, aliases: 0 };

/** Depth and number of aliases of a selection; fragments count wherever they are spread. Memory per fragment keeps it linear. */
function sizeOf(set: SelectionSetNode, fragments: Fragments, known: Map<string, Size>): Size {
  let depth = 0;
  let aliases = 0;
  for (const selection of set.selections) {
    let size = none;
    if (selection.kind === Kind.FRAGMENT_SPREAD) {
      const name = selection.name.value;
      const fragment = fragments.get(name);
      size = known.get(name) ?? (fragment ? sizeOf(fragment.selectionSet, fragments, known) : none);
      known.set(name, size);
    } else if (selection.selectionSet) {
      size = sizeOf(selection.selectionSet, fragments, known);
    }
    const isField = selection.kind === Kind.FIELD;
    depth = Math.max(depth, size.depth + (isField ? 1 : 0));
    aliases += size.aliases + (isField && selection.alias ? 1 : 0);
  }
  return { depth, aliases };
}

/** Subjects that an answer without a limit of its own may have. */
const gathered: Readonly<Record<string, number>> = {
  groupRelations: limits.groupNodes,
  relatedGroup: limits.groupMembers,
  suspectedLinks: limits.suspectedLinks,
};

/** How many answers a field may stand for, from its own arguments and their defaults. */
const estimator: ComplexityEstimator = ({ args, childComplexity, field }) => {
  // null is as good as nothing to a resolver, so it must cost what the default costs
  const size = (name: 'first' | 'limit'): unknown =>
    args[name] ?? field.args.find((argument) => argument.name === name)?.defaultValue;
  const [first, limit, ids] = [size('first'), size('limit'), args['ids'] as unknown];
  const looking = field.name === 'subjects' && args['search'] != null ? weights.search : 0;
  if (typeof first === 'number')
    return 1 + looking + Math.max(first, 1) * Math.max(childComplexity, 1);
  // nodes and edges of a map come in a handful of statements, whatever their number
  if (typeof limit === 'number') return 20 + Math.ceil((limit * childComplexity) / 20);
  const most = gathered[field.name];
  if (most !== undefined) return 20 + Math.ceil((most * childComplexity) / 20);
  if (Array.isArray(ids)) return 1 + ids.length * childComplexity;
  if (field.name === 'controllers' || field.name === 'creditReport')
    return 50 + 5 * childComplexity;
  // issuing puts the whole report together and writes it
  if (field.name === 'documentUrl') return 500;
  // every field asked of the schema is answered for some hundred types; the page asks 226, and may ask once
  if (field.name === '__schema') return 50 * childComplexity;
  return 1 + childComplexity;
};

const refuse = (what: string, most: number, found: number | string): HubError =>
  new HubError('QUERY_TOO_EXPENSIVE', `${what}: at most ${most}, this document has ${found}.`);

interface Question {
  readonly schema: GraphQLSchema;
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  readonly variables: Record<string, unknown>;
}

/** Costs by operation and by what of the variables they hang on; a document is parsed once and kept while it is in use. */
const knownCosts = new WeakMap<OperationDefinitionNode, Map<string, number>>();

/** Most costs kept for one operation, and longest key: sizes are few, whatever else a caller sends is not kept. */
const kept = { costs: 100, key: 1_000 };

/** No cost hangs on a text: sizes are numbers, lists count by their length, conditions are true or false. */
function costKey({ schema, operation, variables }: Question): string | undefined {
  const { coerced } = getVariableValues(schema, operation.variableDefinitions ?? [], variables);
  return (
    coerced &&
    JSON.stringify(coerced, (_, value: unknown) => (typeof value === 'string' ? '' : value))
  );
}

/** Walking a document with its types takes longer than many an answer, so a cost is worked out once. */
function costOf(question: Question): number {
  const { schema, document, operation, variables } = question;
  const costs = knownCosts.get(operation) ?? new Map<string, number>();
  const key = costKey(question);
  const known = key === undefined ? undefined : costs.get(key);
  if (known !== undefined) return known;
  const cost = getComplexity({
    schema,
    query: document,
    variables,
    ...(operation.name ? { operationName: operation.name.value } : {}),
    estimators: [estimator],
  });
  if (key !== undefined && key.length <= kept.key && costs.size < kept.costs)
    knownCosts.set(operation, costs.set(key, cost));
  return cost;
}

/**
 * Refuses documents that are too deep, too wide or too dear, with QUERY_TOO_EXPENSIVE that names bound and figure; the
 * answer is the cost of those that are not.
 */
export function checkDocument(question: Question & { readonly costLimit: number }): number {
  const { schema, document, operation, costLimit } = question;
  if (!schema.getRootType(operation.operation))
    throw new HubError(
      'BAD_USER_INPUT',
      `This hub knows no ${operation.operation}; it answers queries.`,
    );
  const fragments: Fragments = new Map(
    document.definitions
      .filter((definition) => definition.kind === Kind.FRAGMENT_DEFINITION)
      .map((fragment) => [fragment.name.value, fragment]),
  );
  const { depth, aliases } = sizeOf(operation.selectionSet, fragments, new Map());
  const isIntrospection = operation.selectionSet.selections.every(
    (selection) => selection.kind === Kind.FIELD && selection.name.value.startsWith('__'),
  );
  if (!isIntrospection && depth > limits.depth) throw refuse('Depth', limits.depth, depth);
  if (aliases > limits.aliases) throw refuse('Aliases', limits.aliases, aliases);
  const roots = operation.selectionSet.selections.length;
  if (roots > limits.rootFields) throw refuse('Root fields', limits.rootFields, roots);
  const cost = costOf(question);
  if (cost > costLimit) throw refuse('Cost, in fields that the answer may have', costLimit, cost);
  return cost;
}
