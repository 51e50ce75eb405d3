/** What is punished in a made-up city, as data, so that penalties read like those of a real one. */
import type { authorityKeys } from './landmark-keys.ts';
import { weighted } from './random.ts';

export interface Offence {
  readonly authority: (typeof authorityKeys)[number];
  /** What stands in the document number before 罚. */
  readonly sign: string;
  readonly type: string;
  readonly fact: string;
  readonly basis: string;
}

const offence = (
  authority: Offence['authority'],
  sign: string,
  ...texts: [string, string, string]
): Offence => {
  const [type, fact, basis] = texts;
  return { authority, sign, type, fact, basis };
};

/** What is punished, by whom and on which ground. */
export const offences: readonly Offence[] = [
  offence(
    'market',
    '市监',
    '违反食品安全管理规定',
    '经营超过保质期的食品',
    '《中华人民共和国食品安全法》第一百二十四条',
  ),
  offence(
    'market',
    '市监',
    '虚假宣传',
    '对商品的性能作引人误解的商业宣传',
    '《中华人民共和国反不正当竞争法》第二十条',
  ),
  offence(
    'market',
    '市监',
    '无照经营',
    '未取得营业执照从事经营活动',
    '《无证无照经营查处办法》第十三条',
  ),
  offence(
    'market',
    '市监',
    '特种设备违法',
    '使用未经定期检验的特种设备',
    '《中华人民共和国特种设备安全法》第八十四条',
  ),
  offence(
    'drugs',
    '药监',
    '违反药品管理规定',
    '未凭处方销售处方药',
    '《中华人民共和国药品管理法》第一百二十六条',
  ),
  offence(
    'environment',
    '环',
    '超标排放污染物',
    '废水排放超过规定标准',
    '《中华人民共和国水污染防治法》第八十三条',
  ),
  offence(
    'safety',
    '应急',
    '违反安全生产规定',
    '未对从业人员进行安全生产教育和培训',
    '《中华人民共和国安全生产法》第九十七条',
  ),
  offence(
    'fire',
    '消',
    '消防设施违法',
    '消防设施未保持完好有效',
    '《中华人民共和国消防法》第六十条',
  ),
  offence(
    'tax',
    '税',
    '未按期申报纳税',
    '未按照规定的期限办理纳税申报',
    '《中华人民共和国税收征收管理法》第六十二条',
  ),
  offence(
    'housing',
    '建',
    '违反建筑市场管理规定',
    '未取得施工许可证擅自施工',
    '《中华人民共和国建筑法》第六十四条',
  ),
  offence('traffic', '交', '超限运输', '车辆超限行驶公路', '《公路安全保护条例》第六十四条'),
  offence(
    'health',
    '卫',
    '违反公共场所卫生规定',
    '公共场所未取得卫生许可证擅自营业',
    '《公共场所卫生管理条例》第十四条',
  ),
  offence(
    'culture',
    '文',
    '违反娱乐场所管理规定',
    '娱乐场所未在显著位置悬挂警示标志',
    '《娱乐场所管理条例》第五十一条',
  ),
];

const confiscation = '没收违法所得、没收非法财物';

/** The kinds of penalty that one decision joins, as often as they occur. */
export const penaltyKindsOf = weighted<readonly string[]>([
  [['罚款'], 0.58],
  [['警告'], 0.1],
  [['警告', '罚款'], 0.1],
  [[confiscation, '罚款'], 0.09],
  [['通报批评'], 0.02],
  [['暂扣许可证件'], 0.02],
  [['责令停产停业', '罚款'], 0.03],
  [['吊销许可证件'], 0.02],
  [['限制开展生产经营活动'], 0.015],
  [['限制从业', '罚款'], 0.01],
  [['责令关闭'], 0.01],
  [['行政拘留'], 0.005],
]);
