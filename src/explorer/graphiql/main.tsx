// The first page: GraphiQL with the saved questions and a place for a token.
import 'graphiql/setup-workers/vite';
import '@graphiql/react/style.css';
import '@graphiql/plugin-doc-explorer/style.css';
import 'graphiql/graphiql.css';
import './graphiql.css';
import { GraphiQL } from 'graphiql';
import { createRoot } from 'react-dom/client';
import type { Example } from '../../http/examples.ts';

import { Banner } from './banner.tsx';
import { createExampleList } from './example-list.tsx';
import { fetcher } from './fetcher.ts';

/** A hub that is slow or down must not keep the page from opening: the fault is shown where the examples would be. */
async function readExamples(): Promise<readonly Example[]> {
  const response = await fetch('/examples.json', { signal: AbortSignal.timeout(5000) });
  if (!response.ok) throw new Error(`HTTP ${response.status}`);
  return (await response.json()) as readonly Example[];
}

/** What the first tab holds when this browser tab has no questions of its own yet. */
function firstQuestion(example: Example | undefined) {
  if (example === undefined || sessionStorage.getItem('graphiql:tabState') !== null) return {};
  return {
    initialQuery: example.query,
    initialVariables: JSON.stringify(example.variables, null, 2),
  };
}

const welcome = `# 在此写查询，按 Ctrl+Enter 运行；左侧有文档。
# Write a question here, Ctrl+Enter runs it; the documentation is on the left.
query Me {
  viewer { role scopes seesPersonNames }
}
`;

const page = document.getElementById('page');
if (page === null) throw new Error('index.html has no #page');
const examples = await readExamples().catch((error: unknown) => String(error));
const exampleList = createExampleList(examples);
createRoot(page).render(
  <>
    <Banner />
    <main>
      {/* variables can hold names and numbers of persons, so nothing outlives the browser tab */}
      <GraphiQL
        fetcher={fetcher}
        storage={sessionStorage}
        plugins={[exampleList]}
        visiblePlugin={exampleList}
        defaultQuery={welcome}
        defaultEditorToolsVisibility="variables"
        isHeadersEditorEnabled={false}
        showPersistHeadersSettings={false}
        {...firstQuestion(typeof examples === 'string' ? undefined : examples[0])}
      />
    </main>
  </>,
);
