// Links that nobody stated, read beside the map with what suggests them.
import type { EvidenceAnswer, SuspectedLinkAnswer } from '../model/answers.ts';
import type { Finding } from '../model/findings.ts';
import { FindingItem } from './finding-item.tsx';
import { SubjectLink } from './subject-link.tsx';
import { peopleQuestion } from '../model/questions.ts';
import { clocksOf } from '../model/view.ts';
import { useAnswer, useExplorer } from './use-explorer.ts';

/** Relations that one question takes. */
const mostAsked = 100;

/** Who the same people are, by the names that the viewer may see. */
function People({ relations }: { readonly relations: readonly string[] }) {
  const { state } = useExplorer();
  const answer = useAnswer(peopleQuestion, {
    ids: relations.slice(0, mostAsked),
    asOf: clocksOf(state.view),
  });
  if (answer.is !== 'here') return null;
  const found = answer.data.nodes.flatMap((node) => node?.from ?? []);
  const people = new Map(found.filter(({ kind }) => kind === 'PERSON').map((one) => [one.id, one]));
  return (
    <p>
      {[...people.values()].map((person, at) => (
        <span key={person.id}>
          {at > 0 && '、'}
          <SubjectLink {...person} />
        </span>
      ))}
    </p>
  );
}

/** The number of the other one, where it is one of the register. */
function OtherNumber({ subject }: Pick<SuspectedLinkAnswer, 'subject'>) {
  const { words } = useExplorer();
  const found = subject.identifiers.find(({ scheme }) => scheme === 'REGISTRATION_NUMBER');
  if (!found) return null;
  return (
    <p className="muted small">
      {subject.name}：{words.scheme('REGISTRATION_NUMBER')} {found.value}
    </p>
  );
}

function Evidence({
  title,
  evidence,
  subject,
}: {
  readonly title: string;
  readonly evidence: readonly EvidenceAnswer[];
  readonly subject: SuspectedLinkAnswer['subject'];
}) {
  const { words } = useExplorer();
  return (
    <section aria-label={title}>
      <h4>{title}</h4>
      {evidence.length === 0 && <p className="muted small">{words.say('noEvidence')}</p>}
      <ul className="members">
        {evidence.map(({ kind, strength, explanation, relations }, at) => (
          <li key={at}>
            {words.evidence(kind)} <span className="figures">{strength.toFixed(2)}</span>
            <p className="muted small">{explanation}</p>
            {relations.length > 0 && <People relations={relations} />}
            {kind === 'ADJACENT_NUMBER' && <OtherNumber subject={subject} />}
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
            <Evidence title={say('hardEvidence')} evidence={hard} subject={subject} />
            <Evidence title={say('softEvidence')} evidence={soft} subject={subject} />
            <SubjectLink {...subject} />
          </FindingItem>
        ))}
      </ol>
      <p className="provenance">{edition}</p>
    </article>
  );
}
