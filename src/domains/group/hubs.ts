// Subjects that tie nothing together: those of the list, and those with very many relations.
import { hubOf, pathRules } from '../../rules/paths.ts';
import type { Bilingual } from '../../words/bilingual.ts';
import type { Party } from './sources.ts';

/** One whom a family is not followed through; `rule` is CROWDED or an entry of src/rules/paths.json. */
export interface Hub {
  readonly id: string;
  readonly rule: string;
  readonly sentence: Bilingual;
}

const listing = ({ kind, ...party }: Party) =>
  kind === 'PERSON' ? undefined : hubOf(party, pathRules);

/** Whether a subject stands on the list of hubs; persons never do. */
export const isListed = (party: Party): boolean => listing(party) !== undefined;

/** Why a family is not followed through this subject, which has so many relations. */
export function hubRow(party: Party, total: number): Hub {
  const { id, name } = party;
  const listed = listing(party);
  if (listed)
    return {
      id,
      rule: listed.name,
      sentence: {
        zh: `${name}是${listed.labelZh}，不足以说明关联。`,
        en: `${name} is ${listed.labelEn}, which says little about those that it holds.`,
      },
    };
  return {
    id,
    rule: 'CROWDED',
    sentence: {
      zh: `${name}有${total}项关系，可能是名义持有人或代办人，不足以说明关联。`,
      en: `${name} has ${total} relations, perhaps as a nominee or an agent, which says little.`,
    },
  };
}
