import { expect, test } from '@jest/globals';
import { verifyDriver } from '../../src/graph/driver.ts';

/** A driver whose server gives itself this name. */
const calling = (agent?: string) => ({
  getServerInfo: () => Promise.resolve(agent === undefined ? {} : { agent }),
});

test.each(['Neo4j/2025.11.0', 'Neo4j/2025.11.2', 'Neo4j/2025.12.1'])(
  '%s finds wrong rows by composite indexes: it is refused by name, with what to do',
  async (agent) => {
    await expect(verifyDriver(calling(agent))).rejects.toMatchObject({
      code: 'CONFLICT',
      message: expect.stringMatching(
        new RegExp(`^The database is ${agent.replace('/', ' ')}, where MATCH .*Move its data to`),
      ) as unknown,
    });
  },
);

test.each(['Neo4j/5.26.30', 'Neo4j/5.11.0', 'Neo4j/2025.10.1', 'Neo4j/2026.01.0', undefined])(
  'a server that calls itself %s is let in',
  async (agent) => {
    await expect(verifyDriver(calling(agent))).resolves.toBeUndefined();
  },
);
