/** The cities that are measured: made once for each size, loaded offline, kept for the next run. */
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import neo4j, { type Driver } from 'neo4j-driver';
import { openSecrets } from '../../src/access/secrets.ts';
import { type LocalNeo4j, openLocalNeo4j } from '../../src/graph/local/local-neo4j.ts';
import { bulkImport } from '../../src/intake/bulk/bulk-import.ts';
import { generateCity } from '../../src/intake/generate/generate-city.ts';
import type { Subject } from './operations.ts';

export interface CitySize {
  readonly enterprises: number;
  readonly persons: number;
}

/** A loaded city with its running server, and the driver as its documentation opens it. */
export interface OpenCity extends CitySize {
  readonly dataDir: string;
  readonly server: LocalNeo4j;
  readonly driver: Driver;
  readonly close: () => Promise<void>;
}

const say = (text: string): void => {
  console.error(text);
};

/** No real unit has this code. */
const department = '11990000000000000X';

async function load({ enterprises, persons }: CitySize, folder: string): Promise<void> {
  say(`Making and loading a city of ${enterprises} enterprises and ${persons} persons …`);
  const dataDir = join(folder, 'hub');
  const made = await generateCity({
    enterprises,
    persons,
    seed: 1,
    today: '2026-06-30',
    directory: join(folder, 'files'),
  });
  const { files } = await bulkImport(made.files, {
    dataDir,
    department,
    secrets: openSecrets(dataDir),
    rejectedDir: join(folder, 'rejected'),
    onStage: () => undefined,
  });
  const failed = files.find(({ error }) => error !== undefined);
  if (failed) throw new Error(`${failed.file}: ${failed.error ?? ''}`);
}

/** Opens the city of this size in `directory`; makes it first unless it is there. */
export async function openCity(size: CitySize, directory: string): Promise<OpenCity> {
  const folder = join(directory, `city-${size.enterprises}-${size.persons}`);
  const loaded = join(folder, 'loaded');
  if (!existsSync(loaded)) {
    await load(size, folder);
    writeFileSync(loaded, '');
  }
  const dataDir = join(folder, 'hub');
  const server = await openLocalNeo4j({ dataDir, onProgress: () => undefined });
  const driver = neo4j.driver(server.uri, neo4j.auth.basic(server.user, server.password));
  const close = async (): Promise<void> => {
    await driver.close();
    await server.stop();
  };
  return { ...size, dataDir, server, driver, close };
}

/** Ids are hashes, so the first ones in their order are a fair draw from the whole city. */
const drawn = `
MATCH (subject:Enterprise)
WHERE subject.id >= '' AND subject.uscc IS NOT NULL AND subject.name IS NOT NULL
RETURN subject.id AS id, subject.uscc AS uscc, subject.name AS name
ORDER BY subject.id
LIMIT $count`;

/** Those with the most holdings: two hops around them there are more than a map of 1,000 nodes shows. */
const hubs = `
MATCH (subject:MarketSubject)
WHERE subject.name >= ''
WITH subject, COUNT { (subject)-[:HOLDS_SHARES_IN]->() } AS held
ORDER BY held DESC, subject.id
LIMIT $count
RETURN subject.id AS id, coalesce(subject.uscc, '') AS uscc, subject.name AS name`;

/** Subjects with the most holdings of the city, the same ones in every run. */
export async function drawHubs({ driver }: OpenCity, count: number): Promise<Subject[]> {
  const { records } = await driver.executeQuery(hubs, { count: neo4j.int(count) });
  return records.map((record) => record.toObject() as Subject);
}

/** Enterprises drawn from the whole city, the same ones in every run. */
export async function drawSubjects({ driver }: OpenCity, count: number): Promise<Subject[]> {
  const { records } = await driver.executeQuery(drawn, { count: neo4j.int(count) });
  return records.map((record) => record.toObject() as Subject);
}

/** Firms with another one that the same subject heads, runs or holds. */
const linked = `
MATCH (one:Enterprise)
WHERE one.id >= '' AND one.uscc IS NOT NULL
WITH one
ORDER BY one.id
LIMIT $looked
CALL (one) {
  MATCH (one)<-[:LEGAL_REPRESENTATIVE_OF|HOLDS_SHARES_IN|EXECUTIVE_OF]-(between)
    -[:LEGAL_REPRESENTATIVE_OF|HOLDS_SHARES_IN|EXECUTIVE_OF]->(other:Enterprise)
  WHERE other.id <> one.id AND other.uscc IS NOT NULL
  RETURN other
  ORDER BY other.id
  LIMIT 1
}
RETURN one { .id, .uscc, .name } AS one, other { .id, .uscc, .name } AS other
LIMIT $count`;

/** Pairs of firms with a link of two relations, the same ones in every run. */
export async function drawLinked(
  { driver }: OpenCity,
  count: number,
): Promise<(readonly [Subject, Subject])[]> {
  const most = { count: neo4j.int(count), looked: neo4j.int(count * 50) };
  const { records } = await driver.executeQuery(linked, most);
  return records.map((record) => [record.get('one') as Subject, record.get('other') as Subject]);
}
