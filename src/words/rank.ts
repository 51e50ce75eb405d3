import { relationKindRow, type StoredKind } from './relation-kinds.ts';

/** Sorts what weighs most first, see src/README.md: a larger ratio, else an earlier beginning; the id breaks ties. */
export function rankOf(
  kind: StoredKind,
  ratio: number | undefined,
  validFrom: string | undefined,
  id: string,
): string {
  const byShare = kind !== 'FILED_CONTROLLER' && relationKindRow(kind).weighs === 'SHARE';
  const shareFirst = ratio === undefined ? '~' : (1 - Math.min(1, ratio)).toFixed(6);
  return `${byShare ? shareFirst : (validFrom ?? '~')}|${id}`;
}
