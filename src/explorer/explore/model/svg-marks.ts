/** Single marks of a drawing: subjects, badges, tags. Pure. */
import type { Change, Words } from '../words/words.ts';
import { styleAppearances } from './kinds.ts';
import { badgeCorners, type Signal } from './signals.ts';

/** A place on the drawing. */
export interface Drawn {
  readonly x: number;
  readonly y: number;
}

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};
/** Text that stays text inside a drawing. */
export const escapeXml = (text: string): string =>
  text.replaceAll(/[&<>"]/g, (sign) => escapes[sign] ?? '');

/** A figure of a drawing. */
export const round = (value: number): string => value.toFixed(1);

/** The outline of a kind of subject, without its paint and end. */
export function outline(shape: number, { x, y }: Drawn, radius: number): string {
  const polygon = (...points: readonly (readonly [number, number])[]): string =>
    `<polygon points="${points.map(([dx, dy]) => `${round(x + dx * radius)},${round(y + dy * radius)}`).join(' ')}"`;
  if (shape === 1) return polygon([-0.8, -0.8], [0.8, -0.8], [0.8, 0.8], [-0.8, 0.8]);
  if (shape === 2) return polygon([0, -1], [1, 0], [0, 1], [-1, 0]);
  if (shape === 3)
    return polygon([-0.5, -0.87], [0.5, -0.87], [1, 0], [0.5, 0.87], [-0.5, 0.87], [-1, 0]);
  return `<circle cx="${round(x)}" cy="${round(y)}" r="${round(radius * 0.95)}"`;
}

/** The badge of a signal. */
export function badge({ shape, colour, letter }: Signal, { x, y }: Drawn, words: Words): string {
  const corners = badgeCorners[shape].map(
    ([dx, dy]) => `${round(x + dx * 8)},${round(y + dy * 8)}`,
  );
  const body =
    corners.length === 0
      ? `<circle cx="${round(x)}" cy="${round(y)}" r="8" fill="${colour}"/>`
      : `<polygon points="${corners.join(' ')}" fill="${colour}"/>`;
  return `${body}<text x="${round(x)}" y="${round(y + 4)}" font-size="10" fill="#fff" text-anchor="middle">${letter[words.language]}</text>`;
}

/** The tag of a subject that differs from another day. */
export function tag(change: Change, { x, y }: Drawn, words: Words): string {
  const { colour } = styleAppearances[change];
  return `<rect x="${round(x - 8)}" y="${round(y - 8)}" width="16" height="16" fill="#fff" stroke="${colour}" stroke-width="1.5"/><text x="${round(x)}" y="${round(y + 4)}" font-size="11" fill="${colour}" text-anchor="middle">${words.changeLetters[change]}</text>`;
}
