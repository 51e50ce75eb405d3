/**
 * Whose records count in a matter and are not open to whoever screens. It is worked out from relations and kinds of
 * party alone, so it is the same whether those parties have records or not.
 */
import type { Reader } from '../../graph/batch.ts';
import type { Matter } from '../../rules/matters.ts';
import type { ResolvedAsOf } from '../../words/as-of.ts';
import { limits } from '../../words/limits.ts';
import type { NotOpen } from '../../words/not-open.ts';
import type { SubjectKind } from '../../words/subject-kinds.ts';
import { heldByPersons, type Representative } from './examine.cypher.ts';
import type { ControllerAnswer, PartyRole } from './screening.ts';

interface Party {
  readonly id: string;
  readonly kind: SubjectKind;
}

/** What it is worked out with. */
interface Examination {
  readonly reader: Reader;
  readonly asOf: ResolvedAsOf;
  readonly notOpen: (party: Party) => NotOpen | null;
  readonly matter: Matter;
  readonly controllers: (
    party: Party & { readonly name: string },
  ) => Promise<readonly ControllerAnswer[]>;
}

/** A natural person whom nobody else speaks for: whether the caller sees persons at all. */
const anybody: Party = { id: '', kind: 'PERSON' };

/** Which of the firms has a controller whose records are not open; only above a natural person is control worked out. */
async function underClosedControl(
  { reader, asOf, notOpen, controllers }: Examination,
  keys: readonly string[],
): Promise<ReadonlySet<string>> {
  const held =
    keys.length === 0
      ? []
      : await reader.read(heldByPersons, { keys, asOf, most: limits.controlEdges });
  const found = await Promise.all(
    held.map(async ({ key, kind, name, persons }) => {
      const above = new Set(persons);
      const answers = await controllers({ id: key, kind, name: name ?? key });
      return answers.some(({ subjectId: id }) => above.has(id) && notOpen({ id, kind: 'PERSON' }))
        ? [key]
        : [];
    }),
  );
  return new Set(found.flat());
}

/** The roles of those who were not examined, by the id of the party that is screened; whoever has none is left out. */
export async function unexaminedParties(
  by: Examination,
  parties: readonly Party[],
  representatives: readonly Representative[],
): Promise<ReadonlyMap<string, readonly PartyRole[]>> {
  const { notOpen, matter } = by;
  if (notOpen(anybody) === null) return new Map();
  const missed = new Map<string, PartyRole[]>(
    parties.flatMap((party) => (notOpen(party) === null ? [] : [[party.id, ['PARTY']]])),
  );
  for (const { key, personId, kind } of representatives)
    if (notOpen({ id: personId, kind }) !== null && !missed.has(key))
      missed.set(key, ['LEGAL_REPRESENTATIVE']);
  if (matter.linked.controllers === 'NONE') return missed;
  const firms = parties.filter(({ id, kind }) => kind !== 'PERSON' && !missed.has(id));
  const controlled = await underClosedControl(by, [...new Set(firms.map(({ id }) => id))]);
  for (const id of controlled) missed.set(id, ['CONTROLLER']);
  return missed;
}
