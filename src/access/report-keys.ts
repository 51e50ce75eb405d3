/**
 * Keys of issued reports, derived from the hub's own: they seal what a report says, prove that a number was given by
 * this hub, and sign the addresses of documents. Whoever has not the hub's secrets can make none of the three.
 */
import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  hkdfSync,
  randomBytes,
  timingSafeEqual,
} from 'node:crypto';
import { HubError } from '../errors.ts';
import type { Secrets } from './secrets.ts';

export interface ReportKeys {
  /** A new number: `R-`, the day, and 80 random bits. */
  readonly number: (day: string) => string;
  /** The verification code of a number, four groups of four: 80 bits that only this hub can work out. */
  readonly code: (number: string) => string;
  /** Whether this is the code of the number, with hyphens and blanks or without; takes the same time for every number and code. */
  readonly isCode: (number: string, code: string) => boolean;
  /** 43 characters over the parts of an address. */
  readonly sign: (...parts: readonly string[]) => string;
  readonly isSigned: (signature: string, ...parts: readonly string[]) => boolean;
  /** Seals bytes under the name that they are kept by; under another name they do not open. */
  readonly seal: (name: string, bytes: Uint8Array) => Buffer;
  /** INTERNAL_SERVER_ERROR when the bytes were changed or sealed by another hub. */
  readonly open: (name: string, sealed: Uint8Array) => Buffer;
}

// without I, L, O and U, which are misread when typed
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const [nonceLength, tagLength, codeBytes] = [12, 16, 10];

/** Bytes as text of 5 bits a character, for people to read and type. */
const base32 = (bytes: Uint8Array): string => {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  return (bits.match(/.{5}/g) ?? []).map((five) => alphabet[Number.parseInt(five, 2)]).join('');
};

/** A code without what people leave out, or put in, when they type it. */
const plainCode = (text: string): string => text.replaceAll(/[\s-]/g, '');

const isSame = (one: string, other: string): boolean => {
  // of equal length, so that the comparison takes the same time whatever is handed in
  const [a, b] = [one, other].map((text) => createHmac('sha256', 'length').update(text).digest());
  return a !== undefined && b !== undefined && timingSafeEqual(a, b);
};

export function createReportKeys({ numberSealKey }: Pick<Secrets, 'numberSealKey'>): ReportKeys {
  const secret = Buffer.from(numberSealKey, 'base64url');
  const derive = (label: string): Buffer =>
    Buffer.from(hkdfSync('sha256', secret, '', `report ${label}`, 32));
  const [sealKey, codeKey, signKey] = [derive('seal'), derive('code'), derive('address')];
  const code = (number: string): string => {
    const digest = createHmac('sha256', codeKey).update(number).digest().subarray(0, codeBytes);
    return (base32(digest).match(/.{4}/g) ?? []).join('-');
  };
  const sign = (...parts: readonly string[]): string =>
    createHmac('sha256', signKey).update(JSON.stringify(parts)).digest('base64url');
  return {
    code,
    sign,
    number: (day) => `R-${day.replaceAll('-', '')}-${base32(randomBytes(codeBytes))}`,
    isCode: (number, given) => isSame(plainCode(code(number)), plainCode(given)),
    isSigned: (signature, ...parts) => isSame(sign(...parts), signature),
    seal: (name, bytes) => {
      const nonce = randomBytes(nonceLength);
      const cipher = createCipheriv('aes-256-gcm', sealKey, nonce).setAAD(Buffer.from(name));
      const text = Buffer.concat([cipher.update(bytes), cipher.final()]);
      return Buffer.concat([nonce, cipher.getAuthTag(), text]);
    },
    open: (name, sealed) => {
      try {
        const decipher = createDecipheriv('aes-256-gcm', sealKey, sealed.subarray(0, nonceLength), {
          authTagLength: tagLength,
        }).setAAD(Buffer.from(name));
        decipher.setAuthTag(sealed.subarray(nonceLength, nonceLength + tagLength));
        return Buffer.concat([
          decipher.update(sealed.subarray(nonceLength + tagLength)),
          decipher.final(),
        ]);
      } catch (cause) {
        throw new HubError(
          'INTERNAL_SERVER_ERROR',
          'An issued report cannot be opened with the keys of this hub.',
          { cause },
        );
      }
    },
  };
}
