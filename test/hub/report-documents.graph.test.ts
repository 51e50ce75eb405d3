import { createHash } from 'node:crypto';
import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { codeOf, filesOf, idNumberOf, nameOf, type Town } from '../fixtures/town.ts';
import { ask, askAndFail } from '../kit/ask.ts';
import { startTestHub, type TestHub } from '../kit/start-hub.ts';
import { pdfText } from '../kit/pdf-text.ts';
import { idsOf } from './control-questions.ts';

/*
 pHead directs Works and holds 60 % of it; pClerk is its manager.
 Works has a licence, an entry in a list of serious breach, and a penalty of 2026-03-01 whose window closes on 2029-03-01; pHead has a licence.
*/
const town: Town = {
  holdings: [
    ['pHead', 'Works', 60],
    ['pOther', 'Works', 40],
  ],
  offices: [
    ['pHead', 'Works', '法定代表人'],
    ['pClerk', 'Works', '经理'],
  ],
};

const licenceOf = (key: string, number: number): string => {
  const party = key.startsWith('p')
    ? [nameOf(key), '自然人', '', '身份证', idNumberOf(key)]
    : [nameOf(key), '法人及非法人组织', codeOf(key), '', ''];
  const decision = ['许可决定书', `示例许〔2026〕${number}号`, '普通', '示例许可证', `X${number}`];
  const dates = ['2026/02/03', '2026/02/03', '2099/12/31'];
  return [...party, ...decision, '食品经营', ...dates, '示例市行政审批局', '1'].join(',');
};
const licences = [
  'XK_XDR_MC,XK_XDR_LB,XK_XDR_SHXYM,XK_XDR_ZJLX,XK_XDR_ZJHM,XK_XKWS,XK_WSH,XK_XKLB,XK_XKZS,XK_XKBH,XK_NR,XK_JDRQ,XK_YXQZ,XK_YXQZI,XK_XKJG,XK_ZT',
  licenceOf('Works', 1),
  licenceOf('pHead', 2),
].join('\n');
const unit = codeOf('sUnit');
const penalties = [
  'CF_XDR_MC,CF_XDR_LB,CF_XDR_SHXYM,CF_WSH,CF_WFXW,CF_SY,CF_YJ,CF_CFLB,CF_NR,CF_NR_FK,CF_JDRQ,CF_CFJG,CF_CFJGDM,CF_ZT',
  [
    ...[nameOf('Works'), '法人及非法人组织', codeOf('Works'), '示例罚〔2026〕1号'],
    ...['示例<b>违法</b>行为', '示例事实', '示例依据', '罚款', '罚款', '1.5', '2026/03/01'],
    ...['示例市市场监督管理局', unit, '1'],
  ].join(','),
].join('\n');

const listed = [
  'uniscid,entname,illid,abntime,serillrea_cn,decorg_cn',
  [
    ...[codeOf('Works'), nameOf('Works'), '示例严〔2026〕1号', '2026-01-15'],
    ...['示例原因', '示例市市场监督管理局'],
  ].join(','),
].join('\n');

const day = (text: string): Date => new Date(`${text}T04:00:00.000Z`);
let now = day('2026-05-01');
let hub: TestHub;
let idOf: (key: string) => string;
let department: string;
let lender: string;

beforeAll(async () => {
  hub = await startTestHub({ clock: () => now });
  const { counts } = await hub.settle({
    ...filesOf(town),
    'licence.csv': licences,
    'penalty.csv': penalties,
    'serious.csv': listed,
  });
  expect(counts.stored).toBe(counts.read);
  const byName = await idsOf(hub);
  idOf = (key) => byName(nameOf(key));
  department = await hub.token('DEPARTMENT', { department: '119900000000000001' });
  lender = await hub.token('LENDER');
});
afterAll(() => hub.stop());

interface Issued {
  readonly number: string;
  readonly html: string;
  readonly pdf: string;
  readonly htmlEn: string;
  readonly pdfEn: string;
}

const document = `query ($subject: ID!, $purpose: Purpose!) {
  creditReport(subject: $subject, purpose: $purpose) {
    number
    html: documentUrl(format: HTML) pdf: documentUrl(format: PDF)
    htmlEn: documentUrl(format: HTML, language: EN) pdfEn: documentUrl(format: PDF, language: EN)
  }
}`;
const again = `query ($number: String!) {
  issuedReport(number: $number) {
    number purpose subjectId
    html: documentUrl(format: HTML) pdf: documentUrl(format: PDF)
    htmlEn: documentUrl(format: HTML, language: EN) pdfEn: documentUrl(format: PDF, language: EN)
  }
}`;

const issue = async (key: string, token?: string, purpose = 'SUPERVISION'): Promise<Issued> => {
  const variables = { subject: idOf(key), purpose };
  const { creditReport } = await ask<{ creditReport: Issued }>(hub, document, variables, token);
  return creditReport;
};
const reissue = async (number: string, token?: string): Promise<Issued> =>
  (await ask<{ issuedReport: Issued }>(hub, again, { number }, token)).issuedReport;

const get = async (url: string, token?: string) => {
  const response = await fetch(url, token ? { headers: { authorization: `Bearer ${token}` } } : {});
  const bytes = Buffer.from(await response.arrayBuffer());
  return { status: response.status, headers: response.headers, bytes, text: bytes.toString() };
};
const withoutCode = (url: string): string => url.replace(/\?.*$/, '');
const codeIn = (html: string): string => /[0-9A-Z]{4}(-[0-9A-Z]{4}){3}/.exec(html)?.[0] ?? '';

const verify = async (number: string, code: string, file?: Buffer) => {
  const form = new FormData();
  form.set('number', number);
  form.set('code', code);
  if (file) form.set('file', new Blob([new Uint8Array(file)]), 'report.pdf');
  const response = await fetch(`${hub.url}/verify`, {
    method: 'POST',
    headers: { accept: 'application/json' },
    body: form,
  });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
};

test('HTML and PDF in both languages are one report: registration, sections, linked parties, number and code', async () => {
  const report = await issue('Works', department);
  const [html, pdf, htmlEn, pdfEn] = await Promise.all(
    [report.html, report.pdf, report.htmlEn, report.pdfEn].map((url) => get(url)),
  );
  expect(html?.headers.get('content-type')).toBe('text/html; charset=utf-8');
  expect(pdf?.headers.get('content-type')).toBe('application/pdf');
  expect(html?.headers.get('cache-control')).toBe('no-store');
  const said = [html?.text ?? '', await pdfText(pdf?.bytes ?? Buffer.of())];
  for (const text of said) {
    for (const part of [
      ...['法人和非法人组织公共信用信息报告', '报告说明', '概述', '信用信息详情', report.number],
      ...[nameOf('Works'), codeOf('Works'), nameOf('pHead'), nameOf('pClerk'), '实际控制人'],
      ...['示例罚〔2026〕1号', '示例许〔2026〕1号', '2029-03-01', '示例市公共信用信息中心'],
      // whom the register names, and what the linked parties' counts are of
      ...['法定代表人', `${nameOf('pHead')} 60%；${nameOf('pOther')} 40%`, '关联主体信用信息详情'],
      ...['示例许〔2026〕2号', '119900000000000001', '盖章处'],
    ])
      expect(text.replace(/\s+/g, ' ')).toContain(part);
  }
  for (const text of [htmlEn?.text ?? '', await pdfText(pdfEn?.bytes ?? Buffer.of())]) {
    for (const part of ['Public Credit Report', 'Administrative penalties', nameOf('Works')])
      expect(text).toContain(part);
  }
});

test('each controller is proved by the law, the ground and the arithmetic, in the language of the document', async () => {
  const report = await issue('Works', department);
  const [html, htmlEn, pdf] = await Promise.all(
    [report.html, report.htmlEn, report.pdf].map((url) => get(url)),
  );
  const sum = `${nameOf('pHead')} 0.6`;
  for (const part of [
    ...['控制关系的依据与算式', `实际控制人 ${nameOf('pHead')}`, `受益所有人 ${nameOf('pHead')}`],
    ...['《公司法》（2023）第二百六十五条第三项：', '60%，《受益所有人信息管理办法》'],
    `在${nameOf('Works')}中：${sum} → 控制${nameOf('Works')}`,
    `0.6: ${nameOf('pHead')} → ${nameOf('Works')}`,
  ])
    expect([part, html?.text.includes(part)]).toEqual([part, true]);
  expect(htmlEn?.text).toContain(`${sum} of ${nameOf('Works')} → controls ${nameOf('Works')}`);
  expect(htmlEn?.text).toContain('60%; Company Law 2023, art. 265(3)');
  expect(await pdfText(pdf?.bytes ?? Buffer.of())).toContain(`在${nameOf('Works')}中：${sum}`);
});

test('markup in a name of an act stays text', async () => {
  const { html } = await issue('Works', department);
  const { text } = await get(html);
  expect(text).toContain('示例&lt;b&gt;违法&lt;/b&gt;行为');
  expect(text).not.toContain('<b>违法');
});

test('a report comes out byte for byte the same by its number, also when the folder of documents is lost', async () => {
  const report = await issue('Works', department);
  const first = await Promise.all([report.html, report.pdf].map((url) => get(url)));
  rmSync(join(hub.dataDir, 'reports'), { recursive: true, maxRetries: 5 });
  now = day('2026-08-01');
  const fresh = await reissue(report.number, department);
  const second = await Promise.all([fresh.html, fresh.pdf].map((url) => get(url)));
  now = day('2026-05-01');
  expect(second.map(({ status }) => status)).toEqual([200, 200]);
  for (const [index, { bytes }] of first.entries())
    expect(second[index]?.bytes.equals(bytes)).toBe(true);
});

test('what is kept of a report carries no name in the clear, in the folder or in the graph', async () => {
  const { html } = await issue('Works', department);
  await get(html);
  const files = readdirSync(join(hub.dataDir, 'reports'), { recursive: true, encoding: 'utf8' });
  expect(files.some((name) => name.endsWith('.zh.html'))).toBe(true);
  for (const name of files) expect(name).not.toContain('Works');
  for (const url of [html]) expect(decodeURIComponent(url)).not.toMatch(/Works|欧阳|sub_/);
});

test('the public sees published names and no records of persons, officials both, and a person the whole of the own report', async () => {
  const open = await get((await issue('Works', undefined, 'DUE_DILIGENCE')).html);
  expect(open.text).toContain('不对本查询人开放');
  expect(open.text).toContain(`在${nameOf('Works')}中：${nameOf('pHead')} 0.6`);
  const closed = await get((await issue('pHead', lender, 'DUE_DILIGENCE')).html);
  expect(closed.text).toContain('个人公共信用信息报告');
  expect(closed.text).not.toContain('示例许〔2026〕2号');
  const own = await hub.token('SUBJECT', { subject: idOf('pHead') });
  const whole = await get((await issue('pHead', own, 'OWN_REPORT')).html);
  for (const part of [nameOf('pHead'), idNumberOf('pHead'), '示例许〔2026〕2号', nameOf('Works')])
    expect(whole.text).toContain(part);
});

test('an address opens for 15 minutes without a token, afterwards only to the viewer it was issued to', async () => {
  const { html, number } = await issue('Works', department);
  now = new Date(now.getTime() + 14 * 60_000);
  expect((await get(html)).status).toBe(200);
  now = new Date(now.getTime() + 2 * 60_000);
  expect((await get(html)).status).toBe(403);
  expect((await get(html, department)).status).toBe(200);
  expect((await get(withoutCode(html), department)).status).toBe(200);
  // what an official may see of others is not the subject's to see
  const own = await hub.token('SUBJECT', { subject: idOf('Works') });
  expect((await get(html, own)).status).toBe(404);
  expect(await askAndFail(hub, again, { number }, own)).toContain('NOT_FOUND');
  const other = await hub.token('DEPARTMENT', { department: '119900000000000002' });
  for (const token of [other, lender]) {
    expect((await get(html, token)).status).toBe(404);
    expect(await askAndFail(hub, again, { number }, token)).toContain('NOT_FOUND');
  }
  now = day('2026-05-01');
  expect((await get(html, other)).status).toBe(404);
});

test('a forged address is refused alike for a number that exists and one that does not', async () => {
  const { html } = await issue('Works', department);
  const forged = html.replace(/code=.{43}/, `code=${'A'.repeat(43)}`);
  const nowhere = forged.replace(/R-\d{8}-[^.]{16}/, `R-20260501-${'0'.repeat(16)}`);
  const answers = await Promise.all([forged, nowhere, withoutCode(html)].map((url) => get(url)));
  expect(new Set(answers.map(({ status, text }) => `${status} ${text}`)).size).toBe(1);
  expect(answers[0]?.status).toBe(403);
  const pdf = html.replace('.html', '.pdf');
  expect((await get(pdf)).status).toBe(403);
  expect((await get(`${hub.url}/reports/..%2Fsecrets.json`)).status).toBe(404);
  expect((await get(`${hub.url}/reports/%E0%A4%A`)).status).toBe(400);
});

test('the verification page tells true from forged, and a changed byte from the file as issued', async () => {
  const own = await hub.token('SUBJECT', { subject: idOf('pHead') });
  const report = await issue('pHead', own, 'OWN_REPORT');
  const [html, pdf] = await Promise.all([get(report.html), get(report.pdf)]);
  const code = codeIn(html.text);
  const { body } = await verify(report.number, code);
  expect(body).toMatchObject({
    genuine: true,
    current: true,
    subject: '欧阳****',
    issuedAt: now.toISOString(),
    purpose: { zh: '查询本主体' },
    document: null,
  });
  // as people type it
  const typed = ` ${code.replaceAll('-', '').toLowerCase()}`;
  expect((await verify(report.number, typed)).body).toEqual(body);
  for (const { bytes } of [html, pdf]) {
    expect((await verify(report.number, code, bytes)).body).toMatchObject({ document: true });
    const changed = Buffer.from(bytes);
    changed[changed.length - 10] = (changed[changed.length - 10] ?? 0) ^ 1;
    expect((await verify(report.number, code, changed)).body).toMatchObject({ document: false });
  }
  const forged = [
    [report.number, code.replace(/.$/, (last) => (last === '0' ? '1' : '0'))],
    [`R-20260501-${'0'.repeat(16)}`, code],
    ['nonsense', code],
  ] as const;
  for (const [number, given] of forged)
    expect((await verify(number, given)).body).toEqual({ genuine: false });
});

test('a later report of the same viewer makes the earlier one no longer current only when it says something else', async () => {
  const token = await hub.token('DEPARTMENT', { department: '119900000000000003' });
  const first = await issue('Works', token);
  const code = codeIn((await get(first.html)).text);
  now = new Date(now.getTime() + 1_000);
  await issue('Works', token);
  expect((await verify(first.number, code)).body).toMatchObject({ genuine: true, current: true });
  await hub.settle({ 'later.csv': `${licences.split('\n')[0] ?? ''}\n${licenceOf('pOther', 3)}` });
  now = new Date(now.getTime() + 1_000);
  await issue('Works', token);
  expect((await verify(first.number, code)).body).toMatchObject({ genuine: true, current: false });
});

test('once a window in it closes a report is GONE, but not for the subject itself nor for a judicial purpose', async () => {
  const own = await hub.token('SUBJECT', { subject: idOf('Works') });
  const [report, judicial, mine] = [
    await issue('Works', department),
    await issue('Works', department, 'JUDICIAL'),
    await issue('Works', own, 'OWN_REPORT'),
  ];
  const before = await Promise.all([mine.html, judicial.pdf].map((url) => get(url)));
  // in China the window is over, by UTC it is not yet: what was over at the issue has not changed since
  now = new Date('2029-02-28T18:00:00.000Z');
  const early = await issue('Works', own, 'OWN_REPORT');
  const { text: earlyText } = await get(early.html);
  expect(earlyText).toContain('公示期已届满');
  expect((await verify(early.number, codeIn(earlyText))).body).toMatchObject({ current: true });
  now = day('2029-03-01');
  const gone = await get(withoutCode(report.html), department);
  expect([gone.status, gone.text.slice(0, 100)]).toEqual([
    410,
    expect.stringContaining('closed or corrected since'),
  ]);
  expect(await askAndFail(hub, again, { number: report.number }, department)).toContain('GONE');
  const kept = await get((await reissue(mine.number, own)).html);
  expect((await verify(mine.number, codeIn(kept.text))).body).toMatchObject({ current: false });
  const anew = await issue('Works', own, 'OWN_REPORT');
  const { text } = await get(anew.html);
  expect(text).toContain('公示期已届满');
  expect(text).toContain('其中 1 条已不再公示，仅向主体本人列出，涉及罚款 1.5 万元。');
  expect((await get(anew.htmlEn)).text).toContain('Publicity has ended');
  expect(kept.bytes.equals(before[0]?.bytes ?? Buffer.of())).toBe(true);
  const court = await get((await reissue(judicial.number, department)).pdf);
  expect(court.bytes.equals(before[1]?.bytes ?? Buffer.of())).toBe(true);
  now = day('2026-05-01');
});

test('nobody keeps what was closed by saying that it is for a court, or that it is about a firm of their own', async () => {
  expect(await askAndFail(hub, document, { subject: idOf('Works'), purpose: 'JUDICIAL' })).toEqual([
    'FORBIDDEN',
  ]);
  // a firm that belongs to Works' representative: its own report counts what Works had
  const own = await hub.token('SUBJECT', { subject: idOf('pHead') });
  const another = { subject: idOf('Works'), purpose: 'OWN_REPORT' };
  expect(await askAndFail(hub, document, another, own)).toEqual(['FORBIDDEN']);
  const report = await issue('pHead', own, 'OWN_REPORT');
  expect((await get(report.html)).status).toBe(200);
  now = day('2029-03-01');
  expect((await get(withoutCode(report.html), own)).status).toBe(410);
  now = day('2026-05-01');
});

const recordOf = async (documentNumber: string): Promise<string> => {
  const { subject } = await ask<{
    subject: { records: { nodes: { id: string; documentNumber: string }[] } };
  }>(
    hub,
    'query ($id: ID!) { subject(key: { id: $id }) { records { nodes { id documentNumber } } } }',
    { id: idOf('Works') },
    department,
  );
  return subject.records.nodes.find((one) => one.documentNumber === documentNumber)?.id ?? '';
};

const act = (name: string, input: object, token: string) =>
  ask<Record<string, { repair?: { id: string } }>>(
    hub,
    `mutation ($input: ${name.replace(/^./, (letter) => letter.toUpperCase())}Input!) { ${name}(input: $input) { __typename ${name.includes('Repair') ? 'repair { id }' : ''} } }`,
    { input },
    token,
  );

test('a report with a record that was corrected since is no longer current and given out no more, but for a court', async () => {
  now = day('2026-05-02');
  const own = await hub.token('SUBJECT', { subject: idOf('Works') });
  // nobody else in these tests asks for this unit, so it has no later report
  const office = await hub.token('DEPARTMENT', { department: '119900000000000004' });
  const [report, judicial, mine] = [
    await issue('Works', office),
    await issue('Works', office, 'JUDICIAL'),
    await issue('Works', own, 'OWN_REPORT'),
  ];
  const code = codeIn((await get(judicial.html)).text);
  expect((await verify(judicial.number, code)).body).toMatchObject({ current: true });
  now = new Date(now.getTime() + 60_000);
  const filed = await ask<{ fileDispute: { dispute: { id: string } } }>(
    hub,
    'mutation ($input: FileDisputeInput!) { fileDispute(input: $input) { dispute { id } } }',
    { input: { target: await recordOf('示例罚〔2026〕1号'), claim: '金额不符' } },
    own,
  );
  const dispute = filed.fileDispute.dispute.id;
  const correction = { fineAmount: '0.5', content: '罚款人民币5000元' };
  const resolve = async (user: string) =>
    ask<{ resolveDispute: { dispute: { state: string } } }>(
      hub,
      'mutation ($input: ResolveDisputeInput!) { resolveDispute(input: $input) { dispute { state } } }',
      { input: { dispute, outcome: 'CORRECT', reason: '已核实', correction } },
      await hub.token('DEPARTMENT', { department: unit, user }),
    );
  await resolve('one officer');
  const { resolveDispute } = await resolve('another officer');
  expect(resolveDispute.dispute.state).toBe('CORRECTED');
  for (const [{ number, html }, token] of [
    [report, office],
    [mine, own],
  ] as const) {
    expect((await get(withoutCode(html), token)).status).toBe(410);
    expect(await askAndFail(hub, again, { number }, token)).toContain('GONE');
  }
  expect((await verify(judicial.number, code)).body).toMatchObject({
    genuine: true,
    current: false,
  });
  expect((await get((await reissue(judicial.number, office)).html)).status).toBe(200);
  now = new Date(now.getTime() + 60_000);
  const anew = await issue('Works', own, 'OWN_REPORT');
  expect((await get(anew.html)).text).toContain('罚款人民币5000元');
  now = day('2026-05-01');
});

test('measures, grades, repairs and objections stand in their sections, each for whom it concerns', async () => {
  now = day('2026-06-30');
  const [clerk, analyst, own] = await Promise.all([
    hub.token('CLERK'),
    hub.token('ANALYST'),
    hub.token('SUBJECT', { subject: idOf('Works') }),
  ]);
  const [penalty, entry] = [
    await recordOf('示例罚〔2026〕1号'),
    await recordOf('示例严〔2026〕1号'),
  ];
  const measure = { subject: idOf('Works'), measure: 'AWARDS_LIMIT', grounds: [entry] };
  await act('imposeSanction', { ...measure, basis: '国办发〔2020〕49号' }, clerk);
  await act('fileDispute', { target: entry, claim: '示例异议内容' }, own);
  const upload = async (text: string): Promise<string> => {
    const headers = { authorization: `Bearer ${own}` };
    const sent = { method: 'POST', headers, body: text };
    return ((await (await fetch(`${hub.url}/materials`, sent)).json()) as { digest: string })
      .digest;
  };
  const materials = [
    { kind: 'PERFORMANCE', title: '缴款凭证', digest: await upload('proof') },
    { kind: 'COMMITMENT', title: '承诺书', digest: await upload('promise') },
  ];
  const applied = await act('applyForRepair', { record: penalty, promise: '示例', materials }, own);
  const [mine, theirs] = await Promise.all([
    issue('Works', own, 'OWN_REPORT').then(({ html }) => get(html)),
    issue('Works', analyst).then(({ html }) => get(html)),
  ]);
  for (const { text } of [mine, theirs])
    for (const part of ['限制参加评先评优', '评价等级', '异议处理中']) expect(text).toContain(part);
  for (const part of ['示例异议内容', '已申请']) {
    expect(mine.text).toContain(part);
    expect(theirs.text).not.toContain(part);
  }

  const before = await issue('Works', analyst);
  const kept = await issue('Works', own, 'OWN_REPORT');
  const repair = applied['applyForRepair']?.repair?.id;
  const reviewer = await hub.token('DEPARTMENT', { department: unit });
  await act('decideRepair', { repair, decision: 'ACCEPT' }, clerk);
  for (const token of [clerk, reviewer])
    await act('decideRepair', { repair, decision: 'GRANT' }, token);
  expect((await get(before.html)).status).toBe(410);
  expect((await get(kept.html)).status).toBe(200);
  const after = await get((await issue('Works', analyst)).html);
  expect(after.text).not.toContain('示例罚〔2026〕1号');
  const handled = await get((await issue('Works', clerk)).html);
  expect(handled.text).not.toContain('示例罚〔2026〕1号');
  now = day('2026-05-01');
});

test('a report on an earlier day lists no measure and no grade of today, and says so', async () => {
  const { creditReport } = await ask<{ creditReport: { url: string } }>(
    hub,
    `query ($subject: ID!) {
      creditReport(subject: $subject, purpose: SUPERVISION, asOf: { validAt: "2026-02-10" }) {
        url: documentUrl(format: HTML)
      }
    }`,
    { subject: idOf('Works') },
    department,
  );
  const { text } = await get(creditReport.url);
  expect(text).toContain('本类信息只在以出具时为准的报告中列出');
  expect(text).not.toContain('评价等级');
});

test('the page is HTML that runs only its own script, and more than 30 verifications a minute are refused', async () => {
  const page = await fetch(`${hub.url}/verify`);
  const text = await page.text();
  const script = /<script>([\s\S]*)<\/script>/.exec(text)?.[1] ?? '';
  const hash = createHash('sha256').update(script).digest('base64');
  expect(page.headers.get('content-security-policy')).toContain(`script-src 'sha256-${hash}'`);
  const answers = [];
  for (let i = 0; i < 31; i += 1) answers.push((await verify('nonsense', 'x')).status);
  expect(answers.at(-1)).toBe(429);
});
