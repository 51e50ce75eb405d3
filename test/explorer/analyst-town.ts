import { codeOf, filesOf, nameOf, type Town } from '../fixtures/town.ts';

/*
 What the analyst looks into on 2026-06-30. Everybody is made up.

   p顾 ─80→ 甲母 ─60→ 甲 ←40─ p陆        甲 holds 子1 … 子12, 子12 since 2026-03-01
   p顾 ─55→ 乙                           子1 holds the firm whose name is markup
   甲 held 子13 and 子14 until 2025-12-31, and 70 of 子11; 甲 and 丙 share an address and a domain
*/

/** A firm that would like to be a page. */
const markup = '<img src=x onerror=alert(1)>';

const children = Array.from({ length: 12 }, (_, at) => `子${at + 1}`);

const authority = '示例市市场监督管理局';

const penalty = `CF_XDR_MC,CF_XDR_LB,CF_XDR_SHXYM,CF_FRDB,CF_FR_ZJLX,CF_FR_ZJHM,CF_WSH,CF_WFXW,CF_SY,CF_YJ,CF_CFLB,CF_NR,CF_NR_FK,CF_JDRQ,CF_GSJZQ,CF_CFJG,CF_CXLX
${nameOf('甲')},法人及非法人组织,${codeOf('甲')},,,,示例罚〔2025〕1号,标签不实,标签与成分不符,食品安全法,罚款,罚款,0.5,2025-03-01,2028-03-01,${authority},02
`;

const sinceOf = (child: string) => {
  if (child === '子12') return { since: '2026-03-01' };
  return child === '子11' ? { since: '2026-01-01' } : {};
};

/** The register's file with address and mailbox of the two that have something in common. */
const withAddresses = (file: string): string =>
  file
    .split('\n')
    .map((line, at) => {
      if (at === 0) return `${line},dom,email`;
      const isAlike = ['甲', '丙'].some((key) => line.startsWith(codeOf(key)));
      return `${line},${isAlike ? '示例市青禾路1号,a@alike.example.cn' : ','}`;
    })
    .join('\n');

function withSuspicion(town: Town): Readonly<Record<string, string>> {
  const files = filesOf(town);
  return { ...files, 'enterprise.csv': withAddresses(files['enterprise.csv'] ?? '') };
}

/** The town; `share` is what 甲母 holds of 甲, in percent. */
export const analystTown = (share: number): Readonly<Record<string, string>> => ({
  ...withSuspicion({
    alone: ['丙'],
    holdings: [
      ['p顾', '甲母', 80],
      ['p林', '甲母', 20],
      ['甲母', '甲', share],
      ['p陆', '甲', 100 - share],
      ['p顾', '乙', 55],
      ['p陆', '乙', 45],
      ...children.map((child) => ['甲', child, 100, sinceOf(child)] as const),
      ['甲', '子11', 70, { since: '2020-01-01', until: '2025-12-31' }],
      ['甲', '子13', 100, { since: '2020-01-01', until: '2025-12-31' }],
      ['甲', '子14', 100, { since: '2020-01-01', until: '2025-12-31' }],
      ['子1', markup, 100],
    ],
    offices: [
      ['p顾', '甲', '法定代表人'],
      ['p林', '甲', '监事'],
    ],
  }),
  'penalty.csv': penalty,
});
