/**
 * Numbers of natural persons at rest: a keyed hash finds a person, a sealed text gives the number back to those who
 * may see it. Neither is a number without the keys of secrets.ts.
 */
import { createCipheriv, createDecipheriv, createSecretKey } from 'node:crypto';
import { HubError } from '../errors.ts';
import { readIdNumber } from '../words/id-number.ts';
import { createKeyedHash } from '../words/keyed-hash.ts';
import type { Secrets } from './secrets.ts';

export interface NumberVault {
  /** 43 characters; the same document gives the same hash, in its 15- and 18-digit form alike. */
  hash(type: string, number: string): string;
  /** The same number seals to the same text, so that a repeated import changes nothing. */
  seal(number: string): string;
  /** Throws INTERNAL_SERVER_ERROR when the text was changed or sealed by another hub. */
  open(sealed: string): string;
}

const nonceLength = 12;
const tagLength = 16;

/** 18 characters for an ID number in either form, capitals without blanks for all others. */
function plainForm(number: string): string {
  if (/^\d{17}[\dX]$/.test(number)) return number;
  // only the form matters here, so the day that births are judged against may be any, and need not be asked for
  const read = readIdNumber(number, '9999-12-31');
  return read?.value ?? number.normalize('NFKC').replace(/\s/g, '').toUpperCase();
}

/** The vault over one hub's keys. */
export function createNumberVault(secrets: Omit<Secrets, 'idSecret'>): NumberVault {
  const hashKey = Buffer.from(secrets.numberHashKey, 'base64url');
  const sealKey = Buffer.from(secrets.numberSealKey, 'base64url');
  const derived = createKeyedHash('sha256', sealKey);
  const derive = (label: string): Buffer => Buffer.from(derived(label, 'binary'), 'latin1');
  const cipherKey = createSecretKey(derive('cipher'));
  const nonceOf = createKeyedHash('sha256', derive('nonce'));
  const numberHash = createKeyedHash(secrets.numberHash, hashKey);
  return {
    hash: (type, number) => numberHash(`${type}\u0000${plainForm(number)}`, 'base64url'),
    seal: (number) => {
      // a nonce derived from the text (as in SIV) repeats only where key and text repeat, which reveals equality alone
      const nonce = Buffer.from(nonceOf(number, 'binary').slice(0, nonceLength), 'latin1');
      const cipher = createCipheriv('aes-256-gcm', cipherKey, nonce);
      const text = Buffer.concat([cipher.update(number, 'utf8'), cipher.final()]);
      return Buffer.concat([nonce, cipher.getAuthTag(), text]).toString('base64url');
    },
    open: (sealed) => {
      const bytes = Buffer.from(sealed, 'base64url');
      try {
        const decipher = createDecipheriv(
          'aes-256-gcm',
          cipherKey,
          bytes.subarray(0, nonceLength),
          {
            authTagLength: tagLength,
          },
        );
        decipher.setAuthTag(bytes.subarray(nonceLength, nonceLength + tagLength));
        const text = decipher.update(bytes.subarray(nonceLength + tagLength));
        return Buffer.concat([text, decipher.final()]).toString('utf8');
      } catch (cause) {
        const message = 'A sealed number cannot be opened with the keys of this hub.';
        throw new HubError('INTERNAL_SERVER_ERROR', message, { cause });
      }
    },
  };
}
