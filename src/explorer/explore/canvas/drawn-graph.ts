import type { MultiDirectedGraph } from 'graphology';
import type Sigma from 'sigma';

/** Nodes are NodeLook and Place, lines LineLook; sigma's programs take any attributes, so it is not said by type. */
export type DrawnGraph = MultiDirectedGraph;
export type Stage = Sigma;
