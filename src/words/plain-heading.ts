/** The heading of a column without what writers vary: case, width, blanks, brackets, the required mark and a trailing colon. */
export const plainHeading = (heading: string): string =>
  heading
    .normalize('NFKC')
    .replace(/[\s*:_/()"'\p{Cf}]/gu, '')
    .toLowerCase();
