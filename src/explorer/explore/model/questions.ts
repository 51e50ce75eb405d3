/**
 * The explorer's questions. Codegen reads them from here: it refuses what does not fit the schema, and the types of the
 * answers (src/generated/explorer.ts) are made from nothing else.
 */
import type * as typed from '../../../generated/explorer.ts';
import type { Question } from '../../hub/ask.ts';
import {
  named,
  edge,
  namedEdge,
  signals,
  mapNode,
  truncation,
  clocks,
  source,
  map,
  controller,
  member,
  diffPart,
  fieldChange,
  evidence,
} from './fragments.ts';

const mapParts = [map, mapNode, named, edge, signals, truncation, clocks].join('\n');

export const viewerQuestion: Question<
  typed.ExplorerViewerQuery,
  typed.ExplorerViewerQueryVariables
> = /* question */ `query ExplorerViewer { viewer { role department seesPersonNames } }`;

export const searchQuestion: Question<
  typed.ExplorerSearchQuery,
  typed.ExplorerSearchQueryVariables
> = /* question */ `query ExplorerSearch($search: String!, $first: Int!, $asOf: AsOf) {
  subjects(search: $search, first: $first, asOf: $asOf) {
    totalCount totalIsExact nodes { ...Named identifiers { scheme value } }
  }
}
${named}`;

/** All that a search finds, a page at a time, narrowed by what the viewer chose. */
export const resultsQuestion: Question<
  typed.ExplorerResultsQuery,
  typed.ExplorerResultsQueryVariables
> = /* question */ `query ExplorerResults(
  $search: String!, $filter: SubjectFilter, $first: Int!, $after: String, $asOf: AsOf
) {
  subjects(search: $search, filter: $filter, first: $first, after: $after, asOf: $asOf) {
    totalCount totalIsExact nodes { ...Named identifiers { scheme value } }
    pageInfo { hasNextPage endCursor }
  }
}
${named}`;

export const mapQuestion: Question<typed.ExplorerMapQuery, typed.ExplorerMapQueryVariables> =
  /* question */ `query ExplorerMap(
  $centre: ID!, $hops: Int!, $relations: [RelationKind!], $perNode: Int!, $limit: Int!, $after: String, $asOf: AsOf
) {
  creditMap(centre: $centre, hops: $hops, relations: $relations, perNode: $perNode, limit: $limit, after: $after, asOf: $asOf) {
    ...Map
  }
}
${mapParts}`;

export const cardQuestion: Question<typed.ExplorerCardQuery, typed.ExplorerCardQueryVariables> =
  /* question */ `query ExplorerCard($id: ID!, $after: String, $asOf: AsOf) {
  subject(key: {id: $id}, asOf: $asOf) {
    ...Named regionCode identifiers { scheme value checkDigitValid } provenance { ...Source }
    records(first: 20, after: $after) {
      totalCount notOpen
      nodes {
        id kind title documentNumber decidedOn authority { name } details { name heading values }
        validFrom validTo publicity { from to earliestRepair class basis }
        provenance { ...Source }
      }
      pageInfo { hasNextPage endCursor }
    }
    merges {
      id absorbedId absorbedName kept { id name } evidence decidedAt undoneAt reason disputed
    }
    ... on Enterprise {
      formerNames legalForm industryCode establishedOn registeredCapital capitalCurrency address
      registrationAuthority businessScope
    }
  }
}
${named}
${source}`;

/** What is imposed on a subject, and how it is graded today. */
export const creditStatusQuestion: Question<
  typed.ExplorerCreditStatusQuery,
  typed.ExplorerCreditStatusQueryVariables
> = /* question */ `query ExplorerCreditStatus($id: ID!, $asOf: AsOf) {
  subject(key: {id: $id}, asOf: $asOf) {
    sanctions(active: true, first: 50) {
      totalCount nodes { id effect measureId measure { name } basis from to applier { name } }
    }
    evaluation {
      score grade { value name } scheme { title edition } cutOff items { id name points }
      ceilings { name grade }
      improvements(first: 3) {
        nodes { record { id title decidedOn } repairableFrom endsOn gain scoreAfter gradeAfter }
      }
    }
  }
}`;

export const relationQuestion: Question<
  typed.ExplorerRelationQuery,
  typed.ExplorerRelationQueryVariables
> = /* question */ `query ExplorerRelation($id: ID!, $asOf: AsOf) {
  node(id: $id, asOf: $asOf) {
    ... on Relation { ...NamedEdge third { ...Named } ratioSource votes subscribed paid amount debtKind guaranteeWay identifiedBy recordedAt provenance { ...Source } }
  }
}
${namedEdge}
${named}
${source}`;

/** Signals of up to 50 subjects, and the relations between them. */
export const signalsQuestion: Question<
  typed.ExplorerSignalsQuery,
  typed.ExplorerSignalsQueryVariables
> = /* question */ `query ExplorerSignals($subjects: [ID!]!, $asOf: AsOf) {
  groupRelations(subjects: $subjects, maxHops: 1, asOf: $asOf) {
    nodes { hop hidden subject { id } signals { ...Signals } }
  }
}
${signals}`;

export const pathsQuestion: Question<typed.ExplorerPathsQuery, typed.ExplorerPathsQueryVariables> =
  /* question */ `query ExplorerPaths($from: ID!, $to: ID!, $language: Language!, $asOf: AsOf) {
  paths(from: $from, to: $to, maxHops: 6, first: 5, asOf: $asOf) {
    paths { weight explanation(language: $language) nodes { ...Named } edges { ...NamedEdge } }
    complete explored asOf { ...Clocks }
  }
}
${namedEdge}
${named}
${clocks}`;

export const controlQuestion: Question<
  typed.ExplorerControlQuery,
  typed.ExplorerControlQueryVariables
> = /* question */ `query ExplorerControl(
  $subject: ID!, $rule: ControlRule!, $language: Language!, $asOf: AsOf
) {
  controllers(subject: $subject, rule: $rule, asOf: $asOf) {
    edition(language: $language) controllers { ...Controlling } filed { ...Controlling }
    warnings { code message(language: $language) edges { ...NamedEdge } } asOf { ...Clocks }
  }
}
${controller}
${namedEdge}
${named}
${clocks}`;

/** How up to 50 subjects hang together. */
export const togetherQuestion: Question<
  typed.ExplorerTogetherQuery,
  typed.ExplorerTogetherQueryVariables
> =
  /* question */ `query ExplorerTogether($subjects: [ID!]!, $asOf: AsOf) { groupRelations(subjects: $subjects, maxHops: 4, asOf: $asOf) { complete ...Map } }
${mapParts}`;

/** The numbers of up to 100 subjects, for tables that leave the page. */
export const codesQuestion: Question<typed.ExplorerCodesQuery, typed.ExplorerCodesQueryVariables> =
  /* question */ `query ExplorerCodes($ids: [ID!]!, $asOf: AsOf) {
  nodes(ids: $ids, asOf: $asOf) { ... on Subject { id identifiers { scheme value } } }
}`;

/** Which of these there are on this day. */
export const presentQuestion: Question<
  typed.ExplorerPresentQuery,
  typed.ExplorerPresentQueryVariables
> =
  /* question */ `query ExplorerPresent($ids: [ID!]!, $asOf: AsOf) { nodes(ids: $ids, asOf: $asOf) { id } }`;

export const groupQuestion: Question<typed.ExplorerGroupQuery, typed.ExplorerGroupQueryVariables> =
  /* question */ `query ExplorerGroup($subject: ID!, $language: Language!, $asOf: AsOf) {
  relatedGroup(subject: $subject, asOf: $asOf) {
    centre { ...Named } members { ...Member } people { ...Member } edges { ...Edge }
    hubs { subject { ...Named } explanation(language: $language) }
    risk { score arithmetic notOpen { hop } carriers { node { ...MapNode } edges { id } contribution arithmetic } }
    truncated { ...Cut } complete edition(language: $language) asOf { ...Clocks }
  }
}
${[member, mapNode, named, edge, signals, truncation, clocks].join('\n')}`;

/** Grown as far as `mapQuestion` grows the map that it is drawn on. */
export const diffQuestion: Question<typed.ExplorerDiffQuery, typed.ExplorerDiffQueryVariables> =
  /* question */ `query ExplorerDiff(
  $centre: ID!, $hops: Int!, $perNode: Int!, $limit: Int!, $from: AsOf!, $to: AsOf!
) {
  creditMapDiff(centre: $centre, hops: $hops, perNode: $perNode, limit: $limit, from: $from, to: $to) {
    appeared { ...DiffPart } gone { ...DiffPart }
    changedEdges { before { ...NamedEdge } after { ...NamedEdge } fields { ...FieldChanged } }
    changedSubjects { after { ...Named } fields { ...FieldChanged } } complete
    from { ...Clocks } to { ...Clocks }
  }
}
${[diffPart, mapNode, namedEdge, named, signals, fieldChange, clocks].join('\n')}`;

/** What was decided about those on either map. */
export const decidedQuestion: Question<
  typed.ExplorerDecidedQuery,
  typed.ExplorerDecidedQueryVariables
> = /* question */ `query ExplorerDecided($subjects: [ID!]!, $from: AsOf!, $to: AsOf!) {
  decidedRecords(subjects: $subjects, from: $from, to: $to, first: 100) {
    nodes { id kind title decidedOn subject { ...Named } } complete
  }
}
${named}`;

/** Who stand at the active ends of these relations. */
export const peopleQuestion: Question<
  typed.ExplorerPeopleQuery,
  typed.ExplorerPeopleQueryVariables
> =
  /* question */ `query ExplorerPeople($ids: [ID!]!, $asOf: AsOf) { nodes(ids: $ids, asOf: $asOf) { ... on Relation { id from { ...Named } } } }
${named}`;

export const suspicionQuestion: Question<
  typed.ExplorerSuspicionQuery,
  typed.ExplorerSuspicionQueryVariables
> = /* question */ `query ExplorerSuspicion($subject: ID!, $language: Language!, $asOf: AsOf) {
  suspectedLinks(subject: $subject, asOf: $asOf) {
    links {
      subject { ...Named identifiers { scheme value checkDigitValid } } hard { ...Evidence }
      soft { ...Evidence } strength
    }
    complete edition(language: $language) asOf { ...Clocks }
  }
}
${named}
${evidence}
${clocks}`;
