/** The picture as a drawing of its own, for export and print. Pure. */
import { linesOf, lineText } from './lines.ts';
import { type Focus, lineLook, marksOf, nameRows, nodeLook } from './looks.ts';
import type { Words } from '../words/words.ts';
import type { Picture } from './picture.ts';
import type { Place, Places } from './places.ts';
import { badgeCorners, type Signal } from './signals.ts';

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};
const escape = (text: string): string => text.replaceAll(/[&<>"]/g, (sign) => escapes[sign] ?? '');

const size = { width: 1600, height: 1000, edge: 70, foot: 40 } as const;
const nobody: Focus = { edges: new Set(), nodes: new Set() };

/** Places brought to the sheet; y runs upwards on the map and downwards here. */
function fit(places: Places): Map<string, Place> {
  const all = [...places.values()];
  const [xs, ys] = [all.map(({ x }) => x), all.map(({ y }) => y)];
  // not by spread: ten thousand arguments are more than some engines take
  const least = (list: readonly number[]) => list.reduce((a, b) => Math.min(a, b), Infinity);
  const most = (list: readonly number[]) => list.reduce((a, b) => Math.max(a, b), -Infinity);
  const [left, bottom] = [least(xs), least(ys)];
  const [wide, high] = [most(xs) - left || 1, most(ys) - bottom || 1];
  const room = { x: size.width - 2 * size.edge, y: size.height - 2 * size.edge - size.foot };
  const scale = Math.min(room.x / wide, room.y / high);
  return new Map(
    [...places].map(([id, { x, y }]) => [
      id,
      {
        x: size.edge + (room.x - wide * scale) / 2 + (x - left) * scale,
        y: size.edge + (room.y - high * scale) / 2 + (high - (y - bottom)) * scale,
      },
    ]),
  );
}

const round = (value: number): string => value.toFixed(1);

function outline(shape: number, { x, y }: Place, radius: number): string {
  const polygon = (...points: readonly (readonly [number, number])[]): string =>
    `<polygon points="${points.map(([dx, dy]) => `${round(x + dx * radius)},${round(y + dy * radius)}`).join(' ')}"`;
  if (shape === 1) return polygon([-0.8, -0.8], [0.8, -0.8], [0.8, 0.8], [-0.8, 0.8]);
  if (shape === 2) return polygon([0, -1], [1, 0], [0, 1], [-1, 0]);
  if (shape === 3)
    return polygon([-0.5, -0.87], [0.5, -0.87], [1, 0], [0.5, 0.87], [-0.5, 0.87], [-1, 0]);
  return `<circle cx="${round(x)}" cy="${round(y)}" r="${round(radius * 0.95)}"`;
}

function badge({ shape, colour, letter }: Signal, { x, y }: Place, words: Words): string {
  const corners = badgeCorners[shape].map(
    ([dx, dy]) => `${round(x + dx * 8)},${round(y + dy * 8)}`,
  );
  const body =
    corners.length === 0
      ? `<circle cx="${round(x)}" cy="${round(y)}" r="8" fill="${colour}"/>`
      : `<polygon points="${corners.join(' ')}" fill="${colour}"/>`;
  return `${body}<text x="${round(x)}" y="${round(y + 4)}" font-size="10" fill="#fff" text-anchor="middle">${letter[words.language]}</text>`;
}

function drawLines(picture: Picture, at: Places, words: Words): string[] {
  return [...linesOf(picture).values()].flatMap((line) => {
    const [from, to] = [at.get(line.from), at.get(line.to)];
    if (!from || !to) return [];
    const look = lineLook(line, words, nobody);
    const far = Math.hypot(to.x - from.x, to.y - from.y) || 1;
    const end = { x: to.x - ((to.x - from.x) * 16) / far, y: to.y - ((to.y - from.y) * 16) / far };
    const [x, y] = [from.x + (to.x - from.x) * 0.46, from.y + (to.y - from.y) * 0.46];
    return [
      `<line x1="${round(from.x)}" y1="${round(from.y)}" x2="${round(end.x)}" y2="${round(end.y)}" stroke="${look.color}" stroke-width="${round(look.size)}" marker-end="url(#end)"/>`,
      `<text x="${round(x)}" y="${round(y - 3)}" font-size="11" fill="${look.color}" text-anchor="middle" class="over">${escape(lineText(line, words))}</text>`,
    ];
  });
}

function drawNodes(picture: Picture, at: Places, words: Words): string[] {
  const marks = marksOf(picture);
  return [...picture.nodes.values()].flatMap((node) => {
    const place = at.get(node.id);
    if (!place) return [];
    const look = nodeLook(node, picture, nobody);
    const paint = look.hollow
      ? `fill="#fff" stroke="${look.color}" stroke-width="2"`
      : `fill="${look.color}"`;
    const { signals = [], leftOut = 0 } = marks.get(node.id) ?? {};
    const { x, y } = place;
    return [
      `${outline(look.shape, place, look.size)} ${paint}/>`,
      ...nameRows(node.name).map(
        (row, at) =>
          `<text x="${round(x)}" y="${round(y + look.size + 14 + at * 14)}" font-size="12" fill="#1c2733" text-anchor="middle" class="over">${escape(row)}</text>`,
      ),
      ...signals.map((signal, at) =>
        badge(signal, { x: x + look.size + at * 18, y: y - look.size }, words),
      ),
      leftOut > 0
        ? `<text x="${round(x + look.size + 4)}" y="${round(y + 5)}" font-size="11" fill="#33475b" class="over">+${leftOut}</text>`
        : '',
    ];
  });
}

/** A drawing on a sheet of 1600 by 1000 with a foot line that says as of when, for whom and when it was made. */
export function pictureSvg(picture: Picture, places: Places, words: Words, foot: string): string {
  const at = fit(places);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${size.width}" height="${size.height}" viewBox="0 0 ${size.width} ${size.height}" font-family="system-ui, 'PingFang SC', 'Microsoft YaHei', 'Noto Sans SC', sans-serif">`,
    '<defs><marker id="end" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="9" markerHeight="9" markerUnits="userSpaceOnUse" orient="auto"><path d="M0 0 8 4 0 8z" fill="#55636f"/></marker></defs>',
    '<style>.over{paint-order:stroke;stroke:#fff;stroke-width:3px;stroke-linejoin:round}</style>',
    `<rect width="${size.width}" height="${size.height}" fill="#fff"/>`,
    ...drawLines(picture, at, words),
    ...drawNodes(picture, at, words),
    `<text x="${size.edge}" y="${size.height - 20}" font-size="12" fill="#1c2733">${escape(foot)}</text>`,
    '</svg>',
  ].join('\n');
}
