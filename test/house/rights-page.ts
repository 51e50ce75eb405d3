// docs/rights.md, printed from the table of rights: `npm run print-rights` writes it, rights.test.ts holds it to the table.
import { conditions } from '../../src/access/conditions.ts';
import { doors, openDoors } from '../../src/access/doors.ts';
import { type Act, permissionOf, permissions } from '../../src/access/permissions.ts';
import { type Role, roleNames, roles } from '../../src/access/roles.ts';

export const acts = Object.keys(permissions) as Act[];

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');

const cell = (act: Act, role: Role): string => {
  const asked = permissionOf(act)?.roles[role];
  if (!asked) return '';
  return asked.length === 0 ? 'yes' : asked.map((name) => `\`${name}\``).join(' and ');
};

const withoutToken = (act: Act): string => {
  const row = permissionOf(act);
  if (!row || Object.hasOwn(row.roles, 'PUBLIC')) return '';
  return row.withoutToken ?? 'UNAUTHENTICATED';
};

const roleRows = roleNames.map((role) => {
  const { full, scopes, persons, purposes } = roles[role];
  return [`\`${role}\``, full.zh, full.en, scopes.join(', '), persons, purposes.join(', ')];
});

/** The page. */
export const rightsPage = (): string => `# Rights

Printed from \`src/access/permissions.ts\` by \`npm run print-rights\`; a test fails when the two differ. Whoever a row does
not name is refused, and so are an act without a row and a role that the table does not know.

## Roles

What a role sees without being given anything else. \`NAMED\`: natural persons show with name, masked number and records;
\`OUTLINED\`: as a surname and stars.

${table(['role', '中文', 'English', 'scopes', 'persons', 'purposes'], roleRows)}

## Who may do what

\`yes\`: the role alone is enough. A condition in capitals must hold as well. Where a refusal is said in words, a caller
without a token meets the code of the last column and everybody else FORBIDDEN; of a case, a screening or a report that is
not one's own one is told that there is none.

${table(
  ['act', ...roleNames, 'no token'],
  acts.map((act) => [
    `\`${act}\`: ${permissions[act].what}`,
    ...roleNames.map((role) => cell(act, role)),
    withoutToken(act),
  ]),
)}

## Conditions

${table(
  ['condition', 'holds when'],
  Object.entries(conditions).map(([name, { says }]) => [`\`${name}\``, says]),
)}

## By which act a door is passed

${table(
  ['door', 'acts'],
  Object.entries(doors).map(([door, asked]) => [
    `\`${door}\``,
    asked.map((act) => `\`${act}\``).join(', '),
  ]),
)}

These ask for no right:

${table(
  ['door', 'what stands in its place'],
  Object.entries(openDoors).map(([door, why]) => [`\`${door}\``, why]),
)}
`;
