/**
 * What lands in an index of the graph must be short: a key of more than about 8,000 bytes stops the whole transaction,
 * and with it every other row. 1,000 characters are far more than any register allows for a name or a number.
 */
import type { Fact, Finding, Party } from './facts.ts';
import { findingOf } from './remarks.ts';

const longest = 1_000;

const ofParty = (party: Party): readonly (string | undefined)[] => [
  party.name,
  party.registrationNumber,
  party.foreignId,
  ...(party.within ? ofParty(party.within) : []),
];

function indexed(fact: Fact): readonly (string | undefined)[] {
  switch (fact.type) {
    case 'subject':
      return [...ofParty(fact.party), fact.attributes.name];
    case 'relation':
      return [...ofParty(fact.from), ...ofParty(fact.to), fact.discriminator, fact.sourceKey];
    case 'filedController':
      return [...ofParty(fact.from), ...ofParty(fact.to), fact.sourceKey];
    case 'closing':
      return [fact.sourceKey];
    case 'record':
      return [...ofParty(fact.party), fact.documentNumber, fact.authorityName];
  }
}

/** A finding that rejects the row when one of its facts cannot be indexed. */
export function tooLong(facts: readonly Fact[]): Finding | undefined {
  for (const fact of facts)
    for (const text of indexed(fact))
      if (text !== undefined && text.length > longest)
        return findingOf('TEXT_TOO_LONG', '', `${text.length} characters`);
  return undefined;
}
