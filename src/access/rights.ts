/** Asks the table of rights, and refuses in the one place where it is refused. An unknown act or role has no right. */
import { HubError } from '../errors.ts';
import { type Caller, type Condition, conditions, type Matter } from './conditions.ts';
import type { Permission } from './permission.ts';
import { type Act, permissionOf } from './permissions.ts';
import { publicViewer } from './viewer.ts';

const conditionsOf = (
  permission: Permission | undefined,
  role: string,
): readonly Condition[] | undefined =>
  permission && Object.hasOwn(permission.roles, role)
    ? permission.roles[role as keyof Permission['roles']]
    : undefined;

/** The first condition that does not hold; null when all hold, undefined when the role has no right at all. */
function failing(
  caller: Caller,
  act: string,
  matter: Matter | undefined,
): Condition | null | undefined {
  const asked = conditionsOf(permissionOf(act), caller.role);
  return (
    asked &&
    (asked.find((name) => {
      const { asks, holds } = conditions[name];
      return (asks === 'CALLER' || matter !== undefined) && !holds(caller, matter ?? {});
    }) ??
      null)
  );
}

/** Whether the caller may do this to the matter. */
export const allows = (caller: Caller, act: Act, matter: Matter): boolean =>
  failing(caller, act, matter) === null;

/** Whether the caller may do this to anything at all, as far as that shows without looking at any. */
export const admits = (caller: Caller, act: Act): boolean =>
  failing(caller, act, undefined) === null;

/** Refuses whom the table does not admit: UNAUTHENTICATED without a token where one may help, else FORBIDDEN. */
export function requireRight(caller: Caller, act: Act, matter?: Matter): void {
  const failed = failing(caller, act, matter);
  if (failed === null) return;
  const row = permissionOf(act);
  const words = failed === undefined ? undefined : row?.refusals?.[failed];
  throw new HubError(
    caller.role === publicViewer.role ? (row?.withoutToken ?? 'UNAUTHENTICATED') : 'FORBIDDEN',
    words ?? row?.refusal ?? 'Nobody may do this: the table of rights does not list it.',
  );
}

/** What the table says to whoever may not do this, in words of the condition that fails; null where it has none. */
export function wordsFor(caller: Caller, act: Act, matter: Matter): string | null {
  const failed = failing(caller, act, matter);
  return failed ? (permissionOf(act)?.refusals?.[failed] ?? null) : null;
}

/** Which matters of an act are open to the caller, for a statement that chooses them. */
export function reachOf(caller: Caller, act: Act): { all: boolean; unit: string; subject: string } {
  const asked = conditionsOf(permissionOf(act), caller.role);
  const asks = (name: Condition): boolean => asked?.length === 1 && asked[0] === name;
  return {
    all: asked?.length === 0,
    unit: asks('COMPETENT_UNIT') ? (caller.department ?? '') : '',
    subject: asks('OWN_SUBJECT') ? (caller.subject ?? '') : '',
  };
}
