// The tables of docs/rights.md, made of the table of rights; documents.ts prints them.
import { conditions } from '../../src/access/conditions.ts';
import { doors, openDoors } from '../../src/access/doors.ts';
import { type Act, permissionOf, permissions } from '../../src/access/permissions.ts';
import { type Role, roleNames, roles } from '../../src/access/roles.ts';

/** All acts of the table. */
export const acts = Object.keys(permissions) as Act[];

interface Table {
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

const inCode = (text: string): string => `\`${text}\``;

const cell = (act: Act, role: Role): string => {
  const asked = permissionOf(act)?.roles[role];
  if (!asked) return '';
  return asked.length === 0 ? 'yes' : asked.map(inCode).join(' and ');
};

const withoutToken = (act: Act): string => {
  const row = permissionOf(act);
  return !row || row.roles.PUBLIC ? '' : (row.withoutToken ?? 'UNAUTHENTICATED');
};

const pairs = (head: readonly string[], found: object, say: (value: unknown) => string): Table => ({
  head,
  rows: Object.entries(found).map(([name, value]) => [inCode(name), say(value)]),
});

/** The tables by the name that the page calls them by. */
export const rightsTables: Readonly<Record<string, () => Table>> = {
  roles: () => ({
    head: ['role', '中文', 'English', 'scopes', 'persons', 'purposes'],
    rows: roleNames.map((role) => {
      const { full, scopes, persons, purposes } = roles[role];
      return [inCode(role), full.zh, full.en, scopes.join(', '), persons, purposes.join(', ')];
    }),
  }),
  rights: () => ({
    head: ['act', ...roleNames, 'no token'],
    rows: acts.map((act) => [
      `${inCode(act)}: ${permissions[act].what}`,
      ...roleNames.map((role) => cell(act, role)),
      withoutToken(act),
    ]),
  }),
  conditions: () => ({
    head: ['condition', 'holds when'],
    rows: Object.entries(conditions).map(([name, { says }]) => [inCode(name), says]),
  }),
  doors: () =>
    pairs(['door', 'acts'], doors, (asked) => (asked as string[]).map(inCode).join(', ')),
  openDoors: () => pairs(['door', 'what stands in its place'], openDoors, String),
};
