import { describe, expect, it } from '@jest/globals';
import { ConfigError, readConfig } from '../src/config.ts';

describe('readConfig', () => {
  it('needs nothing to be set', () => {
    expect(readConfig({})).toMatchObject({ port: 4000, host: '127.0.0.1', dataDir: 'data' });
  });

  it('names every fault at once and repeats no value, which may be secret', () => {
    const read = (): unknown =>
      readConfig({
        HUB_PORT: 'abc',
        NEO4J_URI: 'geheim',
        HUB_TOKEN_ISSUER: 'https://issuer.example',
      });
    expect(read).toThrow(ConfigError);
    expect(read).toThrow(/HUB_PORT: must be a port.*NEO4J_URI: must begin with.*HUB_TOKEN_JWKS/s);
    expect(read).not.toThrow(/geheim|abc/);
  });
});
