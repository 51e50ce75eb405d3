// The renderer as its own documentation uses it, on the graph that the explorer draws.
import { MultiDirectedGraph } from 'graphology';
import Sigma from 'sigma';

interface Answer {
  readonly nodes: readonly { readonly subject: { readonly id: string; readonly name: string } }[];
  readonly edges: readonly {
    readonly from: { readonly id: string };
    readonly to: { readonly id: string };
  }[];
}

const { nodes, edges } = (await (await fetch('/map.json')).json()) as Answer;
const graph = new MultiDirectedGraph();
for (const [at, { subject }] of nodes.entries()) {
  const far = Math.sqrt(at);
  graph.addNode(subject.id, {
    label: subject.name,
    size: 5,
    color: '#2d5f8b',
    x: far * Math.cos(at),
    y: far * Math.sin(at),
  });
}
for (const { from, to } of edges) graph.addDirectedEdge(from.id, to.id, { color: '#8593a3' });
const container = document.getElementById('map');
if (!container) throw new Error('index.html has no #map');
const sigma = new Sigma(graph, container);
sigma.once('afterRender', () => performance.mark('explorer:drawn'));
sigma.scheduleRender();
