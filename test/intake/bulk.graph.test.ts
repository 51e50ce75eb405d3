/**
 * The whole command in processes of its own, on a data folder and a server of its own: the offline loader needs a
 * stopped one. The city is small and dirty, so that every verdict occurs.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { openSecrets } from '../../src/access/secrets.ts';
import { cypher } from '../../src/graph/cypher.ts';
import { type Graph, openGraph } from '../../src/graph/graph.ts';
import { type LocalNeo4j, openLocalNeo4j } from '../../src/graph/local/local-neo4j.ts';
import { generateCity } from '../../src/intake/generate/generate-city.ts';
import { importFiles, type ImportReport } from '../../src/intake/import-files.ts';
import { migrate } from '../../src/graph/migrations/migrate.ts';
import { builtHub } from '../kit/hub-process.ts';
import { testConnection, wipe } from '../kit/start-graph.ts';
import { graphContent } from './graph-content.ts';

const department = '示例市市场监督管理局';
const whole = 240_000;

let work = '';
let dataDir = '';
let files: readonly string[] = [];

interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

function startImport(more: readonly string[], paths = files) {
  const args = [builtHub(), 'import', '--data', dataDir, '--department', department];
  const child = spawn(process.execPath, [...args, ...more, ...paths], {
    env: { ...process.env, NODE_OPTIONS: '', NEO4J_URI: undefined },
  });
  let [out, err] = ['', ''];
  child.stdout.on('data', (text) => (out += String(text)));
  child.stderr.on('data', (text) => (err += String(text)));
  const ended = once(child, 'close').then(([code]): Ended => ({
    code: code as number | null,
    out,
    err,
  }));
  return { child, ended };
}

const imported = (more: readonly string[], paths?: readonly string[]): Promise<Ended> =>
  startImport(more, paths).ended;

/**
 * What stands now, whatever number of versions a fact has gone through: those it has are not the same in one load. Which
 * rules were applied is noted by the bulk load itself, online by the hub when it starts.
 */
const standing = (lines: readonly string[]): ReadonlySet<string> =>
  new Set(
    lines
      .filter(
        (line) =>
          !/^(Change|Sequence|Batch|RowFinding|RulesApplied) | HAS_FINDING | FROM /.test(line),
      )
      .filter((line) => !line.includes('["retractedAt"'))
      .map((line) => line.replaceAll(/rel_[\w-]{22}/g, 'rel')),
  );

const settled = (lines: readonly string[]): readonly string[] =>
  lines.filter((line) => !/^(Batch|RowFinding|Sequence) | HAS_FINDING | FROM /.test(line));

beforeAll(async () => {
  work = mkdtempSync(join(tmpdir(), 'hub-bulk-'));
  dataDir = join(work, 'data');
  const city = { seed: 7, enterprises: 120, persons: 400, today: '2026-06-30', dirt: 0.05 };
  const made = await generateCity({ ...city, directory: join(work, 'city') });
  // a statement of the same record and of the same person that says something else, in files of their own
  const person = join(work, 'person-2.csv');
  writeFileSync(
    person,
    'personname,certype,cerno,region\n甲某,身份证,99000019900101001X,990100\n乙某,身份证,99000019900101001X,990200\n',
  );
  // a lone carriage return inside a cell ends no line, whichever door the file comes by
  const broken = join(work, 'penalty-cr.csv');
  writeFileSync(
    broken,
    'CF_WSH,CF_XDR_MC,CF_JDRQ,CF_CFJG,CF_XDR_SHXYM,CF_WFXW,CF_SY\r\n' +
      '示罚〔2026〕1号,云澜试罚商贸有限公司,2026/03/02,云澜市市场监督管理局,91990100MA0020833N,虚假宣传,"一\r二"\r\n' +
      '示罚〔2026〕1号,云澜试罚商贸有限公司,2026/03/02,云澜市市场监督管理局,91990100MA0020833N,无证经营,"一\r二"\r\n',
  );
  files = [...made.files, person, broken];
}, whole);
afterAll(() => {
  rmSync(work, { recursive: true, maxRetries: 5 });
});

test(
  'files of which none can be read are told one by one, and nothing is built',
  async () => {
    const missing = join(work, 'missing.csv');
    const { code, out } = await imported(['--bulk'], [missing]);
    expect([code, existsSync(join(dataDir, 'bulk-tmp'))]).toEqual([1, false]);
    expect(out).toContain('missing.csv');
    expect(out).toContain('There is no such file.');
  },
  whole,
);

test(
  'a load of BODS statements alone has no table to build from, and is written like online',
  async () => {
    const bods = join(work, 'bods.json');
    const published = { publicationDate: '2020-05-01', bodsVersion: '0.4' };
    const company = {
      statementId: 's1',
      declarationSubject: 'c1',
      statementDate: '2020-05-01',
      publicationDetails: { ...published, publisher: { name: 'Register of Nowhere' } },
      recordId: 'c1',
      recordStatus: 'new',
      recordType: 'entity',
      recordDetails: {
        entityType: { type: 'registeredEntity' },
        name: 'Company',
        isComponent: false,
      },
    };
    writeFileSync(bods, JSON.stringify([company]));
    const { code, out } = await imported(['--bulk', '--data', join(work, 'bods')], [bods]);
    expect(out).toContain('1 stored');
    expect(code).toBe(0);
  },
  whole,
);

test(
  'a load that was killed is not taken for a hub; the next one starts over',
  async () => {
    const { child, ended } = startImport(['--bulk']);
    while (!existsSync(join(dataDir, 'bulk-tmp', 'running')))
      await new Promise((resolve) => setTimeout(resolve, 20));
    child.kill('SIGKILL');
    await ended;
    const online = await imported([]);
    expect(online.code).toBe(1);
    expect(online.err).toContain('run the same `hub import --bulk` again');
  },
  whole,
);

test(
  'the counts of every file add up, and the temporary tables are gone',
  async () => {
    const { code, out, err } = await imported(['--bulk', '--json']);
    expect([code, err]).toEqual([0, '']);
    const report = JSON.parse(out) as ImportReport;
    expect(report.files).toHaveLength(files.length);
    for (const { counts } of report.files) {
      const { read, ...verdicts } = counts;
      expect(Object.values(verdicts).reduce((sum, count) => sum + count, 0)).toBe(read);
    }
    expect(report.counts.rejected).toBeGreaterThan(0);
    expect(existsSync(join(dataDir, 'bulk-tmp'))).toBe(false);
  },
  whole,
);

describe('the loaded hub', () => {
  let server: LocalNeo4j;
  let graph: Graph;
  beforeAll(async () => {
    server = await openLocalNeo4j({ dataDir, onProgress: () => undefined });
    graph = await openGraph(server);
  }, whole);
  afterAll(async () => {
    await graph.close();
    await server.stop();
  });
  const again = (by: string): Promise<ImportReport> =>
    importFiles(graph, files, { department: by, secrets: openSecrets(dataDir), rejectedDir: work });

  test('one change tells of the load, and every index answers', async () => {
    const first = cypher<
      object,
      { kind: string }
    >`MATCH (change:Change {seq: 1}) RETURN change.kind AS kind`;
    const states = cypher<
      object,
      { state: string }
    >`SHOW INDEXES YIELD state RETURN DISTINCT state`;
    expect(await graph.read(first, {})).toEqual([{ kind: 'LOAD' }]);
    expect(await graph.read(states, {})).toEqual([{ state: 'ONLINE' }]);
  });

  test(
    'it holds what the online writer makes of the same files, down to every id of a subject and record',
    async () => {
      await wipe();
      const other = await openGraph(testConnection());
      await migrate(other);
      const order = ['enterprise', 'person', 'keyperson', 'shareholder', 'branch', ''];
      const rank = (path: string): number =>
        order.findIndex((word) => basename(path).startsWith(word));
      const paths = [...files].sort((one, two) => rank(one) - rank(two));
      const secrets = openSecrets(dataDir);
      await importFiles(other, paths, { department, secrets, rejectedDir: work });
      const [bulk, online] = [
        standing(await graphContent(graph)),
        standing(await graphContent(other)),
      ];
      await other.close();
      expect([...bulk].filter((line) => !online.has(line))).toEqual([]);
      expect([...online].filter((line) => !bulk.has(line))).toEqual([]);
    },
    whole,
  );

  test(
    'the same files imported online change nothing, nor do the same rows from another department',
    async () => {
      const before = await graphContent(graph);
      const same = await again(department);
      expect(same.files.every(({ delivered }) => delivered)).toBe(true);
      expect(same.counts.unchanged + same.counts.rejected).toBe(same.counts.read);
      expect(await graphContent(graph)).toEqual(before);
      const { counts } = await again('别的部门');
      expect([counts.stored, counts.corrected]).toEqual([0, 0]);
      expect(settled(await graphContent(graph))).toEqual(settled(before));
    },
    whole,
  );
});

test(
  'a hub that holds something is not loaded over',
  async () => {
    const { code, err } = await imported(['--bulk']);
    expect(code).toBe(1);
    expect(err).toContain('This hub is not empty: import without --bulk');
  },
  whole,
);
