// Of which field of regulation a penalty is. No column says so: the laws that a row names decide, else its words; a piece of
// another word, a firm's name and the name of the authority decide nothing. Fields, laws and words are data
// (src/rules/publicity.json).
import type { RuleOrigin } from './publicity-rules.ts';
import type { DetailName } from './record-details.ts';

/** A field of regulation, by what names it. */
export type PenaltyField = RuleOrigin & {
  readonly name: string;
  /** Parts of the titles of its laws. */
  readonly laws: readonly string[];
  /** Words that mean it, where the row names no law of another field. */
  readonly words: readonly string[];
  /** Words that may mean it. */
  readonly doubtfulWords: readonly string[];
  /** Parts of the names of its authorities: they punish in other fields, too. */
  readonly authorities: readonly string[];
  /** What holds one of its words by chance. */
  readonly otherwise: readonly string[];
};

/** Fields with a rule of their own, and laws that are of no field: of procedure, or of all goods. */
export interface PenaltyFields {
  readonly fields: readonly PenaltyField[];
  readonly generalLaws: readonly string[];
}

/** What a row says of a penalty, column by column. */
export interface PenaltyTexts {
  readonly authority: string;
  readonly basis: string;
  /** Its title and `saidOfPenalty`. */
  readonly said: readonly string[];
}

/** The details of a penalty that tell what was done. */
export const saidOfPenalty = ['illegalAct', 'fact', 'content'] as const satisfies DetailName[];

interface FieldReading {
  /** Names of the fields that the penalty is of. */
  readonly certain: readonly string[];
  /** Names of the fields that it may be of: a person has to look. */
  readonly inDoubt: readonly string[];
}

const lawTitle = /《([^《》]+)》/gu;

const plain = (text: string): string => text.normalize('NFKC').replace(/\s+/gu, '');

const holds = (text: string, parts: readonly string[]): boolean =>
  parts.some((part) => text.includes(part));

/** The text without what holds a word of the field by chance; a bar in its place lets no new word arise. */
const without = (text: string, parts: readonly string[]): string =>
  parts.reduce((rest, part) => rest.replaceAll(part, '|'), text);

/** The fields of a penalty by all that its row says. */
export function readFields(
  { fields, generalLaws }: PenaltyFields,
  texts: PenaltyTexts,
): FieldReading {
  const [basis, act] = [plain(texts.basis), plain(texts.said.join('|'))];
  const titles = [...`${basis}|${act}`.matchAll(lawTitle)]
    .map(([, title = '']) => title)
    .filter((title) => !holds(title, generalLaws));
  // a basis may name its laws without brackets
  const laws = [...titles, basis.replace(lawTitle, '|')];
  const words = act.replace(lawTitle, '|');
  const authority = plain(texts.authority);
  const readings = fields.map((field) => {
    const said = without(words, field.otherwise);
    const byLaw = laws.some((law) => holds(without(law, field.otherwise), field.laws));
    const byWord = holds(said, field.words);
    const certain = byLaw || (byWord && titles.length === 0);
    const byAuthority = titles.length === 0 && holds(authority, field.authorities);
    const inDoubt = !certain && (byWord || byAuthority || holds(said, field.doubtfulWords));
    return { name: field.name, certain, inDoubt };
  });
  const names = (which: 'certain' | 'inDoubt') =>
    readings.filter((reading) => reading[which]).map(({ name }) => name);
  return { certain: names('certain'), inDoubt: names('inDoubt') };
}
