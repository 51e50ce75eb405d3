// The explorer's questions. A test holds each of them to the schema.

const subject = 'id kind name status';
const edge = 'id kind from { id } to { id } ratio ratioMin position validFrom validTo disputed';
const signals = 'penalties listEntries brokenCommitments honours sanctions repairs grade';
const map = `
  nodes { hop hidden subject { ${subject} } signals { ${signals} } }
  edges { ${edge} }
  truncated { node kind direction total cursor }
  asOf { validAt knownAt }`;
const provenance = 'department { name } fileName row catalogueItem document';
const records = `
  totalCount
  nodes {
    id kind title documentNumber decidedOn authority { name } details { name values }
    validFrom validTo publicity { from to earliestRepair class basis }
    provenance { ${provenance} }
  }
  pageInfo { hasNextPage endCursor }`;

export const viewerQuestion = 'query ExplorerViewer { viewer { role seesPersonNames } }';

export const searchQuestion = `query ExplorerSearch($search: String!, $first: Int!, $asOf: AsOf) {
  subjects(search: $search, first: $first, asOf: $asOf) {
    totalCount totalIsExact nodes { ${subject} identifiers { scheme value } }
  }
}`;

export const mapQuestion = `query ExplorerMap(
  $centre: ID!, $hops: Int!, $relations: [RelationKind!], $perNode: Int!, $limit: Int!, $after: String, $asOf: AsOf
) {
  creditMap(
    centre: $centre, hops: $hops, relations: $relations, perNode: $perNode, limit: $limit, after: $after, asOf: $asOf
  ) { ${map} }
}`;

export const cardQuestion = `query ExplorerCard($id: ID!, $after: String, $asOf: AsOf) {
  subject(key: { id: $id }, asOf: $asOf) {
    ${subject} regionCode identifiers { scheme value checkDigitValid }
    provenance { ${provenance} }
    records(first: 20, after: $after) { ${records} }
    merges { id absorbedId absorbedName kept { id name } evidence decidedAt undoneAt reason disputed }
    ... on Enterprise {
      formerNames legalForm industryCode establishedOn registeredCapital capitalCurrency address
      registrationAuthority businessScope
    }
  }
}`;

/** What is imposed on a subject, and how it is graded today. */
export const standingQuestion = `query ExplorerStanding($id: ID!, $asOf: AsOf) {
  subject(key: { id: $id }, asOf: $asOf) {
    sanctions(active: true, first: 50) {
      totalCount nodes { id effect measureId measure { name } basis from to applier { name } }
    }
    evaluation {
      score grade { value name } scheme { title edition } cutOff
      items { id name points } ceilings { name grade }
      improvements(first: 3) {
        nodes { record { id title decidedOn } repairableFrom endsOn gain scoreAfter gradeAfter }
      }
    }
  }
}`;

export const relationQuestion = `query ExplorerRelation($id: ID!, $asOf: AsOf) {
  node(id: $id, asOf: $asOf) {
    ... on Relation {
      id kind ratio ratioMin ratioSource subscribed paid position identifiedBy
      validFrom validTo recordedAt disputed
      from { ${subject} } to { ${subject} }
      provenance { ${provenance} }
    }
  }
}`;

/** Signals of up to 50 subjects, and the relations between them. */
export const signalsQuestion = `query ExplorerSignals($subjects: [ID!]!, $asOf: AsOf) {
  groupRelations(subjects: $subjects, maxHops: 1, asOf: $asOf) {
    nodes { hop hidden subject { id } signals { ${signals} } }
  }
}`;

const namedEdge = `
  id kind from { ${subject} } to { ${subject} } ratio ratioMin position validFrom validTo disputed`;

export const pathsQuestion = `query ExplorerPaths($from: ID!, $to: ID!, $language: Language!, $asOf: AsOf) {
  paths(from: $from, to: $to, maxHops: 6, first: 5, asOf: $asOf) {
    paths { weight explanation(language: $language) nodes { ${subject} } edges { ${namedEdge} } }
    complete explored asOf { validAt knownAt }
  }
}`;

const controller = `
  subject { ${subject} } ratio basis(language: $language)
  proof { arithmetic(language: $language) edges { ${namedEdge} } paths { product nodes { id name } edges { id ratio } } }`;

export const controlQuestion = `query ExplorerControl(
  $subject: ID!, $rule: ControlRule!, $language: Language!, $asOf: AsOf
) {
  controllers(subject: $subject, rule: $rule, asOf: $asOf) {
    edition(language: $language) controllers { ${controller} } filed { ${controller} }
    warnings { code message(language: $language) edges { ${namedEdge} } } asOf { validAt knownAt }
  }
}`;

/** How up to 50 subjects hang together. */
export const togetherQuestion = `query ExplorerTogether($subjects: [ID!]!, $asOf: AsOf) {
  groupRelations(subjects: $subjects, maxHops: 4, asOf: $asOf) { complete ${map} }
}`;

/** Which of these there are on this day. */
export const presentQuestion = `query ExplorerPresent($ids: [ID!]!, $asOf: AsOf) {
  nodes(ids: $ids, asOf: $asOf) { id }
}`;

const mapNode = `hop hidden subject { ${subject} } signals { ${signals} }`;
const member = `
  node { ${mapNode} } community reasons { kind explanation(language: $language) }`;

export const groupQuestion = `query ExplorerGroup($subject: ID!, $language: Language!, $asOf: AsOf) {
  relatedGroup(subject: $subject, asOf: $asOf) {
    centre { ${subject} } members { ${member} } people { ${member} } edges { ${edge} }
    hubs { subject { ${subject} } explanation(language: $language) }
    risk { score arithmetic carriers { node { ${mapNode} } edges { id } contribution arithmetic } }
    truncated { node kind direction total cursor } complete edition(language: $language)
    asOf { validAt knownAt }
  }
}`;

const diffPart = `nodes { ${mapNode} } edges { ${namedEdge} }`;
const fieldChanges = 'fields { name before after }';

/** Grown as far as `mapQuestion` grows the map that it is drawn on. */
export const diffQuestion = `query ExplorerDiff(
  $centre: ID!, $hops: Int!, $perNode: Int!, $limit: Int!, $from: AsOf!, $to: AsOf!
) {
  creditMapDiff(centre: $centre, hops: $hops, perNode: $perNode, limit: $limit, from: $from, to: $to) {
    appeared { ${diffPart} } gone { ${diffPart} }
    changedEdges { before { ${namedEdge} } after { ${namedEdge} } ${fieldChanges} }
    changedSubjects { after { ${subject} } ${fieldChanges} }
    complete from { validAt knownAt } to { validAt knownAt }
  }
}`;

/** What was decided about those on either map. */
export const decidedQuestion = `query ExplorerDecided($subjects: [ID!]!, $from: AsOf!, $to: AsOf!) {
  decidedRecords(subjects: $subjects, from: $from, to: $to, first: 100) {
    nodes { id kind title decidedOn subject { ${subject} } } complete
  }
}`;

/** Who stand at the active ends of these relations. */
export const peopleQuestion = `query ExplorerPeople($ids: [ID!]!, $asOf: AsOf) {
  nodes(ids: $ids, asOf: $asOf) { ... on Relation { id from { ${subject} } } }
}`;

const evidence = 'kind sharedBy isExact strength relations explanation(language: $language)';

export const suspicionQuestion = `query ExplorerSuspicion($subject: ID!, $language: Language!, $asOf: AsOf) {
  suspectedLinks(subject: $subject, asOf: $asOf) {
    links { subject { ${subject} identifiers { scheme value checkDigitValid } } hard { ${evidence} } soft { ${evidence} } strength }
    complete edition(language: $language) asOf { validAt knownAt }
  }
}`;
