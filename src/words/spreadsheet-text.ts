/** Text as a cell of a spreadsheet can hold it: what XML forbids is written as the format escapes it (ECMA-376, ST_Xstring). */

/** Most UTF-16 units of one cell; more make the whole file unreadable to common programs. */
const mostUnits = 32_767;

// what begins like an escape, a character that XML 1.0 forbids or a writer drops, and half of a surrogate pair
const special =
  /_(?=x[0-9A-Fa-f]{4}_)|[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;

const escaped = (text: string): string =>
  text.replace(
    special,
    (found) => `_x${found.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`,
  );

/** As much of the text as fits into this many units when it is escaped; no pair of surrogates is cut in two. */
function beginning(text: string, room: number): string {
  let [fits, tooMuch] = [0, room + 1];
  while (tooMuch - fits > 1) {
    const middle = (fits + tooMuch) >>> 1;
    if (escaped(text.slice(0, middle)).length <= room) fits = middle;
    else tooMuch = middle;
  }
  return escaped(text.slice(0, fits).replace(/[\uD800-\uDBFF]$/, ''));
}

/** The text escaped for a cell; one that is too long is cut and says so (UTF-16 units are told). */
export function spreadsheetText(text: string): string {
  const whole = escaped(text);
  if (whole.length <= mostUnits) return whole;
  const note = `…（本格共 ${String(text.length)} 字，余文见 CSV 文件）`;
  return beginning(text, mostUnits - note.length) + note;
}
