// The words that coded columns of deliveries may hold, each with its spellings.
import { z } from 'zod';
import { readRules, type RuleFile, shippedFile } from './read-rules.ts';

const text = z.string().min(1);
const words = z.array(z.strictObject({ word: text, means: text, aliases: z.array(text) })).min(1);

const noticeWords = z.strictObject({
  edition: text,
  source: text,
  partyKinds: words,
  idTypes: words,
  licenceKinds: words,
  penaltyKinds: words,
  commitmentKinds: words,
  performances: words,
});

/** What a word of the standard means, and whether it was written as the standard writes it. */
interface WordMeaning {
  readonly means: string;
  readonly standard: boolean;
}

/** The words that the 双公示 standard and the tables of commitments allow in coded columns, each by every spelling that is understood. */
export type NoticeWords = Readonly<
  Record<
    'partyKinds' | 'idTypes' | 'licenceKinds' | 'penaltyKinds' | 'commitmentKinds' | 'performances',
    ReadonlyMap<string, WordMeaning>
  >
>;

const meanings = (entries: z.infer<typeof words>): ReadonlyMap<string, WordMeaning> =>
  new Map(
    entries.flatMap(({ word, means, aliases }): [string, WordMeaning][] => [
      [word, { means, standard: true }],
      ...aliases.map((alias): [string, WordMeaning] => [alias, { means, standard: false }]),
    ]),
  );

/** Reads and checks the words of the notice standard. */
export function readNoticeWords(file: RuleFile = shippedFile('notice-words')): NoticeWords {
  const read = readRules(file, noticeWords);
  return {
    partyKinds: meanings(read.partyKinds),
    idTypes: meanings(read.idTypes),
    licenceKinds: meanings(read.licenceKinds),
    penaltyKinds: meanings(read.penaltyKinds),
    commitmentKinds: meanings(read.commitmentKinds),
    performances: meanings(read.performances),
  };
}
