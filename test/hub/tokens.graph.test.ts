import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type CryptoKey, exportJWK, generateKeyPair, importJWK, type JWK, SignJWT } from 'jose';
import { ask, send } from '../kit/ask.ts';
import { startTestHub, type TestHub } from '../kit/start-hub.ts';

const question = '{ viewer { role department subject scopes seesPersonNames } }';
const local = 'urn:credit-graph-hub:local';
const audience = 'credit-graph-hub';

interface Claims {
  readonly issuer?: string;
  readonly audience?: string;
  readonly expires?: string;
  readonly kid?: string;
}

const sign = (
  key: CryptoKey | Uint8Array,
  alg: string,
  payload: object,
  { issuer = local, audience: to = audience, expires = '1 hour', kid = 'local' }: Claims = {},
): Promise<string> =>
  new SignJWT({ ...payload })
    .setProtectedHeader({ alg, kid })
    .setIssuer(issuer)
    .setAudience(to)
    .setExpirationTime(expires)
    .sign(key);

const asked = async (hub: TestHub, authorization: string) => {
  const response = await fetch(`${hub.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization },
    body: JSON.stringify({ query: question }),
  });
  return { status: response.status, text: await response.text() };
};

const expectRefused = async (hub: TestHub, authorization: string): Promise<void> => {
  const { status, text } = await asked(hub, authorization);
  expect(status).toBe(401);
  expect(JSON.parse(text)).toEqual({
    errors: [{ message: expect.any(String) as unknown, extensions: { code: 'UNAUTHENTICATED' } }],
  });
};

describe('the local issuer', () => {
  let hub: TestHub;
  let key: CryptoKey;
  let jwk: JWK;
  beforeAll(async () => {
    hub = await startTestHub();
    await hub.token('CLERK');
    jwk = JSON.parse(await readFile(join(hub.dataDir, 'token-key.json'), 'utf8')) as JWK;
    key = (await importJWK(jwk, 'EdDSA')) as CryptoKey;
  });
  afterAll(() => hub.stop());

  test('without a token the caller is the public', async () => {
    expect(await ask(hub, question)).toEqual({
      viewer: {
        role: 'PUBLIC',
        department: null,
        subject: null,
        scopes: ['PUBLIC'],
        seesPersonNames: false,
      },
    });
  });

  test('a token says role and department, or role and subject', async () => {
    const department = '119900000000000001';
    expect(await ask(hub, question, {}, await hub.token('DEPARTMENT', { department }))).toEqual({
      viewer: {
        role: 'DEPARTMENT',
        department,
        subject: null,
        scopes: ['PUBLIC', 'SHARED'],
        seesPersonNames: true,
      },
    });
    const subject = `sub_${'A'.repeat(22)}`;
    expect(await ask(hub, question, {}, await hub.token('SUBJECT', { subject }))).toMatchObject({
      viewer: { role: 'SUBJECT', subject, scopes: ['PUBLIC'] },
    });
  });

  test('a subject in the token of another role opens nothing', async () => {
    const lender = await sign(key, 'EdDSA', { role: 'LENDER', subject: `sub_${'A'.repeat(22)}` });
    expect(await ask(hub, question, {}, lender)).toMatchObject({ viewer: { subject: null } });
  });

  const payload = { role: 'CLERK' };
  const unsigned = (header: object): string =>
    [header, { ...payload, iss: local, aud: audience, exp: 4_000_000_000 }]
      .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
      .join('.');
  const bad: readonly (readonly [string, () => Promise<string>])[] = [
    [
      'of another key',
      async () => sign((await generateKeyPair('EdDSA')).privateKey, 'EdDSA', payload),
    ],
    [
      'with one letter changed',
      async () =>
        (await sign(key, 'EdDSA', payload)).replace(/.(?=[^.]*$)/, (x) => (x === 'A' ? 'B' : 'A')),
    ],
    ['that is expired', () => sign(key, 'EdDSA', payload, { expires: '1 minute ago' })],
    ['of another issuer', () => sign(key, 'EdDSA', payload, { issuer: 'urn:somebody' })],
    ['for another audience', () => sign(key, 'EdDSA', payload, { audience: 'somebody' })],
    ['of a role that is unknown', () => sign(key, 'EdDSA', { role: 'EMPEROR' })],
    ['of role PUBLIC', () => sign(key, 'EdDSA', { role: 'PUBLIC' })],
    ['of no role', () => sign(key, 'EdDSA', {})],
    ['of role SUBJECT without a subject', () => sign(key, 'EdDSA', { role: 'SUBJECT' })],
    [
      'with a department that is a list',
      () => sign(key, 'EdDSA', { role: 'DEPARTMENT', department: ['x'] }),
    ],
    ['with alg none', () => Promise.resolve(`${unsigned({ alg: 'none' })}.`)],
    [
      'signed with the public key as a secret',
      () => sign(Buffer.from(jwk.x ?? '', 'base64url'), 'HS256', payload),
    ],
    [
      'without an end',
      () =>
        new SignJWT(payload)
          .setProtectedHeader({ alg: 'EdDSA', kid: 'local' })
          .setIssuer(local)
          .setAudience(audience)
          .sign(key),
    ],
    ['of 5,000 characters', () => Promise.resolve('a'.repeat(5000))],
  ];
  test.each(bad)('a token %s is refused, and no data comes with it', async (_, make) => {
    await expectRefused(hub, `Bearer ${await make()}`);
  });

  test.each([
    ',',
    'Bearer',
    'Bearer ',
    'Basic dXNlcjpwYXNz',
    'Bearer a b',
    'Bearer <script>',
    randomBytes(40).toString('hex'),
  ])('the header %j is refused rather than taken for no token', (header) =>
    expectRefused(hub, header),
  );

  test('refusals are logged with their code and without the token', async () => {
    const token = `eyJ${'x'.repeat(40)}`;
    await expectRefused(hub, `Bearer ${token}`);
    await hub.stop();
    hub = await startTestHub();
    await expectRefused(hub, `Bearer ${token}`);
    let log = '';
    while (!log.includes('UNAUTHENTICATED')) log = await readFile(hub.logFile, 'utf8');
    expect(log).not.toContain(token);
  });
});

test('in production tokens of the local issuer are neither given nor believed', async () => {
  const production = await startTestHub({ production: true });
  // the test's own way to a token takes the key of this very hub
  await expectRefused(production, `Bearer ${await production.token('CLERK')}`);
  expect((await send(production, question)).status).toBe(200);
  await production.stop();
});

describe('an outside issuer', () => {
  const issuer = 'https://login.example';
  let keys: Server;
  let jwksUri: string;
  let key: CryptoKey;
  let answering = true;
  beforeAll(async () => {
    const pair = await generateKeyPair('ES256');
    key = pair.privateKey;
    const jwks = {
      keys: [{ ...(await exportJWK(pair.publicKey)), alg: 'ES256', kid: 'k1', use: 'sig' }],
    };
    keys = createServer((_, response) => {
      response.writeHead(answering ? 200 : 500, { 'content-type': 'application/json' });
      response.end(JSON.stringify(jwks));
    });
    await new Promise<void>((resolve) => keys.listen(0, '127.0.0.1', resolve));
    jwksUri = `http://127.0.0.1:${(keys.address() as AddressInfo).port}/jwks`;
  });
  afterAll(() => {
    keys.close();
    keys.closeAllConnections();
  });
  const ofIssuer = { issuer, kid: 'k1' };

  test('its tokens are believed, in production too, and the local ones no longer', async () => {
    const hub = await startTestHub({ outsideIssuer: { issuer, jwksUri }, production: true });
    const token = await sign(key, 'ES256', { role: 'ANALYST' }, ofIssuer);
    expect(await ask(hub, question, {}, token)).toMatchObject({ viewer: { role: 'ANALYST' } });
    // the test's own way to a token asks the local issuer, whose key lies in the same folder
    await expectRefused(hub, `Bearer ${await hub.token('CLERK')}`);
    await expectRefused(
      hub,
      `Bearer ${await sign(key, 'ES256', { role: 'ANALYST' }, { kid: 'k1' })}`,
    );
    await hub.stop();
  });

  test('while its keys cannot be had a token is not called forged: the hub is unavailable to it', async () => {
    answering = false;
    const hub = await startTestHub({ outsideIssuer: { issuer, jwksUri } });
    const token = await sign(key, 'ES256', { role: 'ANALYST' }, ofIssuer);
    const { status, errors } = await send(hub, question, {}, token);
    expect([status, errors[0]?.extensions.code]).toEqual([503, 'UNAVAILABLE']);
    answering = true;
    expect((await send(hub, question, {}, token)).status).toBe(200);
    await hub.stop();
  });
});
