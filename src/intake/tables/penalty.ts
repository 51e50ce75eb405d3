/** Reads penalties, in the columns of 2016 and of 2018. */
import { addDays } from '../../words/calendar-date.ts';
import { inTenThousands, readDecimal } from '../../words/decimal.ts';
import type { DetailName } from '../../words/record-details.ts';
import { type PenaltyTexts, saidOfPenalty } from '../../words/penalty-field.ts';
import type { PublicityWindow } from '../../words/publicity-window.ts';
import {
  amountCell,
  dateCell,
  expected,
  labelOf,
  proseCell,
  remark,
  required,
  statedEndCell,
  textCell,
  type CellReader,
} from '../clean.ts';
import type { Fact, RecordFact } from '../facts.ts';
import { authorityCode, noticeParty, partyColumns } from './notice-party.ts';
import { noticeState } from './notice-state.ts';
import { penaltyKindsCell } from './penalty-kinds.ts';
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
  ...partyColumns('CF'),
  ...columnsOf(`
  CF_WSH 行政处罚决定书文号 行政处罚决定文书号 政处罚决定文书号 行政处罚文书号 行政处罚决定文号
  CF_AJMC 案件名称 CF_CFMC 处罚名称
  CF_WFXW 违法行为类型
  CF_SY 违法事实 处罚事由 出发事由 处罚是由 罚款事由
  CF_YJ 处罚依据
  CF_CFLB 处罚类别 罚类别 CF_CFLB1 处罚类别1
  CF_CFLB2 处罚类别2
  CF_NR 处罚内容 CF_JG 处罚结果
  CF_NR_FK 罚款金额(万元) 罚款金额（万元） 罚款金额
  CF_NR_WFFF 没收违法所得、没收非法财物的金额(万元) 没收违法所得、没收非法财物的金额（万元） 没收违法所得、没收非法财物的金额
  CF_NR_ZKDX 暂扣或吊销证照名称及编号
  CF_JDRQ 处罚决定日期 作出处罚决定日期
  CF_YXQ 处罚有效期
  CF_GSJZQ 公示截止期 GSQX 公示期限
  CF_CFJG 处罚机关 CF_XZJG 处罚机关名称
  CF_CFJGDM 处罚机关统一社会信用代码 处罚机关代码
  CF_SJLY 数据来源单位
  CF_SJLYDM 数据来源单位统一社会信用代码 数据来源单位代码
  CF_ZT 当前状态
  CF_CXLX 处罚程序 程序类型
  DFBM 地方编码
  SJC 时间戳 数据更新时间戳
  CF_SYFW 信息使用范围
  BZ 备注
`),
];

const yuanInText = /(?:罚款|处罚金|罚金)[^0-9]{0,8}([0-9][0-9,，]*(?:\.[0-9]+)?)\s*元/u;

/** Whether the amount fits what the text says only if it was written in 元 instead of 万元. */
function isInYuan(amount: string | undefined, content: string | undefined): boolean {
  const told = yuanInText.exec(content?.normalize('NFKC') ?? '')?.[1]?.replaceAll(',', '');
  const stated = told === undefined ? undefined : readDecimal(told)?.value;
  return stated !== undefined && stated !== '0' && amount === stated;
}

/** Details by the names of the schema, from the texts and amounts of a row. */
function createDetails(
  index: ColumnIndex,
): (row: Row, kinds: readonly string[]) => RecordFact['details'] {
  const text = (key: string) => proseCell(index, key);
  const texts: readonly (readonly [DetailName, CellReader])[] = [
    ['illegalAct', expected(index, 'CF_WFXW', text('CF_WFXW'))],
    ['fact', expected(index, 'CF_SY', text('CF_SY'))],
    ['basis', expected(index, 'CF_YJ', text('CF_YJ'))],
    ['content', expected(index, 'CF_NR', text('CF_NR'))],
    ['fineAmount', amountCell(index, 'CF_NR_FK')],
    ['confiscatedAmount', amountCell(index, 'CF_NR_WFFF')],
    ['suspendedLicence', text('CF_NR_ZKDX')],
    ['state', noticeState(index, 'CF_ZT', 'YEAR_2016')],
    ['statedPublicUntil', statedEndCell(index, 'CF_GSJZQ')],
  ];
  const needs = [
    ['罚款', 'fineAmount', labelOf(index, 'CF_NR_FK')],
    ['没收', 'confiscatedAmount', labelOf(index, 'CF_NR_WFFF')],
  ] as const;
  const hasAmounts = index.has('CF_NR_FK');
  return (row, kinds) => {
    const details: Partial<Record<DetailName, string | readonly string[]>> =
      kinds.length > 0 ? { penaltyKinds: kinds } : {};
    for (const [name, read] of texts) {
      const value = read(row);
      if (value !== undefined) details[name] = value;
    }
    const { fineAmount, content } = details;
    if (typeof fineAmount === 'string' && isInYuan(fineAmount, content as string | undefined)) {
      const likely = `${inTenThousands(fineAmount)} 万元?`;
      remark(row, 'AMOUNT_IMPLAUSIBLE', labelOf(index, 'CF_NR_FK'), `${fineAmount} (${likely})`);
      delete details.fineAmount;
      return details;
    }
    for (const [kind, name, label] of hasAmounts ? needs : []) {
      const needed = kinds.some((stated) => stated.startsWith(kind)) && details[name] === undefined;
      if (needed) remark(row, 'EXPECTED_MISSING', label, '');
    }
    return details;
  };
}

/** The stated end is checked and not trusted; it may name the last day of publicity or the first day after it. */
function checkStatedEnd(row: Row, label: string, stated: unknown, window: PublicityWindow): void {
  if (typeof stated !== 'string') return;
  const agrees = window.to !== null && (stated === window.to || addDays(stated, 1) === window.to);
  if (!agrees) remark(row, 'PUBLICITY_END_DIFFERS', label, stated);
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/** The field of regulation stands in no column of its own: all columns together tell it. */
const textsOf = (authority: string, title: string, said: RecordFact['details']): PenaltyTexts => ({
  authority,
  basis: textOf(said.basis),
  said: [title, ...saidOfPenalty.map((name) => textOf(said[name]))],
});

const simpleProcedure = new Set(['01', '1', '简易', '简易程序', '当场处罚']);

function keyCells(index: ColumnIndex, context: IntakeContext) {
  const decided = notInFuture(labelOf(index, 'CF_JDRQ'), dateCell(index, 'CF_JDRQ'), context.today);
  const procedure = textCell(index, 'CF_CXLX');
  return {
    party: noticeParty(index, 'CF', context),
    documentNumber: required(index, 'CF_WSH', textCell(index, 'CF_WSH')),
    decidedOn: required(index, 'CF_JDRQ', decided),
    authorityName: required(index, 'CF_CFJG', textCell(index, 'CF_CFJG')),
    authorityCode: authorityCode(index, 'CF_CFJGDM'),
    title: proseCell(index, 'CF_AJMC'),
    kinds: penaltyKindsCell(index, context),
    validTo: statedEndCell(index, 'CF_YXQ'),
    isSimple: (row: Row) => simpleProcedure.has(procedure(row) ?? ''),
  };
}

/** 行政处罚 in both generations: the 2016 columns are other spellings of the current ones. */
export const penaltyTable: Table = {
  name: 'penalty',
  title: '行政处罚',
  columns,
  required: [['CF_XDR_MC'], ['CF_WSH'], ['CF_JDRQ'], ['CF_CFJG']],
  createReader: (index, context) => {
    const cells = keyCells(index, context);
    const details = createDetails(index);
    return (row): readonly Fact[] => {
      const [party, documentNumber, decidedOn] = [
        cells.party(row),
        cells.documentNumber(row),
        cells.decidedOn(row),
      ];
      const [authorityName, authorityCode, title] = [
        cells.authorityName(row),
        cells.authorityCode(row),
        cells.title(row),
      ];
      const [penaltyKinds, validTo] = [cells.kinds(row), cells.validTo(row)];
      const said = details(row, penaltyKinds);
      if (
        !party ||
        documentNumber === undefined ||
        decidedOn === undefined ||
        authorityName === undefined
      )
        return [];
      const record = {
        kind: 'PENALTY',
        party,
        documentNumber,
        decidedOn,
        authorityName,
        title: title ?? (typeof said.illegalAct === 'string' ? said.illegalAct : '行政处罚'),
        details: cells.isSimple(row) ? { ...said, simpleProcedure: true } : said,
        ...present({ authorityCode, validTo }),
      } as const;
      const question = {
        kind: 'PENALTY',
        decidedOn,
        penaltyKinds,
        simpleProcedure: cells.isSimple(row),
        texts: textsOf(authorityName, record.title, said),
      } as const;
      const { fact, window } = recordFact(record, 'PENALTY', question, context);
      if (window.fieldsInDoubt)
        remark(row, 'FIELD_IN_DOUBT', labelOf(index, 'CF_YJ'), window.fieldsInDoubt.join('、'));
      checkStatedEnd(row, labelOf(index, 'CF_GSJZQ'), said.statedPublicUntil, window);
      return [fact];
    };
  },
};
