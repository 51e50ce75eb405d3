// Running systems write "nothing" in many ways; a cell that says nothing must not become a name or a date.
const nothing = new Set(['', '\\n', '暂无', '无', '-', '[]号', 'null', '空']);

/** Whether a cell says nothing: blank, or one of the sentinels seen in the field (`\N`, 暂无, 无, -, []号, null, 空). */
export const isNoText = (text: string): boolean =>
  nothing.has(text.normalize('NFKC').trim().toLowerCase());
