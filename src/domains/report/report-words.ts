/** The words of a report in both languages: names of values by docs/glossary.md, and what codes mean. */
import { roleOf } from '../../access/roles.ts';
import { detailLabel, detailValue } from '../../words/record-details.ts';
import type { Fact, Value, Words } from './report-model.ts';

const table = (text: string): Readonly<Record<string, Words>> =>
  Object.fromEntries(
    text
      .trim()
      .split('\n')
      .map((line) => {
        const [key = '', zh = '', en = ''] = line.split('|').map((part) => part.trim());
        return [key, { zh, en }];
      }),
  );

const labels = table(`
  name                  | 名称                   | Name
  personName            | 姓名                   | Name
  formerNames           | 曾用名                 | Former names
  USCC                  | 统一社会信用代码       | Unified social credit code
  REGISTRATION_NUMBER   | 工商注册号             | Registration number
  ORGANIZATION_CODE     | 组织机构代码           | Organisation code
  PERSONAL_DOCUMENT     | 证件号码               | Document number
  kind                  | 主体类型               | Kind of subject
  legalRepresentative   | 法定代表人             | Legal representative
  shareholders          | 股东                   | Shareholders
  legalForm             | 企业类型               | Legal form
  status                | 登记状态               | Registration status
  establishedOn         | 成立日期               | Established on
  registeredCapital     | 注册资本（万元）       | Registered capital (10,000)
  capitalCurrency       | 币种                   | Currency
  industryCode          | 行业代码（GB/T 4754）  | Industry (GB/T 4754)
  regionCode            | 行政区划（GB/T 2260）  | Place (GB/T 2260)
  address               | 住所                   | Address
  registrationAuthority | 登记机关               | Registration authority
  businessScope         | 经营范围               | Scope of business
  documentNumber        | 文书号                 | Document number
  decidedOn             | 决定日期               | Decided on
  authority             | 作出决定机关           | Deciding authority
  authorityCode         | 机关代码               | Code of the authority
  validFrom             | 有效期自               | Valid from
  validTo               | 有效期至               | Valid until
  publicWindow          | 公示期                 | Publicity window
  earliestRepair        | 最早可修复日期         | Repairable from
  publicityClass        | 失信等级               | Class
  publicityRegime       | 公示依据               | Publicity regime
  deliveredBy           | 数据来源单位           | Delivered by
  basis                 | 依据                   | Legal basis
  grounds               | 依据的信用信息         | Records it stands on
  effect                | 类型                   | Kind of measure
  applier               | 实施单位               | Applied by
  measureFrom           | 起始日期               | From
  measureTo             | 截止日期               | Until
  imposedOn             | 实施日期               | Imposed on
  liftedOn              | 解除日期               | Lifted on
  liftReason            | 解除原因               | Ground of lifting
  caseState             | 办理状态               | State
  appliedOn             | 申请日期               | Applied on
  filedOn               | 提出日期               | Filed on
  caseDecidedOn         | 办结日期               | Decided on
  caseDueOn             | 办理期限               | Due on
  steps                 | 办理过程               | Steps
  claim                 | 异议内容               | Claim
  grade                 | 评价等级               | Grade
  score                 | 评价得分               | Score
  edition               | 方案版本               | Edition
  ratio                 | 比例                   | Share
  position              | 职务                   | Position
  since                 | 自                     | Since
`);

const kinds = table(`
  ENTERPRISE          | 企业         | Enterprise
  INDIVIDUAL_BUSINESS | 个体工商户   | Individual business
  ORGANIZATION        | 其他组织     | Organisation
  PERSON              | 自然人       | Natural person
`);

const roles = table(`
  LEGAL_REPRESENTATIVE | 法定代表人       | Legal representative
  ACTUAL_CONTROLLER    | 实际控制人       | Actual controller
  BENEFICIAL_OWNER     | 受益所有人       | Beneficial owner
  EXECUTIVE            | 主要人员         | Executive
  SHAREHOLDER          | 股东             | Shareholder
  REPRESENTED          | 任法定代表人     | Represented by the subject
  EXECUTIVE_AT         | 任职             | Office held
  HELD                 | 持股             | Shares held
`);

const purposes = table(`
  ADMINISTRATIVE_APPROVAL | 行政审批           | Administrative approval
  PROCUREMENT             | 政府采购与招标投标 | Procurement and tenders
  SUBSIDY                 | 财政资金与补贴     | Public funds and subsidies
  SUPERVISION             | 日常监管           | Supervision
  JUDICIAL                | 司法               | Judicial
  LOAN_APPLICATION        | 授信申请           | Loan application
  POST_LOAN               | 贷后管理           | Loan monitoring
  OWN_REPORT              | 查询本主体         | Own report
  DUE_DILIGENCE           | 尽职调查           | Due diligence
  RESEARCH                | 研究               | Research
`);

const classes = table(`
  MINOR   | 轻微 | Minor
  GENERAL | 一般 | General
  SERIOUS | 严重 | Serious
`);

const effects = table(`
  PUNISHMENT | 失信惩戒 | Sanction
  REWARD     | 守信激励 | Incentive
`);

const states = table(`
  APPLIED   | 已申请   | Applied for
  RETURNED  | 已退回   | Returned
  ACCEPTED  | 已受理   | Accepted
  GRANTED   | 准予修复 | Granted
  REFUSED   | 不予修复 | Refused
  CANCELLED | 已撤回   | Withdrawn by the applicant
  OPEN      | 办理中   | Open
  CORRECTED | 已更正   | Corrected
  WITHDRAWN | 已撤销   | Withdrawn
  DISMISSED | 异议不成立 | Dismissed
`);

const acts = table(`
  APPLY    | 申请 | applied
  ACCEPT   | 受理 | accepted
  RETURN   | 退回 | returned
  GRANT    | 准予 | granted
  REFUSE   | 不予 | refused
  CANCEL   | 撤回 | cancelled
  SERVE    | 送达 | served
  FILE     | 提出 | filed
  CORRECT  | 更正 | corrected
  WITHDRAW | 撤销 | withdrawn
  DISMISS  | 驳回 | dismissed
`);

const warnings = table(`
  CYCLE             | 存在循环持股，比例已按方程组求解 | Holdings run in a circle; shares were solved as a system of equations
  SELF_HOLDING      | 存在企业持有自身股份 | A firm holds shares in itself
  UNKNOWN_RATIO     | 部分出资比例不详，相关比例为下限 | Some ratios are unknown; shares that rest on them are lower bounds
  SUM_NOT_ONE       | 已知出资比例之和不等于一 | Known ratios of a firm do not add up to one
  NO_NATURAL_PERSON | 未发现自然人控制人 | No natural person was found behind the subject
  DISPUTED_EDGE     | 所依据的关联关系存在未办结的异议 | An open dispute concerns a relation used here
  TRUNCATED         | 股权关系超过读取上限，结果仅涵盖已读取部分 | Holdings exceed the limit; the answer covers what was read
  NUMERIC           | 比例以浮点数求解或无有限解 | Shares were solved in floating point, or have no finite value
`);

/** A code without words stands for itself rather than for nothing. */
const wordOf =
  (words: Readonly<Record<string, Words>>) =>
  (code: string): Words =>
    words[code] ?? { zh: code, en: code };

const labelWords = wordOf(labels);

/** A detail of a record with its values in words. */
export const detailFact = ({
  name,
  heading,
  values,
}: {
  readonly name: string;
  readonly heading?: string;
  readonly values: readonly string[];
}): Fact => {
  const words = values.map((value) => detailValue(name, value));
  return {
    label: detailLabel(name, heading),
    value: {
      zh: words.map(({ zh }) => zh).join('；'),
      en: words.map(({ en }) => en).join('; '),
    },
  };
};

export const kindWords = wordOf(kinds);
export const roleWords = wordOf(roles);
export const purposeWords = wordOf(purposes);
export const enquirerWords = (role: string): Words => roleOf(role)?.full ?? wordOf({})(role);
export const classWords = wordOf(classes);
export const effectWords = wordOf(effects);
export const stateWords = wordOf(states);
export const actWords = wordOf(acts);
export const warningWords = wordOf(warnings);

/** A share of 0..1 in percent; null when unknown. */
export const percent = (ratio: number | null): string | null =>
  ratio === null ? null : `${Number((ratio * 100).toFixed(4))}%`;

/** The share of a controller, and the law by which it counts as one. */
export const controlWords = (ratio: number | null, law: Words): Words => {
  const share = percent(ratio);
  return {
    zh: [share, law.zh].filter((one) => one !== null).join('，'),
    en: [share, law.en].filter((one) => one !== null).join('; '),
  };
};

/** Shown beside what an objection is open against. */
export const disputedMark: Words = { zh: '异议处理中', en: 'Under dispute' };

/** Shown to the subject itself beside what is published no more. */
export function overMark(closedBy: 'REPAIRED' | 'WITHDRAWN' | null): Words {
  if (closedBy === 'REPAIRED')
    return { zh: '已修复，不再公示', en: 'Repaired, no longer published' };
  return closedBy === 'WITHDRAWN'
    ? { zh: '已撤销，不再公示', en: 'Withdrawn, no longer published' }
    : { zh: '公示期已届满', en: 'Publicity has ended' };
}

/** A named value, or none where there is nothing to say. */
export function fact(name: string, value: Value | null | undefined): readonly Fact[] {
  return value === null || value === undefined || value === ''
    ? []
    : [{ label: labelWords(name), value }];
}
