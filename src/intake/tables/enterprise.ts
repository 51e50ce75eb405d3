/** Reads the table of registered enterprises. */
import {
  amountCell,
  dateCell,
  endOfPeriod,
  labelOf,
  nameCell,
  remark,
  required,
  textCell,
} from '../clean.ts';
import { mailDomain, phoneDigits } from '../../words/contact.ts';
import type { Fact, Party, SubjectAttributes } from '../facts.ts';
import { organisedIdentifiers } from './identifiers.ts';
import { organisedKind } from './kinds.ts';
import { namedParty } from './named-party.ts';
import { columnsOf, present, type ColumnIndex, type Row, type Table } from './table.ts';

const columns = columnsOf(`
  uniscid 统一社会信用代码 社会信用代码 行统一社会信用代码 信用代码
  regno 注册号 工商注册号 登记注册号
  entname 企业名称 名称 市场主体名称 单位名称 机构名称
  enttype 企业类型 市场主体类型 企业（机构）类型
  name 法定代表人 法定代表人姓名 法定代表人（负责人） 负责人
  certype 证件类型 法定代表人证件类型
  cerno 证件号码 法定代表人证件号码
  regcap 注册资本(万元) 注册资本（万元） 注册资本
  regcapcur 币种 注册资本币种
  estdate 成立日期 注册日期
  opfrom 经营期限自 营业期限自 经营(驻在)期限自
  opto 经营期限至 营业期限至 经营(驻在)期限至
  regstate 登记状态 经营状态 企业状态
  regorg 登记机关
  tel 联系电话 电话 企业联系电话 联系方式
  email 电子邮箱 邮箱 电子邮件 企业电子邮箱
  dom 住所 注册地址 地址 经营场所
  industryco 行业代码 行业门类代码
  opscope 经营范围
  region 所在地区代码 地区代码 行政区划代码
`);

const usccPlaceCode = /^[0-9A-Z]{2}(\d{6})/;

/** What a text says when it is read in this way; undefined for what cannot be. */
const readAs = (
  read: (text: string) => string | undefined,
  text: string | undefined,
): string | undefined => (text === undefined ? undefined : read(text));

function createAttributesReader(index: ColumnIndex): (row: Row) => SubjectAttributes {
  const text = (key: string) => textCell(index, key);
  const [type, status, industry, address] = [
    text('enttype'),
    text('regstate'),
    text('industryco'),
    text('dom'),
  ];
  const [region, authority, currency, scope] = [
    text('region'),
    text('regorg'),
    text('regcapcur'),
    text('opscope'),
  ];
  const [phone, mailbox] = [text('tel'), text('email')];
  const capital = amountCell(index, 'regcap');
  const [established, from, until] = [
    dateCell(index, 'estdate'),
    dateCell(index, 'opfrom'),
    dateCell(index, 'opto', true),
  ];
  return (row) => {
    const operatesFrom = from(row);
    return present({
      legalForm: type(row),
      status: status(row),
      industryCode: industry(row),
      address: address(row),
      phone: readAs(phoneDigits, phone(row)),
      mailDomain: readAs(mailDomain, mailbox(row)),
      regionCode: region(row),
      registrationAuthority: authority(row),
      registeredCapital: capital(row),
      capitalCurrency: currency(row),
      establishedOn: established(row),
      operatesFrom,
      operatesUntil: endOfPeriod(row, labelOf(index, 'opto'), operatesFrom, until(row)),
      businessScope: scope(row),
    });
  };
}

/** 企业登记: the attributes of a market subject, and who represents it. */
export const enterpriseTable: Table = {
  name: 'enterprise',
  title: '企业登记',
  columns,
  required: [['entname'], ['uniscid', 'regno']],
  createReader: (index, context) => {
    const identifiers = organisedIdentifiers(index, { uscc: 'uniscid', registration: 'regno' });
    const name = required(index, 'entname', nameCell(index, 'entname', false));
    const readAttributes = createAttributesReader(index);
    const representative = namedParty(
      index,
      { name: 'name', idType: 'certype', idNumber: 'cerno' },
      context,
    );
    return (row): readonly Fact[] => {
      const { checkDigitValid, uscc, registrationNumber, organizationCode } = identifiers(row);
      const codes = present({ uscc, registrationNumber, organizationCode });
      const ownName = name(row);
      const attributes = readAttributes(row);
      if (codes.uscc === undefined && codes.registrationNumber === undefined) {
        remark(
          row,
          'REQUIRED_MISSING',
          labelOf(index, index.has('uniscid') ? 'uniscid' : 'regno'),
          '',
        );
      }
      const party: Party = {
        kind: organisedKind(codes.uscc, attributes.legalForm, ownName),
        ...codes,
        ...(ownName !== undefined && { name: ownName }),
      };
      const regionCode = attributes.regionCode ?? usccPlaceCode.exec(codes.uscc ?? '')?.[1];
      const subject: Fact = {
        type: 'subject',
        party,
        attributes: present({ ...attributes, name: ownName, regionCode, checkDigitValid }),
      };
      const from = representative(row, party);
      return from
        ? [subject, { type: 'relation', kind: 'LEGAL_REPRESENTATIVE', from, to: party }]
        : [subject];
    };
  },
};
