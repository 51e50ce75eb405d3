// `npm run picture -- http://localhost:4000`: the pictures in docs/, taken of the example city of a hub that runs.
import { fileURLToPath } from 'node:url';
import { openBrowser } from './browser.ts';

const url = process.argv[2] ?? 'http://localhost:4000';
/** The family of docs/ask.md: a circle of holdings that ends in one person. */
const firm = '91990100MALPM81A8R';

async function idOf(uscc: string): Promise<string> {
  const answer = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      query: 'query($uscc: String!) { subject(key: { uscc: $uscc }) { id } }',
      variables: { uscc },
    }),
  });
  const { data } = (await answer.json()) as { data: { subject: { id: string } | null } };
  if (data.subject === null) throw new Error(`${url} does not hold the example city.`);
  return data.subject.id;
}

const sheet = { viewport: { width: 1280, height: 720 }, bypassCSP: true };

const browser = await openBrowser();
try {
  const id = await idOf(firm);
  for (const [locale, file] of [
    ['en-GB', 'map.png'],
    ['zh-CN', 'map.zh.png'],
  ] as const) {
    const page = await browser.newPage({ ...sheet, locale });
    await page.goto(`${url}/explore#s=o.${id}.2&c=${id}`);
    // the font that npm brought, so that the pictures look alike whatever the machine has
    await page.addStyleTag({ content: '* { font-family: "Noto Sans SC" !important; }' });
    await page.getByText(/^[1-9]\d* (subjects|个主体)/).waitFor({ timeout: 300_000 });
    // the layout has come to rest, and the names stand where they stay
    await page.waitForTimeout(20_000);
    await page.screenshot({ path: fileURLToPath(new URL(`../../docs/${file}`, import.meta.url)) });
    await page.close();
  }
} finally {
  await browser.close();
}
