/** Sorts what weighs most first, see src/README.md: a larger ratio, else an earlier beginning; the id breaks ties. */
export function rankOf(
  kind: string,
  ratio: number | undefined,
  validFrom: string | undefined,
  id: string,
): string {
  const weighs = kind === 'SHAREHOLDER' && ratio !== undefined;
  return `${weighs ? (1 - Math.min(1, ratio)).toFixed(6) : kind === 'SHAREHOLDER' ? '~' : (validFrom ?? '~')}|${id}`;
}
