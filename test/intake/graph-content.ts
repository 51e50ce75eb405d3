import { cypher } from '../../src/graph/cypher.ts';
import type { Graph } from '../../src/graph/graph.ts';

type Content = Readonly<Record<string, unknown>>;

const nodes = cypher<object, { labels: string[]; content: Content }>`
  MATCH (node)
  WHERE NOT node:TestDatabase AND NOT node:Migration AND NOT node:SecretsFingerprint
  RETURN labels(node) AS labels, properties(node) AS content
`;

const edges = cypher<object, { type: string; content: Content; from: Content; to: Content }>`
  MATCH (from)-[edge]->(to)
  RETURN type(edge) AS type, properties(edge) AS content, properties(from) AS from, properties(to) AS to
`;

/** When something was done differs between two runs that leave the same; seq follows the order of the work alone. */
const instants = new Set([
  'at',
  'recordedAt',
  'firstRecordedAt',
  'retractedAt',
  'receivedAt',
  'finishedAt',
  'lockedAt',
  'lastAt',
]);

const plain = (content: Content): string =>
  JSON.stringify(
    Object.entries(content)
      .map(([name, value]) => [name, instants.has(name) ? typeof value : value] as const)
      .sort(([one], [other]) => (one < other ? -1 : 1)),
  );

/** All that the graph holds, one line for each node and edge in a fixed order, instants aside. */
export async function graphContent(graph: Graph): Promise<readonly string[]> {
  const lines = [
    ...(await graph.read(nodes, {})).map(
      ({ labels, content }) => `${labels.sort().join(':')} ${plain(content)}`,
    ),
    ...(await graph.read(edges, {})).map(
      ({ type, content, from, to }) => `${plain(from)} ${type} ${plain(content)} ${plain(to)}`,
    ),
  ];
  return lines.sort();
}
