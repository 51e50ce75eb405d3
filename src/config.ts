/** The settings of a hub: read from the environment in one place, checked together, and told together where they are wrong. */
import { z } from 'zod';

/** Every setting with its default; docs/settings.md prints each with the comment in front of it. */
export const settings = z.object({
  /** Folder of everything the hub keeps: database, keys, logs. */
  HUB_DATA: z.string().min(1).default('data'),
  /** Address to listen on, loopback by default: whoever opens the hub to a network says so. */
  HUB_HOST: z.string().min(1).default('127.0.0.1'),
  /** Port of the API and the pages. */
  HUB_PORT: z.coerce
    .number('must be a port from 0 to 65535')
    .int()
    .min(0)
    .max(65_535)
    .default(4000),
  /** Requests that one caller may make in a minute; 0 switches the limit off. */
  HUB_RATE_PER_MINUTE: z.coerce.number().int().min(0).default(6_000),
  /** Proxies in front of the hub that are believed about whose call they hand on (`X-Forwarded-For`): how many there are, or their addresses and networks, separated by commas; without it an address is whoever connects. */
  HUB_TRUST_PROXY: z
    .string()
    .regex(
      /^(\d{1,2}|[\da-fA-F.:/]+(\s*,\s*[\da-fA-F.:/]+)*)$/,
      'must be a number of proxies, or addresses and networks separated by commas',
    )
    .transform((text) => (/^\d+$/.test(text) ? Number(text) : text))
    .optional(),
  /** Seconds that one statement may take in the database, for machines that are slower than most, 1 to 60; without it the limit is 5. */
  HUB_STATEMENT_SECONDS: z.coerce
    .number('must be seconds from 1 to 60')
    .int()
    .min(1)
    .max(60)
    .optional(),
  /** Megabytes that are kept free on the disk of the data folder: with less nothing more is written, because a database that fills its disk panics. */
  HUB_FREE_MEGABYTES: z.coerce.number().int().min(16).max(1_000_000).default(256),
  /** Address of this hub as its users write it: documents and QR codes carry it. Without it, what the hub listens on. */
  HUB_PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
  /** Name of the centre that issues reports. */
  HUB_CENTRE: z.string().min(1).max(100).default('公共信用信息中心'),
  /** The least that is logged: `debug`, `info`, `warn`, `error` or `silent`. */
  HUB_LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
  /** Origins of the pages that may frame the map, separated by commas. */
  HUB_EMBED_ORIGINS: z
    .string()
    .default('')
    .transform((list) => list.split(',').flatMap((origin) => origin.trim() || []))
    .pipe(
      z.array(
        z.string().regex(/^https?:\/\/[^\s/;,'"*]+$/, 'must be origins like https://example.org'),
      ),
    ),
  /** Outside issuer whose tokens are believed, together with the address of its key set; the local issuer is off then. */
  HUB_TOKEN_ISSUER: z.string().min(1).optional(),
  /** Address of the outside issuer's key set; both or neither. */
  HUB_TOKEN_JWKS: z.url().optional(),
  /** A Neo4j 5.26 of your own, used as it is; without it the hub finds or starts one. */
  NEO4J_URI: z
    .string()
    .regex(
      /^(bolt|neo4j)(\+s|\+ssc)?:\/\/[^\s/]+/,
      'must begin with bolt:// or neo4j:// and name a host',
    )
    .optional(),
  /** User of that Neo4j. */
  NEO4J_USER: z.string().min(1).default('neo4j'),
  /** Password of that Neo4j. */
  NEO4J_PASSWORD: z.string().default(''),
  /** `production` switches the local issuer of tokens off. */
  NODE_ENV: z.string().default('development'),
});

export interface Config {
  readonly dataDir: string;
  readonly host: string;
  readonly port: number;
  readonly ratePerMinute: number;
  /** Proxies that are believed about whose call they hand on. */
  readonly trustProxy: number | string | undefined;
  /** Milliseconds that one statement may take; undefined for the usual limit. */
  readonly statementLimit: number | undefined;
  /** Megabytes that are kept free on the disk of the data folder. */
  readonly freeMegabytes: number;
  readonly publicUrl: string | undefined;
  readonly centre: string;
  readonly logLevel: z.infer<typeof settings>['HUB_LOG_LEVEL'];
  /** Origins whose pages may frame the map. */
  readonly embedOrigins: readonly string[];
  readonly production: boolean;
  readonly outsideIssuer: { readonly issuer: string; readonly jwksUri: string } | undefined;
  readonly neo4j:
    { readonly uri: string; readonly user: string; readonly password: string } | undefined;
}

/** Every fault of the configuration at once, by name of the setting; values are not repeated, they may be secret. */
export class ConfigError extends Error {
  readonly faults: readonly string[];

  constructor(faults: readonly string[]) {
    super(`The configuration is not usable:\n${faults.map((fault) => `  - ${fault}`).join('\n')}`);
    this.name = 'ConfigError';
    this.faults = faults;
  }
}

/** Reads the environment, the only place that does; throws ConfigError with all faults. */
export function readConfig(
  env: Readonly<Record<string, string | undefined>> = process.env,
): Config {
  const read = settings.safeParse(env);
  const faults = read.success
    ? []
    : read.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
  if ((env['HUB_TOKEN_ISSUER'] === undefined) !== (env['HUB_TOKEN_JWKS'] === undefined))
    faults.push('HUB_TOKEN_ISSUER and HUB_TOKEN_JWKS: set both or neither');
  if (!read.success || faults.length > 0) throw new ConfigError(faults);
  const { data } = read;
  return {
    dataDir: data.HUB_DATA,
    host: data.HUB_HOST,
    port: data.HUB_PORT,
    ratePerMinute: data.HUB_RATE_PER_MINUTE,
    trustProxy: data.HUB_TRUST_PROXY,
    statementLimit:
      data.HUB_STATEMENT_SECONDS === undefined ? undefined : data.HUB_STATEMENT_SECONDS * 1_000,
    freeMegabytes: data.HUB_FREE_MEGABYTES,
    publicUrl: data.HUB_PUBLIC_URL?.replace(/\/+$/, ''),
    centre: data.HUB_CENTRE,
    logLevel: data.HUB_LOG_LEVEL,
    embedOrigins: data.HUB_EMBED_ORIGINS,
    production: data.NODE_ENV === 'production',
    outsideIssuer:
      data.HUB_TOKEN_ISSUER !== undefined && data.HUB_TOKEN_JWKS !== undefined
        ? { issuer: data.HUB_TOKEN_ISSUER, jwksUri: data.HUB_TOKEN_JWKS }
        : undefined,
    neo4j:
      data.NEO4J_URI === undefined
        ? undefined
        : { uri: data.NEO4J_URI, user: data.NEO4J_USER, password: data.NEO4J_PASSWORD },
  };
}
