/** The bounds of everything that a caller can make large, and the checks that refuse what lies beyond them. */
import { HubError } from '../errors.ts';
import { maskNumbersIn } from './id-number.ts';

/** Everything a caller can make large, side by side. docs/limits.md prints each with the comment in front of it. */
export const limits = {
  /** Entries of one page: `first`. */
  page: { least: 1, most: 100 },
  /** Entries of one page of `controlled`. */
  controlledPage: { least: 1, most: 500 },
  /** Hops of `creditMap`. */
  mapHops: { least: 1, most: 4 },
  /** Neighbours of one node of `creditMap`, for each kind and direction. */
  mapPerNode: { least: 1, most: 200 },
  /** Nodes of one `creditMap`. */
  mapNodes: { least: 1, most: 5_000 },
  /** Ids that `nodes` takes. */
  nodes: { least: 0, most: 100 },
  /** Subjects that `decidedRecords` takes. */
  decidedSubjects: { least: 1, most: 1_000 },
  /** Remarks of one delivery that the graph keeps. */
  batchFindings: { least: 0, most: 10_000 },
  /** Changes of one answer of `recordFeed`. */
  feedPage: { least: 1, most: 500 },
  /** Subjects that `groupRelations` takes. */
  groupSubjects: { least: 2, most: 50 },
  /** Hops between the subjects of `groupRelations`. */
  groupHops: { least: 1, most: 6 },
  /** Hops of one path of `paths`. */
  pathHops: { least: 1, most: 8 },
  /** Paths of one answer of `paths`. */
  paths: { least: 1, most: 50 },
  /** Characters of a text to search for. */
  searchLength: { least: 1, most: 100 },
  /** Matches that a search counts before it says "more". */
  countedMatches: 10_000,
  /** Matches that a search with a filter looks at. */
  filteredMatches: 1_000_000,
  /** Names that are compared with a text that names nobody. */
  similarNames: 200,
  /** Holdings that one control answer reads before it says TRUNCATED. */
  controlEdges: 20_000,
  /** Chains that a proof lists. */
  proofPaths: 20,
  /** Edges that a warning lists. */
  warningEdges: 100,
  /** Subjects that a search between several looks at. */
  groupNodes: 5_000,
  /** Firms that control holds together in one family, `relatedGroup`. */
  groupCore: 200,
  /** All who belong to one family. */
  groupMembers: 500,
  /** Subjects that share an address or number, counted before it says "at least". */
  sharersCounted: 1_000,
  /** Of these, named. */
  sharersListed: 50,
  /** Links of one answer of `suspectedLinks`. */
  suspectedLinks: 100,
  /** Relations of one subject, kind and direction that a search for paths follows. */
  pathPerBranch: 100,
  /** Relations that a search for paths reads in all. */
  pathEdges: 20_000,
  /** Unfinished paths that it looks at before it gives up. */
  pathDrafts: 20_000,
  /** Relations and records that one merge moves. */
  mergeMoves: 1_000,
  /** Those that its undoing moves: more may have been told since. */
  partingMoves: 10_000,
  /** Records that ground one sanction. */
  sanctionGrounds: { least: 1, most: 20 },
  /** Rows of a list that is screened. */
  screeningRows: 100_000,
  /** Connections of one address on which nothing was asked yet. */
  silentConnections: 100,
  /** Bytes of the log, then it is put aside. */
  logBytes: 32 * 1024 * 1024,
  /** Logs put aside that are kept. */
  formerLogs: 4,
  /** Characters of one name in the log. */
  loggedName: 100,
  /** Sockets of one caller. */
  callerSockets: 20,
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
  /** Rows of one page of a screening. */
  screeningPage: { least: 1, most: 500 },
  /** Records that one step of a search for proposals weighs. */
  proposalPortion: 200,
  /** Entries that one section of a report lists, latest first. */
  reportEntries: 100,
  /** Entries that one section of a linked party lists in a report, latest first. */
  reportEntriesLinked: 10,
  /** Characters of one text in a report. */
  reportText: 5_000,
  /** Records of its subject that a report counts, then it says "≥". */
  reportCounted: 2_000,
  /** The same for a linked party. */
  reportCountedLinked: 200,
  /** Linked parties of one role in a report. */
  reportLinked: 50,
  /** Minutes for which the address of a document opens without a token. */
  reportLinkMinutes: 15,
  /** Documents that wait for being set as PDF, beyond which callers are asked to come back. */
  reportQueue: 20,
  /** Persons that one user may look up by number in a minute. */
  personLookUpsPerMinute: 10,
  /** Reports that one caller may have issued in a minute. */
  reportsPerMinute: 60,
  /** The same in a day. */
  reportsPerDay: 5_000,
  /** Files that one caller may hand in in a day. */
  materialsPerDay: 500,
  /** Verifications that one caller may ask for in a minute. */
  verificationsPerMinute: 30,
  /** Bytes of a document that is handed in for verification. */
  verifiedDocument: 8 * 1024 * 1024,
  /** Statements that work for all callers at once. */
  statementsAtOnce: 40,
  /** Of these, for all callers without a token together. */
  publicStatements: 8,
  /** Of these, for one caller: whoever a token names, else an address. */
  callerStatements: 6,
  /** Statements of one caller that wait for their turn. */
  waitingStatements: 400,
  /** Decisions of all callers that are under way at once; they are written one after the other. */
  decisionsAtOnce: 12,
  /** Of these, of one caller. */
  callerDecisions: 2,
  /** Milliseconds that a statement or a decision waits for its turn. */
  turnPatience: 10_000,
  /** Bytes of one request. */
  body: 256 * 1024,
  /** Bytes of one file handed in with an application. */
  material: 20 * 1024 * 1024,
  /** Words and signs of a document. */
  tokens: 2_000,
  /** Levels of a document. */
  depth: 12,
  /** Aliases of a document. */
  aliases: 30,
  /** Questions or decisions of one document. */
  rootFields: 20,
  /** What one answer may cost: fields by its own page sizes, 10 for each statement, 400 for each search, 0.1 for each row read and 0.01 for each neighbour counted. */
  cost: 50_000,
  /** The same for callers without a token. */
  publicCost: 20_000,
  /** Milliseconds that one statement may take in the database, unless HUB_STATEMENT_SECONDS says otherwise. */
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
