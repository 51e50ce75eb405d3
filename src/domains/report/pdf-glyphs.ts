/** Characters that the font of the PDF has no picture of are written by their code, so that none is left out unseen. */
import { bilingual } from '../../words/bilingual.ts';
import type { Layout } from './report-layout.ts';

const note = bilingual(
  '〔U+…〕为字库所无的字，以统一码（Unicode）标出。',
  '〔U+…〕 stands for a character that the font lacks, by its Unicode number.',
);

/** What a character is, whatever the font: a line break is set and not drawn. */
const isDrawn = (code: number): boolean => code > 0x20;

/** The layout with the missing characters written out, and a note at its end where there are any. */
export function withNamedGlyphs(layout: Layout, has: (code: number) => boolean): Layout {
  // a document that was issued before is made again with the same bytes
  if (layout.drawnAs < 4) return layout;
  const missing = new Set<number>();
  const named = (text: string): string =>
    Array.from(text, (character) => {
      const code = character.codePointAt(0) ?? 0;
      if (!isDrawn(code) || has(code)) return character;
      missing.add(code);
      return `〔U+${code.toString(16).toUpperCase().padStart(4, '0')}〕`;
    }).join('');
  const whole = JSON.parse(JSON.stringify(layout), (_, value: unknown) =>
    typeof value === 'string' ? named(value) : value,
  ) as Layout;
  if (missing.size === 0) return layout;
  const end = whole.blocks.at(-1);
  return {
    ...whole,
    blocks: [
      ...whole.blocks.slice(0, -1),
      { type: 'note', text: note[layout.language] },
      ...(end ? [end] : []),
    ],
  };
}
