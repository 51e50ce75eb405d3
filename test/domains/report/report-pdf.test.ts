import { afterAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { createPdfSetter } from '../../../src/domains/report/pdf-setter.ts';
import { layoutOf } from '../../../src/domains/report/report-layout.ts';
import type { ReportModel } from '../../../src/domains/report/report-model.ts';
import { limits } from '../../../src/words/limits.ts';
import { pdfPages, pdfText, type PlacedText } from '../../kit/pdf-text.ts';
import { modelOf, proof, rare } from './model.ts';

// the process that sets PDFs runs from sources here, as the tests themselves do
process.execArgv = ['--import', 'tsx'];
const setter = createPdfSetter();
afterAll(() => {
  setter.stop();
});

const pdfOf = (more: Partial<ReportModel> = {}, language: 'zh' | 'en' = 'zh'): Promise<Buffer> =>
  setter.set(layoutOf(modelOf(more), language));

const named = (name: string): Partial<ReportModel> => ({
  subject: { ...modelOf().subject, name },
});

test('rare characters of names print and can be read out again, plain and bold', async () => {
  const { sections } = modelOf();
  const [first] = sections;
  const entry = { title: `标题${rare.join('')}`, facts: [] };
  const pdf = await pdfOf({
    ...named(`云澜${rare.join('')}有限公司`),
    sections: first ? [{ ...first, entries: [entry] }] : [],
  });
  const text = await pdfText(pdf);
  for (const character of rare) expect(text.split(character).length).toBeGreaterThan(3);
  expect(text).toContain(`云澜${rare.join('')}有限公司`);
});

test('the same layout gives the same bytes, whatever was set before, and carries no other date than its own', async () => {
  const first = await pdfOf();
  await pdfOf(named('另一家示例有限公司'), 'en');
  const second = await pdfOf();
  expect(second.equals(first)).toBe(true);
  expect(first.toString('latin1').match(/D:\d+/g)).toEqual(
    expect.arrayContaining(['D:20260501163000']),
  );
  expect(new Set(first.toString('latin1').match(/D:\d+/g)).size).toBe(1);
});

const wide: Partial<ReportModel> = {
  enquirer: { zh: '信用中心分析人员', en: 'Analyst of the credit centre' },
  purpose: { zh: '政府采购与招标投标', en: 'Procurement and tenders, and all else that is long' },
};

const watermarkOf = (texts: readonly PlacedText[]) =>
  texts.find(({ text }) => text.startsWith('Analyst of the credit centre · '));
const footerOf = (texts: readonly PlacedText[]) =>
  texts.filter(({ bottom, text }) => bottom < 45 && text.trim() !== '');

test('number and watermark of an English report stand on the page whole', async () => {
  const pages = await pdfPages(await pdfOf(wide, 'en'));
  for (const { width, height, texts } of pages) {
    const footer = footerOf(texts);
    expect(footer.map(({ text }) => text)).toContain(modelOf().number);
    expect(new Set(footer.map(({ bottom }) => bottom)).size).toBe(1);
    const mark = watermarkOf(texts);
    expect(mark?.text).toMatch(/all else that is long · 2026-05-02$/);
    for (const { left, right, bottom, top } of [...footer, mark].filter(
      (one) => one !== undefined,
    )) {
      expect(Math.min(left, bottom)).toBeGreaterThan(0);
      expect(right).toBeLessThan(width);
      expect(top).toBeLessThan(height);
    }
  }
});

test('a report of layout 1 keeps the watermark and the footer that it was issued with', async () => {
  const [first] = await pdfPages(await pdfOf({ ...wide, layout: 1 }, 'en'));
  const texts = first?.texts ?? [];
  expect(watermarkOf(texts)).toBeUndefined();
  expect(new Set(footerOf(texts).map(({ bottom }) => bottom)).size).toBe(2);
});

test('since layout 4 the watermark names unit, person and time, the cover has a place for the seal, and a character that the font lacks is named', async () => {
  const { subject } = modelOf();
  const name = '𠮷野示例有限公司';
  const pages = await pdfPages(
    await pdfOf({ layout: 4, user: 'clerk-7', subject: { ...subject, name } }),
  );
  const texts = pages.flatMap((page) => page.texts);
  const said = texts
    .map(({ text }) => text)
    .join('')
    .replace(/\s/g, '');
  expect(said).toContain('政府部门·119900000000000001·clerk-7·行政审批·2026年05月02日00:30:00');
  const cover = (pages[0]?.texts ?? []).map(({ text }) => text).join('');
  expect(cover).toContain('（盖章处）');
  expect(cover).toContain('2026年05月02日');
  expect(said).toContain('〔U+20BB7〕野示例有限公司');
  expect(said).toContain('〔U+…〕为字库所无的字');
  const former = (await pdfPages(await pdfOf({ subject: { ...subject, name } }))).flatMap(
    (page) => page.texts,
  );
  expect(former.map(({ text }) => text).join('')).not.toContain('U+20BB7');
});

test('arithmetic of control is in the PDF, however long', async () => {
  const { linked } = modelOf();
  const line = 'x(甲) = 0.5 × x(乙) + 0.2';
  const arithmetic = { zh: Array(150).fill(line).join('\n'), en: line };
  const proofs = [{ ...proof, arithmetic }];
  const text = await pdfText(
    await pdfOf({ linked: linked.map((party) => ({ ...party, proofs })) }),
  );
  for (const part of [proof.edition.zh, proof.basis.zh, '控制关系的依据与算式'])
    expect(text).toContain(part);
  expect(text.split(line).length).toBe(1 + linked.length * 150);
});

// one sign each, which no other text of a report has: two of them could be parted by the end of a line
const marks = { labelFrom: '壹贰叁肆', labelTo: '伍陆柒捌', from: '玖拾佰仟', to: '萬億兆垓' };

test('whatever the lengths of its texts, all of each stands in the PDF', async () => {
  const lengths = fc.constantFrom(1, 17, 19, 60, 400, 900, 3_000);
  const letters = fc.constantFrom('示', 'A1', 'word ', '示例，');
  const text = fc.tuple(letters, lengths).map(([one, length]) => one.repeat(length / one.length));
  const marked = fc
    .array(fc.tuple(text, text), { minLength: 1, maxLength: 4 })
    .map((pairs) =>
      pairs.map(([label, value], at) => [
        `${marks.labelFrom.charAt(at)}${label.slice(0, 60)}${marks.labelTo.charAt(at)}`,
        `${marks.from.charAt(at)}${value}${marks.to.charAt(at)}`,
      ]),
    );
  await fc.assert(
    fc.asyncProperty(marked, fc.integer({ min: 0, max: 60 }), async (pairs, before) => {
      const word = (zh: string) => ({ zh, en: zh });
      const facts = pairs.map(([label = '', value = '']) => ({ label: word(label), value }));
      const [first] = modelOf().sections;
      const notes = Array.from({ length: before }, () => word('示例'));
      const title = facts[0]?.value.slice(0, 500) ?? '';
      const linked = facts.map(({ value }) => ({
        roles: [word('主要人员')],
        name: value.slice(0, 100),
        kind: word('自然人'),
        facts: [{ label: word('说明'), value }],
        counts: [],
      }));
      const sections = first ? [{ ...first, notes, entries: [{ title, facts }] }] : [];
      const said = (await pdfText(await pdfOf({ linked, sections }))).replace(/\s/g, '');
      const times = [
        [marks.labelFrom, 1],
        [marks.labelTo, 1],
        [marks.from, 3],
        [marks.to, 2],
      ] as const;
      for (const at of pairs.keys())
        for (const [signs, least] of times)
          expect(said.split(signs.charAt(at)).length).toBeGreaterThan(least);
    }),
    { numRuns: 10 },
  );
});

test('while a large report is set the event loop turns, and more than the queue holds are asked to come back', async () => {
  const { sections } = modelOf();
  const [first] = sections;
  const entries = Array.from({ length: limits.reportEntries }, () => first?.entries[0]).filter(
    (one) => one !== undefined,
  );
  const large = layoutOf(modelOf({ sections: first ? [{ ...first, entries }] : [] }), 'zh');
  let turns = 0;
  const timer = setInterval(() => (turns += 1), 5);
  const all = Array.from({ length: limits.reportQueue + 1 }, () =>
    setter.set(large).then(
      () => 'set',
      (error: unknown) => (error as { code: string }).code,
    ),
  );
  const outcomes = await Promise.all(all);
  clearInterval(timer);
  expect(outcomes.filter((one) => one === 'set').length).toBe(limits.reportQueue);
  expect(outcomes.at(-1)).toBe('UNAVAILABLE');
  expect(turns).toBeGreaterThan(limits.reportQueue);
});

test('a process that ended is started anew with the next document', async () => {
  setter.stop();
  expect((await pdfOf()).subarray(0, 5).toString()).toBe('%PDF-');
});
