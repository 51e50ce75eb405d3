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

  it('takes longer statements for a slow machine, within bounds', () => {
    expect(readConfig({}).statementLimit).toBeUndefined();
    expect(readConfig({ HUB_STATEMENT_SECONDS: '12' }).statementLimit).toBe(12_000);
    for (const bad of ['0', '61', '2.5', 'long'])
      expect(() => readConfig({ HUB_STATEMENT_SECONDS: bad })).toThrow(/HUB_STATEMENT_SECONDS/);
  });

  it('takes the origins that may frame the map, and nothing that is not an origin', () => {
    const origins = 'https://a.example, https://b.example:8443';
    expect(readConfig({ HUB_EMBED_ORIGINS: origins }).embedOrigins).toEqual([
      'https://a.example',
      'https://b.example:8443',
    ]);
    expect(readConfig({}).embedOrigins).toEqual([]);
    for (const bad of [
      '*',
      'https://a.example/page',
      "https://a.example; script-src 'unsafe-eval'",
    ])
      expect(() => readConfig({ HUB_EMBED_ORIGINS: bad })).toThrow(/HUB_EMBED_ORIGINS/);
  });
});
