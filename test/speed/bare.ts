/** What the hub sends to the database for a question, noted once, and sent again through the driver alone. */
import { createServer as createHttpServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Router } from 'express';
import type { Driver } from 'neo4j-driver';
import { shippedLibrary } from '../../src/rules/rulebook.ts';
import { createNumberVault } from '../../src/access/personal-number.ts';
import { openSecrets } from '../../src/access/secrets.ts';
import { createJobs } from '../../src/hub/screenings.ts';
import { publicViewer } from '../../src/access/viewer.ts';
import { edgesOf } from '../../src/domains/relation/relation.cypher.ts';
import { type Graph, openGraph } from '../../src/graph/graph.ts';
import { toParameters } from '../../src/graph/values.ts';
import { createCallerTurns } from '../../src/guard/turns.ts';
import { createServer } from '../../src/http/server.ts';
import { post } from './ask.ts';
import type { OpenCity } from './city.ts';
import { reportsOver, testKeys } from '../kit/reports.ts';

/** One statement as it was sent, and the places of those whose answers were there before. */
interface Sent {
  readonly text: string;
  readonly params: object;
  readonly after: readonly number[];
}

export type Conversation = readonly Sent[];

function noting(graph: Graph): Graph & { readonly take: () => Conversation } {
  let sent: Sent[] = [];
  let answered: number[] = [];
  return {
    ...graph,
    read: async (statement, params, options) => {
      const place = sent.length;
      const { text } = statement;
      sent.push({ text, params: toParameters(params) as object, after: [...answered] });
      const rows = await graph.read(statement, params, options);
      answered.push(place);
      return rows;
    },
    take: () => {
      const all = sent;
      [sent, answered] = [[], []];
      return all;
    },
  };
}

const silent = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
};

/** Asks the hub's own code each question once, one after another, and notes the statements that each one takes. */
export async function noteConversations(
  { server, dataDir }: OpenCity,
  bodies: readonly string[],
): Promise<Conversation[]> {
  const graph = noting(await openGraph(server));
  const { app, stop } = await createServer({
    graph,
    reports: reportsOver(graph),
    checkPersonLookUps: () => Promise.resolve(),
    seals: testKeys,
    rules: shippedLibrary,
    vault: createNumberVault(openSecrets(dataDir)),
    screenings: createJobs(
      { graph, clock: () => new Date(), rules: shippedLibrary },
      () => undefined,
    ),
    clock: () => new Date(),
    turnsOf: createCallerTurns(),
    statementLimit: 60_000,
    readViewer: () => Promise.resolve(publicViewer),
    checkRate: () => Promise.resolve(),
    ready: () => Promise.resolve(true),
    hasRoom: () => true,
    materials: { has: () => false, hasOf: () => false },
    page: Router(),
    files: Router(),
    log: silent,
  });
  const http = createHttpServer(app);
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
  const conversations: Conversation[] = [];
  for (const body of bodies) {
    await post(url, body);
    conversations.push(graph.take());
  }
  http.closeAllConnections();
  http.close();
  await stop();
  await graph.close();
  return conversations;
}

/** Of a conversation, only what fetches relations. */
export const edgesAlone = (conversation: Conversation): Conversation =>
  conversation
    .filter(({ text }) => text === edgesOf.text)
    .map((sent, place) => ({ ...sent, after: place === 0 ? [] : [place - 1] }));

/** Sends the statements again in the same order, side by side where the hub did so, and fetches all rows. */
export async function repeat(driver: Driver, conversation: Conversation): Promise<void> {
  const answers: Promise<unknown>[] = [];
  for (const { text, params, after } of conversation) {
    const before = Promise.all(answers.filter((_, place) => after.includes(place)));
    answers.push(before.then(() => driver.executeQuery(text, params)));
  }
  await Promise.all(answers);
}
