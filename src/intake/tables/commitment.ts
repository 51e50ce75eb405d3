/** Reads the table of credit commitments, made and kept or broken. */
import { defaultDueOn } from '../../rules/commitments.ts';
import { hash } from 'node:crypto';
import { isPerformance } from '../../words/publicity-rules.ts';
import { cleanName } from '../../words/party-name.ts';
import { readCreditCode } from '../../words/credit-code.ts';
import {
  dateCell,
  labelOf,
  proseCell,
  remark,
  required,
  textCell,
  type CellReader,
} from '../clean.ts';
import type { Fact } from '../facts.ts';
import { authorityCode } from './notice-party.ts';
import { listedParty } from './listed-party.ts';
import { notInFuture, recordFact } from './record.ts';
import {
  columnsOf,
  present,
  type ColumnIndex,
  type IntakeContext,
  type Row,
  type Table,
} from './table.ts';

const columns = columnsOf(`
  entname 承诺主体名称 承诺主体 企业名称 名称 单位名称 承诺人 承诺人名称
  uniscid 统一社会信用代码 承诺主体统一社会信用代码 社会信用代码 信用代码
  regno 注册号 工商注册号
  certype 证件类型
  cerno 证件号码 身份证号 身份证号码
  cnbh 承诺编号 承诺书编号
  cnlx 承诺类型 信用承诺类型
  cnsy 承诺事由 承诺事项
  cnnr 承诺内容
  cnrq 承诺日期 承诺作出日期 作出承诺日期
  lyqx 履行期限 履约期限 承诺有效期至
  lyzt 履行状态 承诺履行状态 履行情况 履约状态
  lyrq 履行日期 违诺日期 履行认定日期
  sldw 承诺受理单位 受理单位 承诺接收单位
  sldwdm 承诺受理单位统一社会信用代码 受理单位代码
`);

/** A word of a coded column in the hub's own terms; one that nobody knows rejects the row. */
function coded(
  index: ColumnIndex,
  key: string,
  words: ReadonlyMap<string, { readonly means: string; readonly standard: boolean }>,
  rule: 'COMMITMENT_KIND_UNKNOWN' | 'PERFORMANCE_UNKNOWN',
): CellReader {
  const read = textCell(index, key);
  const label = labelOf(index, key);
  return (row) => {
    const text = read(row);
    if (text === undefined) return undefined;
    const known = words.get(text);
    if (!known) remark(row, rule, label, text);
    else if (!known.standard) remark(row, 'WORD_WRITING', label, text);
    return known?.means;
  };
}

/** The unit that a commitment was made to: as the row names it, else the department that delivers. */
function unitReader(index: ColumnIndex, { department = '' }: IntakeContext) {
  const [name, code] = [textCell(index, 'sldw'), authorityCode(index, 'sldwdm')];
  const own = department.trim();
  const ownCode = readCreditCode(own)?.value;
  const label = labelOf(index, 'sldw');
  return (row: Row) => {
    const [authorityName, unitCode] = [name(row), code(row)];
    if (authorityName !== undefined || unitCode !== undefined)
      return {
        authorityName: authorityName ?? unitCode ?? '',
        ...present({ authorityCode: unitCode }),
      };
    if (own === '') remark(row, 'REQUIRED_MISSING', label, '');
    return { authorityName: cleanName(own).name ?? own, ...present({ authorityCode: ownCode }) };
  };
}

function keyCells(index: ColumnIndex, context: IntakeContext) {
  const day = (key: string): CellReader =>
    notInFuture(labelOf(index, key), dateCell(index, key), context.today);
  const { commitmentKinds, performances } = context.words;
  const kind = coded(index, 'cnlx', commitmentKinds, 'COMMITMENT_KIND_UNKNOWN');
  return {
    party: listedParty(
      index,
      {
        name: 'entname',
        uscc: 'uniscid',
        registration: 'regno',
        idType: 'certype',
        idNumber: 'cerno',
      },
      context,
    ),
    kind: required(index, 'cnlx', kind),
    matter: required(index, 'cnsy', proseCell(index, 'cnsy')),
    decidedOn: required(index, 'cnrq', day('cnrq')),
    number: textCell(index, 'cnbh'),
    content: proseCell(index, 'cnnr'),
    dueOn: dateCell(index, 'lyqx', true),
    performance: coded(index, 'lyzt', performances, 'PERFORMANCE_UNKNOWN'),
    outcomeOn: day('lyrq'),
    unit: unitReader(index, context),
  };
}

/** A commitment without a number is known by what was promised, so that a later row with its outcome finds it. */
const numberOf = (kind: string, matter: string): string =>
  `CN-${hash('sha256', `${kind}|${matter.normalize('NFKC').replace(/\s+/g, '')}`, 'hex').slice(0, 12)}`;

/** 信用承诺: what a subject promised to whom, and whether it was kept. */
export const commitmentTable: Table = {
  name: 'commitment',
  title: '信用承诺',
  columns,
  required: [['entname'], ['cnlx'], ['cnsy'], ['cnrq']],
  createReader: (index, context) => {
    const cells = keyCells(index, context);
    const outcomeLabel = labelOf(index, 'lyrq');
    return (row): readonly Fact[] => {
      const [party, kind, matter] = [cells.party(row), cells.kind(row), cells.matter(row)];
      const [decidedOn, unit] = [cells.decidedOn(row), cells.unit(row)];
      const [stated, outcomeOn] = [cells.performance(row), cells.outcomeOn(row)];
      const [content, statedDue, number] = [
        cells.content(row),
        cells.dueOn(row),
        cells.number(row),
      ];
      if (!party || kind === undefined || matter === undefined || decidedOn === undefined)
        return [];
      // as for one that is made here: where no day was set, the rule of its kind sets one
      const rule = context.commitments.kinds.find((one) => one.kind === kind);
      const ruledDue = rule ? defaultDueOn(context.commitments, rule.kind, decidedOn) : null;
      const dueOn = statedDue ?? ruledDue ?? undefined;
      const performance = isPerformance(stated) ? stated : 'MADE';
      if (performance !== 'MADE' && outcomeOn === undefined)
        remark(row, 'EXPECTED_MISSING', outcomeLabel, '');
      const details = present({
        commitmentKind: kind,
        matter,
        performance,
        content,
        dueOn,
        outcomeOn: performance === 'MADE' ? undefined : outcomeOn,
      });
      const record = {
        kind: 'COMMITMENT',
        party,
        decidedOn,
        title: '信用承诺',
        details,
        documentNumber: number ?? numberOf(kind, matter),
        ...unit,
      } as const;
      const question = {
        kind: 'COMMITMENT',
        decidedOn,
        performance,
        ...present({ outcomeOn: details.outcomeOn ?? statedDue }),
      } as const;
      return [recordFact(record, 'COMMITMENT', question, context).fact];
    };
  },
};
