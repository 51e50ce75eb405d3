/** Process of its own that sets PDFs: a long report takes seconds of computing, which must not stop the hub's answers. */
import { fileURLToPath } from 'node:url';
import * as fontkit from 'fontkit';
import pdfmake from 'pdfmake';
import { withNamedGlyphs } from './pdf-glyphs.ts';
import type { Layout } from './report-layout.ts';
import { pdfOf, reportFont } from './report-pdf.ts';

/** What the process is asked. */
export interface PdfTask {
  readonly id: number;
  readonly layout: Layout;
}

/** What it answers: the file, or that it failed. */
export type PdfResult =
  | { readonly id: number; readonly pdf: Uint8Array }
  | { readonly id: number; readonly failure: string };

const [normal, bold] = [
  import.meta.resolve('@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf'),
  import.meta.resolve('@expo-google-fonts/noto-sans-sc/700Bold/NotoSansSC_700Bold.ttf'),
].map((url) => fileURLToPath(url));
pdfmake.setFonts({ [reportFont]: { normal, bold } });
// a text of a report can name no file and no address: none is opened but the fonts
pdfmake.setUrlAccessPolicy(() => false);
pdfmake.setLocalAccessPolicy((path) => path === normal || path === bold);

const font = fontkit.openSync(normal ?? '');
const drawn = new Set('characterSet' in font ? font.characterSet : []);
const has = (code: number): boolean => drawn.has(code);

async function set({ id, layout }: PdfTask): Promise<PdfResult> {
  try {
    return { id, pdf: await pdfmake.createPdf(pdfOf(withNamedGlyphs(layout, has))).getBuffer() };
  } catch (error) {
    // the text of a fault can repeat a text of the report
    return { id, failure: error instanceof Error ? error.name : typeof error };
  }
}

let last: Promise<unknown> = Promise.resolve();
process.on('message', (task) => {
  last = last.then(async () => process.send?.(await set(task as PdfTask)));
});
// without the hub there is nobody to set for
process.once('disconnect', () => process.exit(0));
