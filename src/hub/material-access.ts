/** Who may read a file that was handed in with a case. */
import type { Viewer } from '../access/viewer.ts';
import { sightOf } from '../access/visibility.ts';
import { materialVisible } from '../cases/case.cypher.ts';
import { asOfNow } from '../words/as-of.ts';
import type { Hub } from './request.ts';

/** Whether the viewer handles a case to which the file of this digest was handed in. */
export const mayReadMaterial =
  ({ graph, clock }: Hub) =>
  async (viewer: Viewer, digest: string): Promise<boolean> => {
    const sight = sightOf(viewer, asOfNow(clock()));
    const [found] = await graph.read(materialVisible, { digest, sight });
    return found?.visible ?? false;
  };
