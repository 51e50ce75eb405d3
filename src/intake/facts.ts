/**
 * What a row says once it has been read, recognised and cleaned: the boundary between the readers and the two
 * writers (online and bulk). Dates are `YYYY-MM-DD`, amounts exact decimals in 万元, ratios 0..1; absent means
 * that the source does not say.
 */

import type { DetailName } from '../words/record-details.ts';
import type { RecordKind } from '../words/record-kinds.ts';
import type { KindByRow, KindWithThird, RelationKind } from '../words/relation-kinds.ts';
import type { RelationStatement } from '../words/relation-statement.ts';
import type { Severity } from '../words/row-remarks.ts';
import type { SubjectKind } from '../words/subject-kinds.ts';

export type TableName =
  | 'enterprise'
  | 'person'
  | 'keyPerson'
  | 'shareholder'
  | 'branch'
  | 'guarantee'
  | 'licence'
  | 'penalty'
  | 'listEntry'
  | 'commitment'
  | 'bods';

/** A party as one row describes it, with every identifier that the row gives; the writers resolve it to one subject. */
export interface Party {
  readonly kind: SubjectKind;
  readonly name?: string;
  readonly uscc?: string;
  readonly registrationNumber?: string;
  readonly organizationCode?: string;
  /** Type and number of a natural person's document. The number never leaves the writers unhashed and unsealed. */
  readonly idType?: string;
  readonly idNumber?: string;
  /** An identifier of a foreign scheme (BODS record), scoped by its source: unique within the hub. */
  readonly foreignId?: string;
  /** For a person without a number: the enterprise whose row names the person. Same name elsewhere is another node. */
  readonly within?: Party;
}

export interface SubjectAttributes {
  readonly name?: string;
  readonly legalForm?: string;
  readonly status?: string;
  readonly industryCode?: string;
  readonly address?: string;
  /** Digits of a telephone number; the writers keep a person's only as a hash. */
  readonly phone?: string;
  readonly mailDomain?: string;
  readonly regionCode?: string;
  readonly registrationAuthority?: string;
  readonly registeredCapital?: string;
  readonly capitalCurrency?: string;
  readonly establishedOn?: string;
  readonly operatesFrom?: string;
  readonly operatesUntil?: string;
  readonly businessScope?: string;
  /** GB check of the identifier the row carried; false is a flag, never a reason to reject. */
  readonly checkDigitValid?: boolean;
}

/** States attributes of a subject (registration tables); a mere mention of a party needs no such fact. */
export interface SubjectFact {
  readonly type: 'subject';
  readonly party: Party;
  readonly attributes: SubjectAttributes;
  /** The day from which the attributes held, when the source says so. */
  readonly validFrom?: string;
}

interface StatedRelation extends RelationStatement {
  readonly type: 'relation';
  /** The active side: holder, representative, executive, branch, guarantor, pledgor. */
  readonly from: Party;
  readonly to: Party;
  readonly validFrom?: string;
  readonly validTo?: string;
  /** Tells apart several facts of one kind between one pair (date of a contribution, office); part of the natural key. */
  readonly discriminator?: string;
  /** The source's own id of this fact; when given it is the natural key, so that a later statement replaces an earlier one. */
  readonly sourceKey?: string;
}

type ThirdEnd<Kind> = Kind extends KindWithThird
  ? { readonly third: Party }
  : { readonly third?: never };

type OpenTo<Kind> = Kind extends KindByRow
  ? { readonly scope: 'PUBLIC' | 'SHARED' }
  : { readonly scope?: never };

/** A relation; of a kind with a third end it names that one, of a kind that is not public it says whom it is open to. */
export type RelationFact = {
  [Kind in RelationKind]: StatedRelation & { readonly kind: Kind } & ThirdEnd<Kind> & OpenTo<Kind>;
}[RelationKind];

/** Who the enterprise itself filed as controller or beneficial owner: shown beside the computed answer, never merged. */
export interface FiledControllerFact {
  readonly type: 'filedController';
  readonly from: Party;
  readonly to: Party;
  readonly rule: 'ACTUAL_CONTROLLER' | 'BENEFICIAL_OWNER';
  readonly ratio?: number;
  readonly ratioMin?: number;
  readonly basis: string;
  readonly validFrom?: string;
  readonly validTo?: string;
  readonly sourceKey?: string;
}

/** A source closed (withdrew or ended) an earlier statement, found by its `sourceKey`. */
export interface ClosingFact {
  readonly type: 'closing';
  readonly sourceKey: string;
  readonly validTo: string;
}

/** A value that the glossary has no name for: it goes by the key and heading of its item. */
export interface ItemField {
  readonly key: string;
  readonly heading: string;
  readonly value: string;
}

export interface RecordFact {
  readonly type: 'record';
  readonly kind: RecordKind;
  readonly party: Party;
  readonly title: string;
  readonly documentNumber: string;
  readonly decidedOn: string;
  readonly authorityName: string;
  readonly authorityCode?: string;
  /** What the kind adds, by the names of the schema (penaltyKinds, fineAmount, listName …); strings, numbers, lists of strings. */
  readonly details: Readonly<
    Partial<Record<DetailName, string | number | boolean | readonly string[]>>
  >;
  /** What the item has beside, in its order. */
  readonly fields?: readonly ItemField[];
  readonly validFrom?: string;
  readonly validTo?: string;
  /** Sharing scope of the catalogue item that the record belongs to. */
  readonly scope: 'PUBLIC' | 'SHARED' | 'AUTHORISED';
  readonly catalogueItem: string;
  /** The publicity window as the rules compute it at intake; `publicTo` is the first day on which it is closed. */
  readonly publicFrom?: string;
  readonly publicTo?: string;
  readonly earliestRepair?: string;
  readonly publicityClass?: string;
  readonly publicityRegime?: string;
}

export type Fact = SubjectFact | RelationFact | FiledControllerFact | ClosingFact | RecordFact;

/** One remark on one cell: what was cleaned, flagged or why the row was rejected. Values that may be personal come masked. */
export interface Finding {
  readonly column: string;
  readonly rule: string;
  readonly severity: Severity;
  readonly value: string;
  readonly remedy: string;
}

/** A row after reading: `number` counts data rows from 1, `line` is where it starts in the file. */
export interface ReadRow {
  readonly number: number;
  readonly line: number;
  readonly table: TableName;
  /** Empty when the row is rejected: then at least one finding is REJECTED. */
  readonly facts: readonly Fact[];
  readonly findings: readonly Finding[];
  /** Digest of the cells as delivered. */
  readonly digest: string;
  /** The cells as delivered, by header; unknown columns included. */
  readonly cells: Readonly<Record<string, string>>;
}

/** A row ends in exactly one of these. */
export type Verdict = 'stored' | 'unchanged' | 'corrected' | 'conflict' | 'rejected';

export interface DeliveredFile {
  readonly table: TableName;
  readonly fileName: string;
  readonly unknownColumns: readonly string[];
  readonly rows: AsyncIterable<ReadRow>;
}
