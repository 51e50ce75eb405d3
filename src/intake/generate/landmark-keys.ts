/** Which firms and persons every city has, and where they stand among its firms and persons. */

/** The bodies that grant licences and impose penalties. */
export const authorityKeys = [
  'market',
  'drugs',
  'environment',
  'safety',
  'fire',
  'tax',
  'housing',
  'traffic',
  'health',
  'culture',
] as const;
/** Every landmark, in the order of the firms' indices. */
export const landmarkKeys = [
  ...authorityKeys,
  'stateAssets',
  'districtAssets',
  'nominee',
  'listed',
  'group',
  'investment',
  'trading',
  'numbered',
  'rareName',
  'treasury',
  'vague',
  'offender',
  'ring1',
  'ring2',
  'ring3',
  'mirror1',
  'mirror2',
  'chain1',
  'chain2',
  'chain3',
  'chain4',
  'chain5',
  'chain6',
  'chain7',
  'chain8',
  'chain9',
] as const;
export type LandmarkKey = (typeof landmarkKeys)[number];

/** Named persons; the index is their place in the list of all persons. */
export const landmarkPersons = {
  controller: '顾长风',
  spouse: '林疏影',
  partner: '程望舒',
  representative: '陆知白',
  founder: '龚䶮',
  clerk: '苏晚晴',
} as const;
export type LandmarkPersonKey = keyof typeof landmarkPersons;

/** Where a landmark stands among the firms. */
export const landmarkIndex = (key: LandmarkKey): number => landmarkKeys.indexOf(key);

const personKeys = Object.keys(landmarkPersons);

/** Where a named person stands among the persons. */
export const landmarkPersonIndex = (key: LandmarkPersonKey): number => personKeys.indexOf(key);
