import { relationText, shareText } from '../model/lines.ts';
import type { ControlAnswer, ControllerAnswer } from '../model/answers.ts';
import type { Finding } from '../model/findings.ts';
import { controlRules } from '../model/view.ts';
import { FindingItem, SubjectLink } from './finding-panel.tsx';
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
          if (rule) explorer.look({ mode: { is: 'control', id, rule }, focus: 0, selected: null });
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
  return (
    <>
      <p>{words.basis(controller.basis)}</p>
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

function WarningItem({ warning }: { readonly warning: ControlAnswer['warnings'][number] }) {
  const { words } = useExplorer();
  const { code, edges } = warning;
  return (
    <li className="note">
      {words.warning(warning)} <code>{code}</code>
      {edges.slice(0, mostNamed).map((edge) => (
        <span key={edge.id} className="concerned">
          {edge.from.name} → {edge.to.name}{' '}
          <SubjectLink
            id={edge.id}
            name={relationText({ ...edge, from: edge.from.id, to: edge.to.id }, words)}
          />
        </span>
      ))}
      {edges.length > mostNamed && ` … ${edges.length}`}
    </li>
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
      {warnings.length > 0 && (
        <ul className="warnings" aria-label={say('warnings')}>
          {warnings.map((warning, at) => (
            <WarningItem key={at} warning={warning} />
          ))}
        </ul>
      )}
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
      <p className="provenance">{edition}</p>
    </article>
  );
}
