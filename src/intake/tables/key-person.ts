/** Reads the table of key persons: who holds which office. */
import { dateCell, endOfPeriod, labelOf, nameCell, remark, required, textCell } from '../clean.ts';
import type { Fact, RelationFact } from '../facts.ts';
import { enterpriseParty } from './enterprise-party.ts';
import { personWithin } from './named-party.ts';
import { columnsOf, present, type Table } from './table.ts';

const columns = columnsOf(`
  uniscid 统一社会信用代码 企业统一社会信用代码 社会信用代码
  regno 注册号 工商注册号 登记注册号
  entname 企业名称 单位名称
  personname 姓名 主要人员姓名 人员姓名
  certype 证件类型
  cerno 证件号码 身份证号 身份证号码
  position 职务 职位
  lerepsign 是否法定代表人 法定代表人标志
  startdate 任职起 任职开始日期 任职日期 任职起始日期
  enddate 任职止 任职结束日期 离任日期 任职截止日期
`);

const representativeSigns = new Map([
  ['1', true],
  ['是', true],
  ['0', false],
  ['2', false],
  ['否', false],
]);

/** 主要人员: who holds which office in an enterprise, and who represents it. */
export const keyPersonTable: Table = {
  name: 'keyPerson',
  title: '主要人员',
  columns,
  required: [['uniscid', 'regno'], ['personname']],
  createReader: (index, context) => {
    const enterprise = enterpriseParty(index, {
      uscc: 'uniscid',
      registration: 'regno',
      name: 'entname',
    });
    const name = required(index, 'personname', nameCell(index, 'personname', true));
    const person = personWithin(
      index,
      { name: 'personname', idType: 'certype', idNumber: 'cerno' },
      context,
    );
    const [position, sign] = [textCell(index, 'position'), textCell(index, 'lerepsign')];
    const [start, end] = [dateCell(index, 'startdate'), dateCell(index, 'enddate', true)];
    return (row): readonly Fact[] => {
      const to = enterprise(row);
      const personName = name(row);
      if (!to || personName === undefined) return [];
      const [office, signText, validFrom] = [position(row), sign(row), start(row)];
      const validTo = endOfPeriod(row, labelOf(index, 'enddate'), validFrom, end(row));
      const represents = representativeSigns.get(signText ?? '0');
      if (represents === undefined)
        remark(row, 'WORD_UNKNOWN', labelOf(index, 'lerepsign'), signText ?? '');
      const relation = {
        type: 'relation',
        from: person(row, personName, to),
        to,
        ...present({ validFrom, validTo }),
      } as const;
      const executive: RelationFact = {
        ...relation,
        kind: 'EXECUTIVE',
        ...(office !== undefined && { position: office, discriminator: office }),
      };
      // a row that only says who represents the enterprise names no office
      const facts: RelationFact[] = represents === true && office === undefined ? [] : [executive];
      if (represents === true) facts.push({ ...relation, kind: 'LEGAL_REPRESENTATIVE' });
      return facts;
    };
  },
};
