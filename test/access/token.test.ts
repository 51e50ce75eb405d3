import { expect, test } from '@jest/globals';
import { tmpdir } from 'node:os';
import { issueToken } from '../../src/access/token.ts';

test.each([
  ['in production', { production: true }],
  [
    'beside an outside issuer',
    { production: false, outside: { issuer: 'x', jwksUri: 'http://x' } },
  ],
])('the local issuer gives no tokens %s', async (_, settings) => {
  const asked = issueToken({ dataDir: tmpdir(), ...settings }, { role: 'CLERK', hours: 1 });
  await expect(asked).rejects.toMatchObject({ code: 'FORBIDDEN' });
});
