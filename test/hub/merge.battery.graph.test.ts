import { expect, test } from '@jest/globals';
import { cypher } from '../../src/graph/cypher.ts';
import { codes, firmNames } from '../fixtures/ordinary-town.ts';
import { ask } from '../kit/ask.ts';
import { answers, battery } from './battery.ts';
import { startOrdinaryHub } from './ordinary-hub.ts';

/* 远山老店, known by its name alone, holds 5 % of the archive and was fined; it turns out to be 远山投资, and then not. */
const old = '远山老店有限公司';
const more: Readonly<Record<string, string>> = {
  'old-holder.csv': `uniscid,entname,inv,invtype,blicno,certype,cerno,subconam,conprop
${codes.archive},${firmNames.archive},${old},企业法人,,,,5,5
`,
  'old-fine.csv': `CF_XDR_MC,CF_XDR_LB,CF_XDR_SHXYM,CF_WSH,CF_WFXW,CF_SY,CF_YJ,CF_CFLB,CF_NR,CF_NR_FK,CF_JDRQ,CF_CFJG,CF_CXLX
${old},法人及非法人组织,,示例罚〔2026〕11号,造假,造假,条例,罚款,罚款,2.5,2026-05-01,示例市市场监督管理局,02
`,
};
const allIds = cypher<object, { id: string; subject: boolean }>`
  MATCH (thing:Subject|CreditRecord) RETURN thing.id AS id, thing:Subject AS subject ORDER BY id`;
const byName = cypher<{ name: string }, { id: string }>`
  MATCH (subject:Subject { name: $name }) RETURN subject.id AS id`;

/** Grades are given today and have no clock; a version that comes back is another one, known since later. */
const withoutGrades = (text: string): string =>
  JSON.stringify(
    JSON.parse(text, (key, value: unknown) => (key === 'evaluation' ? undefined : value)),
  );
const alike = (said: string): string => {
  const [question = '', ...answer] = said.split('\n');
  return `${question}\n${withoutGrades(answer.join('\n'))}`;
};
const anew = (said: string): string =>
  said
    .replace(/rel_[\w-]{22}/g, 'rel_')
    .replace(/"(recordedAt|cursor|endCursor)":"[^"]*"/g, '"$1":""');

test('what was known before a merge is answered to the byte as before; parted, all is answered as if never merged', async () => {
  let now = Date.parse('2026-06-30T04:00:00.000Z');
  const hub = await startOrdinaryHub({ clock: () => new Date((now += 1)) });
  await hub.settle(more, { clock: () => new Date('2026-06-29T08:00:00.000Z') });
  const clerk = await hub.token('CLERK');
  const ids = await hub.graph.read(allIds, {});
  const questions = battery(
    ids.filter(({ subject }) => subject).map(({ id }) => id),
    ids.filter(({ subject }) => !subject).map(({ id }) => id),
  );
  const asked = async (which: typeof questions): Promise<readonly string[]> =>
    (await answers(hub, which, clerk)).map(alike);
  const past = questions.filter(({ variables }) => variables['asOf'] !== undefined);
  const today = questions.filter(({ variables }) => variables['asOf'] === undefined);
  const [pastBefore, todayBefore] = [await asked(past), await asked(today)];
  const idOf = async (name: string) => (await hub.graph.read(byName, { name }))[0]?.id;
  const input = {
    kept: await idOf(firmNames.yuanshan),
    absorbed: await idOf(old),
    evidence: '档案',
  };
  const second = await hub.token('CLERK', { user: 'another clerk' });
  const merging = `mutation($input: MergeSubjectsInput!) { mergeSubjects(input: $input) { merge { id } refusal { code } } }`;
  await ask(hub, merging, { input }, clerk);
  expect(await asked(today)).toEqual(todayBefore);
  const { mergeSubjects: done } = await ask<{ mergeSubjects: { merge: { id: string } } }>(
    hub,
    merging,
    { input },
    second,
  );
  now += 60_000;
  expect(await asked(past)).toEqual(pastBefore);
  const merged = await asked(today);
  expect(merged.filter((said, at) => said !== todayBefore[at])).not.toEqual([]);
  for (const token of [clerk, second])
    await ask(
      hub,
      `mutation($input: UnmergeSubjectsInput!) { unmergeSubjects(input: $input) { refusal { code } } }`,
      { input: { merge: done.merge.id, reason: '有误' } },
      token,
    );
  now += 60_000;
  expect(await asked(past)).toEqual(pastBefore);
  expect((await asked(today)).map(anew)).toEqual(todayBefore.map(anew));
  await hub.stop();
}, 180_000);
