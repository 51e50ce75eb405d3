import { expect, test } from '@jest/globals';
import decodeQR from 'qr/decode.js';
import { htmlOf } from '../../../src/domains/report/report-html.ts';
import { layoutOf } from '../../../src/domains/report/report-layout.ts';
import { limits } from '../../../src/words/limits.ts';
import { modelOf, proof, rare } from './model.ts';

const htmlIn = (more: Parameters<typeof modelOf>[0] = {}, language: 'zh' | 'en' = 'zh'): string =>
  htmlOf(layoutOf(modelOf(more), language));

const hostile = `<script>alert("1")</script>&'`;
const shown = '&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;&amp;&#39;';

test('markup in any text of a report is shown as text', () => {
  const word = { zh: hostile, en: hostile };
  const model = modelOf();
  const html = htmlIn({
    centre: hostile,
    standard: hostile,
    title: word,
    purpose: word,
    department: hostile,
    explanation: [word],
    warnings: [word],
    subject: { ...model.subject, name: hostile, registration: [{ label: word, value: hostile }] },
    linked: [{ roles: [word], name: hostile, kind: word, facts: [], counts: null }],
    sections: [
      {
        id: 'OTHER',
        title: word,
        total: 1,
        more: false,
        notes: [word],
        entries: [{ title: hostile, mark: word, facts: [{ label: word, value: hostile }] }],
      },
    ],
  });
  expect(html).not.toContain('<script');
  expect(html.split(shown).length).toBeGreaterThan(15);
});

test('invisible characters that turn or hide text are left out', () => {
  const { subject } = modelOf();
  const html = htmlIn({ subject: { ...subject, name: '示例\u202e有限\u200b公司\u0000' } });
  expect(html).toContain('示例有限公司');
});

test('the file loads nothing from anywhere and runs nothing', () => {
  const html = htmlIn();
  expect(html).not.toMatch(/<(script|link|img|iframe|object|embed)|\bon\w+=|url\((?!#)|@import/i);
  expect([...html.matchAll(/(?:src|href)="([^"]*)"/g)]).toEqual([]);
});

test('the QR code reads back as the address of the verification page', () => {
  const html = htmlIn();
  const size = Number(/viewBox="0 0 (\d+) /.exec(html)?.[1]);
  const scale = 4;
  const data = new Uint8Array(size * scale * size * scale * 4).fill(255);
  for (const [, x, y] of html.matchAll(/M(\d+) (\d+)h1v1h-1z/g)) {
    for (let i = 0; i < scale * scale; i += 1) {
      const row = Number(y) * scale + Math.floor(i / scale);
      const column = Number(x) * scale + (i % scale);
      data.fill(0, (row * size * scale + column) * 4, (row * size * scale + column) * 4 + 3);
    }
  }
  expect(decodeQR({ width: size * scale, height: size * scale, data })).toBe(modelOf().verifyUrl);
});

test('the same model gives the same bytes, and each language its own words', () => {
  expect(htmlIn()).toBe(htmlIn());
  const [zh, en] = [htmlIn(), htmlIn({}, 'en')];
  expect(zh).toContain('<html lang="zh-CN">');
  expect(zh).toContain('出具时间</th><td>2026年05月02日 00:30:00');
  expect(en).toContain('Issued at</th><td>2026-05-02 00:30:00 (UTC+8)');
  expect(en).not.toContain('报告说明');
});

test('each controller has its rule, its ground and its arithmetic line by line, in the language of the report', () => {
  const { linked } = modelOf();
  const proved = linked.map((party, at) => (at === 0 ? { ...party, proofs: [proof] } : party));
  const [zh, en] = [htmlIn({ linked: proved }), htmlIn({ linked: proved }, 'en')];
  for (const [html, language] of [
    [zh, 'zh'],
    [en, 'en'],
  ] as const) {
    expect(html).toContain(`<caption>${proof.role[language]} 欧阳示例`);
    for (const text of [proof.edition, proof.basis, proof.arithmetic])
      expect(html).toContain(`<td colspan="3">${text[language].replaceAll('\n', '<br>')}</td>`);
  }
  expect(zh).toContain('（四）控制关系的依据与算式');
  expect(en).toContain('4. Grounds and arithmetic of control');
});

test('a model of a report that was issued before there were proofs prints as it did', () => {
  const before = htmlIn({ layout: 1 });
  expect(before).not.toContain('控制关系的依据与算式');
  const { linked } = modelOf();
  expect(htmlIn({ linked: linked.map((party) => ({ ...party, proofs: [] })) })).toBe(before);
});

test('what has no entry says so, what is not open says so, and what was cut says how many are left', () => {
  const model = modelOf();
  const html = htmlIn();
  expect(html).toContain('未查询到相关信息');
  expect(html).toContain('不对本查询人开放');
  const closed = htmlIn({ subject: { ...model.subject, isOpen: false }, sections: [] });
  expect(closed).not.toContain('信用信息详情');
  const more = htmlIn({ sections: model.sections.map((one) => ({ ...one, more: true })) });
  expect(more).toContain('≥ 1');
});

test('rare characters of names stand in the HTML as they are', () => {
  const { subject } = modelOf();
  expect(htmlIn({ subject: { ...subject, name: rare.join('') } })).toContain(rare.join(''));
});

test('a text beyond the limit is cut between characters and says how much is left out', () => {
  const { subject } = modelOf();
  const scope = rare.join('').repeat(400);
  const html = htmlIn({
    subject: { ...subject, registration: [{ label: subject.kind, value: scope }] },
  });
  const left = Array.from(scope).length - limits.reportText;
  expect(html).toContain(`……（其余 ${left} 字未列出）`);
  expect(html).not.toMatch(/[\ud800-\udbff](?![\udc00-\udfff])/);
});
