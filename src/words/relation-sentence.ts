/** A relation, as far as a sentence says it. */
export interface SaidRelation {
  readonly kind: string;
  readonly fromId: string;
  readonly toId: string;
  /** 0..1, null when unknown. */
  readonly ratio: number | null;
  /** The office, where the source names it. */
  readonly position?: string | null | undefined;
}

/** How a subject is called in a sentence. */
export type NameOf = (id: string) => string;

/** A share as texts say it, at most four decimals: 0.6 is `60%`. */
export const percent = (ratio: number): string => `${Number((ratio * 100).toFixed(4))}%`;

/** The relation in Chinese, without a full stop. */
export function relationZh(edge: SaidRelation, name: NameOf): string {
  const [from, to] = [name(edge.fromId), name(edge.toId)];
  switch (edge.kind) {
    case 'LEGAL_REPRESENTATIVE':
      return `${from}是${to}的法定代表人`;
    case 'EXECUTIVE':
      return edge.position == null ? `${from}在${to}任职` : `${from}任${to}${edge.position}`;
    case 'BRANCH':
      return `${from}是${to}的分支机构`;
    default:
      return edge.ratio === null
        ? `${from}持有${to}的股份`
        : `${from}持有${to}${percent(edge.ratio)}的股份`;
  }
}

/** The relation in English, without a full stop. */
export function relationEn(edge: SaidRelation, name: NameOf): string {
  const [from, to] = [name(edge.fromId), name(edge.toId)];
  switch (edge.kind) {
    case 'LEGAL_REPRESENTATIVE':
      return `${from} is the legal representative of ${to}`;
    case 'EXECUTIVE':
      return `${from} holds ${edge.position == null ? 'an office' : `the office ${edge.position}`} at ${to}`;
    case 'BRANCH':
      return `${from} is a branch of ${to}`;
    default:
      return `${from} holds ${edge.ratio === null ? 'shares' : percent(edge.ratio)} of ${to}`;
  }
}
