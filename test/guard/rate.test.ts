import { expect, test } from '@jest/globals';
import { createRateGuard } from '../../src/guard/rate.ts';

test('a caller who asks too often is told when to come back; others are not held up', async () => {
  const check = createRateGuard(2);
  await check('a');
  await check('a');
  await expect(check('a')).rejects.toMatchObject({
    code: 'RATE_LIMITED',
    message: expect.stringMatching(/come back in \d+ seconds/) as unknown,
  });
  await check('b');
});

test('0 a minute means no limit', async () => {
  const check = createRateGuard(0);
  for (let asked = 0; asked < 1000; asked += 1) await check('a');
});
