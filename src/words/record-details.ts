/** What the details of a record are called, in both languages: every name under which intake or a decision stores one. */

import { type Bilingual, bilingual } from './bilingual.ts';

/** Names of details; amounts carry their unit in the label, as their values are figures alone. */
export const detailLabels = {
  licenceKind: bilingual('许可类别', 'Kind of licence'),
  licenceName: bilingual('许可证书名称', 'Licence'),
  licenceNumber: bilingual('许可编号', 'Licence number'),
  content: bilingual('内容', 'Content'),
  state: bilingual('当前状态', 'State'),
  penaltyKinds: bilingual('处罚类别', 'Kinds of penalty'),
  simpleProcedure: bilingual('简易程序', 'Simple procedure'),
  fineAmount: bilingual('罚款金额（万元）', 'Fine (10,000 yuan)'),
  confiscatedAmount: bilingual('没收金额（万元）', 'Confiscated (10,000 yuan)'),
  suspendedLicence: bilingual('暂扣或吊销证照', 'Licence suspended or revoked'),
  statedPublicUntil: bilingual('单位所报公示截止期', 'End of publicity as delivered'),
  illegalAct: bilingual('违法行为类型', 'Unlawful act'),
  fact: bilingual('事实', 'Facts'),
  basis: bilingual('依据', 'Legal basis'),
  listName: bilingual('名单名称', 'List'),
  publishedOn: bilingual('公布日期', 'Published on'),
  reason: bilingual('列入原因', 'Ground of entry'),
  removalReason: bilingual('移出原因', 'Ground of removal'),
  removalAuthority: bilingual('移出机关', 'Removed by'),
  removedOn: bilingual('移出日期', 'Removed on'),
  caseNumber: bilingual('案号', 'Case number'),
  court: bilingual('执行法院', 'Court'),
  basisDocument: bilingual('执行依据文号', 'Document enforced'),
  basisAuthority: bilingual('作出执行依据单位', 'Authority of that document'),
  obligation: bilingual('生效法律文书确定的义务', 'Duty'),
  performance: bilingual('履行情况', 'Performance'),
  performedPart: bilingual('已履行部分', 'Performed'),
  unperformedPart: bilingual('未履行部分', 'Not performed'),
  conduct: bilingual('失信行为具体情形', 'Conduct'),
  year: bilingual('评价年度', 'Year'),
  commitmentKind: bilingual('承诺类型', 'Kind of commitment'),
  matter: bilingual('承诺事由', 'Made for'),
  dueOn: bilingual('履行期限', 'Due on'),
  outcomeOn: bilingual('履行认定日期', 'Outcome found on'),
  outcomeReason: bilingual('履行认定理由', 'What shows the outcome'),
} as const satisfies Readonly<Record<string, Bilingual>>;

/** A name under which a detail is stored. */
export type DetailName = keyof typeof detailLabels;

const yesNo = { true: bilingual('是', 'Yes'), false: bilingual('否', 'No') };

const states = {
  有效: bilingual('有效', 'In force'),
  无效: bilingual('无效', 'Not in force'),
  正常: bilingual('正常', 'Normal'),
  撤销: bilingual('撤销', 'Revoked'),
  异议: bilingual('异议', 'Disputed'),
  其他: bilingual('其他', 'Other'),
};

/** What coded values mean, by the name of the detail; all other values are the words of the source. */
const detailValues: Readonly<Partial<Record<DetailName, Readonly<Record<string, Bilingual>>>>> = {
  simpleProcedure: yesNo,
  state: states,
  licenceKind: {
    普通: bilingual('普通', 'Ordinary'),
    特许: bilingual('特许', 'Concession'),
    认可: bilingual('认可', 'Accreditation'),
    核准: bilingual('核准', 'Approval'),
    登记: bilingual('登记', 'Registration'),
    其他: bilingual('其他', 'Other'),
  },
  penaltyKinds: {
    警告: bilingual('警告', 'Warning'),
    通报批评: bilingual('通报批评', 'Public criticism'),
    罚款: bilingual('罚款', 'Fine'),
    '没收违法所得、没收非法财物': bilingual(
      '没收违法所得、没收非法财物',
      'Confiscation of unlawful gains and property',
    ),
    没收违法所得: bilingual('没收违法所得', 'Confiscation of unlawful gains'),
    没收非法财物: bilingual('没收非法财物', 'Confiscation of unlawful property'),
    暂扣许可证件: bilingual('暂扣许可证件', 'Suspension of a licence'),
    降低资质等级: bilingual('降低资质等级', 'Lowering of a qualification'),
    吊销许可证件: bilingual('吊销许可证件', 'Revocation of a licence'),
    '暂扣或者吊销许可证、暂扣或者吊销执照': bilingual(
      '暂扣或者吊销许可证、暂扣或者吊销执照',
      'Suspension or revocation of a licence',
    ),
    限制开展生产经营活动: bilingual('限制开展生产经营活动', 'Restriction of business'),
    责令停产停业: bilingual('责令停产停业', 'Order to suspend business'),
    责令关闭: bilingual('责令关闭', 'Order to close down'),
    限制从业: bilingual('限制从业', 'Ban from the trade'),
    行政拘留: bilingual('行政拘留', 'Administrative detention'),
  },
  commitmentKind: {
    DEFERRED_MATERIALS: bilingual('容缺受理', 'Papers handed in later'),
    NOTICE_AND_PROMISE: bilingual('告知承诺', 'Notice and promise'),
    VOLUNTARY: bilingual('主动承诺', 'Voluntary'),
    SELF_REGULATION: bilingual('行业自律', 'Self-regulation'),
    REPAIR: bilingual('信用修复', 'For a repair'),
  },
  performance: {
    MADE: bilingual('履行中', 'Pending'),
    KEPT: bilingual('已履行', 'Kept'),
    BROKEN: bilingual('违诺', 'Broken'),
  },
};

const isDetailName = (name: string): name is DetailName => Object.hasOwn(detailLabels, name);

/** What a detail is called; a name that the glossary has not goes by the heading of its item, else by itself. */
export const detailLabel = (name: string, heading = name): Bilingual =>
  isDetailName(name) ? detailLabels[name] : bilingual(heading, heading);

/** What a value of a detail says; one that is not coded is the source's own words. */
export const detailValue = (name: string, value: string): Bilingual =>
  (isDetailName(name) ? detailValues[name]?.[value] : undefined) ?? bilingual(value, value);
