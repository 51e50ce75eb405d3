/** Reads guarantees that firms report of themselves: who answers for whose debt towards whom. */
import { amountCell, dateCell, endOfPeriod, labelOf, remark, textCell } from '../clean.ts';
import type { Fact, RelationFact } from '../facts.ts';
import { enterpriseParty } from './enterprise-party.ts';
import { relationEnd } from './named-party.ts';
import { columnsOf, type ColumnIndex, present, type Row, type Table } from './table.ts';

const columns = columnsOf(`
  uniscid 统一社会信用代码 企业统一社会信用代码 担保人统一社会信用代码
  regno 注册号
  entname 企业名称 担保人 保证人
  creditor 债权人
  creditor_uniscid 债权人统一社会信用代码
  creditor_certype 债权人证件类型
  creditor_cerno 债权人证件号码
  debtor 债务人 obligor 被担保人
  debtor_uniscid 债务人统一社会信用代码
  debtor_certype 债务人证件类型
  debtor_cerno 债务人证件号码
  major_credit_type 主债权种类
  major_credit_amt 主债权数额(万元) 主债权数额
  period_from 履行债务的期限自 履行期限自 履行期限起
  period_to 履行债务的期限至 履行期限至 履行期限止
  promis_way 保证的方式 保证方式
  is_public 是否公示
`);

const published: ReadonlyMap<string, boolean> = new Map([
  ...(['是', '公示', '1', 'Y', 'TRUE'] as const).map((word) => [word, true] as const),
  ...(['否', '不公示', '0', '2', 'N', 'FALSE'] as const).map((word) => [word, false] as const),
]);

/** Whom a row is open to: everybody where the firm chose to publish it, else those who share data in office. */
function scopeCell(index: ColumnIndex): (row: Row) => 'PUBLIC' | 'SHARED' {
  const text = textCell(index, 'is_public');
  return (row) => {
    const word = text(row);
    const isPublic = word !== undefined && published.get(word.toUpperCase());
    if (word !== undefined && isPublic === undefined)
      remark(row, 'SCOPE_NOT_USED', labelOf(index, 'is_public'), word);
    return isPublic === true ? 'PUBLIC' : 'SHARED';
  };
}

/** 对外担保, as annual reports list them. */
export const guaranteeTable: Table = {
  name: 'guarantee',
  title: '对外担保',
  columns,
  required: [['uniscid', 'regno'], ['creditor'], ['debtor']],
  createReader: (index, context) => {
    const end = (of: 'creditor' | 'debtor') =>
      relationEnd(
        index,
        { name: of, uscc: `${of}_uniscid`, idType: `${of}_certype`, idNumber: `${of}_cerno` },
        context,
      );
    const guarantor = enterpriseParty(index, {
      uscc: 'uniscid',
      registration: 'regno',
      name: 'entname',
    });
    const [creditor, debtor] = [end('creditor'), end('debtor')];
    const [amount, scope] = [amountCell(index, 'major_credit_amt'), scopeCell(index)];
    const [debtKind, way] = [textCell(index, 'major_credit_type'), textCell(index, 'promis_way')];
    const [start, until] = [dateCell(index, 'period_from'), dateCell(index, 'period_to', true)];
    return (row): readonly Fact[] => {
      const from = guarantor(row);
      const [third, to] = [creditor(row, from), debtor(row, from)];
      const validFrom = start(row);
      const validTo = endOfPeriod(row, labelOf(index, 'period_to'), validFrom, until(row));
      if (!from || !to || !third) return [];
      const stated = { amount: amount(row), debtKind: debtKind(row), guaranteeWay: way(row) };
      const fact: RelationFact = {
        type: 'relation',
        kind: 'GUARANTEE',
        from,
        to,
        third,
        scope: scope(row),
        ...present(stated),
        ...present({ validFrom, validTo, discriminator: validFrom }),
      };
      return [fact];
    };
  },
};
