import type { MultiDirectedGraph } from 'graphology';
import type Sigma from 'sigma';

/** Nodes are NodeAppearance and Place, lines LineAppearance; sigma's programs take any attributes, so it is not said by type. */
export type DrawnGraph = MultiDirectedGraph;
export type SigmaRenderer = Sigma;
