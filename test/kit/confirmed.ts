import { confirmableRules } from '../../src/domains/rule/rule.ts';
import {
  type Certain,
  type Confirmation,
  type Enforceable,
  enforceable,
} from '../../src/rules/certainty.ts';
import { createRuleLibrary, type Rulebook, shippedLibrary } from '../../src/rules/rulebook.ts';

const day = '2026-06-30';

const confirmationOf = (rule: string, digest: string): Confirmation => ({
  rule,
  digest,
  by: 'test',
  at: '2026-01-01T00:00:00.000Z',
  text: 'made up for a test',
  isExample: true,
});

/** The rules of the release as they are when an operator has confirmed all of them. */
export const confirmedRules: Rulebook = createRuleLibrary(
  {
    editions: [],
    confirmations: confirmableRules(shippedLibrary.on(day)).map(({ name, digest }) =>
      confirmationOf(name, digest),
    ),
  },
  (message) => {
    throw new Error(message);
  },
).on(day);

/** A rule as it is when an operator has confirmed it. */
export function confirmed<Rule extends Certain>(rule: Rule): Enforceable<Rule> {
  const found = enforceable({ ...rule, confirmation: confirmationOf('test', '') });
  if (!found) throw new Error('A confirmed rule may burden.');
  return found;
}
