/** Links that registrations suggest and that nobody stated. They are no relations: nothing else in the hub counts them. */
import type { Sight } from '../../access/visibility.ts';
import type { Reader } from '../../graph/batch.ts';
import type { Statement } from '../../graph/cypher.ts';
import { withSource } from '../../rules/both.ts';
import { suspicionRules } from '../../rules/suspicion.ts';
import type { ResolvedAsOf } from '../../words/as-of.ts';
import { isPersonalPhone } from '../../words/contact.ts';
import { groupBy } from '../../words/group.ts';
import { limits } from '../../words/limits.ts';
import { neighboursOf } from '../../words/neighbour-number.ts';
import { same } from '../../words/bilingual.ts';
import {
  type Direction,
  type EdgeSlot,
  relationKindRow,
  slotsWhere,
} from '../../words/relation-kinds.ts';
import type { SubjectKind } from '../../words/subject-kinds.ts';
import { linksOf, type Shared } from './suspicion.ts';
import {
  bearersOfNumbers,
  contactOf,
  type Sharers,
  sharersOfAddress,
  sharersOfMailDomain,
  sharersOfPhone,
  type SharersParams,
} from './suspicion.cypher.ts';

interface Step {
  readonly key: string;
  readonly edge: { readonly id: string };
  readonly other: { readonly id: string; readonly kind: SubjectKind };
}

/** What suspicion needs of the other domains. */
export interface SuspicionSources<S extends Step> {
  readonly subject: (
    argument: string,
    id: string,
    asOf: ResolvedAsOf,
  ) => Promise<{ readonly id: string; readonly kind: SubjectKind }>;
  readonly walk: (
    keys: readonly string[],
    walk: {
      readonly wanted: readonly EdgeSlot[];
      readonly after: undefined;
      readonly perBranch: number;
      readonly most: number;
      readonly asOf: ResolvedAsOf;
    },
  ) => Promise<readonly S[]>;
}

interface Found {
  readonly others: readonly string[];
  readonly shared: Shared;
  readonly isWhole: boolean;
}

const most = limits.sharersCounted + 1;

/** A number that was kept as a hash, or is a mobile one, is a person's. */
const shownPhone = (key: string): string | null =>
  key.startsWith('#') || isPersonalPhone(key) ? null : key;

/** Relations by which people act in firms; parts of one firm are no others. */
const peopleSlots = (direction: Direction) =>
  slotsWhere((kind, one) => {
    const { unites } = relationKindRow(kind);
    return one === direction && (unites === 'PEOPLE' || unites === 'HOLDER');
  });
const [inwards, outwards] = [peopleSlots('IN'), peopleSlots('OUT')];

export function createSuspicionStore<S extends Step>(
  { reader, sight }: { readonly reader: Reader; readonly sight: Sight },
  { subject, walk }: SuspicionSources<S>,
) {
  const rules = suspicionRules;

  /** The others who share something, and how many share it, the one asked about included. */
  async function shared<P extends SharersParams>(
    statement: Statement<P, Sharers>,
    params: Omit<P, 'most' | 'listed' | 'sight'>,
    what: Pick<Shared, 'kind' | 'value'>,
  ): Promise<Found[]> {
    // the compiler cannot see that both parts together are P
    const whole = { ...params, most, listed: limits.sharersListed, sight } as unknown as P;
    const [found] = await reader.read(statement, whole);
    if (!found || found.total === 0) return [];
    const isExact = found.total < most;
    const sharedBy = Math.min(found.total, limits.sharersCounted) + 1;
    return [
      {
        others: found.ids,
        shared: { ...what, sharedBy, isExact, edgeIds: [] },
        isWhole: found.ids.length === found.total,
      },
    ];
  }

  async function byRegistration(id: string, asOf: ResolvedAsOf): Promise<Found[]> {
    const [said] = await reader.read(contactOf, { id, asOf });
    if (!said) return [];
    const { address, addressKey, phoneKey, mailDomain, registrationNumber } = said.value;
    const authority = said.value.registrationAuthority ?? '';
    const ask = (values: readonly string[]) => ({ values, id, asOf });
    const isCompanyMail = mailDomain !== null && !rules.publicMailDomains.includes(mailDomain);
    const besides = neighboursOf(registrationNumber ?? '');
    const phone = phoneKey === null ? null : shownPhone(phoneKey);
    const lines = phone === null ? [] : neighboursOf(phone);
    const found = await Promise.all([
      addressKey === null
        ? []
        : shared(sharersOfAddress, ask([addressKey]), { kind: 'ADDRESS', value: address }),
      phoneKey === null
        ? []
        : shared(sharersOfPhone, ask([phoneKey]), { kind: 'PHONE', value: phone }),
      isCompanyMail
        ? shared(sharersOfMailDomain, ask([mailDomain]), { kind: 'MAIL_DOMAIN', value: mailDomain })
        : [],
      besides.length === 0
        ? []
        : shared(
            bearersOfNumbers,
            { ...ask(besides), authority },
            { kind: 'ADJACENT_NUMBER', value: registrationNumber },
          ),
      lines.length === 0
        ? []
        : shared(sharersOfPhone, ask(lines), { kind: 'ADJACENT_NUMBER', value: phone }),
    ]);
    return found.flat();
  }

  /** Firms that have several persons in common with the one asked about. */
  async function byPeople(id: string, asOf: ResolvedAsOf): Promise<Found[]> {
    const { least, crowded } = rules.people;
    const bounds = { after: undefined, perBranch: crowded + 1, most: limits.pathEdges, asOf };
    const inner = (await walk([id], { ...bounds, wanted: inwards })).filter(
      ({ other }) => other.kind === 'PERSON',
    );
    const persons = [...new Set(inner.map(({ other }) => other.id))];
    if (persons.length < least) return [];
    const outer = groupBy(await walk(persons, { ...bounds, wanted: outwards }), ({ key }) => key);
    const ties = [...outer.values()]
      .filter((steps) => steps.length <= crowded)
      .flat()
      .filter(({ other }) => other.id !== id);
    return [...groupBy(ties, ({ other }) => other.id)].flatMap(([other, steps]): Found[] => {
      const people = new Set(steps.map(({ key }) => key));
      if (people.size < least) return [];
      const mine = inner.filter((step) => people.has(step.other.id));
      const edgeIds = [...new Set([...mine, ...steps].map(({ edge }) => edge.id))];
      const what = { kind: 'SAME_PEOPLE', value: null, isExact: true } as const;
      return [
        { others: [other], shared: { ...what, sharedBy: people.size, edgeIds }, isWhole: true },
      ];
    });
  }

  return {
    /** What is suspected around a subject, strongest first; nothing for a natural person. */
    around: async (argument: string, id: string, asOf: ResolvedAsOf) => {
      const centre = await subject(argument, id, asOf);
      const isFirm = centre.kind !== 'PERSON';
      const found = isFirm
        ? await Promise.all([byRegistration(centre.id, asOf), byPeople(centre.id, asOf)])
        : [];
      const links = linksOf(found.flat(), rules);
      return {
        subjectId: centre.id,
        links: links.slice(0, limits.suspectedLinks).map((link) => ({ ...link, asOf })),
        complete:
          links.length <= limits.suspectedLinks && found.flat().every(({ isWhole }) => isWhole),
        edition: withSource(same(rules.edition), rules.source),
        asOf,
      };
    },
  };
}
