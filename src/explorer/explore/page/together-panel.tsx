// How the subjects that were picked hang together, read beside the map.
import type { Finding } from '../model/findings.ts';
import { islandsOf } from '../model/islands.ts';
import { SubjectLink } from './subject-link.tsx';
import { useExplorer } from './use-explorer.ts';

/** How the subjects that were picked hang together, in the parts that have no link between them. */
export function TogetherPanel({
  finding: { ids, answer },
}: {
  readonly finding: Finding & { readonly is: 'together' };
}) {
  const { explorer, state, words } = useExplorer();
  const { say } = words;
  const { picture } = state;
  const nameOf = (id: string): string => picture.nodes.get(id)?.name ?? '';
  const islands = islandsOf(picture, ids);
  const through = [...picture.nodes.values()].filter(({ id }) => !picture.anchors.has(id));
  return (
    <article className="card">
      <header>
        <p className="kind">{say('together')}</p>
        <h2>{say('pickedTogether')}</h2>
        {answer === null && <p className="note">{say('pickTwo')}</p>}
        {answer?.complete === false && <p className="note">{say('togetherIncomplete')}</p>}
        {islands.length > 1 && (
          <p className="note">
            {islands.length} {say('islands')}
          </p>
        )}
      </header>
      {islands.map((island, at) => (
        <section key={island[0]} aria-label={`${say('together')} ${at + 1}`}>
          <h3>
            {say('together')}
            {islands.length > 1 && ` · ${say('part').replace('#', String(at + 1))}`}{' '}
            <span className="figures">
              {island.length} {say('subjects')}
            </span>
          </h3>
          <ul className="members">
            {island.map((id) => (
              <li key={id} className="picked">
                <SubjectLink id={id} name={nameOf(id)} />
                <button
                  type="button"
                  className="small plain"
                  aria-label={`${say('unpick')} ${nameOf(id)}`}
                  onClick={() => {
                    explorer.pick(id);
                  }}
                >
                  {say('unpick')}
                </button>
              </li>
            ))}
          </ul>
          {island.length === 1 && answer !== null && (
            <p className="muted small">{say('standsAlone')}</p>
          )}
        </section>
      ))}
      {answer !== null && through.length > 0 && (
        <section aria-label={say('between')}>
          <h3>
            {say('between')} <span className="figures">{through.length}</span>
          </h3>
          <ul className="members">
            {through.map(({ id, name }) => (
              <li key={id}>
                <SubjectLink id={id} name={name} />
              </li>
            ))}
          </ul>
        </section>
      )}
      <button
        type="button"
        className="plain"
        onClick={() => {
          explorer.changeView({ picked: [], mode: { is: 'map' }, focus: null });
        }}
      >
        {say('unpickAll')}
      </button>
    </article>
  );
}
