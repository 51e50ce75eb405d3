import { createNumberVault } from '../access/personal-number.ts';
import type { Secrets } from '../access/secrets.ts';
import { authorityRank, readCatalogue } from '../rules/catalogue.ts';
import type { ImportContext } from './write/chunk.ts';

/** What all files of one import share. */
export function importContext({
  department,
  secrets,
  clock = () => new Date(),
}: {
  readonly department: string;
  readonly secrets: Secrets;
  readonly clock?: () => Date;
}): ImportContext {
  const catalogue = readCatalogue();
  return {
    idSecret: secrets.idSecret,
    vault: createNumberVault(secrets),
    department,
    authorityRank: (table, name) => authorityRank(catalogue, table, name),
    clock,
  };
}
