// The one way in which rules are read, whether they came with the release or an operator added them: text in, checked
// rules out, and an error that names the file and the place in it.
import { hash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { z } from 'zod';
import { HubError } from '../errors.ts';

/** The text of a rule file, and what errors call it. */
export interface RuleText {
  readonly file: string;
  readonly text: string;
}

/** A file of rules by its path, or its text. */
export type RuleFile = URL | string | RuleText;

/** The file of this name that comes with the release. */
export const shippedFile = (name: string): URL =>
  new URL(`../../src/rules/${name}.json`, import.meta.url);

const nameOf = (file: URL | string): string =>
  file instanceof URL ? `src/rules/${basename(fileURLToPath(file))}` : file;

/** The text of a rule file; throws INTERNAL_SERVER_ERROR naming the file when it cannot be opened. */
export function openRules(file: RuleFile): RuleText {
  if (typeof file === 'object' && 'text' in file) return file;
  try {
    return { file: nameOf(file), text: readFileSync(file, 'utf8') };
  } catch (cause) {
    throw new HubError('INTERNAL_SERVER_ERROR', `${nameOf(file)} cannot be opened.`, { cause });
  }
}

/** Which wording of a rule file this is. */
export const rulesDigest = (text: string): string => hash('sha256', text, 'base64url');

const placeOf = (path: readonly PropertyKey[]): string =>
  path.reduce<string>((place, step) => {
    if (typeof step === 'number') return `${place}[${step}]`;
    return place === '' ? String(step) : `${place}.${String(step)}`;
  }, '');

/** Line and column of a fault of JSON, as far as the runtime tells where it stopped. */
function lineOf(text: string, { message }: SyntaxError): string {
  const position = /position (\d+)/.exec(message)?.[1];
  const before = position === undefined ? text : text.slice(0, Number(position));
  const lines = before.split('\n');
  return `line ${lines.length}, column ${(lines.at(-1)?.length ?? 0) + 1}`;
}

const faultsTold = 5;

const broken = (file: string, what: string, cause: unknown): HubError =>
  new HubError('INTERNAL_SERVER_ERROR', `${file}: ${what}`, { cause });

/** What is wrong with a file whose parts do not fit together. */
export const misfit = (file: RuleFile, what: string): HubError =>
  broken(openRules(file).file, what, undefined);

/** Reads and checks a rule file; throws INTERNAL_SERVER_ERROR naming the file and each place that breaks its form. */
export function readRules<Schema extends z.ZodType>(
  from: RuleFile,
  schema: Schema,
): z.infer<Schema> {
  const { file, text } = openRules(from);
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (cause) {
    const place = cause instanceof SyntaxError ? lineOf(text, cause) : 'somewhere';
    throw broken(file, `no JSON at ${place}.`, cause);
  }
  const read = schema.safeParse(json);
  if (read.success) return read.data;
  const { issues } = read.error;
  const told = issues
    .slice(0, faultsTold)
    .map(({ path, message }) => `${placeOf(path) || 'the whole file'}: ${message}`);
  const more = issues.length > faultsTold ? [`and ${issues.length - faultsTold} more`] : [];
  throw broken(file, `${[...told, ...more].join('; ')}.`, read.error);
}
