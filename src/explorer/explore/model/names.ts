/** Which names a map writes, in which order they are given room, and how they break into rows. Pure. */
import { endedStatus, type Focus, type Name } from './appearance.ts';
import { connectionsOf, type Picture, type PictureNode } from './picture.ts';
import { shownSignals } from './signals.ts';

/** Those who stand next to the subjects that the map is about. */
function neighboursOfAnchors(picture: Picture): Set<string> {
  const { anchors } = picture;
  return new Set(
    connectionsOf(picture).flatMap(({ from, to }) => [
      ...(anchors.has(from) ? [to] : []),
      ...(anchors.has(to) ? [from] : []),
    ]),
  );
}

/** A grade alone is no warning: nearly every firm has one. */
const warns = ({ signals }: PictureNode): boolean =>
  shownSignals(signals).some(({ key }) => key !== 'grade');

const importance = { focused: 32, anchor: 16, neighbour: 8, warning: 2, organised: 1 } as const;

/** Names in the order in which they are given room: who is set off, the centres, their neighbours, who warns, the others. */
export function namesOf(
  picture: Picture,
  { nodes }: Focus,
  named: ReadonlySet<string> = new Set(),
): Name[] {
  const next = neighboursOfAnchors(picture);
  const weightOf = (node: PictureNode): number => {
    const { id, kind } = node;
    return (
      (nodes.has(id) ? importance.focused : 0) +
      (picture.anchors.has(id) || named.has(id) ? importance.anchor : 0) +
      (next.has(id) ? importance.neighbour : 0) +
      (warns(node) || picture.changes.has(id) ? importance.warning : 0) +
      (kind === 'PERSON' ? 0 : importance.organised)
    );
  };
  return [...picture.nodes.values()]
    .map((node) => [weightOf(node), node] as const)
    .sort(([a], [b]) => b - a)
    .map(([weight, node]) => ({
      id: node.id,
      text: node.name,
      status: endedStatus(node),
      bold: weight >= importance.anchor,
      always: weight >= importance.neighbour,
      faded: nodes.size > 0 && !nodes.has(node.id) && !named.has(node.id),
    }));
}

/** The names with the subject whose card is open before all others; it is written even among faded ones. */
export function withSelected(names: readonly Name[], selected: string | null): readonly Name[] {
  const name = names.find(({ id }) => id === selected);
  if (!name) return names;
  const first = { ...name, bold: true, always: true, faded: false };
  return [first, ...names.filter((other) => other !== name)];
}

/** Characters of Chinese width in one row of a name. */
const rowLength = 10;

/** Marks that begin no row, and marks that end none. */
const closing = /[）)」』】〕》〉］\]｝}、。，,；;：:？?！!％%…·]/u;
const opening = /[（(「『【〔《〈［[｛{]/u;

const widthOf = (character: string): number => ((character.codePointAt(0) ?? 0) < 0x2e80 ? 1 : 2);

/** Marks that may hang over the end of a row instead of beginning the next one. */
const mostHanging = 2;

/** How many characters fit into the first row. */
function rowEnd(characters: readonly string[]): number {
  let end = 0;
  for (let width = 0; end < characters.length; end += 1) {
    width += widthOf(characters[end] ?? '');
    if (width > 2 * rowLength) break;
  }
  if (end === characters.length) return end;
  const fits = end;
  while (end < fits + mostHanging && closing.test(characters[end] ?? '')) end += 1;
  // a row that would begin with a mark all the same takes the character before it along
  while (end > 1 && closing.test(characters[end] ?? '')) end -= 1;
  while (end > 1 && opening.test(characters[end - 1] ?? '')) end -= 1;
  return end;
}

/** Breaks a name into at most two rows of about ten Chinese or twenty Latin characters. */
export function nameRows(name: string): readonly string[] {
  // no more than two rows can hold, however long the name is
  const characters = Array.from(name.slice(0, 16 * rowLength));
  const first = characters.slice(0, rowEnd(characters));
  const rest = characters.slice(first.length);
  if (rest.length === 0) return [first.join('')];
  const second = rest.slice(0, rowEnd(rest));
  if (second.length === rest.length) return [first.join(''), second.join('')];
  return [first.join(''), `${second.slice(0, -1).join('')}…`];
}

/** A name in one short row, for where there is room for no more. */
export function shortName(name: string): string {
  const characters = Array.from(name.slice(0, 16 * rowLength));
  return characters.length <= 7 ? name : `${characters.slice(0, 6).join('')}…`;
}
