/** The core questions, each asked about many subjects of the city. */
export interface Subject {
  readonly id: string;
  readonly uscc: string;
  readonly name: string;
}

export interface Operation {
  readonly name: string;
  /** Whether the goal of the ratio to the bare driver is set for it. */
  readonly hasRatioGoal: boolean;
  readonly query: string;
  readonly variables: (subject: Subject) => Readonly<Record<string, unknown>>;
}

const summary = 'licences penalties fines listEntries judgmentDefaults honours latestDecisionOn';
const party = 'id kind name';

export const operations: readonly Operation[] = [
  {
    name: 'point look-up',
    hasRatioGoal: true,
    query: `query PointLookUp($uscc: String!) {
      subject(key: { uscc: $uscc }) {
        ${party} status regionCode identifiers { scheme value checkDigitValid }
        ... on Enterprise { legalForm establishedOn registeredCapital address businessScope }
      }
    }`,
    variables: ({ uscc }) => ({ uscc }),
  },
  {
    name: 'nested subject',
    hasRatioGoal: true,
    query: `query NestedSubject($uscc: String!) {
      subject(key: { uscc: $uscc }) {
        ${party} status
        ... on Enterprise {
          legalRepresentative { from { ${party} } validFrom }
          shareholders(first: 20) { nodes { from { ${party} } ratio subscribed validFrom } }
          executives(first: 20) { nodes { from { ${party} } position } }
        }
        records(first: 20) { nodes { id kind title documentNumber decidedOn authority { name } } }
      }
    }`,
    variables: ({ uscc }) => ({ uscc }),
  },
  {
    name: 'credit map, 2 hops',
    hasRatioGoal: true,
    query: `query TwoHops($centre: ID!) {
      creditMap(centre: $centre, hops: 2, limit: 1000) {
        nodes { hop hidden subject { ${party} } signals { penalties listEntries honours } }
        edges { id kind from { id } to { id } ratio position }
        truncated { node kind direction shown total cursor }
      }
    }`,
    variables: ({ id }) => ({ centre: id }),
  },
  {
    name: 'controllers, proof',
    hasRatioGoal: true,
    query: `query Owners($subject: ID!) {
      controllers(subject: $subject, rule: BENEFICIAL_OWNER) {
        edition
        controllers {
          subject { ${party} } ratio basis
          proof { arithmetic edges { id ratio } paths { product nodes { id name } } }
        }
        warnings { code message }
      }
    }`,
    variables: ({ id }) => ({ subject: id }),
  },
  {
    name: 'search by name',
    hasRatioGoal: false,
    query: `query Search($search: String!) {
      subjects(search: $search, first: 10) { nodes { ${party} status } pageInfo { hasNextPage } }
    }`,
    // the first two characters are the city's, which nearly every name begins with
    variables: ({ name }) => ({ search: Array.from(name).slice(2, 6).join('') }),
  },
  {
    name: 'credit report',
    hasRatioGoal: false,
    query: `query Report($subject: ID!) {
      creditReport(subject: $subject, purpose: DUE_DILIGENCE) {
        number
        subject { ${party} }
        summary { ${summary} }
        legalRepresentative { subject { ${party} } summary { ${summary} } }
        controllers { role subject { ${party} } control { ratio basis } summary { ${summary} } }
        warnings { code message }
      }
    }`,
    variables: ({ id }) => ({ subject: id }),
  },
];
