import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import neo4j, { type Driver } from 'neo4j-driver';
import { knottedTown } from '../fixtures/knotted-town.ts';
import { testConnection } from '../kit/start-graph.ts';
import { startTestHub, type TestHub } from '../kit/start-hub.ts';

const source = fileURLToPath(new URL('../../src/', import.meta.url));
const readme = readFileSync(join(source, 'README.md'), 'utf8');

interface Named {
  readonly name: string;
  readonly text: string;
}

interface Explained {
  readonly name: string;
  readonly operators: readonly string[];
  readonly remarks: readonly string[];
}

const isStatement = (value: unknown): value is { readonly text: string } =>
  typeof value === 'object' &&
  value !== null &&
  'text' in value &&
  typeof value.text === 'string' &&
  // anything else is a part of a statement
  /^(MATCH|OPTIONAL|UNWIND|CALL|MERGE|CREATE|WITH|RETURN)\b/.test(value.text.trim());

/** The statements in what a module exports, alone or within lists and tables. */
const statementsIn = (name: string, value: unknown): readonly Named[] => {
  if (isStatement(value)) return [{ name, text: value.text }];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, one]) => statementsIn(`${name} ${key}`, one));
};

async function exportedBy(path: string): Promise<readonly Named[]> {
  return statementsIn(relative(source, path), { ...((await import(path)) as object) });
}

const files = readdirSync(source, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts') && !path.startsWith('cli/'))
  .map((path) => join(source, path))
  .filter((path) => readFileSync(path, 'utf8').includes('cypher`') || path.endsWith('.cypher.ts'));

let hub: TestHub;
let driver: Driver;
let statements: Explained[];

/** Makes every name of the README's table known to the database, so that it warns of all others. */
async function learnNames(): Promise<void> {
  const table = readme.split('\n').filter((line) => line.startsWith('|'));
  const words = table.flatMap((line) =>
    [...line.matchAll(/`([^`]*)`/g)].flatMap(([, text = '']) => text.match(/[A-Za-z_]+/g) ?? []),
  );
  for (const word of new Set(words)) {
    if (/^[A-Z_]+$/.test(word)) {
      await driver.executeQuery('CALL db.createRelationshipType($word)', { word });
      await driver.executeQuery('CALL db.createRelationshipType($word)', { word: `${word}_DATED` });
    } else if (/^[A-Z]/.test(word)) {
      await driver.executeQuery('CALL db.createLabel($word)', { word });
    } else {
      await driver.executeQuery('CALL db.createProperty($word)', { word });
    }
  }
}

beforeAll(async () => {
  hub = await startTestHub();
  await hub.settle(knottedTown);
  const { uri, user, password } = testConnection();
  driver = neo4j.driver(uri, neo4j.auth.basic(user, password));
  await learnNames();
  statements = [];
  for (const file of files) {
    for (const statement of await exportedBy(file)) statements.push(await explain(statement));
  }
}, 300_000);
afterAll(async () => {
  await driver.close();
  await hub.stop();
});

interface Plan {
  readonly operatorType: string;
  readonly arguments: Readonly<Record<string, unknown>>;
  readonly children: readonly Plan[];
}
const operatorsOf = (plan: Plan): readonly string[] => [
  plan.operatorType.replace(/@.*$/, ''),
  ...plan.children.flatMap(operatorsOf),
];

async function explain({ name, text }: Named): Promise<Explained> {
  const { summary } = await driver.executeQuery(`EXPLAIN ${text}`);
  return {
    name,
    operators: summary.plan === false ? [] : operatorsOf(summary.plan),
    remarks: summary.notifications.map(({ code, description }) => `${code}: ${description}`),
  };
}

test('every statement is found: domains, writers and migrations', () => {
  for (const part of ['domains/relation', 'domains/control', 'intake/write', 'graph/migrations']) {
    expect(statements.filter(({ name }) => name.startsWith(part)).length).toBeGreaterThan(2);
  }
});

test('every statement parses, and the database remarks on nothing but parameters that are not given here', () => {
  const said = statements.flatMap(({ name, remarks }) =>
    remarks.filter((one) => !one.includes('ParameterNotProvided')).map((one) => `${name}: ${one}`),
  );
  expect(said).toEqual([]);
});

test('no statement scans nodes or relationships without an index or multiplies rows', () => {
  const dear =
    /^(AllNodesScan|.*NodeByLabelScan|.*RelationshipTypesScan|.*RelationshipTypeScan|CartesianProduct)$/;
  const scans = statements.flatMap(({ name, operators }) => {
    const found = operators.filter((operator) => dear.test(operator));
    return found.length > 0 ? [`${name}: ${found.join(' ')}`] : [];
  });
  expect(scans).toEqual([]);
});

test('walks along chains of any length prune what they have met, so that knots cost no more than their relations', () => {
  const walks = statements.flatMap(({ name, operators }) =>
    operators.filter((one) => one.startsWith('VarLengthExpand')).map((one) => `${name}: ${one}`),
  );
  expect(walks.filter((one) => !one.endsWith(': VarLengthExpand(Pruning,BFS,All)'))).toEqual([]);
  expect(walks.length).toBeGreaterThan(0);
});
