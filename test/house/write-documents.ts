// `npm run documents`: writes the tables of docs/ as the code has them today.
import { writeFileSync } from 'node:fs';
import { pages, read, withTables } from './documents.ts';

for (const page of pages) {
  const before = read(page);
  const after = withTables(before);
  if (after !== before) writeFileSync(new URL(`../../${page}`, import.meta.url), after);
}
