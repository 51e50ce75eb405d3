/** Every sentence and label of the page in both languages. */
import { recordKinds } from '../../words/record-kinds.ts';
import { subjectKinds } from '../../words/subject-kinds.ts';
import { t, type Text } from '../explore/words/texts.ts';

export const texts = {
  title: t('城市信用监测', 'City credit monitor'),
  toMap: t('信用图谱', 'Credit map'),
  otherLanguage: t('EN', '中文'),
  switchLanguage: t('Switch to English', '切换为中文'),
  token: t('访问令牌', 'Access token'),
  tokenHint: t('粘贴令牌', 'Paste a token'),
  use: t('使用', 'Use'),
  region: t('行政区划代码', 'Place code'),
  regionHint: t('全市；或 2、4、6 位', 'Whole city; or 2, 4, 6 digits'),
  show: t('显示', 'Show'),
  loading: t('正在读取…', 'Loading…'),
  needsToken: t(
    '城市统计向政府部门和信用中心开放，请附令牌。',
    'The city’s figures are open to departments and the credit centre; bring a token.',
  ),
  deniedTitle: t('没有权限', 'Not open to you'),
  deniedNext: t(
    '请在上方“访问令牌”处粘贴所在部门或信用中心的令牌；令牌只留在此标签页。企业的公开信息见信用图谱。',
    'Paste a token of your department or of the credit centre above; it stays in this tab. Public facts about firms are on the credit map.',
  ),
  wrongRole: t(
    '此令牌不属于政府部门或信用中心，不能查看城市统计。',
    'This token belongs to neither a department nor the credit centre and does not open the city’s figures.',
  ),
  notMade: t(
    '尚无此范围的统计。请运行 hub evaluate。',
    'There are no figures of this place yet. Run hub evaluate.',
  ),
  failed: t('未能取得统计', 'The figures could not be read'),
  countedAt: t('统计时间', 'Counted at'),
  cutOff: t('数据截止', 'Data of'),
  changedSince: t(
    '统计之后数据又有变动，下列数字未包含；最近一次',
    'Data changed after the count and is not in these figures; last at',
  ),
  subjects: t('存续市场主体', 'Subjects in business'),
  ended: t('另有注销、吊销、迁出', 'besides, ended or moved'),
  persons: t('自然人（约）', 'Natural persons (about)'),
  records: t('有效信用信息', 'Records in view'),
  openRepairs: t('办理中的修复', 'Open repairs'),
  openDisputes: t('办理中的异议', 'Open disputes'),
  overdue: t('逾期', 'overdue'),
  compliance: t('数据合规率', 'Rows compliant'),
  late: t('迟报率', 'Reported late'),
  lateWhy: t('决定后超过 7 个工作日', 'More than 7 working days after the decision'),
  byGrade: t('信用等级分布', 'Grades'),
  byIndustry: t('各行业的信用等级', 'Grades by industry'),
  byKind: t('市场主体类别', 'Subjects by kind'),
  byMonth: t('信用信息（按决定月份）', 'Records by month of decision'),
  bySanction: t('在用的联合奖惩措施', 'Sanctions and incentives in force'),
  byCommitment: t('信用承诺履行情况', 'Commitments: kept or broken'),
  asTable: t('数据表', 'As a table'),
  byDepartment: t('各部门报送质量（近 12 个月）', 'Reporting by department (12 months)'),
  scheme: t('评价方案', 'Scheme'),
  department: t('部门', 'Department'),
  rows: t('报送行数', 'Rows'),
  rejected: t('退回', 'Rejected'),
  backlog: t('历史补报', 'Backlog'),
  nothing: t('无', 'None'),
  unknown: t('未知', 'Unknown'),
  noDepartment: t('未注明部门', 'No department named'),
} as const;

export type TextKey = keyof typeof texts;

const kinds: Readonly<Record<string, Text>> = Object.fromEntries(
  Object.entries({ ...subjectKinds, ...recordKinds }).map(([kind, { plural }]) => [kind, plural]),
);

/** The word for a kind of subject or record; the kind itself when the page does not know it yet. */
export const kindText = (kind: string): Text => kinds[kind] ?? t(kind, kind);

const commitmentKinds: Readonly<Record<string, Text>> = {
  DEFERRED_MATERIALS: t('容缺受理', 'Papers handed in later'),
  NOTICE_AND_PROMISE: t('告知承诺', 'Notice and promise'),
  VOLUNTARY: t('主动承诺', 'Voluntary'),
  SELF_REGULATION: t('行业自律', 'Self-regulation'),
  REPAIR: t('信用修复', 'For a repair'),
};

/** The word for a kind of commitment. */
export const commitmentText = (kind: string): Text => commitmentKinds[kind] ?? t(kind, kind);

const outcomes: Readonly<Record<string, Text>> = {
  MADE: t('履行中', 'Pending'),
  OVERDUE: t('逾期未反馈', 'Overdue'),
  KEPT: t('已履行', 'Kept'),
  BROKEN: t('违诺', 'Broken'),
  PUNISHMENT: t('惩戒', 'Punishments'),
  REWARD: t('激励', 'Incentives'),
};

/** The word for how a commitment stands, or for what a measure does. */
export const outcomeText = (outcome: string): Text => outcomes[outcome] ?? t(outcome, outcome);

const industries: Readonly<Record<string, Text>> = {
  A: t('农林牧渔', 'Farming'),
  B: t('采矿', 'Mining'),
  C: t('制造', 'Manufacturing'),
  D: t('电热燃水', 'Energy, water'),
  E: t('建筑', 'Construction'),
  F: t('批发零售', 'Trade'),
  G: t('交通运输', 'Transport'),
  H: t('住宿餐饮', 'Hotels, catering'),
  I: t('信息技术', 'IT'),
  J: t('金融', 'Finance'),
  K: t('房地产', 'Real estate'),
  L: t('租赁商务', 'Business services'),
  M: t('科研技术', 'Research'),
  N: t('水利环境', 'Environment'),
  O: t('居民服务', 'Personal services'),
  P: t('教育', 'Education'),
  Q: t('卫生社会', 'Health'),
  R: t('文体娱乐', 'Culture'),
  S: t('公共管理', 'Public bodies'),
};

/** The word for a section of GB/T 4754. */
export const industryText = (section: string): Text => industries[section] ?? texts.unknown;
