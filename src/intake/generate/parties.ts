// The party of a notice: an organisation or a person, as the thirteen columns of the current standard and the older
// ones name it.
import type { City } from './city.ts';
import { firmAt, headOf } from './firms.ts';
import { landmarkKeys } from './landmark-keys.ts';
import { personAt } from './people.ts';
import { drawFor, heavyTailed, topic, type Draw } from './random.ts';

export type NoticeParty = { readonly firm: number } | { readonly person: number };

const ofPermutation = topic('who has many records');

/** A firm by weight: a few have very many records. Which ones is scrambled, so that they are not the oldest. */
export const busyFirm = (city: City, draw: Draw): number => {
  const ordinary = city.firms - landmarkKeys.length;
  const rank = heavyTailed(draw, ordinary, 2.5);
  const at = Math.floor(drawFor(city.seed, ofPermutation, rank)() * ordinary);
  return landmarkKeys.length + at;
};

/** A person, or a firm by weight. */
export const anyParty = (city: City, draw: Draw, personShare: number): NoticeParty =>
  draw() < personShare
    ? { person: Math.floor(draw() * city.persons) }
    : { firm: busyFirm(city, draw) };

const idCard = '身份证';

/** 行政相对人名称 to 自然人证件号码: thirteen cells, in the order of the standard. */
export const partyBlock = (city: City, party: NoticeParty, draw: Draw): readonly string[] => {
  if ('person' in party) {
    const { name, idNumber } = personAt(city, party.person);
    return [name, '自然人', ...Array<string>(9).fill(''), idCard, idNumber];
  }
  const { name, uscc, registrationNumber, kind } = firmAt(city, party.firm);
  const head = personAt(city, headOf(city, party.firm));
  const type = kind === 'household' ? '个体工商户' : '法人及非法人组织';
  return [
    ...[name, type, uscc, draw() < 0.5 ? registrationNumber : ''],
    draw() < 0.4 ? uscc.slice(8, 17) : '',
    ...['', '', '', head.name],
    ...(draw() < 0.4 ? [idCard, head.idNumber] : ['', '']),
    ...['', ''],
  ];
};

/** Name, credit code, organisation code, registration number, tax number, ID number: the columns of 2016. */
export const partyBlock2016 = (city: City, party: NoticeParty, draw: Draw): readonly string[] => {
  if ('person' in party) {
    const { name, idNumber } = personAt(city, party.person);
    return [name, '', '', '', '', idNumber];
  }
  const { name, uscc, registrationNumber } = firmAt(city, party.firm);
  return [
    name,
    uscc,
    draw() < 0.4 ? uscc.slice(8, 17) : '',
    draw() < 0.4 ? registrationNumber : '',
    '',
    '',
  ];
};

/** The legal representative's name, for an organised party. */
export const headNameOf = (city: City, party: NoticeParty): string =>
  'firm' in party ? personAt(city, headOf(city, party.firm)).name : '';
