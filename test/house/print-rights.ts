// `npm run print-rights`: writes docs/rights.md from the table of rights.
import { writeFileSync } from 'node:fs';
import { format } from 'prettier';
import { rightsPage } from './rights-page.ts';

const page = await format(rightsPage(), { parser: 'markdown', singleQuote: true, printWidth: 100 });
writeFileSync(new URL('../../docs/rights.md', import.meta.url), page);
