// The firms and persons that every city has under the same names, whatever its seed and size: bodies and authorities
// first, then the family that docs/ask.md asks about, then one example of each knot.
//
//   顾长风 -.20-> 青鸾 <-.40- 玄武 <-.70- 白泽 <-.60- 鲲鹏 <-.80- 顾长风      玄武 -.10-> 白泽, 鲲鹏 -.30-> 玄武
//
// 顾长风 controls 青鸾 by .20 of his own and .40 through 玄武 (.60 together); multiplied he owns .447741…

import type { LandmarkKey, LandmarkPersonKey } from './landmark-keys.ts';
import { landmarkKeys } from './landmark-keys.ts';

/** One line of a landmark's shareholder list; percent is absent where the list is silent. */
export type LandmarkHolding = (
  | { readonly firm: LandmarkKey }
  | { readonly person: LandmarkPersonKey }
  | { readonly name: string }
) & { readonly percent?: number; readonly times?: number };

export interface LandmarkFirm {
  readonly name: string;
  readonly kind: 'organ' | 'company' | 'jointStock';
  readonly holders: readonly LandmarkHolding[];
  readonly head?: LandmarkPersonKey;
  /** One sentence for those who look for something to ask about. */
  readonly about?: string;
}

const organ = (name: string): LandmarkFirm => ({ name, kind: 'organ', holders: [] });
const company = (
  name: string,
  holders: readonly LandmarkHolding[],
  about?: string,
): LandmarkFirm => ({
  name,
  kind: 'company',
  holders,
  ...(about !== undefined && { about }),
});

const departments = {
  market: organ('云澜市市场监督管理局'),
  drugs: organ('云澜市药品监督管理局'),
  environment: organ('云澜市生态环境局'),
  safety: organ('云澜市应急管理局'),
  fire: organ('云澜市消防救援局'),
  tax: organ('云澜市税务局'),
  housing: organ('云澜市住房和城乡建设局'),
  traffic: organ('云澜市交通运输局'),
  health: organ('云澜市卫生健康委员会'),
  culture: organ('云澜市文化和旅游局'),
} as const;

const bodies = {
  stateAssets: {
    ...organ('云澜市人民政府国有资产监督管理委员会'),
    about: 'State body that holds shares in one firm of twenty.',
  },
  districtAssets: organ('云澜市青屿区国有资产监督管理局'),
  nominee: company(
    '海峡中央结算（代理人）有限公司',
    [{ name: '海峡交易所控股有限公司' }],
    'Nominee account: holds for others in one firm of fifty.',
  ),
} as const;

const family = {
  listed: {
    name: '云澜青鸾智能装备股份有限公司',
    kind: 'jointStock',
    head: 'representative',
    holders: [
      { firm: 'trading', percent: 40 },
      { person: 'controller', percent: 20 },
      { firm: 'nominee', percent: 8.5 },
      { firm: 'stateAssets', percent: 5 },
      { name: '长庚价值成长混合型证券投资基金', percent: 2.5 },
    ],
    about:
      'Listed firm; one person controls it by two paths, one through a cycle; its legal representative is a judgment defaulter.',
  },
  group: {
    ...company('鲲鹏控股集团有限公司', [
      { person: 'controller', percent: 80 },
      { person: 'spouse', percent: 20 },
    ]),
    head: 'controller',
    about: 'Holding firm at the top of the family.',
  },
  investment: {
    ...company('白泽投资有限公司', [
      { firm: 'group', percent: 60 },
      { person: 'partner', percent: 30 },
      { firm: 'trading', percent: 10 },
    ]),
    head: 'partner',
    about: 'Firm on the cycle: holds the firm that holds it.',
  },
  trading: {
    ...company('玄武商贸有限公司', [
      { firm: 'investment', percent: 70 },
      { firm: 'group', percent: 30 },
    ]),
    head: 'spouse',
  },
} as const satisfies Partial<Record<LandmarkKey, LandmarkFirm>>;

const knots = {
  numbered: company(
    '云澜市第123号加油站有限公司',
    [{ person: 'clerk', percent: 100 }],
    'Name in which digits and characters meet.',
  ),
  rareName: company(
    '云澜㛃𬭎文化传媒有限公司',
    [{ person: 'founder', percent: 100 }],
    'Name with characters that old encodings lack.',
  ),
  treasury: company(
    '云澜衔珠实业有限公司',
    [
      { firm: 'treasury', percent: 8 },
      { person: 'clerk', percent: 92 },
    ],
    'Holds 8 % of itself.',
  ),
  vague: company(
    '云澜雾里看花文化有限公司',
    [
      { person: 'clerk', percent: 30, times: 2 },
      { person: 'founder' },
      { name: '花间一壶酒业有限公司' },
    ],
    'Ratios unknown; one holder stands twice in the list.',
  ),
  offender: company(
    '云澜常败将军食品有限公司',
    [{ firm: 'chain9', percent: 100 }],
    'Penalised again and again; last firm below a chain of nine.',
  ),
  ring1: company(
    '云澜衔尾甲实业有限公司',
    [
      { firm: 'ring3', percent: 60 },
      { person: 'founder', percent: 40 },
    ],
    'One of three firms that hold one another in a ring.',
  ),
  ring2: company('云澜衔尾乙实业有限公司', [
    { firm: 'ring1', percent: 60 },
    { person: 'clerk', percent: 40 },
  ]),
  ring3: company('云澜衔尾丙实业有限公司', [{ firm: 'ring2', percent: 100 }]),
  mirror1: company(
    '云澜对影商贸有限公司',
    [
      { firm: 'mirror2', percent: 45 },
      { person: 'clerk', percent: 55 },
    ],
    'Holds 45 % of the firm that holds 45 % of it.',
  ),
  mirror2: company('云澜对影贸易有限公司', [
    { firm: 'mirror1', percent: 45 },
    { person: 'founder', percent: 55 },
  ]),
} as const satisfies Partial<Record<LandmarkKey, LandmarkFirm>>;

const link = (name: string, above: LandmarkHolding): LandmarkFirm => company(name, [above]);
const chain = {
  chain1: link('云澜天梯一号控股有限公司', { person: 'founder', percent: 90 }),
  chain2: link('云澜天梯二号控股有限公司', { firm: 'chain1', percent: 80 }),
  chain3: link('云澜天梯三号控股有限公司', { firm: 'chain2', percent: 100 }),
  chain4: link('云澜天梯四号控股有限公司', { firm: 'chain3', percent: 75 }),
  chain5: link('云澜天梯五号控股有限公司', { firm: 'chain4', percent: 90 }),
  chain6: link('云澜天梯六号控股有限公司', { firm: 'chain5', percent: 100 }),
  chain7: link('云澜天梯七号控股有限公司', { firm: 'chain6', percent: 95 }),
  chain8: link('云澜天梯八号控股有限公司', { firm: 'chain7', percent: 100 }),
  chain9: link('云澜天梯九号控股有限公司', { firm: 'chain8', percent: 90 }),
} as const;

const firms: Record<LandmarkKey, LandmarkFirm> = {
  ...departments,
  ...bodies,
  ...family,
  ...knots,
  ...chain,
};

/** The firm at an index, when a landmark stands there. */
export const landmarkAt = (index: number): LandmarkFirm | undefined => {
  const key = landmarkKeys[index];
  return key === undefined ? undefined : firms[key];
};
