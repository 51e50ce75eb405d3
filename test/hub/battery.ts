import { writeCursor } from '../../src/words/cursor.ts';
import { codes, firmNames, persons } from '../fixtures/ordinary-town.ts';
import { send } from '../kit/ask.ts';

interface Hub {
  readonly url: string;
}

const party = `fragment Party on Subject {
  __typename id kind name status regionCode identifiers { scheme value checkDigitValid } asOf { validAt }
  provenance { batch fileName row department { uscc } } }`;
const edge = `fragment Edge on Relation {
  id kind ratio ratioSource position identifiedBy validFrom validTo recordedAt from { ...Party } to { ...Party } }`;
const counts = `fragment Counts on CreditSummary {
  licences penalties fines listEntries judgmentDefaults honours commitments brokenCommitments latestDecisionOn notOpen }`;
const controlled = `fragment Control on ControlAnswer { edition warnings { code message } filed { basis }
  controllers { subject { ...Party } ratio basis proof { arithmetic edges { id } paths { product nodes { name } } } } }`;
const whole = `fragment Whole on Subject { ...Party
  evaluation { score grade { value } items { id points } history { totalCount } }
  relations(first: 40, asOf: $asOf) { totalCount edges { cursor node { ...Edge } } }
  records(first: 40, asOf: $asOf) { totalCount pageInfo { hasNextPage endCursor } edges { cursor node {
    id kind title decidedOn documentNumber details { name values } publicity { from to } subject { name } } } }
  penalties: records(kinds: [PENALTY], asOf: $asOf) { totalCount nodes { id } }
  licences: records(kinds: [LICENCE], asOf: $asOf) { totalCount nodes { id } }
  lists: records(kinds: [LIST_ENTRY, JUDGMENT_DEFAULT], asOf: $asOf) { totalCount notOpen nodes { id } }
  sanctions { totalCount notOpen } repairs { totalCount notOpen } disputes { totalCount notOpen }
  one: records(first: 1, asOf: $asOf) { totalCount pageInfo { hasNextPage endCursor } } }`;

const subject = `query Whole($key: SubjectKey!, $asOf: AsOf) { subject(key: $key, asOf: $asOf) { ...Whole } } ${whole} ${edge} ${party}`;
const things = `query Things($ids: [ID!]!, $asOf: AsOf) { nodes(ids: $ids, asOf: $asOf) {
  __typename id ... on CreditRecord { documentNumber } ...Party } } ${party}`;
const list = `query List($search: String, $order: SubjectOrder, $asOf: AsOf) {
  subjects(search: $search, orderBy: $order, asOf: $asOf, first: 50) {
    totalCount totalIsExact searchedFor pageInfo { hasNextPage } edges { cursor node { ...Party } } } } ${party}`;
const map = `query Map($id: ID!, $perNode: Int, $asOf: AsOf) {
  creditMap(centre: $id, hops: 3, perNode: $perNode, asOf: $asOf) {
    nodes { hop hidden subject { ...Party } signals {
      penalties listEntries honours brokenCommitments sanctions repairs grade notOpen } } edges { ...Edge }
    truncated { node kind direction shown total cursor } } } ${edge} ${party}`;
const control = `query Control($id: ID!, $asOf: AsOf) {
  owner: controllers(subject: $id, rule: BENEFICIAL_OWNER, asOf: $asOf) { ...Control }
  actual: controllers(subject: $id, rule: ACTUAL_CONTROLLER, asOf: $asOf) { ...Control }
  share: controllers(subject: $id, rule: EFFECTIVE_OWNERSHIP, threshold: 0.01, asOf: $asOf) { ...Control }
  controlled(subject: $id, rule: CONTROL_CASCADE, asOf: $asOf) { totalCount nodes { subject { ...Party } } warnings { message } } } ${controlled} ${party}`;
const report = `query Report($id: ID!, $asOf: AsOf) {
  creditReport(subject: $id, purpose: DUE_DILIGENCE, asOf: $asOf) {
    subject { ...Party } summary { ...Counts } warnings { code message }
    legalRepresentative { role subject { ...Party } relation { ...Edge } summary { ...Counts } }
    controllers { role subject { ...Party } control { basis proof { arithmetic } } summary { ...Counts } } } } ${counts} ${edge} ${party}`;
const decided = `query Decided($subjects: [ID!]!) {
  decidedRecords(subjects: $subjects, from: { validAt: "1990-01-01" }, to: {}, first: 100) {
    complete nodes { id documentNumber details { name values } subject { name } } } }`;
const after = `query After($id: ID!, $after: String) { node(id: $id) { ... on Subject { records(after: $after) { totalCount nodes { id } } } } }`;

const ways = `query Ways($from: ID!, $to: ID!, $then: AsOf!) {
  paths(from: $from, to: $to) { complete explored paths { weight explanation edges { ...Edge } } }
  groupRelations(subjects: [$from, $to]) { complete nodes { subject { ...Party } } edges { ...Edge } }
  relatedGroup(subject: $from) { complete members { node { subject { id } } } edges { id } truncated { total } }
  creditMapDiff(centre: $from, from: $then, to: {}) { complete appeared { edges { id } } gone { edges { id } } } } ${edge} ${party}`;

/** One question of the battery: what it is called and how to send it. */
export interface Question {
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** Every door of the API, knocked at for these subjects and things. */
export function battery(subjects: readonly string[], ids: readonly string[]): readonly Question[] {
  const clocks = [undefined, { validAt: '2020-06-01', knownAt: '2026-06-30T00:00:00Z' }];
  return clocks.flatMap((asOf): Question[] => [
    ...Object.values(codes).map((uscc) => ({ query: subject, variables: { key: { uscc }, asOf } })),
    ...subjects.flatMap((id) => [
      { query: map, variables: { id, perNode: asOf ? 50 : 1, asOf } },
      { query: control, variables: { id, asOf } },
      { query: report, variables: { id, asOf } },
      ...['2026-06-02', '2025-06-01', '2020-02-01'].map((day) => ({
        query: after,
        variables: { id, after: writeCursor('records', [day, 'rec_']) },
      })),
    ]),
    ...(asOf ? [] : subjects).flatMap((from, at) => {
      const to = subjects[at + 1];
      const then = { validAt: '2020-06-01' };
      return to === undefined ? [] : [{ query: ways, variables: { from, to, then } }];
    }),
    { query: things, variables: { ids: [...subjects, ...ids], asOf } },
    { query: decided, variables: { subjects } },
    ...['NAME', 'ESTABLISHED_ON_DESC', undefined].map((order) => ({
      query: list,
      variables: { order, asOf },
    })),
    ...[
      ...Object.values(firmNames),
      ...Object.values(persons),
      '有限',
      '暗',
      // one character of a hidden name is wrong: that it is near tells nothing
      '暗香茂易有限公司',
      '青禾食晶有限公司',
      codes.unseen,
      '9199',
    ].map((search) => ({ query: list, variables: { search, asOf } })),
  ]);
}

/** The answers to all questions, one text each. */
export async function answers(
  hub: Hub,
  questions: readonly Question[],
  token?: string,
): Promise<readonly string[]> {
  const said: string[] = [];
  for (const { query, variables } of questions) {
    const { text } = await send(hub, query, variables, token);
    said.push(`${query.slice(0, 20)} ${JSON.stringify(variables)}\n${text}`);
  }
  return said;
}
