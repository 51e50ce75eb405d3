/** Releases of Neo4j that must not hold a hub's graph: they answer, and some of their answers are wrong. */
import { HubError } from '../errors.ts';

/** Releases by the beginning of their number, and what is wrong with them. */
const faulty: Readonly<Record<string, string>> = {
  '2025.11': 'MATCH finds wrong rows where it goes by a composite index',
  '2025.12': 'MATCH finds wrong rows where it goes by a composite index',
};

/** Refuses a server by the name it gives itself, such as `Neo4j/5.26.30`; any other server is let in. */
export function refuseFaultyRelease(agent: string): void {
  const number = /^Neo4j\/(\d+\.\d+)/.exec(agent)?.[1] ?? '';
  const fault = faulty[number];
  if (fault === undefined) return;
  throw new HubError(
    'CONFLICT',
    `The database is ${agent.replace('/', ' ')}, where ${fault}. Move its data to Neo4j 5.26 or to a release after 2025.12, or leave NEO4J_URI out: then the hub starts a Neo4j of its own.`,
  );
}
