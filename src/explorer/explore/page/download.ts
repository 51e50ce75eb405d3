/** Gives a file to whoever sits before the page. */
export function download(name: string, content: Blob): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  // the browser reads the address when it begins, which is not yet
  setTimeout(() => {
    URL.revokeObjectURL(link.href);
  }, 60_000);
}

const imageOf = async (svg: string): Promise<HTMLImageElement> => {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  return image;
};

/** Points for each unit of the drawing: sharp on paper. */
const sharpness = 2;

/** The drawing as PNG. */
export async function rasterise(svg: string): Promise<Blob> {
  const image = await imageOf(svg);
  const canvas = document.createElement('canvas');
  canvas.width = image.width * sharpness;
  canvas.height = image.height * sharpness;
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => {
      if (blob) resolve(blob);
      else reject(new Error('The browser made no PNG.'));
    }, 'image/png');
  });
}

/**
 * Puts the drawing alone on paper whenever the page is printed, by menu or by key: a canvas of WebGL comes out white.
 * Gives what ends it.
 */
export function keepPrintable(drawing: () => string): () => void {
  let sheet: Element | undefined;
  const lay = (): void => {
    sheet?.remove();
    // read as a drawing, so that a name in it stays text
    sheet = new DOMParser().parseFromString(drawing(), 'image/svg+xml').documentElement;
    sheet.setAttribute('class', 'print-sheet');
    document.body.append(sheet);
  };
  const clear = (): void => {
    sheet?.remove();
    sheet = undefined;
  };
  window.addEventListener('beforeprint', lay);
  window.addEventListener('afterprint', clear);
  return () => {
    clear();
    window.removeEventListener('beforeprint', lay);
    window.removeEventListener('afterprint', clear);
  };
}
