import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSecrets } from '../../src/access/secrets.ts';
import { issueToken } from '../../src/access/token.ts';
import type { Role } from '../../src/access/viewer.ts';
import { confirmRules } from '../../src/domains/rule/rule.actions.ts';
import { confirmableRules } from '../../src/domains/rule/rule.ts';
import { cypher } from '../../src/graph/cypher.ts';
import { type ImportReport, type ImportRules, importFiles } from '../../src/intake/import-files.ts';
import { type RunningHub, startHub } from '../../src/main.ts';
import { shippedLibrary } from '../../src/rules/rulebook.ts';
import { testConnection, type TestConnection, wipe } from './start-graph.ts';

/** A hub on a free port over the test database, with its own data folder. */
export interface TestHub extends RunningHub {
  readonly dataDir: string;
  /** Imports files by their exchange text, in the order given; fails the test when a file cannot be read. */
  readonly settle: (
    files: Readonly<Record<string, string>>,
    options?: {
      readonly department?: string;
      readonly clock?: () => Date;
      /** As if nothing that was written at a later moment were there yet. */
      readonly backdated?: boolean;
      /** Those of the release where none are given. */
      readonly rules?: ImportRules;
    },
  ) => Promise<ImportReport>;
  readonly token: (
    role: Role,
    as?: {
      readonly department?: string;
      readonly subject?: string;
      /** Who holds it; one person for each role and department unless said. */
      readonly user?: string;
    },
  ) => Promise<string>;
}

export interface TestHubOptions {
  readonly clock?: () => Date;
  readonly ratePerMinute?: number;
  /** More than a hub's own, because a statement on a fresh server waits for its plan. */
  readonly statementLimit?: number;
  readonly outsideIssuer?: { readonly issuer: string; readonly jwksUri: string };
  readonly production?: boolean;
  readonly embedOrigins?: readonly string[];
  /** Leaves the rules as the release has them: nobody has confirmed any. */
  readonly unconfirmed?: boolean;
  /** Keeps what the database holds; otherwise it is wiped first. */
  readonly keep?: boolean;
  /** Megabytes that are kept free on the disk. */
  readonly freeMegabytes?: number;
  /** Another way to the database than the straight one. */
  readonly connection?: TestConnection;
}

// fixed, so that ids are the same in every run
const secrets = {
  numberHash: 'sha256',
  idSecret: 'a'.repeat(43),
  numberHashKey: 'b'.repeat(43),
  numberSealKey: 'c'.repeat(43),
};

/** The department in whose name towns are delivered; no real unit has this code. */
const testDepartment = '119900000000000001';

/** As if it had decided something. */
const knowUnit = cypher<{ uscc: string }>`
  MERGE (unit:Department { uscc: $uscc }) ON CREATE SET unit.id = 'dep_~' + $uscc`;

// the process that sets PDFs runs from sources here, as the tests themselves do
process.execArgv = ['--import', 'tsx'];

const forgetMoment = cypher`MATCH (sequence:Sequence {name: 'change'}) REMOVE sequence.lastAt`;

/** Starts a hub; `stop` also removes its folder. */
export async function startTestHub(options: TestHubOptions = {}): Promise<TestHub> {
  const { clock, ratePerMinute = 0, outsideIssuer, production = false, keep = false } = options;
  const { embedOrigins = [], statementLimit = 20_000, connection = testConnection() } = options;
  if (!keep) await wipe();
  const dataDir = mkdtempSync(join(tmpdir(), 'credit-hub-test-'));
  writeFileSync(join(dataDir, 'secrets.json'), JSON.stringify(secrets), { mode: 0o600 });
  const hub = await startHub({
    config: {
      dataDir,
      host: '127.0.0.1',
      port: 0,
      ratePerMinute,
      statementLimit,
      logLevel: 'info',
      production,
      outsideIssuer,
      embedOrigins,
      ...(options.freeMegabytes === undefined ? {} : { freeMegabytes: options.freeMegabytes }),
      publicUrl: undefined,
      centre: '示例市公共信用信息中心',
    },
    connection,
    onProgress: () => undefined,
    ...(clock ? { clock } : {}),
  });
  if (options.unconfirmed !== true) {
    await confirmRules(
      hub.graph,
      { by: 'test', clock: clock ?? (() => new Date()) },
      confirmableRules(shippedLibrary.on('2026-06-30')),
      { text: 'made up for a test', isExample: true, onConfirmed: () => Promise.resolve() },
    );
    // they were confirmed before the world of the test begins, and its deliveries come from then on
    await hub.graph.write('test', (tx) => tx.run(forgetMoment, {}));
    await hub.refreshRules();
  }
  const settle: TestHub['settle'] = async (
    files,
    { department = testDepartment, clock: at, backdated = false, rules } = {},
  ) => {
    if (backdated) await hub.graph.write('forget the moment', (tx) => tx.run(forgetMoment, {}));
    const folder = mkdtempSync(join(dataDir, 'town-'));
    const paths = Object.entries(files).map(([name, text]) => {
      const path = join(folder, name);
      writeFileSync(path, text);
      return path;
    });
    mkdirSync(join(dataDir, 'rejected'), { recursive: true });
    const time = at ?? clock;
    const report = await importFiles(hub.graph, paths, {
      department,
      secrets: openSecrets(dataDir),
      rejectedDir: join(dataDir, 'rejected'),
      ...(time ? { clock: time } : {}),
      ...(rules ? { rules } : {}),
    });
    const unread = report.files.find(({ error }) => error !== undefined);
    if (unread) throw new Error(`${unread.file}: ${unread.error ?? ''}`);
    return report;
  };
  return {
    ...hub,
    dataDir,
    settle,
    token: async (role, as = {}) => {
      if (as.department !== undefined)
        await hub.graph.write('unit', (tx) => tx.run(knowUnit, { uscc: as.department ?? '' }));
      const user = as.user ?? ['somebody', role, as.department ?? ''].join(' ').trim();
      return issueToken({ dataDir, production: false }, { role, hours: 1, ...as, user });
    },
    stop: async () => {
      await hub.stop();
      rmSync(dataDir, { recursive: true, maxRetries: 5 });
    },
  };
}
