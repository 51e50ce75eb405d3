import { nameCell } from '../clean.ts';
import type { Fact } from '../facts.ts';
import { enterpriseParty } from './enterprise-party.ts';
import { columnsOf, present, type Table } from './table.ts';

const columns = columnsOf(`
  uniscid 统一社会信用代码 分支机构统一社会信用代码
  brname 分支机构名称 名称 机构名称
  lv_uniscid 隶属企业统一社会信用代码 隶属企业社会信用代码
`);

/** 分支机构: which enterprise a branch belongs to. */
export const branchTable: Table = {
  name: 'branch',
  title: '分支机构',
  columns,
  required: [['uniscid'], ['lv_uniscid']],
  createReader: (index) => {
    const branch = enterpriseParty(index, { uscc: 'uniscid' });
    const name = nameCell(index, 'brname', false);
    const headOffice = enterpriseParty(index, { uscc: 'lv_uniscid' });
    return (row): readonly Fact[] => {
      const [party, branchName, to] = [branch(row), name(row), headOffice(row)];
      if (!party || !to) return [];
      const from = { ...party, ...present({ name: branchName }) };
      return [{ type: 'relation', kind: 'BRANCH', from, to }];
    };
  },
};
