// The packages written out here are made up; those of Open Ownership lie beside the project and are used when there.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import type { Fact } from '../../../src/intake/facts.ts';
import { deliver, readAll, said, type Delivery } from '../../kit/deliver.ts';

interface Change {
  readonly publisher?: string;
  readonly subject?: string;
  readonly status?: 'new' | 'updated' | 'closed';
  readonly date?: string;
}

function statement(
  recordType: string,
  recordId: string,
  recordDetails: object,
  change: Change = {},
) {
  const {
    publisher = 'Register of Nowhere',
    subject = 'd1',
    status = 'new',
    date = '2020-05-01',
  } = change;
  return {
    statementId: `${recordId}-${status}-${date}`,
    declarationSubject: subject,
    statementDate: date,
    publicationDetails: {
      publicationDate: date,
      bodsVersion: '0.4',
      publisher: { name: publisher },
    },
    recordId,
    recordStatus: status,
    recordType,
    recordDetails: { isComponent: false, ...recordDetails },
  };
}

const company = (id: string, change?: Change) =>
  statement(
    'entity',
    id,
    { entityType: { type: 'registeredEntity' }, name: `Company ${id}`, foundingDate: '2001-01-01' },
    change,
  );
const person = (id: string, change?: Change) =>
  statement(
    'person',
    id,
    { personType: 'knownPerson', names: [{ fullName: 'Nobody Atall' }] },
    change,
  );
const relation = (
  id: string,
  interestedParty: unknown,
  interests: readonly object[],
  change?: Change,
) => statement('relationship', id, { subject: 'c1', interestedParty, interests }, change);
const shares = (exact: number, more: object = {}) => ({
  type: 'shareholding',
  directOrIndirect: 'direct',
  share: { exact },
  startDate: '2019-01-01',
  ...more,
});

const pack = (...statements: readonly object[]) =>
  deliver(JSON.stringify(statements, null, 2), 'package.json');
const factsOf = ({ rows }: Delivery): readonly Fact[] => rows.flatMap(({ facts }) => facts);
const relationFacts = async (interests: readonly object[], party = person('p1')) => {
  const { rows } = await pack(company('c1'), party, relation('r1', party.recordId, interests));
  return { facts: rows[2]?.facts ?? [], remarks: rows[2] ? said(rows[2]) : [] };
};

describe('a BODS package', () => {
  test('every statement is a row with its line', async () => {
    const text = JSON.stringify(
      [company('c1'), person('p1'), relation('r1', 'p1', [shares(40)])],
      null,
      2,
    );
    const begins = text.split('\n').flatMap((line, at) => (line === '  {' ? [at + 1] : []));
    const file = await deliver(text, 'package.json');
    expect(file.table).toBe('bods');
    expect(file.rows.map(({ number, line }) => [number, line])).toEqual(
      begins.map((line, at) => [at + 1, line]),
    );
    expect(factsOf(file)[0]).toMatchObject({
      type: 'subject',
      party: {
        kind: 'ENTERPRISE',
        name: 'Company c1',
        foreignId: expect.stringMatching(/^bods:.{22}:c1$/),
      },
      attributes: {
        name: 'Company c1',
        legalForm: 'registeredEntity',
        establishedOn: '2001-01-01',
      },
    });
  });

  test('JSON Lines and relationships before their parties are read alike', async () => {
    const statements = [relation('r1', 'p1', [shares(40)]), person('p1'), company('c1')];
    const lines = await deliver(statements.map((one) => `${JSON.stringify(one)}\n`).join(''));
    expect(factsOf(lines)).toEqual(factsOf(await pack(...statements)));
    expect(lines.rows.map(({ line }) => line)).toEqual([1, 2, 3]);
    expect(factsOf(lines)[0]).toMatchObject({ kind: 'SHAREHOLDER', from: { kind: 'PERSON' } });
  });

  test('the same package again gives the same ids; of another publisher or declaration, others', async () => {
    const idOf = async (change?: Change) => {
      const [fact] = factsOf(await pack(company('c1', change)));
      return fact?.type === 'subject' ? fact.party.foreignId : undefined;
    };
    expect(await idOf()).toBe(await idOf({ date: '2021-01-01' }));
    expect(await idOf()).not.toBe(await idOf({ publisher: 'Register of Elsewhere' }));
    expect(await idOf()).not.toBe(await idOf({ subject: 'd2' }));
  });

  test('a party of another declaration of the same publisher is found', async () => {
    const { rows } = await pack(
      company('c1', { subject: 'd2' }),
      person('p1'),
      relation('r1', 'p1', [shares(40)]),
    );
    expect(rows[2]?.facts[0]).toMatchObject({ to: { name: 'Company c1' } });
    expect(said(rows[2] ?? { findings: [] })).toEqual([]);
  });

  test('a broken statement costs itself', async () => {
    const text = JSON.stringify([company('c1'), { recordType: 'entity' }, person('p1')]).replace(
      '"recordType":"entity"}',
      '"recordType":entity}',
    );
    const { rows } = await deliver(text);
    expect(rows.map(({ facts }) => facts.length)).toEqual([1, 0, 1]);
    expect(rows[1]?.findings[0]).toMatchObject({
      rule: 'STATEMENT_UNREADABLE',
      severity: 'REJECTED',
    });
  });

  test('a package that breaks off gives its last statement as a rejected row', async () => {
    const { rows } = await deliver(JSON.stringify([company('c1'), person('p1')]).slice(0, -30));
    expect(rows.map(({ facts }) => facts.length)).toEqual([1, 0]);
  });
});

describe('interests', () => {
  test('direct shares and votes are one holding; a person who controls is filed beside it', async () => {
    const { facts } = await relationFacts([
      shares(23.5, { beneficialOwnershipOrControl: true }),
      {
        type: 'votingRights',
        directOrIndirect: 'direct',
        share: { exact: 30 },
        startDate: '2019-01-01',
      },
    ]);
    expect(facts).toMatchObject([
      {
        kind: 'SHAREHOLDER',
        ratio: 0.235,
        votes: 0.3,
        validFrom: '2019-01-01',
        sourceKey: expect.stringMatching(/:r1\/SHAREHOLDER$/),
      },
      {
        type: 'filedController',
        rule: 'BENEFICIAL_OWNER',
        ratio: 0.235,
        basis: 'shareholding (direct)',
      },
    ]);
  });

  test('a range stays a range', async () => {
    const { facts } = await relationFacts([
      { type: 'shareholding', share: { minimum: 25, exclusiveMaximum: 50 } },
    ]);
    expect(facts).toMatchObject([{ ratioMin: 0.25, ratioMax: 0.5, validFrom: '2020-05-01' }]);
    expect(facts[0]).not.toHaveProperty('ratio');
  });

  test('what a person holds indirectly is filed, never an edge; of a firm it is named', async () => {
    const indirect = shares(60, { directOrIndirect: 'indirect' });
    expect((await relationFacts([indirect])).facts).toMatchObject([
      { type: 'filedController', ratio: 0.6 },
    ]);
    expect(await relationFacts([indirect], company('c2'))).toEqual({
      facts: [],
      remarks: ['FLAGGED INTEREST_NOT_MAPPED interests'],
    });
  });

  test('offices are offices; nominees, trustees and settlors are none and are named', async () => {
    const { facts, remarks } = await relationFacts([
      { type: 'boardChair', directOrIndirect: 'direct' },
      { type: 'nominee', directOrIndirect: 'direct' },
      { type: 'settlor', directOrIndirect: 'direct' },
    ]);
    expect(facts).toMatchObject([
      { kind: 'EXECUTIVE', position: 'boardChair', discriminator: 'boardChair' },
    ]);
    expect(remarks).toEqual([
      'FLAGGED INTEREST_NOT_MAPPED interests',
      'FLAGGED INTEREST_NOT_MAPPED interests',
    ]);
  });

  test('a party that is not stated is named, and the row is not rejected', async () => {
    const { rows } = await pack(
      company('c1'),
      relation('r1', { reason: 'subjectExemptFromDisclosure' }, []),
    );
    expect(rows[1]).toMatchObject({
      facts: [],
      findings: [
        { rule: 'PARTY_UNSPECIFIED', severity: 'FLAGGED', value: 'subjectExemptFromDisclosure' },
      ],
    });
  });

  test('a person whom the source does not name is a person all the same', async () => {
    const anonymous = statement('person', 'p9', { personType: 'anonymousPerson' });
    const { rows } = await pack(company('c1'), anonymous, relation('r1', 'p9', [shares(10)]));
    expect(said(rows[1] ?? { findings: [] })).toEqual(['FLAGGED PARTY_UNSPECIFIED recordDetails']);
    expect(rows[2]?.facts).toMatchObject([
      { kind: 'SHAREHOLDER', from: { kind: 'PERSON', name: '(anonymousPerson)' } },
    ]);
  });
});

describe('versions of a relationship', () => {
  const chair = { type: 'boardChair', directOrIndirect: 'direct', startDate: '2019-01-01' };
  const first = [company('c1'), person('p1'), relation('r1', 'p1', [shares(100), chair])];
  const updated = relation('r1', 'p1', [shares(40, { startDate: '2021-03-01' })], {
    status: 'updated',
    date: '2021-04-01',
  });

  test('an update replaces by the same key and ends what it no longer states', async () => {
    const { rows } = await pack(...first, updated);
    const [before, after] = [rows[2]?.facts ?? [], rows[3]?.facts ?? []];
    expect(before).toMatchObject([{ kind: 'SHAREHOLDER' }, { kind: 'EXECUTIVE' }]);
    expect(after).toMatchObject([
      { kind: 'SHAREHOLDER', ratio: 0.4, validFrom: '2021-03-01' },
      { type: 'closing', validTo: '2021-04-01' },
    ]);
    const keys = [...before, ...after].map((fact) => 'sourceKey' in fact && fact.sourceKey);
    expect(keys[2]).toBe(keys[0]);
    expect(keys[3]).toBe(keys[1]);
  });

  test('a closed record ends at the end of its interests, else on the day of the statement', async () => {
    const closing = async (interests: readonly object[]) => {
      const { rows } = await pack(
        ...first,
        relation('r1', 'p1', interests, { status: 'closed', date: '2022-02-02' }),
      );
      return rows[3]?.facts;
    };
    expect(await closing([shares(100, { endDate: '2022-01-01' })])).toMatchObject([
      { type: 'closing', sourceKey: expect.stringMatching(/SHAREHOLDER$/), validTo: '2022-01-01' },
      { type: 'closing', sourceKey: expect.stringMatching(/boardChair$/), validTo: '2022-02-02' },
    ]);
  });

  test('an update of a record first stated in another file ends whatever it does not state', async () => {
    const { rows } = await pack(company('c1'), person('p1'), updated);
    expect(rows[2]?.facts.filter(({ type }) => type === 'closing')).toHaveLength(4);
  });
});

const packages = join(import.meta.dirname, '../../../../shared/data/bods');
const there = existsSync(packages);
const names = there ? readdirSync(packages).filter((name) => name.endsWith('.json')) : [];

(there ? describe : describe.skip)(
  'the example packages of Open Ownership (skipped where ../shared/data/bods is not beside the project)',
  () => {
    test('all are read: rows as many as statements, none rejected, no fact of a stranger', async () => {
      expect(names).toHaveLength(19);
      for (const name of names) {
        const statements = JSON.parse(readFileSync(join(packages, name), 'utf8')) as unknown[];
        const { rows } = await readAll(join(packages, name));
        expect(rows).toHaveLength(statements.length);
        expect(
          rows.filter(({ findings }) => findings.some(({ severity }) => severity === 'REJECTED')),
        ).toEqual([]);
        expect(
          rows.filter(({ facts, findings }) => facts.length === 0 && findings.length === 0),
        ).toEqual([]);
      }
    });

    test('tecido.json states its holdings at five dates', async () => {
      const facts = factsOf(await readAll(join(packages, 'tecido.json')));
      const holdings = facts.flatMap((fact) =>
        fact.type === 'relation' && fact.kind === 'SHAREHOLDER'
          ? [[fact.validFrom, fact.ratio]]
          : [],
      );
      expect(holdings).toEqual(
        expect.arrayContaining([
          ['2002-03-09', 1],
          ['2021-09-24', 0.6],
          ['2022-09-21', 0.7],
          ['2022-09-21', 0.3],
          ['2023-03-01', 0.8],
        ]),
      );
      expect(facts.filter(({ type }) => type === 'closing')).toMatchObject([
        { validTo: '2023-03-03' },
        { validTo: '2023-03-03' },
        { validTo: '2023-03-03' },
      ]);
    });
  },
);
