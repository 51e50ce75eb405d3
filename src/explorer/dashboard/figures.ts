import { hasEnded } from '../explore/model/kinds.ts';

/** What the page asks, and the answer as it uses it. */
export const question = `query CityFigures($region: String) {
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
export const viewerQuestion = 'query Viewer { viewer { role } }';

/** Whether a caller of this role may see the figures. */
export const isOfficial = (role: string): boolean =>
  ['DEPARTMENT', 'ANALYST', 'CLERK'].includes(role);

export interface GradeFigure {
  readonly value: string;
  readonly count: number;
}

export interface Distribution {
  readonly scheme: {
    readonly id: string;
    readonly title: string;
    readonly grades: readonly { readonly value: string; readonly name: string }[];
  };
  readonly total: number;
  readonly grades: readonly GradeFigure[];
  readonly industries: readonly (GradeFigure & { readonly industry: string })[];
}

export interface CaseFigure {
  readonly state: string;
  readonly inTime: number;
  readonly overdue: number;
}

export interface ReportingFigures {
  readonly department: string;
  readonly deliveries: number;
  readonly read: number;
  readonly accepted: number;
  readonly rejected: number;
  readonly complianceRate: number | null;
  readonly judged: number;
  readonly late: number;
  readonly lateRate: number | null;
  readonly backlog: number;
}

export interface RecordFigure {
  readonly kind: string;
  readonly month: string | null;
  readonly person: boolean;
  readonly count: number | null;
}

export interface Figures {
  readonly region: string | null;
  readonly madeAt: string;
  readonly cutOff: string;
  /** When the hub last learnt of anything. */
  readonly changedAt: string | null;
  readonly persons: number | null;
  readonly subjects: readonly {
    readonly kind: string;
    readonly status: string | null;
    readonly count: number;
  }[];
  readonly records: readonly RecordFigure[];
  readonly repairs: readonly CaseFigure[];
  readonly disputes: readonly CaseFigure[];
  readonly sanctions: readonly {
    readonly measure: string;
    readonly effect: string;
    readonly count: number | null;
  }[];
  readonly commitments: readonly {
    readonly kind: string;
    readonly state: string;
    readonly overdue: boolean;
    readonly count: number | null;
  }[];
  readonly grades: readonly Distribution[];
  readonly reporting: readonly ReportingFigures[];
}

export interface Answer {
  readonly cityStatistics: Figures;
  readonly measures: readonly { readonly id: string; readonly name: string }[];
}

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
