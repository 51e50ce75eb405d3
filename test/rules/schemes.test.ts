import { readFileSync } from 'node:fs';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { ZodError } from 'zod';
import { HubError } from '../../src/errors.ts';
import { pointsOf, tallyOf } from '../../src/domains/evaluation/scoring.ts';
import { readSchemes } from '../../src/rules/schemes.ts';
import { toDecimalText } from '../../src/words/ratio.ts';

const evaluationSchemes = readSchemes();

type Loose = Record<string, unknown>;
interface File {
  schemes: (Loose & { indicators: (Loose & { items: (Loose & { measure: Loose })[] })[] })[];
}

const folder = mkdtempSync(join(tmpdir(), 'schemes-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const shipped = (): File =>
  JSON.parse(
    readFileSync(new URL('../../src/rules/schemes.json', import.meta.url), 'utf8'),
  ) as File;

/** What is said of the shipped file after a change to its first scheme. */
function saidOf(change: (scheme: File['schemes'][number]) => void): string {
  const file = shipped();
  const [scheme] = file.schemes;
  if (!scheme) throw new Error('No scheme is shipped.');
  change(scheme);
  const path = join(folder, 'schemes.json');
  writeFileSync(path, JSON.stringify(file));
  try {
    readSchemes(path);
    return '';
  } catch (error) {
    if (error instanceof HubError && error.cause instanceof ZodError)
      return error.cause.issues.map(({ message }) => message).join('; ');
    throw error;
  }
}

describe('the shipped schemes', () => {
  test('are the national four grades, Shandong’s thousand points and Guangzhou’s five indicators', () => {
    expect(
      evaluationSchemes.map(({ id, grades }) => [id, grades.map(({ value }) => value).join(' ')]),
    ).toEqual([
      ['HOUSE-4', '优 良 中 差'],
      ['SHANDONG-JINING-1000', 'A+ A B C C- D D-'],
      ['GUANGZHOU-5', 'A B C D'],
    ]);
  });

  test('Shandong’s has a base of 1000 points, 10 adding and 14 subtracting items, and is not for natural persons', () => {
    const jining = evaluationSchemes.find(({ id }) => id === 'SHANDONG-JINING-1000');
    const items = jining?.indicators.flatMap((indicator) => indicator.items) ?? [];
    const subtracts = items.filter(({ measure }) => measure.points.startsWith('-'));
    expect([jining?.indicators[0]?.base, items.length, subtracts.length]).toEqual(['1000', 24, 14]);
    expect(jining?.rhythm).toBe('QUARTERLY');
    expect(evaluationSchemes.filter(({ subjects }) => subjects.kinds.includes('PERSON'))).toEqual(
      [],
    );
  });

  test('Guangzhou’s has five first-level indicators and leaves out 注销, 吊销, 迁出 and 撤销', () => {
    const guangzhou = evaluationSchemes.find(({ id }) => id === 'GUANGZHOU-5');
    expect(guangzhou?.indicators.map(({ name }) => name)).toEqual([
      ...['遵纪守法', '履约践诺', '资质荣誉', '社会责任', '监管风险'],
    ]);
    expect(new Set(guangzhou?.subjects.excludedStatuses)).toEqual(
      new Set(['注销', '吊销', '迁出', '撤销']),
    );
  });
});

describe('a scheme is refused', () => {
  const [first] = shipped().schemes;
  test('whose weights sum to zero: the score would be divided by it', () => {
    expect(saidOf((scheme) => ((scheme.indicators[0] as Loose)['weight'] = '0'))).toContain(
      'divided',
    );
  });

  test('whose decay takes no months, whose floor is above one, or whose weight grows with age', () => {
    const measured = (decay: unknown) =>
      saidOf((scheme) => {
        const item = scheme.indicators[0]?.items.find(({ measure }) => measure['by'] === 'FACTS');
        if (item) item.measure['decay'] = decay;
      });
    expect(measured({ by: 'LINEAR', months: 0, floor: '0' })).not.toBe('');
    expect(measured({ by: 'LINEAR', months: 12, floor: '2' })).toContain('above one');
    expect(
      measured({
        by: 'STEPS',
        steps: [
          { from: 12, factor: '0.5' },
          { from: 24, factor: '0.6' },
        ],
      }),
    ).toContain('grow with age');
  });

  test('whose bands do not fall, or leave a score without a grade', () => {
    const grades = first?.['grades'] as readonly Loose[];
    expect(saidOf((scheme) => (scheme['grades'] = [...grades].reverse()))).toContain('fall');
    expect(saidOf((scheme) => (scheme['grades'] = grades.slice(0, -1)))).toContain('fall');
  });

  test('that is open to all and counts what is not', () => {
    expect(saidOf((scheme) => (scheme['scope'] = 'PUBLIC'))).toContain('would tell');
  });
});

describe('how a judgment was performed', () => {
  const lost = (state: string | null): number =>
    evaluationSchemes
      .flatMap(({ indicators, digits }) => indicators.map(({ items }) => ({ items, digits })))
      .flatMap(({ items, digits }) =>
        items
          .filter(({ measure }) => measure.by === 'FACTS')
          .map((item) => {
            const fact = {
              id: 'rec_1',
              kind: 'JUDGMENT_DEFAULT',
              class: 'SERIOUS',
              decidedOn: '2026-06-01',
              amount: null,
              list: '失信被执行人',
              item: 'JUDGMENT_DEFAULT',
              state,
              scope: 'PUBLIC',
              earliestRepair: null,
              endsOn: null,
            } as const;
            const day = { today: '2026-06-30', digits, establishedOn: null };
            return Number(toDecimalText(pointsOf(tallyOf(item, [fact], day), digits), digits));
          }),
      )
      .reduce((sum, points) => sum + points, 0);

  test('counts the worst by the words for the worst alone; a word that nobody knows, or none, counts less', () => {
    const worst = lost('全部未履行');
    expect(lost('未履行')).toBe(worst);
    for (const state of ['部分履行', '不详', '无法核实', null])
      expect([state, lost(state) > worst]).toEqual([state, true]);
  });
});
