import neo4j, { type Driver } from 'neo4j-driver';
import { toHubError } from './driver-error.ts';
import { refuseFaultyRelease } from './faulty-release.ts';
import { HubError } from '../errors.ts';

export interface Connection {
  readonly uri: string;
  readonly user: string;
  readonly password: string;
}

/**
 * Opens a driver with the hub's limits. Integers arrive as numbers: nothing in the graph is an integer beyond 2^53,
 * amounts are strings.
 */
export function openDriver({ uri, user, password }: Connection): Driver {
  return neo4j.driver(uri, neo4j.auth.basic(user, password), {
    disableLosslessIntegers: true,
    telemetryDisabled: true,
    connectionTimeout: 3_000,
    // a burst of questions waits its turn; a database that is away is told by the time of connecting
    connectionAcquisitionTimeout: 5_000,
    maxConnectionLifetime: 30 * 60_000,
    connectionLivenessCheckTimeout: 30_000,
    maxTransactionRetryTime: 8_000,
    maxConnectionPoolSize: 64,
  });
}

/** Fails with UNAVAILABLE when no database answers, and with CONFLICT when it is one that answers wrongly. */
export async function verifyDriver(driver: Pick<Driver, 'getServerInfo'>): Promise<void> {
  try {
    const { agent = '' } = await driver.getServerInfo();
    refuseFaultyRelease(agent);
  } catch (error) {
    throw error instanceof HubError ? error : toHubError(error);
  }
}
