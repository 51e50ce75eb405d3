/** What the dashboard asks, and the sums that it works out of the answer. */
import type {
  CityFiguresQuery,
  CityFiguresQueryVariables,
  ViewerQuery,
  ViewerQueryVariables,
} from '../../generated/explorer.ts';
import { hasEnded } from '../explore/model/kinds.ts';
import type { Question } from '../hub/ask.ts';

export const question: Question<CityFiguresQuery, CityFiguresQueryVariables> =
  /* question */ `query CityFigures($region: String) {
  cityStatistics(region: $region) {
    region madeAt cutOff changedAt persons
    subjects { kind status count }
    records { kind month person count }
    repairs { state inTime overdue }
    disputes { state inTime overdue }
    sanctions { measure effect count }
    commitments { kind state overdue count }
    grades {
      scheme { id title grades { value name } }
      total grades { value count } industries { industry value count }
    }
    reporting { department deliveries read accepted rejected complianceRate judged late lateRate backlog }
  }
  measures { id name }
}`;

/** Who the hub takes the caller for: asked first, because a refusal is an error in the browser's console. */
export const viewerQuestion: Question<ViewerQuery, ViewerQueryVariables> =
  /* question */ `query Viewer { viewer { role department subject } }`;

export type Answer = CityFiguresQuery;
export type Figures = Answer['cityStatistics'];
export type Distribution = Figures['grades'][number];
export type CaseFigure = Figures['repairs'][number] | Figures['disputes'][number];
export type ReportingFigures = Figures['reporting'][number];

/** The sum of what a list counts; what is too few to tell counts as nothing. */
export const sumOf = (list: readonly { readonly count: number | null }[]): number =>
  list.reduce((total, { count }) => total + (count ?? 0), 0);

/** Registered subjects in business, and those that are not any more. */
export const byBusiness = (subjects: Figures['subjects']) => ({
  active: sumOf(subjects.filter(({ status }) => !hasEnded(status))),
  ended: sumOf(subjects.filter(({ status }) => hasEnded(status))),
});

/** Repairs or disputes on which somebody still has to decide. */
export const openCases = (cases: readonly CaseFigure[]) => {
  const open = cases.filter(({ state }) =>
    ['APPLIED', 'ACCEPTED', 'FILED', 'OPEN'].includes(state),
  );
  return {
    inTime: open.reduce((total, { inTime }) => total + inTime, 0),
    overdue: open.reduce((total, { overdue }) => total + overdue, 0),
  };
};

/** One rate over all departments; null when there is nothing to judge. */
export function wholeRate(
  reporting: readonly ReportingFigures[],
  part: 'accepted' | 'late',
  whole: 'read' | 'judged',
): number | null {
  const all = reporting.reduce((total, one) => total + one[whole], 0);
  return all === 0 ? null : reporting.reduce((total, one) => total + one[part], 0) / all;
}
