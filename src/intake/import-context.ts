import { createNumberVault } from '../access/personal-number.ts';
import type { Secrets } from '../access/secrets.ts';
import { authorityRank, type Catalogue, readCatalogue } from '../rules/catalogue.ts';
import type { ImportContext } from './write/chunk.ts';

/** What all files of one import share. */
export function importContext({
  department,
  secrets,
  clock = () => new Date(),
  rules,
}: {
  readonly department: string;
  readonly secrets: Secrets;
  readonly clock?: () => Date;
  /** The catalogue of the release where none is given. */
  readonly rules?: { readonly catalogue: Catalogue };
}): ImportContext {
  const { catalogue } = rules ?? { catalogue: readCatalogue() };
  return {
    idSecret: secrets.idSecret,
    vault: createNumberVault(secrets),
    department,
    authorityRank: (table, name) => authorityRank(catalogue, table, name),
    clock,
  };
}
