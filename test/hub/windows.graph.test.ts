import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { cypher } from '../../src/graph/cypher.ts';
import { addDays } from '../../src/words/calendar-date.ts';
import { codeOf, filesOf, nameOf } from '../fixtures/town.ts';
import { ask, send } from '../kit/ask.ts';
import { startTestHub, type TestHub } from '../kit/start-hub.ts';

/* One firm, Window, with a record under each regime and of each kind, and Shadow, whom only a fine names. */
const firm = codeOf('Window');
const fine = (
  of: string,
  number: string,
  kinds: string,
  decided: string,
  procedure = '02',
): string =>
  `${nameOf(of)},法人及非法人组织,${codeOf(of)},${nameOf('pAny')},${number},超期,超期,条例,${kinds},${kinds},1,${decided},示例市监管局,${procedure}`;
const header =
  'CF_XDR_MC,CF_XDR_LB,CF_XDR_SHXYM,CF_FRDB,CF_WSH,CF_WFXW,CF_SY,CF_YJ,CF_CFLB,CF_NR,CF_NR_FK,CF_JDRQ,CF_CFJG,CF_CXLX';

/** Delivered on the first day of 2023. */
const early = {
  ...filesOf({ alone: ['Window'] }),
  'penalty.csv': `${header}
${fine('Window', '窗罚1号', '罚款', '2022-02-28')}
${fine('Window', '窗罚2号', '吊销许可证件', '2022-03-31')}
`,
};
const delivered = '2026-06-01';
const late = {
  'penalty.csv': `${header}
${fine('Window', '窗罚3号', '罚款', '2024-02-29')}
${fine('Window', '窗罚4号', '罚款', '2026-04-01')}
${fine('Window', '窗罚5号', '责令停产停业', '2026-05-31')}
${fine('Window', '窗罚6号', '警告', '2026-05-31')}
${fine('Window', '窗罚7号', '罚款', '2026-05-31', '01')}
${fine('Shadow', '窗罚8号', '罚款', '2026-05-01')}
`,
  'abnormal.csv': `uniscid,entname,busexclist,abntime,specause_cn,decorg_cn,remdate
${firm},${nameOf('Window')},窗异1号,2025-07-08,无法联系,示例市监管局,2026-06-10
`,
  'honour.csv': `uniscid,entname,DATA_CATEGORY,IDENTIFICATION_NO,IDENTIFICATION_DATE,IDENTIFICATION_DEPT,COMMENT_YEAR,EXPIRATION_DATE
${firm},${nameOf('Window')},守合同重信用企业,窗荣1号,2025-05-01,示例市监管局,2024,2027-02-28
`,
};

/** First day shown and first day not shown any more, worked out by hand from the regimes; null = never. */
const windows: Readonly<Record<string, readonly [string, string] | null>> = {
  窗罚1号: ['2022-02-28', '2023-02-28'],
  窗罚2号: ['2022-03-31', '2025-03-31'],
  窗罚3号: ['2024-02-29', '2027-02-28'],
  窗罚4号: ['2026-04-01', '2027-04-01'],
  窗罚5号: ['2026-05-31', '2029-05-31'],
  窗罚6号: null,
  窗罚7号: null,
  窗罚8号: ['2026-05-01', '2027-05-01'],
  窗异1号: ['2025-07-08', '2026-06-10'],
  窗荣1号: ['2025-05-01', '2027-03-01'],
};
const ofFirm = Object.entries(windows).filter(([number]) => number !== '窗罚8号');

let now = new Date('2026-06-30T04:00:00.000Z');
let hub: TestHub;
let clerk: string;
let firmId: string;
const ids = new Map<string, string>();

interface Doors {
  readonly records: readonly string[];
  readonly total: number;
  readonly byId: readonly string[];
  readonly penalties: readonly number[];
  readonly shadow: number;
}

interface Answer {
  readonly subject: {
    readonly id: string;
    readonly records: {
      readonly totalCount: number;
      readonly nodes: { readonly documentNumber: string }[];
    };
  };
  readonly nodes: ({ readonly documentNumber: string } | null)[];
  readonly report: { readonly summary: { readonly penalties: number } };
  readonly map: { readonly nodes: { readonly signals: { readonly penalties: number } }[] };
  readonly found: { readonly totalCount: number };
}

async function doors(): Promise<Doors> {
  const answer = await ask<Answer>(
    hub,
    `query($uscc: String!, $id: ID!, $ids: [ID!]!) {
      subject(key: { uscc: $uscc }) { id records(first: 50) { totalCount nodes { documentNumber } } }
      nodes(ids: $ids) { ... on CreditRecord { documentNumber } }
      report: creditReport(subject: $id, purpose: DUE_DILIGENCE) { summary { penalties } }
      map: creditMap(centre: $id, hops: 1) { nodes { signals { penalties } } }
      found: subjects(search: "Shadow") { totalCount }
    }`,
    { uscc: firm, id: firmId, ids: [...ids.values()] },
  );
  return {
    records: answer.subject.records.nodes.map(({ documentNumber }) => documentNumber).sort(),
    total: answer.subject.records.totalCount,
    byId: answer.nodes.flatMap((one) => (one ? [one.documentNumber] : [])).sort(),
    penalties: [answer.report.summary.penalties, answer.map.nodes[0]?.signals.penalties ?? -1],
    shadow: answer.found.totalCount,
  };
}

beforeAll(async () => {
  hub = await startTestHub({ clock: () => now });
  await hub.settle(early, { clock: () => new Date('2022-12-31T16:00:00.000Z') });
  await hub.settle(late, { clock: () => new Date(`${delivered}T00:00:00.000+08:00`) });
  clerk = await hub.token('CLERK');
  const all = await hub.graph.read(
    cypher<object, { id: string; number: string; party: string; name: string }>`
      MATCH (party:Subject)-[:HAS_RECORD]->(record:CreditRecord)
      RETURN record.id AS id, record.documentNumber AS number, party.id AS party, party.name AS name`,
    {},
  );
  for (const { id, number, party, name } of all) {
    if (name === nameOf('Window')) firmId = party;
    ids.set(number, id);
  }
  // a search is planned anew when the graph has grown since the hub started
  await send(hub, '{ subjects(search: "Shadow") { totalCount } }');
});
afterAll(() => hub.stop());

const boundaries = [
  ...new Set(
    Object.values(windows).flatMap((window) =>
      (window ?? []).flatMap((day) => [addDays(day, -1), day]),
    ),
  ),
]
  .filter((day) => day > '2023-01-01')
  .sort();

test.each(boundaries)(
  'on %s every door shows what is in its window, and nothing else',
  async (day) => {
    // the last and the first minute of a day in China
    const moments = [`${day}T00:00:00.000+08:00`, `${day}T23:59:00.000+08:00`];
    const isKnown = (number: string): boolean => /窗罚[12]号/.test(number) || day >= delivered;
    const isOpen = ([number, window]: (typeof ofFirm)[number]): boolean =>
      window !== null && window[0] <= day && day < window[1] && isKnown(number);
    const shadow = Object.entries(windows).find(([number]) => number === '窗罚8号');
    for (const moment of moments) {
      now = new Date(moment);
      const seen = await doors();
      const open = ofFirm.filter(isOpen).map(([number]) => number);
      const shadowOpen = shadow !== undefined && isOpen(shadow);
      expect(seen.records).toEqual([...open].sort());
      expect(seen.total).toBe(open.length);
      expect(seen.byId).toEqual([...open, ...(shadowOpen ? ['窗罚8号'] : [])].sort());
      const fines = open.filter((number) => number.startsWith('窗罚')).length;
      expect(seen.penalties).toEqual([fines, fines]);
      expect(seen.shadow).toBe(shadowOpen ? 1 : 0);
    }
  },
);

test('each record names regime, class, basis, window and first day of repair', async () => {
  now = new Date('2026-06-30T04:00:00.000Z');
  const { node } = await ask<{ node: { publicity: object } }>(
    hub,
    `query($id: ID!) { node(id: $id) { ... on CreditRecord {
      publicity { from to earliestRepair class regime basis endedAt endedBy } } } }`,
    { id: ids.get('窗罚5号') },
    clerk,
  );
  expect(node.publicity).toEqual({
    from: '2026-05-31',
    to: '2029-05-31',
    earliestRepair: '2027-05-31',
    class: 'SERIOUS',
    regime: 'NDRC-ORDER-36',
    basis: '信用修复管理办法: 严重; 信用修复管理办法 draft of 2025-09-01',
    endedAt: null,
    endedBy: null,
  });
});

test('a hub whose publicity rules were corrected works the windows out again before it answers', async () => {
  const spoil = cypher<{ id: string }>`
    MATCH (record:CreditRecord { id: $id })
    SET record.publicTo = '2026-04-02'
    WITH record
    MATCH (applied:RulesApplied { name: 'publicity' })
    SET applied.digest = 'an earlier wording'`;
  await hub.graph.write('spoil', (tx) => tx.run(spoil, { id: ids.get('窗罚4号') ?? '' }));
  expect((await doors()).records).not.toContain('窗罚4号');
  const again = await startTestHub({ clock: () => now, keep: true });
  expect((await doors()).records).toContain('窗罚4号');
  const changes = await again.graph.read(
    cypher<{ ref: string }, { what: string }>`
      MATCH (change:Change) WHERE change.ref = $ref RETURN change.what AS what ORDER BY change.seq`,
    { ref: ids.get('窗罚4号') ?? '' },
  );
  expect(changes.map(({ what }) => what)).toEqual(['NEW', 'CHANGED']);
  await again.stop();
});
