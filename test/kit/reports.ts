import { join } from 'node:path';
import { tmpdir } from 'node:os';
import { createReportKeys } from '../../src/access/report-keys.ts';
import type { Hub } from '../../src/hub/request.ts';
import { createReportIssuer } from '../../src/domains/report/report-issuer.actions.ts';
import { createPdfSetter } from '../../src/domains/report/pdf-setter.ts';
import type { Graph } from '../../src/graph/graph.ts';

export const testKeys = createReportKeys({ numberSealKey: 'c'.repeat(43) });

/** What issues reports in a test that assembles the server by hand; no PDF process is started until one is asked for. */
export const reportsOver = (graph: Graph): Hub['reports'] => ({
  issuer: createReportIssuer({
    graph,
    keys: testKeys,
    clock: () => new Date(),
    folder: join(tmpdir(), 'credit-hub-no-reports'),
    pdf: createPdfSetter(),
    origin: () => 'http://localhost',
  }),
  centre: '示例市公共信用信息中心',
  checkRate: () => Promise.resolve(),
});
