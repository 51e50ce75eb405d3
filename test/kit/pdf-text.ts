import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** The text of a PDF as a reader program finds it, without its line breaks. */
export async function pdfText(pdf: Buffer): Promise<string> {
  const document = await getDocument({ data: new Uint8Array(pdf), verbosity: 0 }).promise;
  const pages = Array.from({ length: document.numPages }, (_, index) => index + 1);
  const texts = await Promise.all(
    pages.map(async (number) => {
      const { items } = await (await document.getPage(number)).getTextContent();
      return items.map((item) => ('str' in item ? item.str : '')).join('');
    }),
  );
  await document.destroy();
  return texts.join('\n');
}

/** A text on a page, and the edges of the box around it, in points from the lower left corner. */
export interface PlacedText {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly bottom: number;
  readonly top: number;
}

interface Item {
  readonly str: string;
  readonly transform: readonly number[];
  readonly width: number;
}

const placed = ({ str: text, transform, width }: Item): PlacedText => {
  const [a = 0, b = 0, , , x = 0, y = 0] = transform;
  const size = Math.hypot(a, b);
  const [endX, endY] = [x + (width * a) / size, y + (width * b) / size];
  return {
    text,
    left: Math.min(x, endX),
    right: Math.max(x, endX),
    bottom: Math.min(y, endY),
    top: Math.max(y, endY),
  };
};

/** The texts of each page with the places that they stand at. */
export async function pdfPages(
  pdf: Buffer,
): Promise<{ width: number; height: number; texts: PlacedText[] }[]> {
  const document = await getDocument({ data: new Uint8Array(pdf), verbosity: 0 }).promise;
  const pages = Array.from({ length: document.numPages }, (_, index) => index + 1);
  const found = await Promise.all(
    pages.map(async (number) => {
      const page = await document.getPage(number);
      const { width, height } = page.getViewport({ scale: 1 });
      const { items } = await page.getTextContent();
      return { width, height, texts: items.flatMap((item) => ('str' in item ? placed(item) : [])) };
    }),
  );
  await document.destroy();
  return found;
}
