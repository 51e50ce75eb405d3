/** A Neo4j in a container, for machines that have a Docker engine. */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { HubError } from '../../errors.ts';
import { run } from './command.ts';
import { commonSettings, neo4jUser, neo4jVersion, writeWhole } from './neo4j-home.ts';
import type { Memory, Neo4jHome, Settings } from './neo4j-home.ts';

const image = `neo4j:${neo4jVersion}-community`;

/** Whether a Docker engine answers here and has, or can fetch, the image of Neo4j. */
export async function hasDocker(onProgress: (text: string) => void): Promise<boolean> {
  const info = await run('docker', ['info', '--format', '{{.ServerVersion}}'], { timeoutMs: 3000 });
  if (!info.ok) return false;
  if ((await run('docker', ['image', 'inspect', image])).ok) return true;
  onProgress(`Docker fetches ${image}`);
  const pulled = await run('docker', ['pull', image], { onLine: onProgress });
  if (!pulled.ok) onProgress(`Docker could not fetch ${image}; trying Java instead`);
  return pulled.ok;
}

/** What the server in a container is told. */
interface ContainerAccess {
  readonly password: string;
  readonly memory: Memory;
  readonly settings?: Settings;
}

/** Starts the container of a data folder on a loopback port; returns its name. */
export async function startContainer(
  home: Neo4jHome,
  port: number,
  access: ContainerAccess,
): Promise<string> {
  const name = containerName(home);
  await run('docker', ['rm', '--force', name]);
  writeWhole(envFile(home), containerEnvironment(access));
  const started = await run('docker', containerArguments(home, name, port));
  if (!started.ok) {
    throw new HubError('UNAVAILABLE', `Docker did not start Neo4j: ${started.lines.join(' ')}`);
  }
  return name;
}

/** The `docker run` of a data folder: data and logs stay in it, owned by the user who starts the hub. */
export function containerArguments(home: Neo4jHome, name: string, port: number): string[] {
  return [
    ...['run', '--detach', '--name', name, ...asUser()],
    ...['--publish', `127.0.0.1:${port}:7687`, '--env-file', envFile(home)],
    ...['--volume', `${home.data}:/data`, '--volume', `${home.logs}:/logs`, image],
  ];
}

/** The image's environment: a setting's dots become `_`, its underscores `__`. */
export function containerEnvironment({
  password,
  memory,
  settings: more,
}: ContainerAccess): string {
  const settings = {
    ...commonSettings(memory),
    ...more,
    'server.memory.heap.max_size': `${memory.heapMegabytes}m`,
  };
  const lines = Object.entries(settings).map(
    ([name, value]) => `NEO4J_${name.replaceAll('_', '__').replaceAll('.', '_')}=${value}`,
  );
  // a file, because an argument or `docker inspect` on a shared machine would show the password to others
  return [`NEO4J_AUTH=${neo4jUser}/${password}`, ...lines, ''].join('\n');
}

/** Arguments that run `neo4j-admin` on the stopped store; files it is given must lie in the data folder. */
export function adminContainerArguments(home: Neo4jHome, args: readonly string[]): string[] {
  return [
    ...['run', '--rm', ...asUser(), '--volume', `${home.data}:/data`],
    ...['--volume', `${home.dataDir}:${home.dataDir}`, image, 'neo4j-admin', ...args],
  ];
}

/** Whether the container runs. */
export async function isContainerAlive(name: string): Promise<boolean> {
  const found = await run('docker', ['inspect', '--format', '{{.State.Running}}', name]);
  return found.ok && found.lines.includes('true');
}

/** Stops a container cleanly within `graceSeconds`, then by force, and removes it; its data stays. */
export async function stopContainer(name: string, graceSeconds: number): Promise<void> {
  await run('docker', ['stop', '--time', String(graceSeconds), name]);
  await run('docker', ['rm', '--force', name]);
}

/** Asks a container to stop without waiting, for a process that is about to end. */
export function leaveContainer(name: string): void {
  spawn('docker', ['stop', name], { detached: true, stdio: 'ignore' }).unref();
}

function containerName(home: Neo4jHome): string {
  return `credit-graph-hub-${createHash('sha256').update(home.dataDir).digest('hex').slice(0, 12)}`;
}

function envFile(home: Neo4jHome): string {
  return `${home.conf}/container.env`;
}

// Windows has no user numbers, and its Docker does not need them
function asUser(): string[] {
  const [user, group] = [process.getuid?.(), process.getgid?.()];
  return user === undefined || group === undefined ? [] : ['--user', `${user}:${group}`];
}
