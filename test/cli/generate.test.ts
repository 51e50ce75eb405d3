import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { generateCommand } from '../../src/cli/generate.ts';

let folder = '';
let printed: string[] = [];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'generate-'));
  printed = [];
  jest.spyOn(console, 'log').mockImplementation((text: string) => void printed.push(text));
});
afterEach(async () => {
  jest.restoreAllMocks();
  await rm(folder, { recursive: true, force: true });
});

const run = (...options: string[]) =>
  generateCommand()
    .exitOverride()
    .configureOutput({ writeErr: () => undefined })
    .parseAsync(['--out', folder, ...options], { from: 'user' });

describe('hub generate', () => {
  test('--json answers with files, counts and firms worth asking about', async () => {
    await run('--enterprises', '80', '--persons', '300', '--seed', '3', '--dirt', '0.1', '--json');
    const answer: unknown = JSON.parse(printed.join('\n'));
    expect(answer).toMatchObject({
      counts: { 'person.csv': expect.any(Number) },
      spoiltFile: join(folder, 'spoilt.txt'),
      landmarks: { firms: expect.arrayContaining([expect.objectContaining({ key: 'listed' })]) },
    });
    await expect(readFile(join(folder, 'enterprise.csv'), 'utf8')).resolves.toMatch(/^uniscid,/);
  });

  test('without --json it lists the files with their rows and the firms worth asking about', async () => {
    await run('--enterprises', '60', '--persons', '250', '--today', '2026-11-21');
    expect(printed.join('\n')).toMatch(/^ +250 {2}person\.csv$/m);
    expect(printed.join('\n')).toContain('青鸾');
  });

  test.each([
    [['--enterprises', 'many'], /whole number/],
    [['--enterprises', '60', '--dirt', '2'], /0 to 1/],
    [['--enterprises', '10'], /enterprises must be/],
    [['--enterprises', '60', '--today', 'soon'], /today must be/],
    [[], /--enterprises/],
  ])('%j is refused', async (options, message) => {
    await expect(run(...options)).rejects.toThrow(message);
  });
});
