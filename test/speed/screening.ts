/** Lists screened against a matter that asks for everything: legal representatives and controllers, too. */
import { setTimeout as pause } from 'node:timers/promises';
import { issueToken } from '../../src/access/token.ts';
import { drawSubjects, type OpenCity } from './city.ts';
import type { HubProcess } from '../kit/hub-process.ts';

export interface Screened {
  readonly rows: number;
  readonly seconds: number;
  /** Most resident memory of the hub's process while it was at work, MB. */
  readonly memory: number;
}

/** No real unit has this code. */
const department = '11990000000000000X';

// what a page asks while it waits
const fields = 'id state done';
const start = `mutation ($upload: ID!) {
  screening: startScreening(input: { matter: "SUBSIDY", purpose: SUBSIDY, upload: $upload }) { ${fields} } }`;
const look = `query ($id: ID!) { screening(id: $id) { ${fields} } }`;

interface Answer {
  readonly data?: { readonly screening: { readonly id: string; readonly state: string } };
}

/** Screens that many enterprises of the city by a file, from its first byte to the last verdict. */
export async function screenMany(
  city: OpenCity,
  { url, memory }: HubProcess,
  rows: number,
): Promise<Screened> {
  const drawn = await drawSubjects(city, rows);
  const list = ['统一社会信用代码', ...drawn.map(({ uscc }) => uscc)].join('\n');
  const token = await issueToken(
    { dataDir: city.dataDir, production: false },
    { role: 'DEPARTMENT', department, hours: 1 },
  );
  const headers = { authorization: `Bearer ${token}` };
  const ask = async (query: string, variables: object) => {
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/json' },
      body: JSON.stringify({ query, variables }),
    });
    const text = await response.text();
    const { data } = JSON.parse(text) as Answer;
    if (!data) throw new Error(text.slice(0, 1_000));
    return data.screening;
  };
  const began = performance.now();
  const sent = await fetch(`${url}/screenings/files`, { method: 'POST', headers, body: list });
  const { upload } = (await sent.json()) as { readonly upload: string };
  let screening = await ask(start, { upload });
  let most = memory();
  while (screening.state === 'RUNNING') {
    await pause(250);
    most = Math.max(most, memory());
    screening = await ask(look, { id: screening.id });
  }
  if (screening.state !== 'FINISHED') throw new Error('The screening failed.');
  return { rows: drawn.length, seconds: (performance.now() - began) / 1_000, memory: most };
}
