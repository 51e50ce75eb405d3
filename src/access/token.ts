/**
 * Tokens are JWTs. A configured outside issuer is the only one believed; the local issuer exists for trying the hub
 * out, its key lies in the data folder, and it is refused in production and beside an outside issuer.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  createLocalJWKSet,
  createRemoteJWKSet,
  errors,
  exportJWK,
  generateKeyPair,
  importJWK,
  type JWK,
  type JWTVerifyGetKey,
  jwtVerify,
  SignJWT,
} from 'jose';
import { z } from 'zod';
import { HubError } from '../errors.ts';
import { publicViewer, type Role, tokenRoles, type Viewer } from './viewer.ts';

const localIssuer = 'urn:credit-graph-hub:local';
const audience = 'credit-graph-hub';

export interface TokenSettings {
  readonly dataDir: string;
  readonly production: boolean;
  /** Issuer name and address of its key set, when an outside issuer is configured. */
  readonly outside?: { readonly issuer: string; readonly jwksUri: string } | undefined;
}

const claims = z.object({
  role: z.enum(tokenRoles),
  department: z.string().max(18).optional(),
  subject: z.string().max(40).optional(),
  sub: z.string().max(200).optional(),
});

const localAllowed = ({ outside, production }: TokenSettings): boolean => !outside && !production;

async function localKey(dataDir: string, create: boolean): Promise<JWK | undefined> {
  const file = join(dataDir, 'token-key.json');
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  });
  if (text !== undefined || !create)
    return text === undefined ? undefined : (JSON.parse(text) as JWK);
  const { privateKey } = await generateKeyPair('EdDSA', { extractable: true });
  const jwk = { ...(await exportJWK(privateKey)), alg: 'EdDSA', kid: 'local' };
  // wx: of two processes that create the key at once, the second reads the first one's
  await writeFile(file, JSON.stringify(jwk), { mode: 0o600, flag: 'wx' }).catch(
    (error: unknown) => {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    },
  );
  return localKey(dataDir, false);
}

/** Issues a token of the local issuer, valid for `hours`; FORBIDDEN where the local issuer is not believed. */
export async function issueToken(
  settings: TokenSettings,
  {
    role,
    department,
    subject,
    user,
    hours,
  }: { role: Role; department?: string; subject?: string; user?: string; hours: number },
): Promise<string> {
  if (!localAllowed(settings))
    throw new HubError(
      'FORBIDDEN',
      'Tokens come from the configured issuer here; the local one is switched off.',
    );
  const jwk = await localKey(settings.dataDir, true);
  if (!jwk) throw new HubError('INTERNAL_SERVER_ERROR', 'The local issuer has no key.');
  const named = new SignJWT({
    role,
    ...(department ? { department } : {}),
    ...(subject ? { subject } : {}),
  });
  // without one the token names nobody, and nobody decides anything by it
  if (user !== undefined) named.setSubject(user);
  return named
    .setProtectedHeader({ alg: 'EdDSA', kid: 'local' })
    .setIssuer(localIssuer)
    .setAudience(audience)
    .setIssuedAt()
    .setExpirationTime(`${hours} hours`)
    .sign(await importJWK(jwk, 'EdDSA'));
}

async function keySet(settings: TokenSettings): Promise<JWTVerifyGetKey | undefined> {
  if (settings.outside) return createRemoteJWKSet(new URL(settings.outside.jwksUri));
  const jwk = localAllowed(settings) ? await localKey(settings.dataDir, true) : undefined;
  if (!jwk) return undefined;
  const publicPart = Object.fromEntries(Object.entries(jwk).filter(([name]) => name !== 'd'));
  return createLocalJWKSet({ keys: [publicPart] });
}

const refused = (reason: string, cause?: unknown): HubError =>
  new HubError('UNAUTHENTICATED', `The token is not accepted: ${reason}.`, { cause });

/** Whether the keys could not be had: that says nothing about the token. */
const isOfIssuer = (error: unknown): boolean =>
  !(error instanceof errors.JOSEError) ||
  error instanceof errors.JWKSTimeout ||
  error.code === 'ERR_JOSE_GENERIC';

/** Fails closed: a department that nobody knows has no matter of its own and sees nothing. */
async function checkDepartment(
  { role, department }: z.infer<typeof claims>,
  isUnit: (code: string) => Promise<boolean>,
): Promise<void> {
  if (department === undefined && role === 'DEPARTMENT')
    throw refused('role DEPARTMENT needs the credit code of a department');
  if (department !== undefined && !(await isUnit(department)))
    throw refused(
      `this hub knows no department ${department.replace(/[^0-9A-Z]/gi, '?')}: it has decided and delivered nothing`,
    );
}

/**
 * Reads the Authorization header: nothing means the public; anything that is not a good token, or speaks for a department
 * that \`isUnit\` does not know, is UNAUTHENTICATED.
 */
export async function createTokenReader(
  settings: TokenSettings,
  isUnit: (code: string) => Promise<boolean>,
): Promise<(authorization: string | undefined) => Promise<Viewer>> {
  const keys = await keySet(settings);
  const issuer = settings.outside?.issuer ?? localIssuer;
  return async (authorization) => {
    if (authorization === undefined) return publicViewer;
    const token = /^Bearer ([\w.-]{1,4096})$/.exec(authorization)?.[1];
    if (!token) throw refused('the Authorization header must read "Bearer <token>"');
    if (!keys) throw refused('no issuer is configured');
    const verified = await jwtVerify(token, keys, {
      issuer,
      audience,
      algorithms: ['EdDSA', 'ES256', 'RS256', 'PS256'],
      requiredClaims: ['exp'],
    }).catch((error: unknown) => {
      if (isOfIssuer(error))
        throw new HubError('UNAVAILABLE', 'The issuer of tokens does not answer; try again.', {
          cause: error,
        });
      throw refused('it is forged, expired or of another issuer', error);
    });
    const read = claims.safeParse(verified.payload);
    if (!read.success) throw refused('it carries no role that this hub knows');
    const { role, department = null, subject = null, sub: user = null } = read.data;
    if (role === 'SUBJECT' && subject === null) throw refused('role SUBJECT needs a subject');
    await checkDepartment(read.data, isUnit);
    return { role, department, subject: role === 'SUBJECT' ? subject : null, user };
  };
}
