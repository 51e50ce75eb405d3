/**
 * The keys of one hub, in its data folder. Losing them makes every stored number unreadable and every id unfindable,
 * so they are created once, never rewritten, and belong into the same backup as the graph.
 */
import { randomBytes } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { HubError } from '../errors.ts';

const key = z.string().regex(/^[A-Za-z0-9_-]{43}$/);
const schema = z.strictObject({
  numberHash: z.enum(['sha256', 'sm3']),
  idSecret: key,
  numberHashKey: key,
  numberSealKey: key,
});

/** 256-bit keys as base64url, and the hash that numbers are looked up by. */
export type Secrets = Readonly<z.infer<typeof schema>>;
export type NumberHash = Secrets['numberHash'];

const newKey = (): string => randomBytes(32).toString('base64url');

function create(path: string, numberHash: NumberHash): void {
  const secrets: Secrets = {
    numberHash,
    idSecret: newKey(),
    numberHashKey: newKey(),
    numberSealKey: newKey(),
  };
  const draft = `${path}.${randomBytes(6).toString('hex')}`;
  writeFileSync(draft, JSON.stringify(secrets, null, 2), { mode: 0o600, flag: 'wx' });
  try {
    // a link appears whole or not at all, and fails where another process was first
    linkSync(draft, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(draft);
  }
}

const readText = (path: string): string | undefined => {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
};

function parse(text: string): Secrets | undefined {
  try {
    return schema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

/**
 * The keys in `<dataDir>/secrets.json` (mode 0600), made on first use with `numberHash` (default SHA-256). Throws when
 * the file is damaged, or was made for another hash than the one asked for: stored hashes would no longer be found.
 */
export function openSecrets(dataDir: string, numberHash?: NumberHash): Secrets {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const path = join(dataDir, 'secrets.json');
  let text = readText(path);
  if (text === undefined) {
    create(path, numberHash ?? 'sha256');
    text = readFileSync(path, 'utf8');
  }
  const secrets = parse(text);
  if (!secrets) {
    const message = 'secrets.json in the data folder is damaged; put it back from the backup.';
    throw new HubError('INTERNAL_SERVER_ERROR', message);
  }
  if (numberHash && numberHash !== secrets.numberHash) {
    const message = `This data folder hashes numbers with ${secrets.numberHash}; it cannot change to ${numberHash}.`;
    throw new HubError('INTERNAL_SERVER_ERROR', message);
  }
  return secrets;
}
