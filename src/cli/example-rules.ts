/** The example city confirms its own rules, so that there is something to see; they are marked as confirmed for it alone. */
import { confirmRules } from '../domains/rule/rule.actions.ts';
import { confirmableRules } from '../domains/rule/rule.ts';
import { lookAtAll } from '../domains/sanction/automatic.actions.ts';
import type { Graph } from '../graph/graph.ts';
import { rulesOf } from './rules-of.ts';

/** Confirms every rule for the example; answers how many were not confirmed before. */
export async function confirmExampleRules(graph: Graph): Promise<number> {
  const { confirmed } = await confirmRules(
    graph,
    { by: 'example', clock: () => new Date() },
    confirmableRules(await rulesOf(graph)),
    {
      text: 'made-up example city: nobody has read these rules in their text',
      isExample: true,
      onConfirmed: lookAtAll,
    },
  );
  return confirmed.length;
}
