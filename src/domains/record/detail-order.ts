/** In which order the details of a record come: that of the columns of its standard, as its authority filled them in. */
import type { DetailName } from '../../words/record-details.ts';
import type { RecordKind } from '../../words/record-kinds.ts';

/** The columns as the tables of src/intake/tables list them; what the hub works out itself comes behind. */
const orders = {
  LICENCE: ['licenceKind', 'licenceName', 'licenceNumber', 'content', 'state'],
  PENALTY: [
    'illegalAct',
    'fact',
    'basis',
    'penaltyKinds',
    'content',
    'fineAmount',
    'confiscatedAmount',
    'suspendedLicence',
    'statedPublicUntil',
    'state',
    'simpleProcedure',
  ],
  LIST_ENTRY: [
    'listName',
    'publishedOn',
    'reason',
    'fact',
    'content',
    'removedOn',
    'removalReason',
    'removalAuthority',
  ],
  JUDGMENT_DEFAULT: [
    'listName',
    'court',
    'basisDocument',
    'caseNumber',
    'basisAuthority',
    'obligation',
    'performance',
    'publishedOn',
    'performedPart',
    'unperformedPart',
    'conduct',
    'removedOn',
  ],
  HONOUR: ['listName', 'year', 'removedOn'],
  COMMITMENT: [
    'commitmentKind',
    'matter',
    'content',
    'dueOn',
    'performance',
    'outcomeOn',
    'outcomeReason',
  ],
} as const satisfies Readonly<Record<RecordKind, readonly DetailName[]>>;

/** The details of a kind in the order of its standard. */
export const detailOrder: Readonly<Record<RecordKind, readonly string[]>> = orders;

/** Compares two names of details of a kind; a name that the standard does not have comes last. */
export function byStandard(kind: RecordKind): (one: string, other: string) => number {
  const order = detailOrder[kind];
  const place = (name: string): number => {
    const at = order.indexOf(name);
    return at < 0 ? order.length : at;
  };
  return (one, other) => place(one) - place(other) || (one < other ? -1 : 1);
}
