import { labelOf, nameCell, remark } from '../clean.ts';
import type { Party } from '../facts.ts';
import { organisedIdentifiers } from './identifiers.ts';
import { organisedKind } from './kinds.ts';
import type { ColumnIndex, Row } from './table.ts';

/** The enterprise that a row of persons, holders or branches is about; without code and number the row is rejected. */
export function enterpriseParty(
  index: ColumnIndex,
  keys: { readonly uscc: string; readonly registration?: string; readonly name?: string },
): (row: Row) => Party | undefined {
  const identifiers = organisedIdentifiers(index, keys);
  const readName = nameCell(index, keys.name ?? '', false);
  const label = labelOf(index, index.has(keys.uscc) ? keys.uscc : (keys.registration ?? keys.uscc));
  return (row) => {
    const { uscc, registrationNumber, organizationCode } = identifiers(row);
    const name = readName(row);
    if (uscc === undefined && registrationNumber === undefined && organizationCode === undefined) {
      remark(row, 'REQUIRED_MISSING', label, '');
      return undefined;
    }
    return {
      kind: organisedKind(uscc, '', name),
      ...(uscc !== undefined && { uscc }),
      ...(registrationNumber !== undefined && { registrationNumber }),
      ...(organizationCode !== undefined && { organizationCode }),
      ...(name !== undefined && { name }),
    };
  };
}
