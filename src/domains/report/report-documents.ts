/** Names of documents and of the addresses that they are fetched from. No part of either tells anything of a person. */
import type { Language } from './report-model.ts';

export type Format = 'html' | 'pdf';

/** Which document of which report. */
export interface DocumentName {
  readonly number: string;
  readonly language: Language;
  readonly format: Format;
}

/** What an address carries besides the document's name: for whom it was made, until when, and the hub's signature. */
export interface Address {
  readonly by: string;
  /** Seconds since 1970. */
  readonly until: string;
  readonly code: string;
}

const form = /^(R-\d{8}-[0-9A-HJKMNP-TV-Z]{16})\.(zh|en)\.(html|pdf)$/;

export const documentName = ({ number, language, format }: DocumentName): string =>
  `${number}.${language}.${format}`;

/** Reads a document's name; undefined when it cannot be one. */
export function readDocumentName(text: string): DocumentName | undefined {
  const [, number, language, format] = form.exec(text) ?? [];
  return number === undefined
    ? undefined
    : { number, language: language as Language, format: format as Format };
}

/** Whether a text has the form of a report's number. */
export const isReportNumber = (text: string): boolean =>
  /^R-\d{8}-[0-9A-HJKMNP-TV-Z]{16}$/.test(text);

/** Content type by format. */
export const contentTypes: Readonly<Record<Format, string>> = {
  html: 'text/html; charset=utf-8',
  pdf: 'application/pdf',
};

/** Formats and languages by their names in the schema. */
export const formatOf = { HTML: 'html', PDF: 'pdf' } as const;
export const languageOf = { ZH: 'zh', EN: 'en' } as const;
