/** Names below their nodes and words on lines, with a light edge so that they stay readable over lines. */
import type {
  EdgeLabelDrawingFunction,
  NodeHoverDrawingFunction,
  NodeLabelDrawingFunction,
} from 'sigma/rendering';

export const font =
  "system-ui, 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', 'Noto Sans SC', sans-serif";

const paper = '#f7f8fa';
const ink = '#1c2733';

/** Breaks a name into at most two rows of about ten Chinese or twenty Latin characters. */
function nameRows(name: string): readonly string[] {
  const rows: string[] = [''];
  let width = 0;
  for (const character of name) {
    width += character.charCodeAt(0) < 0x2e80 ? 1 : 2;
    if (width > 20) {
      if (rows.length === 2) {
        rows[1] = `${(rows[1] ?? '').slice(0, -1)}…`;
        return rows;
      }
      rows.push('');
      width = 2;
    }
    rows[rows.length - 1] = `${rows.at(-1) ?? ''}${character}`;
  }
  return rows;
}

function haloed(context: CanvasRenderingContext2D, text: string, x: number, y: number): void {
  context.strokeText(text, x, y);
  context.fillText(text, x, y);
}

function setPen(context: CanvasRenderingContext2D, pen: string, colour: string): void {
  context.font = pen;
  context.textAlign = 'center';
  context.textBaseline = 'alphabetic';
  context.lineJoin = 'round';
  context.lineWidth = 3;
  context.strokeStyle = paper;
  context.fillStyle = colour;
}

export const drawName: NodeLabelDrawingFunction = (context, data, { labelSize }) => {
  if (typeof data.label !== 'string' || data.label === '') return;
  setPen(context, `${data['bold'] === true ? 600 : 400} ${labelSize}px ${font}`, ink);
  for (const [row, text] of nameRows(data.label).entries())
    haloed(context, text, data.x, data.y + data.size + labelSize * (1.15 + row * 1.2));
};

export const drawChosen: NodeHoverDrawingFunction = (context, data, settings) => {
  context.beginPath();
  context.arc(data.x, data.y, data.size + 4, 0, 2 * Math.PI);
  context.lineWidth = 2.5;
  context.strokeStyle = '#0b63ce';
  context.stroke();
  drawName(context, { ...data, bold: true }, settings);
};

/** Nearer to the active side, so that two lines in opposite directions do not cover one another's words. */
export const drawLineWords: EdgeLabelDrawingFunction = (
  context,
  edge,
  source,
  target,
  settings,
) => {
  if (typeof edge.label !== 'string' || edge.label === '') return;
  const [dx, dy] = [target.x - source.x, target.y - source.y];
  const { edgeLabelSize: size } = settings;
  setPen(context, `500 ${size}px ${font}`, edge.color);
  const wide = context.measureText(edge.label).width;
  if (Math.hypot(dx, dy) < wide * 0.8 + source.size + target.size) return;
  context.save();
  context.translate(source.x + dx * 0.46, source.y + dy * 0.46);
  const angle = Math.atan2(dy, dx);
  context.rotate(Math.abs(angle) > Math.PI / 2 ? angle + Math.PI : angle);
  haloed(context, edge.label, 0, -3);
  context.restore();
};
