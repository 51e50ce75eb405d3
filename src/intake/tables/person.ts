import { nameCell, required, textCell } from '../clean.ts';
import type { Fact } from '../facts.ts';
import { personIdentifiers } from './identifiers.ts';
import { columnsOf, present, type Table } from './table.ts';

const columns = columnsOf(`
  personname 姓名 自然人姓名 人员姓名
  certype 证件类型 身份证件类型
  cerno 证件号码 身份证件号码 身份证号 身份证号码 公民身份号码
  region 所在地区代码 地区代码 行政区划代码
`);

/** 自然人基础信息: a person is known by the document; the name beside it is what may be shown. */
export const personTable: Table = {
  name: 'person',
  title: '自然人基础信息',
  columns,
  required: [['personname'], ['cerno']],
  createReader: (index, context) => {
    const name = required(index, 'personname', nameCell(index, 'personname', true));
    const keys = { type: 'certype', number: 'cerno' };
    const identifiers = required(
      index,
      'cerno',
      personIdentifiers(index, keys, context, 'ID_NUMBER_UNREADABLE'),
    );
    const region = textCell(index, 'region');
    return (row): readonly Fact[] => {
      const personName = name(row);
      const document = identifiers(row);
      if (personName === undefined || document === undefined) return [];
      const { idType, idNumber, checkDigitValid } = document;
      return [
        {
          type: 'subject',
          party: { kind: 'PERSON', name: personName, idType, idNumber },
          attributes: present({ name: personName, regionCode: region(row), checkDigitValid }),
        },
      ];
    };
  },
};
