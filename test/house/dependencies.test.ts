// What package.json holds fast against its own libraries says why, and what only tests use is not shipped.
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { z } from 'zod';

const root = new URL('../../', import.meta.url);
const versions = z.record(z.string(), z.string());
const settings = z
  .object({ dependencies: versions, overrides: versions, '//overrides': versions })
  .parse(JSON.parse(readFileSync(new URL('package.json', root), 'utf8')));

test('every override says why it is there, and no reason outlives its override', () => {
  const reasons = settings['//overrides'];
  expect(Object.keys(reasons)).toEqual(Object.keys(settings.overrides));
  for (const reason of Object.values(reasons)) expect(reason.length).toBeGreaterThan(20);
});

test('every dependency is used by what is shipped', () => {
  const sources = new URL('src/', root);
  const text = readdirSync(sources, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(ts|tsx)$/.test(name))
    .map((name) => readFileSync(new URL(name, sources), 'utf8'))
    .join('\n');
  const unused = Object.keys(settings.dependencies).filter(
    (name) => !text.includes(`'${name}'`) && !text.includes(`'${name}/`),
  );
  expect(unused).toEqual([]);
});
