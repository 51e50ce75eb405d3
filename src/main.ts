/** The process: open the graph, bring it to the right structure, listen, and drain when told to stop. */
import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { createServer as createHttpServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import express, { type Router } from 'express';
import { createMaterials } from './access/materials.ts';
import { createNumberVault } from './access/personal-number.ts';
import { requireKnownSubject } from './access/known-subject.ts';
import { createReportKeys } from './access/report-keys.ts';
import { openSecrets } from './access/secrets.ts';
import { checkSecrets } from './access/secrets-of-graph.ts';
import { createTokenReader } from './access/token.ts';
import type { Viewer } from './access/viewer.ts';
import type { Config } from './config.ts';
import { createPdfSetter } from './domains/report/pdf-setter.ts';
import { createReportIssuer, type ReportIssuer } from './domains/report/report-issuer.actions.ts';
import { HubError } from './errors.ts';
import { lastMoment } from './graph/changes.cypher.ts';
import { cypher } from './graph/cypher.ts';
import type { Connection } from './graph/driver.ts';
import { type Graph, openGraph } from './graph/graph.ts';
import { migrate } from './graph/migrations/migrate.ts';
import { openProbe } from './graph/probe.ts';
import { hasRoom, requireRoom, roomOf, watchRoom, within } from './graph/room.ts';
import { allOf, createDailyQuota, createRateGuard } from './guard/rate.ts';
import { createCallerTurns } from './guard/turns.ts';
import { examples } from './http/examples.ts';
import { createListener } from './http/listener.ts';
import { openLogFile } from './http/log-file.ts';
import { causeName } from './http/log.ts';
import { createFiles } from './http/material-files.ts';
import { createPage } from './http/pages.ts';
import { createReportPage } from './http/report-documents.ts';
import { createScreeningFiles } from './http/screening-files.ts';
import { createServer } from './http/server.ts';
import { createVerifyPage } from './http/verify-page.ts';
import { whereRoom } from './http/where-room.ts';
import { mayReadMaterial } from './hub/material-access.ts';
import { bringWindowsUpToDate } from './hub/publicity-windows.ts';
import type { Hub } from './hub/request.ts';
import { watchRules } from './hub/rules.ts';
import { createJobs, screeningDesk } from './hub/screenings.ts';
import { unitsKnownTo } from './hub/units.ts';
import { warmUpScreenings, warmUp } from './hub/warm-up.ts';
import { limits } from './words/limits.ts';
import { memoize } from './words/memoize.ts';
import { createSteadyClock } from './words/steady-clock.ts';

export interface RunningHub {
  readonly url: string;
  readonly logFile: string;
  readonly graph: Graph;
  /** Logs and counts a fault that no request met. */
  readonly unhandled: (cause: unknown) => void;
  /** Looks at once whether rules have changed; a hub by itself looks every two seconds. */
  readonly refreshRules: () => Promise<boolean>;
  /** Stops accepting, lets what runs finish, closes the driver. A second call does nothing more. */
  readonly stop: () => Promise<void>;
}

export interface StartOptions {
  readonly config: Pick<
    Config,
    | 'dataDir'
    | 'host'
    | 'port'
    | 'ratePerMinute'
    | 'statementLimit'
    | 'logLevel'
    | 'production'
    | 'outsideIssuer'
    | 'publicUrl'
    | 'centre'
  > &
    Partial<Pick<Config, 'embedOrigins' | 'trustProxy' | 'freeMegabytes'>>;
  readonly connection: Connection;
  readonly onProgress: (text: string) => void;
  /** Code of the firm that the page's examples ask about; undefined when no example city is loaded. */
  readonly exampleUscc?: () => string | undefined;
  readonly clock?: () => Date;
}

/** The kind of a fault without its text, which can carry values. */
const faultOf = (cause: unknown): string =>
  cause instanceof HubError ? cause.code : cause instanceof Error ? cause.name : typeof cause;

/** How long a database that is down at the start is waited for, in milliseconds. */
const patience = 30_000;

/** Longest that running requests are waited for when the hub stops, in milliseconds. */
const drain = 10_000;

/** Milliseconds between two looks whether an operator has changed the rules. */
const rulesEvery = 2_000;

/** Milliseconds without a request after which nobody is taken to be asking. */
const calm = 1_000;

const landmark = cypher<{ uscc: string }, { id: string; uscc: string; name: string }>`
MATCH (subject:MarketSubject { uscc: $uscc })
RETURN subject.id AS id, subject.uscc AS uscc, subject.name AS name`;

/** What everybody is served: the pages, and the one that verifies reports. */
const pagesOf = (issuer: ReportIssuer, page: Parameters<typeof createPage>[0]): Router =>
  express
    .Router()
    .use(createPage(page))
    .use(
      createVerifyPage({
        checkRate: createRateGuard(limits.verificationsPerMinute),
        verify: issuer.verify,
      }),
    );

async function openPatiently(
  connection: Connection,
  onProgress: (text: string) => void,
): Promise<Graph> {
  const giveUpAt = Date.now() + patience;
  for (let told = false; ; told = true) {
    try {
      return await openGraph(connection);
    } catch (error) {
      if (!(error instanceof HubError) || error.code !== 'UNAVAILABLE') throw error;
      if (Date.now() > giveUpAt)
        throw new HubError(
          'UNAVAILABLE',
          `No database answers at ${connection.uri}. Start it, or correct NEO4J_URI, then start the hub again.`,
          { cause: error },
        );
      if (!told) onProgress(`Waiting for the database at ${connection.uri} …`);
      await pause(1_000);
    }
  }
}

const portTaken = (port: number, cause: unknown): HubError =>
  new HubError('CONFLICT', `Port ${port} cannot be opened; choose another with --port.`, { cause });

/** Tries the port before anything slow is started; CONFLICT when it cannot be opened. */
export async function checkPort({ host, port }: Pick<Config, 'host' | 'port'>): Promise<void> {
  const probe = createHttpServer();
  probe.listen(port, host);
  try {
    await once(probe, 'listening');
  } catch (cause) {
    throw portTaken(port, cause);
  }
  probe.close();
  await once(probe, 'close');
}

/** Starts the hub on an open port; UNAVAILABLE when no database answers, CONFLICT when the port is taken. */
export async function startHub({
  config,
  connection,
  onProgress,
  clock,
  exampleUscc,
}: StartOptions): Promise<RunningHub> {
  mkdirSync(join(config.dataDir, 'logs'), { recursive: true });
  const logFile = join(config.dataDir, 'logs', 'hub.log');
  const log = openLogFile({ path: logFile, level: config.logLevel });
  const secrets = openSecrets(config.dataDir);
  const room = roomOf(config.dataDir, config.freeMegabytes ?? 0);
  const graph = within(await openPatiently(connection, onProgress), room);
  try {
    const done = await migrate(graph);
    if (done.length > 0)
      onProgress(`Brought the database to its structure: steps ${done.join(', ')}.`);
    await checkSecrets(graph, secrets);
  } catch (error) {
    await graph.close();
    throw error;
  }
  const probe = openProbe(connection);
  const materials = createMaterials(config.dataDir);
  const steady = createSteadyClock();
  const [last] = await graph.read(lastMoment, {});
  if (last?.at != null) steady.notBefore(last.at);
  const time = clock ?? steady;
  const keys = createReportKeys(secrets);
  let listening = '';
  const issuer = createReportIssuer({
    graph,
    keys,
    clock: time,
    folder: join(config.dataDir, 'reports'),
    pdf: createPdfSetter(),
    origin: () => config.publicUrl ?? listening,
  });
  const rules = await watchRules(graph, {
    every: rulesEvery,
    onBroken: (reason) => {
      log.error({ reason }, 'rules cannot be used; the former edition stays');
    },
    onChanged: async (changed) => {
      const mended = await bringWindowsUpToDate(graph, changed, time, () => undefined);
      log.info({ mended }, 'rules were taken anew');
    },
  });
  const checkMaterials = createDailyQuota(limits.materialsPerDay, 'files in a day');
  const checkStore = async (viewer: Viewer, caller: string): Promise<void> => {
    await requireKnownSubject(graph, viewer);
    await checkMaterials(caller);
  };
  const outliving: Hub = {
    rules,
    graph,
    materials,
    vault: createNumberVault(secrets),
    clock: time,
    screenings: createJobs({ graph, clock: time, rules }, (screening, cause) => {
      log.error({ screening, cause: faultOf(cause) }, 'screening failed');
    }),
    reports: {
      issuer,
      centre: config.centre,
      checkRate: allOf(
        createRateGuard(limits.reportsPerMinute),
        createDailyQuota(limits.reportsPerDay, 'reports in a day'),
      ),
    },
    checkPersonLookUps: createRateGuard(limits.personLookUpsPerMinute),
    seals: keys,
    turnsOf: createCallerTurns(),
    statementLimit: config.statementLimit ?? limits.statement,
  };
  const mended = await bringWindowsUpToDate(graph, rules, outliving.clock, (looked) => {
    onProgress(`A publicity rule was corrected: ${looked} records looked at …`);
  });
  if (mended > 0) onProgress(`Publicity windows of ${mended} records follow the corrected rule.`);
  onProgress('Preparing the common questions …');
  const warmedUpTo = await warmUp(outliving);
  const doors = {
    readViewer: await createTokenReader(
      {
        dataDir: config.dataDir,
        production: config.production,
        outside: config.outsideIssuer,
      },
      unitsKnownTo(graph),
    ),
    checkRate: createRateGuard(config.ratePerMinute),
  };
  const {
    app,
    listen,
    stop: stopApi,
  } = await createServer({
    ...outliving,
    ...doors,
    files: whereRoom(() => {
      requireRoom(room);
    })
      .use(createReportPage({ fetch: issuer.fetch }))
      .use(createFiles({ materials, mayRead: mayReadMaterial(outliving), checkStore }))
      .use(
        createScreeningFiles({
          dataDir: config.dataDir,
          ...screeningDesk(outliving),
        }),
      ),
    page: pagesOf(issuer, {
      examples: async () => {
        const uscc = exampleUscc?.();
        const found = uscc === undefined ? [] : await graph.read(landmark, { uscc });
        return found.flatMap((one) => examples(one));
      },
      embedOrigins: config.embedOrigins ?? [],
    }),
    log,
    ready: probe.answers,
    hasRoom: () => hasRoom(room),
    trustProxy: config.trustProxy,
  });
  const http = createListener(app);
  listen(http);
  http.listen(config.port, config.host);
  try {
    await once(http, 'listening');
  } catch (cause) {
    await Promise.all([graph.close(), probe.close()]);
    throw portTaken(config.port, cause);
  }
  const { port } = http.address() as AddressInfo;
  const host = config.host === '0.0.0.0' ? 'localhost' : config.host;
  log.info({ port }, 'started');
  listening = `http://${host}:${port}`;
  await outliving.screenings.resume();
  const leaving = new AbortController();
  let asked = -Infinity;
  http.on('request', () => {
    asked = performance.now();
  });
  const warmingUp = warmUpScreenings(outliving, warmedUpTo, {
    isAsked: () => performance.now() - asked < calm,
    signal: leaving.signal,
  }).catch((cause: unknown) => {
    if (!leaving.signal.aborted)
      log.warn({ cause: faultOf(cause) }, 'screenings were not warmed up');
  });
  const stopWatching = watchRoom(room, (isFull) => {
    const figures = { free: room.free(), least: room.least };
    if (isFull) log.error(figures, 'the disk is full: nothing is written');
    else log.warn(figures, 'there is room on the disk again');
  });
  const stop = memoize(async (): Promise<void> => {
    leaving.abort();
    stopWatching();
    http.close();
    http.closeIdleConnections();
    // a fault is met below: until then it must not count as one that nobody handles
    const sockets = Promise.allSettled([stopApi()]);
    await Promise.race([once(http, 'close'), pause(drain, undefined, { ref: false })]);
    http.closeAllConnections();
    const [api] = await sockets;
    if (api.status === 'rejected')
      log.warn({ cause: faultOf(api.reason) }, 'sockets were not closed');
    issuer.stop();
    await rules.stop();
    await outliving.screenings.stop();
    await warmingUp;
    await Promise.all([graph.close(), probe.close()]);
    log.info('stopped');
    const flushed = new Promise<void>((resolve) => {
      log.flush(() => {
        resolve();
      });
    });
    // a file that is being put aside at this very moment tells nobody that it has been written
    await Promise.race([flushed, pause(calm, undefined, { ref: false })]);
  });
  let unhandled = 0;
  return {
    url: listening,
    logFile,
    graph,
    refreshRules: rules.refresh,
    unhandled: (cause) => {
      unhandled += 1;
      log.error({ cause: causeName(cause), count: unhandled }, 'a fault that nobody met');
    },
    stop,
  };
}
