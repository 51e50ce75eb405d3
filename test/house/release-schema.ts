// `npm run release-schema`: writes down the contract as the version in package.json releases it.
import { readFileSync, writeFileSync } from 'node:fs';
import { printSchema } from 'graphql';
import { schema } from '../explorer/fake-hub.ts';

const at = (path: string) => new URL(`../../${path}`, import.meta.url);
const { version } = JSON.parse(readFileSync(at('package.json'), 'utf8')) as { version: string };
const head = `# The schema of release ${version}. Written by \`npm run release-schema\`, never by hand: the hub does not read it;
# test/house/schema.test.ts refuses what would break its clients unless CHANGELOG.md announces it.
`;
writeFileSync(at('schema/released.graphql'), `${head}${printSchema(schema)}\n`);
