import type { ProofModel, ReportModel, Words } from '../../../src/domains/report/report-model.ts';
import { reportStandard } from '../../../src/rules/report.ts';

/** Characters of real names that few fonts have. */
export const rare = Array.from('䶮㛃𬭎𠅤堃喆垚犇翀𫖮𬱖㙦〇');

const word = (text: string): Words => ({ zh: text, en: `${text} (en)` });

/** Why somebody counts as a controller, as a report tells it. */
export const proof: ProofModel = {
  role: word('实际控制人'),
  edition: {
    zh: '《示例法》第一条：过半数 [示例来源]',
    en: 'Example Act, art. 1: more than half [source]',
  },
  basis: { zh: '第一条：持有过半数', en: 'art. 1: holds more than half' },
  arithmetic: {
    zh: '在云澜示例中：欧阳示例 0.6 → 控制云澜示例\n合计 0.6',
    en: '欧阳示例 0.6 of 云澜示例 → controls 云澜示例\nin all 0.6',
  },
};

/** A made-up model with whatever a test is about. */
export const modelOf = (more: Partial<ReportModel> = {}): ReportModel => ({
  layout: 2,
  title: reportStandard.forms[0].title,
  standard: reportStandard.source,
  explanation: reportStandard.explanation,
  centre: '示例市公共信用信息中心',
  number: 'R-20260501-0123456789ABCDEF',
  code: '0123-4567-89AB-CDEF',
  verifyUrl: 'https://credit.example/verify#n=R-20260501-0123456789ABCDEF&c=0123-4567-89AB-CDEF',
  issuedAt: '2026-05-01T16:30:00.000Z',
  validAt: '2026-05-02',
  knownAt: '2026-05-01T16:30:00.000Z',
  purpose: word('行政审批'),
  enquirer: word('政府部门'),
  department: '119900000000000001',
  subject: {
    name: '云澜示例智能装备股份有限公司',
    kind: word('企业'),
    isOpen: true,
    identifiers: [{ label: word('统一社会信用代码'), value: '91990100MALPM81A8R' }],
    registration: [
      { label: word('登记状态'), value: '存续' },
      { label: word('成立日期'), value: '2019-03-01' },
      { label: word('住所'), value: '云澜市示例区示例大道 1 号示例大厦 12 层 1203 室' },
    ],
    notes: [],
  },
  linked: [
    {
      roles: [word('法定代表人'), word('实际控制人')],
      name: '欧阳示例',
      kind: word('自然人'),
      facts: [{ label: word('比例'), value: '60%' }],
      counts: [{ label: word('行政处罚信息'), total: 1, more: false }],
    },
    { roles: [word('主要人员')], name: '司**', kind: word('自然人'), facts: [], counts: null },
  ],
  warnings: [],
  sections: [
    {
      id: 'PENALTY',
      title: word('行政处罚信息'),
      total: 1,
      more: false,
      notes: [],
      entries: [
        {
          title: '示例违法行为',
          facts: [
            { label: word('文书号'), value: '示例罚〔2026〕1号' },
            { label: word('决定日期'), value: '2026-03-01' },
          ],
        },
      ],
    },
    { id: 'HONOUR', title: word('荣誉信息'), total: 0, more: false, notes: [], entries: [] },
  ],
  ...more,
});
