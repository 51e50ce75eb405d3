// The block of columns that says whom a 双公示 notice is about. The legal representative named in it makes no
// relation: a notice is no registration.
import { maskPersonName } from '../../words/party-name.ts';
import { expected, labelOf, nameCell, remark, required, textCell } from '../clean.ts';
import type { Party } from '../facts.ts';
import { findingOf } from '../remarks.ts';
import {
  organisedIdentifiers,
  personIdentifiers,
  type OrganisedIdentifiers,
} from './identifiers.ts';
import { namesOrganisation, organisedKind } from './kinds.ts';
import { columnsOf, type Column, type ColumnIndex, type IntakeContext, type Row } from './table.ts';

const block = `
  XDR_MC 行政相对人名称 XDR 行政行对人名称 政行对人名称 行政相对人 相对人名称
  XDR_LB 行政相对人类别 相对人类别
  XDR_SHXYM 行政相对人代码_1(统一社会信用代码) 行政相对人代码_1 行政相对人代码/1（统一社会信用代码） 统一社会信用代码 行统一社会信用代码
  XDR_GSZC 行政相对人代码_2(工商注册号) 行政相对人代码_2 行政相对人代码_2(工商登记码) XDR_GSDJ
  XDR_ZZJG 行政相对人代码_3(组织机构代码) 行政相对人代码_3 XDR_ZDM
  XDR_SWDJ 行政相对人代码_4(税务登记号) 行政相对人代码_4
  XDR_SYDW 行政相对人代码_5(事业单位证书号) 行政相对人代码_5
  XDR_SHZZ 行政相对人代码_6(社会组织登记证号) 行政相对人代码_6
  FRDB 法定代表人 法定代表人姓名 FDDB FR
  FR_ZJLX 法定代表人证件类型
  FR_ZJHM 法定代表人证件号码 FR_SFZH 法定代表人身份证号
  XDR_ZJLX 证件类型 自然人证件类型
  XDR_ZJHM 证件号码 自然人证件号码 XDR_SFZ 居民身份证号
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

/** The stated kind; the 2016 generation has no such column, and an unknown word rejects the row. */
function kindReader(
  index: ColumnIndex,
  key: string,
  context: IntakeContext,
): (row: Row) => StatedKind {
  const column = index.get(key);
  if (!column) return () => undefined;
  const read = required(index, key, textCell(index, key));
  return (row) => {
    const text = read(row);
    const known = text === undefined ? undefined : context.words.partyKinds.get(text);
    if (text !== undefined && !known) remark(row, 'PARTY_KIND_UNKNOWN', column.label, text);
    if (known && !known.standard) remark(row, 'WORD_WRITING', column.label, text ?? '');
    return known?.means as StatedKind;
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
    const stated = readKind(row);
    if (name === undefined) return undefined;
    if (stated === undefined && index.has(key('XDR_LB'))) {
      maskRemarks(row, label('XDR_MC'));
      return undefined;
    }
    const named = codes(row);
    const hasDocument = (row.values[documentAt]?.trim() ?? '') !== '';
    if (stated === 'PERSON' || (stated === undefined && hasDocument && !namesOrganisation(name))) {
      maskRemarks(row, label('XDR_MC'));
      const person = neededDocument(row);
      return person && { kind: 'PERSON', name, idType: person.idType, idNumber: person.idNumber };
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
