/** What the details of a record are called, in both languages: every name under which intake or a decision stores one. */

import { type Said, said } from './said.ts';

/** Names of details; amounts carry their unit in the label, as their values are figures alone. */
export const detailLabels = {
  licenceKind: said('许可类别', 'Kind of licence'),
  licenceName: said('许可证书名称', 'Licence'),
  licenceNumber: said('许可编号', 'Licence number'),
  content: said('内容', 'Content'),
  state: said('当前状态', 'State'),
  penaltyKinds: said('处罚类别', 'Kinds of penalty'),
  simpleProcedure: said('简易程序', 'Simple procedure'),
  fineAmount: said('罚款金额（万元）', 'Fine (10,000 yuan)'),
  confiscatedAmount: said('没收金额（万元）', 'Confiscated (10,000 yuan)'),
  suspendedLicence: said('暂扣或吊销证照', 'Licence suspended or revoked'),
  statedPublicUntil: said('单位所报公示截止期', 'End of publicity as delivered'),
  illegalAct: said('违法行为类型', 'Unlawful act'),
  fact: said('事实', 'Facts'),
  basis: said('依据', 'Legal basis'),
  listName: said('名单名称', 'List'),
  publishedOn: said('公布日期', 'Published on'),
  reason: said('列入原因', 'Ground of entry'),
  removalReason: said('移出原因', 'Ground of removal'),
  removalAuthority: said('移出机关', 'Removed by'),
  removedOn: said('移出日期', 'Removed on'),
  caseNumber: said('案号', 'Case number'),
  court: said('执行法院', 'Court'),
  basisDocument: said('执行依据文号', 'Document enforced'),
  basisAuthority: said('作出执行依据单位', 'Authority of that document'),
  obligation: said('生效法律文书确定的义务', 'Duty'),
  performance: said('履行情况', 'Performance'),
  performedPart: said('已履行部分', 'Performed'),
  unperformedPart: said('未履行部分', 'Not performed'),
  conduct: said('失信行为具体情形', 'Conduct'),
  year: said('评价年度', 'Year'),
  commitmentKind: said('承诺类型', 'Kind of commitment'),
  matter: said('承诺事由', 'Made for'),
  dueOn: said('履行期限', 'Due on'),
  outcomeOn: said('履行认定日期', 'Outcome found on'),
  outcomeReason: said('履行认定理由', 'What shows the outcome'),
} as const satisfies Readonly<Record<string, Said>>;

/** A name under which a detail is stored. */
export type DetailName = keyof typeof detailLabels;

const yesNo = { true: said('是', 'Yes'), false: said('否', 'No') };

const states = {
  有效: said('有效', 'In force'),
  无效: said('无效', 'Not in force'),
  正常: said('正常', 'Normal'),
  撤销: said('撤销', 'Revoked'),
  异议: said('异议', 'Disputed'),
  其他: said('其他', 'Other'),
};

/** What coded values mean, by the name of the detail; all other values are the words of the source. */
const detailValues: Readonly<Partial<Record<DetailName, Readonly<Record<string, Said>>>>> = {
  simpleProcedure: yesNo,
  state: states,
  licenceKind: {
    普通: said('普通', 'Ordinary'),
    特许: said('特许', 'Concession'),
    认可: said('认可', 'Accreditation'),
    核准: said('核准', 'Approval'),
    登记: said('登记', 'Registration'),
    其他: said('其他', 'Other'),
  },
  penaltyKinds: {
    警告: said('警告', 'Warning'),
    通报批评: said('通报批评', 'Public criticism'),
    罚款: said('罚款', 'Fine'),
    '没收违法所得、没收非法财物': said(
      '没收违法所得、没收非法财物',
      'Confiscation of unlawful gains and property',
    ),
    没收违法所得: said('没收违法所得', 'Confiscation of unlawful gains'),
    没收非法财物: said('没收非法财物', 'Confiscation of unlawful property'),
    暂扣许可证件: said('暂扣许可证件', 'Suspension of a licence'),
    降低资质等级: said('降低资质等级', 'Lowering of a qualification'),
    吊销许可证件: said('吊销许可证件', 'Revocation of a licence'),
    '暂扣或者吊销许可证、暂扣或者吊销执照': said(
      '暂扣或者吊销许可证、暂扣或者吊销执照',
      'Suspension or revocation of a licence',
    ),
    限制开展生产经营活动: said('限制开展生产经营活动', 'Restriction of business'),
    责令停产停业: said('责令停产停业', 'Order to suspend business'),
    责令关闭: said('责令关闭', 'Order to close down'),
    限制从业: said('限制从业', 'Ban from the trade'),
    行政拘留: said('行政拘留', 'Administrative detention'),
  },
  commitmentKind: {
    DEFERRED_MATERIALS: said('容缺受理', 'Papers handed in later'),
    NOTICE_AND_PROMISE: said('告知承诺', 'Notice and promise'),
    VOLUNTARY: said('主动承诺', 'Voluntary'),
    SELF_REGULATION: said('行业自律', 'Self-regulation'),
    REPAIR: said('信用修复', 'For a repair'),
  },
  performance: {
    MADE: said('履行中', 'Pending'),
    KEPT: said('已履行', 'Kept'),
    BROKEN: said('违诺', 'Broken'),
  },
};

const isDetailName = (name: string): name is DetailName => Object.hasOwn(detailLabels, name);

/** What a detail is called; a name that nobody knows stands for itself. */
export const detailLabel = (name: string): Said =>
  isDetailName(name) ? detailLabels[name] : said(name, name);

/** What a value of a detail says; one that is not coded is the source's own words. */
export const detailValue = (name: string, value: string): Said =>
  (isDetailName(name) ? detailValues[name]?.[value] : undefined) ?? said(value, value);
