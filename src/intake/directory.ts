import type { Directory, Identified } from './identity.ts';

/** A directory in memory; `add` again after a subject has gained an identifier. */
export interface WritableDirectory<T extends Identified> extends Directory<T> {
  add(subject: T): void;
}

type Field =
  'uscc' | 'registrationNumber' | 'organizationCode' | 'foreignId' | 'nameKey' | 'idHash';

/** An empty directory. An entry whose identifier has changed since it was added is no longer found by the old one. */
export function createDirectory<
  T extends Identified & { readonly nameKey?: string | undefined },
>(): WritableDirectory<T> {
  const ids = new Map<string, T>();
  const indexes: Readonly<Record<Field, Map<string, T[]>>> = {
    uscc: new Map(),
    registrationNumber: new Map(),
    organizationCode: new Map(),
    foreignId: new Map(),
    nameKey: new Map(),
    idHash: new Map(),
  };
  const fields = Object.keys(indexes) as Field[];
  const enter = (field: Field, subject: T): void => {
    const value = subject[field];
    if (value === undefined || (field === 'nameKey' && subject.kind === 'PERSON')) return;
    const found = indexes[field].get(value);
    if (!found) indexes[field].set(value, [subject]);
    else if (!found.includes(subject)) found.push(subject);
  };
  const find = (field: Field, value: string): readonly T[] =>
    (indexes[field].get(value) ?? []).filter((subject) => subject[field] === value);
  return {
    add: (subject) => {
      ids.set(subject.id, subject);
      for (const field of fields) enter(field, subject);
    },
    byId: (id) => ids.get(id),
    byUscc: (uscc) => find('uscc', uscc)[0],
    byRegistrationNumber: (value) => find('registrationNumber', value),
    byOrganizationCode: (value) => find('organizationCode', value),
    byForeignId: (value) => find('foreignId', value),
    byNameKey: (value) => find('nameKey', value),
    byIdHash: (value) => find('idHash', value)[0],
  };
}
