// How strongly things in common suggest a link: no database, no clock.
import type { EvidenceKind, SuspicionRules } from '../../rules/suspicion.ts';
import type { Bilingual } from '../../words/bilingual.ts';

/** One thing that a subject shares with others. */
export interface Shared {
  readonly kind: EvidenceKind;
  /** As it may be shown; null for what is personal. */
  readonly value: string | null;
  /** How many share it, the subject asked about included; `isExact` is false beyond the limit of counting. */
  readonly sharedBy: number;
  readonly isExact: boolean;
  /** Ids of the relations that it rests on; none for what registrations say. */
  readonly edgeIds: readonly string[];
}

/** The same as evidence of a link to one of the others. */
export interface Evidence extends Shared {
  /** 0..1. */
  readonly strength: number;
  readonly isHard: boolean;
  readonly sentence: Bilingual;
}

const labels = {
  ADDRESS: { zh: '登记住所', en: 'registered address' },
  PHONE: { zh: '联系电话', en: 'telephone number' },
  MAIL_DOMAIN: { zh: '电子邮箱域名', en: 'mailbox domain' },
  ADJACENT_NUMBER: { zh: '号码', en: 'number' },
  SAME_PEOPLE: { zh: '人员', en: 'people' },
} as const satisfies Record<EvidenceKind, object>;

function sentenceOf({ kind, value, sharedBy, isExact }: Shared): Evidence['sentence'] {
  const { zh, en } = labels[kind];
  const [shownZh, shownEn] =
    value === null
      ? ['（个人信息，不公开）', ' (personal, not shown)']
      : [`：${value}`, `: ${value}`];
  if (kind === 'ADJACENT_NUMBER')
    return { zh: `${zh}前后相邻${shownZh}。`, en: `Their numbers follow one another${shownEn}.` };
  if (kind === 'SAME_PEOPLE')
    return {
      zh: `双方有${sharedBy}名相同的人员。`,
      en: `Both have ${sharedBy} persons in common.`,
    };
  const [atLeastZh, atLeastEn] = isExact ? ['', ''] : ['至少', 'at least '];
  return {
    zh: `${zh}相同${shownZh}，共${atLeastZh}${sharedBy}个主体使用。`,
    en: `The same ${en}${shownEn}, used by ${atLeastEn}${sharedBy} subjects.`,
  };
}

/** The evidence that something shared is: the more share it, the less it says. */
export function evidenceOf(shared: Shared, rules: SuspicionRules): Evidence {
  const { strength, isHard } = rules.evidence[shared.kind];
  const { free, exponent } = rules.crowd;
  const isCommon = shared.kind !== 'SAME_PEOPLE' && shared.sharedBy > free;
  const left = strength * (isCommon ? (free / shared.sharedBy) ** exponent : 1);
  return {
    ...shared,
    strength: Number(left.toFixed(6)),
    isHard: isHard && left >= rules.hardFrom,
    sentence: sentenceOf(shared),
  };
}

/** One suspected link, with all that suggests it. */
export interface SuspectedLink {
  readonly id: string;
  readonly hard: readonly Evidence[];
  readonly soft: readonly Evidence[];
  /** 0..1: what is left unexplained if each piece of evidence is independent of the others, taken from 1. */
  readonly strength: number;
}

const strongestFirst = (list: readonly Evidence[]): Evidence[] =>
  list.toSorted((a, b) => b.strength - a.strength || (a.kind < b.kind ? -1 : 1));

/** All that suggests links, by the other subject, strongest first. */
export function linksOf(
  found: readonly { readonly others: readonly string[]; readonly shared: Shared }[],
  rules: SuspicionRules,
): SuspectedLink[] {
  const byOther = new Map<string, Evidence[]>();
  for (const { others, shared } of found) {
    const evidence = evidenceOf(shared, rules);
    for (const id of others) byOther.set(id, [...(byOther.get(id) ?? []), evidence]);
  }
  return [...byOther]
    .map(([id, list]) => ({
      id,
      hard: strongestFirst(list.filter(({ isHard }) => isHard)),
      soft: strongestFirst(list.filter(({ isHard }) => !isHard)),
      strength: Number((1 - list.reduce((left, one) => left * (1 - one.strength), 1)).toFixed(6)),
    }))
    .sort((a, b) => b.strength - a.strength || (a.id < b.id ? -1 : 1));
}
