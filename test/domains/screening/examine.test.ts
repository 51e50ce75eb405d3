import { expect, test } from '@jest/globals';
import { examine, type Named } from '../../../src/domains/screening/examine.store.ts';
import {
  burdenedAbove,
  factsOf,
  representativesOf,
} from '../../../src/domains/screening/examine.cypher.ts';
import type { Reader } from '../../../src/graph/batch.ts';
import type { Statement } from '../../../src/graph/cypher.ts';
import { sightOf } from '../../../src/access/visibility.ts';
import { publicViewer } from '../../../src/access/viewer.ts';
import type { Matter } from '../../../src/rules/matters.ts';
import { confirmedRules } from '../../kit/confirmed.ts';
import { bilingual, same } from '../../../src/words/bilingual.ts';

function subsidy(): Matter {
  const matter = confirmedRules.matters.find(({ id }) => id === 'SUBSIDY');
  if (!matter) throw new Error('SUBSIDY');
  return matter;
}

/** A graph in which every firm `sub_N` has a holder `own_N` on the list of serious breaches. */
function createBurdened() {
  let statements = 0;
  const serious = (id: string) => ({
    facts: {
      id,
      kind: 'ENTERPRISE',
      sanctions: [],
      records: [
        {
          id: `rec_${id}`,
          kind: 'LIST_ENTRY',
          title: '严重违法失信名单',
          lifted: [],
          catalogueItem: 'SERIOUS_BREACH',
          decidedOn: '2025-01-10',
          publicTo: '2028-01-10',
        },
      ],
    },
  });
  const answer = (text: string, keys: readonly string[]): readonly object[] => {
    if (text === representativesOf.text) return [];
    if (text === factsOf.text)
      return keys.filter((key) => key.startsWith('own_')).map((key) => serious(key));
    if (text !== burdenedAbove.text) throw new Error('An unknown statement.');
    return keys.map((key) => ({
      key,
      kind: 'ENTERPRISE',
      name: key,
      holders: [key.replace('sub', 'own')],
    }));
  };
  const reader: Reader = {
    read: <P extends object, R extends object>({ text }: Statement<P, R>, params: P) => {
      statements += 1;
      const { keys } = params as unknown as { readonly keys: readonly string[] };
      return Promise.resolve(answer(text, keys) as R[]);
    },
    counted: () => undefined,
    statements: () => statements,
    forget: () => undefined,
    epoch: () => 0,
  };
  return reader;
}

async function screened(firms: number) {
  const named = Array.from({ length: firms }, (_, number): Named => ({
    row: { number },
    matchedBy: 'ID',
    candidates: [],
    note: null,
    subject: { id: `sub_${number}`, kind: 'ENTERPRISE' } as Named['subject'],
  }));
  const reader = createBurdened();
  const asOf = { validAt: '2026-06-30', knownAt: '2026-06-30T04:00:00.000Z' };
  const results = await examine(named, {
    reader,
    asOf,
    matter: subsidy(),
    rules: confirmedRules.sanctions,
    sight: sightOf(publicViewer, asOf),
    notOpen: () => null,
    controllers: ({ id }) =>
      Promise.resolve([
        {
          subjectId: id.replace('sub', 'own'),
          ratio: 0.6,
          relationIds: [],
          arithmetic: bilingual('六成', 'six tenths'),
        },
        {
          subjectId: id.replace('sub', 'own_also'),
          ratio: 0.4,
          relationIds: [],
          arithmetic: same('0.4'),
        },
      ]),
  });
  return { results, statements: reader.statements() };
}

test('the facts of all controllers are read at once: a hundred firms cost no statement more than two', async () => {
  const [two, hundred] = [await screened(2), await screened(100)];
  expect(hundred.statements).toBe(two.statements);
  for (const [at, { findings }] of hundred.results.entries()) {
    expect(findings[0]).toMatchObject({ arithmetic: 'six tenths', arithmeticZh: '六成' });
    expect(new Set(findings.map(({ partyId }) => partyId))).toEqual(
      new Set([`own_${at}`, `own_also_${at}`]),
    );
  }
});
