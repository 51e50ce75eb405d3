// What differs between two days, read beside the map.
import { today } from '../model/days.ts';
import type { DecidedAnswer } from '../model/answers.ts';
import { type Difference, differencesOf, differingId } from '../model/differences.ts';
import type { Finding } from '../model/findings.ts';
import { changeKinds } from '../model/kinds.ts';
import { relationText, shareText } from '../model/lines.ts';
import { relationStatements, statementNames } from '../../../words/relation-statement.ts';
import type { Words } from '../words/words.ts';
import { FindingItem } from './finding-item.tsx';
import { SubjectLink } from './subject-link.tsx';
import { ChangeMark } from './legend.tsx';
import { useExplorer } from './use-explorer.ts';

type DiffFinding = Finding & { readonly is: 'diff' };

/** Rows that are put on the page at once. */
const most = 200;

function titleOf({ subject, edge }: Difference, words: Words): string {
  if (subject) return subject.name;
  if (!edge) return '';
  return `${edge.from.name} → ${edge.to.name} ${relationText(edge, words)}`;
}

const shares: readonly string[] = statementNames.filter((name) => relationStatements[name].isShare);

function valueOf(name: string, value: string | null, words: Words): string {
  if (value === null) return words.say('nothing');
  return shares.includes(name) ? shareText({ ratio: Number(value), ratioMin: null }, words) : value;
}

/** What the field said and says. */
function Fields({ fields }: Pick<Difference, 'fields'>) {
  const { words } = useExplorer();
  if (fields.length === 0) return null;
  return (
    <dl>
      {fields.map(({ name, before, after }) => (
        <div key={name}>
          <dt>{words.field(name)}</dt>
          <dd>
            {valueOf(name, before, words)} → {valueOf(name, after, words)}
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Item({ difference, place }: { readonly difference: Difference; readonly place: number }) {
  const { words } = useExplorer();
  const { subject, edge, fields } = difference;
  return (
    <FindingItem
      place={place}
      title={
        <>
          <span>{titleOf(difference, words)}</span>
          <span className="figures">
            {subject ? words.subjectKind(subject.kind) : edge && words.relationKind(edge.kind)}
          </span>
        </>
      }
    >
      <Fields fields={fields} />
      {subject && <SubjectLink {...subject} />}
      {edge && (
        <p>
          <SubjectLink {...edge.from} /> <span aria-hidden="true">→</span>{' '}
          <SubjectLink id={edge.id} name={words.relationKind(edge.kind)} />{' '}
          <span aria-hidden="true">→</span> <SubjectLink {...edge.to} />
        </p>
      )}
    </FindingItem>
  );
}

/** The day that the shown one is compared with. */
function OtherDay({ finding: { id, other } }: { readonly finding: DiffFinding }) {
  const { explorer, words } = useExplorer();
  return (
    <label className="field">
      {words.say('compareWith')}
      <input
        type="date"
        value={other}
        max={today()}
        onChange={(event) => {
          const { value } = event.target;
          if (value !== '')
            explorer.changeView({
              mode: { is: 'diff', id, other: value },
              focus: null,
              selected: null,
            });
        }}
      />
    </label>
  );
}

/** Penalties, honours and other records of the time between. */
function Decided({ decided: { nodes, complete } }: { readonly decided: DecidedAnswer }) {
  const { words } = useExplorer();
  const { say } = words;
  if (nodes.length === 0) return null;
  return (
    <section aria-label={say('decidedBetween')}>
      <h3>
        {say('decidedBetween')}{' '}
        <span className="figures">{complete ? nodes.length : `${nodes.length}+`}</span>
      </h3>
      <ul className="decided">
        {nodes.map(({ id, kind, title, decidedOn, subject }) => (
          <li key={id}>
            <span className={`record-kind record-${kind.toLowerCase()}`}>
              {words.recordKind(kind)}
            </span>{' '}
            <time dateTime={decidedOn}>{decidedOn}</time> <span>{title}</span>
            <SubjectLink {...subject} />
          </li>
        ))}
      </ul>
      {!complete && <p className="muted small">{say('decidedCut')}</p>}
    </section>
  );
}

/** What appeared, went and changed around a subject between two days. */
export function DiffPanel({ finding }: { readonly finding: DiffFinding }) {
  const { state, words } = useExplorer();
  const { say } = words;
  const { complete, from, to } = finding.answer;
  const all = differencesOf(finding.answer).map((difference, place) => ({ difference, place }));
  return (
    <article className="card">
      <header>
        <p className="kind">{say('diff')}</p>
        <h2>
          <SubjectLink id={finding.id} name={state.picture.nodes.get(finding.id)?.name ?? ''} />
        </h2>
        <OtherDay finding={finding} />
        <p className="figures">
          {say('comparedFrom')} {from.validAt} {say('comparedTo')} {to.validAt}
        </p>
        {!complete && <p className="note">{say('diffIncomplete')}</p>}
        <p className="muted small">{say('comparedWhat')}</p>
        {all.length === 0 && (
          <p className="muted">
            {say(finding.decided.nodes.length === 0 ? 'noDifference' : 'onlyDecided')}
          </p>
        )}
      </header>
      {changeKinds.map((is) => {
        const mine = all.filter(({ difference }) => difference.is === is);
        if (mine.length === 0) return null;
        return (
          <section key={is} aria-label={words.change(is)}>
            <h3>
              <ChangeMark change={is} /> {words.change(is)}{' '}
              <span className="figures">{mine.length}</span>
            </h3>
            <ol className="findings">
              {mine.slice(0, most).map(({ difference, place }) => (
                <Item key={differingId(difference)} difference={difference} place={place} />
              ))}
            </ol>
            {mine.length > most && <p className="muted small">{say('listCut')}</p>}
          </section>
        );
      })}
      <Decided decided={finding.decided} />
    </article>
  );
}
