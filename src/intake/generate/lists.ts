/** Entries on lists of breach and of honour in a made-up city, and their removal. */
import { chineseDate, isoDate, yearOf, type Day } from './calendar.ts';
import { countOf, type City } from './city.ts';
import { companyNear, firmAt, firmKey, headOf } from './firms.ts';
import { landmarkIndex, landmarkPersonIndex } from './landmark-keys.ts';
import { busyFirm, type NoticeParty } from './parties.ts';
import { personAt } from './people.ts';
import { between, drawFor, pick, topic, type Draw } from './random.ts';
import type { Row, Table } from './registration-tables.ts';

const market = '云澜市市场监督管理局';

const abnormalReasons = [
  '通过登记的住所或者经营场所无法联系',
  '未依照《企业信息公示暂行条例》第八条规定的期限公示年度报告',
  '公示企业信息隐瞒真实情况、弄虚作假',
];
const seriousReasons = [
  '被列入经营异常名录届满3年仍未履行相关义务',
  '提交虚假材料取得公司登记',
  '因违法行为受到较重行政处罚',
];
const taxReasons = ['虚开增值税专用发票', '偷税', '骗取出口退税', '逃避追缴欠税'];
const honours = ['纳税信用A级', '海关高级认证企业', '守合同重信用企业'];
const breaches = [
  '有履行能力而拒不履行生效法律文书确定义务',
  '违反财产报告制度',
  '以伪造证据、暴力、威胁等方法妨碍、抗拒执行',
];

/** Entry and, for some, removal: date, reason, authority. */
const removal = (city: City, draw: Draw, entered: Day, share: number): Row =>
  draw() < share && entered < city.today - 60
    ? [isoDate(between(draw, entered + 30, city.today - 1)), '已履行相关义务', market]
    : ['', '', ''];

type RowOf = (city: City, draw: Draw, index: number) => Row;

const abnormalRow: RowOf = (city, draw, index) => {
  const { uscc, name } = firmKey(city, busyFirm(city, draw));
  const entered = between(draw, city.today - 2500, city.today - 5);
  const cells = [isoDate(entered), pick(draw, abnormalReasons), market];
  return [`YC${index + 1}`, uscc, name, ...cells, ...removal(city, draw, entered, 0.6)];
};

const seriousRow: RowOf = (city, draw, index) => {
  const firm = index === 0 ? landmarkIndex('offender') : busyFirm(city, draw);
  const { uscc, name } = firmKey(city, firm);
  const entered = index === 0 ? city.today - 300 : between(draw, city.today - 2500, city.today - 5);
  const cells = [isoDate(entered), pick(draw, seriousReasons), market];
  const removed = index === 0 ? ['', '', ''] : removal(city, draw, entered, 0.3);
  return [`YZ${index + 1}`, uscc, name, ...cells, ...removed];
};

const taxRow: RowOf = (city, draw, index) => {
  const { uscc, name } = firmKey(city, companyNear(city, busyFirm(city, draw)));
  const decided = between(draw, city.today - 1600, city.today - 40);
  const office = firmKey(city, landmarkIndex('tax'));
  const reason = pick(draw, taxReasons);
  return [
    ...[
      name,
      uscc,
      `云税稽〔${yearOf(decided)}〕${index + 1}号`,
      isoDate(decided),
      isoDate(decided + 30),
    ],
    ...[office.name, office.uscc, reason, `经检查认定${reason}`, '依法追缴税款并处罚款'],
  ];
};

const redRow: RowOf = (city, draw, index) => {
  const firm = index === 0 ? landmarkIndex('listed') : companyNear(city, busyFirm(city, draw));
  const { uscc, name } = firmKey(city, firm);
  const honour = index === 0 ? '纳税信用A级' : pick(draw, honours);
  const granted = city.today - (index === 0 ? 200 : between(draw, 20, 1500));
  const number = `RY${yearOf(granted)}${String(index + 1).padStart(7, '0')}`;
  const authority = honour.startsWith('纳税') ? '云澜市税务局' : market;
  const years = [String(yearOf(granted) - 1), isoDate(granted + 365)];
  return [name, uscc, honour, number, isoDate(granted), authority, ...years];
};

interface Default {
  readonly party: NoticeParty;
  readonly filed: Day;
}

const defaultAt = (city: City, draw: Draw, index: number): Default => {
  if (index === 0) {
    return { party: { person: landmarkPersonIndex('representative') }, filed: city.today - 400 };
  }
  // the court's oldest entries are over, most of the last two years' are still shown
  const filed = between(draw, city.today - 1500, city.today - 60);
  return draw() < 0.6
    ? { party: { person: Math.floor(draw() * city.active) }, filed }
    : { party: { firm: busyFirm(city, draw) }, filed };
};

/** Name, ID number, credit code, legal representative; and the nature of the party. */
const defaulter = (city: City, party: NoticeParty): readonly [Row, string] => {
  if ('person' in party) {
    const { name, idNumber } = personAt(city, party.person);
    return [[name, idNumber, '', ''], '自然人'];
  }
  const { name, uscc } = firmAt(city, party.firm);
  return [[name, '', uscc, personAt(city, headOf(city, party.firm)).name], '法人或其他组织'];
};

const defaultRow: RowOf = (city, draw, index) => {
  const { party, filed } = defaultAt(city, draw, index);
  const [cells, nature] = defaulter(city, party);
  const published = filed + between(draw, 20, 55);
  const year = yearOf(filed);
  const state = index === 0 ? '全部未履行' : pick(draw, ['全部未履行', '全部未履行', '部分履行']);
  const sum = between(draw, 1, 900) * 1000;
  return [
    ...[...cells, '云澜市中级人民法院', `（${year - 1}）云99民初${index + 1}号`, isoDate(filed)],
    ...[`（${year}）云99执${index + 1}号`, '云澜市中级人民法院'],
    `被执行人应于${chineseDate(filed - 90)}前偿还借款本金${sum}元`,
    ...[state, isoDate(published)],
    ...(state === '部分履行' ? [`${sum / 4}元`, `${(sum / 4) * 3}元`] : ['', `${sum}元`]),
    ...[`SX${String(index + 1).padStart(9, '0')}`, nature, pick(draw, breaches)],
  ];
};

interface Listing {
  readonly file: string;
  readonly columns: string;
  readonly rowOf: RowOf;
  readonly count: (city: City) => number;
}

const shareOfLists = (share: number) => (city: City) =>
  Math.round(countOf(city, 'listEntries') * share);

const redCount = (city: City): number =>
  countOf(city, 'listEntries') -
  [0.53, 0.07, 0.05].reduce((sum, share) => sum + shareOfLists(share)(city), 0);

const listings: readonly Listing[] = [
  {
    file: 'list-abnormal.csv',
    columns:
      'busexclist uniscid entname abntime specause_cn decorg_cn remdate remexcpres_cn redecorg_cn',
    rowOf: abnormalRow,
    count: shareOfLists(0.53),
  },
  {
    file: 'list-serious.csv',
    columns: 'illid uniscid entname abntime serillrea_cn decorg_cn remdate remexcpres_cn recorg_cn',
    rowOf: seriousRow,
    count: shareOfLists(0.07),
  },
  {
    file: 'list-tax.csv',
    columns: 'nsrmc nsrsbh wsh qdrq gbrq swjg swjgdm ajxz wfss cfqk',
    rowOf: taxRow,
    count: shareOfLists(0.05),
  },
  {
    file: 'list-red.csv',
    columns:
      'entname uniscid DATA_CATEGORY IDENTIFICATION_NO IDENTIFICATION_DATE IDENTIFICATION_DEPT COMMENT_YEAR EXPIRATION_DATE',
    rowOf: redRow,
    count: redCount,
  },
  {
    file: 'judgment-default.csv',
    columns:
      'bzxrmc sfzhm zzjgdm fddbr zxfy zxyjwh larq ah zczxyjdw sxflwsqdyw bzxrlxqk fbrq ylxbf wlxbf sxid bzxrxz sxbzxrxwqk',
    rowOf: defaultRow,
    count: (city) => countOf(city, 'judgmentDefaults'),
  },
];

function* rowsOf(city: City, { file, rowOf, count }: Listing): Generator<Row> {
  const of = topic(file);
  const rows = count(city);
  for (let index = 0; index < rows; index += 1) {
    yield rowOf(city, drawFor(city.seed, of, index), index);
  }
}

/** The lists of breach and of honour, and the judgment defaulters. */
export const listTables = (city: City): readonly Table[] =>
  listings.map((listing) => ({
    file: listing.file,
    columns: listing.columns.split(' '),
    rows: () => rowsOf(city, listing),
  }));
