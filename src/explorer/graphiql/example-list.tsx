// The side list of saved questions of the GraphiQL page.
import { useGraphiQL, useGraphiQLActions, type GraphiQLPlugin } from '@graphiql/react';
import type { Example } from '../../http/examples.ts';

const Icon = () => (
  <svg viewBox="0 0 24 24" fill="none" stroke="currentColor" strokeWidth="1.5" aria-hidden="true">
    <path d="M6 4h12v16l-6-4-6 4z" />
  </svg>
);

/** A side list of saved questions, or why there are none; one that is chosen opens in its own tab. */
export const createExampleList = (examples: readonly Example[] | string): GraphiQLPlugin => ({
  title: '示例 Examples',
  icon: Icon,
  content: () => (
    <section className="hub-examples" aria-label="示例 Examples">
      <h2>
        示例 <span lang="en">Examples</span>
      </h2>
      {typeof examples === 'string' ? <Unread fault={examples} /> : <List examples={examples} />}
    </section>
  ),
});

const Unread = ({ fault }: { readonly fault: string }) => (
  <p>
    暂时读不到示例，请稍后刷新。
    <span lang="en">The examples cannot be read now; reload later.</span> ({fault})
  </p>
);

function List({ examples }: { readonly examples: readonly Example[] }) {
  const open = useOpen();
  if (examples.length === 0) return <p>没有载入示例城市。No example city is loaded.</p>;
  return (
    <ol>
      {examples.map((example) => (
        <li key={example.title}>
          <button
            type="button"
            onClick={() => {
              open(example);
            }}
          >
            {example.titleZh}
            <span lang="en">{example.title}</span>
          </button>
        </li>
      ))}
    </ol>
  );
}

function useOpen() {
  const tabs = useGraphiQL((state) => state.tabs);
  const queryEditor = useGraphiQL((state) => state.queryEditor);
  const variableEditor = useGraphiQL((state) => state.variableEditor);
  const actions = useGraphiQLActions();
  return ({ query, variables }: Example) => {
    const tab = tabs.findIndex((each) => each.query === query);
    if (tab >= 0) {
      actions.changeTab(tab);
      return;
    }
    actions.addTab();
    queryEditor?.setValue(query);
    variableEditor?.setValue(JSON.stringify(variables, null, 2));
  };
}
