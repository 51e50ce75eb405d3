// The card of a relation: what the register holds of it, and where that comes from.
import { lineKey, relationText, shareText } from '../model/lines.ts';
import type { RelationAnswer } from '../model/answers.ts';
import { relationQuestion } from '../model/questions.ts';
import { clocksOf } from '../model/view.ts';
import type { Word } from '../words/texts.ts';
import type { Words } from '../words/words.ts';
import { statementNames } from '../../../words/relation-statement.ts';
import { ProvenanceList } from './record-list.tsx';
import { useAnswer, useExplorer } from './use-explorer.ts';

/** Where a share comes from, or why it is unknown. */
const sources = {
  DECLARED: 'declared',
  DERIVED_FROM_CAPITAL: 'derived',
  TOO_MANY_HOLDERS: 'tooManyHolders',
} as const satisfies Readonly<Record<NonNullable<RelationAnswer['ratioSource']>, Word>>;

/** All that a source can state but the share, which has its own words. */
const told = statementNames.filter(
  (name) => name !== 'ratio' && name !== 'ratioMin' && name !== 'ratioMax',
);

function statedText(
  relation: RelationAnswer,
  name: (typeof told)[number],
  words: Words,
): string | null {
  const value = relation[name];
  return typeof value === 'number' ? shareText({ ratio: value, ratioMin: null }, words) : value;
}

function factsOf(relation: RelationAnswer, words: Words): readonly (readonly [string, string])[] {
  const { say } = words;
  const source = relation.ratioSource;
  const isHolding = relation.kind === 'SHAREHOLDER';
  const facts: readonly (readonly [string, string | null])[] = [
    [
      say('ratio'),
      isHolding
        ? `${shareText(relation, words)}${source ? `（${say(sources[source])}）` : ''}`
        : null,
    ],
    ...told.map((name) => [words.field(name), statedText(relation, name, words)] as const),
    [say('held'), `${relation.validFrom ?? '…'} — ${relation.validTo ?? say('openEnd')}`],
    [say('recordedAt'), relation.recordedAt.slice(0, 10)],
  ];
  return facts.flatMap(([name, value]) => (value === null ? [] : [[name, value] as const]));
}

/** The other relations of the same line, to step between them. */
function Siblings({ id }: { readonly id: string }) {
  const { explorer, state, words } = useExplorer();
  const edge = state.picture.edges.get(id);
  if (!edge) return null;
  const all = [...state.picture.edges.values()].filter((other) => lineKey(other) === lineKey(edge));
  if (all.length < 2) return null;
  return (
    <div className="row tabs">
      {all.map((other) => (
        <button
          key={other.id}
          type="button"
          className="small plain"
          aria-pressed={other.id === id}
          onClick={() => {
            explorer.changeView({ selected: other.id }, false);
          }}
        >
          {relationText(other, words)}
        </button>
      ))}
    </div>
  );
}

function End({ id, name }: { readonly id: string; readonly name: string }) {
  const { explorer } = useExplorer();
  return (
    <button
      type="button"
      className="link"
      onClick={() => {
        explorer.changeView({ selected: id }, false);
      }}
    >
      {name}
    </button>
  );
}

/** A relation with its figures, its dates and where it comes from. */
export function RelationCard({ id }: { readonly id: string }) {
  const { state, words } = useExplorer();
  const { say } = words;
  const answer = useAnswer(relationQuestion, {
    id,
    asOf: clocksOf(state.view),
  });
  if (answer.is === 'loading') return <p className="muted card">{say('loading')}</p>;
  if (answer.is === 'fault')
    return <p role="alert" className="card">{`${say('faultTitle')} · ${answer.fault.message}`}</p>;
  const relation = answer.data.node;
  if (!relation) return <p className="note card">{say('goneText')}</p>;
  const { picture, busy } = state;
  const areBothDrawn = picture.nodes.has(relation.from.id) && picture.nodes.has(relation.to.id);
  // the hub gives every version by its id, also one that was corrected or withdrawn since
  const isOff = !busy && areBothDrawn && !picture.edges.has(id);
  const inForce = [...picture.edges.values()].filter(
    ({ kind, from, to }) =>
      kind === relation.kind && from === relation.from.id && to === relation.to.id,
  );
  return (
    <article className="card">
      <header>
        <p className="kind">{words.relationKind(relation.kind)}</p>
        <h2 className="ends">
          <End {...relation.from} /> <span aria-hidden="true">→</span> <End {...relation.to} />
        </h2>
        {relation.third && (
          <p>
            {words.thirdRole(relation.kind)} <End {...relation.third} />
          </p>
        )}
        <Siblings id={id} />
        {isOff && (
          <p className="note">
            {say('relationOff')}
            {inForce.map((edge) => (
              <span key={edge.id} className="concerned">
                {say('inForce')} <End id={edge.id} name={relationText(edge, words)} />
              </span>
            ))}
          </p>
        )}
        {relation.disputed && <p className="note">{say('disputed')}</p>}
        {relation.identifiedBy === 'NAME' && <p className="note">{say('joinedByName')}</p>}
      </header>
      <section aria-label={say('details')}>
        <dl>
          {factsOf(relation, words).map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
        <ProvenanceList provenance={relation.provenance} />
      </section>
    </article>
  );
}
