/**
 * Small marks that are drawn once and copied from then on. A frame holds hundreds of them, and outlines are what a
 * computer without a graphics card is slowest at: they cost four times as much as all nodes and lines together.
 */

/** Half the extent of a mark, in pixels. */
interface Extent {
  readonly wide: number;
  readonly high: number;
}

/** Marks that are kept; each is a few kilobytes. */
const most = 600;
const stamps = new Map<string, HTMLCanvasElement>();

function cut(
  { wide, high }: Extent,
  draw: (pen: CanvasRenderingContext2D) => void,
): HTMLCanvasElement {
  const image = document.createElement('canvas');
  image.width = 2 * wide * devicePixelRatio;
  image.height = 2 * high * devicePixelRatio;
  const pen = image.getContext('2d');
  pen?.scale(devicePixelRatio, devicePixelRatio);
  pen?.translate(wide, high);
  if (pen) draw(pen);
  return image;
}

/** Puts the mark of this name around a spot; `draw` draws it around 0, 0 where it was not drawn before. */
export function stamp(
  context: CanvasRenderingContext2D,
  { name, ...extent }: { readonly name: string; readonly wide: number; readonly high: number },
  { x, y }: { readonly x: number; readonly y: number },
  draw: (pen: CanvasRenderingContext2D) => void,
): void {
  const key = `${name} ${devicePixelRatio}`;
  const { wide, high } = { wide: Math.ceil(extent.wide), high: Math.ceil(extent.high) };
  const image = stamps.get(key) ?? cut({ wide, high }, draw);
  if (!stamps.has(key)) {
    if (stamps.size >= most) stamps.clear();
    stamps.set(key, image);
  }
  // between two pixels its letter would blur
  const snap = (value: number): number => Math.round(value * devicePixelRatio) / devicePixelRatio;
  context.drawImage(image, snap(x - wide), snap(y - high), 2 * wide, 2 * high);
}
