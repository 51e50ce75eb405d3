import { createHmac } from 'node:crypto';
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { createKeyedHash } from '../../src/words/keyed-hash.ts';

test.each(['sha256', 'sm3'] as const)('is the HMAC of %s for any key and text', (algorithm) => {
  fc.assert(
    fc.property(
      fc.uint8Array({ maxLength: 200 }),
      fc.array(fc.string({ unit: 'binary', maxLength: 600 }), { minLength: 1, maxLength: 4 }),
      fc.constantFrom('base64url' as const, 'binary' as const),
      (key, texts, encoding) => {
        const keyed = createKeyedHash(algorithm, key);
        for (const text of texts)
          expect(keyed(text, encoding)).toBe(
            createHmac(algorithm, key).update(text).digest(encoding),
          );
      },
    ),
  );
});
