import { readFileSync, readdirSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { buildSchema, graphqlSync } from 'graphql';
import { examples } from '../../src/http/examples.ts';
import { createPage } from '../../src/http/pages.ts';

const folder = new URL('../../schema/', import.meta.url);
const files = readdirSync(folder).filter(
  (name) => name.endsWith('.graphql') && name !== 'released.graphql',
);

/** The schema as it stands in schema/. */
export const schema = buildSchema(
  files.map((name) => readFileSync(new URL(name, folder), 'utf8')).join('\n'),
);

/** An enterprise that does not exist, with a place code that GB/T 2260 does not assign. */
export const landmark = { uscc: '91990000MA00000001', id: 'S-1', name: '云江市测试贸易有限公司' };

/** A question as it reached the hub. */
interface Asked {
  readonly authorization: string | undefined;
  readonly operation: string;
  readonly variables: unknown;
}

/** The page before a hub that knows the schema and answers every question with its own name. */
export interface FakeHub {
  readonly url: string;
  readonly asked: Asked[];
  readonly close: () => void;
}

const operationName = (query: string) => /^\s*query (\w+)/m.exec(query)?.[1] ?? '';

/** Listens on a free port of this machine. */
export async function startFakeHub(): Promise<FakeHub> {
  const asked: Asked[] = [];
  const app = express();
  app.use(createPage({ examples: () => Promise.resolve(examples(landmark)) }));
  app.post('/graphql', express.json(), (request, response) => {
    const { query, variables } = request.body as { query: string; variables?: unknown };
    const operation = operationName(query);
    asked.push({ authorization: request.headers.authorization, operation, variables });
    if (operation === 'IntrospectionQuery') response.json(graphqlSync({ schema, source: query }));
    else response.json({ data: { answerTo: operation } });
  });
  const server: Server = createServer(app);
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}/`, asked, close: () => server.close() };
}
