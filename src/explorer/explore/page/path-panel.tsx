import { relationText } from '../model/lines.ts';
import type { Finding } from '../model/findings.ts';
import { FindingItem } from './finding-item.tsx';
import { SubjectLink } from './subject-link.tsx';
import { useExplorer } from './use-explorer.ts';

/** The weightiest paths between two subjects, each with its sentence. */
export function PathPanel({ finding }: { readonly finding: Finding & { readonly is: 'paths' } }) {
  const { state, words } = useExplorer();
  const { say } = words;
  const { paths, complete, explored } = finding.answer;
  const nameOf = (id: string): string => state.picture.nodes.get(id)?.name ?? '';
  return (
    <article className="card">
      <header>
        <p className="kind">{say('paths')}</p>
        <h2 className="ends">
          <SubjectLink id={finding.from} name={nameOf(finding.from)} /> —{' '}
          <SubjectLink id={finding.to} name={nameOf(finding.to)} />
        </h2>
        {!complete && (
          <p className="note">
            {say('pathsIncomplete')} ({explored})
          </p>
        )}
        {paths.length === 0 && <p className="note">{say('noPath')}</p>}
      </header>
      <ol className="findings">
        {paths.map((path, place) => (
          <FindingItem
            key={place}
            place={place}
            title={
              <>
                <span>{path.explanation}</span>
                <span className="figures">
                  {path.edges.length} {say('hops')} · {say('weight')} {path.weight.toFixed(3)}
                </span>
              </>
            }
          >
            <ul>
              {path.edges.map((edge) => (
                <li key={edge.id}>
                  <SubjectLink {...edge.from} /> <span aria-hidden="true">→</span>{' '}
                  <SubjectLink id={edge.id} name={relationText(edge, words)} />{' '}
                  <span aria-hidden="true">→</span> <SubjectLink {...edge.to} />
                </li>
              ))}
            </ul>
          </FindingItem>
        ))}
      </ol>
    </article>
  );
}
