// The part of a card about measures in force and the evaluation of today.
import type { EvaluationAnswer, MeasureAnswer, CreditStatusAnswer } from '../model/answers.ts';
import { creditStatusQuestion } from '../model/questions.ts';
import { clocksOf } from '../model/view.ts';
import { measureText } from '../words/measure-words.ts';
import { useAnswer, useExplorer } from './use-explorer.ts';

function Measure({ measure }: { readonly measure: MeasureAnswer }) {
  const { words } = useExplorer();
  const { say, language } = words;
  const { effect, measureId, basis, from, to, applier } = measure;
  const name = measureText(measureId, measure.measure?.name ?? measureId)[language];
  return (
    <li>
      <details>
        <summary>
          <span className="record-kind record-sanction">
            {say(effect === 'REWARD' ? 'reward' : 'punishment')}
          </span>
          <span className="title">{name}</span>
        </summary>
        <dl>
          {[
            [say('measureBasis'), basis],
            [say('measureTime'), `${from} — ${to ?? say('openEnd')}`],
            [say('applier'), applier?.name ?? ''],
          ].map(([label, value]) =>
            value === '' ? null : (
              <div key={label}>
                <dt>{label}</dt>
                <dd>{value}</dd>
              </div>
            ),
          )}
        </dl>
      </details>
    </li>
  );
}

function Measures({ sanctions: { totalCount, nodes } }: Pick<CreditStatusAnswer, 'sanctions'>) {
  const { words } = useExplorer();
  // where they are not open the list of records says so
  if (totalCount === 0 || totalCount === null) return null;
  return (
    <section aria-label={words.say('measures')}>
      <h3>
        {words.say('measures')} <span className="figures">{totalCount}</span>
      </h3>
      <ul className="records">
        {nodes.map((measure) => (
          <Measure key={measure.id} measure={measure} />
        ))}
      </ul>
    </section>
  );
}

/** Items that are named: those that weigh most. */
const mostItems = 5;

const size = (points: string): number => Math.abs(Number(points));

const signed = (points: string): string => (Number(points) > 0 ? `+${points}` : points);

/** What would raise the grade: the end of one record each. */
function Improvements({ improvements }: Pick<EvaluationAnswer, 'improvements'>) {
  const { words } = useExplorer();
  const { say } = words;
  const { nodes } = improvements;
  if (nodes.length === 0) return null;
  return (
    <>
      <h4>{say('improvements')}</h4>
      <ul className="members">
        {nodes.map(({ record, gain, scoreAfter, gradeAfter, repairableFrom, endsOn }, at) => (
          <li key={record?.id ?? at}>
            {record ? `${record.decidedOn} ${record.title}` : say('noRecord')}{' '}
            <span className="figures">
              {signed(gain)} → {scoreAfter} {gradeAfter}
            </span>
            <p className="muted small">
              {[
                repairableFrom !== null && `${say('earliestRepair')} ${repairableFrom}`,
                endsOn !== null && `${say('endsOn')} ${endsOn}`,
              ]
                .filter(Boolean)
                .join(' · ')}
            </p>
          </li>
        ))}
      </ul>
    </>
  );
}

function Evaluation({ evaluation }: { readonly evaluation: EvaluationAnswer }) {
  const { words } = useExplorer();
  const { say } = words;
  const { score, grade, scheme, cutOff, items, ceilings, improvements } = evaluation;
  const top = items
    .filter(({ points }) => Number(points) !== 0)
    .toSorted((a, b) => size(b.points) - size(a.points))
    .slice(0, mostItems);
  return (
    <section aria-label={say('evaluation')}>
      <h3>
        {say('evaluation')}{' '}
        <span className="figures">
          {grade.value} · {score}
        </span>
      </h3>
      <p className="muted small">
        {grade.name} · {scheme.title} · {say('gradedToday')} {cutOff}
      </p>
      <ul className="members">
        {top.map(({ id, name, points }) => (
          <li key={id}>
            {name} <span className="figures">{signed(points)}</span>
          </li>
        ))}
      </ul>
      {ceilings.map(({ name, grade: most }) => (
        <p key={name} className="note">
          {say('ceiling')} {most}：{name}
        </p>
      ))}
      <Improvements improvements={improvements} />
    </section>
  );
}

/** Measures in force with their bases, and the evaluation of today with what makes it. */
export function CreditStatus({ id }: { readonly id: string }) {
  const { state } = useExplorer();
  const answer = useAnswer(creditStatusQuestion, {
    id,
    asOf: clocksOf(state.view),
  });
  // the card beside it says what is wrong
  if (answer.is !== 'here' || answer.data.subject === null) return null;
  const { sanctions, evaluation } = answer.data.subject;
  return (
    <>
      <Measures sanctions={sanctions} />
      {evaluation && <Evaluation evaluation={evaluation} />}
    </>
  );
}
