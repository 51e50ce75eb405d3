import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { readAll } from '../kit/deliver.ts';

const boards = join(import.meta.dirname, '../../../shared/data/boards');

(existsSync(boards) ? describe : describe.skip)(
  'boards of listed firms (skipped where ../shared/data/boards is not beside the project)',
  () => {
    test('every firm is a subject by its stock code', async () => {
      const file = await readAll(join(boards, 'enterprises.csv'));
      expect(file.table).toBe('enterprise');
      expect(file.rows).toHaveLength(3188);
      expect(file.rows.every(({ facts }) => facts.length === 1)).toBe(true);
    });

    test('every office is held by a person known within the firm; gender and age are unknown columns', async () => {
      const file = await readAll(join(boards, 'keypersons.csv'));
      expect(file.table).toBe('keyPerson');
      expect(file.unknownColumns).toEqual(['gender', 'age']);
      expect(file.rows).toHaveLength(24_775);
      const within = file.rows.flatMap(({ facts }) =>
        facts.map((fact) => fact.type === 'relation' && fact.from.within?.registrationNumber),
      );
      expect(within).toHaveLength(24_775);
      expect(within.every((code) => typeof code === 'string')).toBe(true);
    });
  },
);
