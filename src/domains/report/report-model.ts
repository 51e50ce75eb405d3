/**
 * What an issued report says, once and for all: HTML and PDF in both languages are made of nothing else, so that they
 * come out the same whatever happens to the graph and to the words of later editions.
 */

import type { Bilingual } from '../../words/bilingual.ts';

/** One text in both languages of a report. */
export type Words = Bilingual;

export type Language = keyof Words;

/** A value as it was delivered, or a word that has a translation. */
export type Value = string | Words;

/** A named value. */
export interface Fact {
  readonly label: Words;
  readonly value: Value;
}

/** One record, measure, repair or other thing that a section lists. */
export interface Entry {
  readonly title: Value;
  /** Shown beside the title, such as the mark of an open dispute. */
  readonly mark?: Words;
  readonly facts: readonly Fact[];
}

/** What one section of the form lists, latest first. */
export interface Section {
  /** Id of the section in src/rules/report.json. */
  readonly id: string;
  readonly title: Words;
  readonly entries: readonly Entry[];
  /** How many there are that the viewer may see; `entries` may be fewer. */
  readonly total: number;
  /** Whether `total` is a lower bound, because counting stopped there. */
  readonly more: boolean;
  /** True where the section is not open to the enquirer: then no total is told. */
  readonly closed?: boolean;
  /** Said above the entries. */
  readonly notes: readonly Words[];
}

/** A count of one section. */
export interface Count {
  readonly label: Words;
  readonly total: number;
  readonly more: boolean;
}

/** Why a party counts as a controller, for whoever reckons it again. */
export interface ProofModel {
  readonly role: Words;
  /** The wording of the law that was applied, with its source. */
  readonly edition: Words;
  /** Which part of it, and what is uncertain about it. */
  readonly basis: Words;
  /** Persons are called in it as the enquirer may see them. */
  readonly arithmetic: Words;
}

/** A party linked to the subject, with the summary of its own records that the viewer may see. */
export interface LinkedPartyModel {
  readonly roles: readonly Words[];
  readonly name: string;
  readonly kind: Words;
  readonly facts: readonly Fact[];
  /** Of the sections that have any; null when the party's records are not open to the enquirer. */
  readonly counts: readonly Count[] | null;
  /** One for each rule under which it controls the subject; reports of layout 1 have none. */
  readonly proofs?: readonly ProofModel[];
  /** What its counts are of, latest first; reports before layout 4 have counts alone. */
  readonly sections?: readonly Section[];
}

/** Everything that a report says. */
export interface ReportModel {
  /**
   * How it is drawn. 1 is what was issued before there were proofs, 2 before the number was kept on one line: their
   * watermarks and footers stay as they were, so that a document that is made again has the bytes of the first one. Since
   * 4 the watermark names unit, person and time, the cover has a place for the seal, and records of linked parties are
   * listed.
   */
  readonly layout: 1 | 2 | 3 | 4;
  readonly title: Words;
  readonly standard: string;
  readonly centre: string;
  readonly number: string;
  /** Printed for whoever types it; the same stands behind `#` in `verifyUrl`. */
  readonly code: string;
  readonly verifyUrl: string;
  readonly issuedAt: string;
  readonly validAt: string;
  readonly knownAt: string;
  readonly purpose: Words;
  readonly enquirer: Words;
  /** The department that the enquirer's token speaks for. */
  readonly department: string | null;
  /** The person whom the enquirer's token names; reports before layout 4 have none. */
  readonly user?: string | null;
  readonly explanation: readonly Words[];
  readonly subject: {
    readonly name: string;
    readonly kind: Words;
    /** False when the enquirer sees no more than a masked outline; then no section is there. */
    readonly isOpen: boolean;
    readonly identifiers: readonly Fact[];
    readonly registration: readonly Fact[];
    readonly notes: readonly Words[];
  };
  readonly linked: readonly LinkedPartyModel[];
  /** What makes the linked parties uncertain or incomplete. */
  readonly warnings: readonly Words[];
  readonly sections: readonly Section[];
}
