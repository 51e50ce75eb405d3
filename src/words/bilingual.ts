/** A text that the hub writes, in both of its languages. */
export interface Bilingual {
  readonly zh: string;
  readonly en: string;
}

/** A text whose two languages are worded apart. */
export const bilingual = (zh: string, en: string): Bilingual => ({ zh, en });

/** What is the same in both languages: figures, names, what a source says. */
export const same = (text: string): Bilingual => ({ zh: text, en: text });

/** Texts in a row, with what stands between two of them. */
export const joined = (texts: readonly Bilingual[], between: Bilingual): Bilingual => ({
  zh: texts.map(({ zh }) => zh).join(between.zh),
  en: texts.map(({ en }) => en).join(between.en),
});

/** The text in the language asked for, else in the field's own. */
export const inLanguage = (
  text: Bilingual,
  { language }: { readonly language?: 'ZH' | 'EN' | null },
  otherwise: 'ZH' | 'EN' = 'EN',
): string => ((language ?? otherwise) === 'ZH' ? text.zh : text.en);
