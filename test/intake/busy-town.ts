/**
 * Sixty rows with everything that can happen to one: 12 firms that hold shares in a ring, each with a representative
 * and a record; rows that repeat, contradict, were cleaned or rejected. Made-up names and numbers.
 */
import type { Fact, Party } from '../../src/intake/facts.ts';
import type { Line } from './deliveries.ts';

const firm = (i: number): Party => ({
  kind: 'ENTERPRISE',
  name: `第${i}号有限公司`,
  uscc: `91990000MA${String(i).padStart(8, '0')}`,
});
const person = (i: number): Party => ({
  kind: 'PERSON',
  name: `张某${i}`,
  within: firm(i),
  ...(i % 3 !== 0 && { idType: '身份证', idNumber: `99000019900101${String(i).padStart(4, '0')}` }),
});

const registration = (i: number, status: string): readonly Fact[] => [
  { type: 'subject', party: firm(i), attributes: { name: firm(i).name ?? '', status } },
  { type: 'relation', kind: 'LEGAL_REPRESENTATIVE', from: person(i), to: firm(i) },
];
const holding = (i: number, ratio: number): readonly Fact[] => [
  {
    type: 'relation',
    kind: 'SHAREHOLDER',
    from: i % 4 === 0 ? { kind: 'ENTERPRISE', name: firm(i).name ?? '' } : firm(i),
    to: firm((i + 1) % 12),
    ratio,
  },
];
const licence = (i: number): readonly Fact[] => [
  {
    type: 'record',
    kind: 'LICENCE',
    party: firm(i),
    title: '许可决定书',
    documentNumber: `示例许〔2026〕${i}号`,
    decidedOn: '2026-01-05',
    authorityName: '示例市行政审批局',
    details: { content: '食品经营' },
    scope: 'PUBLIC',
    catalogueItem: 'LICENCE',
  },
];

const firms = Array.from({ length: 12 }, (_, i) => i);

/** The rows, in the order in which they are delivered. */
export const busyTown: readonly Line[] = [
  ...firms.map((i): Line => ({ facts: registration(i, '存续') })),
  ...firms.map((i): Line => ({ facts: holding(i, 0.4), remarks: ['CLEANED'] })),
  ...firms.map((i): Line => ({ facts: licence(i), remarks: i % 2 === 0 ? ['FLAGGED'] : [] })),
  ...firms.slice(0, 6).map((): Line => ({ remarks: ['REJECTED'] })),
  ...firms.slice(0, 6).map((i): Line => ({ facts: registration(i, '注销') })),
  ...firms.slice(0, 5).map((i): Line => ({ facts: holding(i, 0.4), remarks: ['CLEANED'] })),
  ...firms.slice(0, 7).map((i): Line => ({
    facts: [
      { type: 'relation', kind: 'EXECUTIVE', from: person(i), to: firm(i), position: '董事' },
    ],
  })),
];
