/** The picture as tables and as data. Pure. */
import { hasShare, relationText } from './lines.ts';
import type { Words } from '../words/words.ts';
import { leftOutCounts, type Picture } from './picture.ts';
import type { SignalsAnswer } from './answers.ts';
import { isClosed, type SignalKey, signals } from './signals.ts';

/** A cell that a spreadsheet would take for a formula is led by a quote mark. */
function cell(value: string | number | null): string {
  const text = value === null ? '' : String(value);
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) || safe !== text ? `"${safe.replaceAll('"', '""')}"` : safe;
}

// a byte order mark: without it Excel takes UTF-8 for the local encoding
const table = (rows: readonly (readonly (string | number | null)[])[]): string =>
  `\ufeff${rows.map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`;

function changeOf({ changes }: Picture, id: string, words: Words): string {
  const change = changes.get(id);
  return change ? words.change(change.is) : '';
}

/** Credit codes by subject, as far as the hub gives them to the viewer. */
export type Codes = ReadonlyMap<string, string>;

/** What is not open to the viewer is said, and is no empty cell. */
function signalCell(
  counts: SignalsAnswer | null,
  key: SignalKey,
  notOpen: string,
): string | number | null {
  if (counts === null) return null;
  return isClosed(counts, key) ? notOpen : counts[key];
}

/** Subjects, one in a row, with their credit codes and signals. */
export function subjectsCsv(picture: Picture, codes: Codes, words: Words): string {
  const { say } = words;
  const left = leftOutCounts(picture);
  return table([
    [
      'id',
      words.scheme('USCC'),
      say('name'),
      say('kind'),
      say('status'),
      ...signals.map(({ key }) => words.signal(key)),
      say('leftOut'),
      say('diff'),
    ],
    ...[...picture.nodes.values()].map((node) => [
      node.id,
      codes.get(node.id) ?? '',
      node.name,
      words.subjectKind(node.kind),
      node.status,
      ...signals.map(({ key }) => signalCell(node.signals, key, say('notOpen'))),
      left.get(node.id) ?? 0,
      changeOf(picture, node.id, words),
    ]),
  ]);
}

/** Relations, one in a row, with both ends by id, credit code and name. */
export function relationsCsv(picture: Picture, codes: Codes, words: Words): string {
  const { say } = words;
  const nameOf = (id: string): string => picture.nodes.get(id)?.name ?? '';
  return table([
    [
      'id',
      say('kind'),
      `${say('from')} id`,
      `${say('from')} ${words.scheme('USCC')}`,
      say('from'),
      `${say('to')} id`,
      `${say('to')} ${words.scheme('USCC')}`,
      say('to'),
      say('ratio'),
      say('position'),
      say('since'),
      say('until'),
      say('diff'),
    ],
    ...[...picture.edges.values()].map((edge) => [
      edge.id,
      words.relationKind(edge.kind),
      edge.from,
      codes.get(edge.from) ?? '',
      nameOf(edge.from),
      edge.to,
      codes.get(edge.to) ?? '',
      nameOf(edge.to),
      hasShare(edge) ? relationText(edge, words) : '',
      edge.position,
      edge.validFrom,
      edge.validTo,
      changeOf(picture, edge.id, words),
    ]),
  ]);
}

/** Everything that is drawn, with the clocks that it stands on and what is left out. */
export const pictureJson = (
  { nodes, edges, totals, changes, suspected, asOf }: Picture,
  about: Readonly<Record<string, string>>,
): string =>
  JSON.stringify(
    {
      ...about,
      asOf,
      subjects: [...nodes.values()],
      relations: [...edges.values()],
      changes: [...changes].map(([id, { is, before }]) => ({ id, is, before })),
      // apart from the relations: nobody stated these
      suspected,
      edgeSlots: [...totals.values()].map(({ node, kind, direction, total }) => ({
        node,
        kind,
        direction,
        total,
      })),
    },
    undefined,
    2,
  );
