import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';

const folder = new URL('../../../shared/data/', import.meta.url);

/** The text of a file of real data. */
export const realFile = (path: string): string => readFileSync(new URL(path, folder), 'utf8');

/** Tests on real data, where it lies beside the project; elsewhere one sentence instead. */
export function onRealData(what: string, define: () => void): void {
  if (existsSync(folder)) {
    describe(what, define);
    return;
  }
  test(`${what}: skipped, because ../shared/data is not beside the project`, () => {
    expect(existsSync(folder)).toBe(false);
  });
}
