// A list of parties is known by its header like any other table; what its columns are called varies more.
import { HubError } from '../../errors.ts';
import { plainHeading } from '../../words/plain-heading.ts';

/** One row of a list of parties, as far as it could be read. */
export interface ListedRow {
  readonly id?: string;
  readonly name?: string;
  readonly code?: string;
  readonly idNumber?: string;
  readonly unreadable?: boolean;
}

type Column = 'id' | 'name' | 'code' | 'idNumber';

const words: Readonly<Record<Column, string>> = {
  id: 'id 主体标识 subjectid',
  name: 'name entname personname XDR_MC 名称 企业名称 单位名称 主体名称 申报单位 申报企业 申请单位 申请人 供应商名称 投标人名称 姓名 企业名称（全称）',
  code: 'code uscc uniscid regno 统一社会信用代码 社会信用代码 信用代码 代码 组织机构代码 注册号 工商注册号 纳税人识别号 证照号码',
  idNumber: 'idnumber cerno sfzhm 身份证号 身份证号码 证件号码 公民身份号码',
};

const columnOf = new Map(
  (Object.keys(words) as Column[]).flatMap((column) =>
    words[column].split(' ').map((word) => [plainHeading(word), column] as const),
  ),
);

/** Where each known column stands in the header. */
export type ListedHeader = ReadonlyMap<Column, number>;

/** The columns of a header; undefined when none of its headings is known. */
export function listedHeader(headings: readonly string[]): ListedHeader | undefined {
  const found = new Map<Column, number>();
  headings.forEach((heading, at) => {
    const column = columnOf.get(plainHeading(heading));
    if (column !== undefined && !found.has(column)) found.set(column, at);
  });
  return found.size > 0 ? found : undefined;
}

/** Rows above the header that may be titles and remarks. */
export const deepestHeader = 5;

/** A row by the header; empty cells say nothing. */
export function listedRow(header: ListedHeader, cells: readonly string[]): ListedRow {
  const said = [...header].map(([column, at]) => [column, cells[at]?.trim() ?? ''] as const);
  return Object.fromEntries(said.filter(([, text]) => text !== ''));
}

export const noHeader = (): HubError =>
  new HubError(
    'BAD_USER_INPUT',
    'No list is known by this header: it needs a column 名称 (name), 统一社会信用代码 (code), 证件号码 (idNumber) or id.',
  );
