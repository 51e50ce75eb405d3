/** The public audit of GraphQL over HTTP, as the authors of graphql-http keep it. */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { npmPackage } from '../registries.ts';
import type { Outcome, Suite } from '../suite.ts';

/** As much of the package's types as is used here: it is not installed when types are checked. */
interface Audit {
  readonly id: string;
  readonly name: string;
  readonly fn: () => Promise<{ readonly status: string; readonly reason?: string }>;
}
interface Audits {
  readonly serverAudits: (options: { readonly url: string; readonly fetchFn: unknown }) => Audit[];
}

/** Audits that the hub answers otherwise on purpose; none of them is a MUST. */
const otherwise = new Map([
  ...['5A70', 'D6D5', '6A70'].map(
    (id) =>
      [id, 'questions go by POST: an address with a question in it would end up in logs'] as const,
  ),
  ...['572B', 'FDE2', '7B9B'].map(
    (id) =>
      [id, 'a document that is refused is answered by 400, as the table of errors says'] as const,
  ),
]);

async function tried({ id, name, fn }: Audit): Promise<Outcome> {
  const { status, reason } = await fn();
  const called = `${id} ${name}`;
  const purpose = name.startsWith('MUST') ? undefined : otherwise.get(id);
  if (status !== 'ok' && purpose !== undefined)
    return { name: called, state: 'skipped', words: purpose };
  if (status === 'ok') return { name: called, state: 'passed' };
  return { name: called, state: 'failed', words: `${status}: ${reason ?? 'no reason given'}` };
}

export const suite: Suite = {
  name: 'graphql-http',
  run: async ({ folder, hub }) => {
    const home = await npmPackage(folder, 'graphql-http', '1.23.1');
    const { serverAudits } = (await import(
      pathToFileURL(join(home, 'lib', 'index.mjs')).href
    )) as Audits;
    const { url } = await hub();
    const outcomes: Outcome[] = [];
    for (const audit of serverAudits({ url: `${url}/graphql`, fetchFn: fetch }))
      outcomes.push(await tried(audit));
    return outcomes;
  },
};
