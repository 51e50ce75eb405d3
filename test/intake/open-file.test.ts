import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { openDelivered } from '../../src/intake/open-file.ts';
import { writeRejected } from '../../src/intake/rejected-file.ts';
import { readPublicityRules } from '../../src/rules/publicity.ts';
import { withFile } from '../kit/deliver.ts';

const options = { publicity: readPublicityRules(), today: '2026-06-30' };

async function read(path: string) {
  const delivered = await openDelivered(path, options);
  const rows = [];
  for await (const row of delivered.rows) rows.push(row);
  return { ...delivered, rows };
}

describe('a row whose name is too long for an index', () => {
  it('is rejected with rule and remedy, and the rows beside it are not', async () => {
    const text = `regno,entname\n1,甲公司\n2,${'长'.repeat(2_730)}\n${'9'.repeat(1_001)},乙公司\n4,丙公司`;
    const { rows } = await withFile(text, read);
    expect(rows.map(({ facts }) => facts.length > 0)).toEqual([true, false, false, true]);
    expect(rows[1]?.findings.at(-1)).toMatchObject({ rule: 'TEXT_TOO_LONG', severity: 'REJECTED' });
  });
});

describe('a file of rejected rows that comes back mended', () => {
  it('is read as it was delivered: own columns known, escapes taken off, nothing doubled', async () => {
    const text =
      'regno,entname,dom,estdate,__proto__\n1,@家餐饮有限公司,-1层,2020-02-31,x\n2,=甲号有限公司,,2020-02-31,y';
    await withFile(text, async (path) => {
      const rejectedPath = join(path, '..', 'rejected.csv');
      const rejected = writeRejected(rejectedPath);
      for (const row of (await read(path)).rows) await rejected.add(row);
      expect(await rejected.close()).toBe(2);
      const mended = (await readFile(rejectedPath, 'utf8')).replaceAll('2020-02-31', '2020-02-29');
      const { rows, unknownColumns } = await withFile(mended, read);
      expect(unknownColumns).toEqual(['__proto__']);
      expect(rows.map(({ facts }) => facts[0])).toMatchObject([
        { attributes: { name: '@家餐饮有限公司', address: '-1层', establishedOn: '2020-02-29' } },
        { attributes: { name: '=甲号有限公司' } },
      ]);
      expect(Object.keys(rows[0]?.cells ?? {})).toEqual([
        'regno',
        'entname',
        'dom',
        'estdate',
        '__proto__',
      ]);
    });
  });
});
