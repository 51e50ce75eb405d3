// The block of columns that says whom a 双公示 notice is about. The legal representative named in it makes no
// relation: a notice is no registration.
import { maskPersonName } from '../../words/party-name.ts';
import { expected, labelOf, nameCell, remark, required, textCell } from '../clean.ts';
import type { Party } from '../facts.ts';
import { findingOf } from '../remarks.ts';
import { firmCodes } from './codes-of-firms.ts';
import {
  organisedIdentifiers,
  personIdentifiers,
  type OrganisedIdentifiers,
} from './identifiers.ts';
import { namesOrganisation, organisedKind } from './kinds.ts';
import { columnsOf, type Column, type ColumnIndex, type IntakeContext, type Row } from './table.ts';

const block = `
  XDR_MC 行政相对人名称 XDR 行政行对人名称 政行对人名称 行政相对人 相对人名称 企业名称 当事人名称
  XDR_LB 行政相对人类别 相对人类别
  XDR_SHXYM 行政相对人代码_1(统一社会信用代码) 行政相对人代码_1 行政相对人代码/1（统一社会信用代码） 统一社会信用代码 行统一社会信用代码
  XDR_GSZC 行政相对人代码_2(工商注册号) 行政相对人代码_2 行政相对人代码_2(工商登记码) 行政相对人代码_3(工商登记码) 行政相对人代码_3(工商注册号) 工商登记码 XDR_GSDJ
  XDR_ZZJG 行政相对人代码_3(组织机构代码) 行政相对人代码_3 行政相对人代码_2(组织机构代码) 组织机构代码 XDR_ZDM
  XDR_SWDJ 行政相对人代码_4(税务登记号) 行政相对人代码_4 税务登记号
  XDR_SYDW 行政相对人代码_5(事业单位证书号) 行政相对人代码_5
  XDR_SHZZ 行政相对人代码_6(社会组织登记证号) 行政相对人代码_6
  FRDB 法定代表人 法定代表人姓名 FDDB FR
  FR_ZJLX 法定代表人证件类型
  FR_ZJHM 法定代表人证件号码 FR_SFZH 法定代表人身份证号
  XDR_ZJLX 证件类型 自然人证件类型
  XDR_ZJHM 证件号码 自然人证件号码 XDR_SFZ 居民身份证号 行政相对人代码_5(居民身份证号) 行政相对人代码_5(身份证号)
`;

const isKey = (word: string) => /^[A-Z_]+$/.test(word);

/** The party block of the table with this prefix (`XK` or `CF`); spellings of the 2016 generation are aliases. */
export function partyColumns(prefix: 'XK' | 'CF'): readonly Column[] {
  return columnsOf(block).map(({ key, heading, aliases }) => ({
    key: `${prefix}_${key}`,
    heading,
    aliases: aliases?.map((alias) => (isKey(alias) ? `${prefix}_${alias}` : alias)) ?? [],
  }));
}

type StatedKind = 'ORGANISED' | 'PERSON' | 'INDIVIDUAL_BUSINESS' | undefined;

/** The stated kind and, where the cell holds a word that nobody knows, that word; the 2016 generation has no such column. */
function kindReader(
  index: ColumnIndex,
  key: string,
  context: IntakeContext,
): (row: Row) => { readonly stated: StatedKind; readonly unknown?: string } {
  const column = index.get(key);
  if (!column) return () => ({ stated: undefined });
  const read = textCell(index, key);
  return (row) => {
    const text = read(row);
    const known = text === undefined ? undefined : context.words.partyKinds.get(text);
    if (known && !known.standard) remark(row, 'WORD_WRITING', column.label, text ?? '');
    return known
      ? { stated: known.means as StatedKind }
      : { stated: undefined, unknown: text ?? '' };
  };
}

function organisedParty(
  row: Row,
  name: string,
  codes: OrganisedIdentifiers,
  stated: StatedKind,
  label: string,
): Party {
  const { uscc, registrationNumber, organizationCode } = codes;
  const kind =
    stated === 'INDIVIDUAL_BUSINESS' && uscc === undefined ? stated : organisedKind(uscc, '', name);
  if (
    uscc !== undefined &&
    stated !== undefined &&
    (stated === 'INDIVIDUAL_BUSINESS') !== (kind === 'INDIVIDUAL_BUSINESS')
  ) {
    remark(row, 'KIND_CONTRADICTS_CODE', label, uscc);
  }
  return {
    kind,
    name,
    ...(uscc !== undefined && { uscc }),
    ...(registrationNumber !== undefined && { registrationNumber }),
    ...(organizationCode !== undefined && { organizationCode }),
  };
}

/** Remarks on a name are made before it is known whether it is a person's: then it is masked. */
function maskRemarks(row: Row, label: string): void {
  row.findings.forEach((finding, at) => {
    if (finding.column === label && finding.rule === 'NAME_WRITING') {
      row.findings[at] = findingOf('NAME_WRITING', label, maskPersonName(finding.value));
    }
  });
}

/** Whether the party is a person: so it is stated, or it bears a document and no code of a firm, or no code and a name that may be a person's. */
function isPerson(
  stated: StatedKind,
  hasCode: boolean,
  hasDocument: boolean,
  name: string,
): boolean {
  if (stated !== undefined) return stated === 'PERSON';
  return !hasCode && !namesOrganisation(name) && hasDocument;
}

/** Reads whom the notice is about; undefined, with the row rejected, when the party cannot be told. */
export function noticeParty(
  index: ColumnIndex,
  prefix: 'XK' | 'CF',
  context: IntakeContext,
): (row: Row) => Party | undefined {
  const key = (name: string) => `${prefix}_${name}`;
  const readName = required(index, key('XDR_MC'), nameCell(index, key('XDR_MC'), false));
  const readKind = kindReader(index, key('XDR_LB'), context);
  const codes = organisedIdentifiers(index, {
    uscc: key('XDR_SHXYM'),
    registration: key('XDR_GSZC'),
    organization: key('XDR_ZZJG'),
    others: [key('XDR_SWDJ'), key('XDR_SYDW'), key('XDR_SHZZ')],
  });
  const document = personIdentifiers(
    index,
    { type: key('XDR_ZJLX'), number: key('XDR_ZJHM') },
    context,
    'ID_NUMBER_UNREADABLE',
  );
  const neededDocument = required(index, key('XDR_ZJHM'), document);
  const representative = expected(index, key('FRDB'), textCell(index, key('FRDB')));
  const label = (name: string) => labelOf(index, key(name));
  const documentAt = index.get(key('XDR_ZJHM'))?.at ?? -1;
  return (row) => {
    const name = readName(row);
    const { stated, unknown } = readKind(row);
    if (name === undefined) return undefined;
    const read = codes(row);
    const isFirm = stated !== undefined && stated !== 'PERSON';
    const { document: own, ...named } = isFirm ? read : firmCodes(row, name, read);
    const hasCode =
      (named.uscc ?? named.registrationNumber ?? named.organizationCode) !== undefined;
    if (unknown !== undefined && (unknown === '' || named.checkDigitValid !== true)) {
      const rule = unknown === '' ? 'REQUIRED_MISSING' : 'PARTY_KIND_UNKNOWN';
      remark(row, rule, label('XDR_LB'), unknown);
      maskRemarks(row, label('XDR_MC'));
      return undefined;
    }
    // a valid code says what the word does not
    if (unknown !== undefined) remark(row, 'PARTY_KIND_NOT_USED', label('XDR_LB'), unknown);
    const hasDocument = own !== undefined || (row.values[documentAt]?.trim() ?? '') !== '';
    if (isPerson(stated, hasCode, hasDocument, name)) {
      maskRemarks(row, label('XDR_MC'));
      const person = own ?? neededDocument(row);
      return person && { kind: 'PERSON', name, idType: person.idType, idNumber: person.idNumber };
    }
    if (!hasCode && stated === undefined && !namesOrganisation(name)) {
      maskRemarks(row, label('XDR_MC'));
      remark(row, 'NAME_MAY_BE_PERSON', label('XDR_MC'), maskPersonName(name));
      return { kind: 'PERSON', name };
    }
    representative(row);
    if (named.uscc === undefined) remark(row, 'EXPECTED_MISSING', label('XDR_SHXYM'), '');
    return organisedParty(row, name, named, stated, label('XDR_LB'));
  };
}

/** The code of an authority: a credit code that can be read; what else stands there is left out and flagged. */
export function authorityCode(index: ColumnIndex, key: string): (row: Row) => string | undefined {
  const identifiers = organisedIdentifiers(index, { uscc: key });
  return (row) => identifiers(row).uscc;
}
