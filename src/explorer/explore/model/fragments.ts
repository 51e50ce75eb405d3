/** Parts that the explorer's questions have in common, and that codegen makes types of. */

export const named = /* question */ `fragment Named on Subject { id kind name status }`;

export const edge = /* question */ `fragment Edge on Relation {
  id kind from { id } to { id } third { id } ratio ratioMin position validFrom validTo disputed
}`;

export const namedEdge = /* question */ `fragment NamedEdge on Relation {
  id kind from { ...Named } to { ...Named } third { id } ratio ratioMin position validFrom validTo disputed
}`;

export const signals = /* question */ `fragment Signals on CreditSignals {
  penalties listEntries brokenCommitments honours sanctions repairs grade notOpen
}`;

export const mapNode = /* question */ `fragment MapNode on CreditMapNode {
  hop hidden subject { ...Named } signals { ...Signals }
}`;

export const truncation = /* question */ `fragment Cut on Truncation { node kind direction total cursor }`;

export const clocks = /* question */ `fragment Clocks on ResolvedAsOf { validAt knownAt }`;

export const source = /* question */ `fragment Source on Provenance {
  department { name } fileName row catalogueItem document
}`;

export const map = /* question */ `fragment Map on CreditMap {
  nodes { ...MapNode } edges { ...Edge } truncated { ...Cut } asOf { ...Clocks }
}`;

export const controller = /* question */ `fragment Controlling on Controller {
  subject { ...Named } ratio basis(language: $language)
  proof {
    arithmetic(language: $language) edges { ...NamedEdge }
    paths { product nodes { id name } edges { id ratio } }
  }
}`;

export const member = /* question */ `fragment Member on GroupMember {
  node { ...MapNode } community reasons { kind explanation(language: $language) }
}`;

export const diffPart = /* question */ `fragment DiffPart on CreditMapPart {
  nodes { ...MapNode } edges { ...NamedEdge }
}`;

export const fieldChange = /* question */ `fragment FieldChanged on FieldChange { name before after }`;

export const evidence = /* question */ `fragment Evidence on SuspectedEvidence {
  kind sharedBy isExact strength relations explanation(language: $language)
}`;
