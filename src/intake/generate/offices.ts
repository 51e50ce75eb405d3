/** Who holds which office in a made-up city. */
import type { Day } from './calendar.ts';
import { slotOf, type City } from './city.ts';
import { firmAt, hasHolders, headOf, type Firm } from './firms.ts';
import { homesIn, personAtHome, personFromAfar } from './people.ts';
import { between, drawFor, entry, heavyTailed, topic, type Draw } from './random.ts';

/** One office that a person holds or held in a firm. */
export interface Office {
  readonly person: number;
  readonly position: string;
  readonly representative: boolean;
  readonly from: Day;
  /** May lie after today: a term that is fixed. */
  readonly to?: Day;
}

const ofOffices = topic('offices');
const companyPositions = ['监事', '董事', '经理', '财务负责人', '副总经理', '独立董事'];
const otherPositions = ['理事', '监事', '秘书长', '副主任'];

const headPosition = (firm: Firm): string => {
  if (firm.kind === 'household') return '经营者';
  if (firm.kind === 'partnership') return '执行事务合伙人委派代表';
  if (firm.kind === 'soleOwner') return '投资人';
  if (firm.kind === 'branch') return '负责人';
  if (hasHolders(firm.kind)) return firm.capital >= 1000 ? '董事长' : '执行董事兼总经理';
  return firm.kind === 'organ' ? '主任' : '理事长';
};

const termEnd = (city: City, from: Day, draw: Draw): Pick<Office, 'to'> => {
  const fate = draw();
  if (fate < 0.1 && from < city.today - 60) return { to: between(draw, from + 1, city.today - 30) };
  return fate < 0.15 ? { to: between(draw, city.today + 30, city.today + 1095) } : {};
};

/** Everybody at home in the firm, then some from afar; each person once. */
const membersOf = (city: City, firm: Firm, head: number, draw: Draw): number[] => {
  const homes = Array.from({ length: homesIn(city, firm.index) }, (_, n) =>
    personAtHome(city, firm.index, n),
  );
  const outsiders = hasHolders(firm.kind)
    ? heavyTailed(draw, firm.kind === 'jointStock' ? 9 : 4, 2)
    : 0;
  const others = Array.from({ length: outsiders }, () => personFromAfar(city, draw));
  return [...new Set([...homes, ...others])].filter((person) => person !== head);
};

const formerHead = (city: City, firm: Firm, position: string, draw: Draw): Office[] => {
  if (!slotOf(city, firm.index) || draw() > 0.06) return [];
  const to = between(draw, firm.established + 1, firm.established + 1500);
  const person = personFromAfar(city, draw);
  return person === headOf(city, firm.index)
    ? []
    : [{ person, position, representative: true, from: firm.established, to }];
};

/** The offices in a firm: its head first, then its other people, then perhaps a former head. */
export const officesIn = (city: City, index: number): readonly Office[] => {
  const firm = firmAt(city, index);
  const draw = drawFor(city.seed, ofOffices, index);
  const head = headOf(city, index);
  const position = headPosition(firm);
  const positions = hasHolders(firm.kind) ? companyPositions : otherPositions;
  const former = formerHead(city, firm, position, draw);
  const since = former[0]?.to ?? firm.established;
  return [
    { person: head, position, representative: true, from: since },
    ...membersOf(city, firm, head, draw).map((person, i): Office => {
      const from = between(draw, firm.established, city.today - 30);
      const office = { person, position: entry(positions, i), representative: false, from };
      return { ...office, ...termEnd(city, from, draw) };
    }),
    ...former,
  ];
};
