// The family of a firm and the risk nearby, read beside the map.
import type { MemberAnswer } from '../model/answers.ts';
import type { Finding } from '../model/findings.ts';
import { FindingItem } from './finding-item.tsx';
import { SubjectLink } from './subject-link.tsx';
import { useExplorer } from './use-explorer.ts';

type GroupFinding = Finding & { readonly is: 'group' };

/** Who carries records, and how much of that is left on the way to the centre, with the arithmetic. */
function Risk({ finding }: { readonly finding: GroupFinding }) {
  const { words } = useExplorer();
  const { say } = words;
  const { carriers, score, arithmetic } = finding.answer.risk;
  return (
    <section aria-label={say('risk')}>
      <h3>
        {say('risk')}{' '}
        <span className="figures">{score === null ? say('notOpen') : score.toFixed(3)}</span>
      </h3>
      <ol className="findings">
        {carriers.map(({ node, contribution, arithmetic: sum }, place) => (
          <FindingItem
            key={node.subject.id}
            place={place}
            title={
              <>
                <span>{node.subject.name}</span>
                <span className="figures">
                  {node.hop} {say('hops')} · +{contribution.toFixed(3)}
                </span>
              </>
            }
          >
            <pre>{sum}</pre>
            <SubjectLink {...node.subject} />
          </FindingItem>
        ))}
      </ol>
      {arithmetic !== null && arithmetic !== '' && (
        <details>
          <summary>{say('arithmetic')}</summary>
          <pre>{arithmetic}</pre>
        </details>
      )}
    </section>
  );
}

function Members({
  title,
  members,
}: {
  readonly title: string;
  readonly members: readonly MemberAnswer[];
}) {
  if (members.length === 0) return null;
  return (
    <section aria-label={title}>
      <h3>
        {title} <span className="figures">{members.length}</span>
      </h3>
      <ul className="members">
        {members.map(({ node, reasons, community }) => (
          <li key={node.subject.id}>
            <span className="community" title={String(community)}>
              {community}
            </span>
            <SubjectLink {...node.subject} />
            <p className="muted small">{reasons.map(({ explanation }) => explanation).join(' ')}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The family of firms around a subject, why each belongs, and the risk nearby. */
export function GroupPanel({ finding }: { readonly finding: GroupFinding }) {
  const { words } = useExplorer();
  const { say } = words;
  const { centre, members, people, hubs, complete, edition } = finding.answer;
  return (
    <article className="card">
      <header>
        <p className="kind">{say('group')}</p>
        <h2>
          <SubjectLink {...centre} />
        </h2>
        {!complete && <p className="note">{say('groupIncomplete')}</p>}
        {members.length === 0 && <p className="note">{say('noGroup')}</p>}
      </header>
      <Risk finding={finding} />
      <Members title={say('members')} members={members} />
      <Members title={say('people')} members={people} />
      {hubs.length > 0 && (
        <section aria-label={say('hubs')}>
          <h3>{say('hubs')}</h3>
          <ul className="members">
            {hubs.map(({ subject, explanation }) => (
              <li key={subject.id}>
                <SubjectLink {...subject} />
                <p className="muted small">{explanation}</p>
              </li>
            ))}
          </ul>
        </section>
      )}
      <p className="provenance">{edition}</p>
    </article>
  );
}
