/** Reads the lists of breach and of honour, which differ in little but their headings. */
import { listTable, type ListForm } from './list-entry.ts';
import { columnsOf, type Table } from './table.ts';

const enterpriseColumns = `
  uniscid 统一社会信用代码 社会信用代码 信用代码
  regno 注册号 工商注册号
  entname 企业名称 名称 单位名称`;
const enterpriseParty = { name: 'entname', uscc: 'uniscid', registration: 'regno' } as const;

const judgmentDefault: ListForm = {
  kind: 'JUDGMENT_DEFAULT',
  title: '失信被执行人',
  catalogueItem: 'JUDGMENT_DEFAULT',
  columns: columnsOf(`
  bzxrmc 被执行人姓名/名称 被执行人名称 被执行人姓名 失信被执行人名称 失信被执行人姓名/名称 失信被执行人姓名
  sfzhm 身份证号码 身份证号
  zzjgdm 组织机构代码 身份证号码/组织机构代码 统一社会信用代码
  fddbr 法定代表人 法定代表人或者负责人姓名
  zxfy 执行法院
  zxyjwh 执行依据文号
  larq 立案时间 立案日期
  ah 案号
  zczxyjdw 作出执行依据单位 做出执行依据单位
  sxflwsqdyw 生效法律文书确定的义务
  bzxrlxqk 被执行人的履行情况 履行情况
  fbrq 发布时间 发布日期
  ylxbf 已履行部分
  wlxbf 未履行部分
  sxid 失信编号
  bzxrxz 被执行人性质
  sxbzxrxwqk 失信被执行人行为具体情形 失信行为具体情形
  cxrq 撤销日期 屏蔽日期`),
  required: [['bzxrmc'], ['zxfy'], ['ah'], ['larq']],
  party: { name: 'bzxrmc', uscc: 'zzjgdm', idNumber: 'sfzhm' },
  documentNumber: 'ah',
  decidedOn: 'larq',
  publishedOn: 'fbrq',
  authorityName: 'zxfy',
  removedOn: 'cxrq',
  details: {
    caseNumber: 'ah',
    court: 'zxfy',
    basisDocument: 'zxyjwh',
    basisAuthority: 'zczxyjdw',
    obligation: 'sxflwsqdyw',
    performance: 'bzxrlxqk',
    performedPart: 'ylxbf',
    unperformedPart: 'wlxbf',
    conduct: 'sxbzxrxwqk',
  },
};

const abnormalOperation: ListForm = {
  kind: 'LIST_ENTRY',
  title: '经营异常名录',
  catalogueItem: 'ABNORMAL_OPERATION',
  columns: columnsOf(`${enterpriseColumns}
  busexclist 经营异常名录编号
  abntime 列入日期
  specause_cn 列入原因 列入经营异常名录原因
  decorg_cn 作出决定机关(列入) 列入机关 作出列入决定机关
  remdate 移出日期
  remexcpres_cn 移出原因 移出经营异常名录原因
  redecorg_cn 作出决定机关(移出) 移出机关 作出移出决定机关`),
  required: [['entname'], ['busexclist'], ['abntime'], ['decorg_cn']],
  party: enterpriseParty,
  documentNumber: 'busexclist',
  decidedOn: 'abntime',
  authorityName: 'decorg_cn',
  removedOn: 'remdate',
  details: {
    reason: 'specause_cn',
    removalReason: 'remexcpres_cn',
    removalAuthority: 'redecorg_cn',
  },
};

const seriousBreach: ListForm = {
  kind: 'LIST_ENTRY',
  title: '严重违法失信名单',
  catalogueItem: 'SERIOUS_BREACH',
  columns: columnsOf(`${enterpriseColumns}
  illid 严重违法失信名单编号
  abntime 列入日期
  serillrea_cn 列入原因 列入严重违法失信名单原因
  decorg_cn 作出决定机关(列入) 列入机关 作出列入决定机关
  remdate 移出日期
  remexcpres_cn 移出原因 移出严重违法失信名单原因
  recorg_cn 作出决定机关(移出) 移出机关 作出移出决定机关`),
  required: [['entname'], ['illid'], ['abntime'], ['decorg_cn']],
  party: enterpriseParty,
  documentNumber: 'illid',
  decidedOn: 'abntime',
  authorityName: 'decorg_cn',
  removedOn: 'remdate',
  details: {
    reason: 'serillrea_cn',
    removalReason: 'remexcpres_cn',
    removalAuthority: 'recorg_cn',
  },
};

const taxBreach: ListForm = {
  kind: 'LIST_ENTRY',
  title: '重大税收违法失信主体',
  catalogueItem: 'TAX_BREACH',
  columns: columnsOf(`
  nsrmc 纳税人名称 失信主体名称 当事人名称
  nsrsbh 纳税人识别号 统一社会信用代码 纳税人识别号（统一社会信用代码）
  zjlx 证件类型
  zjhm 证件号码 身份证号码
  wsh 文书号 税务处理处罚决定书文号 失信主体确定文书号
  qdrq 确定日期 认定日期
  gbrq 公布日期 信息公布日期
  swjg 确定机关 认定机关 税务机关 检查机关
  swjgdm 税务机关统一社会信用代码
  ajxz 案件性质
  wfss 主要违法事实
  cfqk 处理处罚情况 相关法律依据及处理处罚情况
  tzrq 停止公布日期`),
  required: [['nsrmc'], ['wsh'], ['qdrq'], ['swjg']],
  party: { name: 'nsrmc', uscc: 'nsrsbh', idType: 'zjlx', idNumber: 'zjhm' },
  documentNumber: 'wsh',
  decidedOn: 'qdrq',
  publishedOn: 'gbrq',
  authorityName: 'swjg',
  authorityCode: 'swjgdm',
  removedOn: 'tzrq',
  details: { reason: 'ajxz', fact: 'wfss', content: 'cfqk' },
};

const honour: ListForm = {
  kind: 'HONOUR',
  title: '红名单',
  catalogueItem: 'HONOUR',
  columns: columnsOf(`${enterpriseColumns}
  DATA_CATEGORY 红名单类别 数据类别 荣誉名称
  IDENTIFICATION_NO 认定文号 认定文书号
  IDENTIFICATION_DATE 认定日期
  IDENTIFICATION_DEPT 认定部门 认定机关
  IDENTIFICATION_DEPT_CODE 认定部门统一社会信用代码
  COMMENT_YEAR 评价年度
  EXPIRATION_DATE 有效期至 截止日期`),
  required: [
    ['entname'],
    ['IDENTIFICATION_DATE'],
    ['IDENTIFICATION_DEPT'],
    ['DATA_CATEGORY', 'IDENTIFICATION_NO'],
  ],
  numberFrom: 'DATA_CATEGORY',
  party: enterpriseParty,
  documentNumber: 'IDENTIFICATION_NO',
  decidedOn: 'IDENTIFICATION_DATE',
  authorityName: 'IDENTIFICATION_DEPT',
  authorityCode: 'IDENTIFICATION_DEPT_CODE',
  validTo: 'EXPIRATION_DATE',
  listName: 'DATA_CATEGORY',
  details: { year: 'COMMENT_YEAR' },
};

/** The lists the hub knows: 失信被执行人, 经营异常名录, 严重违法失信名单, 重大税收违法失信主体 and the red lists. */
export const listTables: readonly Table[] = [
  judgmentDefault,
  abnormalOperation,
  seriousBreach,
  taxBreach,
  honour,
].map(listTable);
