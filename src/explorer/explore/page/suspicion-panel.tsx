import type { EvidenceAnswer } from '../model/answers.ts';
import type { Finding } from '../model/findings.ts';
import { FindingItem, SubjectLink } from './finding-panel.tsx';
import { useExplorer } from './use-explorer.ts';

function Evidence({
  title,
  evidence,
}: {
  readonly title: string;
  readonly evidence: readonly EvidenceAnswer[];
}) {
  const { words } = useExplorer();
  return (
    <section aria-label={title}>
      <h4>{title}</h4>
      {evidence.length === 0 && <p className="muted small">{words.say('noEvidence')}</p>}
      <ul className="members">
        {evidence.map(({ kind, strength, explanation }, at) => (
          <li key={at}>
            {words.evidence(kind)} <span className="figures">{strength.toFixed(2)}</span>
            <p className="muted small">{explanation}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Who may hang together with a subject though nobody stated it, with what suggests it. */
export function SuspicionPanel({
  finding,
}: {
  readonly finding: Finding & { readonly is: 'suspicion' };
}) {
  const { state, words } = useExplorer();
  const { say } = words;
  const { links, complete, edition } = finding.answer;
  return (
    <article className="card">
      <header>
        <p className="kind">{say('suspicion')}</p>
        <h2>
          <SubjectLink id={finding.id} name={state.picture.nodes.get(finding.id)?.name ?? ''} />
        </h2>
        <p className="note">{say('suspicionWhy')}</p>
        {!complete && <p className="note">{say('suspicionIncomplete')}</p>}
        {links.length === 0 && <p className="muted">{say('noSuspicion')}</p>}
      </header>
      <ol className="findings">
        {links.map(({ subject, hard, soft, strength }, place) => (
          <FindingItem
            key={subject.id}
            place={place}
            title={
              <>
                <span>{subject.name}</span>
                <span className="figures">
                  {say('weight')} {strength.toFixed(2)}
                </span>
              </>
            }
          >
            <Evidence title={say('hardEvidence')} evidence={hard} />
            <Evidence title={say('softEvidence')} evidence={soft} />
            <SubjectLink {...subject} />
          </FindingItem>
        ))}
      </ol>
      <p className="provenance">{edition}</p>
    </article>
  );
}
