// The card of a subject: what the map knows of it, and all that the viewer may see.
import type { CardAnswer } from '../model/answers.ts';
import { cardQuestion } from '../model/questions.ts';
import type { PictureNode } from '../model/picture.ts';
import { shownSignals } from '../model/signals.ts';
import { clocksOf, mostPicked } from '../model/view.ts';
import type { Words } from '../words/words.ts';
import { EdgeSlotList } from './edge-slot-list.tsx';
import { KindMark, SignalBadge } from './legend.tsx';
import { MergeList } from './merges.tsx';
import { SearchBox } from './search-box.tsx';
import { ProvenanceList, RecordList } from './record-list.tsx';
import { CreditStatus } from './credit-status.tsx';
import { useAnswer, useExplorer } from './use-explorer.ts';

type FactList = readonly (readonly [string, string | null])[];

/** What the register holds of an enterprise alone. */
function enterpriseFacts(card: CardAnswer, { say }: Words): FactList {
  if (!('legalForm' in card)) return [];
  const { registeredCapital, capitalCurrency } = card;
  const currency = capitalCurrency && capitalCurrency !== '人民币' ? ` ${capitalCurrency}` : '';
  return [
    [say('legalForm'), card.legalForm],
    [say('establishedOn'), card.establishedOn],
    [say('capital'), registeredCapital && `${registeredCapital} 万元${currency}`],
    [say('registrar'), card.registrationAuthority],
    [say('address'), card.address],
    [say('formerNames'), card.formerNames.join('；')],
    [say('scope'), card.businessScope],
  ];
}

function factsOf(card: CardAnswer, words: Words): FactList {
  const { say, scheme: nameOf } = words;
  const identifiers = card.identifiers.map(
    ({ scheme, value, checkDigitValid }) =>
      [
        nameOf(scheme),
        checkDigitValid === false ? `${value}（${say('checkDigitWrong')}）` : value,
      ] as const,
  );
  const facts: FactList = [
    ...identifiers,
    [say('status'), card.status],
    ...enterpriseFacts(card, words),
  ];
  return facts.filter(([, value]) => value);
}

function Facts({ card }: { readonly card: CardAnswer }) {
  const { words } = useExplorer();
  const { say } = words;
  const facts = factsOf(card, words);
  return (
    <section aria-label={say('identity')}>
      <h3>{say('identity')}</h3>
      <dl>
        {facts.map(([name, value], at) => (
          <div key={at}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <ProvenanceList provenance={card.provenance} />
    </section>
  );
}

/** What the map already knows of a subject, and what can be done with it. */
function Head({ node }: { readonly node: PictureNode }) {
  const { explorer, words } = useExplorer();
  const { say } = words;
  const { id } = node;
  const shown = shownSignals(node.signals);
  return (
    <header>
      <p className="kind">
        <KindMark kind={node.kind} hollow={node.hidden} /> {words.subjectKind(node.kind)}
        {node.status !== null && ` · ${node.status}`}
      </p>
      <h2>{node.name}</h2>
      {shown.length > 0 && (
        <ul className="signals" aria-label={say('signals')}>
          {shown.map((signal) => (
            <li key={signal.key}>
              <SignalBadge signal={signal} /> {words.signal(signal.key)}{' '}
              {node.signals?.[signal.key]}
            </li>
          ))}
        </ul>
      )}
      {node.hidden && <p className="note">{say('outlineWhy')}</p>}
      <div className="row">
        <button
          type="button"
          onClick={() => {
            explorer.step({ act: 'expand', id });
          }}
        >
          {say('expand')}
        </button>
        <button
          type="button"
          className="plain"
          onClick={() => {
            explorer.step({ act: 'fold', id });
          }}
        >
          {say('fold')}
        </button>
        <button
          type="button"
          className="plain"
          onClick={() => {
            explorer.step({ act: 'open', id, hops: 2 });
          }}
        >
          {say('openHere')}
        </button>
        <PathPick id={id} />
        <PickButton id={id} />
      </div>
    </header>
  );
}

/** Takes a subject among those that are asked about together, or out of them. */
export function PickButton({ id, name = '' }: { readonly id: string; readonly name?: string }) {
  const { explorer, state, words } = useExplorer();
  const { picked } = state.view;
  const isPicked = picked.includes(id);
  const word = words.say(isPicked ? 'unpick' : 'pick');
  return (
    <button
      type="button"
      className={name === '' ? 'plain' : 'small plain'}
      aria-label={name === '' ? word : `${word} ${name}`}
      disabled={!isPicked && picked.length >= mostPicked}
      onClick={() => {
        explorer.pick(id);
      }}
    >
      {word}
    </button>
  );
}

/** The two ends of a path are picked one after the other, on the map or by search. */
function PathPick({ id }: { readonly id: string }) {
  const { explorer, state, words } = useExplorer();
  const { say } = words;
  const { pathFrom, picture } = state;
  const start = pathFrom === null ? undefined : picture.nodes.get(pathFrom);
  const cancel = () => {
    explorer.pickPath(null);
  };
  const find = (from: string, to: string): void => {
    explorer.pickPath(null);
    explorer.step({ act: 'path', id: from, to });
  };
  if (pathFrom === null)
    return (
      <button
        type="button"
        className="plain"
        onClick={() => {
          explorer.pickPath(id);
        }}
      >
        {say('pathFrom')}
      </button>
    );
  return (
    <div className="path-pick">
      {pathFrom === id ? (
        <SearchBox
          label={say('pathEnd')}
          onPick={(end) => {
            find(id, end.id);
          }}
        />
      ) : (
        <button
          type="button"
          onClick={() => {
            find(pathFrom, id);
          }}
        >
          {start ? `${say('pathTo')} ${start.name}` : say('pathToHere')}
        </button>
      )}
      <button type="button" className="plain" onClick={cancel}>
        {say('cancel')}
      </button>
    </div>
  );
}

/** All of a subject that the viewer may see, with where it comes from. */
export function SubjectCard({ id }: { readonly id: string }) {
  const { state, words } = useExplorer();
  const { validAt, knownAt } = state.view;
  const answer = useAnswer(cardQuestion, {
    id,
    after: null,
    asOf: clocksOf(state.view),
  });
  const { say } = words;
  const card = answer.is === 'here' ? answer.data.subject : null;
  // of a subject that was merged the hub tells who stands for it
  const shown = card?.id ?? id;
  // the map knows its signals, the card is there without a map
  const node =
    state.picture.nodes.get(shown) ?? (card && { ...card, hidden: false, signals: null });
  return (
    <article className="card">
      {shown !== id && (
        <p className="note">{`${say('redirectedTo')} ${card?.name ?? ''}${say('redirectedToEnd')}`}</p>
      )}
      {node && <Head node={node} />}
      <EdgeSlotList id={shown} />
      <CreditStatus id={shown} />
      {answer.is === 'loading' && <p className="muted">{say('loading')}</p>}
      {answer.is === 'fault' && (
        <p role="alert">{`${say('faultTitle')} · ${answer.fault.message}`}</p>
      )}
      {answer.is === 'here' && answer.data.subject === null && (
        <p className="note">{say('goneText')}</p>
      )}
      {answer.is === 'here' && answer.data.subject !== null && (
        <>
          <RecordList
            key={`${shown} ${validAt} ${knownAt}`}
            id={shown}
            page={answer.data.subject.records}
          />
          <MergeList id={shown} merges={answer.data.subject.merges} />
          <Facts card={answer.data.subject} />
        </>
      )}
    </article>
  );
}
