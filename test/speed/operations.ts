/** The core questions, each asked about many subjects of the city. */
export interface Subject {
  readonly id: string;
  readonly uscc: string;
  readonly name: string;
}

export interface Operation {
  readonly name: string;
  /** Most that its p50 may be of the bare driver's; null where no goal is set. */
  readonly ratioGoal: number | null;
  /** Whether the goals of throughput and of growth with the city are set for it. */
  readonly isCore: boolean;
  /** Subjects with the most holdings, or pairs that somebody links, instead of any. */
  readonly asked?: 'HUBS' | 'LINKED';
  /** The bare driver sends only the statement that fetches relations. */
  readonly bareEdges?: true;
  readonly query: string;
  /** The question about a subject, and another one where it takes two. */
  readonly variables: (subject: Subject, other: Subject) => Readonly<Record<string, unknown>>;
}

const summary = 'licences penalties fines listEntries judgmentDefaults honours latestDecisionOn';
const party = 'id kind name';

const paths = `query Paths($from: ID!, $to: ID!) {
  paths(from: $from, to: $to, maxHops: 6) {
    complete explored paths { weight explanation nodes { id name } edges { id kind } }
  }
}`;

export const operations: readonly Operation[] = [
  {
    name: 'point look-up',
    ratioGoal: 1.6,
    isCore: true,
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
    ratioGoal: 1.6,
    isCore: true,
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
    ratioGoal: 1.6,
    isCore: true,
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
    ratioGoal: 1.6,
    isCore: true,
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
    ratioGoal: null,
    isCore: true,
    query: `query Search($search: String!) {
      subjects(search: $search, first: 10) { nodes { ${party} status } pageInfo { hasNextPage } }
    }`,
    // the first two characters are the city's, which nearly every name begins with
    variables: ({ name }) => ({ search: Array.from(name).slice(2, 6).join('') }),
  },
  {
    name: 'credit report',
    ratioGoal: null,
    isCore: true,
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
  {
    name: 'credit map, 2 hops, 1,000 nodes',
    ratioGoal: 2,
    isCore: false,
    asked: 'HUBS',
    bareEdges: true,
    query: `query Thousand($centre: ID!) {
      creditMap(centre: $centre, hops: 2, perNode: 200, limit: 1000) {
        nodes { hop subject { ${party} } }
        edges { id kind from { id } to { id } ratio position }
      }
    }`,
    variables: ({ id }) => ({ centre: id }),
  },
  {
    // drawn from the whole city, hardly any two have to do with one another
    name: 'paths, 6 hops',
    ratioGoal: null,
    isCore: false,
    query: paths,
    variables: ({ id }, other) => ({ from: id, to: other.id }),
  },
  {
    name: 'paths, 6 hops, of two with a link',
    ratioGoal: null,
    isCore: false,
    asked: 'LINKED',
    query: paths,
    variables: ({ id }, other) => ({ from: id, to: other.id }),
  },
];
