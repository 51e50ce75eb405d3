// How to read it: RATIO is the hub's p50 through HTTP over that of the bare driver with the same statements, SHARE the
// hub's requests/s over the bare driver's at 16 callers; both ways take turns, so judge by these, not by milliseconds.
import { writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { hangUp, post } from './ask.ts';
import { edgesAlone, noteConversations, repeat } from './bare.ts';
import { drawHubs, drawLinked, drawSubjects, openCity, type OpenCity } from './city.ts';
import { type HubProcess, startHubProcess } from '../kit/hub-process.ts';
import { type Ask, manyCallers, oneCaller } from './measure.ts';
import { measurePage } from './page.ts';
import { type Operation, operations, type Subject } from './operations.ts';
import {
  type CityMeasured,
  cityText,
  goalsOf,
  type Goal,
  goalsText,
  type Measured,
  screeningGoals,
} from './report.ts';
import { screenMany } from './screening.ts';

const callers = 16;
/** Odd, so that in every other round each question comes to the ways in reverse. */
const subjectCount = 121;
const hubCount = 11;
/** Seconds for each operation: compilers on both sides need them before figures settle. */
const warmUp = 3;

type Pair = readonly [Subject, Subject];

/** Each with the one behind it. */
const inRow = (subjects: readonly Subject[]): Pair[] =>
  subjects.map((subject, at) => [subject, subjects[(at + 1) % subjects.length] ?? subject]);

interface Place {
  readonly city: OpenCity;
  readonly hub: HubProcess;
  /** Whom the questions are about, each with another subject. */
  readonly asked: Readonly<Record<'ANY' | 'HUBS' | 'LINKED', readonly Pair[]>>;
  readonly measured: Measured[];
  memory: number;
}

function readOptions() {
  const { values } = parseArgs({
    options: {
      enterprises: { type: 'string', default: '100000' },
      persons: { type: 'string' },
      data: { type: 'string', default: join(tmpdir(), 'hub-speed') },
      seconds: { type: 'string', default: '10' },
      json: { type: 'string' },
      only: { type: 'string', default: '' },
    },
  });
  const enterprises = Number(values.enterprises);
  // only those who hold offices or shares, 2.5 for each enterprise: nobody asks about the others here
  const persons = Number(values.persons ?? enterprises * 2.5);
  return {
    large: { enterprises, persons },
    small: { enterprises: enterprises / 10, persons: persons / 10 },
    data: resolve(values.data),
    seconds: Number(values.seconds),
    json: values.json,
    /** Measures what bears this in its name; goals are judged by the whole run. */
    only: values.only,
  };
}

/** The hub over the city's own server, without a limit on callers. */
const hubOver = ({ dataDir, server }: OpenCity): Promise<HubProcess> =>
  startHubProcess(['--no-example', '--data', dataDir], {
    NEO4J_URI: server.uri,
    NEO4J_USER: server.user,
    NEO4J_PASSWORD: server.password,
    HUB_RATE_PER_MINUTE: '0',
  });

async function openPlace(city: OpenCity): Promise<Place> {
  return {
    city,
    hub: await hubOver(city),
    asked: {
      ANY: inRow(await drawSubjects(city, subjectCount)),
      HUBS: inRow(await drawHubs(city, hubCount)),
      LINKED: await drawLinked(city, subjectCount),
    },
    measured: [],
    memory: 0,
  };
}

interface Ways {
  readonly hub: Ask;
  readonly bare: Ask;
  readonly statements: number;
}

async function waysOf({ city, hub, asked }: Place, operation: Operation): Promise<Ways> {
  const { query } = operation;
  const bodies = asked[operation.asked ?? 'ANY'].map(([subject, other]) =>
    JSON.stringify({ query, variables: operation.variables(subject, other) }),
  );
  const noted = await noteConversations(city, bodies);
  const conversations = operation.bareEdges ? noted.map(edgesAlone) : noted;
  const count = conversations.reduce((all, { length }) => all + length, 0);
  const at = <T>(list: readonly T[], question: number): T => {
    const item = list[question % list.length];
    if (item === undefined) throw new Error('This city has no enterprises to ask about.');
    return item;
  };
  return {
    hub: (question) => post(hub.url, at(bodies, question)),
    bare: (question) => repeat(city.driver, at(conversations, question)),
    statements: count / conversations.length,
  };
}

/** Measures one operation in all cities, turn by turn. */
async function measure(
  places: readonly Place[],
  operation: Operation,
  seconds: number,
): Promise<void> {
  console.error(`Measuring: ${operation.name}`);
  const ways: Ways[] = [];
  for (const place of places) ways.push(await waysOf(place, operation));
  const asks = ways.flatMap(({ hub, bare }) => [hub, bare]);
  const note = (): void => {
    for (const place of places) place.memory = Math.max(place.memory, place.hub.memory());
  };
  await manyCallers(asks, callers, warmUp, note);
  const one = await oneCaller(asks, seconds);
  const many = await manyCallers(asks, callers, seconds / 2, note);
  for (const [at, place] of places.entries()) {
    const [hub, bare] = [2 * at, 2 * at + 1].map((way) => ({ one: one[way], many: many[way] }));
    if (!hub?.one || !hub.many || !bare?.one || !bare.many) throw new Error('Nothing was timed.');
    place.measured.push({
      operation: operation.name,
      ratioGoal: operation.ratioGoal,
      isCore: operation.isCore,
      statements: ways[at]?.statements ?? 0,
      hub: { one: hub.one, many: hub.many },
      bare: { one: bare.one, many: bare.many },
    });
  }
}

const resultOf = ({ city, memory, measured }: Place): CityMeasured => ({
  enterprises: city.enterprises,
  persons: city.persons,
  memory,
  operations: measured,
});

async function run(): Promise<void> {
  const { large, small, data, seconds, json, only } = readOptions();
  if (only === 'page') {
    console.log(goalsText(await measurePage()));
    return;
  }
  const open: { close: () => Promise<void> }[] = [];
  // Ctrl-C ends Node without its exit event, and with it the servers would stay behind
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => process.exit(130));
  try {
    const places: Place[] = [];
    for (const size of [large, small]) {
      const city = await openCity(size, data);
      open.push(city);
      const place = await openPlace(city);
      open.push({ close: place.hub.stop });
      places.push(place);
    }
    for (const operation of operations)
      if (operation.name.includes(only)) await measure(places, operation, seconds);
    const results = places.map(resultOf);
    const [first, second] = results;
    if (!first || !second) return;
    const [place] = places;
    if (!place) return;
    const goals: Goal[] = only === '' ? goalsOf(first, second) : [];
    if ('screening'.includes(only)) {
      console.error('Measuring: screening');
      const applicants = await screenMany(place.city, place.hub, 4_000);
      const long = await screenMany(place.city, place.hub, 100_000);
      goals.push(...screeningGoals(applicants, long));
    }
    if (only === '') goals.push(...(await measurePage()));
    console.log(
      `${availableParallelism()} cores, Node ${process.version}; times in ms; ${subjectCount} subjects of each city`,
    );
    for (const result of results) console.log(cityText(result));
    console.log(goalsText(goals));
    if (json !== undefined)
      writeFileSync(json, JSON.stringify({ cities: results, goals }, undefined, 2));
  } finally {
    hangUp();
    for (const one of open.reverse()) await one.close();
  }
}

await run();
