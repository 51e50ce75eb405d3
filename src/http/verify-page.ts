// The page that tells a true report from a forged one. The QR code of a report opens it with number and code behind
// `#`, which a browser sends to nobody; the page posts them, so neither stands in any log of addresses.
import { createHash } from 'node:crypto';
import express, { type Request, type Router } from 'express';
import { escapeHtml } from '../domains/report/report-html.ts';
import { createPen } from '../domains/report/report-text.ts';
import { isReportNumber } from '../domains/report/report-documents.ts';
import type { Verdict } from '../domains/report/report-issuer.actions.ts';
import { HubError } from '../errors.ts';
import { limits } from '../words/limits.ts';
import type { Bilingual } from '../words/bilingual.ts';

/** What the page needs of the hub. */
export interface VerifyPageOptions {
  readonly checkRate: (caller: string) => Promise<void>;
  readonly verify: (
    number: string,
    code: string,
    file: Uint8Array | null,
  ) => Promise<Verdict | null>;
}

const style = `
body { margin: 0; background: #eef1f5; color: #1a1a1a; font: 16px/1.6 "Noto Sans SC", "PingFang SC", "Microsoft YaHei", sans-serif; }
header { padding: 18px 24px; background: #1f3a5f; color: #fff; }
h1 { margin: 0; font-size: 22px; font-weight: 600; }
main { max-width: 720px; margin: 24px auto; padding: 24px; background: #fff; border: 1px solid #c6ced8; }
label { display: block; margin: 0 0 4px; font-weight: 600; }
input { width: 100%; box-sizing: border-box; margin: 0 0 16px; padding: 8px 10px; font: inherit; border: 1px solid #768494; border-radius: 3px; }
button { padding: 9px 28px; font: inherit; color: #fff; background: #1f3a5f; border: 0; border-radius: 3px; cursor: pointer; }
:focus-visible { outline: 3px solid #d08a00; outline-offset: 2px; }
.verdict { margin: 0 0 24px; padding: 12px 18px; border-left: 6px solid; }
.verdict h2 { margin: 0 0 6px; font-size: 20px; }
.true { border-color: #1b7a3d; background: #edf7f0; } .true h2 { color: #14602f; }
.false { border-color: #b3261e; background: #fdf0ef; } .false h2 { color: #96201a; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 4px 18px; margin: 0; }
dt { color: #4a5563; } dd { margin: 0; overflow-wrap: anywhere; }
p.hint { margin: 0 0 18px; color: #4a5563; font-size: 14px; }
`.trim();

// takes number and code over from behind the # and asks at once
const script = `
const given = new URLSearchParams(location.hash.slice(1));
const form = document.forms[0];
if (given.get('n') && given.get('c')) {
  form.elements.number.value = given.get('n');
  form.elements.code.value = given.get('c');
  history.replaceState(null, '', location.pathname);
  form.requestSubmit();
}
`.trim();

const policy = [
  "default-src 'none'",
  `script-src 'sha256-${createHash('sha256').update(script).digest('base64')}'`,
  "style-src 'unsafe-inline'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

const row = (label: string, value: string): string =>
  `<dt>${escapeHtml(label)}</dt><dd>${escapeHtml(value)}</dd>`;

const both = ({ zh, en }: Bilingual): string => `${zh} ${en}`;

const heading = ({ document, current }: Verdict): readonly [string, string] => {
  if (document === false)
    return [
      'false',
      '编号真实，但文件与出具的不一致 · The number is genuine, the file is not as issued',
    ];
  return current
    ? ['true', '真实 · Genuine']
    : ['true', '真实，但已不是最新 · Genuine, but no longer the latest'];
};

const documentWords = (document: boolean | null): string[] => {
  if (document === null) return [];
  return document
    ? [row('文件 · File', '与出具的文件逐字节一致 · identical to the issued file, byte for byte')]
    : [
        row(
          '文件 · File',
          '内容被改动，或者不是本中心出具 · changed, or not given out by this centre',
        ),
      ];
};

function verdictHtml(verdict: Verdict | null): string {
  if (!verdict)
    return '<section class="verdict false" role="status"><h2>伪造或输入有误 · Forged, or mistyped</h2>没有与此编号和验证码相符的报告。No report has this number and this code.</section>';
  const [kind, title] = heading(verdict);
  const rows = [
    row('报告 · Report', both(verdict.title)),
    row('编号 · Number', verdict.number),
    row('信用主体 · Subject', verdict.subject),
    row('出具时间 · Issued at', createPen('en').time(verdict.issuedAt)),
    row('查询目的 · Purpose', both(verdict.purpose)),
    row(
      '状态 · State',
      verdict.current
        ? '最新 · current'
        : '同一查询人其后又出具了关于该主体的报告，或者其中有信息已被更正或不再公示；请以新的报告为准 · the same enquirer had a later report issued about this subject, or an item in it was corrected or is shown no more: rely on a new one',
    ),
    ...documentWords(verdict.document),
  ];
  return `<section class="verdict ${kind}" role="status"><h2>${title}</h2><dl>${rows.join('')}</dl></section>`;
}

const page = (verdict: string): string => `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>公共信用信息报告核验 · Verify a credit report</title>
<style>${style}</style>
</head>
<body>
<header><h1>公共信用信息报告核验 · Verify a credit report</h1></header>
<main>
${verdict}
<form method="post" action="/verify" enctype="multipart/form-data" autocomplete="off">
<label for="number">报告编号 · Report number</label>
<input id="number" name="number" required maxlength="40" placeholder="R-20260501-…">
<label for="code">验证码 · Verification code</label>
<input id="code" name="code" required maxlength="30">
<label for="file">报告文件（可选） · Report file (optional)</label>
<input id="file" name="file" type="file" accept=".pdf,.html,application/pdf,text/html">
<p class="hint">上传 PDF 或 HTML 文件可核验内容是否被改动；文件只用于比对，不保存。 Upload the PDF or HTML to see whether it was changed; the file is compared and not kept.</p>
<button type="submit">核验 · Verify</button>
</form>
</main>
<script>${script}</script>
</body>
</html>
`;

interface Asked {
  readonly number: string;
  readonly code: string;
  readonly file: Uint8Array | null;
}

const field = (form: FormData, name: string): string => {
  const value = form.get(name);
  return typeof value === 'string' ? value.normalize('NFKC').trim().toUpperCase() : '';
};

/** The fields of a form as a browser or curl sends it. */
async function asked(request: Request): Promise<Asked> {
  const headers = { 'content-type': request.headers['content-type'] ?? '' };
  const form = await new Response(new Uint8Array(request.body as Buffer), { headers })
    .formData()
    .catch((cause: unknown) => {
      throw new HubError('BAD_USER_INPUT', 'Send the fields number and code as a form.', { cause });
    });
  const file = form.get('file');
  // a browser sends an empty file where none was chosen
  const bytes =
    file instanceof Blob && file.size > 0 ? new Uint8Array(await file.arrayBuffer()) : null;
  return { number: field(form, 'number'), code: field(form, 'code'), file: bytes };
}

/** Serves the page, and its answer as JSON to whoever asks for that. */
export function createVerifyPage({ checkRate, verify }: VerifyPageOptions): Router {
  const router = express.Router();
  router.use('/verify', (_request, response, next) => {
    response.set('Content-Security-Policy', policy);
    next();
  });
  router.get('/verify', (_request, response) => {
    response.type('html').send(page(''));
  });
  router.post(
    '/verify',
    async (request, _response, next) => {
      await checkRate(request.ip ?? '');
      next();
    },
    express.raw({
      type: ['multipart/form-data', 'application/x-www-form-urlencoded'],
      limit: limits.verifiedDocument,
    }),
    async (request, response) => {
      const { number, code, file } = await asked(request);
      const verdict = isReportNumber(number) ? await verify(number, code, file) : null;
      if (request.accepts(['html', 'json']) === 'json')
        response.json({ genuine: verdict !== null, ...verdict });
      else response.type('html').send(page(verdictHtml(verdict)));
    },
  );
  return router;
}
