import { HubError } from '../errors.ts';
import { maskNumbersIn } from './id-number.ts';

/** Everything a caller can make large, side by side. README repeats this table. */
export const limits = {
  page: { least: 1, most: 100 },
  controlledPage: { least: 1, most: 500 },
  mapHops: { least: 1, most: 4 },
  mapPerNode: { least: 1, most: 200 },
  mapNodes: { least: 1, most: 5_000 },
  nodes: { least: 0, most: 100 },
  decidedSubjects: { least: 1, most: 1_000 },
  feedPage: { least: 1, most: 500 },
  groupSubjects: { least: 2, most: 50 },
  groupHops: { least: 1, most: 6 },
  pathHops: { least: 1, most: 8 },
  paths: { least: 1, most: 50 },
  searchLength: { least: 1, most: 100 },
  /** Matches that a search counts before it says "more". */
  countedMatches: 10_000,
  /** Holdings that one control answer reads before it says TRUNCATED. */
  controlEdges: 20_000,
  /** Chains that a proof lists. */
  proofPaths: 20,
  /** Edges that a warning lists. */
  warningEdges: 100,
  /** Subjects that a search between several looks at. */
  groupNodes: 5_000,
  /** Firms that control holds together in one family, and all who belong to it. */
  groupCore: 200,
  groupMembers: 500,
  /** Subjects that share an address or number: counted before it says "at least", and named. */
  sharersCounted: 1_000,
  sharersListed: 50,
  suspectedLinks: 100,
  /** Relations of one subject, kind and direction that a search for paths follows. */
  pathPerBranch: 100,
  /** Relations that a search for paths reads in all. */
  pathEdges: 20_000,
  /** Unfinished paths that it looks at before it gives up. */
  pathDrafts: 20_000,
  /** Relations and records that one merge moves, and its undoing: more may have been told since. */
  mergeMoves: 1_000,
  partingMoves: 10_000,
  sanctionGrounds: { least: 1, most: 20 },
  /** Rows of a list that is screened. */
  screeningRows: 100_000,
  /** Subscriptions of one socket. */
  socketSubscriptions: 10,
  /** Milliseconds after which a socket has to be opened anew, with a token that is still good. */
  socketLife: 60 * 60_000,
  /** Bytes of one file with a list. */
  listBytes: 32 * 1024 * 1024,
  /** Rows examined in one step. */
  screeningPortion: 500,
  /** Characters of one value of a row. */
  screeningCell: 200,
  screeningPage: { least: 1, most: 500 },
  /** Records that one step of a search for proposals weighs. */
  proposalPortion: 200,
  /** Entries that one section of a report lists, latest first. */
  reportEntries: 100,
  /** Characters of one text in a report. */
  reportText: 5_000,
  /** Records of its subject, and of a linked party, that a report counts. */
  reportCounted: 2_000,
  reportCountedLinked: 200,
  /** Linked parties of one role in a report. */
  reportLinked: 50,
  /** Minutes for which the address of a document opens without a token. */
  reportLinkMinutes: 15,
  /** Documents that wait for being set as PDF, beyond which callers are asked to come back. */
  reportQueue: 20,
  /** Reports that one caller may have issued in a minute, and verifications. */
  reportsPerMinute: 60,
  verificationsPerMinute: 30,
  /** Bytes of a document that is handed in for verification. */
  verifiedDocument: 8 * 1024 * 1024,
  /** Bytes of one request. */
  body: 256 * 1024,
  /** Bytes of one file handed in with an application. */
  material: 20 * 1024 * 1024,
  tokens: 2_000,
  depth: 12,
  aliases: 30,
  rootFields: 20,
  /** Fields that one answer may have by its own page sizes. */
  cost: 50_000,
  /** The same for callers without a token. */
  publicCost: 20_000,
  /** Milliseconds that one statement may take in the database. */
  statement: 5_000,
} as const;

/** What no text of a person holds: control characters but those of lines, marks that turn the direction of writing, halves of characters. */
const unprintable = /[^\P{Cc}\t\n\r]|[\u202A-\u202E\u2066-\u2069\u2028\u2029]|\p{Cs}/u;

/**
 * The text when it has 1 to `most` characters that are not blank, and none that cannot be printed; else BAD_USER_INPUT
 * that names the argument.
 */
export function longText(argument: string, text: string, most: number): string {
  if (text.trim() === '' || text.length > most)
    throw new HubError('BAD_USER_INPUT', `${argument} must be a text of 1 to ${most} characters.`);
  if (!unprintable.test(text)) return text;
  throw new HubError(
    'BAD_USER_INPUT',
    `${argument} holds a character that cannot be printed; write it anew as plain text.`,
  );
}

/** The same for a text that is shown to others: a personal number has no place in it. */
export function publicText(argument: string, text: string, most: number): string {
  if (maskNumbersIn(longText(argument, text, most)) === text) return text;
  throw new HubError('BAD_USER_INPUT', `${argument} holds a personal number; leave it out.`);
}

type Bounded = {
  [K in keyof typeof limits]: (typeof limits)[K] extends object ? K : never;
}[keyof typeof limits];

/** The value when it lies within the named limit; else BAD_USER_INPUT that names argument and bounds. */
export function within(limit: Bounded, argument: string, value: number): number {
  const { least, most } = limits[limit];
  if (Number.isInteger(value) && value >= least && value <= most) return value;
  throw new HubError(
    'BAD_USER_INPUT',
    `${argument} must be a whole number from ${least} to ${most}.`,
  );
}
