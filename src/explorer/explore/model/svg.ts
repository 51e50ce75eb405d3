/** The picture as a drawing of its own, for export and print. Pure. */
import { isPaired, linesOf, lineText, wordsAt } from './lines.ts';
import { styleAppearances } from './kinds.ts';
import { type Focus, focusOf, lineAppearance, marksOf, nodeAppearance } from './appearance.ts';
import { type Box, nameSize, placeNames } from './name-places.ts';
import { namesOf } from './names.ts';
import type { Words } from '../words/words.ts';
import type { Picture } from './picture.ts';
import type { Place, Places } from './places.ts';
import { svgLegend, widthOf } from './svg-legend.ts';
import { badge, escapeXml, outline, round, tag } from './svg-marks.ts';

// as attributes: where the drawing stands inside the page, its policy forbids a style of its own
const over = 'paint-order="stroke" stroke="#fff" stroke-width="3" stroke-linejoin="round"';

const size = { width: 1600, height: 1000, edge: 70, foot: 110 } as const;
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

function drawLines(picture: Picture, at: Places, words: Words, focus: Focus): string[] {
  const lines = linesOf(picture);
  return [...lines.values()].flatMap((line) => {
    const [from, to] = [at.get(line.from), at.get(line.to)];
    if (!from || !to) return [];
    const appearance = lineAppearance(line, words, focus);
    const style = line.style === 'fact' ? undefined : styleAppearances[line.style];
    const aside = line.style === 'gone' ? 5 : 0;
    const far = Math.hypot(to.x - from.x, to.y - from.y) || 1;
    const [east, south] = [(to.x - from.x) / far, (to.y - from.y) / far];
    const shift = ({ x, y }: Place, away: number): Place => ({
      x: x + east * away - south * aside,
      y: y + south * away + east * aside,
    });
    const [start, end] = [shift(from, 0), shift(to, -16)];
    // they are not turned here: each stands nearer to its own end
    const along = isPaired(line, lines) ? 0.36 : wordsAt;
    const [x, y] = [start.x + (end.x - start.x) * along, start.y + (end.y - start.y) * along];
    const trace = `<line x1="${round(start.x)}" y1="${round(start.y)}" x2="${round(end.x)}" y2="${round(end.y)}"`;
    const dash = style?.dash.length ? ` stroke-dasharray="${style.dash.join(' ')}"` : '';
    const arrow = style?.hasArrow === false ? '' : ' marker-end="url(#end)"';
    const wide = style?.isDouble ? Math.max(4, appearance.size) : appearance.size;
    return [
      `${trace} stroke="${appearance.color}" stroke-width="${round(wide)}"${dash}${arrow}/>`,
      style?.isDouble ? `${trace} stroke="#fff" stroke-width="${round(wide - 2.6)}"/>` : '',
      `<text x="${round(x)}" y="${round(y - 3)}" font-size="11" fill="${appearance.color}" text-anchor="middle" ${over}>${escapeXml(lineText(line, words))}</text>`,
    ];
  });
}

/** The room of a node's badges; half of one is 8. */
const badgesBox = ({ x, y }: Place, size: number, count: number): Box => ({
  left: x + size - 9,
  right: x + size + count * 18 - 9,
  top: y - size - 11,
  bottom: y - size + 9,
});

function drawNodes(picture: Picture, at: Places, words: Words, focus: Focus): string[] {
  const marks = marksOf(picture);
  return [...picture.nodes.values()].flatMap((node) => {
    const place = at.get(node.id);
    if (!place) return [];
    const appearance = nodeAppearance(node, picture, focus);
    const paint = appearance.hollow
      ? `fill="#fff" stroke="${appearance.color}" stroke-width="2"`
      : `fill="${appearance.color}"`;
    const { signals = [], leftOut = 0, change = null } = marks.get(node.id) ?? {};
    const { x, y } = place;
    return [
      `${outline(appearance.shape, place, appearance.size)} ${paint}/>`,
      ...signals.map((signal, at) =>
        badge(signal, { x: x + appearance.size + at * 18, y: y - appearance.size }, words),
      ),
      change === null ? '' : tag(change, { x: x - appearance.size, y: y - appearance.size }, words),
      leftOut > 0
        ? `<text x="${round(x + appearance.size + 4)}" y="${round(y + 5)}" font-size="11" fill="#33475b" ${over}>+${leftOut}</text>`
        : '',
    ];
  });
}

/** Names after all nodes, so that no badge covers one; on paper every one is written. */
function drawNames(picture: Picture, at: Places): string[] {
  const marks = marksOf(picture);
  const discs = namesOf(picture, nobody).flatMap((name) => {
    const [node, place] = [picture.nodes.get(name.id), at.get(name.id)];
    if (!node || !place) return [];
    const { size: radius } = nodeAppearance(node, picture, nobody);
    return [
      [
        { ...name, always: true },
        { ...place, radius },
      ] as const,
    ];
  });
  const badges = discs.flatMap(([{ id }, disc]) => {
    const count = marks.get(id)?.signals.length ?? 0;
    return count > 0 ? [badgesBox(disc, disc.radius, count)] : [];
  });
  const wide = (rows: readonly string[]): number => Math.max(...rows.map(widthOf));
  return placeNames(discs, badges, wide, { tried: Infinity, placed: Infinity }).flatMap(
    ({ rows, left, right, top }) =>
      rows.map(
        (row, at) =>
          `<text x="${round((left + right) / 2)}" y="${round(top + at * nameSize.row + nameSize.letters - 1)}" font-size="12" fill="#1c2733" text-anchor="middle" ${over}>${escapeXml(row)}</text>`,
      ),
  );
}

/** What stands on the sheet beside the drawing. */
export interface Sheet {
  readonly title: string;
  /** As of when, from where, for whom and when it was made. */
  readonly foot: string;
  /** What was found and open on the screen, a line each. */
  readonly finding: readonly string[];
  /** What it sets off. */
  readonly focus: ReadonlySet<string>;
}

/** Lines of a finding that fit over a drawing, and characters of a line. */
const most = { lines: 8, characters: 110 } as const;

function drawHead({ title, finding }: Sheet): string[] {
  const write = (text: string, y: number, letters: string): string =>
    `<text x="${size.edge}" y="${y}" ${letters} fill="#1c2733" ${over}>${escapeXml(text)}</text>`;
  const cut = (text: string): string =>
    text.length > most.characters ? `${text.slice(0, most.characters)}…` : text;
  return [
    write(cut(title), 34, 'font-size="20" font-weight="600"'),
    ...finding
      .slice(0, most.lines)
      .map((text, at) => write(cut(text), 56 + at * 17, 'font-size="12"')),
  ];
}

/** A drawing on a sheet of 1600 by 1000 with title, finding, legend and foot. */
export function pictureSvg(picture: Picture, places: Places, words: Words, sheet: Sheet): string {
  const at = fit(places);
  const focus = focusOf(picture, sheet.focus);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${size.width}" height="${size.height}" viewBox="0 0 ${size.width} ${size.height}" font-family="system-ui, 'PingFang SC', 'Microsoft YaHei', 'Noto Sans SC', sans-serif">`,
    '<defs><marker id="end" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="9" markerHeight="9" markerUnits="userSpaceOnUse" orient="auto"><path d="M0 0 8 4 0 8z" fill="#55636f"/></marker></defs>',
    `<rect width="${size.width}" height="${size.height}" fill="#fff"/>`,
    ...drawLines(picture, at, words, focus),
    ...drawNodes(picture, at, words, focus),
    ...drawNames(picture, at),
    ...svgLegend(picture, words, { x: size.edge, y: size.height - 94 }),
    `<text x="${size.edge}" y="${size.height - 16}" font-size="12" fill="#1c2733">${escapeXml(sheet.foot)}</text>`,
    ...drawHead(sheet),
    '</svg>',
  ].join('\n');
}
