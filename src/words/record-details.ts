/** What the details of a record are called, in both languages: every name under which intake or a decision stores one. */

/** A word in both languages. */
interface Both {
  readonly zh: string;
  readonly en: string;
}

const both = (zh: string, en: string): Both => ({ zh, en });

/** Names of details; amounts carry their unit in the label, as their values are figures alone. */
export const detailLabels = {
  licenceKind: both('许可类别', 'Kind of licence'),
  licenceName: both('许可证书名称', 'Licence'),
  licenceNumber: both('许可编号', 'Licence number'),
  content: both('内容', 'Content'),
  state: both('当前状态', 'State'),
  penaltyKinds: both('处罚类别', 'Kinds of penalty'),
  simpleProcedure: both('简易程序', 'Simple procedure'),
  fineAmount: both('罚款金额（万元）', 'Fine (10,000 yuan)'),
  confiscatedAmount: both('没收金额（万元）', 'Confiscated (10,000 yuan)'),
  suspendedLicence: both('暂扣或吊销证照', 'Licence suspended or revoked'),
  statedPublicUntil: both('单位所报公示截止期', 'End of publicity as delivered'),
  illegalAct: both('违法行为类型', 'Unlawful act'),
  fact: both('事实', 'Facts'),
  basis: both('依据', 'Legal basis'),
  listName: both('名单名称', 'List'),
  publishedOn: both('公布日期', 'Published on'),
  reason: both('列入原因', 'Ground of entry'),
  removalReason: both('移出原因', 'Ground of removal'),
  removalAuthority: both('移出机关', 'Removed by'),
  removedOn: both('移出日期', 'Removed on'),
  caseNumber: both('案号', 'Case number'),
  court: both('执行法院', 'Court'),
  basisDocument: both('执行依据文号', 'Document enforced'),
  basisAuthority: both('作出执行依据单位', 'Authority of that document'),
  obligation: both('生效法律文书确定的义务', 'Duty'),
  performance: both('履行情况', 'Performance'),
  performedPart: both('已履行部分', 'Performed'),
  unperformedPart: both('未履行部分', 'Not performed'),
  conduct: both('失信行为具体情形', 'Conduct'),
  year: both('评价年度', 'Year'),
  commitmentKind: both('承诺类型', 'Kind of commitment'),
  matter: both('承诺事由', 'Made for'),
  dueOn: both('履行期限', 'Due on'),
  outcomeOn: both('履行认定日期', 'Outcome found on'),
  outcomeReason: both('履行认定理由', 'What shows the outcome'),
} as const satisfies Readonly<Record<string, Both>>;

/** A name under which a detail is stored. */
export type DetailName = keyof typeof detailLabels;

const yesNo = { true: both('是', 'Yes'), false: both('否', 'No') };

const states = {
  有效: both('有效', 'In force'),
  无效: both('无效', 'Not in force'),
  正常: both('正常', 'Normal'),
  撤销: both('撤销', 'Revoked'),
  异议: both('异议', 'Disputed'),
  其他: both('其他', 'Other'),
};

/** What coded values mean, by the name of the detail; all other values are the words of the source. */
const detailValues: Readonly<Partial<Record<DetailName, Readonly<Record<string, Both>>>>> = {
  simpleProcedure: yesNo,
  state: states,
  licenceKind: {
    普通: both('普通', 'Ordinary'),
    特许: both('特许', 'Concession'),
    认可: both('认可', 'Accreditation'),
    核准: both('核准', 'Approval'),
    登记: both('登记', 'Registration'),
    其他: both('其他', 'Other'),
  },
  penaltyKinds: {
    警告: both('警告', 'Warning'),
    通报批评: both('通报批评', 'Public criticism'),
    罚款: both('罚款', 'Fine'),
    '没收违法所得、没收非法财物': both(
      '没收违法所得、没收非法财物',
      'Confiscation of unlawful gains and property',
    ),
    没收违法所得: both('没收违法所得', 'Confiscation of unlawful gains'),
    没收非法财物: both('没收非法财物', 'Confiscation of unlawful property'),
    暂扣许可证件: both('暂扣许可证件', 'Suspension of a licence'),
    降低资质等级: both('降低资质等级', 'Lowering of a qualification'),
    吊销许可证件: both('吊销许可证件', 'Revocation of a licence'),
    '暂扣或者吊销许可证、暂扣或者吊销执照': both(
      '暂扣或者吊销许可证、暂扣或者吊销执照',
      'Suspension or revocation of a licence',
    ),
    限制开展生产经营活动: both('限制开展生产经营活动', 'Restriction of business'),
    责令停产停业: both('责令停产停业', 'Order to suspend business'),
    责令关闭: both('责令关闭', 'Order to close down'),
    限制从业: both('限制从业', 'Ban from the trade'),
    行政拘留: both('行政拘留', 'Administrative detention'),
  },
  commitmentKind: {
    DEFERRED_MATERIALS: both('容缺受理', 'Papers handed in later'),
    NOTICE_AND_PROMISE: both('告知承诺', 'Notice and promise'),
    VOLUNTARY: both('主动承诺', 'Voluntary'),
    SELF_REGULATION: both('行业自律', 'Self-regulation'),
    REPAIR: both('信用修复', 'For a repair'),
  },
  performance: {
    MADE: both('履行中', 'Pending'),
    KEPT: both('已履行', 'Kept'),
    BROKEN: both('违诺', 'Broken'),
  },
};

const isDetailName = (name: string): name is DetailName => Object.hasOwn(detailLabels, name);

/** What a detail is called; a name that nobody knows stands for itself. */
export const detailLabel = (name: string): Both =>
  isDetailName(name) ? detailLabels[name] : both(name, name);

/** What a value of a detail says; one that is not coded is the source's own words. */
export const detailValue = (name: string, value: string): Both =>
  (isDetailName(name) ? detailValues[name]?.[value] : undefined) ?? both(value, value);
