import { writeCursor } from '../../src/words/cursor.ts';
import { codes, firmNames, numbers, persons } from '../fixtures/ordinary-town.ts';

/** A document that must be refused: what it tries, the document, its variables. */
export type Attack = readonly [string, string, Readonly<Record<string, unknown>>?];

const repeat = (count: number, one: (at: number) => string): string =>
  Array.from({ length: count }, (_, at) => one(at)).join(' ');
const nested = (levels: number, inner: string): string =>
  levels === 0 ? inner : `relations { nodes { from { ${nested(levels - 1, inner)} } } }`;

const subject = 'query ($id: ID!) { subject(key: { id: $id }) { id } }';
const search = 'query ($search: String) { subjects(search: $search) { totalCount } }';
const records = (input: string): string =>
  `{ subject(key: { uscc: "${codes.qinghe}" }) { records(${input}) { totalCount } } }`;
const list = (input: string): string => `{ subjects(${input}) { nodes { id } } }`;
const map =
  'query ($id: ID!, $hops: Int, $perNode: Int, $limit: Int) { creditMap(centre: $id, hops: $hops, perNode: $perNode, limit: $limit) { nodes { hop } } }';
const then = (asOf: string): string =>
  `{ subject(key: { uscc: "${codes.qinghe}" }, asOf: ${asOf}) { id } }`;
const sub = `sub_${'A'.repeat(22)}`;

/** Arguments that break a rule of the words: BAD_USER_INPUT. */
export const badInput: readonly Attack[] = [
  ['an id that is none', subject, { id: 'x' }],
  ['an id of a record', subject, { id: `rec_${'A'.repeat(22)}` }],
  ['an id of a relation as a centre', map, { id: `rel_${'A'.repeat(22)}` }],
  [
    'an id of a batch',
    'query ($id: ID!) { node(id: $id) { id } }',
    { id: `bat_${'A'.repeat(22)}` },
  ],
  ['an id with a line feed behind it', subject, { id: `${sub}\n` }],
  ['5 hops', map, { id: sub, hops: 5 }],
  ['no hops', map, { id: sub, hops: 0 }],
  ['10^10 hops', map, { id: sub, hops: 10 ** 10 }],
  ['201 neighbours', map, { id: sub, perNode: 201 }],
  ['5,001 nodes', map, { id: sub, limit: 5001 }],
  ['first 0', records('first: 0')],
  ['first negative', records('first: -1')],
  ['first 101', records('first: 101')],
  ['first 0 of a list', list('first: 0')],
  ['first negative of a list', list('first: -2147483648')],
  ['a cursor that is none', records('after: "!"')],
  ['a cursor of another list', list(`after: "${writeCursor('records', ['2020-01-01', 'rec_'])}"`)],
  [
    'a cursor of matches in the list of all',
    list(`after: "${writeCursor('subjects found MATCH', ['0', 'sub_'])}"`),
  ],
  ['a cursor with too many values', records(`after: "${writeCursor('records', ['a', 'b', 'c'])}"`)],
  [
    'a cursor that holds an object',
    records(`after: "${Buffer.from('["records",{},"x"]').toString('base64url')}"`),
  ],
  ['an empty search', search, { search: '' }],
  ['a search of blanks', search, { search: ' \u200b\t' }],
  ['a search of 101 characters', search, { search: '限'.repeat(101) }],
  ['a search for persons', list('filter: { kinds: [PERSON] }')],
  ['a place that is none', list('filter: { regionCode: "99%" }')],
  ['an industry that is none', list('filter: { industryCode: "?" }')],
  ['a day that is none', then('{ validAt: "2026-02-30" }')],
  ['a day in another form', then('{ validAt: "2026/01/01" }')],
  ['a day that is a number', then('{ validAt: 20260101 }')],
  ['a day of year 0', then('{ validAt: "0000-00-00" }')],
  ['an instant without its zone', then('{ knownAt: "2026-01-01T00:00:00" }')],
  ['an instant that is a day', then('{ knownAt: "2026-01-01" }')],
  ['an hour that is none', then('{ knownAt: "2026-01-01T25:00:00Z" }')],
  ['a code of 17 characters', '{ subject(key: { uscc: "91990000MA0000001" }) { id } }'],
  ['a variable of another type', subject, { id: { a: 1 } }],
  ['a variable that is missing', subject],
  [
    'two keys at once in a variable',
    'query ($key: SubjectKey!) { subject(key: $key) { id } }',
    { key: { id: sub, uscc: codes.qinghe } },
  ],
  ['no key in a variable', 'query ($key: SubjectKey!) { subject(key: $key) { id } }', { key: {} }],
  [
    'a key that is null',
    'query ($key: SubjectKey!) { subject(key: $key) { id } }',
    { key: { id: null } },
  ],
  [
    'a number where the name of a person belongs',
    'query ($key: SubjectKey!) { subject(key: $key) { id } }',
    { key: { person: { name: persons.sima, idNumber: 990000 } } },
  ],
];

/** Documents that the language itself refuses, with Apollo's own codes. */
export const badDocuments: readonly (readonly [string, string])[] = [
  ['a mutation that is none', 'mutation { forget }'],
  ['a subscription that is none', 'subscription { everything }'],
  ['an unknown field', '{ nothing }'],
  ['two keys at once', `{ subject(key: { id: "${sub}", uscc: "${codes.qinghe}" }) { id } }`],
  ['a fragment that spreads itself', 'query { ...A } fragment A on Query { viewer { role } ...A }'],
  [
    'fragments in a circle',
    'query { ...A } fragment A on Query { ...B } fragment B on Query { ...A }',
  ],
  [
    'introspection nested in itself',
    '{ __schema { types { fields { type { fields { type { fields { type { fields { name } } } } } } } } } }',
  ],
  ['an open brace', '{'],
  ['a name in place of a field', `{ ${persons.sima} }`],
  [
    'a number of a person in place of a string',
    `{ subject(key: { person: { name: "${persons.sima}", idNumber: ${numbers.sima.slice(0, 17)} } }) { id } }`,
  ],
  ['2,001 tokens', `{ ${repeat(2001, () => 'viewer')} }`],
];

/** Documents that would cost too much: QUERY_TOO_EXPENSIVE. */
export const tooMuch: readonly Attack[] = [
  [
    '13 levels',
    `{ subject(key: { uscc: "${codes.qinghe}" }) { ${nested(3, 'asOf { validAt }')} ... on Enterprise { legalRepresentative { from { relations { nodes { from { relations { nodes { from { relations { nodes { id } } } } } } } } } } } } }`,
  ],
  ['31 aliases', `{ viewer { ${repeat(31, (at) => `a${at}: role`)} } }`],
  ['a flood of __typename', `{ ${repeat(31, (at) => `a${at}: __typename`)} }`],
  [
    '31 aliases through a fragment',
    `{ viewer { ...A } again: viewer { ...A } } fragment A on Viewer { ${repeat(15, (at) => `a${at}: role`)} }`,
  ],
  ['21 root fields', `{ ${repeat(21, () => 'viewer { role }')} }`],
  [
    'pages within pages',
    list('first: 100').replace(
      'id',
      'relations(first: 100) { nodes { id from { relations(first: 100) { nodes { id } } } } }',
    ),
  ],
  [
    'pages within pages through variables',
    'query ($n: Int) { subjects(first: $n) { nodes { relations(first: $n) { nodes { from { relations(first: $n) { nodes { id } } } } } } } }',
    { n: 100 },
  ],
  [
    'pages within pages of default size',
    '{ subjects { nodes { relations { nodes { from { relations { nodes { from { relations { nodes { id } } } } } } } } } } }',
  ],
  [
    'pages of no size, which is the default',
    'query ($n: Int) { subjects(first: $n) { nodes { relations(first: $n) { nodes { from { relations(first: $n) { nodes { from { relations(first: $n) { nodes { id } } } } } } } } } } }',
    { n: null },
  ],
  [
    'a map whose nodes all list their records',
    `{ creditMap(centre: "${sub}", limit: 5000) { nodes { subject { records(first: 100) { nodes { id } } } } } }`,
  ],
  [
    'a map of no limit, which is the default',
    `{ creditMap(centre: "${sub}", limit: null) { nodes { subject { records(first: 100) { nodes { id relations: subject { name } } } } } } }`,
  ],
  [
    'the whole schema twenty times',
    `{ ${repeat(20, (at) => `a${at}: __schema { types { kind name description fields { name description args { name description type { kind name ofType { kind name ofType { kind name } } } } type { kind name ofType { kind name ofType { kind name } } } } enumValues { name description } } }`)} }`,
  ],
];

/** Searches whose signs are an operator or markup elsewhere; each finds what its words say and nothing breaks. */
export const oddSearches: readonly (readonly [string, number])[] = [
  ['青禾 OR 白鹭', 0],
  ['青禾*', 2],
  ['name:青禾', 0],
  ['"青禾食品"', 2],
  ['青禾 AND', 2],
  ['+青禾 -食品', 2],
  ['/.*/', 0],
  ['(青禾', 2],
  ['青禾~2', 0],
  ['青禾\\', 2],
  ["') RETURN 1 //", 0],
  ['<script>alert(1)</script>', 0],
  ['%', 0],
  [firmNames.qinghe, 2],
];
