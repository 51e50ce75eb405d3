/** The registration files of a made-up city: enterprises, persons, offices, holdings and branches. */
import { isoDate } from './calendar.ts';
import type { City } from './city.ts';
import { firmAt, firmKey, hasHolders, headOf, type Firm } from './firms.ts';
import { holdingsIn, type Holding } from './holdings.ts';
import { landmarkPersons } from './landmark-keys.ts';
import { officesIn } from './offices.ts';
import { personAt } from './people.ts';
import { drawFor, topic } from './random.ts';

/** The cells of one row, in the order of the columns. */
export type Row = readonly string[];

/** One exchange file: its rows are made one at a time, each when it is asked for. */
export interface Table {
  readonly file: string;
  readonly columns: readonly string[];
  readonly rows: () => Iterable<Row>;
}

const idCard = '身份证';
const ofSilence = topic('number not reported');
const ofReference = topic('reference');
const named = Object.keys(landmarkPersons).length;

const enterpriseTypes: Record<Firm['kind'], string> = {
  company: '有限责任公司',
  jointStock: '股份有限公司',
  partnership: '有限合伙企业',
  soleOwner: '个人独资企业',
  household: '个体工商户',
  cooperative: '农民专业合作社',
  branch: '有限责任公司分公司',
  society: '社会团体',
  privateUnit: '民办非企业单位',
  foundation: '基金会',
  institution: '事业单位',
  organ: '机关法人',
};

/** A decimal of up to six places from a whole number of millionths, without idle zeros. */
export const decimalText = (millionths: number): string => {
  const whole = Math.floor(millionths / 1_000_000);
  const rest = String(millionths % 1_000_000)
    .padStart(6, '0')
    .replace(/0+$/, '');
  return rest === '' ? String(whole) : `${whole}.${rest}`;
};

/** Document type and number of a person as a firm's rows give them: some firms, and some rows, leave both out. */
const documentOf = (city: City, firm: number, person: number): readonly [string, string] => {
  const silentFirm = drawFor(city.seed, ofSilence, firm)() < 0.06;
  const silentPair = drawFor(city.seed, ofSilence ^ firm, person)() < 0.04;
  if (person >= named && (silentFirm || silentPair)) return ['', ''];
  return [idCard, personAt(city, person).idNumber];
};

/** Code, registration number and name of a firm as a row refers to it; one row in a hundred gives no code. */
const reference = (city: City, index: number, row: number): readonly [string, string, string] => {
  const { uscc, registrationNumber, name } = firmKey(city, index);
  const byNumber = row > 0 && drawFor(city.seed, ofReference ^ row, index)() < 0.01;
  return [byNumber ? '' : uscc, registrationNumber, name];
};

function* enterpriseRows(city: City): Generator<Row> {
  for (let index = 0; index < city.firms; index += 1) {
    const firm = firmAt(city, index);
    const head = headOf(city, index);
    const [type, number] = documentOf(city, index, head);
    const opened = isoDate(firm.established);
    const capital = firm.capital > 0 ? [String(firm.capital), '人民币'] : ['', ''];
    yield [
      ...[firm.uscc, firm.registrationNumber, firm.name, enterpriseTypes[firm.kind]],
      ...[personAt(city, head).name, type, number, ...capital],
      ...[opened, opened, index % 3 === 0 ? isoDate(firm.established + 18_262) : ''],
      ...[firm.status, '云澜市市场监督管理局', firm.address, firm.trade.code, firm.trade.scope],
    ];
  }
}

function* personRows(city: City): Generator<Row> {
  for (let index = 0; index < city.persons; index += 1) {
    const { name, idNumber, region } = personAt(city, index);
    yield [name, idCard, idNumber, region];
  }
}

function* keyPersonRows(city: City): Generator<Row> {
  for (let index = 0; index < city.firms; index += 1) {
    for (const [row, office] of officesIn(city, index).entries()) {
      yield [
        ...reference(city, index, row),
        personAt(city, office.person).name,
        ...documentOf(city, index, office.person),
        office.position,
        office.representative ? '1' : '0',
        isoDate(office.from),
        office.to === undefined ? '' : isoDate(office.to),
      ];
    }
  }
}

const holderTypes = {
  organ: '机关法人',
  institution: '事业法人',
  partnership: '合伙企业',
} as const;

/** 股东名称, 股东类型, 股东证照号码, 证件类型, 证件号码; one corporate holder in twelve is named without its code. */
const holderCells = (city: City, firm: number, { holder }: Holding): Row => {
  if ('name' in holder) return [holder.name, holder.type, '', '', ''];
  if ('person' in holder) {
    const document = documentOf(city, firm, holder.person);
    return [personAt(city, holder.person).name, '自然人', '', ...document];
  }
  const { kind, name, uscc } = firmAt(city, holder.firm);
  const type = kind in holderTypes ? holderTypes[kind as keyof typeof holderTypes] : '企业法人';
  return [name, type, (firm + holder.firm) % 12 === 0 ? '' : uscc, '', ''];
};

function* shareholderRows(city: City): Generator<Row> {
  for (let index = 0; index < city.firms; index += 1) {
    const { capital, kind } = firmAt(city, index);
    if (!hasHolders(kind) && holdingsIn(city, index).length === 0) continue;
    // capital has two decimals and shares four: their product is exact in millionths
    const amount = (share?: number): string =>
      share === undefined ? '' : decimalText(Math.round(capital * 100) * share);
    for (const [row, holding] of holdingsIn(city, index).entries()) {
      const { declared, subscribed, paid, since, until } = holding;
      yield [
        ...reference(city, index, row),
        ...holderCells(city, index, holding),
        ...[amount(subscribed), amount(paid)],
        declared === undefined ? '' : decimalText(declared * 10_000),
        ...[isoDate(since), until === undefined ? '' : isoDate(until)],
      ];
    }
  }
}

function* branchRows(city: City): Generator<Row> {
  for (let index = 0; index < city.firms; index += 1) {
    const { headOffice, uscc, name } = firmAt(city, index);
    if (headOffice !== undefined) yield [uscc, name, firmKey(city, headOffice).uscc];
  }
}

const columnsOf = (text: string): readonly string[] => text.split(' ');

const table = (file: string, columns: string, rows: () => Iterable<Row>): Table => ({
  file,
  columns: columnsOf(columns),
  rows,
});

/** Enterprises, persons, key persons, shareholders and branches. */
export const registrationTables = (city: City): readonly Table[] => [
  table(
    'enterprise.csv',
    'uniscid regno entname enttype name certype cerno regcap regcapcur estdate opfrom opto regstate regorg dom industryco opscope',
    () => enterpriseRows(city),
  ),
  table('person.csv', 'personname certype cerno region', () => personRows(city)),
  table(
    'keyperson.csv',
    'uniscid regno entname personname certype cerno position lerepsign startdate enddate',
    () => keyPersonRows(city),
  ),
  table(
    'shareholder.csv',
    'uniscid regno entname inv invtype blicno certype cerno subconam acconam conprop condate enddate',
    () => shareholderRows(city),
  ),
  table('branch.csv', 'uniscid brname lv_uniscid', () => branchRows(city)),
];
