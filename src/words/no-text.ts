// Running systems write "nothing" in many ways; a cell that says nothing must not become a name or a date.
const nothing = new Set([
  '',
  ...'\\n 暂无 无 []号 null 空 n/a na none nan undefined #n/a'.split(' '),
  ...'待补充 待完善 待核实 未填 未填写 无数据 暂缺 缺失'.split(' '),
]);
/** Strokes, dots and dashes alone, however many: `/`, `——`, `…`, `***`. */
const strokesAlone = /^[-/\\|.。·…_—–－~*＊、,，]+$/u;

/** Whether a cell says nothing: blank, strokes alone, or one of the sentinels seen in the field (`\N`, 暂无, N/A, 待补充). */
export const isNoText = (text: string): boolean => {
  const plain = text.normalize('NFKC').trim().toLowerCase();
  return nothing.has(plain) || strokesAlone.test(plain);
};
