/** A laid out report as one HTML file that loads nothing: what is printed from it is the same on every machine. */
import type { Block, Layout } from './report-layout.ts';
import type { Pair } from './report-text.ts';
import { qrSvg } from './report-qr.ts';

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text that stays text wherever it stands in HTML. */
export const escapeHtml = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => entities[character] ?? character);

const lines = (text: string): string => escapeHtml(text).replaceAll('\n', '<br>');

const style = `
:root { --ink: #1a1a1a; --blue: #1f3a5f; --line: #aab4c0; --label: #f1f4f8; }
* { box-sizing: border-box; }
body { margin: 0; background: #dfe3e8; color: var(--ink); font: 10.5pt/1.6 "Noto Sans SC", "Source Han Sans SC", "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif; -webkit-print-color-adjust: exact; print-color-adjust: exact; }
main { position: relative; width: 210mm; margin: 8mm auto; padding: 18mm 18mm 22mm; background: #fff; box-shadow: 0 1px 6px #0003; overflow: hidden; }
.cover { min-height: 255mm; display: flex; flex-direction: column; align-items: center; break-after: page; }
.cover h1 { margin: 32mm 0 3mm; font-size: 24pt; line-height: 1.35; color: var(--blue); text-align: center; }
.cover .standard { font-size: 9pt; color: #555; text-align: center; max-width: 150mm; }
.cover .rule { width: 100%; margin: 8mm 0 10mm; border: 0; border-top: 2.5pt solid var(--blue); border-bottom: 0.7pt solid var(--blue); height: 4.5pt; }
.cover table { width: 145mm; }
.cover th { width: 36mm; }
.cover .verify { margin-top: 9mm; text-align: center; font-size: 9pt; }
.cover .verify svg { display: block; width: 34mm; height: 34mm; margin: 0 auto 1mm; }
.cover .issuer { margin-top: auto; padding-top: 8mm; text-align: center; font-size: 13pt; }
h2 { margin: 9mm 0 4mm; padding: 1.5mm 4mm; font-size: 14pt; color: #fff; background: var(--blue); break-after: avoid; }
h3 { margin: 6mm 0 2.5mm; padding-left: 3mm; border-left: 3pt solid var(--blue); font-size: 11.5pt; color: var(--blue); break-after: avoid; }
table { width: 100%; border-collapse: collapse; margin: 0 0 4mm; font-size: 9.5pt; table-layout: fixed; }
th, td { border: 0.6pt solid var(--line); padding: 1.4mm 2.2mm; text-align: left; vertical-align: top; overflow-wrap: anywhere; }
th { background: var(--label); font-weight: 500; color: #33414f; }
caption { caption-side: top; text-align: left; padding: 1.4mm 2.2mm; border: 0.6pt solid var(--line); border-bottom: 0; background: #e4eaf1; font-weight: 700; }
caption .mark { margin-left: 3mm; padding: 0 2mm; border: 0.6pt solid #b3261e; color: #b3261e; font-weight: 400; }
tr { break-inside: avoid; }
.pairs th { width: 19%; }
ol { margin: 0 0 4mm; padding-left: 8mm; }
li { margin-bottom: 1.6mm; text-align: justify; }
p.note { margin: 0 0 3mm; color: #4a5563; }
p.end { margin: 10mm 0 0; text-align: center; color: #4a5563; }
.watermark { position: absolute; inset: 0; pointer-events: none; overflow: hidden; }
.watermark svg { width: 100%; height: 100%; }
footer { margin-top: 6mm; padding-top: 2mm; border-top: 0.6pt solid var(--line); font-size: 8.5pt; color: #555; display: flex; justify-content: space-between; }
@page { size: A4; margin: 16mm 15mm 18mm; @bottom-right { content: counter(page) " / " counter(pages); font: 8.5pt sans-serif; color: #555; } }
@media print { body { background: #fff; } main { width: auto; margin: 0; padding: 0; box-shadow: none; overflow: visible; } .cover { min-height: 250mm; } .watermark { position: fixed; } }
@media screen and (max-width: 800px) { main { width: 100%; margin: 0; padding: 5mm; } .cover { min-height: 0; } .cover h1 { margin-top: 6mm; } .cover table { width: 100%; } }
`.trim();

const cells = (pairs: readonly Pair[]): string =>
  pairs
    .map(({ label, value }, _, all) => {
      const span = all.length === 1 ? ' colspan="3"' : '';
      return `<th scope="row">${lines(label)}</th><td${span}>${lines(value)}</td>`;
    })
    .join('');

function block(one: Block): string {
  switch (one.type) {
    case 'part':
      return `<h2>${lines(one.text)}</h2>`;
    case 'heading':
      return `<h3>${lines(one.text)}</h3>`;
    case 'note':
      return `<p class="note">${lines(one.text)}</p>`;
    case 'end':
      return `<p class="end">${lines(one.text)}</p>`;
    case 'paragraphs':
      return `<ol>${one.items.map((item) => `<li>${lines(item)}</li>`).join('')}</ol>`;
    case 'pairs': {
      const mark = one.mark === null ? '' : `<span class="mark">${lines(one.mark)}</span>`;
      const caption = one.title === null ? '' : `<caption>${lines(one.title)}${mark}</caption>`;
      const rows = one.lines.map((pairs) => `<tr>${cells(pairs)}</tr>`).join('\n');
      return `<table class="pairs">${caption}<tbody>\n${rows}\n</tbody></table>`;
    }
    case 'table': {
      const columns = one.widths.map((width) => `<col style="width:${width}%">`).join('');
      const head = one.head.map((cell) => `<th scope="col">${lines(cell)}</th>`).join('');
      const rows = one.rows
        .map((row) => `<tr>${row.map((cell) => `<td>${lines(cell)}</td>`).join('')}</tr>`)
        .join('\n');
      return `<table><colgroup>${columns}</colgroup><thead><tr>${head}</tr></thead><tbody>\n${rows}\n</tbody></table>`;
    }
  }
}

/** A tile is as wide as its text, which before layout 4 was always short. */
const tileOf = (text: string): number =>
  Math.max(
    420,
    40 +
      Math.ceil(17 * Array.from(text).reduce((sum, one) => sum + (one < '\u0100' ? 0.55 : 1), 0)),
  );

const watermark = ({ watermark: text, drawnAs }: Layout): string =>
  `<div class="watermark" aria-hidden="true"><svg xmlns="http://www.w3.org/2000/svg"><defs><pattern id="w" width="${drawnAs < 4 ? 420 : tileOf(text)}" height="300" patternUnits="userSpaceOnUse" patternTransform="rotate(-28)"><text x="10" y="150" font-size="17" fill="#1f3a5f" fill-opacity="0.07">${escapeHtml(text)}</text></pattern></defs><rect width="100%" height="100%" fill="url(#w)"/></svg></div>`;

const seal = ({ seal: text }: Layout): string =>
  text === null ? '' : `<br><span style="color:#4a5563;font-size:9pt">${lines(text)}</span>`;

function cover(layout: Layout): string {
  const rows = layout.cover
    .map(
      ({ label, value }) => `<tr><th scope="row">${lines(label)}</th><td>${lines(value)}</td></tr>`,
    )
    .join('\n');
  return `<section class="cover">
<h1>${lines(layout.title)}</h1>
<div class="standard">${lines(layout.standard)}</div>
<hr class="rule">
<table><tbody>
${rows}
</tbody></table>
<div class="verify">${qrSvg(layout.verifyUrl)}${lines(layout.verifyText)}</div>
<div class="issuer">${lines(layout.centre)}<br>${lines(layout.date)}${seal(layout)}</div>
</section>`;
}

/** The report as HTML, the same bytes for the same layout. */
export const htmlOf = (layout: Layout): string => `<!doctype html>
<html lang="${layout.language === 'zh' ? 'zh-CN' : 'en'}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="robots" content="noindex, nofollow, noarchive">
<title>${escapeHtml(`${layout.title} ${layout.number}`)}</title>
<style>
${style}
</style>
</head>
<body>
<main>
${watermark(layout)}
${cover(layout)}
${layout.blocks.map(block).join('\n')}
<footer><span>${lines(`${layout.numberLabel} ${layout.number}`)}</span><span>${lines(layout.centre)}</span></footer>
</main>
</body>
</html>
`;
