import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { createNumberVault } from '../../src/access/personal-number.ts';
import { openSecrets } from '../../src/access/secrets.ts';

let dataDir = '';
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'hub-secrets-'));
});
afterEach(() => {
  rmSync(dataDir, { recursive: true });
});

describe('openSecrets', () => {
  test('the keys are made once, for the owner alone, and read back the same', () => {
    const made = openSecrets(dataDir);
    expect(openSecrets(dataDir)).toEqual(made);
    expect(statSync(join(dataDir, 'secrets.json')).mode & 0o777).toBe(0o600);
    expect(new Set([made.idSecret, made.numberHashKey, made.numberSealKey]).size).toBe(3);
  });

  test('another hash than the one the folder was made for is refused', () => {
    openSecrets(dataDir, 'sm3');
    expect(openSecrets(dataDir).numberHash).toBe('sm3');
    expect(() => openSecrets(dataDir, 'sha256')).toThrow('cannot change to sha256');
  });

  test('a damaged file is refused and left as it is', () => {
    const path = join(dataDir, 'secrets.json');
    writeFileSync(path, '{');
    expect(() => openSecrets(dataDir)).toThrow('damaged');
    expect(readFileSync(path, 'utf8')).toBe('{');
  });
});

describe.each(['sha256', 'sm3'] as const)('createNumberVault with %s', (numberHash) => {
  const number = '990000199001010018';

  test('what was sealed opens to the same number, and the same number seals to the same text', () => {
    const vault = createNumberVault(openSecrets(dataDir, numberHash));
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(vault.open(vault.seal(text))).toBe(text);
        expect(vault.seal(text)).toBe(vault.seal(text));
      }),
    );
  });

  test('neither the hash nor the sealed text shows the number', () => {
    const vault = createNumberVault(openSecrets(dataDir, numberHash));
    const bytes = Buffer.from(vault.seal(number), 'base64url').toString('latin1');
    expect(bytes).not.toContain(number);
    expect(vault.hash('身份证', number)).toMatch(/^[A-Za-z0-9_-]{43}$/);
  });

  test('the two forms of one ID number hash alike; another type or another hub hashes otherwise', () => {
    const vault = createNumberVault(openSecrets(dataDir, numberHash));
    const modern = '99000019900101001X';
    const old = '990000900101001';
    const checked = vault.hash('身份证', old);
    expect(
      [modern, ...'0123456789'.split('').map((c) => modern.slice(0, 17) + c)].map((n) =>
        vault.hash('身份证', n),
      ),
    ).toContain(checked);
    expect(vault.hash('身份证', ' 99000019900101001x')).toBe(vault.hash('身份证', modern));
    expect(vault.hash('护照号', number)).not.toBe(vault.hash('身份证', number));
    const other = mkdtempSync(join(tmpdir(), 'hub-secrets-'));
    expect(createNumberVault(openSecrets(other, numberHash)).hash('身份证', number)).not.toBe(
      vault.hash('身份证', number),
    );
    rmSync(other, { recursive: true });
  });

  test('a sealed text that was changed does not open', () => {
    const vault = createNumberVault(openSecrets(dataDir, numberHash));
    const bytes = Buffer.from(vault.seal(number), 'base64url');
    for (const place of [0, 12, bytes.length - 1]) {
      const changed = Buffer.from(bytes);
      changed.writeUInt8(changed.readUInt8(place) ^ 1, place);
      expect(() => vault.open(changed.toString('base64url'))).toThrow('cannot be opened');
    }
    expect(() => vault.open('')).toThrow('cannot be opened');
  });
});
