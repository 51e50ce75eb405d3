import type {
  EdgeAnswer,
  MapAnswer,
  MapNodeAnswer,
} from '../../../../src/explorer/explore/model/answers.ts';

const quiet = {
  penalties: 0,
  listEntries: 0,
  brokenCommitments: 0,
  honours: 0,
  sanctions: 0,
  repairs: 0,
  notOpen: [],
  grade: null,
};

/** A subject of a map; `hop` from the centre. */
export const someNode = (id: string, hop: number, signals = {}): MapNodeAnswer => ({
  hop,
  hidden: false,
  subject: { id, kind: 'ENTERPRISE', name: `${id}示例有限公司`, status: '存续' },
  signals: { ...quiet, ...signals },
});

/** A holding of `from` in `to`. */
export const someHolding = (from: string, to: string, ratio: number | null = null): EdgeAnswer => ({
  id: `rel_${from}_${to}`,
  kind: 'SHAREHOLDER',
  from: { id: from },
  to: { id: to },
  third: null,
  ratio,
  ratioMin: null,
  position: null,
  validFrom: '2020-01-01',
  validTo: null,
  disputed: false,
});

/** The answer to a question about the map around a subject. */
export const someMap = (
  nodes: readonly MapNodeAnswer[],
  edges: readonly EdgeAnswer[],
  truncated: MapAnswer['truncated'] = [],
): MapAnswer => ({
  nodes,
  edges,
  truncated,
  asOf: { validAt: '2026-06-30', knownAt: '2026-06-30T00:00:00.000Z' },
});
