// The part of a card about subjects that were merged, and why.
import { dayAt } from '../../../words/calendar-date.ts';
import type { MergeAnswer } from '../model/answers.ts';
import { SubjectLink } from './subject-link.tsx';
import { useExplorer } from './use-explorer.ts';

function Merge({ id, merge }: { readonly id: string; readonly merge: MergeAnswer }) {
  const { explorer, words } = useExplorer();
  const { say } = words;
  const { absorbedId, absorbedName, kept, evidence, decidedAt, undoneAt, reason, disputed } = merge;
  const isAbsorbed = absorbedId === id;
  const facts = [
    [say('mergedSince'), dayAt(decidedAt)],
    [say('mergeEvidence'), evidence],
    [say('mergeUndone'), undoneAt && dayAt(undoneAt)],
    [say('mergeUndoneWhy'), reason],
  ] as const;
  return (
    <li>
      <p>
        {say(isAbsorbed ? 'wasMergedInto' : undoneAt === null ? 'holdsMerged' : 'heldMerged')}{' '}
        {isAbsorbed ? (
          <SubjectLink id={kept.id} name={kept.name} />
        ) : undoneAt === null ? (
          <strong>{absorbedName}</strong>
        ) : (
          <SubjectLink id={absorbedId} name={absorbedName} />
        )}
      </p>
      {disputed && <p className="note">{say('disputed')}</p>}
      <dl>
        {facts.map(([name, value]) =>
          value === null ? null : (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ),
        )}
      </dl>
      {!isAbsorbed && (
        <button
          type="button"
          className="small plain"
          onClick={() => {
            const knownAt = new Date(Date.parse(decidedAt) - 1).toISOString();
            explorer.changeView({ knownAt, selected: absorbedId });
          }}
        >
          {say('beforeMerge')}
        </button>
      )}
    </li>
  );
}

/** Who is merged into a subject or was, with the reasons; the hub tells them to whom they concern. */
export function MergeList({
  id,
  merges,
}: {
  readonly id: string;
  readonly merges: readonly MergeAnswer[];
}) {
  const { words } = useExplorer();
  if (merges.length === 0) return null;
  return (
    <section aria-label={words.say('merges')}>
      <h3>
        {words.say('merges')} <span className="figures">{merges.length}</span>
      </h3>
      <ul className="merges">
        {merges.map((merge) => (
          <Merge key={merge.id} id={id} merge={merge} />
        ))}
      </ul>
    </section>
  );
}
