/** Penalties of a made-up city, in both generations of columns. */
import { readPublicityRules } from '../../rules/publicity.ts';
import type { PublicityRules } from '../../words/publicity-rules.ts';
import { publicityWindow } from '../../words/publicity-window.ts';
import { dayOf, isoDate, slashDate, yearOf, type Day } from './calendar.ts';
import { countOf, type City } from './city.ts';
import { firmKey } from './firms.ts';
import { landmarkIndex, landmarkPersonIndex } from './landmark-keys.ts';
import { offences, penaltyKindsOf, type Offence } from './offences.ts';
import { anyParty, headNameOf, partyBlock, partyBlock2016, type NoticeParty } from './parties.ts';
import { between, drawFor, entry, pick, topic, type Draw } from './random.ts';
import { decimalText, type Row, type Table } from './registration-tables.ts';

interface Penalty {
  readonly party: NoticeParty;
  readonly offence: Offence;
  readonly kinds: readonly string[];
  readonly number: string;
  readonly decided: Day;
  /** 万元, in millionths; 0 where nothing is to be paid. */
  readonly fine: number;
  readonly confiscated: number;
}

const confiscation = '没收违法所得、没收非法财物';
const firstDay = dayOf('2018-01-01');

const amount = (draw: Draw): number => between(draw, 1, 400) ** 2 * 500;

const drawnPenalty = (city: City, draw: Draw, index: number): Penalty => {
  const offence = pick(draw, offences);
  const kinds = penaltyKindsOf(draw);
  const decided = city.today - 1 - Math.floor(draw() ** 1.3 * (city.today - 1 - firstDay));
  return {
    party: anyParty(city, draw, 0.15),
    offence,
    kinds,
    number: `云${offence.sign}罚〔${yearOf(decided)}〕${index + 1}号`,
    decided,
    fine: kinds.includes('罚款') ? amount(draw) : 0,
    confiscated: kinds.includes(confiscation) ? amount(draw) : 0,
  };
};

const fined = (city: City, index: number, party: NoticeParty, daysAgo: number): Penalty => {
  const offence = entry(offences, index);
  const decided = city.today - daysAgo;
  const number = `云${offence.sign}罚〔${yearOf(decided)}〕${index + 1}号`;
  return { party, offence, kinds: ['罚款'], number, decided, fine: 20_000_000, confiscated: 0 };
};

/** The family of docs/ has open and closed windows; the offender comes back every three hundred rows. */
const designed = (city: City, index: number): Penalty | undefined => {
  if (index === 0) return fined(city, index, { firm: landmarkIndex('listed') }, 120);
  if (index === 1) return fined(city, index, { firm: landmarkIndex('group') }, 1900);
  if (index === 2) return fined(city, index, { person: landmarkPersonIndex('controller') }, 150);
  const offender = index < 30 ? index % 3 === 0 : index % 300 === 5;
  return offender
    ? fined(city, index, { firm: landmarkIndex('offender') }, 20 + ((index * 37) % 2400))
    : undefined;
};

const sameParty = (a: NoticeParty, b: NoticeParty): boolean =>
  'firm' in a ? 'firm' in b && a.firm === b.firm : 'person' in b && a.person === b.person;

const isJoint = (index: number): boolean => index > 30 && index % 53 === 0;

/** The penalty at an index; now and then it is the decision before, imposed on a second party. */
const penaltyAt = (city: City, index: number, salt: number): Penalty => {
  const penalty =
    designed(city, index) ?? drawnPenalty(city, drawFor(city.seed, salt, index), index);
  if (!isJoint(index)) return penalty;
  const before = penaltyAt(city, index - 1, salt);
  return sameParty(before.party, penalty.party) ? penalty : { ...before, party: penalty.party };
};

const contentOf = ({ kinds, fine, confiscated }: Penalty): string =>
  kinds
    .map((kind) => {
      if (kind === '罚款') return `罚款人民币${fine / 100}元`;
      return kind === confiscation ? `没收违法所得${confiscated / 100}元` : kind;
    })
    .join('；');

const lastDay = (rules: PublicityRules, penalty: Penalty): string => {
  const decidedOn = isoDate(penalty.decided);
  const { basis, type, fact } = penalty.offence;
  const { to } = publicityWindow(rules, {
    kind: 'PENALTY',
    decidedOn,
    penaltyKinds: penalty.kinds,
    texts: { authority: '', basis, said: [type, fact] },
  });
  return to?.replaceAll('-', '/') ?? '';
};

const paid = (millionths: number): string => (millionths > 0 ? decimalText(millionths) : '');

const currentRow = (city: City, penalty: Penalty, rules: PublicityRules, draw: Draw): Row => {
  const { offence, kinds, decided } = penalty;
  const authority = firmKey(city, landmarkIndex(offence.authority));
  const suspends = kinds.some((kind) => kind.endsWith('许可证件'));
  return [
    ...partyBlock(city, penalty.party, draw),
    ...[
      penalty.number,
      offence.type,
      offence.fact,
      offence.basis,
      kinds.join(';'),
      contentOf(penalty),
    ],
    ...[paid(penalty.fine), paid(penalty.confiscated)],
    suspends ? `经营许可证 YL${penalty.number.replace(/\D/g, '')}` : '',
    ...[slashDate(decided), '2099/12/31'],
    // departments get the end of publicity wrong: one in thirty puts the longest period everywhere
    draw() < 0.033 ? slashDate(decided + 1096) : lastDay(rules, penalty),
    ...[authority.name, authority.uscc, authority.name, authority.uscc, ''],
  ];
};

const olderRow = (city: City, penalty: Penalty, draw: Draw): Row => {
  const { offence, kinds, decided } = penalty;
  return [
    ...[penalty.number, `${offence.type}案`, kinds[0] ?? '', kinds[1] ?? ''],
    ...[offence.fact, offence.basis, ...partyBlock2016(city, penalty.party, draw)],
    ...[headNameOf(city, penalty.party), contentOf(penalty), slashDate(decided)],
    firmKey(city, landmarkIndex(offence.authority)).name,
    ...['0', '990100', `${slashDate(decided + 2)} 10:00:00`, '', '', '0'],
  ];
};

function* currentRows(city: City): Generator<Row> {
  const rules = readPublicityRules();
  const [ofPenalty, ofCells] = [topic('penalty'), topic('penalty cells')];
  const count = Math.round(countOf(city, 'notices') * 0.34);
  for (let index = 0; index < count; index += 1) {
    const penalty = penaltyAt(city, index, ofPenalty);
    yield currentRow(city, penalty, rules, drawFor(city.seed, ofCells, index));
  }
}

const olderSpan = 3_000_000;

function* olderRows(city: City): Generator<Row> {
  const [ofPenalty, ofCells] = [topic('penalty 2016'), topic('penalty 2016 cells')];
  const notices = countOf(city, 'notices');
  const count =
    notices - Math.round(notices * 0.48) - Math.round(notices * 0.1) - Math.round(notices * 0.34);
  for (let index = 0; index < count; index += 1) {
    const penalty = drawnPenalty(city, drawFor(city.seed, ofPenalty, index), index + olderSpan);
    yield olderRow(city, penalty, drawFor(city.seed, ofCells, index));
  }
}

const partyColumns =
  'CF_XDR_MC CF_XDR_LB CF_XDR_SHXYM CF_XDR_GSZC CF_XDR_ZZJG CF_XDR_SWDJ CF_XDR_SYDW CF_XDR_SHZZ CF_FRDB CF_FR_ZJLX CF_FR_ZJHM CF_XDR_ZJLX CF_XDR_ZJHM';

/** Penalties in the columns of 2018 and of 2016. */
export const penaltyTables = (city: City): readonly Table[] => [
  {
    file: 'penalty.csv',
    columns:
      `${partyColumns} CF_WSH CF_WFXW CF_SY CF_YJ CF_CFLB CF_NR CF_NR_FK CF_NR_WFFF CF_NR_ZKDX CF_JDRQ CF_YXQ CF_GSJZQ CF_CFJG CF_CFJGDM CF_SJLY CF_SJLYDM BZ`.split(
        ' ',
      ),
    rows: () => currentRows(city),
  },
  {
    file: 'penalty-2016.csv',
    columns:
      'CF_WSH CF_CFMC CF_CFLB1 CF_CFLB2 CF_SY CF_YJ CF_XDR_MC CF_XDR_SHXYM CF_XDR_ZDM CF_XDR_GSDJ CF_XDR_SWDJ CF_XDR_SFZ CF_FR CF_JG CF_JDRQ CF_XZJG CF_ZT DFBM SJC BZ GSQX CF_SYFW'.split(
        ' ',
      ),
    rows: () => olderRows(city),
  },
];
