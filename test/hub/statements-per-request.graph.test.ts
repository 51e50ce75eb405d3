import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { codeOf, filesOf, type Holding, nameOf } from '../fixtures/town.ts';
import { ask } from '../kit/ask.ts';
import { startTestHub, type TestHub } from '../kit/start-hub.ts';
import { logged } from './request-log.ts';

/* Few is held by 2 firms, Many by 20; every holder is held by a person and has a licence. */
const holders = (count: number): readonly string[] =>
  Array.from({ length: count }, (_, at) => `Holder${at}`);
const held = (firm: string, count: number): readonly Holding[] =>
  holders(count).map((holder): Holding => [holder, firm, 100 / count]);

const licences = [
  'XK_XDR_MC,XK_XDR_LB,XK_XDR_SHXYM,XK_FRDB,XK_XKWS,XK_WSH,XK_XKLB,XK_NR,XK_JDRQ,XK_YXQZ,XK_YXQZI,XK_XKJG,XK_ZT',
  ...holders(20).map(
    (key, at) =>
      `${nameOf(key)},法人及非法人组织,${codeOf(key)},甲,许可,示例许〔2025〕${at}号,普通,食品,2025-01-01,2025-01-01,2099/12/31,示例市局,1`,
  ),
].join('\n');

const idOf = async (key: string): Promise<string> =>
  (
    await ask<{ subject: { id: string } }>(
      hub,
      `{ subject(key: { uscc: "${codeOf(key)}" }) { id } }`,
    )
  ).subject.id;

let hub: TestHub;
let many: string;
beforeAll(async () => {
  hub = await startTestHub();
  const owners = holders(20).map((holder, at): Holding => [`pOwner${at}`, holder, 100]);
  await hub.settle({
    ...filesOf({ holdings: [...held('Few', 2), ...held('Many', 20), ...owners] }),
    'licence.csv': licences,
  });
  many = await idOf('Many');
});
afterAll(() => hub.stop());

const nested = (operation: string, firm: string): string => `query ${operation} {
  subject(key: { uscc: "${codeOf(firm)}" }) { ... on Enterprise { shareholders(first: 30) { totalCount nodes {
    ratio ratioSource provenance { batch department { name } } from { name identifiers { value } provenance { row }
      records(first: 3) { totalCount nodes { title authority { name } subject { name } provenance { fileName } } }
      ... on Enterprise { shareholders(first: 3) { totalCount nodes { from { name } } } legalRepresentative { id }
        controllers(rule: BENEFICIAL_OWNER) { controllers { subject { name } } } } } } } } } }`;
const map = (operation: string, id: string): string => `query ${operation} {
  creditMap(centre: "${id}", hops: 2) { nodes { subject { name } signals { penalties } } edges { ratio from { name } to { name } } truncated { total } } }`;

test('ten times the shareholders cost not one statement more', async () => {
  await ask(hub, nested('FewHolders', 'Few'));
  await ask(hub, nested('ManyHolders', 'Many'));
  const [few, many] = [await logged(hub, 'FewHolders'), await logged(hub, 'ManyHolders')];
  expect(many.statements).toBe(few.statements);
});

test('what a map leaves out is counted for who asks for it', async () => {
  const few = (operation: string, more: string): string => `query ${operation} {
    creditMap(centre: "${many}", hops: 1, perNode: 5) { nodes { subject { name } } edges { id } ${more} } }`;
  await ask(hub, few('Bare', ''));
  const { creditMap } = await ask<{ creditMap: { complete: boolean; truncated: object[] } }>(
    hub,
    few('Counted', 'complete truncated { kind total }'),
  );
  expect(creditMap).toMatchObject({
    complete: false,
    truncated: [{ kind: 'SHAREHOLDER', total: 20 }],
  });
  const [bare, counted] = [await logged(hub, 'Bare'), await logged(hub, 'Counted')];
  expect(counted.statements).toBe(bare.statements + 1);
});

test('a map of ten times the nodes costs not one statement more', async () => {
  await ask(hub, map('SmallMap', await idOf('Holder19')));
  await ask(hub, map('LargeMap', many));
  const [small, large] = [await logged(hub, 'SmallMap'), await logged(hub, 'LargeMap')];
  expect(large.statements).toBe(small.statements);
});
