/** Reads licences, in the columns of 2016 and of 2018. */
import type { DetailName } from '../../words/record-details.ts';
import {
  dateCell,
  endOfPeriod,
  expected,
  labelOf,
  proseCell,
  remark,
  required,
  textCell,
  type CellReader,
} from '../clean.ts';
import type { Fact } from '../facts.ts';
import { authorityCode, noticeParty, partyColumns } from './notice-party.ts';
import { noticeState } from './notice-state.ts';
import { notInFuture, recordFact } from './record.ts';
import {
  columnsOf,
  present,
  type ColumnIndex,
  type IntakeContext,
  type Row,
  type Table,
} from './table.ts';

const columns = [
  ...partyColumns('XK'),
  ...columnsOf(`
  XK_XKWS 行政许可决定文书名称 XK_XMMC 项目名称 行政许可文书名称
  XK_WSH 行政许可决定文书号 行政许可决定书文号 行政许可文书号
  XK_XKLB 许可类别 XK_SPLB 审批类别
  XK_XKZS 许可证书名称
  XK_XKBH 许可编号 许可证书编号
  XK_NR 许可内容
  XK_JDRQ 许可决定日期
  XK_YXQZ 有效期自
  XK_YXQZI 有效期至 XK_JZQ 许可截止期
  XK_XKJG 许可机关 XK_XZJG 许可机关名称
  XK_XKJGDM 许可机关统一社会信用代码 许可机关代码
  XK_ZT 当前状态
  XK_LYDW 数据来源单位
  XK_LYDWDM 数据来源单位统一社会信用代码 数据来源单位代码
  DFBM 地方编码
  SJC 时间戳 数据更新时间戳
  XK_SYFW 信息使用范围
  BZ 备注
`),
];

function licenceKindCell(index: ColumnIndex, context: IntakeContext): CellReader {
  const read = expected(index, 'XK_XKLB', textCell(index, 'XK_XKLB'));
  const label = labelOf(index, 'XK_XKLB');
  return (row) => {
    const text = read(row);
    if (text === undefined || text.startsWith('其他-')) return text;
    const known = context.words.licenceKinds.get(text);
    if (!known) remark(row, 'WORD_UNKNOWN', label, text);
    else if (!known.standard) remark(row, 'WORD_WRITING', label, text);
    return known?.means ?? text;
  };
}

function createDetails(
  index: ColumnIndex,
  context: IntakeContext,
): (row: Row) => Partial<Record<DetailName, string>> {
  const text = (key: string) => textCell(index, key);
  const [kind, state] = [
    licenceKindCell(index, context),
    noticeState(index, 'XK_ZT', index.has('XK_XDR_LB') ? 'CURRENT' : 'YEAR_2016'),
  ];
  const [certificate, number, content] = [
    text('XK_XKZS'),
    text('XK_XKBH'),
    expected(index, 'XK_NR', proseCell(index, 'XK_NR')),
  ];
  return (row) =>
    present({
      licenceKind: kind(row),
      licenceName: certificate(row),
      licenceNumber: number(row),
      content: content(row),
      state: state(row),
    });
}

/** 行政许可决定文书号; where it is blank the number of the licence tells the act. */
function numberCell(index: ColumnIndex): CellReader {
  const [read, licence] = [textCell(index, 'XK_WSH'), textCell(index, 'XK_XKBH')];
  const needed = required(index, 'XK_WSH', read);
  const label = labelOf(index, 'XK_WSH');
  return (row) => {
    const number = read(row);
    if (number !== undefined) return number;
    const instead = licence(row);
    if (instead === undefined) return needed(row);
    remark(row, 'DOCUMENT_NUMBER_DERIVED', label, instead);
    return instead;
  };
}

function keyCells(index: ColumnIndex, context: IntakeContext) {
  const decided = notInFuture(labelOf(index, 'XK_JDRQ'), dateCell(index, 'XK_JDRQ'), context.today);
  const [from, until] = [dateCell(index, 'XK_YXQZ'), dateCell(index, 'XK_YXQZI', true)];
  return {
    party: noticeParty(index, 'XK', context),
    documentNumber: numberCell(index),
    decidedOn: required(index, 'XK_JDRQ', decided),
    authorityName: required(index, 'XK_XKJG', textCell(index, 'XK_XKJG')),
    authorityCode: authorityCode(index, 'XK_XKJGDM'),
    title: expected(index, 'XK_XKWS', textCell(index, 'XK_XKWS')),
    period: (row: Row) => {
      const validFrom = from(row);
      return present({
        validFrom,
        validTo: endOfPeriod(row, labelOf(index, 'XK_YXQZI'), validFrom, until(row)),
      });
    },
  };
}

/** 行政许可 in both generations: the 2016 columns are other spellings of the current ones. */
export const licenceTable: Table = {
  name: 'licence',
  title: '行政许可',
  columns,
  required: [['XK_XDR_MC'], ['XK_WSH', 'XK_XKBH'], ['XK_JDRQ'], ['XK_XKJG']],
  createReader: (index, context) => {
    const cells = keyCells(index, context);
    const details = createDetails(index, context);
    return (row): readonly Fact[] => {
      const [party, documentNumber, decidedOn] = [
        cells.party(row),
        cells.documentNumber(row),
        cells.decidedOn(row),
      ];
      const [authorityName, code, title, period] = [
        cells.authorityName(row),
        cells.authorityCode(row),
        cells.title(row),
        cells.period(row),
      ];
      const said = details(row);
      if (
        !party ||
        documentNumber === undefined ||
        decidedOn === undefined ||
        authorityName === undefined
      )
        return [];
      const record = {
        kind: 'LICENCE',
        party,
        documentNumber,
        decidedOn,
        authorityName,
        title: title ?? said.licenceName ?? '行政许可',
        details: said,
        ...period,
        ...present({ authorityCode: code }),
      } as const;
      const question = {
        kind: 'LICENCE',
        decidedOn,
        ...present({ until: period.validTo }),
      } as const;
      return [recordFact(record, 'LICENCE', question, context).fact];
    };
  },
};
