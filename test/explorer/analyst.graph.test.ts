// The analyst's day in a real browser before a real hub. The page is the one that npm run build left.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { Browser, Download, Page } from 'playwright-core';
import { codeOf, nameOf } from '../fixtures/town.ts';
import { ask } from '../kit/ask.ts';
import { startTestHub, type TestHub } from '../kit/start-hub.ts';
import { analystTown } from './analyst-town.ts';
import { startApproval } from './approval.ts';
import { artefacts, openBrowser } from './browser.ts';

const now = new Date('2026-06-30T04:00:00.000Z');
let hub: TestHub;
let browser: Browser;
let page: Page;
let token: string;
let approval: { readonly url: string; readonly close: () => void };
let faults: string[];
let addresses: string[];

beforeAll(async () => {
  mkdirSync(artefacts, { recursive: true });
  approval = await startApproval(() => hub.url);
  [hub, browser] = await Promise.all([
    startTestHub({ clock: () => now, embedOrigins: [approval.url] }),
    openBrowser(),
  ]);
  await hub.settle(analystTown(60), { clock: () => new Date('2026-06-01T04:00:00.000Z') });
  token = await hub.token('ANALYST');
});
afterAll(async () => {
  await browser.close();
  await hub.stop();
  approval.close();
});
beforeEach(async () => {
  faults = [];
  addresses = [];
  const context = await browser.newContext({
    viewport: { width: 1280, height: 720 },
    locale: 'zh-CN',
    reducedMotion: 'reduce',
  });
  page = await context.newPage();
  page.setDefaultTimeout(60_000);
  await page.clock.setFixedTime(now);
  page.on('console', (line) => {
    if (['error', 'warning'].includes(line.type())) faults.push(line.text());
  });
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('dialog', (dialog) => faults.push(dialog.message()));
  page.on('request', (request) => addresses.push(request.url()));
});
afterEach(async () => {
  await shot('last');
  await page.context().close();
});

const shot = (name: string) => page.screenshot({ path: join(artefacts, `${name}.png`) });
const button = (name: string | RegExp) => page.getByRole('button', { name, exact: true });
const side = () => page.getByRole('complementary', { name: '详情' });
const figure = (subjects: number, relations: number) =>
  page.getByText(`${subjects} 个主体 · ${relations} 条关系`).waitFor();

async function enter(bearer = token): Promise<void> {
  await page.goto(`${hub.url}/explore`);
  await button('公众').click();
  await page.getByLabel('访问令牌').fill(bearer);
  await page.keyboard.press('Enter');
}

async function open(name: string): Promise<void> {
  await page.getByRole('combobox', { name: '搜索企业' }).fill(name);
  await page
    .getByRole('option', { name: new RegExp(name) })
    .first()
    .waitFor();
  await page.keyboard.press('Enter');
  await side()
    .getByRole('heading', { name: new RegExp(name) })
    .waitFor();
}

/** Chooses a subject in the list, which says the same as the map. */
async function choose(name: string | RegExp): Promise<void> {
  await button('列表').click();
  await page.getByRole('region', { name: '列表' }).getByRole('button', { name }).first().click();
  await button('列表').click();
}

/** Whether anything stands on the map: a camera that points nowhere draws nothing and says nothing. */
const isInked = () =>
  page.locator('canvas.sigma-overlay').evaluate((canvas: HTMLCanvasElement) => {
    const pixels = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height);
    return pixels?.data.some((value) => value > 0);
  });

async function seriousFaults(): Promise<readonly string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
}

/** How many pages, of which size in points, with which words. */
async function readPaper(paper: Buffer) {
  const loading = getDocument({ data: new Uint8Array(paper), verbosity: 0 });
  const document = await loading.promise;
  const sheet = await document.getPage(1);
  const [left = 0, bottom = 0, right = 0, top = 0] = sheet.view;
  const { items } = await sheet.getTextContent();
  const text = items.map((item) => ('str' in item ? item.str : '')).join('');
  const { numPages } = document;
  await loading.destroy();
  return { numPages, text, size: [right - left, top - bottom] };
}

async function textOf(download: Download): Promise<string> {
  return readFileSync(await download.path(), 'utf8');
}

test('search, expand twice, control view, path to a second firm, back a year, export', async () => {
  await enter();
  await shot('1-empty');
  expect(await seriousFaults()).toEqual([]);
  await page.getByRole('combobox', { name: '搜索企业' }).fill(codeOf('甲').slice(0, 14));
  await page.getByRole('option').first().waitFor();
  await shot('2-search');
  await open('甲示例');
  // two hops: the parent with its holders, eight of the twelve children, one of them with its own child
  await figure(15, 17);
  expect(await isInked()).toBe(true);
  await shot('3-map');
  expect(await seriousFaults()).toEqual([]);
  await button('展开 对外投资').click();
  await figure(19, 21);
  await choose(nameOf('甲母'));
  await button('展开').click();
  await shot('4-expanded');
  await choose(nameOf('甲'));
  await button('控制').click();
  await side().getByText('48%').first().waitFor();
  await side().getByText('算式').waitFor();
  await side().getByText('直接或间接最终持有百分之二十五以上').waitFor();
  await shot('5-control');
  expect(await seriousFaults()).toEqual([]);
  await button('撤销').click();
  await button('作为路径起点').click();
  await page.getByRole('combobox', { name: '路径终点' }).fill('乙示例');
  await page.getByRole('option').first().waitFor();
  await page.keyboard.press('Enter');
  await side().getByText('强度').first().waitFor();
  await shot('6-path');
  await button('−1 年').click();
  // one child is younger than that, two were given away since
  await figure(20, 22);
  await shot('7-a-year-ago');
  await button('导出').click();
  const [csv] = await Promise.all([page.waitForEvent('download'), button('CSV').click()]);
  expect(await textOf(csv)).toContain(nameOf('甲母'));
  for (const form of ['PNG', 'SVG', 'JSON']) {
    await button('导出').click();
    const [file] = await Promise.all([page.waitForEvent('download'), button(form).click()]);
    expect(file.suggestedFilename()).toBe(`credit-map-2025-06-30.${form.toLowerCase()}`);
    await file.saveAs(join(artefacts, `8-export.${form.toLowerCase()}`));
  }
  expect(faults).toEqual([]);
  expect(
    addresses.filter((address) => !/^(blob|data):/.test(address) && !address.startsWith(hub.url)),
  ).toEqual([]);
});

test('the address reopens the same view, holds no name and no token, and is undone by Ctrl+Z', async () => {
  await enter();
  await open('甲示例');
  await button('展开 对外投资').click();
  await figure(19, 21);
  const address = page.url();
  expect(decodeURIComponent(address)).not.toMatch(/示例|欧阳/);
  expect(addresses.join(' ')).not.toContain(token.slice(0, 20));
  await page.goto('about:blank');
  await page.goto(address);
  await figure(19, 21);
  await page.getByRole('application').focus();
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('Enter');
  expect(page.url()).not.toBe(address);
  await page.keyboard.press('Control+z');
  await figure(19, 21);
  await button('Switch to English').click();
  await page.getByText('19 subjects · 21 relations').waitFor();
  await page.setViewportSize({ width: 820, height: 1180 });
  await shot('9-tablet');
  expect(await seriousFaults()).toEqual([]);
  expect(faults).toEqual([]);
});

/** Reads the view in both languages and on a tablet, then goes back to Chinese on a screen. */
async function shotEverywhere(name: string): Promise<void> {
  await shot(`${name}-zh`);
  expect(await seriousFaults()).toEqual([]);
  await button('Switch to English').click();
  await page.getByRole('complementary', { name: 'Details' }).waitFor();
  await shot(`${name}-en`);
  await page.setViewportSize({ width: 820, height: 1180 });
  await shot(`${name}-tablet`);
  await page.setViewportSize({ width: 1280, height: 720 });
  await button('切换为中文').click();
  await side().waitFor();
}

/** The same address in a page of its own shows the same figure. */
async function reopens(subjects: number, relations: number): Promise<void> {
  const address = page.url();
  expect(decodeURIComponent(address)).not.toMatch(/示例|欧阳/);
  await page.goto('about:blank');
  await page.goto(address);
  await figure(subjects, relations);
}

test('what a year changed is drawn and listed, by line and letter and not by colour alone', async () => {
  await enter();
  await open('甲示例');
  await button('对比').click();
  await side().getByRole('region', { name: '新增' }).getByText('子12').first().waitFor();
  await side().getByRole('region', { name: '消失' }).getByText('子14').first().waitFor();
  const changed = side().getByRole('region', { name: '变更' });
  await changed.getByRole('button', { name: /子11/ }).click();
  await side().getByText('70% → 100%').waitFor();
  // the day before and the day after are on one picture: nineteen of today, and the two that went
  await figure(21, 23);
  await shotEverywhere('18-diff');
  await reopens(21, 23);
  await page.getByLabel('对比日期').fill('2026-02-01');
  await figure(19, 21);
  await button('撤销').click();
  await figure(21, 23);
  await page.getByLabel('对比日期').fill('2025-02-01');
  const decided = side().getByRole('region', { name: '两日之间的决定' });
  await decided.getByText('2025-03-01 标签不实').waitFor();
  expect(faults).toEqual([]);
});

test('Enter before the answer is there takes the first of it', async () => {
  await enter();
  await page.getByRole('combobox', { name: '搜索企业' }).fill('甲示例');
  await page.keyboard.press('Enter');
  await side()
    .getByRole('heading', { name: /甲示例/ })
    .waitFor();
  await figure(15, 17);
  expect(faults).toEqual([]);
});

test('suspected links stand apart from facts, with hard and soft evidence', async () => {
  await enter();
  await open('甲示例');
  await button('疑似').click();
  // no relation is counted
  await figure(4, 0);
  await side().getByText('没有任何单位认定').waitFor();
  await side()
    .getByRole('button', { name: /丙示例/ })
    .click();
  await side().getByRole('region', { name: '强线索' }).getByText('同一住所').waitFor();
  await side().getByRole('region', { name: '弱线索' }).getByText('同一邮箱域名').waitFor();
  expect(await isInked()).toBe(true);
  await shotEverywhere('19-suspicion');
  await reopens(4, 0);
  expect(faults).toEqual([]);
});

test('a free choice of subjects shows how they hang together, by keys alone', async () => {
  await enter();
  await open('甲示例');
  await figure(15, 17);
  const map = page.getByRole('application');
  await button('选入').click();
  await map.focus();
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('p');
  await button('所选 2').waitFor();
  await page.keyboard.press('Control+z');
  await button('所选 1').waitFor();
  for (const name of [nameOf('乙'), nameOf('子3')]) {
    await choose(name);
    await button('选入').click();
  }
  await shot('20-picked');
  await button('所选 3').press('Enter');
  await side().getByRole('heading', { name: '怎样相连' }).waitFor();
  await side().getByRole('region', { name: '经由' }).getByText('欧阳陆').waitFor();
  await shotEverywhere('20-together');
  const address = page.url();
  await page.goto('about:blank');
  await page.goto(address);
  await side()
    .getByRole('button', { name: `移出所选 ${nameOf('子3')}` })
    .click();
  await button('所选 2').waitFor();
  await side()
    .getByRole('button', { name: nameOf('子3'), exact: true })
    .waitFor({ state: 'detached' });
  expect(faults).toEqual([]);
});

test('paper shows map, legend, day and source on one sheet of A4, also when the page is printed by key', async () => {
  await enter();
  await open('甲示例');
  await figure(15, 17);
  await button('对比').click();
  await figure(21, 23);
  await page.waitForTimeout(2_000);
  const paper = await page.pdf({ preferCSSPageSize: true });
  writeFileSync(join(artefacts, '21-print.pdf'), paper);
  const { numPages, text, size } = await readPaper(paper);
  expect(numPages).toBe(1);
  expect(size.map(Math.round)).toEqual([842, 595]);
  for (const words of [
    '企业公共信用图谱',
    '截至 2026-06-30',
    `来源 ${hub.url}`,
    '股东',
    '综合评价等级',
  ])
    expect(text.normalize('NFKC').replaceAll(/\s+/g, '')).toContain(words.replaceAll(' ', ''));
  // what was laid out for paper is gone again
  expect(await page.locator('.print-sheet').count()).toBe(0);
  await page.evaluate(() => {
    window.dispatchEvent(new Event('beforeprint'));
  });
  await page.emulateMedia({ media: 'print' });
  await shot('21-print');
  expect(faults).toEqual([]);
});

test('views that follow one another quickly leave no move of what is gone', async () => {
  await page.emulateMedia({ reducedMotion: 'no-preference' });
  await enter();
  await open('甲示例');
  await figure(15, 17);
  await button('筛选').click();
  await page.getByLabel('持股不低于').selectOption('0.25');
  for (const pause of [100, 250, 400, 700])
    for (const view of ['图谱', '控制', '族群', '疑似']) {
      await button(view).click();
      await page.waitForTimeout(pause);
    }
  await side().getByText('没有任何单位认定').waitFor();
  expect(faults).toEqual([]);
});

test('a menu closes by Escape, by a press elsewhere and when another one opens', async () => {
  await enter();
  await open('甲示例');
  await figure(15, 17);
  const [share, print] = [page.getByLabel('持股不低于'), button('打印')];
  await button('筛选').click();
  await share.waitFor();
  await page.keyboard.press('Escape');
  await share.waitFor({ state: 'hidden' });
  expect(await button('筛选').evaluate((one) => one === document.activeElement)).toBe(true);
  await button('筛选').click();
  await button('导出').click();
  await print.waitFor();
  await share.waitFor({ state: 'hidden' });
  await page.getByRole('application').click({ position: { x: 300, y: 400 } });
  await print.waitFor({ state: 'hidden' });
  await button('筛选').click();
  await button('族群').click();
  await side().getByText('周边风险').waitFor();
  await share.waitFor({ state: 'hidden' });
  await button('分析人员').click();
  await shot('22-token');
  const [box, sheet] = await Promise.all([
    page.getByLabel('访问令牌').boundingBox(),
    page.locator('.menu-sheet:visible').boundingBox(),
  ]);
  expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThan((sheet?.x ?? 0) + (sheet?.width ?? 0) - 8);
  expect(faults).toEqual([]);
});

test('a name with markup in it stays a name', async () => {
  await enter();
  await open('子1示例');
  await choose(/onerror/);
  await side()
    .getByRole('heading', { name: /^<img src=x onerror=/ })
    .waitFor();
  await shot('10-markup');
  expect(await page.locator('img[src=x]').count()).toBe(0);
  expect(faults).toEqual([]);
});

test('what a link points at and is no longer there is said, beside what still is', async () => {
  const { subject } = await ask<{
    subject: { id: string; shareholders: { nodes: readonly { id: string }[] } };
  }>(
    hub,
    `query Holder($uscc: String!) { subject(key: { uscc: $uscc }) {
      id ... on Enterprise { shareholders(first: 1) { nodes { id } } }
    } }`,
    { uscc: codeOf('甲') },
  );
  await hub.settle(analystTown(51));
  const [was] = subject.shareholders.nodes;
  await page.goto(`${hub.url}/explore#s=o.${subject.id}.1&c=${was?.id ?? ''}`);
  await side().getByText('已被更正、撤回或终止').waitFor();
  await side().getByRole('button', { name: '51%' }).waitFor();
  await shot('11-retracted');
  await page.goto('about:blank');
  await page.goto(`${hub.url}/explore#s=o.sub_${'0'.repeat(22)}.1`);
  await page.getByRole('alert').getByText('这一天没有这个主体').waitFor();
  await shot('12-gone');
  expect(await seriousFaults()).toEqual([]);
  // views of somebody who is not there, and a choice of which one is not, say the same and are no fault
  const nobody = `sub_${'1'.repeat(22)}`;
  const views = ['BENEFICIAL_OWNER', '', '', '2025-06-30'].map(
    (rest, at) => `${['c', 'g', 's', 'd'][at] ?? ''}.${nobody}.${rest}`,
  );
  for (const view of views) {
    await page.goto('about:blank');
    await page.goto(`${hub.url}/explore#s=o.${subject.id}.1&m=${view}`);
    await page.getByRole('alert').getByText('这一天没有这个主体').waitFor();
  }
  await page.goto('about:blank');
  await page.goto(`${hub.url}/explore#s=o.${subject.id}.1&m=t&k=${nobody}.${subject.id}`);
  await page.getByText('1 处所指的主体在这一天不存在').waitFor();
  await side().getByText('至少选两个主体').waitFor();
  await figure(1, 0);
  await shot('12-picked-gone');
  expect(faults).toEqual([]);
});

test('a token that is not accepted is met with a way out, and without one persons are outlines under their published names', async () => {
  await enter('aaa.bbb.ccc');
  await page.getByRole('alert').getByText('没有权限').waitFor();
  await shot('13-no-permission');
  expect(await seriousFaults()).toEqual([]);
  await button('只看公开信息').click();
  await button('公众').waitFor();
  await open('甲示例');
  await figure(15, 17);
  await choose('欧阳');
  await side().getByText('当前身份只能看到').waitFor();
  await shot('14-public');
  // the browser itself says that 401 came back
  expect(faults.filter((fault) => !fault.includes('401'))).toEqual([]);
});

test('a hub that does not answer leaves what is drawn, and is asked again', async () => {
  await enter();
  await open('甲示例');
  await figure(15, 17);
  await page.route('**/graphql', (route) => route.abort());
  await button('展开').click();
  await page.getByRole('alert').getByText('暂时无法回答').waitFor();
  await figure(15, 17);
  await shot('15-no-answer');
  await page.unroute('**/graphql');
  await button('再试一次').click();
  await figure(19, 21);
});

test('a link to a subject that was merged opens the one that stands for it, whose card tells the merge', async () => {
  const old = '老记示例有限公司';
  const holders =
    'uniscid,entname,inv,invtype,blicno,certype,cerno,subconam,conprop,condate,enddate';
  await hub.settle(
    { 'held.csv': `${holders}\n${codeOf('丙')},${nameOf('丙')},${old},企业法人,,,,,20,,\n` },
    { clock: () => new Date('2026-06-02T04:00:00.000Z'), backdated: true },
  );
  const clerk = await hub.token('CLERK');
  interface Found {
    readonly subjects: { readonly nodes: readonly { readonly id: string }[] };
  }
  const idOf = async (search: string): Promise<string> => {
    const query = 'query ($search: String!) { subjects(search: $search) { nodes { id } } }';
    const { subjects } = await ask<Found>(hub, query, { search }, clerk);
    return subjects.nodes[0]?.id ?? '';
  };
  const [kept, absorbed] = [await idOf(nameOf('乙')), await idOf(old)];
  const decide = async (field: string, input: object): Promise<string> => {
    const type = `${field.charAt(0).toUpperCase()}${field.slice(1)}Input`;
    const send = (token: string) =>
      ask<Record<string, { merge: { id: string } | null }>>(
        hub,
        `mutation ($input: ${type}!) { ${field}(input: $input) { merge { id } refusal { code } } }`,
        { input },
        token,
      );
    await send(clerk);
    const answer = await send(await hub.token('CLERK', { user: 'another clerk' }));
    return answer[field]?.merge?.id ?? '';
  };
  const merge = await decide('mergeSubjects', {
    key: 'explorer-merge',
    kept,
    absorbed,
    evidence: '登记档案: 曾用名',
  });
  expect(merge).not.toBe('');
  await enter(clerk);
  await page.goto(`${hub.url}/explore#s=o.${absorbed}.1&c=${absorbed}`);
  const sentence = `链接所指的主体已并入 ${nameOf('乙')}，现在所示即为后者。`;
  await page.getByRole('status').getByText(sentence).waitFor();
  await side()
    .getByRole('heading', { name: nameOf('乙'), exact: true })
    .waitFor();
  expect(page.url()).toContain(`o.${kept}.1`);
  expect(page.url()).not.toContain(absorbed);
  const told = side().getByRole('region', { name: '主体合并' });
  for (const words of [`并入本主体 ${old}`, '登记档案: 曾用名', '2026-06-30'])
    await told.getByText(words).waitFor();
  await shot('22-merged');
  expect(await seriousFaults()).toEqual([]);
  // as it was known before the merge there are two
  await told.getByRole('button', { name: '按合并前所知查看' }).click();
  await side().getByRole('heading', { name: old }).waitFor();
  await page.getByRole('group', { name: '截至' }).getByText('按当时所知 2026-06-30').waitFor();
  await page.goto(
    `${page.url().replace(/#.*/, '')}#${new URLSearchParams({
      s: `o.${absorbed}.1`,
      n: '2026-06-30T03:00:00.000Z',
      c: absorbed,
    }).toString()}`,
  );
  await side().getByRole('heading', { name: old }).waitFor();
  expect(await page.getByText('链接所指的主体已并入').count()).toBe(0);
  await shot('22-before-merge');
  await button('回到现在所知').click();
  await page.getByRole('status').getByText(sentence).waitFor();
  // chosen by its old id, the card says so; picked by it as well, it is the same one for the whole view
  await page.goto('about:blank');
  await page.goto(`${hub.url}/explore#s=o.${kept}.1&c=${absorbed}`);
  await side().getByText(sentence).waitFor();
  await page.goto('about:blank');
  await page.goto(`${hub.url}/explore#s=o.${kept}.1&c=${absorbed}&m=t&k=${absorbed}.${kept}`);
  await page.getByRole('status').getByText(sentence).waitFor();
  await button('所选 1').waitFor();
  expect(page.url()).not.toContain(absorbed);
  const person = await hub.token('SUBJECT', { subject: kept });
  await ask(
    hub,
    'mutation ($input: FileDisputeInput!) { fileDispute(input: $input) { dispute { id } refusal { code } } }',
    { input: { key: 'explorer-objection', target: merge, claim: '两家不是同一主体' } },
    person,
  );
  await page.goto('about:blank');
  await page.goto(`${hub.url}/explore#s=o.${kept}.1&c=${kept}`);
  await told.getByText('有异议待处理').waitFor();
  await button('Switch to English').click();
  await page
    .getByRole('region', { name: 'Merged' })
    .getByText(`Merged into this one ${old}`)
    .waitFor();
  await shot('22-merged-en');
  await decide('unmergeSubjects', { key: 'explorer-unmerge', merge, reason: '档案有误' });
  await page.goto('about:blank');
  await page.goto(`${hub.url}/explore#s=o.${absorbed}.1&c=${absorbed}`);
  const english = page.getByRole('complementary', { name: 'Details' });
  await english.getByRole('heading', { name: old }).waitFor();
  await english.getByText('Was merged into').waitFor();
  await english.getByText('档案有误').waitFor();
  expect(page.url()).toContain(absorbed);
  expect(await page.getByText('The subject of this link was merged').count()).toBe(0);
  expect(faults).toEqual([]);
});

test('an approval system of another origin shows the map with its own token, and hears whom its user chose', async () => {
  await page.goto(approval.url);
  await page.getByText('tokenneeded').waitFor();
  await page.evaluate((given) => {
    Object.assign(document.querySelector('credit-map') ?? {}, { token: given });
  }, token);
  const frame = page.frameLocator('iframe');
  await frame.getByText('15 个主体 · 17 条关系').waitFor();
  await frame.getByRole('button', { name: '列表' }).click();
  await frame.getByRole('button', { name: nameOf('甲母'), exact: true }).click();
  await page.getByText(/subjectselect sub_/).waitFor();
  await frame.getByRole('button', { name: '列表' }).click();
  await shot('16-embedded');
  expect(addresses.join(' ')).not.toContain(token.slice(0, 20));
  expect(faults.filter((fault) => !fault.includes('401'))).toEqual([]);
});

test('the sample page shows the element at work', async () => {
  await page.goto(`${hub.url}/embed/sample`);
  await page.getByLabel('统一社会信用代码').fill(codeOf('甲'));
  await page.getByLabel('短期令牌').fill(token);
  await button('显示 Show').click();
  await page.frameLocator('iframe').getByText('15 个主体 · 17 条关系').waitFor();
  await shot('17-sample');
  expect(await seriousFaults()).toEqual([]);
  expect(faults).toEqual([]);
});
