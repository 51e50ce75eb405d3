/** The result file: one line for each reason of each row of the list, with what stands at the moment it is written. */
import type { Level, MatchedBy, PartyRole, RowNote, Verdict } from './screening.ts';
import type { FindingRow, ResultRow } from './screening.store.ts';

/** What the lines of one portion are told by other domains. */
export interface ResultSources {
  readonly rows: (after: number, first: number) => Promise<readonly ResultRow[]>;
  /** Ids of whom a row may mean. */
  readonly candidates: (row: ResultRow) => Promise<readonly string[]>;
  readonly party: (
    id: string,
  ) => Promise<{ readonly name: string; readonly uscc: string | null } | null>;
  readonly record: (id: string) => Promise<{
    readonly documentNumber: string;
    readonly title: string;
    readonly publicTo?: string | null;
  } | null>;
  readonly measure: (id: string) => { readonly name: string } | null;
}

/** Headings of the result file. */
export const resultHeadings = [
  ...[
    '序号',
    '申报名称',
    '申报代码',
    '核验结论',
    '主体名称',
    '统一社会信用代码',
    '匹配方式',
    '提示',
  ],
  ...[
    '与第几行重复',
    '理由',
    '措施',
    '依据',
    '信用信息',
    '公示截止',
    '涉及主体',
    '控制关系计算',
    '可能的主体',
    '未核验（不对本查询人开放）',
  ],
] as const;

const verdicts: Readonly<Record<Verdict, string>> = {
  CLEAR: '通过',
  UNEXAMINED: '无法核验',
  WARN: '提示关注',
  BLOCK: '限制',
  UNKNOWN_PARTY: '未找到主体',
  HOMONYM: '重名待定',
};

const roles: Readonly<Record<PartyRole, string>> = {
  PARTY: '本主体',
  LEGAL_REPRESENTATIVE: '法定代表人',
  CONTROLLER: '实际控制人',
};

const notes: Readonly<Record<RowNote, string>> = {
  NAME_DIFFERS: '代码与名称不一致',
  CODE_DIFFERS: '名称与代码不一致',
  UNREADABLE: '该行无法读取',
  NOTHING_NAMED: '该行为空',
  CHECK_DIGIT: '代码或证件号码校验位不符',
};

const matches: Readonly<Record<MatchedBy, string>> = {
  ID: '主体标识',
  USCC: '统一社会信用代码',
  REGISTRATION_NUMBER: '注册号',
  ORGANIZATION_CODE: '组织机构代码',
  PERSON: '证件号码和姓名',
  NAME: '名称',
};

/** How much a reason weighs; what speaks for a party is none. */
const levels: Readonly<Record<Exclude<Level, 'FAVOUR'>, string>> = {
  BLOCK: '限制',
  WARN: '提示关注',
};

const portion = 500;
const listed = (parts: readonly string[]): string => parts.join('；');

/** How the row led to its subject, in any case: also that it led to none, or to several. */
function matchOf({ verdict, matchedBy }: ResultRow): string {
  if (matchedBy !== null) return matches[matchedBy];
  return verdict === 'HOMONYM' ? '名称（多个主体重名）' : '未匹配到主体';
}

async function reasonCells(finding: FindingRow, level: string, sources: ResultSources) {
  const [record, party] = await Promise.all([
    sources.record(finding.recordId),
    sources.party(finding.partyId),
  ]);
  return [
    ...[level, sources.measure(finding.measure)?.name ?? finding.measure, finding.basis],
    record ? `${record.title} ${record.documentNumber}` : '',
    finding.to ?? record?.publicTo ?? '长期',
    `${roles[finding.role]} ${party?.name ?? ''}`,
    finding.arithmeticZh ?? finding.arithmetic ?? '',
  ];
}

const noReason = Array.from({ length: 7 }, () => '');

/** One line for each reason of the row, and one where there is none: each stands by itself when it is sorted or filtered. */
async function linesOf(row: ResultRow, sources: ResultSources): Promise<readonly string[][]> {
  const reasons = row.findings.flatMap((finding) =>
    finding.level === 'FAVOUR' ? [] : [reasonCells(finding, levels[finding.level], sources)],
  );
  const party = row.subjectId === null ? null : await sources.party(row.subjectId);
  const several = await Promise.all((await sources.candidates(row)).map(sources.party));
  const meant = several.map((one) => [one?.name, one?.uscc].filter((text) => text != null));
  const { number, firstNumber } = row;
  const before = [
    ...[String(number), row.name ?? '', row.code ?? '', verdicts[row.verdict]],
    ...[party?.name ?? '', party?.uscc ?? '', matchOf(row)],
    row.note === null ? '' : notes[row.note],
    firstNumber < number ? String(firstNumber) : '',
  ];
  const after = [
    listed(meant.map((texts) => texts.join(' '))),
    listed(row.unexamined.map((role) => roles[role])),
  ];
  const found = reasons.length > 0 ? await Promise.all(reasons) : [noReason];
  return found.map((cells) => [...before, ...cells, ...after]);
}

/** The lines in portions; each portion asks anew, so that memory does not grow and a line is right when it is written. */
export async function* resultLines(
  sourcesNow: () => ResultSources,
): AsyncGenerator<readonly string[]> {
  for (let after = 0; ;) {
    const sources = sourcesNow();
    const rows = await sources.rows(after, portion);
    for (const row of rows) yield* await linesOf(row, sources);
    const last = rows.at(-1);
    if (!last || rows.length < portion) return;
    after = last.number;
  }
}
