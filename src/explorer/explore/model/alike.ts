/**
 * Where a city keeps names of persons closed, two of one surname read alike: 顾**. They are told apart by a number of this
 * map, in the order in which they came to it. It says nothing of the person, and another map numbers anew.
 */
import type { Picture, PictureNode } from './picture.ts';

const isOutline = ({ kind, name }: PictureNode): boolean => kind === 'PERSON' && name.endsWith('*');

/** The picture with a number behind each outline that reads like another one. */
export function numberAlike(picture: Picture): Picture {
  const alike = new Map<string, PictureNode[]>();
  for (const node of picture.nodes.values())
    if (isOutline(node)) alike.set(node.name, [...(alike.get(node.name) ?? []), node]);
  const numbered = new Map(picture.nodes);
  for (const nodes of alike.values())
    if (nodes.length > 1)
      for (const [at, node] of nodes.entries())
        numbered.set(node.id, { ...node, name: `${node.name} ${at + 1}` });
  return { ...picture, nodes: numbered };
}
