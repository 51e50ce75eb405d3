// Every party here is made up: GB/T 2260 assigns no place code 990101.
import { expect, test } from '@jest/globals';
import { deliver, deliverRow, said } from '../../kit/deliver.ts';

const uscc = '91520000214433792D';
const cells = {
  uniscid: uscc,
  entname: '云澜远帆商贸有限公司',
  creditor: '云澜市商业银行股份有限公司',
  debtor: '青屿建设有限公司',
  major_credit_type: '合同',
  '主债权数额(元)': '1,200,000',
  履行债务的期限自: '2025-01-01',
  履行债务的期限至: '2027-12-31',
  保证的方式: '连带保证',
  是否公示: '是',
};
const guarantor = { kind: 'ENTERPRISE', uscc, name: cells.entname };

test('says who answers for whose debt, towards whom, and to whom the row is open', async () => {
  const row = await deliverRow(cells);
  expect(row).toMatchObject({ table: 'guarantee' });
  expect(row.facts).toEqual([
    {
      type: 'relation',
      kind: 'GUARANTEE',
      from: guarantor,
      to: { kind: 'ENTERPRISE', name: '青屿建设有限公司' },
      third: { kind: 'ENTERPRISE', name: '云澜市商业银行股份有限公司' },
      scope: 'PUBLIC',
      amount: '120',
      debtKind: '合同',
      guaranteeWay: '连带保证',
      validFrom: '2025-01-01',
      validTo: '2027-12-31',
      discriminator: '2025-01-01',
    },
  ]);
});

test('what the firm did not publish, or did not say, is open to those who share data in office alone', async () => {
  const scopeOf = async (word: string) => {
    const row = await deliverRow({ ...cells, 是否公示: word });
    return [row.facts.map((fact) => ('scope' in fact ? fact.scope : '')), said(row)];
  };
  const unit = 'CLEANED UNIT_CONVERTED 主债权数额(元)';
  const number = 'CLEANED NUMBER_WRITING 主债权数额(元)';
  expect(await scopeOf('否')).toEqual([['SHARED'], [number, unit]]);
  expect(await scopeOf('')).toEqual([['SHARED'], [number, unit]]);
  expect(await scopeOf('也许')).toEqual([
    ['SHARED'],
    [number, unit, 'FLAGGED SCOPE_NOT_USED 是否公示'],
  ]);
});

test('a person who owes or lends is told by the document, else known within the guarantor alone', async () => {
  const named = await deliverRow({ ...cells, debtor: '陈云舟' });
  expect(named.facts[0]).toMatchObject({
    to: { kind: 'PERSON', name: '陈云舟', within: guarantor },
  });
  const idNumber = '990101198001010014';
  const numbered = await deliverRow({
    ...cells,
    debtor: '陈云舟',
    debtor_certype: '身份证',
    debtor_cerno: idNumber,
  });
  expect(numbered.facts[0]).toMatchObject({ to: { kind: 'PERSON', idType: '身份证', idNumber } });
});

test('a row without creditor or debtor is rejected; a file without their columns is no list of guarantees', async () => {
  expect(said(await deliverRow({ ...cells, creditor: '' }))).toContain(
    'REJECTED REQUIRED_MISSING creditor',
  );
  await expect(deliver('uniscid,creditor,保证方式\n')).rejects.toMatchObject({
    code: 'BAD_USER_INPUT',
  });
});
