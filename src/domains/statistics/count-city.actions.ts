// Walks the city page by page and adds up; nothing that grows with the city stays in memory.
import { sightOf } from '../../access/visibility.ts';
import { hubItself } from '../../access/viewer.ts';
import type { Statement } from '../../graph/cypher.ts';
import type { Graph } from '../../graph/graph.ts';
import type { StatisticsRules } from '../../rules/statistics.ts';
import { asOfNow } from '../../words/as-of.ts';
import { addMonths, today as dayOf } from '../../words/calendar-date.ts';
import type { RecordKind } from '../../words/record-kinds.ts';
import type { SubjectKind } from '../../words/subject-kinds.ts';
import {
  arrivals,
  commitmentCounts,
  deliveries,
  disputeCases,
  firstDeliveries,
  personCount,
  recordCounts,
  repairCases,
  sanctionCounts,
  subjectCounts,
} from './statistics.cypher.ts';
import {
  type CaseCount,
  type CityFigures,
  type CommitmentCount,
  type RecordCount,
  type Reporting,
  type SanctionCount,
  tellPersons,
  timeliness,
  toldMonth,
} from './statistics.ts';
import { createTally, placesOf } from './tally.ts';

/** Things of one statement: enough to be quick, few enough to end within its time. */
const pageSize = 20_000;

interface Counted {
  readonly count: number;
  readonly last: string;
}

async function walk<P extends object, R extends Counted>(
  graph: Graph,
  statement: Statement<P & { after: string; first: number }, R>,
  params: P,
  add: (row: R) => void,
): Promise<void> {
  for (let after: string | undefined = ''; after !== undefined;) {
    const rows: R[] = await graph.read(statement, { ...params, after, first: pageSize });
    for (const row of rows) add(row);
    const seen = rows.reduce((total, { count }) => total + count, 0);
    const last = rows.reduce((most, row) => (row.last > most ? row.last : most), '');
    after = seen < pageSize ? undefined : last;
  }
}

async function countSubjects(graph: Graph) {
  const tally = createTally<[string, SubjectKind, string | null]>();
  await walk(graph, subjectCounts, {}, ({ region, kind, status, registered, count }) => {
    if (registered) for (const place of placesOf(region)) tally.add([place, kind, status], count);
  });
  return tally.cells();
}

async function countRecords(graph: Graph, now: Date, rules: StatisticsRules) {
  // what officials may see, for to nobody else are the figures told
  const sight = sightOf(hubItself, asOfNow(now));
  const tally = createTally<[string, RecordKind, string | null, string]>();
  await walk(graph, recordCounts, { sight }, ({ region, kind, month, person, open, count }) => {
    if (!open) return;
    const told = toldMonth(month, sight.today, rules);
    for (const place of placesOf(region))
      tally.add([place, kind, told, person ? 'PERSON' : 'MARKET'], count);
  });
  return tally.cells();
}

async function countReporting(
  graph: Graph,
  now: Date,
  rules: StatisticsRules,
): Promise<Reporting[]> {
  const since = `${addMonths(
    dayOf(() => now),
    -rules.reportingMonths.months,
  )}T00:00:00.000Z`;
  const firsts = new Map(
    (await graph.read(firstDeliveries, {})).map(({ department, at }) => [
      department ?? '',
      dayOf(() => new Date(at)),
    ]),
  );
  const tally = createTally<[string, string]>();
  await walk(graph, arrivals, {}, ({ kind, department, decidedOn, hour, count }) => {
    // 双公示 sets no time for promises
    if (kind === 'COMMITMENT') return;
    if (`${hour}:59` < since) return;
    const arrivedOn = dayOf(() => new Date(`${hour}:00:00.000Z`));
    const firstDelivery = firsts.get(department ?? '') ?? arrivedOn;
    tally.add(
      [department ?? '', timeliness({ decidedOn, arrivedOn, firstDelivery }, rules)],
      count,
    );
  });
  const judged = new Map(tally.cells().map(({ key, count }) => [key.join('|'), count]));
  const found = await graph.read(deliveries, { since });
  return found.map(({ department, deliveries: times, read, rejected, corrected }) => {
    const name = department ?? '';
    const of = (what: string): number => judged.get(`${name}|${what}`) ?? 0;
    const late = of('LATE');
    return {
      department: name,
      deliveries: times,
      read,
      accepted: read - rejected,
      corrected,
      rejected,
      judged: late + of('TIMELY'),
      late,
      backlog: of('BACKLOG'),
    };
  });
}

/** Cases by place. Those of persons count in the city alone: in a small place one of them could be somebody. */
async function countCases(
  graph: Graph,
  statement: typeof repairCases,
  now: Date,
): Promise<ReadonlyMap<string, readonly CaseCount[]>> {
  const tally = createTally<[string, string, string]>();
  for (const row of await graph.read(statement, { today: dayOf(() => now) }))
    for (const place of row.person ? [''] : placesOf(row.region))
      tally.add([place, row.state, row.overdue ? 'overdue' : 'inTime'], row.count);
  const places = new Map<string, Map<string, CaseCount>>();
  for (const { key, count } of tally.cells()) {
    const [place, state, what] = key;
    const states = places.get(place) ?? new Map<string, CaseCount>();
    const known = states.get(state) ?? { state, inTime: 0, overdue: 0 };
    places.set(place, states.set(state, { ...known, [what]: count }));
  }
  return new Map([...places].map(([place, states]) => [place, [...states.values()]]));
}

async function countSanctions(graph: Graph, now: Date, rules: StatisticsRules) {
  const tally = createTally<[string, string, SanctionCount['effect'], string]>();
  for (const row of await graph.read(sanctionCounts, { today: dayOf(() => now) }))
    for (const place of row.person ? [''] : placesOf(row.region))
      tally.add([place, row.measure, row.effect, row.person ? 'PERSON' : 'MARKET'], row.count);
  return tally.cells().map(({ key: [place, measure, effect, party], count }) => {
    const person = party === 'PERSON';
    const told = person ? tellPersons(count, rules) : count;
    return { place, sanction: { measure, effect, person, count: told } };
  });
}

async function countCommitments(graph: Graph, now: Date, rules: StatisticsRules) {
  const sight = sightOf(hubItself, asOfNow(now));
  const tally =
    createTally<[string, CommitmentCount['kind'], CommitmentCount['state'], string, string]>();
  await walk(graph, commitmentCounts, { sight }, (row) => {
    const { region, kind, state, overdue, person, open, count } = row;
    if (!open) return;
    for (const place of person ? [''] : placesOf(region))
      tally.add(
        [place, kind, state, overdue ? 'overdue' : '', person ? 'PERSON' : 'MARKET'],
        count,
      );
  });
  return tally.cells().map(({ key: [place, kind, state, overdue, party], count }) => {
    const person = party === 'PERSON';
    const told = person ? tellPersons(count, rules) : count;
    return { place, figure: { kind, state, overdue: overdue !== '', person, count: told } };
  });
}

const emptyFigures: CityFigures = {
  subjects: [],
  persons: null,
  records: [],
  repairs: [],
  disputes: [],
  sanctions: [],
  commitments: [],
  reporting: [],
};

/** Figures by place code; '' is the whole city, the only place that knows persons in all and deliveries. */
export async function countCity(
  graph: Graph,
  now: Date,
  rules: StatisticsRules,
): Promise<ReadonlyMap<string, CityFigures>> {
  const subjects = await countSubjects(graph);
  const records = await countRecords(graph, now, rules);
  const reporting = await countReporting(graph, now, rules);
  const repairs = await countCases(graph, repairCases, now);
  const disputes = await countCases(graph, disputeCases, now);
  const sanctions = await countSanctions(graph, now, rules);
  const commitments = await countCommitments(graph, now, rules);
  const people = await graph.read(personCount, {});
  const places = new Map<string, CityFigures>();
  const change = (place: string, more: (figures: CityFigures) => Partial<CityFigures>): void => {
    const known = places.get(place) ?? emptyFigures;
    places.set(place, { ...known, ...more(known) });
  };
  const persons = tellPersons(people[0]?.count ?? 0, rules);
  change('', () => ({ reporting, persons }));
  for (const [place, cases] of repairs) change(place, () => ({ repairs: cases }));
  for (const [place, cases] of disputes) change(place, () => ({ disputes: cases }));
  for (const { place, sanction } of sanctions)
    change(place, (known) => ({ sanctions: [...known.sanctions, sanction] }));
  for (const { place, figure } of commitments)
    change(place, (known) => ({ commitments: [...(known.commitments ?? []), figure] }));
  for (const { key, count } of subjects) {
    const [place, kind, status] = key;
    change(place, (known) => ({ subjects: [...known.subjects, { kind, status, count }] }));
  }
  for (const { key, count } of records) {
    const [place, kind, month, party] = key;
    const person = party === 'PERSON';
    const told: RecordCount = {
      kind,
      month,
      person,
      count: person ? tellPersons(count, rules) : count,
    };
    change(place, (known) => ({ records: [...known.records, told] }));
  }
  return places;
}
