/** A map of any size with the shape of a city: a few crowded subjects, many with one or two relations. */
const kinds = ['ENTERPRISE', 'ENTERPRISE', 'PERSON', 'INDIVIDUAL_BUSINESS'] as const;

const relationsOf = (count: number): (readonly [number, number])[] => {
  const pairs: (readonly [number, number])[] = [];
  let seed = 7;
  const next = (below: number): number => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    return seed % below;
  };
  for (let at = 1; at < count; at += 1) {
    // earlier subjects are met more often, so they grow crowded
    pairs.push([at, next(1 + next(at))]);
    if (at % 2 === 0) pairs.push([at, next(at)]);
  }
  return pairs;
};

/** The answer to a question for a map, the same for the same size. */
export const madeUpMap = (count: number): object => ({
  nodes: Array.from({ length: count }, (_, at) => ({
    hop: at === 0 ? 0 : 1,
    hidden: false,
    subject: {
      id: `sub_${at}`,
      kind: kinds[at % kinds.length],
      name: `示例市第${at}号测试贸易有限公司`,
      status: '存续',
    },
    signals: {
      penalties: Number(at % 9 === 0),
      listEntries: Number(at % 31 === 0),
      honours: 0,
      sanctions: 0,
      repairs: 0,
      grade: null,
    },
  })),
  edges: relationsOf(count).map(([from, to], at) => ({
    id: `rel_${at}`,
    kind: 'SHAREHOLDER',
    from: { id: `sub_${from}` },
    to: { id: `sub_${to}` },
    ratio: 0.5,
    ratioMin: null,
    position: null,
    validFrom: null,
    validTo: null,
    disputed: false,
  })),
  truncated: [],
  asOf: { validAt: '2026-06-30', knownAt: '2026-06-30T00:00:00.000Z' },
});
