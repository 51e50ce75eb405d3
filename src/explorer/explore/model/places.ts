/** Where subjects stand: rings around the centre, layers by control, and a start for newcomers. Pure. */
import { assignLayers } from './layers.ts';
import { type Picture, connectionsOf } from './picture.ts';

export interface Place {
  readonly x: number;
  readonly y: number;
}

export type Places = ReadonlyMap<string, Place>;

const golden = Math.PI * (3 - Math.sqrt(5));

function neighboursOf(picture: Picture): Map<string, string[]> {
  const neighbours = new Map<string, string[]>([...picture.nodes.keys()].map((id) => [id, []]));
  for (const { from, to } of connectionsOf(picture)) {
    neighbours.get(from)?.push(to);
    neighbours.get(to)?.push(from);
  }
  return neighbours;
}

/** Subjects by their distance from the anchors; what is not linked comes last. */
function ranks(picture: Picture, neighbours: ReadonlyMap<string, readonly string[]>): string[][] {
  const starts = [...picture.anchors].filter((id) => picture.nodes.has(id));
  const seen = new Set(starts);
  const all: string[][] = [];
  for (let rank = starts; rank.length > 0;) {
    all.push(rank);
    const next: string[] = [];
    for (const id of rank)
      for (const other of neighbours.get(id) ?? [])
        if (!seen.has(other)) {
          seen.add(other);
          next.push(other);
        }
    rank = next;
  }
  const rest = [...picture.nodes.keys()].filter((id) => !seen.has(id));
  return rest.length > 0 ? [...all, rest] : all;
}

/** Rings by distance from the centre; subjects of one parent stand side by side. */
export function ringPlaces(picture: Picture): Map<string, Place> {
  const places = new Map<string, Place>();
  let radius = 0;
  for (const ids of ranks(picture, neighboursOf(picture))) {
    if (places.size > 0) radius = Math.max(radius + 10, (ids.length * 3.2) / (2 * Math.PI));
    const isCentre = places.size === 0 && ids.length === 1;
    for (const [at, id] of ids.entries()) {
      const angle = (2 * Math.PI * at) / ids.length - Math.PI / 2;
      const far = isCentre ? 0 : Math.max(radius, places.size === 0 ? 3 : 0);
      places.set(id, { x: far * Math.cos(angle), y: far * Math.sin(angle) });
    }
  }
  return places;
}

/** Order within a layer that keeps lines short: each subject goes to the middle of its neighbours, twice over. */
function straighten(
  layers: readonly string[][],
  neighbours: ReadonlyMap<string, readonly string[]>,
): void {
  const at = new Map<string, number>();
  const note = (layer: readonly string[]): void => {
    for (const [place, id] of layer.entries()) at.set(id, place - (layer.length - 1) / 2);
  };
  for (const layer of layers) note(layer);
  for (let round = 0; round < 4; round += 1)
    for (const layer of round % 2 === 0 ? layers : [...layers].reverse()) {
      const middle = new Map(
        layer.map((id) => {
          const others = (neighbours.get(id) ?? []).map((other) => at.get(other) ?? 0);
          const sum = others.reduce((all, one) => all + one, 0);
          return [id, others.length > 0 ? sum / others.length : (at.get(id) ?? 0)];
        }),
      );
      layer.sort((a, b) => (middle.get(a) ?? 0) - (middle.get(b) ?? 0));
      note(layer);
    }
}

/** Subjects that fit into one row of a layer before it breaks into a second, and the room that names need. */
const widest = 12;
const room = { beside: 14, below: 9, layer: 9 } as const;

/** Relations up to which one that passes a layer is given room in it. */
const fewPassing = 300;

/** A place in every layer that a relation passes, so that it does not run through who stands there. */
function addPassing(
  { edges }: Picture,
  height: ReadonlyMap<string, number>,
  byHeight: Map<number, string[]>,
  neighbours: Map<string, string[]>,
): void {
  if (edges.size > fewPassing) return;
  for (const { id, from, to } of edges.values()) {
    const [a, b] = [height.get(from) ?? 0, height.get(to) ?? 0];
    for (let at = Math.min(a, b) + 1; at < Math.max(a, b); at += 1) {
      const passing = `${id} ${at}`;
      byHeight.get(at)?.push(passing);
      neighbours.set(passing, [from, to]);
    }
  }
}

/** Layers by control: who holds stands above what is held, the centre at height 0. */
export function layerPlaces(picture: Picture): Map<string, Place> {
  const byHeight = new Map<number, string[]>();
  const height = assignLayers(picture);
  for (const [id, at] of height) {
    const layer = byHeight.get(at);
    if (layer) layer.push(id);
    else byHeight.set(at, [id]);
  }
  const neighbours = neighboursOf(picture);
  addPassing(picture, height, byHeight, neighbours);
  const layers = [...byHeight].sort(([a], [b]) => b - a).map(([, ids]) => ids);
  straighten(layers, neighbours);
  const places = new Map<string, Place>();
  let y = 0;
  for (const layer of layers) {
    for (let start = 0; start < layer.length; start += widest) {
      const row = layer.slice(start, start + widest);
      for (const [at, id] of row.entries())
        if (picture.nodes.has(id))
          places.set(id, { x: (at - (row.length - 1) / 2) * room.beside, y });
      y -= room.below;
    }
    y -= room.layer;
  }
  return places;
}

/** Places for newcomers beside a neighbour that stands already; what stands keeps its place. */
export function startPlaces(picture: Picture, placed: Places): Map<string, Place> {
  if (placed.size === 0) return ringPlaces(picture);
  const neighbours = neighboursOf(picture);
  const places = new Map<string, Place>();
  let turn = 0;
  for (const ids of ranks(picture, neighbours))
    for (const id of ids) {
      const known = placed.get(id);
      if (known) {
        places.set(id, known);
        continue;
      }
      const near = (neighbours.get(id) ?? []).map(
        (other) => placed.get(other) ?? places.get(other),
      );
      const beside = near.find((place) => place !== undefined) ?? { x: 0, y: 0 };
      const far = 4 + Math.sqrt((turn += 1));
      places.set(id, {
        x: beside.x + far * Math.cos(turn * golden),
        y: beside.y + far * Math.sin(turn * golden),
      });
    }
  return places;
}
