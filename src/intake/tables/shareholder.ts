/** Reads holdings: who holds which part of an enterprise. */
import {
  amountCell,
  dateCell,
  decimalCell,
  endOfPeriod,
  labelOf,
  nameCell,
  remark,
  required,
  textCell,
  type CellReader,
} from '../clean.ts';
import type { Fact, Party } from '../facts.ts';
import { compareDecimals } from '../../words/decimal.ts';
import { ratioOfPercent } from '../percent.ts';
import type { SubjectKind } from '../../words/subject-kinds.ts';
import { enterpriseParty } from './enterprise-party.ts';
import { firmCodes } from './codes-of-firms.ts';
import { organisedIdentifiers } from './identifiers.ts';
import { holderKindOfType, namesOrganisation, organisedKind } from './kinds.ts';
import { personWithin } from './named-party.ts';
import {
  columnsOf,
  present,
  type ColumnIndex,
  type IntakeContext,
  type Row,
  type Table,
} from './table.ts';

const columns = columnsOf(`
  uniscid 统一社会信用代码 企业统一社会信用代码 社会信用代码
  regno 注册号 工商注册号 登记注册号
  entname 企业名称 单位名称
  inv 股东名称 股东姓名 股东 出资人 投资人
  invtype 股东类型 投资人类型 出资人类型
  blicno 股东证照号码 证照编号 股东统一社会信用代码
  certype 证件类型
  cerno 证件号码 身份证号 身份证号码
  subconam 认缴出资额(万元) 认缴出资额 认缴额 lisubconam
  acconam 实缴出资额(万元) 实缴出资额 实缴额 liacconam
  conprop 出资比例(%) 出资比例 持股比例(%) 持股比例
  condate 出资日期 认缴出资日期
  enddate 退出日期
`);

/** A percentage as a ratio, with or without its sign; one outside 0 to 100 is flagged and left out. */
function percentCell(index: ColumnIndex, key: string): CellReader<number> {
  const column = index.get(key);
  const read = decimalCell(index, key);
  if (!column) return () => undefined;
  const { at, label } = column;
  return (row) => {
    const text = row.values[at]?.trim() ?? '';
    const bare = /[%％]$/.test(text) ? text.slice(0, -1) : undefined;
    if (bare !== undefined) remark(row, 'NUMBER_WRITING', label, text);
    const value = read(bare === undefined ? row : { ...row, values: row.values.with(at, bare) });
    if (value === undefined) return undefined;
    // 0.4 may be two fifths written as a fraction: with a sign, in the cell or in the heading, it is a percentage
    const inPercent = bare !== undefined || /[%％]|百分比/.test(label);
    if (!inPercent && compareDecimals(value, '0') > 0 && compareDecimals(value, '1') <= 0) {
      remark(row, 'RATIO_AMBIGUOUS', label, text);
      return undefined;
    }
    const ratio = ratioOfPercent(value);
    if (ratio === undefined) remark(row, 'RATIO_OUT_OF_RANGE', label, text);
    return ratio;
  };
}

interface HolderCells {
  readonly type: string | undefined;
  readonly uscc: string | undefined;
  readonly hasDocument: boolean;
  readonly name: string;
}

/** Whether the holder is a person: by its type, else by a code or a document; undefined when only the name tells. */
function statedKind({ type, uscc, hasDocument }: HolderCells): SubjectKind | undefined {
  const byType = type === undefined ? undefined : holderKindOfType(type);
  if (byType === 'PERSON') return byType;
  if (uscc !== undefined) return organisedKind(uscc);
  return byType ?? (hasDocument ? 'PERSON' : undefined);
}

function holderReader(
  index: ColumnIndex,
  context: IntakeContext,
): (row: Row, company: Party | undefined) => Party | undefined {
  const readName = required(index, 'inv', nameCell(index, 'inv', true));
  const readType = textCell(index, 'invtype');
  const codes = organisedIdentifiers(index, { uscc: 'blicno' });
  const person = personWithin(
    index,
    { name: 'inv', idType: 'certype', idNumber: 'cerno' },
    context,
  );
  const documentAt = index.get('cerno')?.at ?? -1;
  const label = labelOf(index, 'invtype');
  return (row, company) => {
    const name = readName(row);
    const type = readType(row);
    if (name === undefined || company === undefined) return undefined;
    const document = row.values[documentAt]?.trim() ?? '';
    const {
      uscc,
      registrationNumber,
      organizationCode,
      document: own,
    } = firmCodes(row, name, codes(row));
    if (own && !namesOrganisation(name))
      return { kind: 'PERSON', name, idType: own.idType, idNumber: own.idNumber };
    const stated = statedKind({ type, uscc, hasDocument: document !== '', name });
    if (stated === undefined) remark(row, 'KIND_INFERRED', label, type ?? '');
    const kind =
      stated ?? (namesOrganisation(name) ? organisedKind(undefined, '', name) : 'PERSON');
    return kind === 'PERSON'
      ? person(row, name, company)
      : { kind, name, ...present({ uscc, registrationNumber, organizationCode }) };
  };
}

/** 股东出资: who holds which part of an enterprise; a ratio that is not stated stays unknown. */
export const shareholderTable: Table = {
  name: 'shareholder',
  title: '股东出资',
  columns,
  required: [['uniscid', 'regno'], ['inv']],
  createReader: (index, context) => {
    const enterprise = enterpriseParty(index, {
      uscc: 'uniscid',
      registration: 'regno',
      name: 'entname',
    });
    const holder = holderReader(index, context);
    const ratio = percentCell(index, 'conprop');
    const [subscribed, paid] = [amountCell(index, 'subconam'), amountCell(index, 'acconam')];
    const [contributed, left] = [dateCell(index, 'condate'), dateCell(index, 'enddate', true)];
    return (row): readonly Fact[] => {
      const to = enterprise(row);
      const from = holder(row, to);
      const [discriminator, end] = [contributed(row), left(row)];
      if (!to || !from) return [];
      const amounts = { ratio: ratio(row), subscribed: subscribed(row), paid: paid(row) };
      const validTo = endOfPeriod(row, labelOf(index, 'enddate'), discriminator, end);
      const dates = { validFrom: discriminator, validTo, discriminator };
      return [
        { type: 'relation', kind: 'SHAREHOLDER', from, to, ...present(amounts), ...present(dates) },
      ];
    };
  },
};
