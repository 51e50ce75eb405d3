// Who is behind a subject, read beside the map with the proof of each.
import { relationText, shareText } from '../model/lines.ts';
import type { ControlAnswer, ControllerAnswer } from '../model/answers.ts';
import type { Finding } from '../model/findings.ts';
import { controlRules } from '../model/view.ts';
import { FindingItem } from './finding-item.tsx';
import { SubjectLink } from './subject-link.tsx';
import { useExplorer } from './use-explorer.ts';

/** The law that is applied. */
function RuleChoice({ id }: { readonly id: string }) {
  const { explorer, state, words } = useExplorer();
  const { mode } = state.view;
  return (
    <label className="field">
      {words.say('rule')}
      <select
        value={mode.is === 'control' ? mode.rule : ''}
        onChange={(event) => {
          const rule = controlRules.find((one) => one === event.target.value);
          if (rule)
            explorer.changeView({ mode: { is: 'control', id, rule }, focus: 0, selected: null });
        }}
      >
        {controlRules.map((rule) => (
          <option key={rule} value={rule}>
            {words.rule(rule)}
          </option>
        ))}
      </select>
    </label>
  );
}

/** Chains with their products, and the sum written out, so that it can be replayed by hand. */
function Proof({ controller }: { readonly controller: ControllerAnswer }) {
  const { words } = useExplorer();
  const { say } = words;
  const { arithmetic, paths } = controller.proof;
  const listed = paths.reduce((sum, { product }) => sum + (product ?? 0), 0);
  // equations, and chains that fall short of the share: what comes round again makes up the rest
  const isOfCircle =
    arithmetic.startsWith('x(S)') && controller.ratio !== null && controller.ratio - listed > 1e-9;
  return (
    <>
      <p>{controller.basis}</p>
      <ul className="chains">
        {paths.map(({ nodes, edges, product }, at) => (
          <li key={at}>
            {nodes.map(({ id, name }, place) => {
              const edge = edges[place];
              return (
                <span key={`${id} ${place}`}>
                  <SubjectLink id={id} name={name} />
                  {edge && (
                    <>
                      {' '}
                      —
                      <SubjectLink
                        id={edge.id}
                        name={shareText({ ...edge, ratioMin: null }, words)}
                      />
                      →{' '}
                    </>
                  )}
                </span>
              );
            })}
            {product !== null && (
              <span className="figures">
                {' '}
                = {shareText({ ratio: product, ratioMin: null }, words)}
              </span>
            )}
          </li>
        ))}
      </ul>
      <h4>{say('arithmetic')}</h4>
      {isOfCircle && <p className="muted small">{say('circleRest')}</p>}
      <pre>{arithmetic}</pre>
    </>
  );
}

function ControllerItem({
  controller,
  place,
}: {
  readonly controller: ControllerAnswer;
  readonly place: number;
}) {
  const { words } = useExplorer();
  const { ratio, subject } = controller;
  return (
    <FindingItem
      place={place}
      title={
        <>
          <span>{subject.name}</span>
          <span className="figures">
            {words.subjectKind(subject.kind)}
            {ratio !== null && ` · ${shareText({ ratio, ratioMin: null }, words)}`}
          </span>
        </>
      }
    >
      <Proof controller={controller} />
    </FindingItem>
  );
}

/** Relations that one warning names. */
const mostNamed = 5;

type Warning = ControlAnswer['warnings'][number];

function WarningItem({ warning: { message, edges } }: { readonly warning: Warning }) {
  const { words } = useExplorer();
  return (
    <li>
      {message}
      {edges.slice(0, mostNamed).map((edge) => (
        <span key={edge.id} className="concerned">
          {edge.from.name} → {edge.to.name}{' '}
          <SubjectLink id={edge.id} name={relationText(edge, words)} />
        </span>
      ))}
      {edges.length > mostNamed && ` … ${edges.length}`}
    </li>
  );
}

/** What makes the answer uncertain, by kinds, folded: the answer comes first. */
function Doubts({ warnings }: Pick<ControlAnswer, 'warnings'>) {
  const { words } = useExplorer();
  if (warnings.length === 0) return null;
  const codes = [...new Set(warnings.map(({ code }) => code))];
  return (
    <section aria-label={words.say('warnings')}>
      <h3>
        {words.say('warnings')} <span className="figures">{warnings.length}</span>
      </h3>
      {codes.map((code) => {
        const mine = warnings.filter((warning) => warning.code === code);
        return (
          <details key={code} className="doubts">
            <summary>
              {words.warning(code)}{' '}
              {mine.length > 1 && <span className="figures">{mine.length}</span>}
            </summary>
            <ul className="warnings">
              {mine.map((warning, at) => (
                <WarningItem key={at} warning={warning} />
              ))}
            </ul>
          </details>
        );
      })}
    </section>
  );
}

/** Who is behind a subject under one rule, with proofs and with what makes it uncertain. */
export function ControlPanel({
  finding,
}: {
  readonly finding: Finding & { readonly is: 'control' };
}) {
  const { state, words } = useExplorer();
  const { say } = words;
  const { controllers, filed, warnings, edition } = finding.answer;
  return (
    <article className="card">
      <header>
        <p className="kind">{say('control')}</p>
        <h2>
          <SubjectLink id={finding.id} name={state.picture.nodes.get(finding.id)?.name ?? ''} />
        </h2>
        <RuleChoice id={finding.id} />
      </header>
      <section aria-label={say('controllers')}>
        <h3>
          {say('controllers')} <span className="figures">{controllers.length}</span>
        </h3>
        {controllers.length === 0 && <p className="muted">{say('noController')}</p>}
        <ol className="findings">
          {controllers.map((controller, place) => (
            <ControllerItem key={place} controller={controller} place={place} />
          ))}
        </ol>
      </section>
      {filed.length > 0 && (
        <section aria-label={say('filed')}>
          <h3>{say('filed')}</h3>
          <ol className="findings">
            {filed.map((controller, place) => (
              <ControllerItem
                key={place}
                controller={controller}
                place={controllers.length + place}
              />
            ))}
          </ol>
        </section>
      )}
      <Doubts warnings={warnings} />
      <p className="provenance">{edition}</p>
    </article>
  );
}
