/** What shapes, letters, lines and colours mean, as rows below a drawing. Pure. */
import { relationKindNames, relationKinds } from '../../../words/relation-kinds.ts';
import { subjectKinds } from '../../../words/subject-kinds.ts';
import type { Words } from '../words/words.ts';
import {
  changeKinds,
  endedColour,
  hiddenColour,
  type LineStyle,
  styleAppearances,
} from './kinds.ts';
import { endedStatus } from './appearance.ts';
import type { Picture } from './picture.ts';
import { shownSignals, signals } from './signals.ts';
import { badge, escapeXml, outline, tag, type Drawn } from './svg-marks.ts';

/** One mark with its words; `wide` is the room of the mark. */
interface Entry {
  readonly text: string;
  readonly wide: number;
  readonly draw: (at: Drawn) => string;
}

const row = { size: 12, gap: 26, high: 24 } as const;

/** Width of a text in letters of 12. */
export const widthOf = (text: string): number =>
  Array.from(text).reduce((all, one) => all + (one.charCodeAt(0) < 0x2e80 ? 6.8 : 12), 0);

function lineMark(colour: string, style: LineStyle, { x, y }: Drawn): string {
  const appearance = style === 'fact' ? undefined : styleAppearances[style];
  const trace = `<line x1="${x}" y1="${y}" x2="${x + 36}" y2="${y}"`;
  const dash = appearance?.dash.length ? ` stroke-dasharray="${appearance.dash.join(' ')}"` : '';
  const arrow = appearance?.hasArrow === false ? '' : ' marker-end="url(#end)"';
  const core = appearance?.isDouble ? `${trace} stroke="#fff" stroke-width="1.4"/>` : '';
  return `${trace} stroke="${colour}" stroke-width="${appearance?.isDouble ? 4 : 2}"${dash}${arrow}/>${core}`;
}

const kindEntries = ({ nodes }: Picture, words: Words): Entry[] => {
  const all = [...nodes.values()];
  const kinds = [...new Set(all.map(({ kind }) => kind))].sort();
  const mark = (shape: number, paint: string) => (at: Drawn) =>
    `${outline(shape, { x: at.x + 8, y: at.y }, 8)} ${paint}/>`;
  const live = kinds.map((kind) => ({
    text: words.subjectKind(kind),
    wide: 20,
    draw: mark(subjectKinds[kind].shape, `fill="${subjectKinds[kind].colour}"`),
  }));
  const ended = {
    text: words.say('endedFirm'),
    wide: 20,
    draw: mark(1, `fill="${endedColour}"`),
  };
  const entries = all.some((node) => endedStatus(node) !== null) ? [...live, ended] : live;
  if (!all.some(({ hidden }) => hidden)) return entries;
  const hollow = `fill="#fff" stroke="${hiddenColour}" stroke-width="2"`;
  return [...entries, { text: words.say('outline'), wide: 20, draw: mark(0, hollow) }];
};

const signalEntries = ({ nodes }: Picture, words: Words): Entry[] => {
  const carried = new Set(
    [...nodes.values()].flatMap((node) => shownSignals(node.signals).map(({ key }) => key)),
  );
  return signals
    .filter(({ key }) => carried.has(key))
    .map((signal) => ({
      text: words.signal(signal.key),
      wide: 20,
      draw: ({ x, y }) => badge(signal, { x: x + 8, y }, words),
    }));
};

const relationEntries = ({ edges, changes, suspected }: Picture, words: Words): Entry[] => {
  const kinds = new Set([...edges.values()].map(({ kind }) => kind));
  const told = new Set([...changes.values()].map(({ is }) => is));
  return [
    ...relationKindNames
      .filter((kind) => kinds.has(kind))
      .map((kind) => ({
        text: words.relationKind(kind),
        wide: 44,
        draw: (at: Drawn) => lineMark(relationKinds[kind].colour, 'fact', at),
      })),
    ...changeKinds
      .filter((change) => told.has(change))
      .map((change) => ({
        text: words.change(change),
        wide: 66,
        draw: ({ x, y }: Drawn) =>
          `${tag(change, { x: x + 8, y }, words)}${lineMark(styleAppearances[change].colour, change, { x: x + 22, y })}`,
      })),
    ...(suspected.length > 0
      ? [
          {
            text: words.say('suspicion'),
            wide: 44,
            draw: (at: Drawn) => lineMark(styleAppearances.suspected.colour, 'suspected', at),
          },
        ]
      : []),
  ];
};

/** Rows that begin at this place; only what the drawing shows is explained. */
export function svgLegend(picture: Picture, words: Words, { x, y }: Drawn): string[] {
  const rows = [kindEntries, signalEntries, relationEntries]
    .map((entriesOf) => entriesOf(picture, words))
    .filter((entries) => entries.length > 0);
  return rows.flatMap((entries, at) => {
    let left = x;
    const middle = y + at * row.high;
    return entries.map(({ text, wide, draw }) => {
      const drawn = `${draw({ x: left, y: middle })}<text x="${left + wide}" y="${middle + 4}" font-size="${row.size}" fill="#1c2733">${escapeXml(text)}</text>`;
      left += wide + widthOf(text) + row.gap;
      return drawn;
    });
  });
}
