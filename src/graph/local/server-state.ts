// The server outlives a hub that was killed, so what is needed to find it again stands in a file.
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { z } from 'zod';
import { isContainerAlive } from './docker.ts';
import { neo4jHome, neo4jUser, readOrCreatePassword, writeWhole } from './neo4j-home.ts';
import type { Neo4jHome } from './neo4j-home.ts';
import { processStart } from './process-start.ts';

const stateSchema = z.discriminatedUnion('by', [
  z.object({
    by: z.literal('JAVA'),
    port: z.int(),
    stopping: z.boolean(),
    pid: z.int(),
    processStart: z.string(),
  }),
  z.object({
    by: z.literal('DOCKER'),
    port: z.int(),
    stopping: z.boolean(),
    container: z.string(),
  }),
]);

/** A server we started: how to reach it and how to know it again. */
export type ServerState = z.infer<typeof stateSchema>;

/** The server last started for this folder, alive or not. */
export function readState(home: Neo4jHome): ServerState | undefined {
  if (!existsSync(home.state)) return undefined;
  return stateSchema.parse(JSON.parse(readFileSync(home.state, 'utf8')));
}

/** Keeps the state for whoever comes after us. */
export function writeState(home: Neo4jHome, state: ServerState): void {
  writeWhole(home.state, JSON.stringify(state));
}

/** Forgets a server that has ended. */
export function removeState(home: Neo4jHome): void {
  rmSync(home.state, { force: true });
}

/** Whether that very server still runs. */
export async function isAlive(state: ServerState): Promise<boolean> {
  return state.by === 'DOCKER'
    ? isContainerAlive(state.container)
    : processStart(state.pid) === state.processStart;
}

/** The address of a server of ours: loopback only, and no routing, for there is one. */
export function uriOf(state: ServerState): string {
  return `bolt://127.0.0.1:${state.port}`;
}

/** The database a running hub started for this folder, for commands that want to share it; undefined when none runs. */
export async function findRunningNeo4j(
  dataDir: string,
): Promise<{ uri: string; user: string; password: string } | undefined> {
  const home = neo4jHome(dataDir);
  const state = readState(home);
  if (state === undefined || state.stopping || !(await isAlive(state))) return undefined;
  return { uri: uriOf(state), user: neo4jUser, password: readOrCreatePassword(home) };
}
