/** Subjects that were merged into others: their ids lead there, which the hub's answers tell. Pure. */
import type {
  ExplorerMapQuery,
  ExplorerPathsQuery,
  ExplorerPresentQuery,
} from '../../../generated/explorer.ts';
import type { AskOnTerms } from './ask-on-terms.ts';
import { mapQuestion, pathsQuestion, presentQuestion } from './questions.ts';
import type { Mode, Step, View } from './view.ts';

/** Who stands for a subject that was asked about, by the id of the latter. */
export type Redirects = ReadonlyMap<string, string>;

type Pairs = readonly (readonly [asked: unknown, answered: string | undefined])[];

/** Which subject each id of a question was answered with. */
function pairsOf(question: string, variables: object, data: unknown): Pairs {
  const asked = new Map<string, unknown>(Object.entries(variables));
  if (question === mapQuestion) {
    const { nodes } = (data as ExplorerMapQuery).creditMap;
    return [[asked.get('centre'), nodes.find(({ hop }) => hop === 0)?.subject.id]];
  }
  if (question === pathsQuestion) {
    const [path] = (data as ExplorerPathsQuery).paths.paths;
    return [
      [asked.get('from'), path?.nodes[0]?.id],
      [asked.get('to'), path?.nodes.at(-1)?.id],
    ];
  }
  if (question !== presentQuestion) return [];
  const { nodes } = data as ExplorerPresentQuery;
  return (asked.get('ids') as readonly string[]).map((id, at) => [id, nodes[at]?.id]);
}

/** Asks the same, and notes in `redirects` whose id redirects to somebody else. */
export const notingRedirects =
  (ask: AskOnTerms, redirects: Map<string, string>): AskOnTerms =>
  async (question, variables) => {
    const data = await ask(question, variables);
    for (const [asked, answered] of pairsOf(question, variables, data))
      if (typeof asked === 'string' && answered !== undefined && answered !== asked)
        redirects.set(asked, answered);
    return data;
  };

const modeOfKept = (mode: Mode, kept: (id: string) => string): Mode =>
  'id' in mode ? { ...mode, id: kept(mode.id) } : mode;

const stepOfKept = (step: Step, kept: (id: string) => string): Step =>
  step.act === 'path'
    ? { ...step, id: kept(step.id), to: kept(step.to) }
    : { ...step, id: kept(step.id) };

/** The view as if it had named those who stand for the others all along. */
export function withRedirects(view: View, redirects: Redirects): View {
  const kept = (id: string): string => redirects.get(id) ?? id;
  return {
    ...view,
    steps: view.steps.map((step) => stepOfKept(step, kept)),
    mode: modeOfKept(view.mode, kept),
    picked: [...new Set(view.picked.map(kept))],
    selected: view.selected && kept(view.selected),
  };
}
