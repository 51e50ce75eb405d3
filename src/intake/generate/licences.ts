/** Licences of a made-up city, in both generations of columns. */
import { slashDate, yearOf, type Day } from './calendar.ts';
import { countOf, type City } from './city.ts';
import { firmKey } from './firms.ts';
import { landmarkIndex, type LandmarkKey } from './landmark-keys.ts';
import { anyParty, headNameOf, partyBlock, partyBlock2016, type NoticeParty } from './parties.ts';
import { between, drawFor, pick, topic, type Draw } from './random.ts';
import type { Row, Table } from './registration-tables.ts';

const kinds = ['普通', '普通', '普通', '核准', '认可', '登记', '特许', '其他-备案'] as const;

interface LicenceKind {
  readonly authority: LandmarkKey;
  readonly sign: string;
  readonly title: string;
  readonly content: string;
  readonly years: number;
}

const kind = (
  authority: LandmarkKey,
  sign: string,
  title: string,
  content: string,
  years: number,
): LicenceKind => ({
  authority,
  sign,
  title,
  content,
  years,
});

const companyLicences = [
  kind('market', '市监', '食品经营许可证', '预包装食品销售', 5),
  kind('market', '市监', '特种设备使用登记证', '准予使用登记', 79),
  kind('drugs', '药监', '药品经营许可证', '处方药与非处方药零售', 5),
  kind('environment', '环', '排污许可证', '准予排放核定总量内的污染物', 5),
  kind('safety', '应急', '危险化学品经营许可证', '汽油、柴油零售', 3),
  kind('housing', '建', '建筑业企业资质证书', '建筑工程施工总承包三级', 5),
  kind('traffic', '交', '道路运输经营许可证', '道路普通货物运输', 4),
  kind('health', '卫', '公共场所卫生许可证', '准予营业', 4),
  kind('culture', '文', '营业性演出许可证', '演出经纪', 2),
] as const;
const personalLicences = [
  kind('housing', '建', '二级建造师注册证书', '准予注册', 3),
  kind('health', '卫', '护士执业证书', '准予执业注册', 5),
  kind('traffic', '交', '经营性道路货物运输驾驶员从业资格证', '准予从业', 6),
] as const;

interface Licence {
  readonly party: NoticeParty;
  readonly kind: LicenceKind;
  readonly number: string;
  readonly decided: Day;
  readonly until: Day;
  readonly authority: { readonly name: string; readonly uscc: string };
}

/** 2099-12-31: the standard's way to write "no end". */
const openEnd: Day = Date.UTC(2099, 11, 31) / 86_400_000;

const licenceAt = (city: City, draw: Draw, index: number, decided: Day): Licence => {
  const party = anyParty(city, draw, 0.08);
  const chosen = pick(draw, 'person' in party ? personalLicences : companyLicences);
  const until = chosen.years > 50 ? openEnd : decided + chosen.years * 365;
  const number = `云${chosen.sign}许〔${yearOf(decided)}〕${index + 1}号`;
  return {
    party,
    kind: chosen,
    number,
    decided,
    until,
    authority: firmKey(city, landmarkIndex(chosen.authority)),
  };
};

const currentRow = (city: City, licence: Licence, draw: Draw): Row => {
  const { authority } = licence;
  return [
    ...partyBlock(city, licence.party, draw),
    ...[`准予${licence.kind.title}决定书`, licence.number, pick(draw, kinds)],
    ...[licence.kind.title, `YL${licence.number.replace(/\D/g, '')}`, licence.kind.content],
    ...[slashDate(licence.decided), slashDate(licence.decided), slashDate(licence.until)],
    ...[
      authority.name,
      authority.uscc,
      draw() < 0.03 ? '2' : '1',
      authority.name,
      authority.uscc,
      '',
    ],
  ];
};

const olderRow = (city: City, licence: Licence, draw: Draw): Row => {
  const [name = '', ...codes] = partyBlock2016(city, licence.party, draw);
  return [
    ...[licence.number, licence.kind.title, pick(draw, kinds.slice(0, 7)), licence.kind.content],
    ...[name, ...codes, headNameOf(city, licence.party)],
    ...[slashDate(licence.decided), slashDate(licence.until), licence.authority.name],
    ...['0', '990100', `${slashDate(licence.decided + 3)} 09:30:00`, '', '0'],
  ];
};

const partyColumns =
  'XK_XDR_MC XK_XDR_LB XK_XDR_SHXYM XK_XDR_GSZC XK_XDR_ZZJG XK_XDR_SWDJ XK_XDR_SYDW XK_XDR_SHZZ XK_FRDB XK_FR_ZJLX XK_FR_ZJHM XK_XDR_ZJLX XK_XDR_ZJHM';

function* rowsOf(city: City, older: boolean): Generator<Row> {
  const count = Math.round(countOf(city, 'notices') * (older ? 0.1 : 0.48));
  const [first, last] = older
    ? [city.today - 3800, city.today - 1200]
    : [city.today - 3000, city.today - 1];
  for (let index = 0; index < count; index += 1) {
    const draw = drawFor(city.seed, topic(older ? 'licence 2016' : 'licence'), index);
    const licence = licenceAt(
      city,
      draw,
      index + (older ? 5_000_000 : 0),
      between(draw, first, last),
    );
    yield older ? olderRow(city, licence, draw) : currentRow(city, licence, draw);
  }
}

/** Licences in the columns of 2018 and of 2016. */
export const licenceTables = (city: City): readonly Table[] => [
  {
    file: 'licence.csv',
    columns:
      `${partyColumns} XK_XKWS XK_WSH XK_XKLB XK_XKZS XK_XKBH XK_NR XK_JDRQ XK_YXQZ XK_YXQZI XK_XKJG XK_XKJGDM XK_ZT XK_LYDW XK_LYDWDM BZ`.split(
        ' ',
      ),
    rows: () => rowsOf(city, false),
  },
  {
    file: 'licence-2016.csv',
    columns:
      'XK_WSH XK_XMMC XK_SPLB XK_NR XK_XDR XK_XDR_SHXYM XK_XDR_ZDM XK_XDR_GSDJ XK_XDR_SWDJ XK_XDR_SFZ XK_FR XK_JDRQ XK_JZQ XK_XZJG XK_ZT DFBM SJC BZ XK_SYFW'.split(
        ' ',
      ),
    rows: () => rowsOf(city, true),
  },
];
