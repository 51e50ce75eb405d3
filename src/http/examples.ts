// The questions that the page offers. They live outside explorer/ because the server hands them out, filled with
// keys of whatever city is loaded.

/** A saved question: what it is called in both languages, its document and its variables. */
export interface Example {
  readonly title: string;
  readonly titleZh: string;
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** An enterprise that the loaded city knows and that has controllers worth looking at. */
export interface Landmark {
  readonly uscc: string;
  readonly id: string;
  readonly name: string;
}

/** Later than 2024-11-01, since which order 2024-3 defines a beneficial owner. */
const earlierDay = '2025-06-30';

const report = `# 企业信用报告，连同法定代表人和
# 每一位控制人各自的信用概要
# A firm's report with summaries
# of those who run and control it
query LegalPersonReport($subject: ID!) {
  creditReport(
    subject: $subject
    purpose: DUE_DILIGENCE
  ) {
    number
    issuedAt
    subject { id kind name }
    summary { ...Counts }
    legalRepresentative {
      subject { id kind name }
      summary { ...Counts }
    }
    controllers {
      role
      subject { id kind name }
      control { ratio basis }
      summary { ...Counts }
    }
    warnings { code message }
  }
}

fragment Counts on CreditSummary {
  licences
  penalties
  fines
  listEntries
  judgmentDefaults
  honours
  latestDecisionOn
  notOpen
}
`;

const search = `# 按名称的一部分查找市场主体
# （自然人不可搜索）
# Market subjects by part of name;
# persons are never searched for
query SearchByName($search: String!) {
  subjects(search: $search, first: 10) {
    totalCount
    totalIsExact
    nodes {
      id kind name status
      identifiers { scheme value }
    }
    pageInfo { hasNextPage endCursor }
  }
}
`;

const shareholders = `# 按统一社会信用代码查股东与比例
# Shareholders and their ratios,
# by unified social credit code
query Shareholders($uscc: String!) {
  subject(key: { uscc: $uscc }) {
    id
    name
    ... on Enterprise {
      legalForm
      establishedOn
      registeredCapital
      shareholders(first: 20) {
        totalCount
        nodes {
          from { id kind name }
          ratio
          ratioSource
          subscribed
          validFrom
        }
      }
    }
  }
}
`;

const map = `# 两跳以内的关系；truncated 写明
# 没有显示的有多少、如何继续
# Relations within two hops;
# truncated says what is left out
query CreditMap($centre: ID!) {
  creditMap(
    centre: $centre
    hops: 2
    perNode: 10
    limit: 100
  ) {
    nodes {
      hop
      subject { id kind name }
      signals {
        penalties listEntries honours
      }
    }
    edges {
      kind
      from { id }
      to { id }
      ratio
      position
    }
    truncated {
      node kind direction
      shown total cursor
    }
  }
}
`;

const owners = `# 受益所有人，附可以手工复算的依据
# Beneficial owners; arithmetic
# can be replayed by hand
query BeneficialOwners($subject: ID!) {
  controllers(
    subject: $subject
    rule: BENEFICIAL_OWNER
  ) {
    ...Answer
  }
}
`;

const ownersThen = `# 同一问题，问更早的一天
# （在下方变量中改动 validAt）
# The same on an earlier day:
# change validAt in the variables
query BeneficialOwnersThen(
  $subject: ID!
  $asOf: AsOf!
) {
  controllers(
    subject: $subject
    rule: BENEFICIAL_OWNER
    asOf: $asOf
  ) {
    ...Answer
  }
}
`;

const answer = `
fragment Answer on ControlAnswer {
  edition
  asOf { validAt knownAt }
  controllers {
    subject { id kind name }
    ratio
    basis
    proof {
      arithmetic
      paths { product nodes { name } }
    }
  }
  warnings { code message }
}
`;

/** The six questions about one enterprise of the loaded city, the report with its controllers first. */
export function examples({ uscc, id, name }: Landmark): readonly Example[] {
  // by characters, not by UTF-16 units: rare characters of names take two
  const partOfName = Array.from(name).slice(0, 4).join('');
  return [
    {
      title: 'Report with controllers',
      titleZh: '信用报告与控制人',
      query: report,
      variables: { subject: id },
    },
    {
      title: 'Search by Chinese name',
      titleZh: '按名称查找',
      query: search,
      variables: { search: partOfName },
    },
    {
      title: 'Shareholders by credit code',
      titleZh: '按信用代码查股东',
      query: shareholders,
      variables: { uscc },
    },
    {
      title: 'Credit map, two hops',
      titleZh: '两跳信用图谱',
      query: map,
      variables: { centre: id },
    },
    {
      title: 'Beneficial owners with proof',
      titleZh: '受益所有人及依据',
      query: owners + answer,
      variables: { subject: id },
    },
    {
      title: 'The same on an earlier day',
      titleZh: '更早一天的受益所有人',
      query: ownersThen + answer,
      variables: { subject: id, asOf: { validAt: earlierDay } },
    },
  ];
}
